"""How a household was found at the yearly review for Gia đình văn hóa."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.records import Record, RecordTable

Exclusion = Literal["crime", "military", "tax", "administrative"]

EXCLUSIONS: dict[Exclusion, str] = {
    "crime": "Có thành viên bị truy cứu trách nhiệm hình sự",
    "military": "Có thành viên trốn tránh nghĩa vụ quân sự",
    "tax": "Trốn tránh nghĩa vụ nộp thuế",
    "administrative": "Có thành viên bị xử phạt vi phạm hành chính",
}

EXCLUSIONS_IN_SHORT: dict[Exclusion, str] = {
    "crime": "Hình sự",
    "military": "Nghĩa vụ quân sự",
    "tax": "Thuế",
    "administrative": "Vi phạm hành chính",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdReview(Record):
    """One per household and period; the facts of the hamlet's meeting stand with each of them."""

    period: str
    subject_uid: str
    score: float | None = None
    """Of 100."""
    met_on: date | None = None
    households: int | None = None
    """How many the hamlet has."""
    present: int | None = None
    """How many took part in the hamlet's meeting."""
    agreed: int | None = None
    """How many of those agreed to this household."""
    posted_from: date | None = None
    posted_to: date | None = None
    received_on: date | None = None
    """When the full dossier of the hamlet reached the commune."""
    exclusions: tuple[Exclusion, ...] = ()
    note: str = ""


class HouseholdReviewTable(RecordTable[HouseholdReview]):
    name = "household_reviews"
    record = HouseholdReview

    def of_period(self, period: str) -> list[HouseholdReview]:
        return list(self._select("period = ? and deleted_at is null", [period]))

    def of_subjects(self, subject_uids: Sequence[str]) -> list[HouseholdReview]:
        return self._of_many("subject_uid", subject_uids)

    def count_by_unit(self, period: str) -> dict[str | None, int]:
        """How many reviews of ``period`` there are in each unit; None: without a unit."""
        rows = self._db.execute(
            "select s.unit_uid, count(*) from household_reviews r "
            "join subjects s on s.uid = r.subject_uid "
            "where r.period = ? and r.deleted_at is null and s.deleted_at is null group by 1",
            [period],
        )
        return dict(rows.fetchall())

    def tallies(self, period: str) -> tuple[int, int, int]:
        """Of the reviews of ``period``: those with a score, with an exclusion, without a meeting."""
        row = self._db.execute(
            "select count(r.score), ifnull(sum(r.exclusions <> '[]'), 0), "
            "ifnull(sum(r.met_on is null), 0) from household_reviews r "
            "join subjects s on s.uid = r.subject_uid "
            "where r.period = ? and r.deleted_at is null and s.deleted_at is null",
            [period],
        ).fetchone()
        return row[0], row[1], row[2]

    def waiting(self, period: str, *, registered: bool = False) -> list[tuple[str, str | None]]:
        """(uid, uid of the unit) of active households without a review in ``period``.

        With ``registered`` only of those that registered for a title of the period.
        """
        rows = self._db.execute(
            "select s.uid, s.unit_uid from subjects s where s.kind = 'household' "
            "and s.status = 'active' and s.deleted_at is null "
            "and s.uid not in (select r.subject_uid from household_reviews r "
            "where r.period = :period and r.deleted_at is null) "
            "and (not :registered or s.uid in (select g.subject_uid from registrations g "
            "where g.period = :period and g.deleted_at is null)) "
            "order by s.sort_key",
            {"period": period, "registered": registered},
        )
        return rows.fetchall()
