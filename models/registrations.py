"""Who registered for which title in which period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.records import Record, RecordTable
from models.subjects import SubjectKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration(Record):
    period: str
    """Code of the period."""
    subject_uid: str
    award_type: str
    """Code of the catalogue."""
    registered_on: date | None = None
    initiative: str = ""
    """Topic of the initiative that goes with it."""
    note: str = ""


class RegistrationTable(RecordTable[Registration]):
    name = "registrations"
    record = Registration

    def of_period(self, period: str) -> list[Registration]:
        return list(self._select("period = ? and deleted_at is null", [period]))

    def count_by_period(self) -> dict[str, int]:
        rows = self._db.execute(
            "select period, count(*) from registrations where deleted_at is null group by period"
        )
        return dict(rows.fetchall())

    def of_subject(self, subject_uid: str) -> list[Registration]:
        return list(
            self._select("subject_uid = ? and deleted_at is null", [subject_uid], "period desc, id")
        )

    def of_subjects(self, subject_uids: Sequence[str]) -> list[Registration]:
        """Of all those subjects, in every period."""
        found: list[Registration] = []
        for start in range(0, len(subject_uids), 500):
            some = list(subject_uids[start : start + 500])
            marks = ", ".join("?" * len(some))
            found += self._select(f"subject_uid in ({marks}) and deleted_at is null", some)
        return found

    def count_by_unit(self, period: str) -> dict[str | None, int]:
        """How many registrations of ``period`` there are in each unit; None: without a unit."""
        rows = self._db.execute(
            "select s.unit_uid, count(*) from registrations r "
            "join subjects s on s.uid = r.subject_uid "
            "where r.period = ? and r.deleted_at is null and s.deleted_at is null group by 1",
            [period],
        )
        return dict(rows.fetchall())

    def titles_by_subject(self, period: str) -> list[tuple[str, SubjectKind, str]]:
        """Every (subject uid, subject kind, award type) registered for ``period``."""
        rows = self._db.execute(
            "select r.subject_uid, s.kind, r.award_type from registrations r "
            "join subjects s on s.uid = r.subject_uid "
            "where r.period = ? and r.deleted_at is null and s.deleted_at is null",
            [period],
        )
        return rows.fetchall()
