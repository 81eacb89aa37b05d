"""Reading a file of any format into cells, and one sentence for each that cannot be read."""

from __future__ import annotations

import errno
import struct
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.problems import Refused
from services.intake.cell_values import UNCOMPUTED, ErrorCell, Sheet
from services.intake.workbook import read_workbook, workbook_of_text

Make = Callable[..., Path]


def only_sheet(path: Path) -> Sheet:
    (sheet,) = read_workbook(path).sheets
    return sheet


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        read_workbook(path)
    sentence = str(caught.value)
    assert path.name in sentence
    assert sentence.endswith(".")
    return sentence


@pytest.fixture
def list_path(tmp_path: Path) -> Path:
    path = tmp_path / "danh-sach.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("DS")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write("B3", "Lò Văn Mẫu")
    sheet.write("C3", 702000.0)
    sheet.write("D3", 62.5)
    sheet.write_datetime("E3", date(1985, 3, 9), day)  # pyright: ignore[reportArgumentType]
    sheet.write_boolean("F3", True)
    sheet.write("G3", " \u00a0 ")
    sheet.write("H3", "x")
    book.close()
    return path


def test_cells_keep_their_place_and_their_kind(list_path: Path) -> None:
    sheet = only_sheet(list_path)
    assert sheet.rows[:2] == [[], []]
    assert sheet.rows[2] == [
        None,
        "Lò Văn Mẫu",
        702000,
        62.5,
        date(1985, 3, 9),
        True,
        None,
        "x",
    ]
    assert type(sheet.cell(2, 2)) is int
    assert sheet.cell(99, 99) is None


def test_an_xlsx_named_xls_or_csv_is_read_by_its_content(list_path: Path) -> None:
    for ending in (".xls", ".csv", ".doc"):
        renamed = list_path.rename(list_path.with_suffix(ending))
        assert only_sheet(renamed).cell(2, 1) == "Lò Văn Mẫu"
        renamed.rename(list_path)


def test_text_is_stored_composed_whatever_the_file_holds(tmp_path: Path) -> None:
    path = tmp_path / "tach-dau.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = unicodedata.normalize("NFD", "Tập thể lao động tiên tiến")  # pyright: ignore
    book.save(path)
    assert only_sheet(path).cell(0, 0) == "Tập thể lao động tiên tiến"


def test_hidden_rows_columns_and_sheets_and_merged_cells_are_known(tmp_path: Path) -> None:
    path = tmp_path / "an.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Hiện")
    for row in range(5):
        sheet.write_row(row, 0, ["a", "b", "c", "d"])
    sheet.merge_range("A7:C8", "gộp")
    sheet.set_row(2, options={"hidden": True})
    sheet.set_row(900, options={"hidden": True})
    sheet.set_column("B:C", options={"hidden": True})
    book.add_worksheet("Ẩn").hide()
    book.add_worksheet("Ẩn hẳn").very_hidden()
    book.close()
    shown, *hidden = read_workbook(path).sheets
    assert shown.hidden_rows == {2}
    assert shown.hidden_columns == {1, 2}
    assert [(m.first_row, m.first_column, m.last_row, m.last_column) for m in shown.merged] == [
        (6, 0, 7, 2)
    ]
    assert [(sheet.name, sheet.visible) for sheet in (shown, *hidden)] == [
        ("Hiện", True),
        ("Ẩn", False),
        ("Ẩn hẳn", False),
    ]


def test_errors_and_formulas_never_computed_are_marked(make_xlsx_of_xml: Make) -> None:
    path = make_xlsx_of_xml(
        '<row r="2"><c r="A2" t="e"><f>NA()</f><v>#N/A</v></c>'
        '<c r="B2" t="str"><f>""</f><v></v></c><c r="C2"><f>1+1</f><v>2</v></c>'
        '<c r="D2"><f>1+1</f><v/></c><c r="E2" t="inlineStr"><is><t>#N/A</t></is></c></row>'
    )
    assert only_sheet(path).rows == [
        [],
        [ErrorCell("#N/A"), None, 2, UNCOMPUTED, ErrorCell("#N/A")],
    ]


