from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.listing import Query
from models.problems import Rejected
from models.ratings import GRADES, Rating
from services.editing.cells import NewRow, TypedCell
from services.editing.rating_grid import rating_grid
from services.ratings import Rated, grade_meant
from tests.small_commune import add_subjects, add_unit


def grades(services, period="2026"):
    return {r.subject_uid: r.grade for r in services.store.ratings.of_period(period)}


@pytest.mark.parametrize(
    ("typed", "grade"),
    [
        ("HTXSNV", "HTXSNV"),
        ("htttnv", None),
        ("httnv", "HTTNV"),
        ("Hoàn thành xuất sắc nhiệm vụ", "HTXSNV"),
        ("hoan thanh tot nhiem vu", "HTTNV"),
        ("Hoàn thành nhiệm vụ", "HTNV"),
        ("Không hoàn thành nhiệm vụ", "KHTNV"),
        ("Xuất sắc", "HTXSNV"),
        ("tốt", "HTTNV"),
        ("Hoàn thành tốt nhiệm vụ (HTTNV)", "HTTNV"),
        ("", None),
        ("Giỏi", None),
    ],
)
def test_a_grade_is_understood_as_units_write_it(typed, grade):
    assert grade_meant(typed) == grade


@given(st.text(max_size=40))
def test_any_text_is_a_grade_or_none(text):
    assert grade_meant(text) in (None, *GRADES)


def test_one_grade_per_subject_and_period(services):
    one, two = add_subjects(services, 2)
    first = services.ratings.save(Rating(period="2026", subject_uid=one, grade="HTXSNV"))
    with pytest.raises(Rejected) as rejected:
        services.ratings.save(Rating(period="2026", subject_uid=one, grade="HTTNV"))
    assert "đã được xếp loại hoàn thành xuất sắc" in rejected.value.problems["subject_uid"]
    services.ratings.save(Rating(period="2025-2026", subject_uid=one, grade="HTTNV"))
    services.ratings.save(Rating(period="2026", subject_uid=two, grade="HTTNV"))
    changed = services.ratings.save(replace(first, grade="HTNV", note="  Xét lại "))
    assert (changed.grade, changed.note) == ("HTNV", "Xét lại")
    assert [r.period for r in services.ratings.of_subject(one)] == ["2026", "2025-2026"]


def test_what_cannot_be_rated_is_told(services):
    (household,) = add_subjects(services, 1, "household")
    for rating, field in (
        (Rating(period="2026", subject_uid=household, grade="HTTNV"), "subject_uid"),
        (Rating(period="2026", subject_uid="", grade="HTTNV"), "subject_uid"),
        (Rating(period="2026", subject_uid="", grade=""), "grade"),  # type: ignore[arg-type]
        (
            Rating(
                period="2026", subject_uid="", grade="HTNV", decided_on=date(2026, 11, 21)
            ),
            "decided_on",
        ),
    ):  # fmt: skip
        with pytest.raises(Rejected) as rejected:
            services.ratings.save(rating)
        assert field in rejected.value.problems
    with pytest.raises(Rejected, match="hộ gia đình"):
        services.ratings.rate("2026", [household], "HTTNV")
    with pytest.raises(Rejected, match="ít nhất một"):
        services.ratings.rate("2026", [], "HTTNV")
    assert services.store.ratings.count() == 0


def test_a_campaign_has_no_ratings(services):
    services.periods.add_campaign("CD-1", "Đợt cao điểm", date(2026, 1, 1), date(2026, 3, 1))
    with pytest.raises(Rejected, match="năm hoặc năm học"):
        services.ratings.rate("CD-1", add_subjects(services, 1), "HTTNV")


