from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.household_reviews import EXCLUSIONS, EXCLUSIONS_IN_SHORT, Exclusion, HouseholdReview
from models.listing import Query
from models.problems import Rejected
from models.units import Unit
from services.editing.cells import NewRow, TypedCell
from services.editing.household_review_grid import household_review_grid
from services.household_reviews import (
    MeetingFacts,
    Recorded,
    exclusions_in_short,
    exclusions_meant,
    fact_problems,
)
from tests.small_commune import add_subjects, add_unit


def reviews(services):
    return {r.subject_uid: r for r in services.store.household_reviews.of_period("2026")}


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"score": 100}, ""),
        ({"score": 0}, ""),
        ({"score": 100.5}, "score"),
        ({"score": -1}, "score"),
        ({"households": 50, "present": 50, "agreed": 50}, ""),
        ({"households": 50, "present": 51}, "present"),
        ({"present": 30, "agreed": 31}, "agreed"),
        ({"households": 30, "agreed": 31}, "agreed"),
        ({"present": -1}, "present"),
        ({"households": 10_001}, "households"),
        ({"met_on": date(2026, 11, 2), "posted_from": date(2026, 11, 2)}, ""),
        ({"met_on": date(2026, 11, 2), "posted_from": date(2026, 11, 1)}, "posted_from"),
        ({"posted_from": date(2026, 11, 2), "posted_to": date(2026, 11, 1)}, "posted_to"),
        ({"posted_from": date(2026, 11, 2), "posted_to": date(2026, 11, 2)}, ""),
        ({"met_on": date(2026, 11, 2), "received_on": date(2026, 11, 1)}, "received_on"),
    ],
)
def test_numbers_and_days_have_to_fit_together(facts, field):
    review = HouseholdReview(period="2026", subject_uid="x", **facts)
    assert set(fact_problems(review)) == ({field} if field else set())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ()),
        ("Thuế", ("tax",)),
        ("thue; hinh su", ("crime", "tax")),
        ("Trốn nghĩa vụ quân sự", ("military",)),
        ("Bị xử phạt hành chính, thuế", ("tax", "administrative")),
        ("Có thành viên bị truy cứu trách nhiệm hình sự", ("crime",)),
        ("Nợ tiền điện", None),
    ],
)
def test_exclusions_are_understood_however_they_are_put(typed, meant):
    assert exclusions_meant(typed) == meant


@given(st.sets(st.sampled_from(list(EXCLUSIONS))))
def test_exclusions_read_back_as_they_are_written(chosen):
    ordered: tuple[Exclusion, ...] = tuple(code for code in EXCLUSIONS if code in chosen)
    assert exclusions_meant(exclusions_in_short(ordered)) == ordered
    assert set(EXCLUSIONS_IN_SHORT) == set(EXCLUSIONS)


def test_one_review_per_household_and_year(services):
    household = add_subjects(services, 1, "household")[0]
    person, office = add_subjects(services, 1)[0], add_subjects(services, 1, "collective")[0]
    save = services.household_reviews.save
    first = save(HouseholdReview(period="2026", subject_uid=household, score=92.5))
    for subject, period, field in (
        (household, "2026", "subject_uid"),
        (person, "2026", "subject_uid"),
        (office, "2026", "subject_uid"),
        ("", "2026", "subject_uid"),
        (household, "2025-2026", "period"),
    ):
        with pytest.raises(Rejected) as rejected:
            save(HouseholdReview(period=period, subject_uid=subject))
        assert field in rejected.value.problems
    save(replace(first, score=95, exclusions=("tax",), note=" Xem lại "))
    save(HouseholdReview(period="2025", subject_uid=household, score=80))
    assert [r.score for r in services.household_reviews.of_subject(household)] == [95, 80]


def test_a_meeting_is_written_to_all_households_of_a_hamlet(services):
    hamlet = add_unit(services, "Bản Co Muông")
    group = services.directory.save_unit(Unit(name="Nhóm 1", parent_uid=hamlet.uid))
    homes = add_subjects(services, 3, "household", unit=hamlet)
    homes += add_subjects(services, 1, "household", unit=group, start=5)
    elsewhere = add_subjects(services, 2, "household", start=10)
    service = services.household_reviews
    service.save(HouseholdReview(period="2026", subject_uid=homes[0], score=90, agreed=30))
    assert set(service.waiting("2026", hamlet.uid)) == set(homes[1:])
    assert set(service.waiting("2026")) == {*homes[1:], *elsewhere}
    facts = MeetingFacts(met_on=date(2026, 11, 2), households=60, present=45)
    assert service.record_meeting("2026", homes, facts) == Recorded(3, 1)
    stored = reviews(services)
    assert set(stored) == set(homes)
    assert (stored[homes[0]].score, stored[homes[0]].present, stored[homes[0]].agreed) == (
        90,
        45,
        30,
    )
    assert service.record_meeting("2026", homes, facts) == Recorded(0, 0)
    assert len(service.of_unit("2026", hamlet.uid)) == 4
    assert service.unit_counts("2026") == ({hamlet.uid: 4, group.uid: 1}, 4)
    services.history.undo()
    assert set(reviews(services)) == {homes[0]}


