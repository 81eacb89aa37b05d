"""Xếp loại: how people and collectives did their work in a year or school year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from models.problems import Rejected
from models.ratings import GRADES, Grade, Rating
from models.store import Store
from models.subjects import Subject, SubjectKind
from models.vietnamese import fold, nfc
from services.periods import Periods

RATED: tuple[SubjectKind, ...] = ("individual", "collective")
"""Households are reviewed, not rated."""

_SHORT: dict[str, Grade] = {
    "hoan thanh xuat sac": "HTXSNV",
    "xuat sac": "HTXSNV",
    "htxs": "HTXSNV",
    "xs": "HTXSNV",
    "hoan thanh tot": "HTTNV",
    "tot": "HTTNV",
    "htt": "HTTNV",
    "t": "HTTNV",
    "hoan thanh": "HTNV",
    "ht": "HTNV",
    "khong hoan thanh": "KHTNV",
    "khong": "KHTNV",
    "chua hoan thanh nhiem vu": "KHTNV",
    "chua hoan thanh": "KHTNV",
    "kht": "KHTNV",
}
"""As lists of units write the grades besides their code and their whole name."""


def grade_meant(text: str) -> Grade | None:
    """The grade that a cell names: by its code, its words with or without marks, or in short."""
    wanted = fold(text)
    for grade, words in GRADES.items():
        if wanted in (grade.casefold(), fold(words), f"{fold(words)} {grade.casefold()}"):
            return grade
    return _SHORT.get(wanted)


@dataclass(frozen=True, slots=True)
class Rated:
    """What became of a grade that was given to many at once."""

    added: int = 0
    changed: int = 0
    kept: int = 0
    """Rated before, and left as they were."""


@dataclass(frozen=True, slots=True)
class RatingSummary:
    """How many have each grade, and who registered but has none yet."""

    counts: Mapping[SubjectKind, Mapping[Grade, int]] = field(default_factory=dict)
    unrated: Mapping[SubjectKind, int] = field(default_factory=dict)

    def total(self, kind: SubjectKind) -> int:
        return sum(self.counts.get(kind, {}).values())


class Ratings:
    def __init__(self, store: Store, periods: Periods) -> None:
        self._store = store
        self._periods = periods

    def get(self, uid: str) -> Rating:
        return self._store.ratings.get(uid)

    def of_subject(self, subject_uid: str) -> list[Rating]:
        """In every period, the newest first."""
        found = self._store.ratings.of_subjects([subject_uid])
        return sorted(found, key=lambda rating: rating.period, reverse=True)

    def save(self, rating: Rating) -> Rating:
        """Add or change one. Raises ``Rejected``, also for a second one of a subject and period."""
        rating = replace(rating, document=nfc(rating.document), note=nfc(rating.note))
        if problems := self.problems(rating):
            raise Rejected(problems)
        name = self._store.subjects.get(rating.subject_uid).name
        with self._store.action(f"{'Sửa' if rating.uid else 'Ghi'} xếp loại của {name}"):
            rating = replace(rating, period=self._periods.ensure(rating.period).code)
            return self._store.ratings.save(rating)

    def problems(self, rating: Rating) -> dict[str, str]:
        """What keeps a rating from being saved: field -> sentence."""
        subject = self._store.subjects.find(rating.subject_uid) if rating.subject_uid else None
        problems = self._general_problems(rating.period, rating.decided_on)
        if rating.grade not in GRADES:
            problems["grade"] = "Hãy chọn mức xếp loại."
        if subject is None:
            problems["subject_uid"] = "Hãy chọn người hoặc tập thể được xếp loại."
        elif sentence := unfit(subject):
            problems["subject_uid"] = sentence
        else:
            for other in self._store.ratings.of_subjects([subject.uid]):
                if other.period == rating.period and other.uid != rating.uid:
                    problems["subject_uid"] = (
                        f"{subject.name} đã được xếp loại {GRADES[other.grade].lower()} trong kỳ "
                        "này; hãy sửa dòng đã ghi."
                    )
        return problems

    def rate(
        self,
        period: str,
        subject_uids: Sequence[str],
        grade: Grade,
        decided_on: date | None = None,
        document: str = "",
        *,
        overwrite: bool = False,
    ) -> Rated:
        """Give one grade to many; who has one already keeps it unless ``overwrite``.

        Raises ``Rejected``.
        """
        if problems := self.rate_problems(period, subject_uids, grade, decided_on):
            raise Rejected(problems)
        subjects = self._store.subjects.get_many(subject_uids)
        document = nfc(document)
        whom = subjects[0].name if len(subjects) == 1 else f"{len(subjects)} đối tượng"
        with self._store.action(f"Xếp loại {grade} cho {whom}"):
            code = self._periods.ensure(period).code
            known = {
                rating.subject_uid: rating
                for rating in self._store.ratings.of_subjects([s.uid for s in subjects])
                if rating.period == code
            }
            fresh = [
                Rating(
                    period=code,
                    subject_uid=subject.uid,
                    grade=grade,
                    decided_on=decided_on,
                    document=document,
                )
                for subject in subjects
                if subject.uid not in known
            ]
            renewed = [
                replace(
                    rating,
                    grade=grade,
                    decided_on=decided_on or rating.decided_on,
                    document=document or rating.document,
                )
                for rating in (known.values() if overwrite else ())
            ]
            renewed = [rating for rating in renewed if rating != known[rating.subject_uid]]
            self._store.ratings.save_many([*fresh, *renewed])
        return Rated(len(fresh), len(renewed), len(known) - len(renewed))

    def rate_problems(
        self, period: str, subject_uids: Sequence[str], grade: str, decided_on: date | None = None
    ) -> dict[str, str]:
        """What keeps a grade from being given to many: field -> sentence."""
        problems = self._general_problems(period, decided_on)
        subjects = self._store.subjects.get_many(subject_uids)
        if not subjects:
            problems["subjects"] = "Hãy chọn ít nhất một người hoặc tập thể."
        elif unfitting := next((sentence for s in subjects if (sentence := unfit(s))), ""):
            problems["subjects"] = unfitting
        if grade not in GRADES:
            problems["grade"] = "Hãy chọn mức xếp loại."
        return problems

    def delete(self, uids: Sequence[str]) -> int:
        ratings = self._store.ratings.get_many(uids)
        with self._store.action(f"Xóa {len(ratings)} xếp loại"):
            self._store.ratings.delete_many(ratings)
        return len(ratings)

    def registered(self, period: str, kind: SubjectKind) -> list[str]:
        """Uids of everybody of that kind who registered for a title in ``period``."""
        uids = dict.fromkeys(r.subject_uid for r in self._store.registrations.of_period(period))
        found = self._store.subjects.get_many(list(uids))
        return [s.uid for s in found if s.kind == kind and s.deleted_at is None]

    def of_unit(self, unit_uid: str, kind: SubjectKind) -> list[str]:
        """Uids of everybody of that kind still active in the unit and below it."""
        units = self._store.units.below(self._store.units.get(unit_uid))
        found = [s for unit in units for s in self._store.subjects.of_unit(unit.uid)]
        return [s.uid for s in found if s.kind == kind and s.status == "active"]

    def rated(self, period: str, subject_uids: Sequence[str]) -> set[str]:
        """Those of the subjects that have a rating in ``period``."""
        ratings = self._store.ratings.of_subjects(subject_uids)
        return {rating.subject_uid for rating in ratings if rating.period == period}

    def summary(self, period: str) -> RatingSummary:
        counts: dict[SubjectKind, dict[Grade, int]] = {}
        for kind, grade, count in self._store.ratings.count_grades(period):
            counts.setdefault(kind, {})[grade] = count
        waiting = self._store.ratings.count_unrated(period)
        return RatingSummary(counts, {kind: waiting.get(kind, 0) for kind in RATED})

    def unit_counts(self, period: str) -> tuple[dict[str, int], int]:
        """Ratings of each unit with everything below it; and all of the period."""
        own = self._store.ratings.count_by_unit(period)
        inside = {uid: count for uid, count in own.items() if uid is not None}
        return self._store.units.with_those_below(inside), sum(own.values())

    def _general_problems(self, period: str, decided_on: date | None) -> dict[str, str]:
        problems: dict[str, str] = {}
        known = self._periods.find(period)
        if known is not None and known.kind == "campaign":
            problems["period"] = (
                "Xếp loại ghi theo năm hoặc năm học; hãy chọn một năm hoặc năm học ở đầu cửa sổ."
            )
        if decided_on is not None and decided_on > self._store.origin.today():
            problems["decided_on"] = "Ngày xếp loại không thể sau ngày hôm nay."
        return problems


def unfit(subject: Subject) -> str:
    """Why this one cannot be rated; "" when it can."""
    if subject.kind in RATED:
        return ""
    return (
        f"{subject.name} là hộ gia đình nên không xếp loại ở đây; "
        "hãy ghi điểm ở phần Gia đình văn hóa."
    )
