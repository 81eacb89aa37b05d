"""The records under the selected cells of a list, and what typing into them means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Protocol

from services.editing.cells import TypedCell
from ui.tables.cells import shown
from ui.tables.grid_model import DRAFT
from ui.tables.source import ListSource, RowLike

TextOf = Callable[[int, int], str | None]
"""For (number of the row in the block, column of the model) what is typed there; None for nothing."""


class EditedSource(ListSource, Protocol):
    """A list whose records can be read again one by one."""

    def each(self) -> Iterator[RowLike]: ...

    def rows_of(self, uids: Sequence[str]) -> Sequence[RowLike]: ...

    def moved_by(self, column: str) -> bool: ...

    def asks(self) -> object:
        """Something that stays equal as long as the same is asked for."""
        ...

    def among(self, uids: Sequence[str]) -> Sequence[str]:
        """Those of these records that the list holds."""
        ...

    def without(self, uids: Sequence[str]) -> EditedSource:
        """The list with these records left out."""
        ...


def typed_cells(
    records: Iterable[RowLike], names: Mapping[int, tuple[str, str]], text_of: TextOf
) -> Iterator[TypedCell]:
    """The cells of stored rows that would not stay as they are shown."""
    for number, record in enumerate(records):
        if record.uid.startswith(DRAFT):
            continue
        for column, (name, kind) in names.items():
            text = text_of(number, column)
            if text is not None and text != shown(kind, record.cells[column]):
                yield TypedCell(record.uid, name, text)


def within(
    source: EditedSource, stretches: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, RowLike]]:
    """The records of some rows, with their numbers; read one after the other and not kept."""
    last = max((end for _, end in stretches), default=-1)
    for row, record in enumerate(islice(source.each(), last + 1)):
        if any(first <= row <= end for first, end in stretches):
            yield row, record


def above(stretches: Sequence[tuple[int, int]], count: int) -> list[tuple[int, int]]:
    """Those rows that are stored, which come before the new ones."""
    return [(first, min(last, count - 1)) for first, last in stretches if first < count]
