"""What a table on paper consists of: a tree of columns, rows of cells, titles across the columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from services.documents.text import Align, Text

Scalar: TypeAlias = str | int | float | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row. ``value`` is what a spreadsheet stores; without it, the text."""

    text: Text
    value: Scalar = None
    span: int = 1
    align: Align | None = None
    bold: bool = False
    italic: bool = False


CellContent: TypeAlias = str | tuple[Scalar, str] | Cell
"""A text, a value with its text, or a whole cell."""


def cell(content: CellContent) -> Cell:
    if isinstance(content, Cell):
        return content
    if isinstance(content, str):
        return Cell(content)
    value, text = content
    return Cell(text, value)


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[CellContent, ...]
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A title over the rows below it; a ``number`` stands in the first column, the title in the rest."""

    title: str
    number: str = ""
    align: Align = "left"
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    width: float = 1.0
    """Share of the room that columns in millimetres leave."""
    mm: float | None = None
    align: Align = "left"
    number_format: str = ""
    """Of numbers and dates in a spreadsheet; empty: as Excel shows them, dates as 05/07/2026."""


@dataclass(frozen=True, slots=True)
class ColumnGroup:
    title: str
    columns: tuple[Column | ColumnGroup, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """``columns`` is a tree; ``index`` is the row ``(1) (2) ...`` under the header, always text."""

    columns: tuple[Column | ColumnGroup, ...]
    rows: Sequence[Row | GroupRow]
    index: tuple[str, ...] = ()
    size: float | None = None
    row_height: float = 0.0
    """Least height in millimetres, where something is signed or written in by hand."""

    def __post_init__(self) -> None:
        columns = len(self.leaves)
        if self.index and len(self.index) != columns:
            raise ValueError(f"the index row numbers {len(self.index)} of {columns} columns")
        for place, row in enumerate(self.rows):
            if isinstance(row, Row):
                covered = sum(one.span if isinstance(one, Cell) else 1 for one in row.cells)
                if covered != columns:
                    raise ValueError(f"row {place} covers {covered} of {columns} columns")

    @property
    def has_total(self) -> bool:
        """Whether the last row sums up those above it."""
        last = self.rows[-1] if len(self.rows) > 1 else None
        return isinstance(last, Row) and last.bold

    def end(self, count: int) -> int:
        """How many rows the end has that holds ``count`` besides titles and the total."""
        last = len(self.rows) - self.has_total
        for place in reversed(range(last)):
            count -= isinstance(self.rows[place], Row)
            if not count:
                return len(self.rows) - place
        return len(self.rows)

    @property
    def leaves(self) -> tuple[Column, ...]:
        return tuple(leaf for column in self.columns for leaf in _leaves(column))


def _leaves(column: Column | ColumnGroup) -> tuple[Column, ...]:
    if isinstance(column, Column):
        return (column,)
    return tuple(leaf for child in column.columns for leaf in _leaves(child))
