"""F06: the decision that recognises titles or grants certificates, with its list."""

from __future__ import annotations

from collections.abc import Sequence

from models.money import format_money
from models.numbers import format_count
from models.vietnamese import lower_first
from services.decision_lines import KIND_WORDS, Line
from services.decision_sentences import DECISION_SENTENCES
from services.documents.document import (
    AppendixHeading,
    AuthorityLine,
    Block,
    Cell,
    CellContent,
    Column,
    Document,
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
from services.forms.deciding.decision_facts import DecisionFacts, decision_facts
from services.forms.form import Form, Wanted
from services.forms.kind_rows import rows_by_kind
from services.forms.official_paper import matter_of
from services.services import Services


def make(services: Services, wanted: Wanted) -> Document:
    facts = decision_facts(services, wanted.uid)
    wording = facts.wording
    name = facts.decision.signer_name
    signer = Signer(facts.signature, name, seal_space=facts.seal_space)
    blocks: list[Block] = [
        *opening(facts),
        *_articles(wording.articles),
        SignatureBlock((signer,), wording.recipients),
    ]
    if not facts.inline:
        blocks += _appendix(facts)
    title = f"Quyết định {lower_first(wording.summary)}"
    return Document(title=title, dated=facts.day, blocks=tuple(blocks))


def opening(facts: DecisionFacts) -> list[Block]:
    """All that stands above Article 1."""
    return [
        Letterhead(
            facts.agency,
            parent=facts.parent,
            number=f"Số: {facts.number}",
            place_date=f"{facts.place}, {facts.written_day}",
        ),
        Heading("QUYẾT ĐỊNH", facts.wording.summary),
        AuthorityLine(f"CHỦ TỊCH {facts.agency_in_sentence}".upper()),
        LegalBases(facts.wording.bases),
        AuthorityLine("QUYẾT ĐỊNH:"),
    ]


def _articles(articles: Sequence[str]) -> list[Block]:
    """Each article opens with its number; its further lines are paragraphs of their own."""
    blocks: list[Block] = []
    for number, article in enumerate(articles, start=1):
        first, *rest = article.split("\n")
        opening = (bold(f"Điều {number}. "), Run(first))
        blocks.append(Paragraph(opening, keep_with_next=bool(rest)))
        blocks += [Paragraph(line) for line in rest]
    return blocks


def _appendix(facts: DecisionFacts) -> list[Block]:
    number = facts.number if facts.decision.number else facts.number.replace("  ", " ")
    reference = (
        f"(Kèm theo Quyết định số {number} {facts.written_day} "
        f"của Chủ tịch {facts.agency_in_sentence})"
    )
    return [
        Section(landscape=True, name="Danh sách"),
        AppendixHeading("DANH SÁCH", facts.list_title, reference),
        list_table(facts),
    ]


def list_table(facts: DecisionFacts) -> Table:
    """The recipients; a column that would be empty, or the same in every row, is left out."""
    lines = facts.lines
    kinds = {line.kind for line in lines}
    people = [line for line in lines if line.kind != "collective"]
    addressed = bool(people) and all(line.honorific for line in people)
    columns: list[tuple[Column, list[CellContent]]] = [
        (Column(_name_title(lines), 3.2), [_name(line, addressed) for line in lines])
    ]
    if any(line.about for line in lines):
        columns.append((Column(_about_title(kinds), 3.0), [line.about for line in lines]))
    if len({line.award.code for line in lines}) > 1:
        columns.append((Column("Danh hiệu, hình thức", 2.2), [line.award.name for line in lines]))
    if any(line.achievement for line in lines):
        columns.append((Column("Thành tích", 3.2), [line.achievement for line in lines]))
    before_money = len(columns) + 1
    if facts.total:
        money = Column("Tiền thưởng (đồng)", mm=30, align="right", number_format="#,##0")
        columns.append((money, [_money(line.prize) for line in lines]))
    notes = [_note(line) for line in lines]
    if any(notes):
        columns.append((Column("Ghi chú", mm=32), [*notes]))
    contents = zip(*(cells for _, cells in columns), strict=True)
    rows = rows_by_kind(zip((line.kind for line in lines), contents, strict=True), title_one=False)
    if facts.total:
        rest = [""] * (len(columns) - before_money)
        total = Cell(f"Tổng cộng ({format_count(len(lines))})", span=before_money, align="center")
        rows.append(Row((total, _money(facts.total), *rest), bold=True))
    number = Column("TT", mm=13, align="center")
    return Table((number, *(column for column, _ in columns)), rows)


def _name_title(lines: Sequence[Line]) -> str:
    kinds = {line.kind for line in lines}
    nouns = {line.award.counted_as for line in lines}
    if kinds == {"individual"}:
        return "Họ và tên"
    if kinds == {"household"}:
        return "Họ và tên chủ hộ"
    if kinds == {"collective"}:
        noun = nouns.pop() if len(nouns) == 1 else ""
        return f"Tên {noun or KIND_WORDS['collective']}"
    return "Họ và tên, tên tập thể" if "collective" in kinds else "Họ và tên"


def _about_title(kinds: set[str]) -> str:
    if kinds == {"collective"}:
        return "Đơn vị"
    return "Thôn, bản, tổ dân phố" if kinds == {"household"} else "Chức vụ, đơn vị công tác"


def _name(line: Line, addressed: bool) -> str:
    return f"{line.honorific} {line.name}" if addressed and line.honorific else line.name


def _note(line: Line) -> str:
    return "; ".join(part for part in ("Truy tặng" if line.posthumous else "", line.note) if part)


def _money(amount: int | None) -> Cell:
    return Cell(format_money(amount).removesuffix(" đồng"), amount) if amount else Cell("")


def file_name(services: Services, wanted: Wanted) -> str:
    decision = services.deciding.get(wanted.uid)
    summary = matter_of(services.wording.of(decision).summary)
    about = lower_first(summary).partition(" có thành tích ")[0]
    number = f"số {decision.code.partition('/')[0]}" if decision.number else "chưa số"
    day = f" ngày {decision.decided_on:%d-%m-%Y}" if decision.decided_on else ""
    return f"Quyết định {number}{day} {about}"


DECISION = Form(
    "decision",
    "Quyết định khen thưởng",
    (".pdf", ".docx"),
    make,
    file_name,
    needs_record=True,
    record="decision",
    step="decide",
    sentences=DECISION_SENTENCES,
)
