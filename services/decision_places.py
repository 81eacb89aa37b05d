"""Thứ tự trong quyết định: whom a decision lists, and who stands where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.awards import Award, Place, Tally
from models.decisions import Decision, ListOrder
from models.problems import Refused
from models.store import Store
from services.catalogue import Catalogue
from services.decision_order import in_listed_order


class DecisionPlaces:
    """The part of ``Deciding`` that keeps the order of the list."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def awards(self, decision_uid: str) -> list[Award]:
        """The recipients in the order in which the decision lists them."""
        return self._store.awards.get_many(self.listed(decision_uid))

    def listed(self, decision_uid: str) -> list[str]:
        """The recipients' uids in that order."""
        return [place.uid for place in self.places(decision_uid)]

    def places(self, decision_uid: str) -> list[Place]:
        """The same with what decides the order; quick also for thousands."""
        decision = self._store.decisions.get(decision_uid)
        places = self._store.awards.places(decision_uid)
        return in_listed_order(places, decision, self._catalogue)

    def lines(self, award_uids: Sequence[str]) -> list[Award]:
        """Some of the recipients, in the order of ``award_uids``."""
        return self._store.awards.get_many(award_uids)

    def award(self, uid: str) -> Award:
        return self._store.awards.get(uid)

    def tally(self, uid: str) -> list[Tally]:
        """How many recipients of each sort."""
        return self._store.awards.tally(uid)

    def order_by(self, uid: str, order: ListOrder) -> Decision:
        """List the recipients in another order; by hand begins as the list stands now."""
        decision = self._open(uid)
        with self._store.action(f"Xếp lại danh sách của quyết định {called(decision)}"):
            if order == "manual":
                self._keep_places(uid, self.listed(uid))
            return self._store.decisions.save(replace(decision, list_order=order))

    def move_award(self, uid: str, award_uid: str, place: int) -> None:
        """Put one recipient at ``place`` (0 is first) of a list that is then in order by hand."""
        self.move_awards(uid, [award_uid], place)

    def move_awards(self, uid: str, award_uids: Sequence[str], place: int) -> None:
        """The same for several, which stay together; ``place`` counts without them."""
        decision = self._open(uid)
        moved = set(award_uids)
        before = self.listed(uid)
        listed = [award for award in before if award not in moved]
        place = max(place, 0)
        listed[place:place] = [award for award in before if award in moved]
        with self._store.action(f"Xếp lại danh sách của quyết định {called(decision)}"):
            if decision.list_order != "manual":
                self._store.decisions.save(replace(decision, list_order="manual"))
            self._keep_places(uid, listed)

    # Inside

    def _open(self, uid: str) -> Decision:
        decision = self._store.decisions.get(uid)
        if decision.status == "issued":
            raise Refused(LOCKED)
        return decision

    def _keep_places(self, uid: str, listed: Sequence[str]) -> None:
        """Number the recipients as ``listed``; only those that move are read and written."""
        before = {place.uid: place.position for place in self._store.awards.places(uid)}
        wanted = {award: position for position, award in enumerate(listed, start=1)}
        moved = [award for award in listed if before[award] != wanted[award]]
        self._store.awards.save_many(
            replace(award, position=wanted[award.uid])
            for award in self._store.awards.get_many(moved)
        )


def called(decision: Decision) -> str:
    """How an action names the decision."""
    if decision.number:
        return f"số {decision.code}"
    return f"“{decision.summary}”" if decision.summary else "mới"


LOCKED = (
    "Quyết định đã ban hành nên không sửa được nữa; hãy dùng quyết định đính chính hoặc thu hồi."
)