def test_dates_counted_from_1904_are_the_dates_shown(tmp_path: Path) -> None:
    path = tmp_path / "mac.xlsx"
    book = xlsxwriter.Workbook(path, {"date_1904": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    book.add_worksheet().write_datetime(0, 0, date(2021, 1, 1), day)  # pyright: ignore
    book.close()
    assert only_sheet(path).cell(0, 0) == date(2021, 1, 1)


def test_formatting_far_away_from_the_table_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "to-mau.xlsx"
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet["A1"] = "x"
    sheet.cell(1_048_576, 16_384).font = openpyxl.styles.Font(bold=True)
    sheet.cell(300_000, 2).font = openpyxl.styles.Font(bold=True)
    book.save(path)
    assert only_sheet(path).rows == [["x"]]


def test_a_stray_cell_far_away_refuses_its_sheet_and_names_the_cell(tmp_path: Path) -> None:
    path = tmp_path / "o-xa.xlsx"
    book = openpyxl.Workbook()
    far: Any = book.active
    far["A1"], far["XFD1048576"] = "x", "y"
    near: Any = book.create_sheet("Gần")
    near["A1"] = "x"
    book.save(path)
    refused, read = read_workbook(path).sheets
    assert "XFD1048576" in refused.refusal
    assert path.name in refused.refusal
    assert read.rows == [["x"]]


@pytest.mark.parametrize(
    "rows",
    [
        '<row><c><v>1</v></c></row><row r="1048576"><c/><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="5"><c r="A5"><v>1</v></c></row><row r="2"><c r="ZZZZ2"><v>1</v></c></row>',
        '<row r="99999999"><c r="A99999999"><v>1</v></c></row>',
    ],
)
def test_a_place_that_cannot_be_laid_out_is_refused_in_any_spelling(
    make_xlsx_of_xml: Make, rows: str
) -> None:
    assert "quá xa" in only_sheet(make_xlsx_of_xml(rows)).refusal


def test_cells_that_leave_out_where_they_are_follow_each_other(make_xlsx_of_xml: Make) -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    assert only_sheet(make_xlsx_of_xml(rows)).rows == [[1, 2], [3]]


def test_a_long_text_used_by_very_many_cells_is_refused(make_xlsx_of_xml: Make) -> None:
    shared = f"<si><t>{'x' * 3_000_000}</t></si>"
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 101))
    assert "200 MB" in refusal(make_xlsx_of_xml(rows, shared=shared))


def test_a_zip_that_swells_is_refused_before_it_is_read(
    make_xlsx_of_xml: Make, tmp_path: Path
) -> None:
    path = make_xlsx_of_xml("")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet2.xml", " " * 210_000_000)
    assert path.stat().st_size < 1_000_000
    assert "200 MB" in refusal(path)


def test_a_zip_that_lies_about_its_sizes_is_refused(make_xlsx_of_xml: Make) -> None:
    path = make_xlsx_of_xml("")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet2.xml", " " * 210_000_000)
    data = path.read_bytes()
    path.write_bytes(data.replace(struct.pack("<I", 210_000_000), struct.pack("<I", 1000)))
    assert "200 MB" in refusal(path)


def test_more_than_a_hundred_thousand_rows_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "dai.csv"
    path.write_text("Họ và tên\n" * 100_001, encoding="utf-8")
    assert "100.000 dòng" in only_sheet(path).refusal


def test_an_old_xls_gives_values_errors_and_what_is_hidden(make_xls: Make, biff: Any) -> None:
    path = make_xls(
        {
            "DS": [
                biff.hidden_columns(1, 1),
                biff.hidden_row(1),
                biff.label(0, 0, "Họ và tên"),
                biff.label(0, 2, "Số"),
                biff.label(1, 0, "Quàng Thị Mẫu"),
                biff.number(1, 2, 145),
                biff.error(1, 3, 0x2A),
            ],
            "Hai": [biff.label(0, 0, "x")],
        }
    )
    first, second = read_workbook(path).sheets
    assert first.rows == [
        ["Họ và tên", None, "Số"],
        ["Quàng Thị Mẫu", None, 145, ErrorCell("#N/A")],
    ]
    assert first.hidden_rows == {1}
    assert first.hidden_columns == {1}
    assert second.rows == [["x"]]


def test_a_stray_cell_in_an_old_xls_refuses_its_sheet(make_xls: Make, biff: Any) -> None:
    path = make_xls({"DS": [biff.label(0, 0, "x"), biff.label(65_535, 255, "y")]})
    assert "IV65536" in only_sheet(path).refusal


def test_an_old_xls_with_a_password_says_so(make_xls: Make, biff: Any) -> None:
    path = make_xls({"DS": [biff.label(0, 0, "x")]}, before=biff.record(0x002F, bytes(54)))
    assert "mật khẩu" in refusal(path)


def test_an_xlsx_with_a_password_says_so(make_compound: Make) -> None:
    path = make_compound("khoa.xlsx", "EncryptionInfo", "EncryptedPackage")
    assert "mật khẩu" in refusal(path)


