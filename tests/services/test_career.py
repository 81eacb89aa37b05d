"""Quá trình công tác: what is stored of recruitment, transfers and absences, and what is rejected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.career import CareerSpan
from models.listing import Query
from models.problems import Rejected
from services.services import Services
from tests.small_commune import add_subjects


@pytest.fixture
def person(services: Services) -> str:
    return add_subjects(services, 1)[0]


def problems(services: Services, span: CareerSpan) -> dict[str, str]:
    with pytest.raises(Rejected) as rejected:
        services.career.save(span)
    return rejected.value.problems


def span(person: str, kind="study", start=date(2026, 3, 1), **fields) -> CareerSpan:
    return CareerSpan(subject_uid=person, kind=kind, starts_on=start, **fields)


def test_the_latest_comes_first(services, person):
    recruited = services.career.save(span(person, "recruited", date(2019, 9, 1)))
    study = services.career.save(span(person, ends_on=date(2026, 5, 31), note=" Lớp chính trị "))
    assert services.career.of_subject(person) == [study, recruited]
    assert study.note == "Lớp chính trị"
    name = services.directory.subject(person).name
    assert services.history.to_undo().title == f"Ghi “Đi học” của {name}"


def test_only_people_have_a_career(services, person):
    (household,) = add_subjects(services, 1, "household")
    assert "không phải cá nhân" in problems(services, span(household))["subject_uid"]
    assert "Danh bạ" in problems(services, span(""))["subject_uid"]
    services.directory.delete([person])
    assert "Danh bạ" in problems(services, span(person))["subject_uid"]


def test_an_end_comes_after_the_start(services, person):
    wrong = span(person, ends_on=date(2026, 2, 28))
    assert problems(services, wrong) == {"ends_on": "Ngày kết thúc phải sau ngày bắt đầu."}
    services.career.save(span(person, ends_on=date(2026, 3, 1)))


@pytest.mark.parametrize("kind", ["recruited", "transferred"])
def test_what_happens_on_one_day_has_no_end(services, person, kind):
    unit = {"unit_name": "Trường Tiểu học Nà Ư"} if kind == "transferred" else {}
    ended = span(person, kind, ends_on=date(2026, 4, 1), **unit)
    assert "chỉ có một ngày" in problems(services, ended)["ends_on"]
    services.career.save(span(person, kind, **unit))


def test_a_transfer_names_the_old_unit_and_may_have_its_opinion(services, person):
    assert "đơn vị cũ" in problems(services, span(person, "transferred"))["unit_name"]
    saved = services.career.save(
        span(person, "transferred", unit_name="Xã Nà Ư", opinion="Công văn số 15/CV")
    )
    assert (saved.unit_name, saved.opinion) == ("Xã Nà Ư", "Công văn số 15/CV")
    stray = span(person, unit_name="Xã Nà Ư", opinion="Công văn số 15/CV")
    assert set(problems(services, stray)) == {"unit_name", "opinion"}


def test_the_same_is_not_written_twice_nor_across_itself(services, person):
    first = services.career.save(span(person, ends_on=date(2026, 5, 31)))
    assert "hãy sửa dòng đã có" in problems(services, span(person))["starts_on"]
    across = span(person, start=date(2026, 5, 31))
    assert problems(services, across)["starts_on"] == (
        "Thời gian này trùng với “Đi học” đã ghi từ 01/3/2026 đến 31/5/2026."
    )
    services.career.save(span(person, start=date(2026, 6, 1)))
    services.career.save(span(person, "maternity", date(2026, 4, 1), ends_on=date(2026, 9, 30)))
    services.career.save(replace(first, ends_on=date(2026, 4, 30)))
    assert "trùng" in problems(services, span(person, start=date(2027, 1, 1)))["starts_on"]


def test_nothing_happens_before_birth(services, person):
    services.directory.save(replace(services.directory.subject(person), birth_date="1990-05"))
    early = span(person, "recruited", date(1990, 4, 30))
    assert "trước ngày sinh" in problems(services, early)["starts_on"]


def test_deleting_can_be_undone(services, person):
    uids = [services.career.save(span(person, kind)).uid for kind in ("study", "recruited")]
    assert services.career.delete(uids) == 2
    assert services.career.of_subject(person) == []
    assert services.history.to_undo().title == "Xóa 2 dòng quá trình công tác"
    services.history.undo()
    assert len(services.career.of_subject(person)) == 2


def test_the_list_is_asked_by_kind_and_person(services, person):
    services.career.save(span(person))
    services.career.save(span(person, "recruited"))
    opened = services.lists.open("career-list", Query(scope={"kind": "study"}))
    (row,) = opened.rows()
    assert row.cells[1] == "Đi học"
    assert opened.asked(Query(scope={"subject": person})).count() == 2
