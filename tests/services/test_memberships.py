from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.memberships import Membership
from models.problems import Refused, Rejected
from models.subjects import Subject
from models.units import Unit
from services.editing.cells import NewRow, TypedCell
from services.editing.membership_grid import membership_grid
from tests.small_commune import add_subjects, add_unit


@pytest.fixture
def school(services):
    """A unit with 4 people in it, 2 more in a unit below, and the collective of its name."""
    unit = add_unit(services, "Trường Mầm non Hoa Ban")
    below = services.directory.save_unit(Unit(name="Điểm trường Nà Lốc", parent_uid=unit.uid))
    add_subjects(services, 4, unit=unit)
    add_subjects(services, 2, unit=below, start=10)
    return services.directory.save(
        Subject(kind="collective", name="Trường mầm non Hoa Ban", unit_uid=unit.uid)
    )


def members(services, collective, period="2026"):
    return services.memberships.of_collective(collective.uid, period)


def test_the_people_of_the_unit_become_members_in_one_step(services, school):
    unit = services.memberships.own_unit(school)
    assert unit.name == "Trường Mầm non Hoa Ban"
    retired = services.memberships.people_of(unit.uid)[0]
    services.directory.save(replace(retired, status="retired"))
    day = date(2026, 11, 20)
    assert services.memberships.take_from_unit(school.uid, "2026", unit.uid, day) == 5
    assert {m.counted_on for m in members(services, school)} == {day}
    with pytest.raises(Refused, match="không còn ai"):
        services.memberships.take_from_unit(school.uid, "2026", unit.uid)
    services.history.undo()
    assert members(services, school) == []


def test_a_collective_among_others_in_one_unit_is_not_guessed(services):
    committee = add_unit(services, "Ủy ban nhân dân xã")
    office = services.directory.save_unit(Unit(name="Phòng Kinh tế", parent_uid=committee.uid))
    named, nameless = (
        services.directory.save(Subject(kind="collective", name=name, unit_uid=committee.uid))
        for name in ("Phòng Kinh tế", "Tổ giúp việc")
    )
    assert services.memberships.own_unit(named).uid == office.uid
    assert services.memberships.own_unit(nameless) is None
    alone = add_unit(services, "Bản Co Muông")
    hamlet = services.directory.save(
        Subject(kind="collective", name="Tập thể bản", unit_uid=alone.uid)
    )
    assert services.memberships.own_unit(hamlet).uid == alone.uid


def test_all_collectives_without_members_get_theirs_at_once(services, school):
    (stray,) = add_subjects(services, 1, "collective", start=50)
    services.registering.register("2026", [school.uid, stray], ["TTLDTT"])
    assert [c.uid for c in services.memberships.without_members("2026")] == [stray, school.uid]
    taken = services.memberships.take_for_all("2026")
    assert (taken.added, taken.collectives, taken.unclear) == (6, 1, ("Tổ chuyên môn số 50",))
    assert [c.uid for c in services.memberships.without_members("2026")] == [stray]
    services.history.undo()
    assert services.memberships.totals("2026") == {}


def test_who_is_not_counted_has_a_reason(services, school):
    unit = services.memberships.own_unit(school)
    services.memberships.take_from_unit(school.uid, "2026", unit.uid)
    one, two, *_ = members(services, school)
    with pytest.raises(Rejected) as rejected:
        services.memberships.set_counted([one.uid], counted=False, reason="  ")
    assert set(rejected.value.problems) == {"reason"}
    services.memberships.set_counted([one.uid, two.uid], counted=False, reason=" Mới tuyển ")
    assert services.memberships.get(one.uid).reason == "Mới tuyển"
    assert services.memberships.totals("2026") == {school.uid: (6, 4)}
    services.memberships.set_counted([one.uid], counted=True, reason="bỏ qua")
    assert services.memberships.get(one.uid).reason == ""
    with pytest.raises(Rejected, match="từ đầu kỳ"):
        services.memberships.set_counted([one.uid], counted=True, counted_on=date(2025, 12, 31))


