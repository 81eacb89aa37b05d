"""Kỷ luật, xác minh: what is stored, what is rejected, what is cleared; nothing of it is public."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.hindrances import Hindrance
from models.listing import Query
from models.problems import Refused, Rejected
from services.handing_out.listed import listed
from services.services import Services
from services.wanted import Wanted
from tests.small_commune import add_subjects


@pytest.fixture
def person(services: Services) -> str:
    return add_subjects(services, 1)[0]


def problems(services: Services, hindrance: Hindrance) -> dict[str, str]:
    with pytest.raises(Rejected) as rejected:
        services.hindrances.save(hindrance)
    return rejected.value.problems


def discipline(person: str, **fields) -> Hindrance:
    values = {"form": "warning", "starts_on": date(2026, 2, 10), "ends_on": date(2027, 2, 9)}
    return Hindrance(subject_uid=person, kind="discipline", **(values | fields))


def pending(person: str, kind="complaint", **fields) -> Hindrance:
    return Hindrance(subject_uid=person, kind=kind, **({"starts_on": date(2026, 9, 1)} | fields))


def test_a_discipline_has_its_form_and_its_time(services, person):
    saved = services.hindrances.save(discipline(person))
    assert services.hindrances.of_subject(person) == [saved]
    name = services.directory.subject(person).name
    assert services.history.to_undo().title == f"Ghi “Kỷ luật cảnh cáo” của {name}"
    assert problems(services, discipline(person, form="")) == {
        "form": "Hãy chọn hình thức kỷ luật."
    }


@pytest.mark.parametrize("kind", ["investigation", "inspection", "complaint", "press"])
def test_only_a_discipline_has_a_form(services, person, kind):
    assert "“Kỷ luật”" in problems(services, pending(person, kind, form="reprimand"))["form"]
    assert services.hindrances.save(pending(person, kind)).ends_on is None


def test_a_collective_may_be_warned_but_not_demoted(services):
    (group,) = add_subjects(services, 1, "collective")
    services.hindrances.save(discipline(group))
    assert "với cá nhân" in problems(services, discipline(group, form="demotion"))["form"]


def test_days_are_in_order_and_not_ahead(services, person):
    assert "Danh bạ" in problems(services, discipline(""))["subject_uid"]
    ended = discipline(person, ends_on=date(2026, 2, 9))
    assert problems(services, ended) == {"ends_on": "Ngày kết thúc phải sau ngày bắt đầu."}
    ahead = pending(person, starts_on=date(2026, 11, 21))
    assert "hôm nay" in problems(services, ahead)["starts_on"]
    foreseen = pending(person, ends_on=date(2026, 11, 21))
    assert "chưa rõ thì để trống" in problems(services, foreseen)["ends_on"]
    services.hindrances.save(discipline(person, ends_on=date(2028, 2, 10)))


def test_the_same_is_not_written_twice(services, person):
    services.hindrances.save(pending(person))
    assert "đã có" in problems(services, pending(person))["starts_on"]
    services.hindrances.save(pending(person, "press"))


def test_the_last_day_of_a_discipline_counts_the_day_of_clearing_does_not(services, person):
    warned = services.hindrances.save(discipline(person, ends_on=date(2026, 8, 9)))
    days = [date(2026, 2, 9), date(2026, 2, 10), date(2026, 8, 9), date(2026, 8, 10)]
    assert [services.hindrances.is_on(warned, day) for day in days] == [False, True, True, False]
    cleared = services.hindrances.save(pending(person, ends_on=date(2026, 10, 1)))
    assert services.hindrances.is_on(cleared, date(2026, 9, 30))
    assert not services.hindrances.is_on(cleared, date(2026, 10, 1))
    opened = services.lists.open("hindrance-list", Query(scope={"on": "2026-08-09"}))
    assert opened.count() == 2
    assert opened.asked(Query(scope={"on": "2026-09-30"})).uids() == [cleared.uid]
    assert opened.asked(Query(scope={"on": "2026-10-01"})).count() == 0


def test_what_was_looked_into_is_cleared(services, person):
    saved = services.hindrances.save(pending(person))
    services.hindrances.clear([saved.uid], date(2026, 11, 20))
    assert services.hindrances.get(saved.uid).ends_on == date(2026, 11, 20)
    with pytest.raises(Refused, match="đã làm rõ ngày 20/11/2026 rồi"):
        services.hindrances.clear([saved.uid], date(2026, 11, 20))
    services.history.undo()
    assert services.hindrances.get(saved.uid).ends_on is None
    with pytest.raises(Refused, match="phải sau ngày bắt đầu"):
        services.hindrances.clear([saved.uid], date(2026, 8, 31))


def test_a_discipline_is_not_cleared_but_ends(services, person):
    uids = [services.hindrances.save(each).uid for each in (pending(person), discipline(person))]
    with pytest.raises(Refused, match="hết thời hạn hiệu lực"):
        services.hindrances.clear(uids, date(2026, 11, 20))
    assert services.hindrances.get(uids[0]).ends_on is None


def test_changing_and_deleting_can_be_undone(services, person):
    saved = services.hindrances.save(discipline(person))
    services.hindrances.save(replace(saved, form="reprimand"))
    services.history.undo()
    assert services.hindrances.get(saved.uid).form == "warning"
    services.hindrances.delete([saved.uid])
    assert services.hindrances.of_subject(person) == []
    services.history.undo()
    assert len(services.hindrances.of_subject(person)) == 1


@pytest.mark.parametrize("list_id", ["hindrance-list", "career-list"])
def test_there_is_no_public_copy(services, person, list_id):
    services.hindrances.save(discipline(person))
    with pytest.raises(Refused, match="không có bản công khai"):
        listed(services, list_id, Wanted(public=True))
    assert listed(services, list_id, Wanted()).columns
