"""The room for signature and seal that a letterhead asks for is left in every kind of file."""

from __future__ import annotations

from datetime import date

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from services.documents.document import Column, Document, Row, SignatureBlock, Signer, Table
from services.documents.writers import write_document
from tests.services.documents.pdf_reading import boxes_of

POINTS_PER_MM = 72 / 25.4


def signed(*spaces: float | None) -> Document:
    signers = tuple(Signer(("CHỦ TỊCH",), "Lò Văn Hặc", seal_space=space) for space in spaces)
    table = Table((Column("Tên"), Column("Ghi chú")), [Row(("Lò Thị Ễn", ""))])
    blocks = (table, SignatureBlock(signers))
    return Document(title="Danh sách", dated=date(2026, 11, 20), blocks=blocks)


def height(path) -> float:
    """Between the position and the name, in millimetres."""
    tops = sorted((top for _, _, _, top in boxes_of(path, 0)), reverse=True)
    return (tops[-2] - tops[-1]) / POINTS_PER_MM


def test_ten_millimetres_more_move_the_name_down_by_ten_millimetres(tmp_path):
    paths = {}
    for space in (25.0, 35.0):
        paths[space] = tmp_path / f"{space}.pdf"
        write_document(signed(space), paths[space])
    assert height(paths[35.0]) - height(paths[25.0]) == pytest.approx(10.0, abs=0.1)


def test_word_leaves_the_same_room_over_the_name(tmp_path):
    path = tmp_path / "giay.docx"
    write_document(signed(35.0), path)
    signature = docx.Document(str(path)).tables[-1]
    name = signature.rows[-1].cells[-1].paragraphs[-1]
    spacing = name._p.pPr.find(qn("w:spacing"))
    assert int(spacing.get(qn("w:before"))) == round(35 * POINTS_PER_MM * 20)


def test_excel_leaves_more_rows_for_more_room(tmp_path):
    rows = []
    for space in (20.0, 40.0):
        path = tmp_path / f"{space}.xlsx"
        write_document(signed(space), path)
        sheet = openpyxl.load_workbook(path).active
        places = {cell.value: cell.row for row in sheet.iter_rows() for cell in row if cell.value}
        rows.append(places["Lò Văn Hặc"] - places["CHỦ TỊCH"])
    assert rows[0] < rows[1]


def test_signers_side_by_side_have_their_names_in_one_row_below_the_largest_room(tmp_path):
    one, two = tmp_path / "mot.pdf", tmp_path / "hai.pdf"
    write_document(signed(40.0), one)
    write_document(signed(20.0, 40.0), two)
    names = sorted(round(bottom, 1) for _, bottom, _, _ in boxes_of(two, 0))[:2]
    assert names[0] == names[1]
    lowest = [min(bottom for _, bottom, _, _ in boxes_of(path, 0)) for path in (one, two)]
    assert lowest[0] == pytest.approx(lowest[1], abs=0.5)
