"""Reads the lists of the program page by page, with codes turned into words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from models.listing import Cell, Column, Listing, Query, Row
from models.lists import LISTS
from models.store import Store
from services.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class OpenList:
    """One list with one query, for a table on screen or a writer: rows with words in them."""

    store: Store
    listing: Listing
    query: Query

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.listing.columns

    def each(self) -> Iterator[Row]:
        """All rows, read as they are asked for: for a writer, which needs no list of them."""
        rows = self.store.each(self.listing, self.query)
        while some := list(islice(rows, 500)):
            yield from self._in_words(some)

    def count(self) -> int:
        return self.store.count(self.listing, self.query)

    def rows(self, offset: int = 0, limit: int = -1) -> list[Row]:
        return self._in_words(self.store.rows(self.listing, self.query, offset, limit))

    def rows_of(self, uids: Sequence[str]) -> list[Row]:
        """These records as the list shows them now, in no order."""
        return self._in_words(self.store.rows_of(self.listing, uids))

    def moved_by(self, column: str) -> bool:
        """Whether another value in ``column`` may put a row elsewhere in the list, or out of it."""
        return bool(self.query.only) or self.listing.moved_by(self.query, column)

    def asks(self) -> object:
        """What is asked for; the same as long as nobody searches, filters or sorts differently."""
        return replace(self.query, only=("",) if self.query.only else (), without=())

    def among(self, uids: Sequence[str]) -> list[str]:
        """Those of these records that the list holds, were they not left out by name."""
        return self.asked(replace(self.query, only=uids)).uids() if uids else []

    def without(self, uids: Sequence[str]) -> OpenList:
        """The list with these records left out."""
        return self.asked(replace(self.query, without=uids))

    def _in_words(self, rows: Sequence[Row]) -> list[Row]:
        stored = self.listing.columns
        texts = [(n, column.texts) for n, column in enumerate(stored) if column.texts]
        if not rows or not texts:
            return list(rows)
        columns: list[Iterable[Cell]] = list(zip(*(row.cells for row in rows), strict=True))
        for number, words in texts:
            columns[number] = [words.get(cell, cell) for cell in columns[number]]
        shown = zip(*columns, strict=True)
        return [Row(row.uid, cells) for row, cells in zip(rows, shown, strict=True)]

    def uids(self) -> list[str]:
        """Everything in the list, in its order."""
        return self.store.uids(self.listing, self.query)

    def place(self, uid: str) -> int | None:
        """How many records stand before this one; None when the list does not hold it."""
        return self.store.place(self.listing, self.query, uid)

    def values(self, column: str) -> list[tuple[str, str, int]]:
        """What occurs in ``column``: (stored value, as shown, how often), for its filter."""
        words = self.listing.column(column).texts
        found = self.store.values(self.listing, self.query, column)
        return [(str(value), str(words.get(value, value)), count) for value, count in found]

    def asked(self, query: Query) -> OpenList:
        """The same list asked differently."""
        return replace(self, query=query)


class Lists:
    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._words: dict[str, Mapping[str, str]] = {
            "award": {a.code: a.name for a in catalogue.award_types()},
            "ground": {g.code: g.name for g in catalogue.grounds},
            "level": {level.code: level.name for level in catalogue.levels},
        }

    def all(self) -> Sequence[Listing]:
        return LISTS

    def open(self, list_id: str, query: Query | None = None, *, private: bool = False) -> OpenList:
        """The list ``list_id``; personal columns only with ``private``. Raises ``KeyError``."""
        listing = next((known for known in LISTS if known.id == list_id), None)
        if listing is None:
            raise KeyError(list_id)
        columns = tuple(
            replace(column, texts=self._words.get(column.name, column.texts))
            for column in listing.columns
            if private or not column.private
        )
        return OpenList(self._store, replace(listing, columns=columns), query or Query())
