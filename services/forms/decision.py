"""F06: the decision that recognises titles or grants certificates, with its list."""

from __future__ import annotations

from models.money import format_money
from services.documents.document import (
    AppendixHeading,
    AuthorityLine,
    Block,
    Cell,
    Column,
    Document,
    GroupRow,
    Heading,
    LegalBases,
    Letterhead,
    Paragraph,
    Row,
    Run,
    Section,
    SignatureBlock,
    Signer,
    Table,
    bold,
)
from services.forms.decision_facts import KIND_WORDS, DecisionFacts, Line, decision_facts
from services.forms.form import Form, Wanted
from services.services import Services


def make(services: Services, wanted: Wanted) -> Document:
    facts = decision_facts(services, wanted.uid)
    blocks: list[Block] = [
        Letterhead(
            facts.agency,
            parent=facts.parent,
            number=facts.number_line,
            place_date=facts.place_date,
        ),
        Heading("QUYẾT ĐỊNH", facts.summary),
        AuthorityLine(facts.authority),
        LegalBases(facts.bases),
        AuthorityLine("QUYẾT ĐỊNH:"),
        *_articles(facts),
        SignatureBlock((Signer(facts.signer, facts.signer_name),), facts.recipients),
    ]
    if not facts.inline:
        blocks += _appendix(facts)
    return Document(title=f"Quyết định {facts.summary}", dated=facts.day, blocks=tuple(blocks))


def _articles(facts: DecisionFacts) -> list[Block]:
    blocks: list[Block] = []
    for number, text in enumerate(facts.articles, start=1):
        blocks.append(Paragraph((bold(f"Điều {number}. "), Run(text))))
        if number == 1 and facts.inline:
            lines = [line for _, group in facts.groups for line in group]
            blocks += [
                Paragraph(f"{place}. {_inline(line)}{'.' if place == len(lines) else ';'}")
                for place, line in enumerate(lines, start=1)
            ]
    return blocks


def _inline(line: Line) -> str:
    parts = [f"{line.name}, {line.about}" if line.about else line.name]
    if line.achievement:
        parts.append(line.achievement[:1].lower() + line.achievement[1:])
    return ", ".join(parts)


def _appendix(facts: DecisionFacts) -> list[Block]:
    decision = facts.decision
    day = facts.place_date.partition(", ")[2]
    number = decision.code if decision.number else f"       /{decision.symbol}"
    agency = " ".join(facts.agency)
    return [
        Section(landscape=True, name="Danh sách"),
        AppendixHeading(
            "DANH SÁCH",
            f"{_who(facts)} được {_lower_first(facts.summary.removeprefix('Về việc ').strip())}",
            f"(Kèm theo Quyết định số {number} {day} của Chủ tịch {_official_case(agency)})",
        ),
        list_table(facts),
    ]


def list_table(facts: DecisionFacts) -> Table:
    """The recipients; a column that would be empty, or the same in every row, is left out."""
    lines = [line for _, group in facts.groups for line in group]
    several_awards = len({line.award for line in lines}) > 1
    achievements = any(line.achievement for line in lines)
    prizes = any(line.prize for line in lines)
    kinds = [kind for kind, _ in facts.groups]
    name_title = "Họ và tên" if kinds == ["individual"] else "Tên tập thể"
    if len(kinds) > 1:
        name_title = "Họ và tên, tên tập thể"
    about_title = "Đơn vị" if kinds == ["collective"] else "Chức vụ, đơn vị công tác"
    columns = [
        Column("TT", mm=13, align="center"),
        Column(name_title, 3.0),
        Column("Thôn, bản, tổ dân phố" if kinds == ["household"] else about_title, 3.0),
        *([Column("Danh hiệu, hình thức", 2.0)] if several_awards else []),
        *([Column("Thành tích", 3.0)] if achievements else []),
        *([Column("Tiền thưởng (đồng)", mm=32, align="right")] if prizes else []),
        Column("Ghi chú", mm=28),
    ]
    rows: list[Row | GroupRow] = []
    for place, (kind, group) in enumerate(facts.groups):
        if len(facts.groups) > 1:
            rows.append(GroupRow(f"{KIND_WORDS[kind].upper()}", "ABC"[place]))
        for number, line in enumerate(group, start=1):
            rows.append(
                Row(
                    (
                        (number, str(number)),
                        line.name,
                        line.about,
                        *([line.award] if several_awards else []),
                        *([line.achievement] if achievements else []),
                        *([_money(line.prize)] if prizes else []),
                        "",
                    )
                )
            )
    if facts.total:
        before = 3 + several_awards + achievements
        rows.append(
            Row(
                (Cell("Tổng cộng", span=before, align="center"), _money(facts.total), ""), bold=True
            )
        )
    return Table(tuple(columns), rows)


def file_name(services: Services, wanted: Wanted) -> str:
    decision = services.deciding.get(wanted.uid)
    summary = decision_facts(services, wanted.uid).summary.removeprefix("Về việc ")
    number = f"số {decision.number} " if decision.number else "chưa số "
    return f"Quyết định {number}{summary}"


def _money(amount: int | None) -> Cell:
    return Cell(format_money(amount).removesuffix(" đồng"), amount) if amount else Cell("")


def _who(facts: DecisionFacts) -> str:
    words = [KIND_WORDS[kind] for kind, _ in facts.groups]
    return ", ".join(words).capitalize()


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _official_case(agency: str) -> str:
    """ "ỦY BAN NHÂN DÂN XÃ MƯỜNG THÍN" as it stands inside a sentence."""
    words = agency.title().split()
    small = {"Ban", "Nhân", "Dân"}
    return " ".join(
        word.lower() if word in small and place < 4 else word for place, word in enumerate(words)
    )


DECISION = Form(
    "decision", "Quyết định khen thưởng", (".pdf", ".docx"), make, file_name, needs_record=True
)
