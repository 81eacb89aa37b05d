"""Bình xét Gia đình văn hóa: scores, exclusions, and what the hamlets' meetings decided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from models.household_reviews import EXCLUSIONS, EXCLUSIONS_IN_SHORT, Exclusion, HouseholdReview
from models.problems import Rejected
from models.store import Store
from models.vietnamese import fold, nfc
from services.periods import Periods

FULL_SCORE = 100
MOST_HOUSEHOLDS = 10_000
"""Of one hamlet; a number above it is a slip of the finger."""

_WORDS: dict[Exclusion, tuple[str, ...]] = {
    "crime": ("hinh su",),
    "military": ("quan su", "nghia vu quan su"),
    "tax": ("thue",),
    "administrative": ("hanh chinh",),
}
"""What tells each exclusion from the others, however it is put."""


def exclusions_meant(text: str) -> tuple[Exclusion, ...] | None:
    """The exclusions that a cell names, parted by ";" or ","; None when one is not understood."""
    found: list[Exclusion] = []
    for part in re.split(r"[;,\n]", text):
        said = fold(part)
        if not said:
            continue
        meant: list[Exclusion] = [
            code for code, words in _WORDS.items() if any(word in said for word in words)
        ]
        if len(meant) != 1:
            return None
        found += meant
    return tuple(code for code in EXCLUSIONS if code in found)


def exclusions_in_short(exclusions: Sequence[Exclusion]) -> str:
    return "; ".join(EXCLUSIONS_IN_SHORT[code] for code in exclusions)


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What one meeting of a hamlet left for all its households; None leaves what is recorded."""

    met_on: date | None = None
    households: int | None = None
    present: int | None = None
    agreed: int | None = None
    posted_from: date | None = None
    posted_to: date | None = None
    received_on: date | None = None

    def told(self) -> dict[str, Any]:
        names = self.__dataclass_fields__
        return {name: value for name in names if (value := getattr(self, name)) is not None}


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of the facts of a meeting."""

    added: int = 0
    """Households that had no review before."""
    changed: int = 0


@dataclass(frozen=True, slots=True)
class ReviewSummary:
    reviews: int
    scored: int
    excluded: int
    without_meeting: int
    waiting: int
    """Households that registered and have no review yet."""


class HouseholdReviews:
    def __init__(self, store: Store, periods: Periods) -> None:
        self._store = store
        self._periods = periods

    def get(self, uid: str) -> HouseholdReview:
        return self._store.household_reviews.get(uid)

    def get_many(self, uids: Sequence[str]) -> list[HouseholdReview]:
        return self._store.household_reviews.get_many(uids)

    def of_subject(self, subject_uid: str) -> list[HouseholdReview]:
        """In every period, the newest first."""
        found = self._store.household_reviews.of_subjects([subject_uid])
        return sorted(found, key=lambda review: review.period, reverse=True)

    def save(self, review: HouseholdReview) -> HouseholdReview:
        """Add or change one. Raises ``Rejected``, also for a second one of a household and period."""
        review = replace(review, note=nfc(review.note))
        if problems := self.problems(review):
            raise Rejected(problems)
        name = self._store.subjects.get(review.subject_uid).name
        verb = "Sửa" if review.uid else "Ghi"
        with self._store.action(f"{verb} bình xét Gia đình văn hóa của hộ {name}"):
            review = replace(review, period=self._periods.ensure(review.period).code)
            return self._store.household_reviews.save(review)

    def problems(self, review: HouseholdReview) -> dict[str, str]:
        """What keeps a review from being saved: field -> sentence."""
        problems = self._period_problems(review.period) | fact_problems(review)
        subject = self._store.subjects.find(review.subject_uid) if review.subject_uid else None
        if subject is None:
            problems["subject_uid"] = "Hãy chọn hộ gia đình."
        elif subject.kind != "household":
            problems["subject_uid"] = (
                f"{subject.name} không phải hộ gia đình nên không bình xét Gia đình văn hóa."
            )
        else:
            for other in self._store.household_reviews.of_subjects([subject.uid]):
                if other.period == review.period and other.uid != review.uid:
                    problems["subject_uid"] = (
                        f"Hộ {subject.name} đã có dòng bình xét trong kỳ này; hãy sửa dòng đã ghi."
                    )
        return problems

    def waiting(
        self, period: str, unit_uid: str | None = None, *, registered: bool = False
    ) -> list[str]:
        """Uids of active households without a review: of a unit and below, or of all units."""
        found = self._store.household_reviews.waiting(period, registered=registered)
        if unit_uid is None:
            return [uid for uid, _ in found]
        below = {u.uid for u in self._store.units.below(self._store.units.get(unit_uid))}
        return [uid for uid, unit in found if unit in below]

    def of_unit(self, period: str, unit_uid: str) -> list[HouseholdReview]:
        """The reviews of the households of a unit and below it."""
        below = {u.uid for u in self._store.units.below(self._store.units.get(unit_uid))}
        reviews = self._store.household_reviews.of_period(period)
        subjects = self._store.subjects.get_many([review.subject_uid for review in reviews])
        inside = {s.uid for s in subjects if s.unit_uid in below and s.deleted_at is None}
        return [review for review in reviews if review.subject_uid in inside]

    def start(self, period: str, subject_uids: Sequence[str]) -> int:
        """Add an empty review for each household that has none. Raises ``Rejected``."""
        return self.record_meeting(period, subject_uids, MeetingFacts(), empty=True).added

    def record_meeting(
        self,
        period: str,
        subject_uids: Sequence[str],
        facts: MeetingFacts,
        *,
        empty: bool = False,
    ) -> Recorded:
        """Write the facts of a hamlet's meeting to all these households, reviewed or not.

        All of them or none: ``Rejected`` names a household that they do not fit.
        """
        told = facts.told()
        subjects = self._store.subjects.get_many(subject_uids)
        problems = self._period_problems(period)
        if not subjects:
            problems["subjects"] = "Hãy chọn ít nhất một hộ."
        elif other := next((s for s in subjects if s.kind != "household"), None):
            problems["subjects"] = f"{other.name} không phải hộ gia đình."
        if not told and not empty:
            problems["met_on"] = "Hãy ghi ít nhất một điều của cuộc họp."
        if problems:
            raise Rejected(problems)
        title = "Thêm" if empty else "Ghi cuộc họp thôn cho"
        with self._store.action(f"{title} {len(subjects)} hộ bình xét Gia đình văn hóa"):
            code = self._periods.ensure(period).code
            known = {
                review.subject_uid: review
                for review in self._store.household_reviews.of_subjects([s.uid for s in subjects])
                if review.period == code
            }
            renewed: list[HouseholdReview] = []
            for subject in subjects:
                before = known.get(subject.uid)
                review = before or HouseholdReview(period=code, subject_uid=subject.uid)
                review = replace(review, **told)
                if wrong := fact_problems(review):
                    raise Rejected(
                        {name: f"Hộ {subject.name}: {text}" for name, text in wrong.items()}
                        if before
                        else wrong
                    )
                if review != before:
                    renewed.append(review)
            self._store.household_reviews.save_many(renewed)
        added = sum(1 for review in renewed if not review.uid)
        return Recorded(added, len(renewed) - added)

    def delete(self, uids: Sequence[str]) -> int:
        reviews = self.get_many(uids)
        with self._store.action(f"Xóa {len(reviews)} dòng bình xét Gia đình văn hóa"):
            self._store.household_reviews.delete_many(reviews)
        return len(reviews)

    def summary(self, period: str) -> ReviewSummary:
        scored, excluded, without_meeting = self._store.household_reviews.tallies(period)
        reviews = sum(self._store.household_reviews.count_by_unit(period).values())
        waiting = len(self._store.household_reviews.waiting(period, registered=True))
        return ReviewSummary(reviews, scored, excluded, without_meeting, waiting)

    def unit_counts(self, period: str) -> tuple[dict[str, int], int]:
        """Reviews of each unit with everything below it; and all of the period."""
        own = self._store.household_reviews.count_by_unit(period)
        inside = {uid: count for uid, count in own.items() if uid is not None}
        return self._store.units.with_those_below(inside), sum(own.values())

    def _period_problems(self, period: str) -> dict[str, str]:
        known = self._periods.find(period)
        if known is None or known.kind == "year":
            return {}
        return {"period": "Gia đình văn hóa bình xét theo năm; hãy chọn một năm ở đầu cửa sổ."}


def fact_problems(review: HouseholdReview) -> dict[str, str]:
    """What cannot be so in the score, numbers and days of a review: field -> sentence."""
    problems: dict[str, str] = {}
    if review.score is not None and not 0 <= review.score <= FULL_SCORE:
        problems["score"] = f"Điểm phải từ 0 đến {FULL_SCORE}."
    for name in ("households", "present", "agreed"):
        number = getattr(review, name)
        if number is not None and not 0 <= number <= MOST_HOUSEHOLDS:
            problems[name] = "Số hộ phải từ 0 đến 10.000."
    problems |= _above(
        review, "present", "households", "Số hộ dự họp không thể lớn hơn {} hộ của thôn."
    )
    problems |= _above(review, "agreed", "present", "Số hộ đồng ý không thể lớn hơn {} hộ dự họp.")
    problems |= _above(
        review, "agreed", "households", "Số hộ đồng ý không thể lớn hơn {} hộ của thôn."
    )
    if review.posted_from and review.met_on and review.posted_from < review.met_on:
        problems["posted_from"] = "Niêm yết sau khi họp; ngày bắt đầu không thể trước ngày họp."
    if review.posted_to and review.posted_from and review.posted_to < review.posted_from:
        problems["posted_to"] = "Ngày kết thúc niêm yết không thể trước ngày bắt đầu."
    if review.received_on and review.met_on and review.received_on < review.met_on:
        problems["received_on"] = "Ngày nhận hồ sơ không thể trước ngày họp."
    return problems


def _above(review: HouseholdReview, name: str, limit: str, sentence: str) -> dict[str, str]:
    value, most = getattr(review, name), getattr(review, limit)
    if value is None or most is None or value <= most:
        return {}
    return {name: sentence.format(most)}
