"""A sheet as somebody looks at it before it is taken in: what each row is and each column means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from models.vietnamese import fold
from services.intake.cell_values import ErrorCell, Sheet, Workbook, column_letter
from services.intake.cells import text_of
from services.intake.columns import LIST_FIELDS, TITLES, ListKind
from services.intake.header import Table
from services.intake.reading import Reading
from services.intake.row_classes import RowClass
from services.intake.sheet_choice import is_guide
from services.intake.switches import Proposal
from services.intake.told_table import why


@dataclass(frozen=True, slots=True)
class SheetOffer:
    name: str
    offered: bool
    """Whether it can be chosen; a hidden one is named only."""
    why: str
    """Why it is not offered first, "" when it is."""


@dataclass(frozen=True, slots=True)
class ColumnView:
    letter: str
    heading: str
    field: str
    """"" for a column that is passed over."""
    title: str
    """The field as people call it."""
    why: str
    chosen: bool
    """Whether somebody chose it, now or for an earlier file."""
    hidden: bool


@dataclass(frozen=True, slots=True)
class SheetView:
    """Rows count as Excel numbers them. Rows and cells are asked for one by one, when they show."""

    file: str
    sheet: Sheet
    """As it is read: what was typed in an old font is turned."""
    sheets: tuple[SheetOffer, ...]
    columns: tuple[ColumnView, ...]
    header_first: int = 0
    header_last: int = 0
    """0 when no header was found: one has to be chosen in ``Reading.header``."""
    first_row: int = 0
    last_row: int = 0
    classes: Mapping[int, RowClass] = field(default_factory=dict)
    """Of rows below the header that are no records."""
    proposals: tuple[Proposal, ...] = ()
    layout: str = ""
    """Where what is chosen for files headed like this one is remembered."""
    remembered: bool = False
    """Whether something that was chosen for an earlier file was used."""

    @property
    def row_count(self) -> int:
        return len(self.sheet.rows)

    @property
    def width(self) -> int:
        return self.sheet.width

    def class_of(self, row: int) -> RowClass:
        """What the row is: see ``row_classes.ROW_CLASSES`` for how it is called."""
        if not 0 < row <= self.row_count or not any(
            cell is not None for cell in self.sheet.rows[row - 1]
        ):
            return "blank"
        if not self.header_first or row > self.last_row:
            return "outside"
        if row < self.header_first:
            return self._above(row)
        if row <= self.header_last:
            return "header"
        if row < self.first_row:
            return self.classes.get(row, "index")
        return self.classes.get(row, "record")

    def _above(self, row: int) -> RowClass:
        """A letterhead has two sides; the title stands alone and says what it heads."""
        filled = [cell for cell in self.sheet.rows[row - 1] if cell is not None]
        alone = len(filled) == 1 and fold(str(filled[0])).startswith(_TITLES)
        return "title" if alone else "letterhead"

    def text(self, row: int, column: int) -> str:
        """What stands in a cell; ``column`` counts from 0."""
        cell = self.sheet.cell(row - 1, column)
        if isinstance(cell, ErrorCell):
            return cell.text
        return cell if isinstance(cell, str) else text_of(cell)


_TITLES = ("danh sach", "bang", "bieu", "tong hop", "thong ke", "phu luc", "dang ki", "ket qua")


def offers(workbook: Workbook) -> Iterator[SheetOffer]:
    for sheet in workbook.sheets:
        if not sheet.visible:
            yield SheetOffer(sheet.name, False, "Trang ẩn trong Excel nên không lấy.")
        elif sheet.refusal:
            yield SheetOffer(sheet.name, False, sheet.refusal)
        elif is_guide(sheet.name):
            yield SheetOffer(sheet.name, True, "Có vẻ là trang hướng dẫn hoặc ví dụ.")
        elif not sheet.rows:
            yield SheetOffer(sheet.name, True, "Trang trống.")
        else:
            yield SheetOffer(sheet.name, True, "")


def column_views(
    sheet: Sheet, table: Table | None, reading: Reading, told: Reading
) -> Iterator[ColumnView]:
    """``told`` is what the user said now, ``reading`` that and what was remembered."""
    if table is None:
        return
    width = max(table.labels, default=-1) + 1
    width = max(width, max(table.headings, default=-1) + 1)
    for column in range(width):
        letter = column_letter(column)
        heading = table.headings.get(column)
        yield ColumnView(
            letter,
            " ".join(table.labels.get(column, "").split()),
            heading.field if heading else "",
            TITLES[heading.field] if heading else "",
            why(table, column, reading, letter not in told.columns),
            letter in reading.columns,
            column in sheet.hidden_columns,
        )


def fields_offered(kind: ListKind) -> list[tuple[str, str]]:
    """Field and title of everything that a column of such a list can mean."""
    return [(name, TITLES[name]) for name in LIST_FIELDS[kind]]
