"""Trích sao: of a decision that was issued, what concerns one unit, copied under a number of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from models.awards import Award
from models.problems import Refused
from models.units import Unit
from services.decision_lines import KIND_WORDS, line_of
from services.documents.document import (
    Block,
    Document,
    Paragraph,
    Run,
    SignatureBlock,
    Signer,
    bold,
)
from services.form_words import Sentence
from services.forms.deciding.decision import list_table, opening
from services.forms.deciding.decision_facts import DecisionFacts, decision_facts
from services.forms.form import Form, Official, Wanted
from services.forms.official_paper import OfficialPaper
from services.services import Services

BY_ORDER = "TL."
NOT_ISSUED = "Quyết định chưa ban hành nên chưa trích sao được; hãy ban hành trước."
NUMBERED = re.compile(r"\d+\. ")
LISTED = " sau đây"
"""In the opening of an article whose recipients stand in lines below it."""
SIGNED = 4.0
"""Millimetres above the name of whoever signed the original."""
USUAL_SIGNER = ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")


def make(services: Services, wanted: Wanted) -> Document:
    unit = _unit(services, wanted)
    whole = decision_facts(services, wanted.uid)
    if whole.decision.status != "issued":
        raise Refused(NOT_ISSUED)
    awards = services.deciding.awards(wanted.uid)
    own = ByUnit(services, awards).of(unit)
    if not own:
        raise Refused(
            f"Quyết định này không có cá nhân, tập thể hay hộ gia đình nào của {unit.name}; "
            "hãy chọn đơn vị khác."
        )
    mine = {award.uid for award in own}
    others = [award for award in awards if award.uid not in mine]
    facts = _part(services, whole, own)
    paper = OfficialPaper(services, DECISION_EXTRACT, wanted)
    blocks: tuple[Block, ...] = (
        *opening(facts),
        *_articles(facts.wording.articles, own, others),
        *_list(paper, facts, unit, () if _named_in_article(whole, own) else own),
        SignatureBlock(
            (
                Signer(
                    facts.signature, facts.decision.signer_name, hint="(Đã ký)", seal_space=SIGNED
                ),
            )
        ),
        Paragraph(""),
        replace(paper.letterhead(), country="TRÍCH SAO", motto=""),
        replace(paper.signature(unit.name, paper.filing()), signers=(_signer(services, paper),)),
    )
    title = f"Trích sao Quyết định số {facts.number} cho {unit.name}"
    return Document(title=title, dated=paper.day, blocks=blocks)


def _unit(services: Services, wanted: Wanted) -> Unit:
    if not wanted.unit:
        raise Refused("Hãy chọn đơn vị được cấp bản trích sao quyết định.")
    return services.directory.unit(wanted.unit)


class ByUnit:
    """The recipients of a decision, unit by unit."""

    def __init__(self, services: Services, awards: Sequence[Award]) -> None:
        self._units = services.directory.units()
        self._awards = awards
        subjects = services.store.subjects.get_many([award.subject_uid for award in awards])
        self._now = {subject.uid: subject.unit_uid for subject in subjects}

    def of(self, unit: Unit) -> list[Award]:
        """Those of the unit and of everything under it, as their lines say.

        Somebody who has moved away since stays with the unit of that day. A line without a unit,
        or with the name of several, goes by where its subject belongs today.
        """
        inside = {each.uid: each for each in self._units if self._under(each, unit)}
        names = {name for each in inside.values() for name in (each.name, *each.former_names)}
        outside = {each.name for each in self._units if each.uid not in inside}

        def belongs(award: Award) -> bool:
            today = self._now.get(award.subject_uid) in inside
            said, elsewhere = award.unit_name in names, award.unit_name in outside
            if not award.unit_name or (said and elsewhere):
                return today
            return said or (today and not elsewhere)

        return [award for award in self._awards if belongs(award)]

    def counts(self) -> list[tuple[Unit, int]]:
        """To whom an extract can be given: each unit with how many are its own, or below it."""
        counted = ((unit, len(self.of(unit))) for unit in self._units)
        return [(unit, count) for unit, count in counted if count]

    def _under(self, each: Unit, unit: Unit) -> bool:
        return each.tree_key.startswith(unit.tree_key)


def _part(services: Services, whole: DecisionFacts, own: list[Award]) -> DecisionFacts:
    """The decision with the list of these alone."""
    groups = []
    for kind in KIND_WORDS:
        lines = tuple(
            line_of(services.catalogue, award, services.deciding.prize(award, whole.decision))
            for award in own
            if award.kind == kind
        )
        if lines:
            groups.append((kind, lines))
    total = sum(line.prize or 0 for _, lines in groups for line in lines)
    return replace(whole, groups=tuple(groups), total=total, inline=False)


def _named_in_article(whole: DecisionFacts, own: Sequence[Award]) -> bool:
    first = whole.wording.articles[0] if whole.wording.articles else ""
    return whole.inline and all(award.name in first for award in own)


def _list(
    paper: OfficialPaper, facts: DecisionFacts, unit: Unit, listed: Sequence[Award]
) -> list[Block]:
    """Nothing where Article 1 names everybody."""
    if not listed:
        return []
    opening = paper.paragraphs("list", đơn_vị=unit.name)
    return [*(replace(each, keep_with_next=True) for each in opening), list_table(facts)]


def _articles(articles: Iterable[str], own: list[Award], others: list[Award]) -> list[Block]:
    """Without the lines that name others alone."""
    mine = [award.name for award in own]
    strangers = [award.name for award in others]
    blocks: list[Block] = []
    for number, article in enumerate(articles, start=1):
        first, *rest = article.split("\n")
        kept = [line for line in rest if not _names_others(line, mine, strangers)]
        if len(kept) < len(rest):
            kept = _numbered_anew(kept)
            if LISTED in first and first.endswith(":"):
                first = f"{first.replace(LISTED, '', 1)[:-1]}, trong đó có:"
        blocks.append(Paragraph((bold(f"Điều {number}. "), Run(first))))
        blocks += [Paragraph(line) for line in kept]
    return blocks


def _numbered_anew(lines: Sequence[str]) -> list[str]:
    """ "3. Bà Lò Thị Ễn;" as the only one left is "1. Bà Lò Thị Ễn."."""
    place = 0
    texts: list[str] = []
    for line in lines:
        if numbered := NUMBERED.match(line):
            place += 1
            line = f"{place}. {line[numbered.end() :]}"
        texts.append(line)
    if texts and texts[-1].endswith(";"):
        texts[-1] = f"{texts[-1][:-1]}."
    return texts


def _names_others(line: str, mine: list[str], strangers: list[str]) -> bool:
    return any(name in line for name in strangers) and not any(name in line for name in mine)


def _signer(services: Services, paper: OfficialPaper) -> Signer:
    """As written in the paper, else whoever signs by order of the chairman."""
    if paper.paper.signer_position:
        return paper.signer()
    seal = paper.head.seal_space
    for signer in services.setup.signers_on(paper.day):
        if signer.authority.startswith(BY_ORDER):
            return Signer((signer.authority, signer.position), signer.name, seal_space=seal)
    return Signer(USUAL_SIGNER, seal_space=seal)


def file_name(services: Services, wanted: Wanted) -> str:
    decision = services.deciding.get(wanted.uid)
    unit = _unit(services, wanted)
    number = f"số {decision.code.partition('/')[0]}" if decision.number else "chưa số"
    day = f" ngày {decision.decided_on:%d-%m-%Y}" if decision.decided_on else ""
    return f"Trích sao Quyết định {number}{day} cho {unit.name}"


DECISION_EXTRACT = Form(
    "decision-extract",
    "Trích sao quyết định cho một đơn vị",
    (".pdf", ".docx"),
    make,
    file_name,
    needs_record=True,
    record="decision",
    step="present",
    official=Official("committee", "TrS"),
    by_unit="required",
    sentences=(
        Sentence(
            "list",
            "Câu trên danh sách của đơn vị",
            "Trích danh sách được khen thưởng của {đơn_vị}:",
            ("đơn_vị", "xã"),
        ),
        Sentence("recipients", "Nơi nhận", "", lines=True, per_regime=True),
    ),
)
