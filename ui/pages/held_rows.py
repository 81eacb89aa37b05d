"""Rows that were edited stay where they are seen, sorted and filtered or not, until the list is asked anew."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ui.pages.grid_records import EditedSource
from ui.tables.source import Cell, ColumnLike, Row, RowLike


class HeldList:
    """A list with some records at rows of their own; the others keep their order around them."""

    def __init__(self, source: EditedSource, held: Mapping[int, str]) -> None:
        self.source = source
        self._rest = source.without(list(held.values()))
        others = self._rest.count()
        self._count = others + len(held)
        self._uids = {
            min(row, others + place): uid for place, (row, uid) in enumerate(sorted(held.items()))
        }
        self._rows = sorted(self._uids)

    @property
    def held(self) -> Mapping[int, str]:
        return self._uids

    @property
    def columns(self) -> Sequence[ColumnLike]:
        return self.source.columns

    def count(self) -> int:
        return self._count

    def rows(self, offset: int, limit: int) -> list[RowLike]:
        end = min(offset + limit, self._count)
        before = bisect_left(self._rows, offset)
        mine = self._rows[before : bisect_left(self._rows, end)]
        others = iter(self._rest.rows(offset - before, max(end - offset, 0) - len(mine)))
        return list(self._merged(others, range(offset, end), mine))

    def each(self) -> Iterator[RowLike]:
        return self._merged(self._rest.each(), range(self._count), self._rows)

    def uids(self) -> list[str]:
        others = iter(self._rest.uids())
        uids = (self._uids.get(row) or next(others, "") for row in range(self._count))
        return [uid for uid in uids if uid]

    def values(self, column: str) -> Sequence[tuple[str, str, int]]:
        return self.source.values(column)

    def rows_of(self, uids: Sequence[str]) -> Sequence[RowLike]:
        return self.source.rows_of(uids)

    def moved_by(self, column: str) -> bool:
        return self.source.moved_by(column)

    def asks(self) -> object:
        return self.source.asks()

    def among(self, uids: Sequence[str]) -> Sequence[str]:
        held = set(self._uids.values())
        others = set(self._rest.among([uid for uid in uids if uid not in held]))
        return [uid for uid in uids if uid in held or uid in others]

    def without(self, uids: Sequence[str]) -> EditedSource:
        return self._rest.without([*self._uids.values(), *uids])

    def _merged(
        self, others: Iterator[RowLike], rows: Iterable[int], mine: Sequence[int]
    ) -> Iterator[RowLike]:
        found = {row.uid: row for row in self.source.rows_of([self._uids[row] for row in mine])}
        blank: tuple[Cell, ...] = ("",) * len(self.columns)
        for row in rows:
            if uid := self._uids.get(row):
                yield found.get(uid) or Row(uid, blank)
            elif (other := next(others, None)) is not None:
                yield other


class HeldRows:
    """Which rows of a list are held where, and which of them the list would not show any more."""

    def __init__(self) -> None:
        self._asked: object = None
        self._held: dict[int, str] = {}
        self._left: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._held)

    def let_go(self) -> None:
        self._held, self._left = {}, set()

    def hold(self, source: EditedSource, places: Mapping[str, int]) -> None:
        """Records of ``source`` that were changed, with the rows at which they are seen."""
        if self._asked != source.asks():
            self.let_go()
        self._asked = source.asks()
        known = set(self._held.values())
        self._held |= {row: uid for uid, row in places.items() if uid not in known}
        inside = set(source.among(list(places)))
        self._left = (self._left | set(places)) - inside

    def over(self, source: EditedSource) -> EditedSource:
        """``source`` as it is to be shown; something else being asked for, as it is."""
        if self._held and self._asked != source.asks():
            self.let_go()
        if not self._held:
            return source
        self._drop_gone(source)
        return HeldList(source, self._held) if self._held else source

    def _drop_gone(self, source: EditedSource) -> None:
        """What was deleted meanwhile, or taken out of the list by other means than typing."""
        held = list(self._held.values())
        inside = set(source.among(held))
        out = [uid for uid in held if uid in self._left and uid not in inside]
        here = inside | {row.uid for row in source.rows_of(out)}
        rows = [row for row in sorted(self._held) if self._held[row] not in here]
        self._held = {
            row - bisect_left(rows, row): uid for row, uid in self._held.items() if uid in here
        }
        self._left = here - inside


def places_of(source: EditedSource, uids: Iterable[str]) -> dict[str, int]:
    """At which rows of the list some records stand."""
    wanted = set(uids)
    return {uid: row for row, uid in enumerate(source.uids()) if uid in wanted}
