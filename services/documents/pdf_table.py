"""Tables on PDF pages: a header tree that is repeated, rows as tall as their text, titles across columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from services.documents.document import Align, Cell, GroupRow, Row, Table, cell
from services.documents.layout import Layout
from services.documents.pdf_flow import Piece
from services.documents.pdf_sheet import Sheet
from services.documents.row_progress import RowProgress
from services.documents.sheet_layout import POINTS_PER_MM, cell_padding
from services.documents.table_layout import (
    HeaderCell,
    Measures,
    header_cells,
    header_depth,
    header_heights,
    measures,
)
from services.documents.typesetting import Line, Typesetter, line_height

_LEAST_LINES = 2


class _Box(NamedTuple):
    x: float
    width: float
    lines: list[Line]
    align: Align


class _RowPiece(Piece):
    """``x`` of the boxes counts from the left margin. A row that is parted sets its text to the top."""

    row = True

    def __init__(self, frame: _Frame, boxes: list[_Box], height: float) -> None:
        self.frame = frame
        self.boxes = boxes
        self.height = height
        self.header = frame.header
        self.parted = False

    def draw(self, sheet: Sheet, top: float) -> None:
        frame, left, bottom = self.frame, sheet.left, top - self.height
        padding, step, thickness = frame.padding_x, frame.step, frame.thickness
        for x, width, lines, align in self.boxes:
            sheet.upright(left + x, top, bottom, thickness)
            text_top = top - frame.padding_y
            if not self.parted:
                text_top = top - (self.height - len(lines) * step) / 2
            sheet.lines(lines, left + x + padding, text_top, width - 2 * padding, align, step)
        end = left + frame.width
        sheet.upright(end, top, bottom, thickness)
        sheet.rule(left, end, bottom, thickness)
        if not frame.header:
            sheet.rule(left, end, top, thickness)

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        frame = self.frame
        fitting = int((room - 2 * frame.padding_y - frame.thickness) // frame.step)
        count = min(fitting, max(len(box.lines) for box in self.boxes) - _LEAST_LINES)
        if count < _LEAST_LINES:
            return None
        first = self._part([box.lines[:count] for box in self.boxes])
        return first, self._part([box.lines[count:] for box in self.boxes])

    def _part(self, texts: list[list[Line]]) -> _RowPiece:
        boxes = [box._replace(lines=lines) for box, lines in zip(self.boxes, texts, strict=True)]
        part = _RowPiece(self.frame, boxes, self.frame.height(boxes))
        part.parted = True
        return part


class _HeaderPiece(Piece):
    """As tall as its titles and the rule above them."""

    def __init__(self, frame: _Frame, cells: list[tuple[HeaderCell, _Box]], depth: int) -> None:
        self.frame = frame
        self.keep = True
        self._cells = cells
        boxes = dict(cells)
        self._heights = header_heights(
            list(boxes), depth, lambda place: frame.height([boxes[place]])
        )
        self.height = sum(self._heights) + frame.thickness

    def draw(self, sheet: Sheet, top: float) -> None:
        frame, left, bottom = self.frame, sheet.left, top - self.height
        top -= frame.thickness
        sheet.rule(left, left + frame.width, top, frame.thickness)
        sheet.upright(left + frame.width, top, bottom, frame.thickness)
        for place, (x, width, lines, align) in self._cells:
            start = top - sum(self._heights[: place.row])
            height = sum(self._heights[place.row : place.row + place.rows])
            sheet.upright(left + x, start, start - height, frame.thickness)
            sheet.rule(left + x, left + x + width, start - height, frame.thickness)
            text_top = start - (height - len(lines) * frame.step) / 2
            inner = width - 2 * frame.padding_x
            sheet.lines(lines, left + x + frame.padding_x, text_top, inner, align, frame.step)


class _Frame:
    """What all rows of one table share."""

    def __init__(self, table: Table, room: float, layout: Layout, typesetter: Typesetter) -> None:
        self.table = table
        self.typesetter = typesetter
        self.measures: Measures = measures(table, room, layout, typesetter)
        self.width = room
        self.step = line_height(self.measures.size)
        self.padding_x = cell_padding(layout)
        self.padding_y = layout.table.padding_y_points
        self.thickness = layout.table.rule_points
        self.least = table.row_height * POINTS_PER_MM
        self.starts = [0.0]
        for width in self.measures.widths:
            self.starts.append(self.starts[-1] + width)
        self.aligns: list[Align] = [leaf.align for leaf in table.leaves]
        self.header: Piece | None = self._header()

    def height(self, boxes: list[_Box]) -> float:
        lines = max(len(box.lines) for box in boxes)
        return lines * self.step + 2 * self.padding_y + self.thickness

    def row(self, row: Row | GroupRow) -> _RowPiece:
        boxes = self._group(row) if isinstance(row, GroupRow) else self._cells(row)
        piece = _RowPiece(self, boxes, max(self.height(boxes), self.least))
        piece.keep = isinstance(row, GroupRow)
        piece.counts = not piece.keep
        return piece

    def _header(self) -> Piece | None:
        cells = header_cells(self.table)
        if not any(place.title for place in cells):
            return None
        depth = header_depth(self.table.columns)
        if self.table.index:
            cells += [
                HeaderCell(number, depth, column, 1, 1)
                for column, number in enumerate(self.table.index)
            ]
            depth += 1
        boxes = [(place, self._header_box(place)) for place in cells]
        return _HeaderPiece(self, boxes, depth)

    def _header_box(self, place: HeaderCell) -> _Box:
        index = place.row == header_depth(self.table.columns)
        title = Cell(place.title, span=place.columns, bold=not index, italic=index)
        return self._box(title, place.column, "center", Row(()))

    def _cells(self, row: Row) -> list[_Box]:
        boxes: list[_Box] = []
        column = 0
        for content in row.cells:
            one = cell(content)
            boxes.append(self._box(one, column, self.aligns[column], row))
            column += one.span
        return boxes

    def _group(self, row: GroupRow) -> list[_Box]:
        whole = len(self.aligns)
        look = Row((), bold=not row.italic, italic=row.italic)
        if not row.number:
            return [self._box(Cell(row.title, span=whole), 0, row.align, look)]
        return [
            self._box(Cell(row.number), 0, "center", look),
            self._box(Cell(row.title, span=whole - 1), 1, row.align, look),
        ]

    def _box(self, one: Cell, column: int, align: Align, row: Row) -> _Box:
        x = self.starts[column]
        width = self.starts[column + one.span] - x
        lines = self.typesetter.lines(
            one.text,
            self.measures.size,
            width - 2 * self.padding_x,
            bold=row.bold or one.bold,
            italic=row.italic or one.italic,
        )
        return _Box(x, width, lines, one.align or align)


def table_pieces(
    table: Table, room: float, layout: Layout, typesetter: Typesetter, counted: RowProgress
) -> Iterator[Piece]:
    frame = _Frame(table, room, layout, typesetter)
    if frame.header:
        yield frame.header
    last = len(table.rows) - 1
    for place, row in enumerate(counted.over(table.rows)):
        piece = frame.row(row)
        if table.has_total:
            piece.keep |= place == last - 1
            piece.counts &= place < last
        yield piece
