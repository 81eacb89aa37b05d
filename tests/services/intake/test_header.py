"""Finding the header of a list and what its columns mean."""

from __future__ import annotations

import pytest

from services.intake.cell_values import MergedRange, Sheet
from services.intake.columns import EXPECTED, FIELDS, LIST_FIELDS, ListKind
from services.intake.header import Table, find_table
from services.intake.headings import recognise

KINDS: list[ListKind] = list(LIST_FIELDS)


def table_of(
    rows: list[list], merged: tuple[MergedRange, ...] = (), kind: ListKind = "awards"
) -> Table:
    table = find_table(Sheet("DS", rows=rows, merged=merged), kind)
    assert table is not None
    return table


def fields_of(table: Table) -> dict[int, str]:
    return {column: heading.field for column, heading in table.headings.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_every_title_is_recognised_as_its_own_field(kind: ListKind) -> None:
    assert set(EXPECTED[kind]) <= set(LIST_FIELDS[kind])
    for field in FIELDS:
        if field.name in LIST_FIELDS[kind] and not field.grouped:
            found = recognise(field.title, kind)
            assert found is not None, field.title
            assert found.field == field.name


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("S\nT\nT", "ordinal"),
        ("HỌ  VÀ  TÊN", "name"),
        ("Ho va ten", "name"),
        ("Họ và tên (viết chữ in hoa)", "name"),
        ("Tên tập thể/cá nhân/hộ gia đình", "name"),
        ("Tên gọi\n(Ông/Bà/Chức danh)", "honorific"),
        ("Ngày, tháng,\nnăm sinh", "birth_date"),
        ("CCCD/CMND", "personal_id"),
        ("Chức vụ, chức danh", "position"),
        ("Danh hiệu đăng ký năm 2025", "award"),
        ("Mã danh hiệu thi đua\n(nếu có)", "award_code"),
        ("Tên phòng ban/ khối, tổ \ncông tác", "department"),
        ("Kỳ", "period"),
        ("Năm", "period"),
    ],
)
def test_headings_are_recognised_however_they_are_broken(text: str, field: str) -> None:
    found = recognise(text, "awards")
    assert found is not None
    assert found.field == field


@pytest.mark.parametrize(
    "text",
    [
        "Phụ cấp chức vụ",
        "Mã ngạch lương",
        "Ký nhận",
        "Nam",
        "Danh hiệu đã đạt",
        "Hộ",
        "",
        "x" * 999,
    ],
)
def test_headings_that_only_look_alike_are_passed_over(text: str) -> None:
    assert recognise(text, "awards") is None


def test_the_header_is_found_below_a_letterhead() -> None:
    table = table_of(
        [
            ["UBND XÃ MẪU", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["DANH SÁCH TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG"],
            [],
            ["TT", "Họ tên", "Chức vụ", "Đơn vị", "Quê quán"],
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            [1, "Lò Văn Mẫu"],
        ]
    )
    assert table.top == 3
    assert table.first_data_row == 5
    assert fields_of(table) == {0: "ordinal", 1: "name", 2: "position", 3: "unit"}
    assert table.unrecognised == [("E", "Quê quán")]


@pytest.mark.parametrize("index", [[1, 2, 3], ["A", "B", 1], ["1", "2", "3=1+2"]])
def test_a_row_that_numbers_the_columns_is_no_record(index: list) -> None:
    table = table_of([["STT", "Họ và tên", "Chức vụ"], index, [1, "Lò Văn Mẫu", "Trưởng bản"]])
    assert table.first_data_row == 2


@pytest.mark.parametrize("with_merges", [True, False])
def test_a_two_row_header_gives_birth_date_and_sex(with_merges: bool) -> None:
    rows = [
        ["STT", "Họ và tên", "Ngày tháng năm sinh", None, "Chức vụ"],
        [None, None, "Nam", "Nữ"],
        [1, "Lò Văn Mẫu", 1968],
    ]
    merged = (
        MergedRange(0, 0, 1, 0),
        MergedRange(0, 1, 1, 1),
        MergedRange(0, 2, 0, 3),
        MergedRange(0, 4, 1, 4),
    )
    table = table_of(rows, merged if with_merges else ())
    assert table.first_data_row == 2
    assert fields_of(table) == {
        0: "ordinal",
        1: "name",
        2: "birth_male",
        3: "birth_female",
        4: "position",
    }


def test_day_month_and_year_of_birth_may_have_a_column_each() -> None:
    table = table_of(
        [
            ["STT", "Họ và tên", "Ngày sinh", None, None],
            [None, None, "Ngày", "Tháng", "Năm"],
        ]
    )
    assert [fields_of(table)[column] for column in (2, 3, 4)] == [
        "birth_day",
        "birth_month",
        "birth_year",
    ]


def test_titles_below_one_heading_are_columns_to_be_ticked() -> None:
    table = table_of(
        [
            ["STT", "Họ và tên", "Danh hiệu đăng ký", None, None, "Ghi chú"],
            [None, None, "LĐTT", "CSTĐCS", "CSTĐ cấp tỉnh", None],
        ],
        kind="registrations",
    )
    assert [table.headings[column].label for column in (2, 3, 4)] == [
        "LĐTT",
        "CSTĐCS",
        "CSTĐ cấp tỉnh",
    ]
    assert fields_of(table)[5] == "note"


def test_the_parts_of_a_decision_stand_below_one_heading() -> None:
    table = table_of(
        [
            ["STT", "Họ và tên", "Quyết định khen thưởng", None, None],
            [None, None, "Số", "Ngày", "Cơ quan ban hành"],
        ]
    )
    assert [fields_of(table)[column] for column in (2, 3, 4)] == [
        "decision_number",
        "decision_date",
        "issuer",
    ]


def test_a_name_in_two_columns_is_known_by_merged_cells_and_by_words() -> None:
    merged = (MergedRange(0, 1, 0, 2),)
    by_merge = table_of([["STT", "Họ và tên", None, "Chức vụ"]], merged)
    by_words = table_of([["STT", "Họ đệm", "Tên", "Chức vụ"]])
    for table in (by_merge, by_words):
        assert [fields_of(table)[column] for column in (1, 2)] == ["family_name", "given_name"]


def test_the_unit_is_the_name_when_nothing_else_is() -> None:
    table = table_of([["STT", "Tên đơn vị", "Danh hiệu thi đua"]])
    assert table.headings[1].field == "name"
    assert table.headings[1].kind == "collective"
    beside_a_name = table_of([["STT", "Họ và tên", "Tên đơn vị", "Danh hiệu"]])
    assert beside_a_name.headings[2].field == "unit"


def test_name_position_and_unit_may_share_a_column() -> None:
    table = table_of([["STT", "Họ và tên, chức vụ, đơn vị công tác", "Danh hiệu"]])
    assert table.headings[1].field == "name_and_position"


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["STT", "Mã số", "Hình thức khen thưởng"], [1, "1650", "Bằng khen"]],
        [["Lò Văn Mẫu", "Trưởng bản"]],
        [[None, 5, 7]],
        [[]] * 40 + [["STT", "Họ và tên"]],
    ],
)
def test_what_names_nobody_is_no_list(rows: list[list]) -> None:
    assert find_table(Sheet("DS", rows=rows), "awards") is None
