"""A sheet before it is taken in: rows and columns as they are understood, cleaning, corrections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.problems import Refused
from services.intake.carrying_out import carry_out
from services.intake.cell_values import MergedRange, Sheet, Workbook
from services.intake.name_case import capitals_kind, name_case
from services.intake.plan import Choices, Plan
from services.intake.planning import plan_workbook, view_workbook
from services.intake.reading import Reading
from services.intake.rows import look_at, records_of
from services.intake.sheet_view import SheetView
from services.intake.switches import CleaningKind
from services.services import Services

ROWS: list[list[Any]] = [
    ["UBND XÃ MẪU", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["DANH SÁCH CÁN BỘ"],
    ["STT", "Họ và tên", "Ngày tháng năm sinh", None, "Chức vụ", "Đơn vị", "Số CCCD"],
    [None, None, "Nam", "Nữ"],
    [1, 2, 3, 4, 5, 6, 7],
    [1, "HOÀNG THị MẫU", None, date(1905, 6, 14), "Giáo viên", "Trường A", 14192001234],
    [2, "LÒ VĂN MẪU", "05.06.68", None, "Hiệu trưởng", "Trường A"],
    [3, "Đ/c Thượng tá Lò Văn Ba", 32032, None, None, "Trường B"],
    ["Tổng cộng", None, None, None, 3],
    [None, None, None, None, "Người lập biểu"],
]
TWO_LEVELS = (MergedRange(2, 2, 2, 3),)


def workbook(rows: Sequence[Sequence[Any]] = ROWS, **sheet: Any) -> Workbook:
    listed = Sheet("DS", rows=rows, merged=sheet.pop("merged", TWO_LEVELS), **sheet)
    return Workbook("ds.xlsx", (listed, Sheet("Ẩn", visible=False, rows=[["x"]])))


def plan(services: Services, lines: Sequence[Sequence[Any]] = ROWS, **reading: Any) -> Plan:
    return plan_workbook(services, workbook(lines), "subjects", Choices(reading=Reading(**reading)))


def view(plan: Plan) -> SheetView:
    assert plan.view is not None
    return plan.view


def names(plan: Plan) -> list[str]:
    return [row.name for row in plan.rows]


def changes(view: SheetView) -> dict[CleaningKind, list[tuple[str, str]]]:
    return {
        proposal.kind: [(example.before, example.after) for example in proposal.examples]
        for proposal in view.proposals
    }


def test_every_row_has_its_class(services: Services) -> None:
    seen = view(plan(services))
    assert [seen.class_of(row) for row in range(1, 12)] == [
        "letterhead",
        "title",
        "header",
        "header",
        "index",
        "record",
        "record",
        "record",
        "total",
        "signature",
        "blank",
    ]
    assert (seen.header_first, seen.header_last, seen.first_row, seen.last_row) == (3, 4, 6, 10)


def test_every_column_says_what_it_is_taken_for_and_why(services: Services) -> None:
    columns = {column.letter: column for column in view(plan(services)).columns}
    assert [column.field for column in columns.values()] == [
        "ordinal",
        "name",
        "birth_male",
        "birth_female",
        "position",
        "unit",
        "personal_id",
    ]
    assert columns["D"].why == "Nhận ra theo tiêu đề “Nữ” nằm dưới “Ngày tháng năm sinh”."
    assert not any(column.chosen for column in columns.values())


def test_hidden_sheets_are_named_but_not_offered(services: Services) -> None:
    assert [(sheet.name, sheet.offered) for sheet in view(plan(services)).sheets] == [
        ("DS", True),
        ("Ẩn", False),
    ]


def test_cleaning_is_shown_before_and_after(services: Services) -> None:
    seen = view(
        plan_workbook(services, workbook(respelled={(5, 5): " Trường  A"}), "subjects", Choices())
    )
    assert changes(seen) == {
        "spaces": [(" Trường  A", "Trường A")],
        "half_capitals": [("HOÀNG THị MẫU", "Hoàng Thị Mẫu")],
        "capitals": [("LÒ VĂN MẪU", "Lò Văn Mẫu")],
        "titles": [("Đ/c Thượng tá Lò Văn Ba", "Lò Văn Ba")],
        "years_as_dates": [("14/6/1905", "1992")],
        "serials": [("32032", "12/9/1987")],
        "short_years": [("05.06.68", "05/6/1968")],
        "lost_zeros": [("14192001234", "014192001234")],
    }
    spaces = next(proposal for proposal in seen.proposals if proposal.kind == "spaces")
    assert (spaces.column, spaces.count, spaces.switchable) == ("F", 1, False)


def test_two_people_are_read_with_the_sex_of_their_column(services: Services) -> None:
    first, second, _ = [row.subject.record for row in plan(services).rows if row.subject]
    assert (first.name, first.sex, first.birth_date) == ("Hoàng Thị Mẫu", "female", "1992")
    assert (second.name, second.sex, second.birth_date) == ("Lò Văn Mẫu", "male", "1968-06-05")


def test_cleaning_can_be_switched_off_kind_by_kind(services: Services) -> None:
    off: dict[CleaningKind, bool] = {
        "half_capitals": False,
        "capitals": False,
        "titles": False,
        "years_as_dates": False,
        "serials": False,
        "lost_zeros": False,
    }
    found = plan(services, cleaning=off)
    assert names(found) == ["HOÀNG THị MẫU", "LÒ VĂN MẪU", "Đ/c Thượng tá Lò Văn Ba"]
    first, _, third = [row.subject.record for row in found.rows if row.subject]
    assert (first.birth_date, first.personal_id, third.birth_date) == ("1905-06-14", "", "")
    assert [p.on for p in view(found).proposals if p.kind == "titles"] == [False]
    assert any(problem.row == 8 and problem.column == "C" for problem in found.problems)


def test_whole_capitals_stay_where_none_are_half_converted(services: Services) -> None:
    rows = [["STT", "Họ và tên", "Chức vụ"], [1, "LÒ VĂN MẪU", "Giáo viên"]]
    found = plan(services, rows)
    assert names(found) == ["LÒ VĂN MẪU"]
    assert [(p.kind, p.on) for p in view(found).proposals] == [("capitals", False)]
    assert names(plan(services, rows, cleaning={"capitals": True})) == ["Lò Văn Mẫu"]


def test_a_collective_keeps_its_capitals(services: Services) -> None:
    rows = [["STT", "Tên tập thể", "Địa chỉ"], [1, "TRƯỜNG THCS MẪU", "Bản Mẫu"]]
    assert names(plan(services, rows, cleaning={"capitals": True})) == ["TRƯỜNG THCS MẪU"]


def test_a_row_can_be_taken_or_left_by_hand(services: Services) -> None:
    found = plan(services, rows={7: "note", 9: "record"})
    assert [row.row for row in found.rows] == [6, 8, 9]
    assert view(found).class_of(7) == "note"
    assert found.rows[-1].reason == "Dòng này không có tên nên không lấy được."


def test_a_column_can_be_given_another_meaning_or_none(services: Services) -> None:
    found = plan(services, columns={"E": "", "F": "address"})
    record = found.rows[0].subject
    assert record is not None
    assert (record.record.position, record.record.address, record.unit) == ("", "Trường A", "")
    why = {column.letter: column.why for column in view(found).columns}
    assert why["E"] == why["F"] == "Đã chọn bằng tay."


def test_a_meaning_that_is_moved_leaves_its_old_column(services: Services) -> None:
    rows = [["STT", "Họ và tên", "Tên thường gọi"], [1, "Lò Mẫu", "Lò Văn Mẫu"]]
    found = plan(services, rows, columns={"C": "name"})
    assert names(found) == ["Lò Văn Mẫu"]
    assert [column.field for column in view(found).columns] == ["ordinal", "", "name"]


def test_a_header_that_is_not_found_can_be_pointed_at(services: Services) -> None:
    rows = [["Danh sách"], ["A1", "Người", "Việc"], [1, "Lò Văn Mẫu", "Giáo viên"], [2, "Lò Hai"]]
    book = workbook(rows, merged=())
    with pytest.raises(Refused, match="không có bảng nào"):
        plan_workbook(services, book, "subjects", Choices())
    seen = view_workbook(services, book, "subjects", Choices())
    assert (seen.header_first, seen.class_of(3)) == (0, "outside")
    pointed = Reading(header=(2, 2))
    with pytest.raises(Refused, match="chưa có cột nào là họ và tên"):
        plan_workbook(services, book, "subjects", Choices(sheet="DS", reading=pointed))
    told = Reading(header=(2, 2), columns={"B": "name", "C": "position"}, last_row=3)
    found = plan_workbook(services, book, "subjects", Choices(sheet="DS", reading=told))
    assert names(found) == ["Lò Văn Mẫu"]
    assert view(found).class_of(4) == "outside"


def test_rows_before_the_first_are_left_out(services: Services) -> None:
    assert names(plan(services, first_row=7)) == ["LÒ VĂN MẪU", "Lò Văn Ba"]


def test_what_was_chosen_is_remembered_for_files_headed_alike(services: Services) -> None:
    carry_out(services, plan(services, columns={"E": ""}, cleaning={"half_capitals": False}))
    later = [*ROWS[:5], [1, "LÒ THị HAI", None, 1970, "Giáo viên", "Trường A"]]
    found = plan(services, later)
    assert names(found) == ["LÒ THị HAI"]
    assert view(found).remembered
    assert [column.letter for column in view(found).columns if column.chosen] == ["E"]
    assert "lần lấy tệp trước" in view(found).columns[4].why
    other = [["STT", "Họ và tên", "Chức vụ"], [1, "LÒ THị HAI", "Giáo viên"]]
    assert names(plan(services, other)) == ["Lò Thị Hai"]
    assert not view(plan(services, other)).remembered


def test_nothing_is_remembered_of_a_file_that_was_read_as_it_was_found(services: Services) -> None:
    before = services.store.settings.all()
    carry_out(services, plan(services))
    assert services.store.settings.all() == before


def test_what_was_remembered_goes_when_the_batch_is_taken_back(services: Services) -> None:
    batch = carry_out(services, plan(services, columns={"E": ""}))
    assert batch is not None
    services.history.reverse(batch.uid)
    assert not view(plan(services)).remembered


def test_a_sheet_typed_in_an_old_font_is_turned_column_by_column(services: Services) -> None:
    rows = [
        ["STT", "Hä vµ tªn", "Chøc vô", "Ghi chú"],
        [1, "Lß ThÞ HuyÒn", "Gi¸o viªn", "Nghỉ phép"],
        [2, "NguyÔn V¨n MÉu", "HiÖu tr\u00adëng"],
    ]
    found = plan(services, rows)
    assert names(found) == ["Lò Thị Huyền", "Nguyễn Văn Mẫu"]
    legacy = {p.column: p for p in view(found).proposals if p.kind == "legacy"}
    assert [(p.encoding, p.on) for p in legacy.values()] == [("tcvn3", True)] * 2
    assert legacy["B"].examples[1].after == "Lò Thị Huyền"
    position = found.rows[1].subject
    assert position is not None
    assert position.record.position == "Hiệu trưởng"
    left = plan(services, rows, encodings={"C": ""}, columns={"C": "position"})
    record = left.rows[0].subject
    assert record is not None
    assert record.record.position == "Gi¸o viªn"


@pytest.mark.parametrize(
    ("written", "kind", "after"),
    [
        ("HOÀNG THị LUYếN", "half_capitals", "Hoàng Thị Luyến"),
        ("LÒ VĂN Bé", "half_capitals", "Lò Văn Bé"),
        ("LÒ VĂN MẪU", "capitals", "Lò Văn Mẫu"),
        ("K'BRƠI MẪU", "capitals", "K'Brơi Mẫu"),
        ("H - DOM EYĂ", "capitals", "H - Dom Eyă"),
        ("Lý Á Tú", None, "Lý Á Tú"),
        ("Bo Bo", None, "Bo Bo"),
        ("lò văn mẫu", None, "Lò Văn Mẫu"),
    ],
)
def test_names_in_capitals_are_told(written: str, kind: str | None, after: str) -> None:
    assert capitals_kind(written) == kind
    assert capitals_kind("NguyễnThị Mẫu") is None
    assert name_case(written) == after


@given(st.text(alphabet="aăâbcdđeêghHÀÁẢÃẠỄễ ếƯưỞYỷ'-."))
def test_a_name_put_right_once_stays(text: str) -> None:
    assert name_case(name_case(text)) == name_case(text)
    capitals_kind(text)


CELLS = st.one_of(
    st.none(),
    st.integers(0, 50_000),
    st.sampled_from(["STT", "Họ và tên", "Nam", "Nữ", "Ngày sinh", "LÒ THị MẫU", "Tổng cộng"]),
    st.text(max_size=12),
    st.dates(date(1900, 1, 1), date(2030, 1, 1)),
)
LETTERS = st.sampled_from("ABCD")


@settings(deadline=None)
@given(
    st.lists(st.lists(CELLS, max_size=4), max_size=12),
    st.one_of(st.none(), st.tuples(st.integers(1, 14), st.integers(1, 14))),
    st.integers(0, 14),
    st.integers(0, 14),
    st.dictionaries(LETTERS, st.sampled_from(["", "name", "birth_date", "unit", "award"])),
    st.dictionaries(st.integers(1, 14), st.sampled_from(["record", "total", "signature"])),
    st.dictionaries(LETTERS, st.sampled_from(["", "tcvn3", "vni"])),
)
def test_whatever_is_said_of_a_sheet_it_can_be_shown(
    rows: list[list[Any]],
    header: tuple[int, int] | None,
    first: int,
    last: int,
    columns: dict[str, str],
    classes: dict[int, Any],
    encodings: dict[str, str],
) -> None:
    book = Workbook("a.xlsx", (Sheet("DS", rows=[["Họ và tên"], *rows]),))
    reading = Reading(header, first, last, columns, classes, {}, encodings)
    try:
        seen = look_at(book, "subjects", "DS", reading=reading)
        read = records_of(book, "subjects", "DS", reading=reading)
    except Refused:
        return
    for row in range(seen.row_count + 2):
        assert seen.class_of(row)
        assert isinstance(seen.text(row + 1, 0), str)
    assert all(seen.class_of(row.row) == "record" for row in read.rows)
