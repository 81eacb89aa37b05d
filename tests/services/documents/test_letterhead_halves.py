"""The two halves of a letterhead stand apart, however long the agency's name is."""

from __future__ import annotations

from datetime import date

import docx
import pytest

from services.documents.document import Document, Letterhead
from services.documents.docx_writer import write_docx
from services.documents.pdf_writer import write_pdf
from services.documents.sheet_layout import POINTS_PER_MM
from tests.services.documents.pdf_reading import boxes_of

NAMES = (
    "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ MƯỜNG XOAN",
    "TRƯỜNG PHỔ THÔNG DÂN TỘC BÁN TRÚ TRUNG HỌC CƠ SỞ MƯỜNG XOAN",
    "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
)
GAP = 4.0
MIDDLE = 240.0


def headed(name: str) -> Document:
    head = Letterhead((name,), parent=(name,), number="Số: 05/BC-MTTQ", place_date="Mường Xoan")
    return Document(title="Báo cáo", dated=date(2026, 11, 5), blocks=(head,))


@pytest.mark.parametrize("name", NAMES)
def test_no_name_comes_near_the_country_on_a_page(name, tmp_path):
    path = tmp_path / "head.pdf"
    write_pdf(headed(name), path)
    boxes = boxes_of(path, 0)
    country = min(left for left, *_ in boxes if left > MIDDLE)
    ends = max(right for left, _, right, _ in boxes if left < MIDDLE)
    assert country - ends >= GAP * POINTS_PER_MM


def test_word_keeps_the_same_room(tmp_path):
    path = tmp_path / "head.docx"
    write_docx(headed(NAMES[0]), path)
    agency = docx.Document(str(path)).tables[0]._cells[0].paragraphs
    for paragraph in agency[:2]:
        room = paragraph.paragraph_format.right_indent
        assert room is not None
        assert room.mm == pytest.approx(GAP, abs=0.05)
