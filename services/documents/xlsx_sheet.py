"""One sheet of an Excel file, filled from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from models.problems import Refused
from services.documents.characters import clean
from services.documents.document import Align, Text, plain
from services.documents.fonts import TYPEFACE
from services.documents.layout import Layout
from services.documents.typesetting import Typesetter, line_height

LONGEST_TEXT = 32_767
_CELL_PADDING_PIXELS = 5
_PIXELS_PER_LETTER = 8
_PIXELS_PER_POINT = 96 / 72
_USABLE = 0.93
"""Excel sets text a little wider on the screen than on paper."""
_ROW_PADDING = 4.0


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks."""

    size: float
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    border: bool = False
    number_format: str = ""
    top: bool = False
    """Text at the upper edge instead of the middle."""


class Formats:
    """The looks of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[Look, Format] = {}

    def __getitem__(self, look: Look) -> Format:
        if look not in self._made:
            properties: dict[str, object] = {
                "font_name": TYPEFACE,
                "font_size": look.size,
                "bold": look.bold,
                "italic": look.italic,
                "align": look.align,
                "valign": "top" if look.top else "vcenter",
                "text_wrap": True,
                "border": int(look.border),
            }
            if look.number_format:
                properties["num_format"] = look.number_format
            self._made[look] = self._workbook.add_format(properties)
        return self._made[look]


class SheetFiller:
    """``row`` is the next free row; ``widths`` are those of the columns in points."""

    def __init__(
        self,
        sheet: Worksheet,
        widths: Sequence[float],
        formats: Formats,
        layout: Layout,
        typesetter: Typesetter,
    ) -> None:
        self.sheet = sheet
        self.widths = widths
        self.formats = formats
        self.layout = layout
        self.typesetter = typesetter
        self.row = 0
        self.table_count = 0
        self.page_breaks: list[int] = []

    @property
    def last_column(self) -> int:
        return len(self.widths) - 1

    def line(self, text: Text, look: Look) -> None:
        """A line over all columns, as tall as its text needs."""
        self.parts([(0, self.last_column, text, look)])

    def parts(self, parts: Sequence[tuple[int, int, Text, Look]]) -> None:
        """One row of texts, each over the columns from first to last."""
        tallest = 0.0
        for first, last, text, look in parts:
            self.text(self.row, first, last, text, look)
            tallest = max(tallest, self.height(first, last, text, look))
        self.sheet.set_row(self.row, tallest)
        self.row += 1

    def text(self, row: int, first: int, last: int, text: Text, look: Look) -> None:
        content, form = text_of(text), self.formats[look]
        if last > first:
            self.sheet.merge_range(row, first, row, last, "", form)
        if content:
            self.sheet.write_string(row, first, content, form)
        else:
            self.sheet.write_blank(row, first, None, form)

    def blank(self, rows: int = 1) -> None:
        self.row += rows

    def split(self, share: float) -> int:
        """The first column of the right part when the left takes about ``share`` of the width."""
        total, used = sum(self.widths), 0.0
        for column, width in enumerate(self.widths[:-1]):
            used += width
            if used >= total * share - width / 2:
                return column + 1
        return self.last_column

    def height(self, first: int, last: int, text: Text, look: Look) -> float:
        """Of a row in which the text stands over the columns from first to last."""
        room = sum(self.widths[first : last + 1]) * _USABLE
        lines = self.typesetter.lines(
            plain(text), look.size, room, bold=look.bold, italic=look.italic
        )
        return len(lines) * line_height(look.size) + _ROW_PADDING


def text_of(text: Text) -> str:
    content = clean(plain(text))
    if len(content) > LONGEST_TEXT:
        raise Refused(
            f"Đoạn chữ bắt đầu bằng “{content[:40]}…” dài {len(content)} ký tự, quá mức một ô Excel chứa được; "
            "hãy rút ngắn hoặc xuất ra tệp Word, PDF."
        )
    return content


def letters(points: float) -> float:
    """The width of a column as Excel counts it."""
    return max((points * _PIXELS_PER_POINT - _CELL_PADDING_PIXELS) / _PIXELS_PER_LETTER, 1.0)
