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

    def of_period(self, period: str) -> list[Membership]:
        return list(self._select("period = ? and deleted_at is null", [period]))

    def count_by_period(self) -> dict[str, int]:
        rows = self._db.execute(
            "select period, count(*) from memberships where deleted_at is null group by period"
        )
        return dict(rows.fetchall())

    def count_by_unit(self, period: str) -> dict[str | None, int]:
        """How many members in ``period`` belong to each unit; None: without a unit."""
        rows = self._db.execute(
            "select s.unit_uid, count(*) from memberships m "
            "join subjects c on c.uid = m.collective_uid join subjects s on s.uid = m.subject_uid "
            "where m.period = ? and m.deleted_at is null and c.deleted_at is null "
            "and s.deleted_at is null group by 1",
            [period],
        )
        return dict(rows.fetchall())

    def totals(self, period: str) -> dict[str, tuple[int, int]]:
        """For each collective how many members it has in ``period``, and how many are counted."""
        rows = self._db.execute(
            "select m.collective_uid, count(*), sum(m.counted) from memberships m "
            "join subjects c on c.uid = m.collective_uid join subjects s on s.uid = m.subject_uid "
            "where m.period = ? and m.deleted_at is null and c.deleted_at is null "
            "and s.deleted_at is null group by 1",
            [period],
        )
        return {collective: (total, counted) for collective, total, counted in rows}