def test_only_people_belong_to_only_collectives_and_once(services, school):
    person, household = add_subjects(services, 1)[0], add_subjects(services, 1, "household")[0]
    for collective, people, field in (
        ("", [person], "collective_uid"),
        (person, [person], "collective_uid"),
        (school.uid, [], "subjects"),
        (school.uid, [household], "subjects"),
        (school.uid, [school.uid], "subjects"),
    ):
        with pytest.raises(Rejected) as rejected:
            services.memberships.add(collective, "2026", people)
        assert field in rejected.value.problems
    assert services.memberships.add(school.uid, "2026", [person, person]) == 1
    assert services.memberships.add(school.uid, "2026", [person]) == 0
    twin = Membership(collective_uid=school.uid, subject_uid=person, period="2026")
    assert "đã là thành viên" in services.memberships.problems(twin)["subject_uid"]
    assert services.memberships.problems(replace(twin, period="2025-2026")) == {}


def test_the_members_of_another_period_are_copied(services, school):
    unit = services.memberships.own_unit(school)
    services.memberships.take_from_unit(school.uid, "2025", unit.uid)
    one, two, *_ = members(services, school, "2025")
    services.memberships.set_counted([one.uid], counted=False, reason="Nghỉ thai sản")
    services.memberships.add(school.uid, "2026", [two.subject_uid])
    gone = services.directory.subject(one.subject_uid)
    services.directory.save(replace(gone, status="moved"))
    assert services.memberships.copy_from("2025", "2026") == 4
    assert services.memberships.totals("2026") == {school.uid: (5, 5)}
    assert services.memberships.copy_from("2025", "2026") == 0
    with pytest.raises(Refused, match="chưa có thành viên"):
        services.memberships.copy_from("2019", "2026")


def test_a_reason_typed_in_the_list_leaves_the_member_out(services, school):
    services.memberships.take_from_unit(
        school.uid, "2026", services.memberships.own_unit(school).uid
    )
    one, two, *_ = members(services, school)

    def grid():
        return membership_grid(services, "2026")

    outcome = grid().store(
        [
            TypedCell(one.uid, "reason", "Đi học dài hạn"),
            TypedCell(two.uid, "counted", "không tính"),
            TypedCell(two.uid, "counted_on", "1/1/2020"),
            TypedCell(two.uid, "position", "x"),
        ]
    )
    assert {(r.uid, r.column) for r in outcome.refused} == {
        (two.uid, "counted"),
        (two.uid, "counted_on"),
        (two.uid, "position"),
    }
    assert not services.memberships.get(one.uid).counted
    grid().store([TypedCell(one.uid, "counted", "Có tính")])
    assert services.memberships.get(one.uid) == replace(
        services.memberships.get(one.uid), counted=True, reason=""
    )
    grid().store(
        [TypedCell(two.uid, "counted", "Không tính"), TypedCell(two.uid, "reason", "Mới về")]
    )
    assert services.memberships.get(two.uid).reason == "Mới về"


def test_new_rows_name_a_collective_and_a_person(services, school):
    (uid,) = add_subjects(services, 1, start=20)
    name = services.directory.subject(uid).name
    rows = [
        NewRow("a", {"collective": "Trường mầm non Hoa Ban", "name": name}),
        NewRow("b", {"collective": "Trường mầm non Hoa Ban", "name": name}),
        NewRow("c", {"collective": "Nơi khác", "name": name}),
        NewRow("d", {"collective": "Trường mầm non Hoa Ban", "name": "Không Có Ai"}),
        NewRow("e", {"name": name}),
    ]
    outcome = membership_grid(services, "2026").store([], rows, "paste")
    assert set(outcome.added) == {"a"}
    assert {(r.uid, r.column) for r in outcome.refused} == {
        ("b", "name"),
        ("c", "collective"),
        ("d", "name"),
        ("e", "collective"),
    }
    assert services.memberships.unit_counts("2026")[1] == 1
