"""The Word file of a document, read back by the library and as XML."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from models.progress import Cancelled
from services.documents.document import (
    Column,
    Document,
    GroupRow,
    Letterhead,
    PageBreak,
    Paragraph,
    Row,
    Section,
    SignatureBlock,
    Signer,
    Table,
)
from services.documents.docx_writer import write_docx
from services.documents.fonts import vietnamese_letters
from tests.services.documents.sample_papers import AGENCY, decision, long_list, summary


def written(tmp_path: Path, document: Document):
    path = tmp_path / "paper.docx"
    write_docx(document, path)
    return docx.Document(str(path))


def paper(*blocks) -> Document:
    return Document(title="Văn bản", dated=date(2026, 1, 5), blocks=blocks)


def body_text(word) -> str:
    return "\n".join(node.text or "" for node in word.element.body.iter(qn("w:t")))


def test_a_decision_has_its_parts_in_named_styles(tmp_path):
    word = written(tmp_path, decision(collectives=12))
    by_style = {p.style.name: p.text for p in word.paragraphs}
    head = {p.style.name: p.text for p in word.tables[0]._cells[1].paragraphs}
    agency = [p.text for p in word.tables[0]._cells[0].paragraphs if p.text]

    assert by_style["Tên loại văn bản"] == "QUYẾT ĐỊNH"
    assert by_style["Căn cứ ban hành"].endswith("ngày 02 tháng 01 năm 2026.")
    assert by_style["Phụ lục"] == "Phụ lục II"
    assert head["Quốc hiệu"] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert head["Tiêu ngữ"] == "Độc lập - Tự do - Hạnh phúc"
    assert agency == list(AGENCY)
    assert all(p.style.name != "Normal" for p in word.paragraphs)


def test_the_paper_is_a4_in_times_new_roman(tmp_path):
    word = written(tmp_path, decision(collectives=3))
    first, appendix, last = word.sections

    assert (round(first.page_width.mm), round(first.page_height.mm)) == (210, 297)
    assert (round(appendix.page_width.mm), round(appendix.page_height.mm)) == (297, 210)
    assert [round(first.left_margin.mm), round(first.top_margin.mm)] == [30, 20]
    assert round(last.page_width.mm) == 297
    fonts = word.styles.element.find(f".//{qn('w:rFonts')}")
    assert fonts.get(qn("w:ascii")) == fonts.get(qn("w:cs")) == "Times New Roman"


def test_pages_are_numbered_by_word_from_the_second_of_each_section(tmp_path):
    word = written(tmp_path, decision(collectives=3))
    for section in word.sections:
        assert section.different_first_page_header_footer
        assert not section.first_page_header.paragraphs[0].text
        assert "PAGE" in section.header._element.xml
        start = section._sectPr.find(qn("w:pgNumType"))
        assert start.get(qn("w:start")) == "1"


def test_a_section_without_page_numbers_has_none(tmp_path):
    word = written(
        tmp_path, paper(Section(page_numbers=False), Paragraph("Phiếu"), Section(), Paragraph("x"))
    )
    assert "PAGE" not in word.sections[0].header._element.xml
    assert "PAGE" in word.sections[1].header._element.xml


def test_a_list_of_two_thousand_rows_is_a_real_table_with_a_repeated_header(tmp_path):
    word = written(tmp_path, long_list(2000))
    rows = word.tables[1]._tbl.tr_lst

    assert len(rows) == 2001
    assert rows[0].trPr.find(qn("w:tblHeader")) is not None
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    texts = [node.text for node in rows[2000].iter(qn("w:t"))]
    assert texts[:2] == ["2000", "Lường Văn Thủy"]
    assert texts[10:12] == ["02000", "702.000"]


def test_the_header_tree_is_merged_and_every_row_covers_the_grid(tmp_path):
    word = written(tmp_path, summary())
    table = next(table for table in word.tables if len(table.columns) == 14)

    for row in table._tbl.tr_lst:
        assert sum(cell.grid_span for cell in row.tc_lst) == 14
    header = [row for row in table._tbl.tr_lst if row.trPr.find(qn("w:tblHeader")) is not None]
    assert len(header) == 4
    assert [cell.text for cell in table.rows[3].cells] == [f"({n})" for n in range(1, 15)]
    assert table.cell(0, 3).text == "Số lượng khen thưởng trong năm"
    assert table.cell(2, 3).text == "Số lượng"
    assert table.cell(0, 0)._tc is table.cell(2, 0)._tc


def test_the_end_of_the_text_goes_with_the_signature(tmp_path):
    signed = SignatureBlock((Signer(("CHỦ TỊCH",), "Lò Văn Ẩn"),), ("Lưu: VT",))
    table = Table((Column("TT"), Column("Tên")), tuple(Row((str(n), "x")) for n in range(5)))
    word = written(tmp_path, paper(Paragraph("Đầu"), table, signed))

    kept = [row.find(f".//{qn('w:keepNext')}") is not None for row in word.tables[0]._tbl.tr_lst]
    assert kept == [False, False, False, False, True, True]
    word = written(tmp_path, paper(*(Paragraph(f"Đoạn {n}") for n in range(4)), signed))
    kept = [bool(p.paragraph_format.keep_with_next) for p in word.paragraphs if p.text]
    assert kept == [False, False, True, True]


def test_lines_below_a_table_take_its_last_rows_along_to_the_signature(tmp_path):
    signed = SignatureBlock((Signer(("CHỦ TỊCH",), "Lò Văn Ẩn"),), ("Lưu: VT",))
    table = Table((Column("TT"), Column("Tên")), tuple(Row((str(n), "x")) for n in range(5)))
    lines = [Paragraph(text) for text in ("Bằng chữ", "Nguồn", "Ghi chú")]
    word = written(tmp_path, paper(Paragraph("Đầu"), table, *lines, signed))

    kept = [row.find(f".//{qn('w:keepNext')}") is not None for row in word.tables[0]._tbl.tr_lst]
    assert kept == [False, False, False, False, True, True]
    kept = {p.text: bool(p.paragraph_format.keep_with_next) for p in word.paragraphs if p.text}
    assert kept == {"Đầu": False, "Bằng chữ": True, "Nguồn": True, "Ghi chú": True}


def test_total_and_titles_are_not_among_the_two_rows_that_go_with_a_signature(tmp_path):
    signed = SignatureBlock((Signer(("CHỦ TỊCH",), "Lò Văn Ẩn"),), ("Lưu: VT",))
    listed = [Row((str(number), "x")) for number in range(4)]
    total = Row(("", "Tổng cộng"), bold=True)
    for rows, tied in (((*listed, total), 3), ((*listed[:3], GroupRow("HỘ"), listed[3], total), 4)):
        table = Table((Column("TT"), Column("Tên")), rows)
        word = written(tmp_path, paper(Paragraph("Đầu"), table, signed))
        kept = [r.find(f".//{qn('w:keepNext')}") is not None for r in word.tables[0]._tbl.tr_lst]
        assert kept == [False] * (len(kept) - tied) + [True] * tied


def test_a_letterhead_above_a_signature_goes_with_it(tmp_path):
    signed = SignatureBlock((Signer(("TL. CHỦ TỊCH",), "Lò Văn Ẩn"),), ("Lưu: VT",))
    word = written(tmp_path, paper(Paragraph("Đầu"), Letterhead(("XÃ NÀ LẢ",)), signed))
    kept = [row.find(f".//{qn('w:keepNext')}") is not None for row in word.tables[0]._tbl.tr_lst]
    assert kept
    assert all(kept)


def test_a_long_paragraph_below_a_table_counts_as_its_lines(tmp_path):
    signed = SignatureBlock((Signer(("CHỦ TỊCH",), "Lò Văn Ẩn"),), ("Lưu: VT",))
    table = Table((Column("TT"), Column("Tên")), tuple(Row((str(n), "x")) for n in range(5)))
    for letters, goes_along in ((250, True), (750, False)):
        below = [Paragraph("x" * letters), Paragraph("Hết")]
        word = written(tmp_path, paper(Paragraph("Đầu"), table, *below, signed))
        (last,) = word.tables[0]._tbl.tr_lst[-1:]
        assert (last.find(f".//{qn('w:keepNext')}") is not None) is goes_along


def test_several_signers_stand_side_by_side_with_their_names_in_one_row(tmp_path):
    word = written(tmp_path, long_list(3))
    signatures = word.tables[-1]
    assert [cell.text for cell in signatures.rows[-1].cells] == [
        "Quàng Thị Ễnh",
        "Mùa A Sểnh",
        "Lò Văn Ẩn",
    ]
    assert [cell.text for cell in signatures.rows[0].cells] == [
        "",
        "",
        "Mường Xoan, ngày 05 tháng 01 năm 2026",
    ]


def test_the_same_document_gives_the_same_bytes_with_its_own_date(tmp_path):
    for name in ("one.docx", "two.docx"):
        write_docx(decision(collectives=5), tmp_path / name)
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()

    with zipfile.ZipFile(tmp_path / "one.docx") as package:
        assert {entry.date_time[:3] for entry in package.infolist()} == {(2026, 1, 5)}
        assert not any("thumbnail" in name for name in package.namelist())
    properties = docx.Document(str(tmp_path / "one.docx")).core_properties
    assert properties.title == "Quyết định tặng danh hiệu thi đua năm 2025"
    assert properties.author == "Ủy ban nhân dân xã Mường Xoan"
    assert properties.created.date() == date(2026, 1, 5)
    assert properties.language == "vi-VN"
    assert not properties.comments


def test_every_style_that_is_used_is_defined(tmp_path):
    for document in (decision(collectives=2), long_list(2), summary()):
        word = written(tmp_path, document)
        defined = {style.style_id for style in word.styles}
        used = set(re.findall(r'<w:pStyle w:val="([^"]+)"', word.element.xml))
        assert used <= defined


def test_every_vietnamese_letter_is_kept(tmp_path):
    letters = " ".join(sorted(set(vietnamese_letters())))
    word = written(tmp_path, paper(Paragraph(letters)))
    assert word.paragraphs[0].text == letters


def test_a_letter_without_title_has_its_subject_under_the_number(tmp_path):
    head = Letterhead(AGENCY, number="Số: 12/UBND-VHXH", about="V/v đăng ký thi đua năm 2026")
    word = written(tmp_path, paper(head))
    assert word.tables[0].rows[1].cells[0].text == "Số: 12/UBND-VHXH\nV/v đăng ký thi đua năm 2026"


def test_a_page_break_is_words_own(tmp_path):
    word = written(tmp_path, paper(Paragraph("Trước"), PageBreak(), Paragraph("Sau")))
    assert 'w:br w:type="page"' in word.element.xml


def test_writing_stops_when_it_is_cancelled(tmp_path):
    class Stopping:
        def report(self, done: int, total: int, doing: str = "") -> None:
            if done >= 100:
                raise Cancelled

    with pytest.raises(Cancelled):
        write_docx(long_list(400), tmp_path / "list.docx", Stopping())


@settings(deadline=None, max_examples=30)
@given(text=st.text(max_size=200))
def test_whatever_is_typed_makes_a_file_that_opens(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("texts")
    table = Table((Column("A"), Column("B")), (Row((text, "x")),))
    word = written(folder, paper(Paragraph(text), table, Paragraph("hết")))
    assert word.paragraphs[-1].text == "hết"
