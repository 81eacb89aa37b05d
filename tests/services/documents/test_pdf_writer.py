"""The PDF of a document: what stands on which page, and that nothing is lost on the way to paper."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.problems import Refused
from models.progress import Cancelled
from services.documents.document import (
    Cell,
    Column,
    Document,
    GroupRow,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Section,
    SignatureBlock,
    Signer,
    Table,
)
from services.documents.fonts import shipped_faces, vietnamese_letters
from services.documents.pages import page_sizes, render_page
from services.documents.pdf_writer import write_pdf
from tests.services.documents.pdf_reading import boxes_of, page_texts
from tests.services.documents.sample_papers import decision, long_list, recipients_table, summary


def written(tmp_path: Path, *blocks, name: str = "paper.pdf") -> Path:
    path = tmp_path / name
    write_pdf(
        Document(title="Văn bản", dated=date(2026, 1, 5), blocks=blocks),
        path,
        faces=shipped_faces(),
    )
    return path


def filler(lines: int) -> Paragraph:
    return Paragraph("\n".join(f"Dòng thứ {number}." for number in range(lines)), indent=False)


SIGNED = SignatureBlock((Signer(("CHỦ TỊCH",), "Lò Văn Ẩn"),), ("Như trên", "Lưu: VT"))


def test_a_decision_stands_on_paper_as_it_was_written(tmp_path):
    path = tmp_path / "decision.pdf"
    write_pdf(decision(collectives=12), path)
    pages = page_texts(path)

    for text in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "XÃ MƯỜNG XOAN",
        "/QĐ-UBND",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MƯỜNG XOAN",
        "Căn cứ Luật Thi đua, khen thưởng;",
        "ngày 02 tháng 01 năm 2026.",
        "Điều 1. Công nhận danh hiệu",
    ):
        assert text in pages[0]
    assert "Nơi nhận:" in pages[1]
    assert "- Lưu: VT, VHXH." in pages[1]
    assert "PHÓ CHỦ TỊCH" in pages[1]
    assert "Lò Thị Hương Giang" in pages[1]


def test_the_appendix_lies_on_its_side_and_counts_its_own_pages(tmp_path):
    path = tmp_path / "decision.pdf"
    write_pdf(decision(collectives=30), path)
    pages, sizes = page_texts(path), page_sizes(path)

    appendix = next(number for number, text in enumerate(pages) if "Phụ lục I " in text)
    assert [round(side) for side in sizes[0]] == [210, 297]
    assert [round(side) for side in sizes[appendix]] == [297, 210]
    assert not pages[0].startswith("1")
    assert pages[1].startswith("2 ")
    assert pages[appendix].startswith("Phụ lục I")
    assert pages[appendix + 1].startswith("2 TT")
    assert pages[-1].startswith("Phụ lục II")


def test_a_list_of_two_thousand_rows_has_every_row_and_a_header_on_every_page(tmp_path):
    path = tmp_path / "list.pdf"
    write_pdf(long_list(2000), path, faces=shipped_faces())
    pages = page_texts(path)

    assert all("Số quyết định" in text for text in pages)
    whole = " ".join(pages)
    assert [int(number) for number in re.findall(r"(\d+)/QĐ-UBND", whole)] == list(range(1, 2001))


def test_the_header_tree_and_its_index_row_are_printed(tmp_path):
    path = tmp_path / "summary.pdf"
    write_pdf(summary(), path)
    text = page_texts(path)[-1]

    assert "Khen thưởng theo công trạng, thành tích đạt được" in text
    assert "(1) (2) (3)" in text
    assert "I KHEN THƯỞNG CỦA ĐƠN VỊ, ĐỊA PHƯƠNG" in text
    assert "Mục 17: 05 vụ, 04 chết, 03 bị thương" in text


@pytest.mark.parametrize("lines", range(34, 50))
def test_a_signature_never_stands_alone(tmp_path, lines):
    pages = page_texts(written(tmp_path, filler(lines), SIGNED))

    last = pages[-1]
    assert "Lò Văn Ẩn" in last
    assert "CHỦ TỊCH" in last
    if len(pages) > 1:
        assert last.count("Dòng thứ") >= 2
    assert sum(text.count("Dòng thứ") for text in pages) == lines


@pytest.mark.parametrize("rows", range(20, 34))
def test_a_signature_after_a_table_takes_two_rows_along(tmp_path, rows):
    table = Table(
        (Column("TT", mm=15), Column("Họ và tên")),
        tuple(Row((str(number), f"Người số {number}")) for number in range(rows)),
    )
    pages = page_texts(written(tmp_path, filler(5), table, SIGNED))

    assert pages[-1].count("Người số") >= 2
    assert "Họ và tên" in pages[-1]


@pytest.mark.parametrize("rows", range(20, 34))
def test_lines_between_a_table_and_a_signature_take_its_last_rows_along(tmp_path, rows):
    table = Table(
        (Column("TT", mm=15), Column("Họ và tên")),
        tuple(Row((str(number), f"Người số {number}")) for number in range(rows)),
    )
    lines = [
        Paragraph(text, indent=False, keep_with_next=True)
        for text in ("Số tiền bằng chữ.", "Nguồn: Quỹ.", "Ghi chú: không có.")
    ]
    pages = page_texts(written(tmp_path, filler(5), table, *lines, SIGNED))

    assert pages[-1].count("Người số") >= 2
    assert "Họ và tên" in pages[-1]


def test_a_signature_takes_one_row_along_when_two_are_taller_than_a_page(tmp_path):
    tall = "\n".join(f"Việc thứ {number}" for number in range(24))
    rows = [Row((str(number), f"Người số {number}\n{tall}")) for number in range(2)]
    table = Table((Column("TT", mm=15), Column("Họ và tên")), rows)
    count = Paragraph("Danh sách này có 02 cá nhân.", keep_with_next=True)
    pages = page_texts(written(tmp_path, table, count, SIGNED))

    assert "Người số 0" in pages[0]
    for text in ("Người số 1", "Danh sách này có 02 cá nhân.", "Lò Văn Ẩn"):
        assert text in pages[-1]


@pytest.mark.parametrize("rows", range(20, 34))
def test_the_total_is_not_one_of_the_two_rows_that_go_with_a_signature(tmp_path, rows):
    listed = [Row((str(number), f"Người số {number}")) for number in range(rows)]
    total = Row((Cell("Tổng cộng", span=2),), bold=True)
    table = Table((Column("TT", mm=15), Column("Họ và tên")), (*listed, total))
    pages = page_texts(written(tmp_path, filler(5), table, SIGNED))

    assert pages[-1].count("Người số") >= 2
    assert "Tổng cộng" in pages[-1]


@pytest.mark.parametrize("landscape", [True, False])
def test_a_letterhead_does_not_stay_alone_because_of_a_tall_row(tmp_path, landscape):
    head = (Section(landscape=landscape), Letterhead(("XÃ NÀ LẢ",)), Heading("DANH SÁCH"))
    columns = (Column("TT", mm=15), Column("Họ và tên"))
    for lines in range(12, 60, 4):
        tall = "\n".join(f"Việc thứ {number}." for number in range(lines))
        for people in (1, 2):
            rows = [Row((f"Số {number}", tall)) for number in range(people)]
            pages = page_texts(written(tmp_path, *head, Table(columns, rows), SIGNED))
            first, last = pages[0], pages[-1]
            assert "DANH SÁCH" in first
            assert first.count("Việc thứ") >= 2
            assert last.count("Việc thứ") >= 2
            assert "Lò Văn Ẩn" in last
            assert sum(text.count("Việc thứ") for text in pages) == lines * people


def test_no_line_of_a_paragraph_is_left_alone_at_either_end_of_a_page(tmp_path):
    for lines in range(36, 48):
        text = " ".join(["Phong trào thi đua yêu nước của nhân dân các dân tộc trong xã"] * 12)
        path = written(tmp_path, filler(lines), Paragraph(text))
        pages = page_texts(path)
        if len(pages) == 1:
            continue
        rows = {round(bottom) for _, bottom, _, _ in boxes_of(path, 1)}
        assert len(rows) - 1 >= 2


def test_a_group_title_stays_with_its_first_row(tmp_path):
    for before in range(28, 36):
        rows = (
            *(Row((str(number), "Một dòng")) for number in range(before)),
            GroupRow("CÁ NHÂN", "II"),
            Row(("1", "Người đầu")),
            Row(("2", "Người sau")),
        )
        table = Table((Column("TT", mm=15), Column("Họ và tên")), rows)
        pages = page_texts(written(tmp_path, table))
        [page] = [text for text in pages if "CÁ NHÂN" in text]
        assert "Người đầu" in page


def test_a_row_taller_than_a_page_goes_on_under_a_repeated_header(tmp_path):
    story = "\n".join(f"Thành tích thứ {number}" for number in range(150))
    table = Table(
        (Column("Họ và tên", mm=40), Column("Thành tích")),
        (Row(("Lò Văn Ẩn", story)), Row(("Cà Thị Hỏa", "Ngắn"))),
    )
    pages = page_texts(written(tmp_path, filler(10), table))

    assert len(pages) >= 3
    assert all("Họ và tên" in text for text in pages)
    found = [int(number) for text in pages for number in re.findall(r"thứ (\d+)", text)]
    assert [number for number in found if number < 150][10:] == list(range(150))
    assert "Cà Thị Hỏa" in pages[-1]


def test_nothing_is_printed_beyond_the_margins(tmp_path):
    path = written(tmp_path, recipients_table(40))
    for page, (width, height) in enumerate(page_sizes(path)):
        for left, bottom, right, top in boxes_of(path, page):
            assert left >= 30 / 25.4 * 72 - 1
            assert right <= (width - 15) / 25.4 * 72 + 1
            assert bottom >= 20 / 25.4 * 72 - 5
            assert top <= height / 25.4 * 72 - 9


def test_a_page_break_begins_a_page(tmp_path):
    pages = page_texts(written(tmp_path, Paragraph("Trước"), PageBreak(), Paragraph("Sau")))
    assert pages == ["Trước", "2 Sau"]


def test_a_small_slip_has_its_own_paper(tmp_path):
    path = written(tmp_path, Section(paper="A6", landscape=True), Paragraph("Phiếu trao thưởng"))
    assert [round(side) for side in page_sizes(path)[0]] == [148, 105]


def test_every_vietnamese_letter_is_drawn_and_can_be_read_back_in_every_look(tmp_path):
    letters = sorted(set(vietnamese_letters()))
    assert len(letters) == 134
    looks = [(bold, italic) for bold in (False, True) for italic in (False, True)]
    path = written(
        tmp_path,
        *(
            Paragraph((Run(" ".join(letters), bold, italic),), align="left", indent=False)
            for bold, italic in looks
        ),
    )
    read = re.sub(r"\s", "", " ".join(page_texts(path)))
    assert read == "".join(letters) * 4


def test_a_letter_typed_in_two_parts_is_printed_as_one(tmp_path):
    apart = written(tmp_path, Paragraph("Mươ\u0300ng Thi\u0301n, Ê\u0303nh"), name="apart.pdf")
    whole = written(tmp_path, Paragraph("Mường Thín, Ễnh"), name="whole.pdf")
    assert apart.read_bytes() == whole.read_bytes()


def test_a_character_without_a_glyph_is_refused_by_name_instead_of_left_blank(tmp_path):
    with pytest.raises(Refused, match=r"U\+1F600.*Lò Văn Ẩn 😀"):
        written(tmp_path, Paragraph("Lò Văn Ẩn 😀"))


def test_boxes_and_ticks_are_drawn_although_the_face_lacks_them(tmp_path):
    empty = written(tmp_path, Paragraph("Đồng ý", indent=False), name="empty.pdf")
    boxed = written(tmp_path, Paragraph("Đồng ý ☐ ☑ ☒ ✓", indent=False), name="boxed.pdf")
    dark = [sum(dot < 128 for dot in render_page(path, 0, 72).dots[::4]) for path in (empty, boxed)]
    assert dark[1] > dark[0] + 60


def test_invisible_characters_do_not_reach_paper(tmp_path):
    dirty = written(tmp_path, Paragraph("Lò\u200b Văn\ufeff Ẩn\x07\u00ad"), name="dirty.pdf")
    clean = written(tmp_path, Paragraph("Lò Văn Ẩn"), name="clean.pdf")
    assert dirty.read_bytes() == clean.read_bytes()


def test_the_same_document_gives_the_same_bytes(tmp_path):
    for name in ("one.pdf", "two.pdf"):
        write_pdf(decision(collectives=20), tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_the_file_says_what_it_is_and_carries_its_fonts(tmp_path):
    path = tmp_path / "decision.pdf"
    write_pdf(decision(collectives=2), path, faces=shipped_faces())
    content = path.read_bytes()

    assert b"/Lang (vi-VN)" in content
    assert b"Helvetica" not in content
    assert content.count(b"/FontFile2") >= 3
    pdf = pypdfium2.PdfDocument(path)
    assert pdf.get_metadata_dict()["Title"] == "Quyết định tặng danh hiệu thi đua năm 2025"
    pdf.close()


def test_writing_stops_when_it_is_cancelled(tmp_path):
    class Stopping:
        def report(self, done: int, total: int, doing: str = "") -> None:
            if done >= 100:
                raise Cancelled

    with pytest.raises(Cancelled):
        write_pdf(long_list(400), tmp_path / "list.pdf", Stopping())


def test_narrow_columns_grow_so_that_no_word_of_the_header_is_broken(tmp_path):
    table = Table(
        (Column("TT", mm=1), Column("Khen thưởng", width=0.01), Column("Họ và tên", width=9)),
        (Row(("1", "1.081.154.305", "Lò Văn Ẩn")),),
    )
    [text] = page_texts(written(tmp_path, table))
    assert "TT" in text
    assert "thưởng" in text
    assert "1.081.154.305" in text


def test_a_table_too_wide_for_the_sheet_is_set_smaller(tmp_path):
    columns = tuple(Column(f"Tiêuđề{number}") for number in range(14))
    path = written(
        tmp_path, Section(landscape=True), Table(columns, (Row(tuple("x" for _ in columns)),))
    )
    [text] = page_texts(path)
    assert all(f"Tiêuđề{number}" in text for number in range(14))


PRINTABLE = st.text(
    alphabet=st.sampled_from([*vietnamese_letters(), *map(chr, range(32, 127)), "\n"]), max_size=300
)


@settings(deadline=None, max_examples=40)
@given(text=PRINTABLE, size=st.integers(6, 20))
def test_whatever_is_typed_is_printed_whole(tmp_path_factory, text, size):
    path = written(
        tmp_path_factory.mktemp("texts"),
        Paragraph(text, align="left", size=float(size)),
        Table((Column("A", mm=30), Column("B")), (Row((text, "x")),)),
    )
    read = re.sub(r"\s", "", " ".join(page_texts(path)))
    expected = re.sub(r"\s", "", text)
    for letter in set(expected) - set("AB0123456789x"):
        assert read.count(letter) == 2 * expected.count(letter)


def test_margins_of_the_layout_are_obeyed(tmp_path):
    document = decision(collectives=1)
    margins = replace(document.layout.margins, left=35.0)
    wide = replace(document, layout=replace(document.layout, margins=margins))
    path = tmp_path / "wide.pdf"
    write_pdf(wide, path)
    assert min(left for left, *_ in boxes_of(path, 0)) >= 35 / 25.4 * 72 - 1
