"""Yearly performance ratings of people and collectives: what most titles begin with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.records import Record, RecordTable
from models.subjects import SubjectKind

Grade = Literal["HTXSNV", "HTTNV", "HTNV", "KHTNV"]

GRADES: dict[Grade, str] = {
    "HTXSNV": "Hoàn thành xuất sắc nhiệm vụ",
    "HTTNV": "Hoàn thành tốt nhiệm vụ",
    "HTNV": "Hoàn thành nhiệm vụ",
    "KHTNV": "Không hoàn thành nhiệm vụ",
}
"""From the best to the worst."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(Record):
    """One per subject and period."""

    period: str
    subject_uid: str
    grade: Grade
    decided_on: date | None = None
    document: str = ""
    """On which paper it stands: "Quyết định số 812/QĐ-UBND"."""
    note: str = ""


class RatingTable(RecordTable[Rating]):
    name = "ratings"
    record = Rating

    def of_period(self, period: str) -> list[Rating]:
        return list(self._select("period = ? and deleted_at is null", [period]))

    def of_subjects(self, subject_uids: Sequence[str]) -> list[Rating]:
        """Of all those subjects, in every period."""
        return self._of_many("subject_uid", subject_uids)

    def count_by_unit(self, period: str) -> dict[str | None, int]:
        """How many ratings of ``period`` there are in each unit; None: without a unit."""
        rows = self._db.execute(
            "select s.unit_uid, count(*) from ratings r join subjects s on s.uid = r.subject_uid "
            "where r.period = ? and r.deleted_at is null and s.deleted_at is null group by 1",
            [period],
        )
        return dict(rows.fetchall())

    def count_grades(self, period: str) -> list[tuple[SubjectKind, Grade, int]]:
        """How many subjects of each kind have each grade in ``period``."""
        rows = self._db.execute(
            "select s.kind, r.grade, count(*) from ratings r "
            "join subjects s on s.uid = r.subject_uid "
            "where r.period = ? and r.deleted_at is null and s.deleted_at is null group by 1, 2",
            [period],
        )
        return rows.fetchall()

    def count_unrated(self, period: str) -> dict[SubjectKind, int]:
        """How many subjects of each kind registered for ``period`` and have no rating in it."""
        rows = self._db.execute(
            "select s.kind, count(distinct s.uid) from registrations g "
            "join subjects s on s.uid = g.subject_uid "
            "where g.period = :period and g.deleted_at is null and s.deleted_at is null "
            "and s.uid not in (select r.subject_uid from ratings r "
            "where r.period = :period and r.deleted_at is null) group by 1",
            {"period": period},
        )
        return dict(rows.fetchall())
