"""Long lists of nominations whose subjects have what titles ask for."""

from __future__ import annotations

from models.household_reviews import HouseholdReview
from models.nominations import Nomination
from models.ratings import Rating
from models.subjects import Subject, SubjectKind
from tests.services.rules.cases import Commune
from tests.small_commune import name_of


def put_forward(
    commune: Commune, award: str, count: int, period: str = "2026", kind: SubjectKind = "individual"
) -> list[Nomination]:
    store = commune.store
    commune.services.periods.ensure(period)
    subjects = store.subjects.save_many(
        Subject(kind=kind, name=name_of(number), birth_date=str(1950 + number % 50))
        for number in range(count)
    )
    if kind == "household":
        store.household_reviews.save_many(
            HouseholdReview(subject_uid=subject.uid, period=period, score=95.0)
            for subject in subjects
        )
    else:
        store.ratings.save_many(
            Rating(subject_uid=subject.uid, period=period, grade="HTXSNV") for subject in subjects
        )
    return store.nominations.save_many(
        Nomination(
            subject_uid=subject.uid,
            award_type=award,
            period=period,
            achievement=f"Hoàn thành xuất sắc việc được giao, {subject.name}",
        )
        for subject in subjects
    )
