"""Whole lists: the quotas of whole districts, and how the time grows with the number of nominations."""

from __future__ import annotations

import time

import pytest

from models.household_reviews import HouseholdReview
from models.nominations import Nomination
from models.ratings import Rating
from models.subjects import Subject, SubjectKind
from services.rules.reviewing import Reviewing
from services.services import Services
from tests.services.rules.cases import Commune, undone, with_profile
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


@pytest.mark.parametrize(
    ("chosen", "others", "disjoint", "inclusive"),
    [(342, 1984, "14,7", "17,2"), (130, 752, "14,7", "17,3")],
)
@pytest.mark.parametrize("lists", ["disjoint", "inclusive"])
@pytest.mark.parametrize(("percent", "period", "rule"), [(15, "2020", "Q1'"), (20, "2026", "Q1")])
def test_the_lists_of_districts_come_out_under_both_regimes(
    commune: Services, chosen, others, disjoint, inclusive, lists, percent, period, rule
) -> None:
    profile = (
        f'[[rules]]\nid = "{rule}"\nparameters = {{ percent = {percent}, lists = "{lists}" }}\n'
    )
    with undone(commune) as laid_out:
        put_forward(laid_out, "LDTT", others, period)
        nomination = put_forward(laid_out, "CSTDCS", chosen, period)[0]
        last_day = commune.periods.ensure(period).ends_on
        finding = laid_out.findings(nomination, last_day, profile)[rule]
    share = disjoint if lists == "disjoint" else inclusive
    assert f"bằng {share}%" in finding.sentence
    over = percent == 15 and lists == "inclusive"
    assert finding.result == ("violated" if over else "met")
    assert finding.blocks == over


def seconds(commune: Services, nominations: list[Nomination]) -> float:
    reviewing = Reviewing(commune.store, commune.catalogue, commune.periods)
    begun = time.perf_counter()
    assert len(reviewing.review(nominations)) == len(nominations)
    return time.perf_counter() - begun


@pytest.mark.parametrize(
    ("award", "kind", "few", "many"),
    [("CSTDCS", "individual", 150, 1500), ("GDVH", "household", 500, 5000)],
)
def test_ten_times_as_many_take_about_ten_times_as_long(
    commune: Services, award: str, kind: SubjectKind, few: int, many: int
) -> None:
    with undone(commune) as laid_out:
        few_seconds = min(
            seconds(commune, nominations)
            for nominations in [put_forward(laid_out, award, few, "2025", kind)] * 3
        )
    with undone(commune) as laid_out:
        many_seconds = seconds(commune, put_forward(laid_out, award, many, "2026", kind))
    assert many_seconds < 30 * few_seconds


def test_the_quota_of_a_long_list_is_counted_fast(commune: Services) -> None:
    """Twice as long a list must not take four times as long for each of its nominations."""
    catalogue = with_profile('[[rules]]\nid = "Q1"\nparameters = { percent = 20 }\n')
    taken: list[float] = []
    for count in (200, 2000):
        with undone(commune) as laid_out:
            nominations = put_forward(laid_out, "CSTDCS", count)
            reviewing = Reviewing(commune.store, catalogue, commune.periods)
            begun = time.perf_counter()
            reviewing.review(nominations)
            taken.append(time.perf_counter() - begun)
    assert taken[1] < 30 * taken[0]
