"""The pictures of PDF pages that the preview and the printer show."""

from __future__ import annotations

from datetime import date

import pytest

from models.problems import Refused
from services.documents.document import Document, Paragraph, Section
from services.documents.pages import page_count, page_sizes, render_page
from services.documents.pdf_writer import write_pdf


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "paper.pdf"
    document = Document(
        title="Hai trang",
        dated=date(2026, 1, 5),
        blocks=(Paragraph("Một"), Section(landscape=True), Paragraph("Hai")),
    )
    write_pdf(document, path)
    return path


def test_pages_are_counted_and_measured(paper):
    assert page_count(paper) == 2
    sizes = [(round(width), round(height)) for width, height in page_sizes(paper)]
    assert sizes == [(210, 297), (297, 210)]


def test_a_page_becomes_dots_of_four_bytes_on_white(paper):
    picture = render_page(paper, 1, 50)
    assert (picture.width, picture.height) == (585, 414)
    assert len(picture.dots) == picture.width * picture.height * 4
    assert picture.dots[:3] == b"\xff\xff\xff"
    assert min(picture.dots[::4]) < 128


def test_a_page_can_be_written_again_while_it_is_shown(paper):
    before = render_page(paper, 0, 40)
    paper.write_bytes(paper.read_bytes())
    assert render_page(paper, 0, 40) == before


def test_what_is_no_pdf_is_refused(tmp_path):
    other = tmp_path / "other.pdf"
    other.write_text("không phải PDF", encoding="utf-8")
    with pytest.raises(Refused, match="không phải tệp PDF"):
        page_count(other)
    with pytest.raises(Refused, match="Không tìm thấy"):
        page_count(tmp_path / "missing.pdf")