def test_a_meeting_that_does_not_fit_one_household_is_written_to_none(services):
    homes = add_subjects(services, 3, "household")
    service = services.household_reviews
    service.save(HouseholdReview(period="2026", subject_uid=homes[2], agreed=40))
    with pytest.raises(Rejected, match=r"Hộ .*: Số hộ đồng ý không thể lớn hơn 30 hộ dự họp"):
        service.record_meeting("2026", homes, MeetingFacts(present=30))
    with pytest.raises(Rejected, match="ít nhất một điều"):
        service.record_meeting("2026", homes, MeetingFacts())
    with pytest.raises(Rejected, match="ít nhất một hộ"):
        service.record_meeting("2026", [], MeetingFacts(present=30))
    with pytest.raises(Rejected, match="không phải hộ"):
        service.record_meeting("2026", add_subjects(services, 1), MeetingFacts(present=30))
    assert set(reviews(services)) == {homes[2]}


def test_households_that_registered_are_added_once(services):
    homes = add_subjects(services, 4, "household")
    services.registering.register("2026", homes[:3], ["GDVH"])
    service = services.household_reviews
    assert service.start("2026", service.waiting("2026", registered=True)) == 3
    assert service.waiting("2026", registered=True) == []
    assert service.start("2026", homes) == 1
    summary = service.summary("2026")
    assert (summary.reviews, summary.scored, summary.without_meeting) == (4, 0, 4)


def test_scores_are_pasted_and_listed_as_they_are_written(services):
    homes = add_subjects(services, 4, "household")
    services.household_reviews.start("2026", homes[:3])
    stored = reviews(services)
    one, two, three = (stored[uid].uid for uid in homes[:3])
    name = services.directory.subject(homes[3]).name
    outcome = household_review_grid(services, "2026").store(
        [
            TypedCell(one, "score", "92,5"),
            TypedCell(one, "exclusions", "thuế; hình sự"),
            TypedCell(two, "score", "105"),
            TypedCell(two, "present", "40"),
            TypedCell(two, "agreed", "41"),
            TypedCell(three, "score", "88"),
            TypedCell(three, "households", "12,5"),
            TypedCell(three, "exclusions", "lười họp"),
            TypedCell(three, "posted_from", "2/11/2026"),
            TypedCell(three, "posted_to", "1/11/2026"),
            TypedCell(three, "unit", "x"),
        ],
        [
            NewRow("a", {"name": name, "score": "70"}),
            NewRow("b", {"name": "Không Có Hộ Này", "score": "70"}),
            NewRow("c", {"name": name, "score": "71"}),
        ],
        "paste",
    )
    assert {(r.uid, r.column) for r in outcome.refused} == {
        (two, "score"),
        (two, "agreed"),
        (three, "households"),
        (three, "exclusions"),
        (three, "posted_to"),
        (three, "unit"),
        ("b", "name"),
        ("c", "name"),
    }
    assert set(outcome.added) == {"a"}
    listed = services.lists.open("household-review-list", Query(scope={"period": "2026"}))
    cells = {row.uid: dict(zip([c.name for c in listed.columns], row.cells, strict=True))
             for row in listed.rows()}  # fmt: skip
    assert (cells[one]["score"], cells[one]["exclusions"]) == ("92,5", "Hình sự; Thuế")
    assert (cells[three]["score"], cells[two]["score"]) == (88, None)
    ordered = listed.asked(Query(scope={"period": "2026"}, order=[("score", True)])).rows()
    assert [row.uid for row in ordered[:2]] == [one, three]
    household_review_grid(services, "2026").store(
        [TypedCell(one, "score", ""), TypedCell(one, "exclusions", "")], deed="clear"
    )
    assert reviews(services)[homes[0]].score is None
    assert reviews(services)[homes[0]].exclusions == ()


def test_a_review_is_deleted_and_brought_back(services):
    homes = add_subjects(services, 2, "household")
    services.household_reviews.start("2026", homes)
    uids = [r.uid for r in reviews(services).values()]
    assert services.household_reviews.delete(uids) == 2
    services.history.undo()
    assert set(reviews(services)) == set(homes)
