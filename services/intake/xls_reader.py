"""Reads XLS (Excel 95-2003): values by calamine, once the records have been seen to be bounded."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from python_calamine import SheetTypeEnum, SheetVisibleEnum

from services.intake.cell_values import (
    MAXIMAL_CELLS,
    ErrorCell,
    Sheet,
    column_letter,
)
from services.intake.compound import CompoundFile
from services.intake.opening import damaged, locked_by_password, too_far
from services.intake.xlsx_reader import load_sheet, merged_ranges, open_workbook, rows_of

_BEGIN = frozenset((0x0809, 0x0409, 0x0209, 0x0009))
_END, _PASSWORD, _SHEET = 0x000A, 0x002F, 0x0085
_ROW, _COLUMNS, _ERROR_OR_BOOL = 0x0208, 0x007D, 0x0205
_FORMULAS = frozenset((0x0006, 0x0206, 0x0406))
_MANY = 0x00BD
# Number, label, shared text, compact number, rich text.
_VALUES = frozenset((0x0203, 0x0204, 0x00FD, 0x027E, 0x00D6, _ERROR_OR_BOOL, _MANY)) | _FORMULAS
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


@dataclass(slots=True)
class _Marks:
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    errors: dict[tuple[int, int], ErrorCell] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0
    far_cell: str = ""

    def reach(self, row: int, column: int) -> None:
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)
        if not self.far_cell and self.rows * self.columns > MAXIMAL_CELLS:
            self.far_cell = f"{column_letter(column)}{row + 1}"


def read_xls(name: str, data: bytes, compound: CompoundFile) -> tuple[Sheet, ...]:
    stream = compound.stream(name, "workbook" if compound.has("workbook") else "book")
    try:
        marks = _marks_by_sheet(name, stream)
    except (struct.error, IndexError) as error:
        raise damaged(name) from error
    workbook = open_workbook(name, data)
    if len(workbook.sheets_metadata) != len(marks):
        raise damaged(name)
    sheets = []
    for metadata, found in zip(workbook.sheets_metadata, marks, strict=True):
        if metadata.typ != SheetTypeEnum.WorkSheet:
            continue
        visible = metadata.visible == SheetVisibleEnum.Visible
        if found.far_cell:
            refusal = too_far(name, metadata.name, found.far_cell)
            sheets.append(Sheet(metadata.name, visible, refusal=refusal))
            continue
        table = load_sheet(name, workbook, metadata.name)
        rows = rows_of(table, found.errors)
        sheets.append(
            Sheet(
                metadata.name,
                visible,
                rows,
                merged_ranges(table),
                frozenset(row for row in found.hidden_rows if row < len(rows)),
                frozenset(found.hidden_columns),
            )
        )
    return tuple(sheets)


def _marks_by_sheet(name: str, stream: bytes) -> list[_Marks]:
    """One for each sheet, in the order of the workbook."""
    by_start: dict[int, _Marks] = {}
    current: _Marks | None = None
    depth = position = 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        body = position + 4
        if kind in _BEGIN:
            depth += 1
            if depth == 1:
                current = by_start.get(position)
        elif kind == _END:
            depth = max(depth - 1, 0)
        elif kind == _PASSWORD:
            raise locked_by_password(name)
        elif kind == _SHEET:
            by_start.setdefault(struct.unpack_from("<I", stream, body)[0], _Marks())
        elif current is not None and depth == 1:
            _note(current, kind, stream[body : body + length])
        position = body + length
    return list(by_start.values())


def _note(marks: _Marks, kind: int, record: bytes) -> None:
    if kind in _VALUES:
        row, column = struct.unpack_from("<HH", record)
        if kind == _MANY:
            column = int.from_bytes(record[-2:], "little")
        marks.reach(row, column)
        if kind == _ERROR_OR_BOOL and record[7:8] == b"\x01":
            marks.errors[row, column] = _error(record[6])
        elif kind in _FORMULAS and record[6:7] == b"\x02" and record[12:14] == b"\xff\xff":
            marks.errors[row, column] = _error(record[8])
    elif kind == _ROW and record[12:13] and record[12] & 0x20:
        marks.hidden_rows.add(struct.unpack_from("<H", record)[0])
    elif kind == _COLUMNS and record[8:9] and record[8] & 0x01:
        first, last = struct.unpack_from("<HH", record)
        marks.hidden_columns.update(range(first, min(last, 255) + 1))


def _error(code: int) -> ErrorCell:
    return ErrorCell(_ERRORS.get(code, "#N/A"))
