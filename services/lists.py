"""Reads the lists of the program page by page, with codes turned into words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

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
    columns: tuple[Column, ...]
    texts: Mapping[str, Mapping[str, str]]

    def count(self) -> int:
        return self.store.count(self.listing, self.query)

    def rows(self, offset: int = 0, limit: int = -1) -> list[Row]:
        shown = [self.listing.columns.index(column) for column in self.columns]
        return [
            Row(
                row.uid,
                tuple(
                    self.word(column.name, row.cells[place])
                    for column, place in zip(self.columns, shown, strict=True)
                ),
            )
            for row in self.store.rows(self.listing, self.query, offset, limit)
        ]

    def uids(self) -> list[str]:
        """Everything in the list, in its order."""
        return self.store.uids(self.listing, self.query)

    def values(self, column: str) -> list[tuple[str, int]]:
        """What occurs in ``column``, as it is shown, and how often: for its filter."""
        found = self.store.values(self.listing, self.query, column)
        return [("" if value is None else str(self.word(column, value)), n) for value, n in found]

    def word(self, column: str, value: Cell) -> Cell:
        return self.texts.get(column, {}).get(str(value), value)

    def stored(self, column: str, word: str) -> str:
        """The stored value that ``word`` is shown for."""
        words = self.texts.get(column, {})
        return next((code for code, shown in words.items() if shown == word), word)

    def asked(self, query: Query) -> OpenList:
        """The same list asked differently."""
        return replace(self, query=query)


class Lists:
    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def all(self) -> Sequence[Listing]:
        return LISTS

    def open(self, list_id: str, query: Query | None = None, *, private: bool = False) -> OpenList:
        """The list ``list_id``; personal columns only with ``private``. Raises ``KeyError``."""
        listing = next((known for known in LISTS if known.id == list_id), None)
        if listing is None:
            raise KeyError(list_id)
        columns = tuple(c for c in listing.columns if private or not c.private)
        texts: dict[str, Mapping[str, str]] = {c.name: c.texts for c in columns if c.texts}
        texts |= {
            "award": {a.code: a.name for a in self._catalogue.award_types()},
            "ground": {g.code: g.name for g in self._catalogue.grounds},
            "level": {level.code: level.name for level in self._catalogue.levels},
        }
        return OpenList(self._store, listing, query or Query(), columns, texts)