def test_a_word_file_named_xls_says_so(make_compound: Make) -> None:
    path = make_compound("to-trinh.xls", "WordDocument")
    assert "Word" in refusal(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    assert "Word" in refusal(path)


def test_an_ods_gives_values_merged_cells_and_what_is_hidden(make_ods: Make) -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    path = make_ods(
        '<table:table table:name="DS"><table:table-column/>'
        '<table:table-column table:visibility="collapse"/>'
        '<table:table-row><table:table-cell table:number-columns-spanned="2" office:value-type="string">'
        "<office:annotation><text:p>ghi chú của máy</text:p></office:annotation>"
        "<text:p>Danh<text:s/>sách</text:p><text:p>dòng hai</text:p></table:table-cell>"
        "<table:covered-table-cell/></table:table-row>"
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"/></table:table-row>'
        '<table:table-row table:visibility="collapse">'
        + cell.format("Mùa A Mẫu")
        + '<table:table-cell office:value-type="date" office:date-value="1985-03-09"/>'
        '<table:table-cell office:value-type="float" office:value="702000"/>'
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
        '<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
        "</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048500"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        '</table:table><table:table table:name="Ẩn" table:style-name="ta2"/>',
        styles='<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>',
    )
    sheet, hidden = read_workbook(path).sheets
    assert sheet.rows == [
        ["Danh sách\ndòng hai"],
        [],
        [],
        ["Mùa A Mẫu", date(1985, 3, 9), 702000, True, ErrorCell("#N/A")],
    ]
    assert sheet.hidden_rows == {3}
    assert sheet.hidden_columns == {1}
    assert [(m.first_row, m.last_column) for m in sheet.merged] == [(0, 1)]
    assert (sheet.visible, hidden.visible) == (True, False)


def test_an_ods_that_repeats_without_end_is_refused(make_ods: Make) -> None:
    for rows, columns in ((999_999_999, 1), (1, 999_999_999), (1000, 16_384)):
        path = make_ods(
            f'<table:table table:name="DS"><table:table-row table:number-rows-repeated="{rows}">'
            f'<table:table-cell table:number-columns-repeated="{columns}"><text:p>x</text:p>'
            "</table:table-cell></table:table-row></table:table>"
        )
        sheet = only_sheet(path)
        assert path.name in sheet.refusal
        assert sheet.rows == ()


def test_an_ods_with_a_password_says_so(make_ods: Make) -> None:
    path = make_ods("", manifest="<manifest><encryption-data/></manifest>")
    assert "mật khẩu" in refusal(path)


ROWS = [["STT", "Họ và tên", "Chức vụ"], ["1", "Lường Thị Mẫu", "Trưởng bản, Bí thư"]]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258"])
def test_csv_is_read_in_every_encoding_and_with_every_separator(
    tmp_path: Path, separator: str, encoding: str
) -> None:
    path = tmp_path / "danh-sach.csv"
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in ROWS)
    if encoding == "cp1258":
        text = _as_typed_on_windows(text)
    path.write_bytes(text.encode(encoding))
    assert only_sheet(path).rows == ROWS


def _as_typed_on_windows(text: str) -> str:
    """Letters with hats whole, tones apart: so Windows-1258 writes Vietnamese."""
    typed = ""
    for character in text:
        decomposed = unicodedata.normalize("NFD", character)
        tones = "".join(mark for mark in decomposed[1:] if mark in "\u0300\u0301\u0303\u0309\u0323")
        hats = "".join(mark for mark in decomposed[1:] if mark not in tones)
        typed += unicodedata.normalize("NFC", decomposed[0] + hats) + tones
    return typed


def test_csv_keeps_leading_zeros_and_obeys_the_separator_line_of_excel(tmp_path: Path) -> None:
    path = tmp_path / "so.csv"
    path.write_text("sep=;\n02.008;1,5;05\n", encoding="utf-8")
    assert only_sheet(path).rows == [[], ["02.008", "1,5", "05"]]


