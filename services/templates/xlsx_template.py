"""Writes a template as an Excel file: rows to be mended, lists to choose from, marks to know it by."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from models.files import write_whole
from models.progress import SILENT, Progress
from models.subjects import SubjectKind
from services.documents.characters import clean
from services.documents.fonts import TYPEFACE
from services.documents.xlsx_sheet import LONGEST_TEXT
from services.templates.prefilled import CellValue, TemplateRow
from services.templates.signature import (
    BASE_SHEET,
    LIST_SHEET,
    OPTIONS_SHEET,
    SIGNED_SHEET,
    Signature,
)
from services.templates.template_columns import TemplateColumn

_SIZE = 11
_EMPTY_ROWS = 40
_ROWS_CHECKED = 2000
_LINES_ABOVE = 5
"""The hidden line with the signature, the title, the unit, and two lines of advice."""
_DATE_FORMAT = "dd/mm/yyyy"
_TEXT = "@"
_LONGEST_HINT = 255
_INK, _PAPER, _LINE = "#1F2933", "#F1F3F5", "#CBD2D9"
_FREELY_TYPED = ("units", "titles")


@dataclass(frozen=True, slots=True)
class TemplateSheet:
    """All that one template says."""

    signature: Signature
    title: str
    lines: Sequence[str]
    """Whose it is, and what is to be done with it."""
    columns: Sequence[TemplateColumn]
    rows: Sequence[TemplateRow]
    options: Mapping[str, Sequence[str]]
    """What can be chosen, by the name of the list; titles also by kind: ``titles:household``."""
    dated: date
    author: str


def write_xlsx_template(template: TemplateSheet, path: Path, progress: Progress = SILENT) -> None:
    """The same template gives the same bytes."""
    content = io.BytesIO()
    workbook = Workbook(
        content,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "default_format_properties": {"font_name": TYPEFACE, "font_size": _SIZE},
        },
    )
    workbook.set_properties(
        {
            "title": clean(template.title),
            "author": clean(template.author),
            "created": datetime.combine(template.dated, time()),
        }
    )
    _TemplateWriter(workbook, template, progress).write()
    workbook.close()
    with write_whole(path) as partial:
        partial.write_bytes(content.getvalue())


class _TemplateWriter:
    def __init__(self, workbook: Workbook, template: TemplateSheet, progress: Progress) -> None:
        self._workbook = workbook
        self._template = template
        self._progress = progress
        self._sheet = workbook.add_worksheet(LIST_SHEET)
        self._base = workbook.add_worksheet(BASE_SHEET)
        self._options = workbook.add_worksheet(OPTIONS_SHEET)
        self._signed = workbook.add_worksheet(SIGNED_SHEET)
        self._ranges: dict[str, str] = {}
        open_cell = {"locked": False, "border": 1, "border_color": _LINE, "valign": "vcenter"}
        self._text = self._format(**open_cell, num_format=_TEXT, text_wrap=True)
        self._day = self._format(**open_cell, num_format=_DATE_FORMAT, align="center")
        self._number = self._format(**open_cell, align="center")
        self._known = self._format(num_format=_TEXT, locked=False)
        self._head = self._format(
            bold=True,
            border=1,
            border_color=_LINE,
            bg_color=_PAPER,
            align="center",
            valign="vcenter",
            text_wrap=True,
        )

    def write(self) -> None:
        self._write_options()
        self._write_head(self._sheet, _LINES_ABOVE)
        self._write_head(self._base, 0)
        self._write_lines()
        self._write_rows()
        self._check_cells()
        self._set_up()
        self._signed.write_string(0, 0, self._template.signature.text())
        for hidden in (self._base, self._options, self._signed):
            hidden.very_hidden()

    def _format(self, **properties: Any) -> Format:
        own = {"font_name": TYPEFACE, "font_size": _SIZE, "font_color": _INK}
        return self._workbook.add_format(own | properties)

    def _write_options(self) -> None:
        for column, (name, words) in enumerate(self._template.options.items()):
            for row, word in enumerate(words):
                self._options.write_string(row, column, clean(word))
            if words:
                letter = xl_col_to_name(column)
                last = len(words)
                self._ranges[name] = f"='{OPTIONS_SHEET}'!${letter}$1:${letter}${last}"

    def _write_head(self, sheet: Worksheet, row: int) -> None:
        for place, column in enumerate(self._template.columns):
            form = self._known if column.hidden else self._text
            sheet.set_column(place, place, column.width, form, {"hidden": column.hidden})
            sheet.write_string(row, place, column.title, self._head)

    def _write_lines(self) -> None:
        sheet, template = self._sheet, self._template
        bare = self._format()
        for row in range(_LINES_ABOVE):
            sheet.set_row(row, None, bare)
        sheet.write_string(0, 0, template.signature.text(), bare)
        sheet.set_row(0, None, bare, {"hidden": True})
        sheet.write_string(1, 0, template.title, self._format(bold=True, font_size=14))
        for row, line in enumerate(template.lines, start=2):
            sheet.write_string(row, 0, clean(line), self._format(bold=row == 2))
        sheet.set_row(1, 24, bare)
        sheet.set_row(_LINES_ABOVE, 34)

    def _write_rows(self) -> None:
        rows = self._template.rows
        first = _LINES_ABOVE + 1
        for number, row in enumerate(rows, start=1):
            if number % 50 == 1 or number == len(rows):
                self._progress.report(number, len(rows), "Đang dựng mẫu Excel")
            for place, column in enumerate(self._template.columns):
                self._cell(self._sheet, first + number - 1, place, column, row, number)
                self._cell(self._base, number, place, column, row, number)
        for row in range(first + len(rows), first + len(rows) + _EMPTY_ROWS):
            for place, column in enumerate(self._template.columns):
                form = self._known if column.hidden else self._text
                self._sheet.write_blank(row, place, None, form)

    def _cell(
        self,
        sheet: Worksheet,
        row: int,
        place: int,
        column: TemplateColumn,
        known: TemplateRow,
        number: int,
    ) -> None:
        value: CellValue = known.cells.get(column.field, "")
        if column.field == "ordinal":
            sheet.write_number(row, place, number, self._number)
        elif isinstance(value, date):
            sheet.write_datetime(row, place, datetime.combine(value, time()), self._day)
        elif value:
            form = self._known if column.hidden else self._text
            sheet.write_string(row, place, clean(value)[:LONGEST_TEXT], form)
        else:
            sheet.write_blank(row, place, None, self._text)

    def _check_cells(self) -> None:
        """Lists to choose from, and what is said beside a cell."""
        first = _LINES_ABOVE + 1
        last = first + len(self._template.rows) + _ROWS_CHECKED
        for place, column in enumerate(self._template.columns):
            if column.options == "titles":
                self._check_titles(place, column, first, last)
            elif column.hint or column.options:
                self._check(first, last, place, column, column.options)

    def _check_titles(self, place: int, column: TemplateColumn, first: int, last: int) -> None:
        """Who is known to be a person is offered titles of people only."""
        start = first
        kinds: list[SubjectKind] = [row.subject.kind for row in self._template.rows]
        for number, kind in enumerate(kinds):
            if number + 1 == len(kinds) or kinds[number + 1] != kind:
                self._check(start, first + number, place, column, f"titles:{kind}")
                start = first + number + 1
        self._check(start, last, place, column, "titles")

    def _check(self, first: int, last: int, place: int, column: TemplateColumn, name: str) -> None:
        rule: dict[str, Any] = {"validate": "any"}
        if source := self._ranges.get(name):
            freely = column.options in _FREELY_TYPED
            rule = {
                "validate": "list",
                "source": source,
                "error_type": "warning" if freely else "stop",
                "error_title": column.title[:32],
                "error_message": "Nội dung này không có trong danh sách; hãy kiểm tra lại chính tả."
                if freely
                else "Hãy chọn trong danh sách.",
            }
        if column.hint:
            rule |= {"input_title": column.title[:32], "input_message": column.hint[:_LONGEST_HINT]}
        self._sheet.data_validation(first, place, last, place, rule)

    def _first_to_fill(self) -> int:
        """Where the cursor waits: where a title is chosen, else at the first name."""
        fields = [column.options == "titles" for column in self._template.columns]
        return fields.index(True) if True in fields else 1

    def _set_up(self) -> None:
        sheet = self._sheet
        last_row = _LINES_ABOVE + max(len(self._template.rows), 1)
        last_column = len(self._template.columns) - 1
        sheet.autofilter(_LINES_ABOVE, 0, last_row + _EMPTY_ROWS, last_column)
        sheet.freeze_panes(_LINES_ABOVE + 1, 2)
        begin = (_LINES_ABOVE + 1, self._first_to_fill())
        sheet.set_selection(*begin, *begin)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.5, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_LINES_ABOVE)
        sheet.print_area(0, 0, last_row + 5, last_column)
        sheet.set_footer("&C&P/&N")
        sheet.set_default_row(19)
        sheet.hide_gridlines(2)
        sheet.protect(
            "",
            {
                "autofilter": True,
                "delete_rows": True,
                "format_cells": True,
                "format_columns": True,
                "format_rows": True,
                "insert_rows": True,
                "sort": True,
            },
        )
