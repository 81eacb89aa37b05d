"""Lists of ratings, initiatives, household reviews and nominations, as offices really write them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.batches import Batch
from models.initiatives import Initiative
from models.movements import Movement
from models.nominations import Nomination
from models.subjects import Subject
from services.household_reviews import fact_problems
from services.initiatives import Author
from services.intake.authors import authors_in
from services.intake.carrying_out import take_in
from services.intake.fact_cells import grade_in
from services.intake.plan import Choices, IntakeKind, Plan
from services.intake.planning import plan_intake
from services.services import Services
from tests.small_commune import small_commune

SCHOOL = "Trường Mầm non Hoa Ban"
RATED = ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Xếp loại"]
WRITTEN = ["STT", "Tên sáng kiến", "Tác giả", "Tỷ lệ (%)", "Đơn vị", "Hội đồng công nhận",
           "Quyết định số", "Ngày công nhận"]  # fmt: skip
PUT_FORWARD = ["STT", "Họ và tên", "Đơn vị", "Hình thức đề nghị", "Thành tích"]
REVIEWED = ["STT", "Họ tên chủ hộ", "Thôn", "Điểm", "Tổng số hộ", "Dự họp", "Đồng ý",
            "Niêm yết từ", "Niêm yết đến"]  # fmt: skip


class Lists:
    def __init__(self, services: Services, folder: Path) -> None:
        self.services = services
        self.folder = folder
        self.batch: Batch | None = None

    def file(
        self,
        rows: Sequence[Sequence[Any]],
        merged: Sequence[tuple[int, int, int, int, Any]] = (),
        sheet_name: str = "DS",
    ) -> Path:
        path = self.folder / "danh-sach.xlsx"
        with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
            sheet = book.add_worksheet(sheet_name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell not in ("", None):
                        sheet.write(number, column, cell)
            for range_and_text in merged:
                sheet.merge_range(*range_and_text)
        return path

    def plan(self, rows: Sequence[Sequence[Any]], kind: IntakeKind, **choices: Any) -> Plan:
        merged = choices.pop("merged", ())
        file = self.file(rows, merged, choices.pop("sheet_name", "DS"))
        return plan_intake(self.services, file, kind, Choices(**choices))

    def take(self, rows: Sequence[Sequence[Any]], kind: IntakeKind, **choices: Any) -> Plan:
        plan = self.plan(rows, kind, **choices)
        self.batch = take_in(self.services, plan)
        return plan

    def person(self, name: str) -> Subject:
        (found,) = [s for s in self.services.store.subjects.all() if s.name == name]
        return found

    def grades(self) -> set[tuple[str, str, str]]:
        store = self.services.store
        names = {s.uid: s.name for s in store.subjects.all()}
        return {(names[r.subject_uid], r.period, r.grade) for r in store.ratings.all()}

    def authors(self, title: str) -> dict[str, int | None]:
        store = self.services.store
        (found,) = [each for each in store.initiatives.all() if each.title == title]
        names = {s.uid: s.name for s in store.subjects.all()}
        return {names[a.subject_uid]: a.share for a in self.services.initiatives.authors(found.uid)}

    def nominations(self) -> list[Nomination]:
        return self.services.store.nominations.all()


@pytest.fixture
def lists(services: Services, tmp_path: Path) -> Lists:
    return Lists(services, tmp_path)


def counts(plan: Plan) -> tuple[int, int, int, int]:
    """Added, updated, same, skipped; they always make up what was read."""
    found = tuple(plan.count(state) for state in ("added", "updated", "same", "skipped"))
    assert sum(found) == plan.read
    return found  # pyright: ignore[reportReturnType]


def said(plan: Plan) -> list[tuple[int, str, str]]:
    return [(problem.row, problem.column, problem.message) for problem in plan.problems]


# Ratings


def test_grades_of_every_spelling_are_taken(lists: Lists) -> None:
    plan = lists.take(
        [
            RATED,
            [1, "Lò Văn Hặc", "Công chức", SCHOOL, "HTXSNV"],
            [2, "Lò Thị Ễn", "Giáo viên", SCHOOL, "Hoàn thành tốt nhiệm vụ"],
            [3, "Cà Văn Ộc", "Giáo viên", SCHOOL, "hoàn thành xuất sắc"],
            [4, "Quàng Thị Dơ", "Giáo viên", SCHOOL, "Hoàn thành tốt (HTTNV)"],
            [5, "Tòng Văn Piếng", "Bảo vệ", SCHOOL, "Không HTNV"],
            [6, "Vàng A Sáng", "Bảo vệ", SCHOOL, "Xếp loại: HTNV"],
            [7, "Tổ chuyên môn số 1", "", SCHOOL, "Xuất sắc"],
        ],
        "ratings",
        period="2025",
    )
    assert [message for *_, message in said(plan)] == [said(plan)[0][2]]
    assert said(plan)[0][:2] == (6, "E")
    assert "Không HTNV" in said(plan)[0][2]
    assert counts(plan) == (6, 0, 0, 1)
    assert lists.grades() == {
        ("Lò Văn Hặc", "2025", "HTXSNV"),
        ("Lò Thị Ễn", "2025", "HTTNV"),
        ("Cà Văn Ộc", "2025", "HTXSNV"),
        ("Quàng Thị Dơ", "2025", "HTTNV"),
        ("Vàng A Sáng", "2025", "HTNV"),
        ("Tổ chuyên môn số 1", "2025", "HTXSNV"),
    }
    assert lists.person("Tổ chuyên môn số 1").kind == "collective"


def test_two_years_side_by_side_are_two_periods(lists: Lists) -> None:
    rows = [
        ["STT", "Họ và tên", "Đơn vị", "Xếp loại chất lượng", ""],
        ["", "", "", 2024, 2025],
        [1, "Lò Văn Hặc", SCHOOL, "HTTNV", "HTXSNV"],
        [2, "Lò Thị Ễn", SCHOOL, "", "Giỏi"],
    ]
    merged = [(0, 3, 0, 4, "Xếp loại chất lượng"), (0, 0, 1, 0, "STT"), (0, 1, 1, 1, "Họ và tên")]
    plan = lists.take(rows, "ratings", merged=merged)
    assert counts(plan) == (2, 0, 0, 1)
    assert lists.grades() == {("Lò Văn Hặc", "2024", "HTTNV"), ("Lò Văn Hặc", "2025", "HTXSNV")}
    ((row, column, message),) = said(plan)
    assert (row, column) == (4, "E")
    assert message.startswith("Không hiểu mức xếp loại “Giỏi”;")


def test_years_in_the_headings_of_single_columns_are_periods(lists: Lists) -> None:
    rows = [
        ["STT", "Họ và tên", "Đơn vị", "Xếp loại năm 2024", "Xếp loại năm học 2024-2025"],
        [1, "Lò Văn Hặc", SCHOOL, "HTTNV", "HTXSNV"],
    ]
    lists.take(rows, "ratings", period="2030")
    assert lists.grades() == {
        ("Lò Văn Hặc", "2024", "HTTNV"),
        ("Lò Văn Hặc", "2024-2025", "HTXSNV"),
    }


def test_grades_may_be_columns_to_be_ticked(lists: Lists) -> None:
    rows = [
        ["TT", "Họ và tên", "Mức xếp loại", "", "", ""],
        ["", "", "HTXSNV", "HTTNV", "HTNV", "KHTNV"],
        [1, "Lò Văn Hặc", "x", "", "", ""],
        [2, "Lò Thị Ễn", "", "", "X", ""],
        [3, "Cà Văn Ộc", "x", "x", "", ""],
    ]
    plan = lists.take(rows, "ratings", period="2025", merged=[(0, 2, 0, 5, "Mức xếp loại")])
    assert lists.grades() == {
        ("Lò Văn Hặc", "2025", "HTXSNV"),
        ("Lò Thị Ễn", "2025", "HTNV"),
        ("Cà Văn Ộc", "2025", "HTXSNV"),
    }
    ((row, column, message),) = said(plan)
    assert (row, column) == (5, "D")
    assert "mỗi kỳ chỉ có một mức" in message


def test_the_title_above_tells_the_year_and_the_paper(lists: Lists) -> None:
    rows = [
        ["UBND XÃ MƯỜNG XOAN"],
        ["KẾT QUẢ XẾP LOẠI CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC NĂM 2024"],
        ["(Kèm theo Quyết định số 812/QĐ-UBND ngày 20/12/2024 của Ủy ban nhân dân xã)"],
        RATED,
        [1, "Lò Văn Hặc", "Công chức", SCHOOL, "HTXSNV"],
        ["", "Tổng cộng: 1 người"],
    ]
    plan = lists.take(rows, "ratings")
    assert "Kỳ 2024 lấy từ dòng 2 phía trên bảng." in plan.notes
    (rating,) = lists.services.store.ratings.all()
    assert (rating.period, rating.document) == ("2024", "Quyết định số 812/QĐ-UBND")
    assert rating.decided_on == date(2024, 12, 20)


def test_a_list_of_ratings_taken_twice_adds_nothing_and_undo_reverses_it(lists: Lists) -> None:
    rows = [
        RATED,
        [1, "Lò Văn Hặc", "Công chức", SCHOOL, "HTXSNV"],
        [2, "Lò Văn Hặc", "Công chức", SCHOOL, "HTXSNV"],
        [3, "Lò Thị Ễn", "", SCHOOL, "HTNV"],
    ]
    assert counts(lists.take(rows, "ratings", period="2025")) == (2, 0, 1, 0)
    first = lists.batch
    assert counts(lists.take(rows, "ratings", period="2025")) == (0, 0, 3, 0)
    assert lists.batch is None
    assert first is not None
    rows[1][4] = "HTTNV"
    again = lists.plan(rows[:2], "ratings", period="2025")
    assert counts(again) == (0, 1, 0, 0)
    assert again.rows[0].changes[0].sentence == (
        "Xếp loại 2025: Hoàn thành xuất sắc nhiệm vụ → Hoàn thành tốt nhiệm vụ"
    )
    lists.services.history.reverse(first.uid)
    assert lists.services.store.ratings.all() == []


def test_two_grades_of_one_person_in_one_period_are_told(lists: Lists) -> None:
    rows = [
        RATED,
        [1, "Lò Văn Hặc", "", SCHOOL, "HTXSNV"],
        [2, "Lò Văn Hặc", "", SCHOOL, "HTNV"],
    ]
    plan = lists.take(rows, "ratings", period="2025")
    assert counts(plan) == (1, 0, 0, 1)
    assert "đã ghi hoàn thành xuất sắc nhiệm vụ ở dòng 2" in said(plan)[0][2]


def test_households_are_not_rated(lists: Lists) -> None:
    rows = [
        ["Họ và tên", "Loại đối tượng", "Xếp loại"],
        ["Lò Văn Hặc", "Hộ gia đình", "HTXSNV"],
        ["Lò Thị Ễn", "Cá nhân", ""],
    ]
    plan = lists.take(rows, "ratings", period="2025")
    assert counts(plan) == (0, 0, 0, 2)
    assert [column for _, column, _ in said(plan)] == ["A", "C"]
    assert lists.services.store.subjects.all() == []


@given(st.text(max_size=60))
def test_no_text_is_taken_for_a_grade_by_accident_or_breaks_the_reader(text: str) -> None:
    assert grade_in(text) in (None, "HTXSNV", "HTTNV", "HTNV", "KHTNV")


# Initiatives


def test_several_authors_with_shares_in_one_cell(lists: Lists) -> None:
    council, day = "Hội đồng sáng kiến xã", date(2025, 6, 5)
    rows = [
        WRITTEN,
        [1, "Dạy hát dân ca Thái", "Lò Văn Hặc (60%), Lò Thị Ễn (40%)", "", SCHOOL, council,
         "12/QĐ-HĐSK", day],
        [2, "Chăm sóc vườn rau", "1. Cà Văn Ộc\n2. Quàng Thị Dơ", "70% - 30%", SCHOOL, council,
         "12/QĐ-HĐSK", day],
        [3, "Sổ điểm điện tử", "Vàng A Sáng", 1.0, SCHOOL, council, "12/QĐ-HĐSK", day],
    ]  # fmt: skip
    plan = lists.take(rows, "initiatives")
    assert plan.problems == []
    assert counts(plan) == (5, 0, 0, 0)
    assert lists.authors("Dạy hát dân ca Thái") == {"Lò Văn Hặc": 60, "Lò Thị Ễn": 40}
    assert lists.authors("Chăm sóc vườn rau") == {"Cà Văn Ộc": 70, "Quàng Thị Dơ": 30}
    assert lists.authors("Sổ điểm điện tử") == {"Vàng A Sáng": 100}
    stored = {each.title: each for each in lists.services.store.initiatives.all()}
    first = stored["Dạy hát dân ca Thái"]
    assert (first.status, first.recognised_by, first.recognised_on) == (
        "recognised",
        council,
        day,
    )
    assert (first.period, first.document) == ("2025", "Quyết định số 12/QĐ-HĐSK")
    again = lists.take(rows, "initiatives")
    assert counts(again) == (0, 0, 5, 0)
    assert lists.batch is None


def test_one_row_for_each_author_is_one_initiative(lists: Lists) -> None:
    rows = [
        WRITTEN,
        [1, "Dạy hát dân ca Thái", "Lò Văn Hặc", 60, SCHOOL, "Hội đồng sáng kiến xã",
         "12/QĐ-HĐSK", date(2025, 6, 5)],
        ["", "", "Lò Thị Ễn", 40, SCHOOL, "", "", ""],
        [2, "", "Cà Văn Ộc", 100, SCHOOL, "", "", ""],
        [3, "Chăm sóc vườn rau", "Quàng Thị Dơ", 50, SCHOOL, "", "", ""],
        [3, "Chăm sóc  vườn rau", "Vàng A Sáng", 50, SCHOOL, "", "", ""],
    ]  # fmt: skip
    plan = lists.take(rows, "initiatives", period="2025")
    assert counts(plan) == (4, 0, 0, 1)
    assert said(plan) == [(4, "B", "Dòng này không ghi tên sáng kiến.")]
    assert lists.authors("Dạy hát dân ca Thái") == {"Lò Văn Hặc": 60, "Lò Thị Ễn": 40}
    assert lists.authors("Chăm sóc vườn rau") == {"Quàng Thị Dơ": 50, "Vàng A Sáng": 50}
    statuses = {each.title: each.status for each in lists.services.store.initiatives.all()}
    assert statuses["Chăm sóc vườn rau"] == "applied"
    assert any("1 sáng kiến thiếu nơi công nhận" in note for note in plan.notes)


def test_a_title_merged_over_the_rows_of_its_authors(lists: Lists) -> None:
    rows = [
        ["STT", "Tên sáng kiến", "Họ và tên tác giả", "Tỷ lệ đóng góp"],
        [1, "Dạy hát dân ca Thái", "Lò Văn Hặc", "60%"],
        ["", "", "Lò Thị Ễn", "40%"],
    ]
    merged = [(1, 0, 2, 0, 1), (1, 1, 2, 1, "Dạy hát dân ca Thái")]
    assert counts(lists.take(rows, "initiatives", period="2025", merged=merged)) == (2, 0, 0, 0)
    assert lists.authors("Dạy hát dân ca Thái") == {"Lò Văn Hặc": 60, "Lò Thị Ễn": 40}


def test_shares_over_a_hundred_are_told_and_left_empty(lists: Lists) -> None:
    rows = [
        WRITTEN,
        [1, "Dạy hát dân ca Thái", "Lò Văn Hặc", 80, SCHOOL, "", "", ""],
        [1, "Dạy hát dân ca Thái", "Lò Thị Ễn", 40, SCHOOL, "", "", ""],
        [2, "Chăm sóc vườn rau", "Cà Văn Ộc", 120, SCHOOL, "", "", ""],
        [3, "Sổ điểm điện tử", "Vàng A Sáng (100%), Tòng Văn Piếng", "", SCHOOL, "", "", ""],
    ]
    plan = lists.take(rows, "initiatives", period="2025")
    assert counts(plan) == (5, 0, 0, 0)
    assert [(row, column) for row, column, _ in said(plan)] == [(3, "D"), (4, "D"), (5, "C")]
    assert "là 120%, vượt quá 100%" in said(plan)[0][2]
    assert lists.authors("Dạy hát dân ca Thái") == {"Lò Văn Hặc": None, "Lò Thị Ễn": None}
    assert lists.authors("Chăm sóc vườn rau") == {"Cà Văn Ộc": None}


def test_a_title_twice_counts_once_and_another_share_is_told(lists: Lists) -> None:
    row = [1, "Dạy hát dân ca Thái", "Lò Văn Hặc", 60, SCHOOL, "", "", ""]
    other = [*row[:3], 50, *row[4:]]
    plan = lists.take([WRITTEN, row, row, other], "initiatives", period="2025")
    assert counts(plan) == (1, 0, 1, 1)
    assert said(plan)[0][:2] == (4, "D")
    assert "ở dòng 2 (60%)" in said(plan)[0][2]
    assert lists.authors("Dạy hát dân ca Thái") == {"Lò Văn Hặc": 60}


def test_one_author_and_title_under_two_papers_is_told(lists: Lists) -> None:
    day = date(2025, 6, 5)
    rows = [
        WRITTEN,
        [1, "Dạy hát dân ca Thái", "Lò Văn Hặc", "", SCHOOL, "Hội đồng xã", "1/QĐ-HĐ", day],
        [2, "Dạy hát dân ca Thái", "Lò Văn Hặc", "", SCHOOL, "Hội đồng xã", "12/QĐ-HĐ", day],
    ]
    plan = lists.take(rows, "initiatives", period="2025")
    assert counts(plan) == (1, 0, 0, 1)
    assert "ở dòng 2 với văn bản khác" in said(plan)[0][2]


def test_what_a_council_decided_later_completes_what_was_applied_for(lists: Lists) -> None:
    applied = [WRITTEN, [1, "Dạy hát dân ca Thái", "Lò Văn Hặc", 100, SCHOOL, "", "", ""]]
    lists.take(applied, "initiatives", period="2025")
    decided = [
        WRITTEN,
        [1, "Dạy hát dân ca Thái", "Lò Văn Hặc", 60, SCHOOL, "Hội đồng sáng kiến tỉnh",
         "7/QĐ-HĐSK", date(2025, 6, 5)],
        [1, "Dạy hát dân ca Thái", "Lò Thị Ễn", 40, SCHOOL, "", "7/QĐ-HĐSK", ""],
    ]  # fmt: skip
    plan = lists.take(decided, "initiatives", period="2025")
    assert counts(plan) == (0, 2, 0, 0)
    (stored,) = lists.services.store.initiatives.all()
    assert (stored.status, stored.recognised_by) == ("recognised", "Hội đồng sáng kiến tỉnh")
    assert lists.authors("Dạy hát dân ca Thái") == {"Lò Văn Hặc": 60, "Lò Thị Ễn": 40}


def test_kind_scope_field_and_result_of_an_initiative(lists: Lists) -> None:
    rows = [
        ["TT", "Tên đề tài, sáng kiến", "Tác giả", "Loại", "Lĩnh vực", "Phạm vi ảnh hưởng",
         "Kết quả công nhận", "Cơ quan công nhận", "Ngày công nhận"],
        [1, "Cây ăn quả trên đất dốc", "Lò Văn Hặc", "Đề tài khoa học", "Nông nghiệp", "Tỉnh",
         "Công nhận", "Sở Khoa học và Công nghệ", "05/6/2025"],
        [2, "Nuôi cá lồng", "Lò Thị Ễn", "Sáng kiến", "Thủy sản", "Cơ sở", "Không đạt", "", ""],
        [3, "Trồng nấm", "Cà Văn Ộc", "", "", "mặt trăng", "", "", ""],
    ]  # fmt: skip
    plan = lists.take(rows, "initiatives", period="2025")
    stored = {each.title: each for each in lists.services.store.initiatives.all()}
    told = stored["Cây ăn quả trên đất dốc"]
    assert (told.kind, told.scope, told.field) == ("research", "province", "Nông nghiệp")
    assert stored["Nuôi cá lồng"].status == "rejected"
    assert [(row, column) for row, column, _ in said(plan)] == [(4, "F")]


def test_collectives_do_not_write_initiatives(lists: Lists) -> None:
    rows = [WRITTEN, [1, "Trồng nấm", "Tổ chuyên môn số 2", "", SCHOOL, "", "", ""]]
    plan = lists.take(rows, "initiatives", period="2025")
    assert counts(plan) == (0, 0, 0, 1)
    assert "Tác giả phải là cá nhân" in said(plan)[0][2]


def test_stored_shares_stay_when_the_file_would_make_too_much_of_them(lists: Lists) -> None:
    row = [1, "Trồng nấm", "Lò Văn Hặc (60%), Lò Thị Ễn (40%)", "", SCHOOL, "", "", ""]
    lists.take([WRITTEN, row], "initiatives", period="2025")
    row[2] = "Lò Văn Hặc (90%)"
    plan = lists.take([WRITTEN, row], "initiatives", period="2025")
    assert counts(plan) == (0, 0, 1, 0)
    assert "là 130%" in said(plan)[0][2]
    assert lists.authors("Trồng nấm") == {"Lò Văn Hặc": 60, "Lò Thị Ễn": 40}


NAMES = ["Lò Văn Hặc", "Lò Thị Ễn", "Cà Văn Ộc", "Quàng Thị Dơ", "VÀNG A SÁNG", "Tòng Thị Bé"]
SIGNS = [", ", "; ", "\n", " và "]


@given(
    st.lists(st.sampled_from(NAMES), min_size=2, max_size=5, unique=True),
    st.sampled_from(SIGNS),
    st.lists(st.integers(1, 100), min_size=5, max_size=5),
    st.sampled_from(["{} ({}%)", "{} - {}%", "{}: {} %", "{} {}%", "{} ({})"]),
)
def test_authors_and_shares_are_read_back_however_they_are_written(
    names: list[str], sign: str, shares: list[int], form: str
) -> None:
    written = sign.join(form.format(n, s) for n, s in zip(names, shares, strict=False))
    found = [(author.name, author.share) for author in authors_in(written)]
    assert found == list(zip(names, shares, strict=False))


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader_of_authors(text: str) -> None:
    assert all(author.name and author.share != 0 for author in authors_in(text))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Trồng nấm", "Nuôi cá", "Dạy hát", ""]),
            st.sampled_from(NAMES[:4]),
            st.sampled_from(["", 0, 30, 0.5, 60, "100%", 150, "chưa rõ"]),
            st.sampled_from(["", "1/QĐ-HĐ", "12/QĐ-HĐ"]),
        ),
        min_size=1,
        max_size=7,
    )
)
def test_whatever_a_list_of_initiatives_says_what_is_stored_is_in_order(
    tmp_path_factory: pytest.TempPathFactory, told: list[tuple[str, str, Any, str]]
) -> None:
    folder = tmp_path_factory.mktemp("lists")
    with small_commune(folder / "book") as services:
        lists = Lists(services, folder)
        rows = [["Tên sáng kiến", "Tác giả", "Tỷ lệ", "Số quyết định"], *map(list, told)]
        plan = lists.take(rows, "initiatives", period="2025")
        counts(plan)
        for each in services.store.initiatives.all():
            authors = services.initiatives.authors(each.uid)
            assert services.initiatives.problems(each, authors) == {}
        again = lists.take(rows, "initiatives", period="2025")
        assert counts(again)[0] == 0


# Nominations


def test_a_list_of_nominations(lists: Lists) -> None:
    with lists.services.store.action("Thêm phong trào"):
        movement = lists.services.movements.save(Movement(name="Chung sức xây dựng nông thôn mới"))
    rows = [
        [*PUT_FORWARD, "Loại hình", "Phong trào"],
        [1, "Lò Văn Hặc", SCHOOL, "Chiến sĩ thi đua cơ sở", "Hoàn thành xuất sắc nhiệm vụ.", "", ""],
        [2, "Lò Thị Ễn", SCHOOL, "Giấy khen của Chủ tịch UBND xã", "Hiến 500 m2 đất làm đường.",
         "Phong trào thi đua", "Chung sức xây dựng nông thôn mới"],
        [3, "Cà Văn Ộc", SCHOOL, "Giấy khen của Chủ tịch UBND xã", "Cứu người đuối nước.",
         "Đột xuất", "Phong trào lạ"],
        [4, "Cà Văn Ộc", SCHOOL, "Huân chương Mặt Trăng", "", "", ""],
    ]  # fmt: skip
    plan = lists.take(rows, "nominations", period="2026")
    assert counts(plan) == (3, 0, 0, 1)
    assert [(row, column) for row, column, _ in said(plan)] == [(4, "G"), (5, "D")]
    found = {each.achievement: each for each in lists.nominations()}
    given_land = found["Hiến 500 m2 đất làm đường."]
    assert (given_land.ground, given_land.movement_uid) == ("PHONG_TRAO", movement.uid)
    assert found["Cứu người đuối nước."].ground == "DOT_XUAT"
    assert {each.source for each in found.values()} == {"import"}
    assert {each.proposed_on for each in found.values()} == {date(2026, 11, 20)}
    again = lists.take(rows, "nominations", period="2026")
    assert counts(again) == (0, 0, 3, 1)


def test_nominations_take_up_the_registrations_of_the_period(lists: Lists) -> None:
    registered = [
        ["Họ và tên", "Đơn vị", "Danh hiệu đăng ký"],
        ["Lò Văn Hặc", SCHOOL, "Lao động tiên tiến"],
    ]
    lists.take(registered, "registrations", period="2026")
    lists.take(
        [PUT_FORWARD, [1, "Lò Văn Hặc", SCHOOL, "Lao động tiên tiến", ""]],
        "nominations",
        period="2026",
    )
    (nomination,) = lists.nominations()
    (registration,) = lists.services.store.registrations.all()
    assert nomination.registration_uid == registration.uid
    assert len(lists.services.store.subjects.all()) == 1


def test_a_better_text_replaces_the_one_that_was_sent_first(lists: Lists) -> None:
    row = [1, "Lò Văn Hặc", SCHOOL, "Lao động tiên tiến", ""]
    lists.take([PUT_FORWARD, row], "nominations", period="2026")
    for text in ("Dạy giỏi.", "Dạy giỏi cấp xã."):
        row[4] = text
        assert counts(lists.take([PUT_FORWARD, row], "nominations", period="2026")) == (0, 1, 0, 0)
        (nomination,) = lists.nominations()
        assert nomination.achievement == text


def test_two_achievements_of_one_person_are_two_nominations(lists: Lists) -> None:
    rows = [
        PUT_FORWARD,
        [1, "Lò Văn Hặc", SCHOOL, "Giấy khen của Chủ tịch UBND xã", "Cứu người đuối nước."],
        [2, "Lò Văn Hặc", SCHOOL, "Giấy khen của Chủ tịch UBND xã", "Bắt trộm trâu."],
        [3, "Lò Văn Hặc", SCHOOL, "Giấy khen của Chủ tịch UBND xã", "bắt trộm  trâu."],
    ]
    assert counts(lists.take(rows, "nominations", period="2026")) == (2, 0, 1, 0)
    assert counts(lists.take(rows, "nominations", period="2026")) == (0, 0, 3, 0)


def test_what_was_returned_is_told_and_left(lists: Lists) -> None:
    rows = [PUT_FORWARD, [1, "Lò Văn Hặc", SCHOOL, "Lao động tiên tiến", "Dạy giỏi."]]
    lists.take(rows, "nominations", period="2026")
    (nomination,) = lists.nominations()
    lists.services.nomination_steps.withdraw([nomination.uid], "Xin rút.")
    plan = lists.take(rows, "nominations", period="2026")
    assert counts(plan) == (0, 0, 1, 0)
    assert "“Đã rút”" in said(plan)[0][2]


def test_an_award_for_the_whole_list_is_chosen_once(lists: Lists) -> None:
    rows = [["STT", "Họ và tên", "Thành tích"], [1, "Lò Văn Hặc", "Dạy giỏi."]]
    plan = lists.plan(rows, "nominations", period="2026")
    assert (counts(plan), plan.gaps.awards) == ((0, 0, 0, 1), 1)
    assert counts(lists.take(rows, "nominations", period="2026", award="LDTT")) == (1, 0, 0, 0)


# Households and their reviews


def test_households_come_with_their_reviews(lists: Lists) -> None:
    rows = [
        ["DANH SÁCH HỘ GIA ĐÌNH BÌNH XÉT GIA ĐÌNH VĂN HÓA NĂM 2025"],
        [*REVIEWED, "Trường hợp không xét"],
        [1, "Lò Văn Hặc", "Bản Hua Ná", 92.5, 60, "50 hộ", 48, "01/11/2025", "08/11/2025", ""],
        [2, "Lò Thị Ễn", "Bản Hua Ná", 40, 60, 50, 10, "", "", "Trốn thuế"],
        [3, "Cà Văn Ộc", "Bản Hua Ná", "", "", "", "", "", "", ""],
    ]
    plan = lists.take(rows, "households")
    assert counts(plan) == (3, 0, 0, 0)
    reviews = {each.score: each for each in lists.services.store.household_reviews.all()}
    assert set(reviews) == {92.5, 40}
    first = reviews[92.5]
    assert (first.period, first.households, first.present, first.agreed) == ("2025", 60, 50, 48)
    assert (first.posted_from, first.posted_to) == (date(2025, 11, 1), date(2025, 11, 8))
    assert reviews[40].exclusions == ("tax",)
    assert counts(lists.take(rows, "households")) == (0, 0, 3, 0)
    rows[2][3] = 95
    assert counts(lists.take(rows, "households")) == (0, 1, 2, 0)


def test_what_cannot_be_so_in_a_review_is_told_at_its_cell(lists: Lists) -> None:
    rows = [
        REVIEWED,
        [1, "Lò Văn Hặc", "Bản Hua Ná", 120, 60, 70, 48, "08/11/2025", "01/11/2025"],
        [2, "Lò Thị Ễn", "Bản Hua Ná", "tốt", 60, 50, 48, "", ""],
    ]
    plan = lists.take(rows, "households", period="2025")
    assert counts(plan) == (2, 0, 0, 0)
    places = {(row, column) for row, column, _ in said(plan)}
    assert places == {(2, "D"), (2, "F"), (2, "I"), (3, "D")}
    for review in lists.services.store.household_reviews.all():
        assert fact_problems(review) == {}


def test_days_of_posting_stand_below_one_heading(lists: Lists) -> None:
    rows = [
        ["STT", "Chủ hộ", "Thôn", "Điểm", "Niêm yết", ""],
        ["", "", "", "", "Từ ngày", "Đến ngày"],
        [1, "Lò Văn Hặc", "Bản Hua Ná", 90, date(2025, 11, 1), date(2025, 11, 8)],
    ]
    lists.take(rows, "households", period="2025", merged=[(0, 4, 0, 5, "Niêm yết")])
    (review,) = lists.services.store.household_reviews.all()
    assert (review.posted_from, review.posted_to) == (date(2025, 11, 1), date(2025, 11, 8))


def test_a_school_year_has_no_reviews_but_the_households_are_taken(lists: Lists) -> None:
    rows = [REVIEWED, [1, "Lò Văn Hặc", "Bản Hua Ná", 90, "", "", "", "", ""]]
    plan = lists.take(rows, "households", period="2025-2026")
    assert counts(plan) == (1, 0, 0, 0)
    assert "bình xét theo năm" in said(plan)[0][2]
    assert lists.services.store.household_reviews.all() == []


# All of them


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("ratings", [RATED, [1, "Lò Văn Hặc", "", SCHOOL, "HTXSNV"]]),
        ("initiatives", [WRITTEN, [1, "Trồng nấm", "Lò Văn Hặc", 60, SCHOOL, "", "", ""]]),
        ("nominations", [PUT_FORWARD, [1, "Lò Văn Hặc", SCHOOL, "LĐTT", "Dạy giỏi."]]),
        ("households", [REVIEWED, [1, "Lò Văn Hặc", "Bản Hua Ná", 90, 60, 50, 48, "", ""]]),
    ],
)
def test_a_dry_run_writes_nothing_and_one_undo_takes_all_back(
    lists: Lists, stored_everything: Callable[[], object], kind: IntakeKind, rows: list[list[Any]]
) -> None:
    before = stored_everything()
    plan = lists.plan(rows, kind, period="2024")
    assert counts(plan) == (1, 0, 0, 0)
    assert plan.rows[0].about
    assert stored_everything() == before
    lists.take(rows, kind, period="2024")
    assert stored_everything() != before
    lists.services.history.undo()
    assert stored_everything() == before


@pytest.fixture
def stored_everything(services: Services) -> Callable[[], object]:
    store = services.store
    tables = (store.subjects, store.ratings, store.initiatives, store.initiative_authors,
              store.nominations, store.household_reviews, store.units, store.periods)  # fmt: skip
    return lambda: [len(table.all()) for table in tables]


def test_authors_of_a_form_are_recognised_in_a_list(lists: Lists) -> None:
    lists.take([RATED, [1, "Lò Văn Hặc", "", SCHOOL, "HTXSNV"]], "ratings", period="2025")
    person = lists.person("Lò Văn Hặc")
    initiative = Initiative(title="Trồng nấm", period="2025", status="applied")
    lists.services.initiatives.save(initiative, [Author(person.uid)])
    row = [1, "Trồng nấm", "LÒ VĂN HẶC", 60, SCHOOL, "", "", ""]
    plan = lists.take([WRITTEN, row], "initiatives", period="2025")
    assert counts(plan) == (0, 1, 0, 0)
    assert lists.authors("Trồng nấm") == {"Lò Văn Hặc": 60}


def test_whom_each_of_several_authors_means_is_answered_apart(lists: Lists) -> None:
    other = "Trường Tiểu học Nậm Hua"
    people = [[*RATED[:4]], [1, "Lò Văn Hặc", "", SCHOOL], [2, "Lò Văn Hặc", "", other],
              [3, "Lò Thị Ễn", "", SCHOOL], [4, "Lò Thị Ễn", "", other]]  # fmt: skip
    lists.take(people, "subjects")
    rows = [WRITTEN[:3], [1, "Trồng nấm", "Lò Văn Hặc (60%), Lò Thị Ễn (40%)"]]
    plan = lists.plan(rows, "initiatives", period="2025")
    assert counts(plan) == (0, 0, 0, 2)
    first, second = plan.rows
    matches = {
        first.match_key: first.candidates[0].uid,
        second.match_key: second.candidates[1].uid,
    }
    plan = lists.take(rows, "initiatives", period="2025", matches=matches)
    assert counts(plan) == (2, 0, 0, 0)
    (stored,) = lists.services.store.initiatives.all()
    authors = lists.services.initiatives.authors(stored.uid)
    assert {author.subject_uid for author in authors} == set(matches.values())


# Sheets as they come


def test_a_header_of_three_rows_with_ticks_below_years(lists: Lists) -> None:
    rows = [
        ["TT", "Họ và tên", "Xếp loại", "", "", ""],
        ["", "", "Năm 2024", "", "Năm 2025", ""],
        ["", "", "HTXSNV", "HTTNV", "HTXSNV", "HTTNV"],
        [1, "Lò Văn Hặc", "x", "", "", "x"],
    ]
    merged = [
        (0, 0, 2, 0, "TT"),
        (0, 1, 2, 1, "Họ và tên"),
        (0, 2, 0, 5, "Xếp loại"),
        (1, 2, 1, 3, "Năm 2024"),
        (1, 4, 1, 5, "Năm 2025"),
    ]
    assert counts(lists.take(rows, "ratings", merged=merged)) == (2, 0, 0, 0)
    assert lists.grades() == {("Lò Văn Hặc", "2024", "HTXSNV"), ("Lò Văn Hặc", "2025", "HTTNV")}


def test_what_the_head_of_the_office_decided_counts_not_what_people_say_of_themselves(
    lists: Lists,
) -> None:
    rows = [
        ["STT", "Họ và tên", "Cá nhân tự xếp loại", "Cấp có thẩm quyền xếp loại"],
        [1, "Lò Văn Hặc", "HTXSNV", "HTTNV"],
    ]
    lists.take(rows, "ratings", period="2025")
    assert lists.grades() == {("Lò Văn Hặc", "2025", "HTTNV")}


def test_headings_between_rows_name_the_award_of_nominations(lists: Lists) -> None:
    rows = [
        ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"],
        ["STT", "Tên tập thể, cá nhân", "Chức vụ", "Hình thức khen thưởng", "Tóm tắt thành tích"],
        ["A", "TẬP THỂ"],
        ["I", "Tập thể Lao động tiên tiến"],
        [1, "Tổ chuyên môn số 1", "", "", "Dẫn đầu phong trào."],
        ["B", "CÁ NHÂN"],
        ["I", "Chiến sĩ thi đua cơ sở"],
        [1, "Bà Lò Thị Ễn", "Giáo viên", "", "Có sáng kiến được công nhận."],
        ["II", "Giấy khen của Chủ tịch UBND xã"],
        [1, "Ông Lò Văn Hặc", "Bảo vệ", "", "Bắt trộm trâu."],
    ]
    plan = lists.take(rows, "nominations", period="2026")
    assert counts(plan) == (3, 0, 0, 0)
    assert [row.award_type for row in plan.rows] == ["TTLDTT", "CSTDCS", "GK_XA"]


def test_a_group_without_names_is_told(lists: Lists) -> None:
    rows = [WRITTEN, [1, "Trồng nấm", "Lò Văn Hặc và nhóm tác giả", "", SCHOOL, "", "", ""]]
    plan = lists.take(rows, "initiatives", period="2025")
    assert lists.authors("Trồng nấm") == {"Lò Văn Hặc": None}
    assert said(plan)[0][:2] == (2, "C")
    assert "không ghi tên các tác giả khác" in said(plan)[0][2]
