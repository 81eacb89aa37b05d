"""Lists of working lives and of what stands in the way of awards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from models.subjects import Subject
from services.forms import FORMS
from services.forms.form import Wanted
from services.intake.career_rows import career_kind_in
from services.intake.carrying_out import take_in
from services.intake.hindrance_rows import form_in, hindrance_kind_in
from services.intake.plan import Choices, IntakeKind, Plan
from services.intake.planning import plan_intake
from services.printing import write_form
from services.services import Services

LIVED = ["STT", "Họ và tên", "Đơn vị", "Nội dung", "Từ ngày", "Đến ngày", "Đơn vị cũ"]
HINDERED = ["STT", "Họ và tên", "Loại", "Hình thức kỷ luật", "Từ ngày", "Hết hiệu lực",
            "Đối tượng", "Số quyết định"]  # fmt: skip
SCHOOL = "Trường Mầm non Hoa Ban"


class Lists:
    def __init__(self, services: Services, folder: Path) -> None:
        self.services = services
        self.folder = folder

    def take(self, rows: Sequence[Sequence[Any]], kind: IntakeKind) -> Plan:
        path = self.folder / "danh-sach.xlsx"
        with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
            sheet = book.add_worksheet("DS")
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell != "":
                        sheet.write(number, column, cell)
        plan = plan_intake(self.services, path, kind, Choices())
        take_in(self.services, plan)
        return plan


@pytest.fixture
def lists(services: Services, tmp_path: Path) -> Lists:
    return Lists(services, tmp_path)


def counts(plan: Plan) -> tuple[int, ...]:
    found = tuple(plan.count(state) for state in ("added", "updated", "same", "skipped"))
    assert sum(found) == plan.read
    return found


def said(plan: Plan) -> list[tuple[int, str]]:
    return [(problem.row, problem.column) for problem in plan.problems]


def test_recruitment_transfers_and_absences_are_taken_once(lists: Lists) -> None:
    rows = [
        LIVED,
        [1, "Lò Văn Hặc", SCHOOL, "Tuyển dụng", date(2010, 9, 1), "", ""],
        [2, "Lò Văn Hặc", SCHOOL, "Nghỉ thai sản", date(2020, 1, 5), date(2020, 7, 5), ""],
        [3, "Lò Văn Hặc", SCHOOL, "Nghỉ thai sản", date(2020, 3, 5), "", ""],
        [4, "Lò Thị Ễn", SCHOOL, "Điều động", "01/8/2022", "", "Trường Tiểu học Nậm Hua"],
        [5, "Cà Văn Ộc", SCHOOL, "Chuyển đến", "01/8/2022", "", ""],
        [6, "Cà Văn Ộc", SCHOOL, "Đi chơi", "01/8/2022", "", ""],
        [7, "Cà Văn Ộc", SCHOOL, "Đi học", "", "", ""],
    ]
    plan = lists.take(rows, "career")
    assert counts(plan) == (3, 0, 0, 4)
    assert said(plan) == [(4, "E"), (6, "G"), (7, "D"), (8, "E")]
    for span in lists.services.store.career.all():
        assert lists.services.career.problems(span) == {}
    assert counts(lists.take(rows, "career")) == (0, 0, 3, 4)


def test_days_of_their_own_columns_are_recruitment_and_transfer(lists: Lists) -> None:
    rows = [
        ["Họ và tên", "Ngày tuyển dụng", "Ngày chuyển đến", "Đơn vị cũ"],
        ["Lò Văn Hặc", "01/9/2010", "01/8/2022", "Trường Tiểu học Nậm Hua"],
    ]
    assert counts(lists.take(rows, "career")) == (1, 0, 0, 0)
    spans = {span.kind: span for span in lists.services.store.career.all()}
    assert spans["recruited"].starts_on == date(2010, 9, 1)
    assert spans["transferred"].unit_name == "Trường Tiểu học Nậm Hua"
    lists.services.history.undo()
    assert lists.services.store.career.all() == []


def test_discipline_and_inquiries_are_taken_with_their_days_and_papers(lists: Lists) -> None:
    rows = [
        HINDERED,
        [1, "Lò Văn Hặc", "Kỷ luật", "Khiển trách", date(2026, 1, 5), date(2027, 1, 5), "",
         "12/QĐ-UBND"],
        [2, "Tổ chuyên môn số 1", "Đang thanh tra", "", date(2026, 3, 5), "", "Tập thể", ""],
        [3, "Tổ chuyên môn số 1", "Kỷ luật", "Giáng chức", date(2026, 3, 5), "", "Tập thể", ""],
        [4, "Lò Thị Ễn", "Kỷ luật", "phê bình", date(2026, 3, 5), "", "", ""],
        [5, "Lò Thị Ễn", "Có đơn tố cáo", "", date(2027, 3, 5), "", "", ""],
    ]  # fmt: skip
    plan = lists.take(rows, "hindrances")
    assert said(plan) == [(4, "D"), (5, "D"), (6, "E")]
    assert counts(plan) == (2, 0, 0, 3)
    found = {each.kind: each for each in lists.services.store.hindrances.all()}
    discipline = found["discipline"]
    assert (discipline.form, discipline.ends_on) == ("reprimand", date(2027, 1, 5))
    assert discipline.document == "Quyết định số 12/QĐ-UBND"
    assert counts(lists.take(rows, "hindrances")) == (0, 0, 2, 3)
    rows[2][5] = date(2026, 5, 5)
    assert counts(lists.take(rows[:3], "hindrances")) == (0, 1, 1, 0)


@pytest.mark.parametrize(
    ("kind", "list_id"), [("career", "career-list"), ("hindrances", "hindrance-list")]
)
def test_a_list_that_was_printed_reads_back_as_known(
    lists: Lists, kind: IntakeKind, list_id: str
) -> None:
    rows = {
        "career": [LIVED, [1, "Lò Văn Hặc", SCHOOL, "Đi học", "01/9/2024", "01/6/2025", ""]],
        "hindrances": [HINDERED, [1, "Lò Văn Hặc", "Kỷ luật", "Cảnh cáo", "05/1/2026", "", "", ""]],
    }[kind]
    lists.take(rows, kind)
    (form,) = (form for form in FORMS if form.id == list_id)
    path = lists.folder / "in-ra.xlsx"
    write_form(lists.services, form, Wanted(), path)
    plan = plan_intake(lists.services, path, kind, Choices())
    assert counts(plan) == (0, 0, 1, 0)


@given(st.text(max_size=60))
def test_any_text_is_a_kind_or_none(text: str) -> None:
    career_kind_in(text)
    if form_in(text):
        assert hindrance_kind_in(text) is not None


def test_a_collective_has_no_working_life(lists: Lists) -> None:
    rows = [LIVED, [1, "Tổ chuyên môn số 1", SCHOOL, "Đi học", "01/9/2024", "", ""]]
    assert counts(lists.take(rows, "career")) == (0, 0, 0, 1)
    assert lists.services.store.subjects.all() == list[Subject]()
