"""The block of cells that is put on the clipboard."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from services.handing_out.cell_block import OUR_MARK, block_of, cell_block
from services.handing_out.listed import listed
from services.services import Services
from services.wanted import Wanted
from tests.small_commune import add_subjects

CELLS = st.text(st.sampled_from('aếĐ1. <>&"\t\n='), max_size=8)
BLOCKS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=4)
)


class Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.amounts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.amounts += [str(value) for name, value in attrs if name == "x:num"]
        elif tag == "br":
            self.rows[-1][-1] += "\n"

    def handle_data(self, data: str) -> None:
        if self.rows:
            self.rows[-1][-1] += data


def cells_of(html: str) -> Cells:
    found = Cells()
    found.feed(html)
    return found


@given(BLOCKS)
def test_excel_and_word_get_every_cell_as_it_is(texts: list[list[str]]):
    block = cell_block(texts, [False] * len(texts[0]))
    assert cells_of(block.html).rows == texts
    read = list(csv.reader(io.StringIO(block.text, newline=""), delimiter="\t"))
    width = len(texts[0])
    assert [row + [""] * (width - len(row)) for row in read][: len(texts)] == texts


def test_an_amount_is_a_number_in_any_country_and_a_text_stays_one():
    block = cell_block([["1.940.000", "05"]], [True, False], ["Tiền thưởng", "Số"])
    found = cells_of(block.html)
    assert found.rows == [["Tiền thưởng", "Số"], ["1.940.000", "05"]]
    assert found.amounts == ["1940000"]
    assert block.html.count("mso-number-format:'\\@'") == 1
    assert block.text == "Tiền thưởng\tSố\n1.940.000\t05"
    assert OUR_MARK in block.html


def test_a_list_is_copied_with_the_columns_that_are_wanted(services: Services):
    add_subjects(services, 2, position="Giáo viên")
    whole = listed(services, "subject-list", Wanted())
    block = block_of(whole, ["position", "name"])
    assert block.text.split("\n")[0] == "Chức vụ\tHọ và tên / Tên tập thể"
    assert len(cells_of(block.html).rows) == 3
    as_on_paper = block_of(whole, []).text.split("\n")[0].split("\t")
    assert "Địa chỉ" in as_on_paper
    assert "Tình trạng" not in as_on_paper
