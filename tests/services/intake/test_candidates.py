"""Whom of the directory a row may mean: shown side by side with the reason, chosen by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from services.intake.candidates import NEW_SUBJECT
from services.intake.carrying_out import carry_out
from services.intake.cell_values import Sheet, Workbook
from services.intake.plan import Choices, Plan, PlannedRow
from services.intake.planning import plan_workbook
from services.services import Services

HEADER = ["STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Số CCCD"]
KNOWN = [
    HEADER,
    [1, "Lò Văn Mẫu", "05/7/1968", "Trường A", "014068001234"],
    [2, "Quàng Thị Mẫu", "12/3/1980", "Trường A"],
]


@pytest.fixture
def known(services: Services) -> Services:
    take(services, KNOWN)
    return services


def plan(
    services: Services, rows: Sequence[Sequence[Any]], matches: Mapping[int, str] | None = None
) -> Plan:
    workbook = Workbook("ds.xlsx", (Sheet("DS", rows=rows),))
    return plan_workbook(services, workbook, "subjects", Choices(matches=matches or {}))


def take(
    services: Services, rows: Sequence[Sequence[Any]], matches: Mapping[int, str] | None = None
) -> Plan:
    planned = plan(services, rows, matches)
    carry_out(services, planned)
    return planned


def row(services: Services, *cells: Any) -> PlannedRow:
    return plan(services, [HEADER, [1, *cells]]).rows[0]


def names(services: Services) -> list[str]:
    return sorted(subject.name for subject in services.store.subjects.all())


@pytest.mark.parametrize(
    ("cells", "state", "verdict", "reason"),
    [
        (
            ("Lò Văn Mẫu", "05/7/1968", "Trường A"),
            "same",
            "same",
            "Cùng tên, cùng đơn vị, cùng ngày sinh.",
        ),
        (("Lò Văn Mẫu", None, "Trường A"), "same", "same", "Cùng tên, cùng đơn vị."),
        (("Lò Văn Mẫu", None, None), "same", "probable", "Cùng tên."),
        (
            ("Lò Văn Mẫu", "06/7/1968", "Trường A"),
            "added",
            "probable",
            "Cùng tên, cùng đơn vị, khác ngày sinh (05/7/1968).",
        ),
        (
            ("Lò Văn Mẫu", "05/7/1968", "Trường B"),
            "added",
            "probable",
            "Cùng tên, khác đơn vị (Trường A), cùng ngày sinh.",
        ),
        (
            ("Lò Văn Mẫu", None, "Trường B"),
            "added",
            "new",
            "Cùng tên, khác đơn vị (Trường A).",
        ),
        (
            ("Lò Văn Hai", None, "Trường B", "014068001234"),
            "added",
            "probable",
            "Cùng số định danh, khác tên (Lò Văn Mẫu), khác đơn vị (Trường A).",
        ),
    ],
)
def test_a_row_says_whom_it_may_mean_and_why(
    known: Services, cells: tuple[Any, ...], state: str, verdict: str, reason: str
) -> None:
    planned = row(known, *cells)
    assert (planned.state, planned.verdict) == (state, verdict)
    (candidate,) = planned.candidates
    assert (candidate.name, candidate.unit, candidate.reason) == ("Lò Văn Mẫu", "Trường A", reason)


def test_somebody_unheard_of_has_no_candidates(known: Services) -> None:
    planned = row(known, "Lò Văn Lạ", None, "Trường A")
    assert (planned.state, planned.verdict, planned.candidates) == ("added", "new", ())


def test_a_row_can_be_said_to_mean_somebody(known: Services) -> None:
    rows = [HEADER, [1, "Lò Văn Mẩu", "05/7/1968", "Trường A"]]
    subject = next(s for s in known.store.subjects.all() if s.name == "Lò Văn Mẫu")
    (planned,) = take(known, rows, {2: subject.uid}).rows
    assert (planned.state, planned.verdict) == ("updated", "same")
    assert names(known) == ["Lò Văn Mẩu", "Quàng Thị Mẫu"]


def test_a_row_can_be_said_to_mean_somebody_new(known: Services) -> None:
    rows = [HEADER, [1, "Lò Văn Mẫu", None, "Trường A"]]
    (planned,) = take(known, rows, {2: NEW_SUBJECT}).rows
    assert (planned.state, planned.verdict) == ("added", "new")
    assert names(known) == ["Lò Văn Mẫu", "Lò Văn Mẫu", "Quàng Thị Mẫu"]


def test_a_row_that_could_mean_several_waits_until_one_is_chosen(known: Services) -> None:
    twin = [HEADER, [1, "Lò Văn Mẫu", "01/01/1990", "Trường A"]]
    take(known, twin)
    vague = [HEADER, [1, "Lò Văn Mẫu", None, "Trường A"]]
    (planned,) = plan(known, vague).rows
    assert (planned.state, planned.verdict, len(planned.candidates)) == ("skipped", "probable", 2)
    chosen = planned.candidates[1].uid
    (planned,) = plan(known, vague, {2: chosen}).rows
    assert planned.subject is not None
    assert (planned.state, planned.subject.record.uid) == ("same", chosen)


def test_whoever_was_chosen_and_is_gone_is_said(known: Services) -> None:
    (planned,) = plan(known, [HEADER, [1, "Lò Văn Mẫu"]], {2: "gone"}).rows
    assert planned.state == "skipped"
    assert "không còn trong Danh bạ" in planned.reason


def test_a_new_one_never_takes_the_number_of_another(known: Services) -> None:
    rows = [HEADER, [1, "Lò Văn Mẫu", "05/7/1968", "Trường A", "014068001234"]]
    take(known, rows, {2: NEW_SUBJECT})
    numbers = [subject.personal_id for subject in known.store.subjects.named("Lò Văn Mẫu")]
    assert sorted(numbers) == ["", "014068001234"]
