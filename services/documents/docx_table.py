"""Tables in Word: header rows that repeat, rows that are not parted, long lists copied from one row."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from services.documents.characters import clean
from services.documents.document import Cell, CellContent, GroupRow, Row, Table, cell
from services.documents.docx_rows import RowTemplate, WrittenRows
from services.documents.docx_styles import Styles
from services.documents.docx_xml import Form, element, paragraph, twips
from services.documents.layout import Layout
from services.documents.row_progress import RowProgress
from services.documents.sheet_layout import POINTS_PER_MM, cell_padding
from services.documents.table_layout import (
    HeaderCell,
    header_cells,
    header_depth,
    measures,
)
from services.documents.typesetting import Typesetter

_LAST_ROWS = 6
"""So many rows stay elements, lest they be tied to what follows the table."""
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def grid(widths: tuple[float, ...], *, rule: float, padding: float) -> BaseOxmlElement:
    """A table without rows, as wide as its columns, centred between the margins."""
    properties = element(
        "tblPr",
        element("tblW", w=twips(sum(widths)), type="dxa"),
        element("jc", val="center"),
    )
    if rule:
        borders = (
            element(side, val="single", sz=round(rule * 8), space=0, color="000000")
            for side in _SIDES
        )
        properties.append(element("tblBorders", *borders))
    properties.append(element("tblLayout", type="fixed"))
    margins = (element(side, w=twips(padding), type="dxa") for side in ("left", "right"))
    properties.append(element("tblCellMar", *margins))
    columns = (element("gridCol", w=twips(width)) for width in widths)
    return element("tbl", properties, element("tblGrid", *columns))


def cell_element(
    width: float,
    *content: BaseOxmlElement,
    span: int = 1,
    merge: str | None = None,
    middle: bool = False,
) -> BaseOxmlElement:
    properties = element("tcPr", element("tcW", w=twips(width), type="dxa"))
    if span > 1:
        properties.append(element("gridSpan", val=span))
    if merge:
        properties.append(element("vMerge", val=merge))
    if middle:
        properties.append(element("vAlign", val="center"))
    return element("tc", properties, *content)


def row_element(
    *cells: BaseOxmlElement, height: float = 0.0, header: bool = False
) -> BaseOxmlElement:
    properties = element("trPr", element("cantSplit"))
    if height:
        properties.append(element("trHeight", val=twips(height), hRule="atLeast"))
    if header:
        properties.append(element("tblHeader"))
    return element("tr", properties, *cells)


def keep_with_next(part: BaseOxmlElement) -> None:
    """No page ends between ``part`` (a paragraph or a row) and what follows."""
    for properties in part.iter(qn("w:pPr")):
        if properties.find(qn("w:keepNext")) is None:
            properties.insert(1, element("keepNext"))


class WordTable:
    """``element`` is placed into the document first and filled then: what is placed later is moved node by node."""

    def __init__(
        self,
        table: Table,
        room: float,
        layout: Layout,
        typesetter: Typesetter,
        styles: Styles,
    ) -> None:
        self._table = table
        self._measures = measures(table, room, layout, typesetter)
        size = self._measures.size
        self._header_style = styles.sized("DauBang", size)
        self._index_style = styles.sized("SoCot", size)
        self._cell_style = styles.sized("ChuBang", size)
        self._templates: dict[tuple[bool, bool], RowTemplate] = {}
        padding = cell_padding(layout)
        self.element = grid(self._measures.widths, rule=layout.table.rule_points, padding=padding)

    def fill(self, counted: RowProgress, texts: WrittenRows) -> None:
        rows = self._table.rows
        for header in self._header():
            self.element.append(header)
        stretch: list[str] = []
        for place, row in enumerate(counted.over(rows)):
            if place < len(rows) - _LAST_ROWS and (text := self._row_text(row)):
                stretch.append(text)
                continue
            if stretch:
                self.element.append(texts.place(stretch))
                stretch = []
            written = self._row(row)
            self.element.append(written)
            if self._table.has_total and place == len(rows) - 2:
                keep_with_next(written)

    def _header(self) -> Iterator[BaseOxmlElement]:
        cells = header_cells(self._table)
        if not any(place.title for place in cells):
            return
        for row in range(header_depth(self._table.columns)):
            covering = [place for place in cells if place.row <= row < place.row + place.rows]
            covering.sort(key=lambda place: place.column)
            yield row_element(*(self._title(place, row) for place in covering), header=True)
        if self._table.index:
            yield row_element(
                *(
                    cell_element(width, paragraph(self._index_style, number), middle=True)
                    for width, number in zip(self._measures.widths, self._table.index, strict=True)
                ),
                header=True,
            )

    def _title(self, place: HeaderCell, row: int) -> BaseOxmlElement:
        width = sum(self._measures.widths[place.column : place.column + place.columns])
        merge = None
        if place.rows > 1:
            merge = "restart" if row == place.row else "continue"
        title = place.title if row == place.row else ""
        return cell_element(
            width,
            paragraph(self._header_style, title),
            span=place.columns,
            merge=merge,
            middle=True,
        )

    def _row(self, row: Row | GroupRow) -> BaseOxmlElement:
        if isinstance(row, GroupRow):
            written = self._any_row(self._group_cells(row), Row((), not row.italic, row.italic))
            keep_with_next(written)
            return written
        return self._any_row([cell(content) for content in row.cells], row)

    def _row_text(self, row: Row | GroupRow) -> str:
        """A row of single lines as text; "" for any other."""
        if isinstance(row, GroupRow):
            return ""
        texts = [text for content in row.cells if (text := _simple(content)) is not None]
        if len(texts) != len(self._measures.widths):
            return ""
        look = (row.bold, row.italic)
        if look not in self._templates:
            blank = [Cell("") for _ in self._measures.widths]
            self._templates[look] = RowTemplate(self._any_row(blank, row))
        return self._templates[look].written(texts)

    def _group_cells(self, row: GroupRow) -> list[Cell]:
        whole = len(self._measures.widths)
        if not row.number:
            return [Cell(row.title, span=whole, align=row.align)]
        return [
            Cell(row.number, align="center"),
            Cell(row.title, span=whole - 1, align=row.align),
        ]

    def _any_row(self, cells: list[Cell], row: Row) -> BaseOxmlElement:
        column = 0
        written: list[BaseOxmlElement] = []
        for one in cells:
            written.append(self._cell(one, column, row))
            column += one.span
        return row_element(*written, height=self._table.row_height * POINTS_PER_MM)

    def _cell(self, one: Cell, column: int, row: Row) -> BaseOxmlElement:
        align = one.align or self._table.leaves[column].align
        content = paragraph(
            self._cell_style,
            one.text,
            Form(align=None if align == "left" else align),
            bold=row.bold or one.bold,
            italic=row.italic or one.italic,
        )
        width = sum(self._measures.widths[column : column + one.span])
        return cell_element(width, content, span=one.span, middle=True)


def _simple(content: CellContent) -> str | None:
    """The text of a cell that has nothing but one line of text."""
    if isinstance(content, Cell):
        return None
    text = clean(content if isinstance(content, str) else content[1])
    return None if "\n" in text else text