def test_many_are_rated_at_once_and_it_is_undone_at_once(services):
    people = add_subjects(services, 5)
    services.ratings.rate("2026", people[:1], "HTXSNV", date(2026, 11, 1), "Biên bản số 1")
    assert services.ratings.rate("2026", people, "HTTNV") == Rated(4, 0, 1)
    assert grades(services)[people[0]] == "HTXSNV"
    assert services.ratings.rate("2026", people, "HTTNV", overwrite=True) == Rated(0, 1, 4)
    rating = services.ratings.of_subject(people[0])[0]
    assert (rating.grade, rating.document) == ("HTTNV", "Biên bản số 1")
    services.history.undo()
    assert grades(services)[people[0]] == "HTXSNV"
    services.history.undo()
    assert grades(services) == {people[0]: "HTXSNV"}


def test_the_period_is_made_when_it_is_new(services):
    services.ratings.rate("2024-2025", add_subjects(services, 1), "HTTNV")
    assert services.periods.find("2024-2025").kind == "school_year"


def test_the_summary_tells_who_is_left(services):
    unit = add_unit(services, "Trạm Y tế")
    people = add_subjects(services, 3, unit=unit)
    (office,) = add_subjects(services, 1, "collective", unit=unit)
    services.registering.register("2026", people, ["LDTT"])
    services.registering.register("2026", [office], ["TTLDTT"])
    services.ratings.rate("2026", people[:2], "HTXSNV")
    summary = services.ratings.summary("2026")
    assert summary.counts == {"individual": {"HTXSNV": 2}}
    assert summary.unrated == {"individual": 1, "collective": 1}
    assert services.ratings.unit_counts("2026") == ({unit.uid: 2}, 2)
    assert services.ratings.of_unit(unit.uid, "collective") == [office]


def test_who_is_in_the_bin_is_not_listed(services):
    people = add_subjects(services, 2)
    services.ratings.rate("2026", people, "HTXSNV")
    services.directory.delete(people[:1])
    listed = services.lists.open("rating-list", Query(scope={"period": "2026"}))
    assert listed.count() == 1
    assert listed.rows()[0].cells[1] == "Hoàn thành xuất sắc nhiệm vụ"
    services.directory.restore(people[:1])
    assert listed.count() == 2


def test_grades_are_typed_and_pasted(services):
    unit = add_unit(services, "Bản Co Muông")
    one, two, three = add_subjects(services, 3, unit=unit)
    services.ratings.rate("2026", [one], "HTNV")
    (known,) = services.ratings.of_subject(one)
    names = {uid: services.directory.subject(uid).name for uid in (one, two, three)}
    outcome = rating_grid(services, "2026").store(
        [
            TypedCell(known.uid, "grade", "xuất sắc"),
            TypedCell(known.uid, "decided_on", "1/12/2026"),
            TypedCell(known.uid, "unit", "Nơi khác"),
        ],
        [
            NewRow("a", {"name": names[two], "grade": "HTTNV"}),
            NewRow("b", {"name": names[three], "grade": "rất tốt"}),
            NewRow("c", {"name": names[three]}),
            NewRow("d", {"name": names[one], "grade": "HTTNV"}),
            NewRow("e", {"name": "Không Có Ai", "grade": "HTTNV"}),
        ],
        "paste",
    )
    assert set(outcome.added) == {"a"}
    assert {(remark.uid, remark.column) for remark in outcome.refused} == {
        (known.uid, "decided_on"),
        (known.uid, "unit"),
        ("b", "grade"),
        ("c", "grade"),
        ("d", "name"),
        ("e", "name"),
    }
    assert grades(services) == {one: "HTXSNV", two: "HTTNV"}
    assert rating_grid(services, "2026").store([TypedCell(known.uid, "grade", "")]).refused


def test_a_household_cannot_be_rated_in_the_list(services):
    (household,) = add_subjects(services, 1, "household")
    row = NewRow("a", {"name": services.directory.subject(household).name, "grade": "HTTNV"})
    (remark,) = rating_grid(services, "2026").store([], [row]).refused
    assert "hộ gia đình" in remark.sentence
