"""Who belonged to a collective in a period, and when they were counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.records import Record, RecordTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Record):
    """One per collective, person and period."""

    collective_uid: str
    subject_uid: str
    period: str
    counted_on: date | None = None
    counted: bool = True
    """Whether the person is in the denominator of the shares that titles of collectives ask for."""
    reason: str = ""
    """Why not, when not."""


class MembershipTable(RecordTable[Membership]):
    name = "memberships"
    record = Membership

    def of_collective(self, collective_uid: str, period: str) -> list[Membership]:
        return list(
            self._select(
                "collective_uid = ? and period = ? and deleted_at is null", [collective_uid, period]
            )
        )

    def of_collectives(self, collective_uids: Sequence[str]) -> list[Membership]:
        return self._of_many("collective_uid", collective_uids)

    def of_subjects(self, subject_uids: Sequence[str]) -> list[Membership]:
        return self._of_many("subject_uid", subject_uids)
