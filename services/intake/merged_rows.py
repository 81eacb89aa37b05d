"""What merged cells mean for the rows below a header."""

from __future__ import annotations

from services.intake.cell_values import Cell, Sheet
from services.intake.header import Table

_HIGHEST_FILLED_DOWN = 5000


def cells_filled_down(sheet: Sheet, table: Table) -> dict[int, dict[int, Cell]]:
    """What merged cells that go down bring to the rows below their first."""
    filled: dict[int, dict[int, Cell]] = {}
    for merged in sheet.merged:
        if (
            merged.first_column in table.headings
            and merged.first_row >= table.first_data_row
            and merged.last_row - merged.first_row <= _HIGHEST_FILLED_DOWN
        ):
            cell = sheet.cell(merged.first_row, merged.first_column)
            for row in range(merged.first_row + 1, merged.last_row + 1):
                if cell is not None:
                    filled.setdefault(row, {})[merged.first_column] = cell
    return filled


def rows_merged_wide(sheet: Sheet, table: Table) -> set[int]:
    wide = max(3, len(table.labels) // 2)
    return {
        merged.first_row
        for merged in sheet.merged
        if merged.first_row == merged.last_row
        and merged.last_column - merged.first_column + 1 >= wide
    }
