"""Reads XLS (Excel 95-2003): values by calamine, once the records have been seen to be bounded."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from python_calamine import SheetTypeEnum, SheetVisibleEnum

from services.intake.cell_values import (
    MAXIMAL_CELLS,
    ErrorCell,
    KnownTexts,
    Sheet,
    column_letter,
)
from services.intake.compound import CompoundFile, container_of_stream
from services.intake.opening import damaged, locked_by_password, too_far
from services.intake.xlsx_reader import load_sheet, merged_ranges, open_workbook, rows_of

_BEGIN = frozenset((0x0809, 0x0409, 0x0209, 0x0009))
_END, _PASSWORD, _SHEET, _SIZE = 0x000A, 0x002F, 0x0085, 0x0200
_ROW, _COLUMNS, _ERROR_OR_BOOL = 0x0208, 0x007D, 0x0205
_FORMULAS = frozenset((0x0006, 0x0206, 0x0406))
_MANY = 0x00BD
# Number, label, shared text, compact number, rich text.
_VALUES = frozenset((0x0203, 0x0204, 0x00FD, 0x027E, 0x00D6, _ERROR_OR_BOOL, _MANY)) | _FORMULAS
_MOST_SHEETS = 1000
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
    most_cells: int
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    errors: dict[tuple[int, int], ErrorCell] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0
    far_cell: str = ""

    def reach(self, row: int, column: int) -> None:
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)
        if not self.far_cell and self.rows * self.columns > self.most_cells:
            self.far_cell = f"{column_letter(column)}{row + 1}"


def read_xls(name: str, compound: CompoundFile) -> tuple[Sheet, ...]:
    entry = "Workbook" if compound.has("Workbook") else "Book"
    stream = bytearray(compound.stream(name, entry))
    try:
        marks = _marks_by_sheet(name, stream)
    except (struct.error, IndexError) as error:
        raise damaged(name) from error
    workbook = open_workbook(name, container_of_stream(entry, bytes(stream)))
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
        texts = KnownTexts()
        rows = rows_of(name, table, found.errors, texts)
        sheets.append(
            Sheet(
                metadata.name,
                visible,
                rows,
                merged_ranges(table),
                frozenset(row for row in found.hidden_rows if row < len(rows)),
                frozenset(found.hidden_columns),
                respelled=texts.respelled,
            )
        )
    return tuple(sheets)


def _marks_by_sheet(name: str, stream: bytearray) -> list[_Marks]:
    """One for each sheet, in the order of the workbook.

    The reader lays out every sheet as it opens the file, as large as the sheet says or is. So what
    a sheet says of its size is blanked in ``stream``, and one that is too large ends where it begins.
    """
    starts: list[int] = []
    for kind, begin, end in _records(stream, 0):
        if kind == _PASSWORD:
            raise locked_by_password(name)
        if kind == _SHEET:
            starts.append(struct.unpack_from("<I", stream[begin:end])[0])
    if len(starts) > _MOST_SHEETS:
        raise damaged(name)
    left = MAXIMAL_CELLS
    found: list[_Marks] = []
    for start in starts:
        marks = _Marks(left)
        for kind, begin, end in _records(stream, start):
            if kind == _SIZE:
                stream[begin:end] = bytes(end - begin)
            else:
                _note(marks, kind, bytes(stream[begin:end]))
        if marks.far_cell:
            stream[start : start + 4] = struct.pack("<HH", _END, 0)
        else:
            left -= marks.rows * marks.columns
        found.append(marks)
    return found


def _records(stream: bytearray, position: int) -> Iterator[tuple[int, int, int]]:
    """Kind, begin and end of each record from ``position`` to the end of what begins there."""
    depth = 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        begin = position + 4
        position = begin + length
        yield kind, begin, min(position, len(stream))
        if kind in _BEGIN:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                return


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
