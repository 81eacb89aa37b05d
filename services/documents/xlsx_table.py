"""Tables in Excel: real columns with real numbers and dates under a header that stays in sight."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

from services.documents.document import Cell, Column, GroupRow, Row, Table, cell, plain
from services.documents.row_progress import RowProgress
from services.documents.sheet_layout import POINTS_PER_MM
from services.documents.table_layout import HeaderCell, header_cells, header_depth, header_heights
from services.documents.xlsx_sheet import Look, SheetFiller, text_of

DATE_FORMAT = "dd/mm/yyyy"
_ROWS_ON_A_SCREEN = 12
_FIRST_YEAR = 1900
_MOST_DIGITS = 10**15


def fill_table(table: Table, filler: SheetFiller, counted: RowProgress) -> None:
    filler.table_count += 1
    size = table.size or filler.layout.sizes.table
    leaves, first_row = table.leaves, filler.row
    header_row = _fill_header(table, filler, size)
    for row in counted.over(table.rows):
        if isinstance(row, GroupRow):
            _fill_group(row, table, filler, size)
        else:
            _fill_row(row, leaves, filler, size, table.row_height * POINTS_PER_MM)
        filler.row += 1
    if header_row is None or filler.table_count > 1:
        return
    filler.sheet.repeat_rows(first_row, header_row)
    if len(table.rows) > _ROWS_ON_A_SCREEN:
        filler.sheet.freeze_panes(header_row + 1, 0)
    if header_row == first_row and _is_list(table):
        entries = len(table.rows) - _has_total(table)
        filler.sheet.autofilter(header_row, 0, header_row + entries, len(table.leaves) - 1)


def _fill_header(table: Table, filler: SheetFiller, size: float) -> int | None:
    """The last row of the header; None for a table without titles."""
    places = header_cells(table)
    if not any(place.title for place in places):
        return None
    form = filler.formats[Look(size, bold=True, align="center", border=True)]
    for place in places:
        row, column = filler.row + place.row, place.column
        if place.rows * place.columns > 1:
            last = (row + place.rows - 1, column + place.columns - 1)
            filler.sheet.merge_range(row, column, *last, "", form)
        filler.sheet.write_string(row, column, text_of(place.title), form)
    depth = header_depth(table.columns)
    heights = header_heights(places, depth, lambda place: _title_height(place, filler, size))
    for row, height in enumerate(heights):
        filler.sheet.set_row(filler.row + row, height)
    filler.row += depth
    if table.index:
        form = filler.formats[Look(size, italic=True, align="center", border=True)]
        for column, number in enumerate(table.index):
            filler.sheet.write_string(filler.row, column, number, form)
        filler.row += 1
    return filler.row - 1


def _title_height(place: HeaderCell, filler: SheetFiller, size: float) -> float:
    last = place.column + place.columns - 1
    return filler.height(place.column, last, place.title, Look(size, bold=True))


def _fill_group(row: GroupRow, table: Table, filler: SheetFiller, size: float) -> None:
    look = Look(size, bold=not row.italic, italic=row.italic, align=row.align, border=True)
    last = len(table.leaves) - 1
    first = 0
    if row.number:
        first = 1
        number = Look(size, bold=not row.italic, italic=row.italic, align="center", border=True)
        filler.text(filler.row, 0, 0, row.number, number)
    filler.text(filler.row, first, last, row.title, look)
    filler.sheet.set_row(filler.row, filler.height(first, last, row.title, look))


def _fill_row(
    row: Row, leaves: Sequence[Column], filler: SheetFiller, size: float, least: float
) -> None:
    column, tallest = 0, least
    for content in row.cells:
        one = cell(content)
        _fill_cell(one, row, column, leaves[column], filler, size)
        look = Look(size, bold=row.bold or one.bold, italic=row.italic or one.italic)
        last = column + one.span - 1
        tallest = max(tallest, filler.height(column, last, one.text, look))
        column += one.span
    filler.sheet.set_row(filler.row, tallest)


def _fill_cell(
    one: Cell, row: Row, column: int, leaf: Column, filler: SheetFiller, size: float
) -> None:
    value = one.value
    number_format = leaf.number_format
    if isinstance(value, date):
        number_format = number_format or DATE_FORMAT
    look = Look(
        size,
        bold=row.bold or one.bold,
        italic=row.italic or one.italic,
        align=one.align or leaf.align,
        border=True,
        number_format=number_format if value is not None else "",
    )
    place, form = (filler.row, column), filler.formats[look]
    if one.span > 1:
        filler.sheet.merge_range(*place, filler.row, column + one.span - 1, "", form)
    if isinstance(value, date) and value.year >= _FIRST_YEAR:
        filler.sheet.write_datetime(*place, datetime.combine(value, time()), form)
    elif isinstance(value, int | float | Decimal) and _storable(value):
        filler.sheet.write_number(*place, float(value), form)
    else:
        content = text_of(value if isinstance(value, str) else one.text)
        if content:
            filler.sheet.write_string(*place, content, form)
        else:
            filler.sheet.write_blank(*place, None, form)


def _storable(value: int | float | Decimal) -> bool:
    """Whether Excel can keep all digits of the number."""
    return math.isfinite(value) and abs(value) < _MOST_DIGITS


def _is_list(table: Table) -> bool:
    return len(table.rows) > _has_total(table) and all(
        isinstance(row, Row) and len(row.cells) == len(table.leaves)
        for row in table.rows[: len(table.rows) - _has_total(table)]
    )


def _has_total(table: Table) -> int:
    last = table.rows[-1] if table.rows else None
    return int(isinstance(last, Row) and last.bold)


def least_widths(table: Table, widths: Sequence[float], size: float) -> list[float]:
    """``widths``, where numbers and dates need more lest Excel shows ####."""
    letter = size * 0.5
    result = list(widths)
    for row in table.rows:
        if not isinstance(row, Row):
            continue
        column = 0
        for content in row.cells:
            if not isinstance(content, str):
                one = cell(content)
                if one.value is not None and one.span == 1:
                    shown = DATE_FORMAT if isinstance(one.value, date) else plain(one.text)
                    result[column] = max(result[column], (len(shown) + 3) * letter)
                column += one.span
            else:
                column += 1
    return result
