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
