"""A long list on paper against the bare libraries writing the same cells."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, datetime
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from pytest_benchmark.fixture import BenchmarkFixture
from reportlab.pdfgen.canvas import Canvas
from xlsxwriter.workbook import Workbook

from services.documents.document import Document, Table, cell, plain
from services.documents.fonts import paper_faces
from services.documents.writers import write_document
from tests.benchmarks.floor import compare
from tests.services.documents.sample_papers import LONG_COLUMNS, long_list

FULL, SMALL = 2000, 20


@pytest.fixture
def register(benchmark: BenchmarkFixture) -> Document:
    return long_list(FULL if benchmark.enabled else SMALL)


def texts(document: Document) -> list[list[str]]:
    return [
        [plain(cell(content).text) for content in row.cells]
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


def bare_pdf(rows: list[list[str]], path: Path) -> None:
    face = paper_faces().regular.name
    canvas = Canvas(str(path), initialFontName=face)
    y = 0
    for row in rows:
        if y < 40:
            canvas.showPage()
            canvas.setFont(face, 10)
            y = 540
        for column, text in enumerate(row):
            canvas.drawString(30 + column * 50, y, text)
        y -= 30
    canvas.save()


def bare_docx(rows: list[list[str]], path: Path) -> None:
    word = docx.Document()
    table = word.add_table(1, len(LONG_COLUMNS))
    for one in table.rows[0].cells:
        one.text = "x"
    template = table.rows[0]._tr
    for row in rows:
        written = deepcopy(template)
        for node, text in zip(written.iter(qn("w:t")), row, strict=True):
            node.text = text
        table._tbl.append(written)
    word.save(str(path))


def bare_xlsx(document: Document, path: Path) -> None:
    workbook = Workbook(str(path), {"in_memory": True})
    sheet = workbook.add_worksheet()
    day = workbook.add_format({"num_format": "dd/mm/yyyy", "text_wrap": True, "border": 1})
    usual = workbook.add_format({"text_wrap": True, "border": 1})
    [table] = [block for block in document.blocks if isinstance(block, Table)]
    for place, row in enumerate(table.rows):
        for column, content in enumerate(row.cells):
            one = cell(content)
            if isinstance(one.value, date):
                moment = datetime(one.value.year, one.value.month, one.value.day)
                sheet.write_datetime(place, column, moment, day)
            elif isinstance(one.value, int):
                sheet.write_number(place, column, one.value, usual)
            else:
                sheet.write_string(place, column, plain(one.text), usual)
    workbook.close()


def test_a_list_as_pdf_against_drawing_its_cells(benchmark, register, tmp_path):
    rows = texts(register)
    compare(
        benchmark,
        lambda: write_document(register, tmp_path / "ours.pdf"),
        lambda: bare_pdf(rows, tmp_path / "bare.pdf"),
        most=2.0,
    )


def test_a_list_as_word_against_copying_its_rows(benchmark, register, tmp_path):
    rows = texts(register)
    compare(
        benchmark,
        lambda: write_document(register, tmp_path / "ours.docx"),
        lambda: bare_docx(rows, tmp_path / "bare.docx"),
        most=2.0,
    )


def test_a_list_as_excel_against_writing_its_cells(benchmark, register, tmp_path):
    compare(
        benchmark,
        lambda: write_document(register, tmp_path / "ours.xlsx"),
        lambda: bare_xlsx(register, tmp_path / "bare.xlsx"),
        most=4.5,
    )