def test_a_block_pasted_from_excel_is_a_sheet() -> None:
    (sheet,) = workbook_of_text("Họ và tên\tNăm sinh\r\nLò Văn Mẫu\t1968\r\n").sheets
    assert sheet.rows == [["Họ và tên", "Năm sinh"], ["Lò Văn Mẫu", "1968"]]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "ảnh"),
        (b"\xff\xd8\xff\xe0", "ảnh"),
        (b"RIFF\0\0\0\0WEBP", "ảnh"),
        (b"\0\0\0\x18ftypheic", "ảnh"),
        (b"{\\rtf1", "Word"),
        (b"Rar!\x1a", "giải nén"),
        (b"SQLite format 3\0", "không phải bảng tính"),
        (b"\xef\xbb\xbf <HTML><table>", "HTML"),
        (b"<?xml version='1.0'?>", "HTML, XML"),
        (b"MIME-Version: 1.0", "HTML"),
        (b"\x09\x08\x08\x00\0\0", "đời rất cũ"),
        (b"PK\x03\x04 and then nothing", "hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "hỏng"),
        (b"\x01\x02\x00\x03\x81" * 50, "không phải bảng tính"),
        (b"\xff\xfe\x00\xd8", "không phải bảng tính"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_by_what_it_is(
    tmp_path: Path, content: bytes, word: str
) -> None:
    path = tmp_path / "danh-sach.xls"
    path.write_bytes(content)
    assert word in refusal(path)


def test_other_zips_are_refused_by_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "goi.xlsx"
    for part, word in {
        "ppt/presentation.xml": "trình chiếu",
        "xl/workbook.bin": ".xlsb",
        "manifest.sig": "Gửi cấp trên",
        "ảnh.jpg": "giải nén",
    }.items():
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(part, b"x")
        assert word in refusal(path)


def test_a_missing_an_empty_a_temporary_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "Không tìm thấy" in refusal(tmp_path / "khong-co.xlsx")
    empty = tmp_path / "rong.xlsx"
    empty.touch()
    assert "rỗng" in refusal(empty)
    lock = tmp_path / "~$danh-sach.xlsx"
    lock.write_bytes(b"x" * 165)
    assert "tệp tạm" in refusal(lock)
    folder = tmp_path / "thu-muc.xlsx"
    folder.mkdir()
    assert "thư mục" in refusal(folder)
    with pytest.raises(Refused, match=r"^\. là thư mục"):
        read_workbook(Path())


def test_a_file_larger_than_fifty_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "to.xlsx"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024 + 1)
    assert "50 MB" in refusal(path)


def test_a_file_that_another_program_holds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "dang-mo.xlsx"
    path.write_bytes(b"x")

    def held(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(Path, "open", held)
    assert "đóng tệp ở Excel" in refusal(path)


def test_a_file_cut_short_or_overwritten_is_refused_and_never_crashes(list_path: Path) -> None:
    whole = list_path.read_bytes()
    for length in range(0, len(whole), 199):
        list_path.write_bytes(whole[:length])
        refusal(list_path)


def cells_or_a_sentence(path: Path) -> None:
    sentence = path.name
    try:
        read_workbook(path)
    except Refused as error:
        sentence = str(error)
    assert path.name in sentence


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_flipped_bytes_give_cells_or_a_sentence(
    data: st.DataObject, list_path: Path, make_xls: Make, biff: Any
) -> None:
    path = data.draw(st.sampled_from([list_path, make_xls({"DS": [biff.label(0, 0, "Mẫu")]})]))
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    broken = path.with_name("hong.xls")
    broken.write_bytes(content)
    cells_or_a_sentence(broken)


@settings(max_examples=80, deadline=None)
@given(content=st.binary(max_size=400))
def test_any_bytes_give_cells_or_a_sentence(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "bat-ky.csv"
    path.write_bytes(content)
    cells_or_a_sentence(path)


def test_many_cells_that_only_have_a_format_are_nothing(make_xlsx_of_xml: Make) -> None:
    empty = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(2, 150_000))
    path = make_xlsx_of_xml(f'<row r="1"><c r="A1"><v>1</v></c></row>{empty}')
    assert only_sheet(path).rows == [[1]]


def test_formatted_cells_do_not_hide_one_that_lies_far_away(make_xlsx_of_xml: Make) -> None:
    empty = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(2, 30_000))
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    path = make_xlsx_of_xml(f'<row r="1"><c r="A1"><v>1</v></c></row>{empty}{far}')
    assert "XFD1048576" in only_sheet(path).refusal


def test_more_cells_than_can_be_held_are_refused(make_xlsx_of_xml: Make) -> None:
    row = "<c><v>1</v></c>" * 151
    path = make_xlsx_of_xml("".join(f"<row>{row}</row>" for _ in range(10_000)))
    assert "quá nhiều ô" in only_sheet(path).refusal


def test_cells_that_were_put_right_are_remembered(tmp_path: Path) -> None:
    path = tmp_path / "danh-sach.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for row, text in enumerate(("Lò Mẫu", " Lò  Mẫu", unicodedata.normalize("NFD", "Lò Mẫu"))):
            sheet.write(row + 1, 1, text)
    found = only_sheet(path)
    assert [row[1] for row in found.rows[1:]] == ["Lò Mẫu"] * 3
    assert sorted(found.respelled) == [(2, 1), (3, 1)]
    assert found.respelled[2, 1] == " Lò  Mẫu"
    text = tmp_path / "danh-sach.csv"
    text.write_text("a,b\nx, Lò Mẫu\n", encoding="utf-8")
    assert only_sheet(text).respelled == {(1, 1): " Lò Mẫu"}
