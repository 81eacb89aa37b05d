"""Số sổ vàng: the number that a certificate has in the commune's book of its year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from models.awards import Award
from models.decisions import Decision
from models.numbers import format_number
from models.store import Store
from services.deciding import Deciding

USUAL_DIGITS = 2


class GoldenBook:
    def __init__(self, store: Store, deciding: Deciding) -> None:
        self._store = store
        self._deciding = deciding

    def unnumbered(self, award_uids: Sequence[str]) -> list[Award]:
        """Those of the commune's own decisions without a number, in the order of the lists."""
        awards = {
            award.uid: award
            for award in self._store.awards.get_many(award_uids)
            if not award.book_number.strip() and not why_gone(award)
        }
        return [
            awards[uid]
            for decision in self.decisions(awards.values())
            if decision.origin == "own"
            for uid in self._deciding.listed(decision.uid)
            if uid in awards
        ]

    def numbered(self, award_uids: Sequence[str]) -> list[Award]:
        """``unnumbered`` with the numbers they would get: each year goes on from its last one."""
        awards = self.unnumbered(award_uids)
        years = {decision.uid: self._day(decision).year for decision in self.decisions(awards)}
        given: list[Award] = []
        for year in sorted(set(years.values())):
            last, digits = self._last_number(year)
            mine = [award for award in awards if years[award.decision_uid] == year]
            given += [
                replace(award, book_number=str(number).zfill(digits))
                for number, award in enumerate(mine, start=last + 1)
            ]
        return given

    def assign(self, award_uids: Sequence[str]) -> list[Award]:
        """Write the next numbers of the book to those that have none."""
        with self.assigning(award_uids) as numbered:
            return numbered

    @contextmanager
    def assigning(self, award_uids: Sequence[str]) -> Iterator[list[Award]]:
        """The same; they are kept when the block ends well, in which their sheets are made."""
        count = len(self.unnumbered(award_uids))
        if not count:
            yield []
            return
        title = f"Ghi số sổ vàng cho {format_number(count)} khen thưởng"
        with self._store.action(title, unlocked=True):
            yield self._store.awards.save_many(self.numbered(award_uids))

    def decisions(self, awards: Iterable[Award]) -> list[Decision]:
        """Of these awards, in the order of the book."""
        uids = list(dict.fromkeys(award.decision_uid for award in awards))
        decisions = self._store.decisions.get_many(uids)
        return sorted(decisions, key=lambda each: (self._day(each), each.number.zfill(8), each.uid))

    def _day(self, decision: Decision) -> date:
        return decision.decided_on or self._store.origin.today()

    def _last_number(self, year: int) -> tuple[int, int]:
        """The last number of a year, and how many digits its numbers have at least."""
        used = self._store.awards.numbers_in_use(year)
        if not used:
            return 0, USUAL_DIGITS
        first = self._store.awards.get(used[0].award_uid).book_number.strip()
        return used[-1].number, len(first) if first.isdecimal() else 1


def why_gone(award: Award) -> str:
    """Why an award gets no certificate any more; nothing for one that does."""
    if award.revoked_by is not None:
        return "đã bị thu hồi"
    return "đã bỏ khỏi quyết định" if award.deleted_at is not None else ""
