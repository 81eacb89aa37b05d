"""A new year's staff list: who is new, came, left, retired or died, carried out after a look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from models.problems import Refused
from models.subjects import Status
from services.intake.carrying_out import carry_out
from services.intake.cell_values import Sheet, Workbook
from services.intake.plan import Choices, Plan
from services.intake.planning import plan_workbook
from services.intake.staff import status_told
from services.services import Services

HEADER = ["STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Ghi chú"]
LAST_YEAR = [
    HEADER,
    [1, "Lò Văn Một", "01/02/1970", "Trường A"],
    [2, "Lò Văn Hai", "01/02/1971", "Trường A"],
    [3, "Lò Văn Ba", "01/02/1972", "Trường A"],
    [4, "Lò Văn Bốn", "01/02/1973", "Trường B"],
    [5, "Lò Văn Năm", "01/02/1974", "Trường A"],
]
THIS_YEAR = [
    HEADER,
    [1, "Lò Văn Một", "01/02/1970"],
    [2, "Lò Văn Hai", "01/02/1971", None, "Nghỉ hưu từ 01/9/2026"],
    [3, "Lò Văn Bốn", "01/02/1973", None, "Chuyển đến từ Trường B"],
    [4, "Lò Văn Sáu", "01/02/1975"],
]


@pytest.fixture
def school(services: Services) -> str:
    carry_out(services, plan(services, LAST_YEAR))
    (unit,) = services.store.units.named("Trường A")
    return unit.uid


def plan(services: Services, rows: Sequence[Sequence[Any]], **choices: Any) -> Plan:
    workbook = Workbook("ds.xlsx", (Sheet("DS", rows=rows),))
    return plan_workbook(services, workbook, "subjects", Choices(**choices))


def directory(services: Services) -> dict[str, tuple[str, str]]:
    return {
        subject.name: (subject.status, services.directory.unit_name(subject.unit_uid))
        for subject in services.store.subjects.all()
    }


def test_every_row_says_what_became_of_the_person(services: Services, school: str) -> None:
    found = plan(services, THIS_YEAR, staff_of=school)
    assert [(row.name, row.change, row.moved_from) for row in found.rows] == [
        ("Lò Văn Một", "same", ""),
        ("Lò Văn Hai", "retired", ""),
        ("Lò Văn Bốn", "came", "Trường B"),
        ("Lò Văn Sáu", "new", ""),
    ]
    assert [leaver.subject.name for leaver in found.leavers] == ["Lò Văn Ba", "Lò Văn Năm"]
    assert found.departing == []


def test_it_is_carried_out_and_taken_back_as_one_batch(services: Services, school: str) -> None:
    leavers = plan(services, THIS_YEAR, staff_of=school).leavers
    departures: dict[str, Status] = {leavers[0].subject.uid: "deceased"}
    before = directory(services)
    batch = carry_out(services, plan(services, THIS_YEAR, staff_of=school, departures=departures))
    assert directory(services) == {
        "Lò Văn Một": ("active", "Trường A"),
        "Lò Văn Hai": ("retired", "Trường A"),
        "Lò Văn Ba": ("deceased", "Trường A"),
        "Lò Văn Bốn": ("active", "Trường A"),
        "Lò Văn Năm": ("active", "Trường A"),
        "Lò Văn Sáu": ("active", "Trường A"),
    }
    again = plan(services, THIS_YEAR, staff_of=school)
    assert {row.state for row in again.rows} == {"same"}
    assert [leaver.subject.name for leaver in again.leavers] == ["Lò Văn Năm"]
    assert batch is not None
    services.history.reverse(batch.uid)
    assert directory(services) == before


def test_departures_alone_are_written(services: Services, school: str) -> None:
    rows = [*LAST_YEAR[:4], LAST_YEAR[4]]
    (leaver,) = plan(services, rows, staff_of=school).leavers
    found = plan(services, rows, staff_of=school, departures={leaver.subject.uid: "moved"})
    assert found.to_write == []
    assert carry_out(services, found) is not None
    assert directory(services)["Lò Văn Năm"] == ("moved", "Trường A")


def test_whoever_stands_in_the_list_again_came_back(services: Services, school: str) -> None:
    carry_out(services, plan(services, THIS_YEAR, staff_of=school))
    found = plan(services, [HEADER, LAST_YEAR[2]], staff_of=school)
    assert [row.change for row in found.rows] == ["returned"]
    carry_out(services, found)
    assert directory(services)["Lò Văn Hai"] == ("active", "Trường A")


def test_a_row_that_waits_for_a_choice_makes_nobody_a_leaver(
    services: Services, school: str
) -> None:
    carry_out(services, plan(services, [HEADER, [1, "Lò Văn Một", "05/5/1990", "Trường A"]]))
    found = plan(services, [HEADER, [1, "Lò Văn Một"]], staff_of=school)
    assert [row.state for row in found.rows] == ["skipped"]
    assert "Lò Văn Một" not in [leaver.subject.name for leaver in found.leavers]


def test_other_lists_tell_nothing_of_those_who_are_missing(services: Services, school: str) -> None:
    found = plan(services, THIS_YEAR)
    assert found.leavers == []
    assert {row.change for row in found.rows} == {""}


def test_a_unit_that_is_gone_is_said(services: Services) -> None:
    with pytest.raises(Refused, match="không còn trong Danh bạ"):
        plan(services, THIS_YEAR, staff_of="gone")


@pytest.mark.parametrize(
    ("remark", "status"),
    [
        ("Nghỉ hưu từ 01/9/2026", "retired"),
        ("nghỉ chế độ", "retired"),
        ("Đã mất tháng 3", "deceased"),
        ("từ trần", "deceased"),
        ("Chuyển công tác về Sở Y tế", "moved"),
        ("Thôi việc", "moved"),
        ("Thuyên chuyển", "moved"),
        ("Chuyển đến từ Trường B", None),
        ("Điều động đến", None),
        ("Mới tuyển", None),
        ("Đảng viên", None),
        ("", None),
    ],
)
def test_remarks_are_understood(remark: str, status: Status | None) -> None:
    assert status_told(remark) == status
