"""What goes into the bin with a subject, and comes back with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from models.nominations import ENDED, SETTLED, Nomination
from models.problems import Refused
from models.store import Store


class Followers:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._tables: tuple[Any, ...] = (
            store.registrations,
            store.ratings,
            store.hindrances,
            store.career,
            store.household_reviews,
            store.memberships,
        )

    def refuse_bound(self, uids: Sequence[str]) -> None:
        """Raises ``Refused`` while a meeting, a decision or a submission waits for one of them."""
        waiting = [
            nomination
            for nomination, bound in self._nominations(uids)
            if bound and nomination.status not in (*ENDED, "awarded")
        ]
        if waiting:
            name = self._store.subjects.get(waiting[0].subject_uid).name
            raise Refused(
                f"{len(waiting)} đề nghị của những đối tượng này đã vào chương trình họp, quyết "
                f"định hoặc tờ trình (ví dụ của {name}); hãy rút đề nghị trước khi xóa."
            )

    def delete(self, uids: Sequence[str]) -> None:
        """Part of an open action. Initiatives stay, with whoever wrote them; so do awards."""
        for table in self._tables:
            table.delete_many(table.of_subjects(uids))
        memberships = self._store.memberships
        memberships.delete_many(memberships.of_collectives(uids))
        self._store.nominations.delete_many(
            nomination for nomination, bound in self._nominations(uids) if not bound
        )

    def restore(self, uid: str) -> None:
        """What the same action put there; before the subject is back, as part of an open action."""
        for table in self._tables:
            table.restore_many(table.deleted_with(uid))
        nominations = self._store.nominations.deleted_with(uid)
        self._store.nominations.restore_many(map(self._without_gone, nominations))
        memberships = self._store.memberships
        memberships.restore_many(memberships.deleted_with(uid, "collective_uid"))

    def _without_gone(self, nomination: Nomination) -> Nomination:
        """What it came with may have been put into the bin in the meantime."""
        known = {
            "dossier_uid": self._store.dossiers.find(nomination.dossier_uid or ""),
            "movement_uid": self._store.movements.find(nomination.movement_uid or ""),
        }
        gone = {name: None for name, record in known.items() if record and record.deleted_at}
        return replace(nomination, **gone)

    def _nominations(self, uids: Sequence[str]) -> list[tuple[Nomination, bool]]:
        """Each with whether it has come so far that it stays."""
        nominations = self._store.nominations.of_subjects(uids)
        own = [nomination.uid for nomination in nominations]
        used = {vote.nomination_uid for vote in self._store.votes.of_nominations(own)}
        used |= {award.nomination_uid or "" for award in self._store.awards.of_nominations(own)}
        return [(n, n.status in SETTLED or n.uid in used) for n in nominations]
