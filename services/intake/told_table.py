"""The table of a sheet as it was found, with what somebody said otherwise of its header and columns."""

from __future__ import annotations

from dataclasses import replace

from services.intake.cell_values import Sheet, column_letter, column_number
from services.intake.columns import LIST_FIELDS, ListKind
from services.intake.header import Table, find_table, table_at
from services.intake.headings import Heading, kind_told
from services.intake.reading import AS_FOUND, PASSED_OVER, Reading

_IN_SEVERAL_COLUMNS = frozenset(("award", "ordinal", "note", "position", "unit"))
"""Fields that several columns may tell; any other has one column once the user chose it."""


def table_of(sheet: Sheet, kind: ListKind, reading: Reading = AS_FOUND) -> Table | None:
    """None when there is no header, neither found nor told."""
    if reading.header is not None:
        first, last = sorted(reading.header)
        last = min(last, len(sheet.rows), first + 5)
        table = table_at(sheet, first - 1, max(1, last - first + 1), kind) if first > 0 else None
    else:
        table = find_table(sheet, kind)
    if table is None:
        return None
    if reading.first_row:
        table = replace(table, first_data_row=max(reading.first_row - 1, table.header_end))
    return replace(table, headings=_headings(table, kind, reading))


def _headings(table: Table, kind: ListKind, reading: Reading) -> dict[int, Heading]:
    headings = dict(table.headings)
    told = {
        column_number(letter): field
        for letter, field in reading.columns.items()
        if field == PASSED_OVER or field in LIST_FIELDS[kind]
    }
    taken = set(told.values()) - _IN_SEVERAL_COLUMNS
    headings = {
        column: heading
        for column, heading in headings.items()
        if column not in told and heading.field not in taken
    }
    for column, field in told.items():
        if field != PASSED_OVER:
            headings[column] = Heading(field, kind_told(field, table.labels.get(column, "")))
    return dict(sorted(headings.items()))


def why(table: Table, column: int, reading: Reading, remembered: bool) -> str:
    """Why a column is taken as it is, as a sentence."""
    if column_letter(column) in reading.columns:
        if remembered:
            return "Như đã chọn ở lần lấy tệp trước có tiêu đề giống tệp này."
        return "Đã chọn bằng tay."
    label = table.labels.get(column, "")
    if column not in table.headings:
        if not label:
            return "Cột không có tiêu đề nên không lấy."
        return "Không nhận ra tiêu đề nên không lấy."
    above, _, own = label.rpartition(" - ")
    if above:
        return f"Nhận ra theo tiêu đề “{own}” nằm dưới “{above}”."
    return f"Nhận ra theo tiêu đề “{label}”."
