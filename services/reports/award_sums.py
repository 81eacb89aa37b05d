"""Rule K22: whether the sums and percentages of the table of awards agree, cell by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from models.numbers import format_number, parse_number
from models.problems import Refused
from services.reports.report import Warning

PERCENTAGES = {5: 4, 7: 6, 11: 10}
"""Column of the percentage: column of the part; the whole is column 3."""


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One row of the table of 14 columns; an empty cell is left out."""

    label: str
    counts: Mapping[int, int]
    """By the number of the column: 3, 4, 6, 8, 9, 10, 12, 13."""
    percentages: Mapping[int, str]
    """As printed, by the number of the column: 5, 7, 11."""


def disagreeing_cells(rows: Sequence[SummaryRow]) -> list[Warning]:
    """What does not agree, with the cell and by how much."""
    return [warning for row in rows for warning in (*_sums(row), *_percentages(row))]


def _sums(row: SummaryRow) -> list[Warning]:
    found: list[Warning] = []
    counts = row.counts
    total, people = counts.get(3), counts.get(4)
    if total is not None and {6, 10} & set(counts):
        found += _unequal(row, 3, total, (6, 10))
    if {8, 9, 12, 13} & set(counts):
        found += _unequal(row, 4, people or 0, (8, 9, 12, 13))
    if people is not None and total is not None and people > total:
        found.append(
            Warning(
                _cell(row, 4),
                f"Số cá nhân {format_number(people)} lớn hơn tổng số {format_number(total)} ở cột (3).",
            )
        )
    return found


def _unequal(row: SummaryRow, column: int, written: int, parts: tuple[int, ...]) -> list[Warning]:
    reckoned = sum(row.counts.get(part, 0) for part in parts)
    if reckoned == written:
        return []
    names = " + ".join(f"({part})" for part in parts)
    difference = format_number(abs(reckoned - written))
    return [
        Warning(
            _cell(row, column),
            f"Ghi {format_number(written)}, còn {names} cộng lại là {format_number(reckoned)}, "
            f"lệch {difference}.",
        )
    ]


def _percentages(row: SummaryRow) -> list[Warning]:
    found: list[Warning] = []
    total = row.counts.get(3)
    for column, written in row.percentages.items():
        part = row.counts.get(PERCENTAGES[column])
        if not written.strip() or not total or part is None:
            continue
        try:
            number = parse_number(written)
        except Refused:
            found.append(Warning(_cell(row, column), f"“{written}” không phải là tỷ lệ phần trăm."))
            continue
        exponent = number.as_tuple().exponent
        digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        share = (Decimal(100 * part) / total).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        if share != number:
            found.append(
                Warning(
                    _cell(row, column),
                    f"Ghi {format_number(number)}%, còn tính từ cột ({PERCENTAGES[column]}) và (3) "
                    f"là {format_number(share)}%.",
                )
            )
    return found


def _cell(row: SummaryRow, column: int) -> str:
    return f"Dòng “{row.label}”, cột ({column})"
