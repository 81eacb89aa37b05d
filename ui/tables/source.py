"""What a list asks of whoever has the records: its columns, how many rows, and any stretch of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, Protocol

Kind = Literal["text", "date", "moment", "number", "money", "choice"]
Cell = str | int | None
_FRACTION = re.compile(r"-?[0-9]+,[0-9]+")


class ColumnLike(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def width(self) -> int: ...


class RowLike(Protocol):
    @property
    def uid(self) -> str: ...
    @property
    def cells(self) -> tuple[Cell, ...]: ...


class ListSource(Protocol):
    """One list, already filtered and ordered. A date cell is ISO text (``2026-07-05``, ``2026-07``, ``2026``).

    A moment is ISO text of the local time (``2026-07-05T14:05``).
    """

    @property
    def columns(self) -> Sequence[ColumnLike]: ...

    def count(self) -> int: ...

    def rows(self, offset: int, limit: int) -> Sequence[RowLike]: ...

    def uids(self) -> Sequence[str]:
        """Of every record, in order: for actions on all of them."""
        ...

    def values(self, column: str) -> Sequence[tuple[str, str, int]]:
        """What occurs in a column: (stored value, as shown, how often), for its filter."""
        ...


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` is in logical pixels at the normal size of text."""

    name: str
    title: str
    kind: Kind = "text"
    width: int = 160


@dataclass(frozen=True, slots=True)
class Row:
    uid: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ShortList:
    """A list held in memory, for the few places that have one."""

    columns: Sequence[ColumnLike]
    all_rows: Sequence[RowLike] = ()

    def count(self) -> int:
        return len(self.all_rows)

    def rows(self, offset: int, limit: int) -> Sequence[RowLike]:
        return self.all_rows[offset : offset + limit]

    def uids(self) -> Sequence[str]:
        return [row.uid for row in self.all_rows]

    def values(self, column: str) -> Sequence[tuple[str, str, int]]:
        place = [each.name for each in self.columns].index(column)
        found = Counter(str(row.cells[place] or "") for row in self.all_rows)
        return [(value, value, count) for value, count in sorted(found.items())]


def amount_of(cell: Cell) -> int | Decimal | None:
    """The number in a cell of a column of amounts; "92,5" is one too."""
    if isinstance(cell, str):
        return Decimal(cell.replace(",", ".")) if _FRACTION.fullmatch(cell) else None
    return cell


def is_amount(column: ColumnLike) -> bool:
    """Whether its cells are numbers: written at the right, and summed."""
    return column.kind in ("number", "money")
