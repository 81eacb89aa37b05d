"""The Excel file of a document, read back with two other libraries."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from models.problems import Refused
from models.progress import Cancelled
from services.documents.document import Column, Document, Heading, Paragraph, Row, Section, Table
from services.documents.xlsx_writer import write_xlsx
from tests.services.documents.sample_papers import decision, long_list, summary


def written(tmp_path: Path, document: Document) -> openpyxl.Workbook:
    path = tmp_path / "paper.xlsx"
    write_xlsx(document, path)
    return openpyxl.load_workbook(path)


def paper(*blocks) -> Document:
    return Document(title="Danh sách", dated=date(2026, 1, 5), blocks=blocks)


def row_of(sheet, text: str) -> int:
    return next(row[0].row for row in sheet.iter_rows() if any(one.value == text for one in row))


def test_a_list_has_one_header_row_of_real_columns_and_values_of_their_own_kind(tmp_path):
    book = written(tmp_path, long_list(2000))
    sheet = book["Sổ khen thưởng"]
    header = row_of(sheet, "STT")
    values = [one.value for one in sheet[header + 2000]]

    assert [one.value for one in sheet[header]][:4] == ["STT", "Họ và tên", "Năm sinh", "Giới tính"]
    assert values[0] == 2000
    assert values[9] == datetime(2025, 9, 13)
    assert values[10] == "02000"
    assert values[11] == 702_000
    assert sheet.cell(header + 1, 10).number_format == "dd/mm/yyyy"
    assert sheet.cell(header + 1, 12).number_format == "#,##0"
    assert not any(area.min_row <= header <= area.max_row for area in sheet.merged_cells.ranges)


def test_a_list_is_ready_to_be_filtered_scrolled_and_printed(tmp_path):
    sheet = written(tmp_path, long_list(40)).active
    header = row_of(sheet, "STT")

    assert sheet.freeze_panes == f"A{header + 1}"
    assert sheet.print_title_rows == f"${header}:${header}"
    assert sheet.auto_filter.ref == f"A{header}:N{header + 40}"
    assert sheet.page_setup.orientation == "landscape"
    assert str(sheet.page_setup.paperSize) == "9"
    assert sheet.page_setup.fitToWidth in (None, 1)
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_letterhead_stands_above_the_list(tmp_path):
    sheet = written(tmp_path, long_list(3)).active
    texts = [one.value for row in sheet.iter_rows(max_row=8) for one in row if one.value]
    assert texts[:4] == [
        "ỦY BAN NHÂN DÂN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "XÃ MƯỜNG XOAN",
        "Độc lập - Tự do - Hạnh phúc",
    ]


def test_every_section_has_its_sheet(tmp_path):
    book = written(tmp_path, decision(collectives=30))
    assert book.sheetnames == ["QUYẾT ĐỊNH", "Tập thể", "Cá nhân"]
    assert [book[name].page_setup.orientation for name in book.sheetnames[1:]] == ["landscape"] * 2


def test_sheet_names_follow_excels_rules(tmp_path):
    long = "Danh sách [khen thưởng]: năm 2025/2026 của xã"
    book = written(
        tmp_path,
        paper(
            Section(name=long),
            Paragraph("a"),
            Section(name=long),
            Paragraph("b"),
            Section(),
            Heading("'", rule=False),
        ),
    )
    assert len(set(book.sheetnames)) == 3
    assert all(0 < len(name) <= 31 for name in book.sheetnames)


def test_a_header_tree_is_merged_and_its_index_row_stays_text(tmp_path):
    sheet = written(tmp_path, summary())["Biểu tổng hợp"]
    header = row_of(sheet, "Stt")
    merged = {str(area) for area in sheet.merged_cells.ranges}

    assert f"A{header}:A{header + 2}" in merged
    assert f"C{header}:E{header}" in merged
    assert [one.value for one in sheet[header + 3]] == [f"({number})" for number in range(1, 15)]
    row = [one.value for one in sheet[header + 5]]
    assert row[:6] == [1, "Giấy khen", 542, 363, 0.67, 145]
    assert sheet.cell(header + 5, 5).number_format == "0%"


def test_text_that_looks_like_something_else_stays_text(tmp_path):
    texts = ("=1+1", "012345678901", "http://xa.vn", "5/7", "-1", "TRUE", "")
    table = Table(tuple(Column(f"Cột {n}") for n in range(7)), (Row(texts),))
    sheet = written(tmp_path, paper(table)).active
    cells = list(sheet[2])
    assert [one.value for one in cells] == [*texts[:-1], None]
    assert all(one.data_type == "s" for one in cells[:-1])


def test_numbers_keep_their_digits(tmp_path):
    values = (
        (Decimal("62.5"), "62,5"),
        (10**17 + 1, "100.000.000.000.000.001"),
        (date(1890, 5, 19), "19/5/1890"),
        (float("nan"), "-"),
    )
    table = Table(tuple(Column(f"Cột {n}") for n in range(4)), (Row(values),))
    sheet = written(tmp_path, paper(table)).active
    assert [one.value for one in sheet[2]] == [62.5, "100.000.000.000.000.001", "19/5/1890", "-"]


def test_another_reader_finds_the_same_records(tmp_path):
    path = tmp_path / "list.xlsx"
    write_xlsx(long_list(50), path)
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    header = next(place for place, row in enumerate(rows) if row[0] == "STT")
    assert rows[header + 50][0] == 50.0
    assert rows[header + 50][1] == "Lường Văn Thủy"
    assert rows[header + 50][9] == date(2025, 3, 23)


def test_the_same_document_gives_the_same_bytes(tmp_path):
    for name in ("one.xlsx", "two.xlsx"):
        write_xlsx(decision(collectives=5), tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    properties = openpyxl.load_workbook(tmp_path / "one.xlsx").properties
    assert properties.title == "Quyết định tặng danh hiệu thi đua năm 2025"
    assert properties.created == datetime(2026, 1, 5)


def test_a_text_too_long_for_a_cell_is_refused_instead_of_dropped(tmp_path):
    with pytest.raises(Refused, match="32768 ký tự"):
        written(tmp_path, paper(Table((Column("A"),), (Row(("x" * 32_768,)),))))


def test_writing_stops_when_it_is_cancelled(tmp_path):
    class Stopping:
        def report(self, done: int, total: int, doing: str = "") -> None:
            if done >= 100:
                raise Cancelled

    with pytest.raises(Cancelled):
        write_xlsx(long_list(400), tmp_path / "list.xlsx", Stopping())
    assert not (tmp_path / "list.xlsx").exists()


@settings(deadline=None, max_examples=30)
@given(
    text=st.text(
        alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=100
    )
)
def test_whatever_is_typed_can_be_read_back(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("texts")
    table = Table((Column("A"),), (Row((text,)), Row(("hết",))))
    sheet = written(folder, paper(table)).active
    assert sheet["A3"].value == "hết"
