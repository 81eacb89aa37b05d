"""Writes a list as an Excel file row by row, so that a long one needs no second copy in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from models.dates import format_partial
from models.files import write_whole
from models.listing import Cell, Column
from models.numbers import format_number
from models.problems import Refused
from models.progress import SILENT, Progress
from services.documents.characters import clean
from services.documents.document import Heading, Letterhead
from services.documents.fonts import TYPEFACE, paper_faces
from services.documents.layout import official_layout
from services.documents.row_progress import RowProgress
from services.documents.typesetting import Typesetter
from services.documents.xlsx_blocks import fill_blocks
from services.documents.xlsx_sheet import LONGEST_TEXT, Formats, Look, SheetFiller
from services.documents.xlsx_table import DATE_FORMAT
from services.handing_out.listed import Listed

_SIZE = 11
_MOST_ROWS = 1_048_000
_MEASURED_ROWS = 300
_NARROWEST, _WIDEST = 7, 44
_POINTS_PER_LETTER = 6.0
_WHOLE_DAY = len("1968-07-05")
_FIRST_YEAR = 1900
_NAME_LENGTH = 31
_ORDINAL = Column("ordinal", "STT", "", "number", 40)


@dataclass(frozen=True, slots=True)
class ListPaper:
    """What stands around the list."""

    letterhead: Letterhead
    dated: date
    author: str


def write_list_xlsx(
    listed: Listed, paper: ListPaper, path: Path, progress: Progress = SILENT
) -> None:
    """A letterhead, the title, one header row of real columns, then the rows.

    The same list gives the same bytes. Raises ``Refused``.
    """
    if listed.count > _MOST_ROWS:
        raise Refused(
            f"Danh sách có {format_number(listed.count)} dòng, nhiều hơn một trang Excel chứa được; "
            "hãy lọc bớt rồi xuất làm nhiều lần, hoặc xuất tệp CSV."
        )
    with write_whole(path) as partial, TemporaryDirectory() as folder:
        workbook = Workbook(
            str(partial),
            {
                "constant_memory": True,
                "tmpdir": folder,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "default_format_properties": {"font_name": TYPEFACE, "font_size": _SIZE},
            },
        )
        title = f"{listed.title} {listed.about}".strip()
        workbook.set_properties(
            {
                "title": clean(title),
                "author": clean(paper.author),
                "created": datetime.combine(paper.dated, time()),
            }
        )
        _ListSheet(workbook, listed, paper).write(progress)
        try:
            workbook.close()
        except FileCreateError as error:
            raise OSError(*error.args[0].args) from error


class _ListSheet:
    def __init__(self, workbook: Workbook, listed: Listed, paper: ListPaper) -> None:
        self._listed = listed
        self._paper = paper
        self._columns = (_ORDINAL, *listed.columns)
        self._sheet: Worksheet = workbook.add_worksheet(listed.title[:_NAME_LENGTH])
        self._formats = Formats(workbook)

    def write(self, progress: Progress) -> None:
        rows = self._listed.rows()
        first = list(islice(rows, _MEASURED_ROWS))
        letters = _widths(self._columns, first, self._listed.count)
        for place, width in enumerate(letters):
            self._sheet.set_column(place, place, width)
        header = self._write_above([width * _POINTS_PER_LETTER for width in letters])
        looks = [_look(column) for column in self._columns]
        forms = [self._formats[look] for look in looks]
        as_text = self._formats[_look(Column("", "", ""), number_format="@")]
        counted = RowProgress(self._listed.count, progress, "Đang ghi tệp Excel")
        last = header
        for last, cells in enumerate(counted.over(chain(first, rows)), start=header + 1):
            self._sheet.write_number(last, 0, last - header, forms[0])
            for place, cell in enumerate(cells, start=1):
                self._write(last, place, self._columns[place], cell, forms[place], as_text)
        self._set_up(header, last)

    def _write_above(self, widths: list[float]) -> int:
        """Letterhead, title and titles of the columns; gives the row of the latter."""
        layout = official_layout()
        typesetter = Typesetter(paper_faces(), drawing=False)
        filler = SheetFiller(self._sheet, widths, self._formats, layout, typesetter)
        blocks = (
            self._paper.letterhead,
            Heading(self._listed.title.upper(), self._listed.about),
        )
        fill_blocks(blocks, filler, RowProgress(0, SILENT, ""))
        look = Look(_SIZE, bold=True, align="center", border=True)
        filler.parts(
            [(place, place, column.title, look) for place, column in enumerate(self._columns)]
        )
        return filler.row - 1

    def _write(
        self, row: int, place: int, column: Column, cell: Cell, form: Format, as_text: Format
    ) -> None:
        """Days and amounts as such; what looks like a number but is a text stays one."""
        if isinstance(cell, int):
            self._sheet.write_number(row, place, cell, form)
        elif not cell:
            self._sheet.write_blank(row, place, None, form)
        elif column.kind == "date" and len(cell) == _WHOLE_DAY and int(cell[:4]) >= _FIRST_YEAR:
            day = datetime.combine(date.fromisoformat(cell), time())
            self._sheet.write_datetime(row, place, day, form)
        elif column.kind == "date":
            self._sheet.write_string(row, place, format_partial(cell), as_text)
        else:
            text = clean(cell)[:LONGEST_TEXT]
            self._sheet.write_string(row, place, text, as_text if text[:1].isdigit() else form)

    def _set_up(self, header: int, last: int) -> None:
        sheet = self._sheet
        sheet.repeat_rows(header)
        sheet.freeze_panes(header + 1, 2)
        sheet.autofilter(header, 0, max(last, header + 1), len(self._columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_header("&C&P")
        sheet.hide_gridlines(1)


def _look(column: Column, *, number_format: str = "") -> Look:
    if column.kind == "money":
        number_format = "#,##0"
    elif column.kind == "date":
        number_format = DATE_FORMAT
    align = "center" if column is _ORDINAL else column.align
    return Look(_SIZE, align=align, border=True, number_format=number_format)


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], count: int) -> list[float]:
    """In letters: as the first rows need it, long texts go on in further lines."""
    widths = [max(len(str(count)), len("STT")) + 2.0]
    for place, column in enumerate(columns[1:]):
        longest = max((_length(column, row[place]) for row in rows), default=0)
        word = max(map(len, column.title.split()), default=0) + 1
        widths.append(float(min(max(longest + 2, word + 2, _NARROWEST), _WIDEST)))
    return widths


def _length(column: Column, cell: Cell) -> int:
    if cell is None or cell == "":
        return 0
    if isinstance(cell, int):
        return len(format_number(cell))
    if column.kind == "date":
        return len(DATE_FORMAT)
    return max(map(len, cell.split("\n")))
