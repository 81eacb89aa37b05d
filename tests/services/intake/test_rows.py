"""Reading whole lists: which rows are records, what the rows between them say, what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from models.problems import Refused
from services.intake.cell_values import ErrorCell, MergedRange, Sheet, Workbook
from services.intake.columns import LIST_FIELDS, ListKind
from services.intake.reading import Reading
from services.intake.rows import ReadResult, SourceRow, read_records, records_of

TODAY = date(2026, 11, 21)
Make = Callable[..., Path]

HEADER = ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Danh hiệu"]


def read(
    rows: Sequence[Sequence[Any]],
    kind: ListKind = "awards",
    merged: tuple[MergedRange, ...] = (),
    **sheet: Any,
) -> ReadResult:
    workbook = Workbook("ds.xlsx", (Sheet("DS", rows=rows, merged=merged, **sheet),))
    return records_of(workbook, kind, today=TODAY)


def names(result: ReadResult) -> list[str]:
    return [row.values.get("name", "") for row in result.rows]


def reasons(result: ReadResult) -> list[tuple[int, int, str]]:
    return [(s.first_row, s.last_row, s.reason) for s in result.skipped]


def sentences(row: SourceRow) -> list[tuple[str, str]]:
    return [(problem.column, problem.message) for problem in row.problems]


def test_a_plain_list_gives_values_with_rows_and_columns_as_excel_numbers_them() -> None:
    result = read([[], HEADER, [1, "Ông Lò Văn Mẫu", "Trưởng bản", "Bản Mẫu", "LĐTT"]])
    (row,) = result.rows
    assert (result.file, result.sheet, result.header_row, row.row) == ("ds.xlsx", "DS", 2, 3)
    assert row.values == {
        "name": "Lò Văn Mẫu",
        "honorific": "Ông",
        "sex": "male",
        "kind": "individual",
        "position": "Trưởng bản",
        "unit": "Bản Mẫu",
        "award": "LĐTT",
    }
    assert row.kind_from == "heading"
    assert result.columns["award"] == "E"
    assert result.recognised[0] == ("A", "STT", "ordinal")
    assert not row.problems


def test_totals_notes_samples_and_signatures_are_no_records() -> None:
    result = read(
        [
            HEADER,
            ["VD", "Nguyễn Văn Ví Dụ", "Giáo viên", "Trường Mẫu", "LĐTT"],
            [1, "Lò Thị Một", "Giáo viên", "Trường Mẫu", "LĐTT"],
            HEADER,
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            [1, "Lò Thị Hai", "Giáo viên", "Trường Mẫu", "LĐTT"],
            [2],
            [3],
            ["Tổng cộng", None, None, None, 2],
            ["Cộng:"],
            [None, "Danh sách này có 02 cá nhân./."],
            [None, "Ghi chú: gửi trước ngày 15"],
            [None, None, None, "Mẫu, ngày 05 tháng 7 năm 2026"],
            [None, "NGƯỜI LẬP BIỂU", None, "TM. ỦY BAN NHÂN DÂN"],
            [],
            [None, "Quàng Văn Ký", None, "Lò Văn Ký"],
        ]
    )
    assert names(result) == ["Lò Thị Một", "Lò Thị Hai"]
    assert reasons(result) == [
        (2, 2, "dòng ví dụ"),
        (4, 4, "dòng tiêu đề lặp lại"),
        (5, 5, "dòng đánh số cột"),
        (7, 8, "dòng chỉ có số thứ tự"),
        (9, 11, "dòng tổng cộng"),
        (12, 12, "dòng ghi chú"),
        (13, 16, "phần ký tên"),
    ]


@pytest.mark.parametrize(
    "name", ["Tổng Công ty Mẫu", "Cộng đồng bản Mẫu", "Tổng Văn Mẫu", "Mẫu Thị Mẫu", "Vi Văn Dụ"]
)
def test_names_that_begin_like_a_total_stay_records(name: str) -> None:
    assert names(read([HEADER, [1, name, None, "Xã Mẫu", "Giấy khen"]])) == [name]


def test_headings_between_rows_give_kind_award_and_unit() -> None:
    result = read(
        [
            ["STT", "Họ và tên/Tên tập thể", "Chức vụ", "Danh hiệu"],
            ["A", "TẬP THỂ"],
            ["I", "Tập thể lao động xuất sắc: 01 tập thể"],
            [1, "Trường Mẫu"],
            ["II", "Tập thể lao động tiên tiến"],
            [1, "Phòng Mẫu"],
            ["B", "CÁ NHÂN"],
            ["I.", "Lao động tiên tiến (02 người)"],
            ["1.", "Trường Mầm non Mẫu"],
            [1, "Lò Văn Một", "Giáo viên"],
            [2, "Lò Văn Hai", "Giáo viên", "CSTĐCS"],
        ]
    )
    got = [
        (row.values["name"], row.values["kind"], row.values["award"], row.values.get("unit"))
        for row in result.rows
    ]
    assert got[0] == ("Trường Mẫu", "collective", "Tập thể lao động xuất sắc", None)
    assert got[1] == ("Phòng Mẫu", "collective", "Tập thể lao động tiên tiến", None)
    assert got[-2][:3] == ("Lò Văn Một", "individual", "Lao động tiên tiến")
    assert got[-1][:3] == ("Lò Văn Hai", "individual", "CSTĐCS")
    assert result.rows[0].section.headings == (
        "TẬP THỂ",
        "Tập thể lao động xuất sắc: 01 tập thể",
    )


def test_a_unit_between_people_is_the_unit_of_those_below_it() -> None:
    result = read(
        [
            ["STT", "Họ và tên", "Chức vụ", "Danh hiệu"],
            [None, "Trường Mầm non Mẫu"],
            [1, "Lò Văn Một", "Giáo viên", "LĐTT"],
            ["Trường Tiểu học Mẫu"],
            [1, "Lò Văn Hai", "Giáo viên", "LĐTT"],
            ["I", "Khối Đảng, đoàn thể"],
            [1, "Lò Văn Ba", "Công chức", "LĐTT"],
        ]
    )
    assert [(row.values["name"], row.values["unit"]) for row in result.rows] == [
        ("Lò Văn Một", "Trường Mầm non Mẫu"),
        ("Lò Văn Hai", "Trường Tiểu học Mẫu"),
        ("Lò Văn Ba", "Khối Đảng, đoàn thể"),
    ]


def test_a_merged_line_across_the_table_is_a_heading() -> None:
    result = read(
        [HEADER, ["Cụm thi đua số 1"], [1, "Lò Văn Một", "Giáo viên", None, "LĐTT"]],
        merged=(MergedRange(1, 0, 1, 4),),
    )
    assert [row.values["unit"] for row in result.rows] == ["Cụm thi đua số 1"]


def test_collectives_and_persons_with_only_a_name_stay_records() -> None:
    assert names(read([HEADER, [None, "Lò Văn Một"], [None, "Quàng Thị Hai"]])) == [
        "Lò Văn Một",
        "Quàng Thị Hai",
    ]
    result = read([["STT", "Tên tập thể", "Danh hiệu"], [1, "Trường Mẫu"], [None, "Phòng Mẫu"]])
    assert names(result) == ["Trường Mẫu", "Phòng Mẫu"]
    assert {row.values["kind"] for row in result.rows} == {"collective"}


def test_rows_of_errors_are_passed_over_together_and_single_errors_are_named() -> None:
    error = ErrorCell("#N/A")
    result = read(
        [HEADER, [1, "Lò Văn Mẫu", error, "Bản Mẫu", error]]
        + [[None, None, None, None, error]] * 100
    )
    assert names(result) == ["Lò Văn Mẫu"]
    assert [column for column, _ in sentences(result.rows[0])] == ["C", "E"]
    assert all("#N/A" in message for _, message in sentences(result.rows[0]))
    assert reasons(result) == [(3, 102, "dòng chỉ có công thức lỗi")]


def test_a_row_with_data_but_no_name_is_kept_for_somebody_to_look_at() -> None:
    result = read([HEADER, [1, None, "Trưởng bản", "Bản Mẫu", "LĐTT"]])
    assert names(result) == [""]
    assert result.rows[0].values["unit"] == "Bản Mẫu"


def test_an_impossible_birth_date_leaves_the_cell_empty_and_takes_the_row() -> None:
    result = read(
        [
            ["STT", "Họ và tên", "Ngày sinh"],
            [1, "Lò Văn Một", "10/20/1959"],
            [2, "Lò Văn Hai", "01/04/20274"],
            [3, "Lò Văn Ba", date(1905, 6, 14)],
        ],
        "subjects",
    )
    assert [row.values.get("birth_date") for row in result.rows] == [None, None, "1992"]
    assert [sentences(row)[0][0] for row in result.rows] == ["C", "C", "C"]


def test_the_column_used_for_the_birth_year_gives_the_sex() -> None:
    result = read(
        [
            ["STT", "Họ và tên", "Ngày tháng năm sinh", None, "Chức vụ"],
            [None, None, "Nam", "Nữ"],
            [1, "Lò Văn Một", 1968, None, "Trưởng bản"],
            [2, "Lò Thị Hai", None, "05.06/1988", "Giáo viên"],
        ],
        "subjects",
    )
    assert [(row.values["birth_date"], row.values["sex"]) for row in result.rows] == [
        ("1968", "male"),
        ("1988-06-05", "female"),
    ]


def test_day_month_and_year_in_three_columns_are_one_birth_date() -> None:
    result = read(
        [
            ["STT", "Họ và tên", "Ngày sinh", None, None],
            [None, None, "Ngày", "Tháng", "Năm"],
            [1, "Lò Văn Một", 5, 6, 1988],
            [2, "Lò Văn Hai", None, None, 1988],
            [3, "Lò Văn Ba", 31, 2, 1988],
        ],
        "subjects",
    )
    assert [row.values.get("birth_date") for row in result.rows] == ["1988-06-05", "1988", None]
    assert sentences(result.rows[2])[0][0] == "E"


def test_ticks_below_titles_are_registrations_one_record_each() -> None:
    result = read(
        [
            ["STT", "Họ và tên", "Danh hiệu đăng ký", None, "Ghi chú"],
            [None, None, "LĐTT", "CSTĐCS", None],
            [1, "Lò Văn Một", "x", None, "x"],
            [2, "Lò Văn Hai", "x", "X", None],
        ],
        "registrations",
    )
    assert [(row.row, row.values["award"]) for row in result.rows] == [
        (3, "LĐTT"),
        (4, "LĐTT"),
        (4, "CSTĐCS"),
    ]


def test_titles_of_different_years_keep_their_year() -> None:
    result = read(
        [
            ["STT", "Họ và tên", "Danh hiệu năm 2024", "Danh hiệu năm 2025"],
            [1, "Lò Văn Một", "LĐTT", "CSTĐCS"],
        ]
    )
    assert [(row.values["award"], row.values["period"]) for row in result.rows] == [
        ("LĐTT", "2024"),
        ("CSTĐCS", "2025"),
    ]


def test_a_code_of_the_award_counts_only_where_its_name_is_missing() -> None:
    result = read(
        [
            ["STT", "Họ và tên", "Danh hiệu thi đua", "Mã danh hiệu thi đua"],
            [1, "Lò Văn Một", "LĐTT", "1647933042"],
            [2, "Lò Văn Hai", None, 1647933042],
        ]
    )
    assert [row.values["award"] for row in result.rows] == ["LĐTT", "1647933042"]


def test_cells_merged_downwards_count_for_every_row_they_cover() -> None:
    result = read(
        [
            HEADER,
            [1, "Lò Văn Một", "Giáo viên", "Trường Mẫu", "LĐTT"],
            [None, None, None, None, "Giấy khen"],
            [2, "Lò Văn Hai", "Giáo viên", None, "LĐTT"],
            [],
            [None, None, None, None, None, "ngoài bảng"],
        ],
        merged=(
            MergedRange(1, 0, 2, 0),
            MergedRange(1, 1, 2, 1),
            MergedRange(1, 2, 2, 2),
            MergedRange(1, 3, 3, 3),
            MergedRange(3, 1, 5, 1),
        ),
    )
    assert [(row.values["name"], row.values["award"]) for row in result.rows] == [
        ("Lò Văn Một", "LĐTT"),
        ("Lò Văn Một", "Giấy khen"),
        ("Lò Văn Hai", "LĐTT"),
    ]
    assert result.rows[2].values["unit"] == "Trường Mẫu"


def test_decisions_are_read_from_one_cell_from_columns_and_from_above_the_table() -> None:
    one = read([["Họ và tên", "Quyết định"], ["Lò Văn Một", "145/QĐ-UBND ngày 12/3/2025"]]).rows[0]
    columns = read(
        [
            ["Họ và tên", "Số quyết định", "Ngày quyết định", "Cơ quan ban hành"],
            ["Lò Văn Một", "145/QĐ-UBND", date(2025, 3, 12), "Chủ tịch UBND xã Mẫu"],
        ]
    ).rows[0]
    above = read(
        [
            ["DANH SÁCH KHEN THƯỞNG"],
            [
                "(Kèm theo Quyết định số 145/QĐ-UBND ngày 12 tháng 3 năm 2025 của Chủ tịch UBND xã Mẫu)"
            ],
            HEADER,
            [1, "Lò Văn Một", None, None, "LĐTT"],
        ]
    )
    for row in (one, columns, above.rows[0]):
        assert row.values["decision_number"] == "145"
        assert row.values["decision_symbol"] == "QĐ-UBND"
        assert row.values["decision_date"] == date(2025, 3, 12)
    assert columns.values["issuer"] == above.rows[0].values["issuer"] == "Chủ tịch UBND xã Mẫu"
    assert any("dòng 2" in note for note in above.notes)


def test_a_decision_above_the_table_without_its_number_is_left_alone() -> None:
    result = read(
        [
            ["(Kèm theo Quyết định số      /QĐ-UBND ngày     tháng 3 năm 2025)"],
            HEADER,
            [1, "Lò Văn Một", None, None, "LĐTT"],
        ]
    )
    assert "decision_number" not in result.rows[0].values


def test_kinds_come_from_the_column_then_the_name_then_the_heading() -> None:
    result = read(
        [
            ["STT", "Phân loại khen thưởng", "Tên tập thể/cá nhân/hộ gia đình", "Danh hiệu"],
            [1, "TAPTHE", "Lò Văn Một", "GK"],
            [2, None, "Hộ ông Lò Văn Hai", "GK"],
            [3, None, "Trường Mẫu", "GK"],
            [4, None, "Lò Văn Bốn", "GK"],
            [5, "Khác", "Lò Văn Năm", "GK"],
        ]
    )
    assert [row.values.get("kind") for row in result.rows] == [
        "collective",
        "household",
        "collective",
        None,
        None,
    ]
    assert [row.kind_from for row in result.rows] == ["column", "name", "name", "", ""]
    assert sentences(result.rows[4])[0][0] == "B"


def test_households_take_their_hamlet_as_unit_and_their_head_as_name() -> None:
    result = read(
        [
            ["STT", "Họ và tên chủ hộ", "Thôn, bản", "Điểm"],
            [1, "Ông Lò Văn Một", "Bản Mẫu 1", 0],
            [2, "Lò Thị Hai", "Bản Mẫu 2", "92,5"],
        ],
        "households",
    )
    first, second = result.rows
    assert (first.values["name"], first.values["kind"]) == ("Lò Văn Một", "household")
    assert (first.values["unit"], first.values["score"]) == ("Bản Mẫu 1", 0)
    assert second.values["score"] == 92.5


def test_position_after_the_name_is_taken_apart() -> None:
    row = read(
        [
            ["STT", "Họ và tên, chức vụ", "Danh hiệu"],
            [1, "Ông Lò Văn Một, Trưởng bản Mẫu", "GK"],
        ]
    ).rows[0]
    assert (row.values["name"], row.values["position"]) == ("Lò Văn Một", "Trưởng bản Mẫu")


def test_a_number_that_contradicts_birth_year_or_sex_is_said() -> None:
    rows = [
        ["STT", "Họ và tên", "Giới tính", "Năm sinh", "Số CCCD"],
        [1, "Lò Văn Một", "Nam", 1968, "014068001234"],
        [2, "Lò Thị Hai", "Nam", 1986, "014168001234"],
    ]
    first, second = read(rows, "subjects").rows
    assert not first.problems
    assert [column for column, _ in sentences(second)] == ["E", "E"]


def test_classes_of_people_are_understood_and_kept_as_written() -> None:
    result = read(
        [
            ["STT", "Họ và tên", "Phân loại đối tượng"],
            [1, "Lò Văn Một", "Các cấp lãnh đạo từ phó phòng trở lên"],
            [2, "Lò Văn Hai", "Người trực tiếp công tác, lao động"],
        ]
    )
    assert [row.values["holder_class"] for row in result.rows] == ["leader", "direct"]


def test_hidden_rows_and_columns_are_taken_and_counted() -> None:
    result = read(
        [HEADER, [1, "Lò Văn Một"], [2, "Lò Văn Hai", "Giáo viên"]],
        hidden_rows=frozenset({2}),
        hidden_columns=frozenset({2, 9}),
    )
    assert [row.hidden for row in result.rows] == [False, True]
    assert any("1 dòng đang ẩn" in note for note in result.notes)
    assert any("1 cột đang ẩn" in note and ": C." in note for note in result.notes)


def test_odd_capitals_are_told_once_for_the_whole_list() -> None:
    result = read([HEADER, [1, "LÒ Thị Mẫu"], [2, "NguyễnThị Mẫu"]])
    assert names(result) == ["LÒ Thị Mẫu", "NguyễnThị Mẫu"]
    assert sum("viết hoa lẫn" in note for note in result.notes) == 1
    assert not any(row.problems for row in result.rows)


def test_columns_that_are_passed_over_are_named() -> None:
    result = read([[*HEADER, "Quê quán"], [1, "Lò Văn Một"]])
    assert list(result.unrecognised) == [("F", "Quê quán")]
    assert any("Quê quán" in note for note in result.notes)


@pytest.fixture
def workbook_with_guides(tmp_path: Path) -> Path:
    path = tmp_path / "nhieu-trang.xlsx"
    book = xlsxwriter.Workbook(path)
    for name, row in {
        "Hướng dẫn": "Mẫu Một",
        "Ẩn": "Mẫu Hai",
        "Bìa": "",
        "DS": "Mẫu Ba",
        "DS 2": "Mẫu Bốn",
    }.items():
        sheet = book.add_worksheet(name)
        if name == "Ẩn":
            sheet.hide()
        if row:
            sheet.write_row(0, 0, HEADER)
            sheet.write_row(1, 0, [1, row])
        else:
            sheet.write(0, 0, "BÌA")
    book.worksheets()[3].activate()
    book.close()
    return path


def test_the_first_visible_sheet_with_a_header_is_read_and_others_are_named(
    workbook_with_guides: Path,
) -> None:
    result = read_records(workbook_with_guides, "awards")
    assert (result.sheet, names(result)) == ("DS", ["Mẫu Ba"])
    assert any("“DS 2”" in note and "Hướng dẫn" not in note for note in result.notes)
    assert any("1 trang ẩn" in note and "“Ẩn”" in note for note in result.notes)


def test_a_named_sheet_is_read_whatever_it_is(workbook_with_guides: Path) -> None:
    assert names(read_records(workbook_with_guides, "awards", "Hướng dẫn")) == ["Mẫu Một"]
    assert names(read_records(workbook_with_guides, "awards", "an")) == ["Mẫu Hai"]
    with pytest.raises(Refused, match=r"không có trang “Xa”.*“DS 2”"):
        read_records(workbook_with_guides, "awards", "Xa")
    with pytest.raises(Refused, match=r"“Bìa”.*cần một dòng tiêu đề"):
        read_records(workbook_with_guides, "awards", "Bìa")


def test_an_empty_template_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(HEADER)
    for number in range(1, 11):
        sheet.append([number])
    book.save(path)
    result = read_records(path, "registrations")
    assert not result.rows
    assert any("chưa có dòng nào được điền" in note for note in result.notes)


@pytest.mark.parametrize("kind", list(LIST_FIELDS))
def test_a_file_without_a_list_is_refused_with_the_columns_that_are_expected(
    tmp_path: Path, kind: ListKind
) -> None:
    path = tmp_path / "khac.csv"
    path.write_text("a;b;c\n1;2;3\n", encoding="utf-8")
    with pytest.raises(Refused, match=r"khac\.csv.*“Họ và tên, tên tập thể”"):
        read_records(path, kind)


def test_the_sheet_with_a_stray_cell_is_refused_only_when_it_is_the_list(tmp_path: Path) -> None:
    path = tmp_path / "o-xa.xlsx"
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(HEADER)
    sheet["XFD1048576"] = "x"
    book.save(path)
    with pytest.raises(Refused, match="XFD1048576"):
        read_records(path, "awards")
    other: Any = book.create_sheet("DS")
    other.append(HEADER)
    other.append([1, "Lò Văn Một"])
    book.save(path)
    assert names(read_records(path, "awards")) == ["Lò Văn Một"]


def test_an_old_xls_and_a_csv_give_the_same_records(
    make_xls: Make, biff: Any, tmp_path: Path
) -> None:
    cells = [["Họ và tên", "Số CCCD"], ["Lò Văn Một", "014068001234"]]
    old = make_xls(
        {
            "DS": [
                biff.label(row, column, text)
                for row, texts in enumerate(cells)
                for column, text in enumerate(texts)
            ]
        }
    )
    text = tmp_path / "ds.csv"
    text.write_text("\n".join(";".join(row) for row in cells), encoding="utf-8-sig")
    for path in (old, text):
        (row,) = read_records(path, "subjects").rows
        assert (row.values["name"], row.values["personal_id"]) == ("Lò Văn Một", "014068001234")


CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        [
            *HEADER,
            "Lò Văn Một",
            "I",
            "A.",
            "Tổng cộng",
            "TẬP THỂ",
            "x",
            "Nam",
            "Nữ",
            "(1)",
            "Ngày sinh",
            "Danh hiệu đăng ký",
            "10/20/1959",
            "Ghi chú: x",
            "KT. CHỦ TỊCH",
            ErrorCell("#N/A"),
            0,
            1,
            True,
        ]
    ),
    st.text(max_size=15),
    st.integers(),
    st.floats(),
    st.dates(),
)


@settings(deadline=None, max_examples=200)
@given(
    rows=st.lists(st.lists(CELLS, max_size=6), max_size=12),
    merged=st.lists(
        st.builds(
            lambda row, column, high, wide: MergedRange(row, column, row + high, column + wide),
            st.integers(0, 12),
            st.integers(0, 6),
            st.integers(0, 3),
            st.integers(0, 3),
        ),
        max_size=5,
    ),
    kind=st.sampled_from(list(LIST_FIELDS)),
)
def test_any_cells_below_a_header_give_records_or_a_sentence(
    rows: list[list], merged: list[MergedRange], kind: ListKind
) -> None:
    for above in ([], [HEADER]):
        below = tuple(place for place in merged if place.first_row > 1)
        try:
            result = read([*above, *rows], kind, below)
        except Refused:
            assert not above
            continue
        for row in result.rows:
            assert 1 <= row.row <= len(rows) + 1
            assert all(value not in ("", None) for value in row.values.values())
            assert all(problem.message.endswith(".") for problem in row.problems)


NAMES = st.one_of(
    st.sampled_from(
        [
            "Lò Văn Mẫu",
            "Tổng cộng",
            "Tập thể",
            "Cộng trang 1",
            "Ghi chú: xem thêm",
            "(*) Đã nghỉ",
            "Ví dụ: Lò Văn A",
            "Danh sách này có 12 người",
            "Trường THCS Mẫu",
            "I. Cá nhân",
            "Giấy khen",
            "TM. UBND xã",
            "Nơi nhận: như trên",
            "1 = 2 + 3",
            "Họ và tên",
        ]
    ),
    st.text(max_size=20),
)
BESIDE = st.one_of(
    st.none(),
    st.integers(0, 99),
    st.sampled_from(["Giáo viên", "Chức vụ", "3", "-", "x", "Bản Mẫu", "ngày 1 tháng 2 năm 2025"]),
    st.text(max_size=6),
)


@given(st.lists(st.tuples(st.integers(0, 9999), NAMES, BESIDE, BESIDE, BESIDE), max_size=8))
def test_a_quick_look_tells_as_much_as_a_long_one(rows: list[tuple[Any, ...]]) -> None:
    """A second column of numbers, though empty, has every row looked at with care."""
    quick = read([HEADER, *rows])
    careful = read([[*HEADER, "Số thứ tự"], *rows])
    assert [row.row for row in quick.rows] == [row.row for row in careful.rows]
    assert names(quick) == names(careful)


def test_a_table_with_other_columns_further_down_is_told_and_left() -> None:
    result = read(
        [
            ["STT", "Họ và tên", "Ngày sinh", "Chức vụ"],
            [1, "Lò Văn Mẫu", "05/7/1968", "Trưởng bản"],
            [],
            ["STT", "Họ và tên", "Chức vụ", "Ngày sinh"],
            [1, "Vàng A Sùng", "Kế toán", "01/02/1980"],
            ["Người lập biểu"],
            ["STT", "Tên tập thể"],
            [1, "Tổ chuyên môn 4"],
        ],
        "subjects",
    )
    assert names(result) == ["Lò Văn Mẫu"]
    assert reasons(result) == [(4, 8, "dòng ngoài bảng")]
    assert [note for note in result.notes if "bảng khác" in note] == [
        "Từ dòng 4 của trang “DS” là một bảng khác, có các cột khác với bảng ở dòng 1, nên chưa "
        "lấy; lấy xong bảng này, hãy chọn lại tệp và chỉ dòng 4 làm dòng tiêu đề."
    ]


def test_the_other_table_is_taken_when_its_header_is_pointed_at() -> None:
    rows = [
        ["STT", "Họ và tên", "Chức vụ"],
        [1, "Lò Văn Mẫu", "Trưởng bản"],
        ["STT", "Tên tập thể", "Địa chỉ"],
        [1, "Bản Mẫu", "Xã Mẫu"],
    ]
    workbook = Workbook("ds.xlsx", (Sheet("DS", rows=rows),))
    result = records_of(workbook, "subjects", today=TODAY, reading=Reading(header=(3, 3)))
    assert [(row.row, row.values["kind"]) for row in result.rows] == [(4, "collective")]


def test_a_header_that_is_said_in_other_words_goes_on_with_the_same_table() -> None:
    result = read(
        [
            ["STT", "Họ và tên", "Ngày sinh", "Chức vụ"],
            [1, "Lò Văn Mẫu", "05/7/1968", "Trưởng bản"],
            ["TT", "Họ tên", "Năm sinh", "Chức vụ"],
            [2, "Vàng A Sùng", "1980", "Kế toán"],
        ],
        "subjects",
    )
    assert names(result) == ["Lò Văn Mẫu", "Vàng A Sùng"]
    assert result.notes == ()


def test_two_lists_side_by_side_are_told() -> None:
    headed = ["STT", "Họ và tên", "Ngày sinh"]
    rows = [
        [*headed, *headed],
        [1, "Lò Văn Mẫu", "1968", 2, "Vàng A Sùng", "1980"],
        [3, "Cà Thị Mẫu", "1990"],
    ]
    result = read(rows, "subjects")
    assert names(result) == ["Lò Văn Mẫu", "Cà Thị Mẫu"]
    assert result.notes == (
        "Có 1 dòng ghi hơn một tên (các cột B, E, ví dụ dòng 2); mỗi dòng chỉ lấy tên đầu. Nếu là "
        "hai danh sách đặt cạnh nhau, hãy chép danh sách bên phải xuống dưới rồi lấy lại.",
    )


def test_one_of_two_name_columns_filled_is_nothing_to_tell() -> None:
    rows = [
        ["STT", "Tên tập thể", "Họ và tên", "Danh hiệu"],
        [1, "Bản Mẫu", None, "TTLĐTT"],
        [2, None, "Lò Văn Mẫu", "LĐTT"],
    ]
    assert read(rows).notes == ()
