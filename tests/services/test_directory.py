"""Danh bạ: units, people, collectives and households, and their way into the bin and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.problems import Refused, Rejected
from models.subjects import Subject
from models.units import Unit
from tests.small_commune import add_decision, add_subjects, add_unit


@pytest.fixture
def school(services) -> Unit:
    return add_unit(services, "Trường Tiểu học Mường Xoan")


def _person(services, name: str = "Lò Thị Ánh", **fields) -> Subject:
    return services.directory.save(Subject(kind="individual", name=name, **fields))


# Units


def test_a_unit_needs_a_name_of_its_own_among_its_siblings(services, school):
    with pytest.raises(Rejected) as rejected:
        services.directory.save_unit(Unit(name="  "))
    assert rejected.value.problems == {"name": "Hãy nhập tên đơn vị."}
    with pytest.raises(Rejected, match="ở cùng cấp"):
        services.directory.save_unit(Unit(name="trường tiểu học  Mường Xoan"))
    elsewhere = services.directory.save_unit(Unit(name=school.name, parent_uid=school.uid))
    assert services.directory.save_unit(replace(elsewhere, note="điểm lẻ")).note == "điểm lẻ"


def test_a_unit_is_not_put_below_itself(services, school):
    below = services.directory.save_unit(Unit(name="Tổ 1", parent_uid=school.uid))
    deeper = services.directory.save_unit(Unit(name="Nhóm A", parent_uid=below.uid))
    for parent in (school, below, deeper):
        with pytest.raises(Rejected) as rejected:
            services.directory.save_unit(replace(school, parent_uid=parent.uid))
        assert list(rejected.value.problems) == ["parent_uid"]
    assert [u.name for u in services.directory.units()] == [school.name, "Tổ 1", "Nhóm A"]


def test_a_moved_unit_goes_to_the_end_of_its_new_siblings(services, school):
    other = add_unit(services, "Khu 2")
    services.directory.save_unit(Unit(name="Tổ 1", parent_uid=other.uid))
    moved = services.directory.save_unit(replace(school, parent_uid=other.uid))
    assert [u.name for u in services.directory.units()] == ["Khu 2", "Tổ 1", school.name]
    assert services.directory.save_unit(replace(moved, parent_uid=None)).position == 3


def test_a_unit_is_found_by_any_of_its_words(services, school):
    add_unit(services, "Bản Mường Xoan")
    assert [u.name for u in services.directory.find_units("muong xoan")] == [
        *("Trường Tiểu học Mường Xoan", "Bản Mường Xoan")
    ]
    assert services.directory.find_units("bản")[0].name == "Bản Mường Xoan"
    assert services.directory.find_units("ban muong")[0].name == "Bản Mường Xoan"
    assert services.directory.find_units("xa") == []


def test_a_unit_named_in_a_file_is_found_in_any_spelling_or_made(services, school):
    with services.store.action("Nhập"):
        found = services.directory.ensure_unit("TRƯỜNG TIỂU HỌC  MƯỜNG XOAN")
        made = services.directory.ensure_unit("Bản Hoà Bình")
        again = services.directory.ensure_unit("Bản Hòa Bình")
    assert found == school
    assert made == again


def test_only_an_empty_unit_is_deleted(services, school):
    below = services.directory.save_unit(Unit(name="Tổ 1", parent_uid=school.uid))
    person = _person(services, unit_uid=below.uid)
    with pytest.raises(Refused, match="còn 1 đơn vị trực thuộc và 0 đối tượng"):
        services.directory.delete_unit(school.uid)
    with pytest.raises(Refused, match="còn 0 đơn vị trực thuộc và 1 đối tượng"):
        services.directory.delete_unit(below.uid)
    services.directory.delete([person.uid])
    services.directory.delete_unit(below.uid)
    services.directory.delete_unit(school.uid)
    assert services.directory.units() == []


# Subjects


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": " "}, "name"),
        ({"birth_date": "31/2/1980"}, "birth_date"),
        ({"birth_date": "05/7/1980"}, "birth_date"),
        ({"birth_date": "1980-13"}, "birth_date"),
        ({"personal_id": "12345"}, "personal_id"),
        ({"personal_id": "01119000000x"}, "personal_id"),
        ({"personal_id": "011190000001"}, "personal_id"),
    ],
)
def test_what_is_wrong_is_told_under_its_field(services, fields, field):
    _person(services, personal_id="011190000001")
    subject = replace(Subject(kind="individual", name="Vàng A Dơ"), **fields)
    with pytest.raises(Rejected) as rejected:
        services.directory.save(subject)
    assert list(rejected.value.problems) == [field]
    assert len(services.directory.find("")) == 1


def test_all_that_is_wrong_is_told_at_once(services):
    with pytest.raises(Rejected) as rejected:
        services.directory.save(Subject(kind="household", name="", birth_date="x", personal_id="y"))
    assert rejected.value.problems["name"] == "Hãy nhập họ tên chủ hộ."
    assert set(rejected.value.problems) == {"name", "birth_date", "personal_id"}


@pytest.mark.parametrize("birth_date", ["", "1980", "1980-07", "1980-07-05"])
def test_a_birthday_may_be_known_in_part(services, birth_date):
    assert _person(services, birth_date=birth_date).birth_date == birth_date


def test_texts_are_stored_clean(services):
    subject = _person(services, "  Lò  Thi\u0323 A\u0301nh ", position="Kế toán\u200b ")
    assert (subject.name, subject.position) == ("Lò Thị Ánh", "Kế toán")


def test_ones_own_number_may_stay(services):
    person = _person(services, personal_id="011190000001")
    assert services.directory.save(replace(person, note="x")).note == "x"


def test_namesakes_are_mentioned_not_forbidden(services):
    first = _person(services, "Trần Văn Hoà")
    second = _person(services, "Trần Văn Hòa")
    household = services.directory.save(Subject(kind="household", name="Trần Văn Hòa"))
    assert services.directory.namesakes(second) == [first]
    assert services.directory.namesakes(household) == []
    assert services.directory.namesakes(Subject(kind="individual", name=" ")) == []


def test_somebody_is_found_when_the_parts_of_the_name_are_typed_as_one(services):
    person = _person(services, "Nguyễn Thị Đào")
    _person(services, "Nguyễn Thị Đạo")
    assert services.directory.find("nguyễnthịđào")[0].uid == person.uid
    assert len(services.directory.find("nguyenthi dao")) == 2
    assert services.directory.find("nguyenthi dao", "household") == []
    assert services.directory.find("zzz") == []


def test_many_move_to_another_unit_in_one_action(services, school):
    uids = add_subjects(services, 3)
    assert services.directory.move([*uids, uids[0]], school.uid) == 3
    assert services.history.to_undo().title == f"Chuyển 3 đối tượng sang {school.name}"
    assert {services.directory.subject(uid).unit_uid for uid in uids} == {school.uid}
    services.directory.move(uids[:1], None)
    assert services.directory.subject(uids[0]).unit_uid is None


# The bin


def test_a_deleted_subject_takes_its_registrations_along_and_back(services):
    uids = add_subjects(services, 2)
    services.registering.register("2026", uids, ["LDTT", "CSTDCS"])
    services.registering.register("2025-2026", uids[:1], ["LDTT"])
    own = services.directory.past(uids[0]).registrations
    services.registering.delete([r.uid for r in own if r.period == "2025-2026"])
    assert services.directory.delete(uids) == 2
    assert services.registering.summary("2026").kinds[1].total == 0
    assert {s.uid for s in services.directory.bin()} == set(uids)
    assert services.directory.restore([uids[0]]) == 1
    registrations = services.directory.past(uids[0]).registrations
    assert sorted((r.period, r.award_type) for r in registrations) == [
        *(("2026", "CSTDCS"), ("2026", "LDTT"))
    ]
    assert [s.uid for s in services.directory.bin()] == [uids[1]]
    assert services.directory.restore([uids[0]]) == 0


def test_who_comes_back_belongs_to_no_unit_that_is_gone(services, school):
    person = _person(services, unit_uid=school.uid)
    services.directory.delete([person.uid])
    services.directory.delete_unit(school.uid)
    services.directory.restore([person.uid])
    assert services.directory.subject(person.uid).unit_uid is None


def test_a_number_given_to_somebody_else_meanwhile_is_not_doubled(services):
    person = _person(services, personal_id="011190000001")
    services.directory.delete([person.uid])
    _person(services, "Vàng A Dơ", personal_id="011190000001")
    with pytest.raises(Refused, match="nay đã ghi cho Vàng A Dơ"):
        services.directory.restore([person.uid])


def test_who_stands_in_an_open_decision_is_not_deleted(services):
    uids = add_subjects(services, 3)
    decision = add_decision(services, subjects=uids[:2])
    add_decision(services, "GK_XA", subjects=uids[:2])
    with pytest.raises(Refused, match="2 đối tượng đang nằm trong quyết định chưa ban hành"):
        services.directory.delete(uids)
    assert services.directory.bin() == []
    services.deciding.delete(decision.uid)


def test_who_was_awarded_can_be_deleted_and_stays_on_record(services):
    uids = add_subjects(services, 1)
    decision = add_decision(services, subjects=uids)
    services.deciding.advance(decision.uid)
    services.deciding.advance(decision.uid)
    services.deciding.advance(decision.uid, "5", date(2026, 11, 3))
    services.directory.delete(uids)
    assert [award.name for award in services.deciding.awards(decision.uid)] == ["Lò Văn Sáng"]
    assert [d.number for _, d in services.directory.past(uids[0]).awards] == ["5"]


def test_the_past_of_a_subject_tells_the_newest_first_and_drafts_before(services):
    (uid,) = add_subjects(services, 1)
    recorded = {"origin": "recorded", "level": "commune", "issuer": "Chủ tịch UBND xã cũ"}
    for number, day in (("3", date(2026, 1, 5)), ("9", None), ("4", date(2026, 8, 5))):
        add_decision(services, "GK_XA", [uid], number=number, decided_on=day, **recorded)
    deleted = add_decision(services, "LDTT", [uid])
    services.deciding.delete(deleted.uid)
    assert [d.number for _, d in services.directory.past(uid).awards] == ["9", "4", "3"]
