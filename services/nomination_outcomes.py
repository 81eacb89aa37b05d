"""What becomes of nominations when decisions take them up, let go of them, or are issued."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from models.awards import Award
from models.decisions import Decision
from models.nominations import NominationStatus
from models.store import Store


class NominationOutcomes:
    """Part of an open action."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def taken_up(self, awards: Iterable[Award]) -> None:
        """They stand in a decision that is not issued yet."""
        self._become("decided", _uids(awards))

    def let_go(self, awards: Iterable[Award]) -> None:
        """They are again where the council, or the examination, left them.

        What an office above had granted waits for its answer again.
        """
        nominations = self._store.nominations.get_many(sorted(_uids(awards)))
        went_up = {n.uid: n.submission_uid for n in nominations if n.submission_uid}
        uids = {nomination.uid for nomination in nominations} - set(went_up)
        voted = self._store.votes.passed(sorted(uids))
        self._become("submitted", went_up)
        self._become("voted", voted)
        self._become("examined", uids - voted)
        self._store.submissions.save_many(
            replace(submission, status="sent")
            for submission in self._store.submissions.get_many(list(went_up.values()))
            if submission.status == "answered"
        )

    def awarded(self, awards: Iterable[Award], on: date | None) -> None:
        self._become("awarded", _uids(awards), on)

    def revoked(self, awards: Iterable[Award], by: Decision) -> None:
        """They ended without an award after all."""
        day = by.decided_on or self._store.origin.today()
        reason = f"Khen thưởng đã bị thu hồi theo Quyết định số {by.code}."
        self._store.nominations.save_many(
            replace(nomination, status="returned", status_on=day, reason=reason)
            for nomination in self._store.nominations.get_many(sorted(_uids(awards)))
        )

    def _become(
        self, status: NominationStatus, uids: Iterable[str], on: date | None = None
    ) -> None:
        day = on or self._store.origin.today()
        self._store.nominations.save_many(
            replace(nomination, status=status, status_on=day)
            for nomination in self._store.nominations.get_many(sorted(uids))
            if nomination.status != status
        )


def _uids(awards: Iterable[Award]) -> set[str]:
    return {award.nomination_uid for award in awards if award.nomination_uid}
