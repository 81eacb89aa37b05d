"""Blocks of cells as Excel, Word, web pages and messages put them on the clipboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from ui.tables.clipboard import mime_of
from ui.tables.pasted import pasted, table_of_html, table_of_text
from ui.tables.source import Column

CELL = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters='\t\n"ấỄđ'), max_size=12
)


def blocks(cell, least=1):
    return st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(cell, min_size=width, max_size=width), min_size=least, max_size=4
        )
    )


def mime(text="", html=""):
    data = QMimeData()
    if html:
        data.setHtml(html)
    data.setText(text)
    return data


@given(blocks(CELL))
def test_what_is_copied_here_is_pasted_here_unchanged(block):
    columns = [Column(str(number), "", "text") for number in range(len(block[0]))]
    assert pasted(mime_of(columns, block)) == block


WORDS = st.text(st.characters(categories=("L", "N"), include_characters=' &<>"'), max_size=10)


@given(blocks(WORDS.map(lambda text: " ".join(text.split()))))
def test_a_table_of_word_keeps_its_cells(block):
    from html import escape

    rows = "".join(
        "<tr>"
        + "".join(
            f"<td>\n <p class=MsoNormal>{escape(cell)}<o:p></o:p></p>\n </td>" for cell in row
        )
        + "</tr>\n"
        for row in block
    )
    word = f"<html><head><style>td {{ x }}</style></head><body><table>{rows}</table></body></html>"
    assert table_of_html(word) == block


def test_a_cell_of_excel_with_a_line_break_stays_one_cell():
    assert table_of_text('Lò Văn Sáng\t"Bản Co\r\nMuông"\r\n\t"nói ""xin chào"""\r\n') == [
        ["Lò Văn Sáng", "Bản Co\nMuông"],
        ["", 'nói "xin chào"'],
    ]


def test_a_quotation_mark_inside_a_cell_is_only_a_mark():
    assert table_of_text('Phong trào "Dân vận khéo"\t5" x 7"\n"dở dang\tb') == [
        ['Phong trào "Dân vận khéo"', '5" x 7"'],
        ['"dở dang', "b"],
    ]


def test_excel_is_taken_by_its_text_and_word_by_its_table():
    excel = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>ba</td></table>'
    assert pasted(mime("a\tb\r\n", excel)) == [["a", "b"]]
    word = "<table><tr><td><p>Lò Văn</p><p>Sáng</p></td><td>1980</td></tr></table>"
    assert pasted(mime("Lò Văn\nSáng\t1980\n", word)) == [["Lò Văn\nSáng", "1980"]]


def test_html_without_a_table_is_taken_as_text():
    assert pasted(mime("Lò Văn Sáng\nQuàng Thị Ễn", "<p>Lò Văn Sáng<br>Quàng Thị Ễn</p>")) == [
        ["Lò Văn Sáng"],
        ["Quàng Thị Ễn"],
    ]


def test_merged_cells_keep_the_others_in_their_columns():
    merged = (
        "<table><tr><td rowspan=2>Trường</td><td colspan=2>Nam&nbsp;Nữ</td></tr>"
        "<tr><td>1</td><td>2<br>3</td></tr></table>"
    )
    assert table_of_html(merged) == [["Trường", "Nam Nữ", ""], ["", "1", "2\n3"]]


def test_short_rows_are_filled_up_and_nothing_is_nothing():
    assert table_of_text("a\tb\nc") == [["a", "b"], ["c", ""]]
    assert table_of_text("") == []
    assert pasted(QMimeData()) == []


def test_through_the_clipboard_of_the_system(qapp):
    QApplication.clipboard().setMimeData(mime("một\thai"))
    assert pasted(QApplication.clipboard().mimeData()) == [["một", "hai"]]


@pytest.mark.parametrize("piece", ["<a ", "</", "<?", "<!--", "<![CDATA[", "<td a='"])
def test_html_that_never_ends_is_read_in_no_time(piece: str):
    end = "<table><tr><td>Lò</td><td>Văn<!-- x --></td></tr></table>"
    assert table_of_html(piece * 20_000) == []
    assert table_of_html(end + piece * 20_000) == [["Lò", "Văn"]]


def test_merged_cells_claim_no_more_columns_than_a_table_has():
    wide = "<td colspan=1000 rowspan=1000>x</td>" * 50
    block = table_of_html(f"<table>{f'<tr>{wide}</tr>' * 50}</table>")
    assert {len(row) for row in block} == {1000}
