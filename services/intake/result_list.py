"""What became of a list, as a spreadsheet: the original rows where they stood, remarks beside them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from models.files import write_whole
from models.progress import SILENT, Progress
from models.subjects import STATUSES
from services.documents.characters import clean
from services.documents.fonts import TYPEFACE
from services.intake.cell_values import Cell, ErrorCell, column_number
from services.intake.plan import STATES, Plan
from services.intake.row_classes import REASONS
from services.intake.sheet_view import SheetView
from services.intake.staff import STAFF_CHANGES, Leaver

_DOING = "Đang ghi tệp kết quả"
_RESULT, _REMARK = "Kết quả", "Điều cần xem"
_WIDEST, _ROWS_MEASURED = 40, 300
_LONGEST_NUMBER = 10**11


def write_result_list(plan: Plan, target: Path, progress: Progress = SILENT) -> Path:
    """Every row keeps its number and its columns. Raises ``Refused`` when it cannot be written."""
    content = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": TYPEFACE, "font_size": 11},
    }
    with Workbook(content, options) as book:
        _Sheet(book, plan, progress).write()
        if plan.leavers:
            _write_leavers(book, plan.leavers)
    with write_whole(target) as partial:
        partial.write_bytes(content.getvalue())
    return target


class _Sheet:
    def __init__(self, book: Workbook, plan: Plan, progress: Progress) -> None:
        assert plan.view is not None
        self._view: SheetView = plan.view
        self._plan = plan
        self._progress = progress
        self._sheet: Worksheet = book.add_worksheet("Kết quả")
        self._plain = book.add_format({"valign": "top"})
        self._date = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        self._bad = book.add_format({"bg_color": "#FDE2E0", "valign": "top"})
        self._bad_date = book.add_format(
            {"bg_color": "#FDE2E0", "num_format": "dd/mm/yyyy", "valign": "top"}
        )
        self._grey = book.add_format({"font_color": "#7A7A7A", "valign": "top"})
        self._heading = book.add_format(
            {"bold": True, "bg_color": "#FFF3CD", "border": 1, "valign": "vcenter"}
        )
        self._remark = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFFBEA"})

    def write(self) -> None:
        view, sheet = self._view, self._sheet
        remarks, bad = self._remarks(), self._bad_cells()
        beside = view.width
        for row in range(1, view.row_count + 1):
            if row % 500 == 1:
                self._progress.report(row, view.row_count, _DOING)
            taken = view.class_of(row) in ("record", "header", "title", "letterhead")
            for column, cell in enumerate(view.sheet.rows[row - 1]):
                self._put(row - 1, column, cell, (row, column) in bad, taken)
            if row in remarks:
                result, remark = remarks[row]
                sheet.write_string(row - 1, beside, result, self._remark)
                sheet.write_string(row - 1, beside + 1, clean(remark), self._remark)
        heading = max(view.header_first, 1) - 1
        sheet.write_string(heading, beside, _RESULT, self._heading)
        sheet.write_string(heading, beside + 1, _REMARK, self._heading)
        self._set_widths(beside)
        sheet.freeze_panes(view.header_last, 0)

    def _put(self, row: int, column: int, cell: Cell, bad: bool, taken: bool) -> None:
        sheet = self._sheet
        look: Format = self._bad if bad else self._plain if taken else self._grey
        match cell:
            case None:
                if bad:
                    sheet.write_blank(row, column, None, look)
            case bool():
                sheet.write_boolean(row, column, cell, look)
            case date() if cell.year >= 1900:
                day = datetime.combine(cell, time())
                sheet.write_datetime(row, column, day, self._bad_date if bad else self._date)
            case int() | float() if abs(cell) < _LONGEST_NUMBER:
                sheet.write_number(row, column, cell, look)
            case ErrorCell():
                sheet.write_string(row, column, cell.text, look)
            case _:
                sheet.write_string(row, column, clean(str(cell))[:32_000], look)

    def _remarks(self) -> dict[int, tuple[str, str]]:
        """Result and remarks of every row that is not plainly part of the list's head."""
        said: dict[int, list[str]] = {}
        for problem in self._plan.problems:
            place = f"Cột {problem.column}: " if problem.column else ""
            said.setdefault(problem.row, []).append(f"{place}{problem.message}")
        results: dict[int, list[str]] = {}
        for row in self._plan.rows:
            result = STATES[row.state]
            if row.change not in ("", "new", "same"):
                result = f"{result} ({STAFF_CHANGES[row.change].lower()})"
            if result not in results.setdefault(row.row, []):
                results[row.row].append(result)
        remarks = {
            row: (", ".join(told), "\n".join(said.get(row, ()))) for row, told in results.items()
        }
        for row, kind in self._view.classes.items():
            if kind in REASONS:
                remarks[row] = ("Không lấy", f"Đây là {REASONS[kind]}.")
        return remarks

    def _bad_cells(self) -> set[tuple[int, int]]:
        return {
            (problem.row, column_number(problem.column))
            for problem in self._plan.problems
            if problem.column
        }

    def _set_widths(self, beside: int) -> None:
        longest: dict[int, int] = {}
        for row in self._view.sheet.rows[self._view.first_row - 1 :][:_ROWS_MEASURED]:
            for column, cell in enumerate(row):
                longest[column] = max(longest.get(column, 0), len(str(cell or "")))
        for column, length in longest.items():
            self._sheet.set_column(column, column, min(max(length + 2, 6), _WIDEST))
        self._sheet.set_column(beside, beside, 18)
        self._sheet.set_column(beside + 1, beside + 1, 70)


def _write_leavers(book: Workbook, leavers: list[Leaver]) -> None:
    sheet = book.add_worksheet("Không có trong tệp")
    heading = book.add_format({"bold": True, "bg_color": "#FFF3CD", "border": 1})
    titles: Mapping[str, int] = {
        "Họ và tên": 28,
        "Ngày sinh": 14,
        "Chức vụ": 24,
        "Đơn vị": 32,
        "Kết quả": 22,
    }
    for column, (title, width) in enumerate(titles.items()):
        sheet.write_string(0, column, title, heading)
        sheet.set_column(column, column, width)
    for row, leaver in enumerate(leavers, start=1):
        subject = leaver.subject
        result = STATUSES[leaver.becomes] if leaver.becomes else "Giữ nguyên"
        texts = (subject.name, leaver.birth_date, subject.position, leaver.unit, result)
        for column, text in enumerate(texts):
            sheet.write_string(row, column, clean(text))
