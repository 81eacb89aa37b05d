"""Tables of the papers of a council meeting: the ballot and the count, award by award."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from models.numbers import format_number
from services.documents.document import Cell, CellContent, Column, GroupRow, Row, Table
from services.forms.meeting.meeting_facts import Candidate, by_award

BOX = "☐"
ANSWERS = ("Đồng ý", "Không đồng ý", "Ý kiến khác")
CellsAfterName = Callable[[Candidate], tuple[CellContent, ...]]
"""What stands in a row after number and name."""


def vote_table(candidates: Sequence[Candidate]) -> Table:
    """The count of each line, award by award; blank cells where it is not counted yet."""
    columns = (
        Column("TT", mm=11, align="center"),
        Column("Tên cá nhân, tập thể", 1.7),
        Column("Danh hiệu, hình thức đề nghị", 1.0),
        *(Column(answer, mm=17, align="center") for answer in ANSWERS),
        Column("Tỷ lệ %", mm=15, align="center"),
    )
    return Table(columns, grouped(candidates, _counts), size=12)


def _counts(candidate: Candidate) -> tuple[CellContent, ...]:
    vote = candidate.line.vote
    if vote.agree is None:
        return (candidate.line.award.name, "", "", "", "")
    numbers = (vote.agree, vote.disagree, vote.other)
    return (
        candidate.line.award.name,
        *((number, format_number(number)) for number in numbers),
        share_cell(candidate),
    )


def share_cell(candidate: Candidate) -> CellContent:
    """The share of the votes in favour, as in "88,9"; blank until it is counted."""
    result = candidate.line.result
    if result.agree is None or not result.base:
        return ""
    share = (Decimal(100 * result.agree) / result.base).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return (share, format_number(share))


def grouped(candidates: Sequence[Candidate], rest: CellsAfterName) -> list[Row | GroupRow]:
    """A title per award where there are several, its lines numbered under it."""
    groups = by_award(candidates)
    rows: list[Row | GroupRow] = []
    for place, (award, group) in enumerate(groups.items(), start=1):
        if len(groups) > 1:
            rows.append(GroupRow(award, roman(place)))
        for number, each in enumerate(group, start=1):
            rows.append(Row(((number, str(number)), Cell(each.named, each.name), *rest(each))))
    return rows


def roman(number: int) -> str:
    """I, II, III: of the parts of a paper."""
    signs = (("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
    text = ""
    for sign, worth in signs:
        text += sign * (number // worth)
        number %= worth
    return text


def ballot_table(candidates: Sequence[Candidate]) -> Table:
    """A box for each answer."""
    columns = (
        Column("TT", mm=11, align="center"),
        Column("Tên cá nhân, tập thể", 1.7),
        Column("Danh hiệu, hình thức đề nghị", 1.0),
        *(Column(answer, mm=19, align="center") for answer in ANSWERS),
    )
    return Table(
        columns,
        grouped(candidates, lambda each: (each.line.award.name, BOX, BOX, BOX)),
        row_height=11,
    )
