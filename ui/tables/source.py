"""What a list asks of whoever has the records: its columns, how many rows, and any stretch of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

Kind = Literal["text", "date", "number", "money", "choice"]
Align = Literal["left", "right", "center"]
Cell = str | int | None


class ColumnLike(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def width(self) -> int: ...
    @property
    def align(self) -> str: ...


class RowLike(Protocol):
    @property
    def uid(self) -> str: ...
    @property
    def cells(self) -> tuple[Cell, ...]: ...


class ListSource(Protocol):
    """One list, already filtered and ordered. A date cell is ISO text (``2026-07-05``, ``2026-07``, ``2026``)."""

    @property
    def columns(self) -> Sequence[ColumnLike]: ...

    def count(self) -> int: ...

    def rows(self, offset: int, limit: int) -> Sequence[RowLike]: ...


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` is in logical pixels at the normal size of text."""

    name: str
    title: str
    kind: Kind = "text"
    width: int = 160
    align: Align = "left"


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
