"""Knows the header of another table further down in a sheet, whose columns mean something else."""

from __future__ import annotations

from collections.abc import Sequence

from services.intake.cell_values import Cell
from services.intake.columns import ListKind
from services.intake.header import Table
from services.intake.headings import Heading, recognise

_NAMES = ("name", "name_and_position", "given_name")
_LONGEST_HEADER = 40
"""Filled cells; what is wider is not looked at."""


def headings_in(cells: Sequence[Cell], kind: ListKind) -> dict[int, Heading]:
    """What the columns would mean if the row were a header; nothing when it is none."""
    filled = [(column, cell) for column, cell in enumerate(cells) if cell is not None]
    if not 1 < len(filled) <= _LONGEST_HEADER:
        return {}
    found: dict[int, Heading] = {}
    for column, cell in filled:
        if not isinstance(cell, str):
            return {}
        if heading := recognise(cell, kind):
            found[column] = heading
    named = any(heading.field in _NAMES for heading in found.values())
    mostly = len(found) > 1 and 2 * len(found) >= len(filled)
    return found if mostly and (named or len(found) == len(filled) > 2) else {}


def agrees(found: dict[int, Heading], table: Table) -> bool:
    """Whether the columns mean what they meant so far, whatever they are called now."""
    return all(table.headings.get(column) == heading for column, heading in found.items())


def told_of_other_table(sheet: str, row: int, header_row: int) -> str:
    """``row`` and ``header_row`` as Excel numbers them."""
    return (
        f"Từ dòng {row} của trang “{sheet}” là một bảng khác, có các cột khác với bảng ở dòng "
        f"{header_row}, nên chưa lấy; lấy xong bảng này, hãy chọn lại tệp và chỉ dòng {row} làm dòng tiêu đề."
    )
