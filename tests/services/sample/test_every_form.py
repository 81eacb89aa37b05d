"""Every form of ``print --list``, printed for the sample commune in every format it has."""

from __future__ import annotations

import ctypes
import unicodedata
import zipfile
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from docx.oxml.ns import qn

from services.documents.document import Document, Table, cell, plain
from services.documents.sheet_layout import POINTS_PER_MM, margins_of, sheet_mm
from services.forms.form import Form
from services.printing import write_form
from services.services import Services
from tests.every_paper import fullest, printable_forms
from tests.services.documents.pdf_reading import boxes_of, page_texts

FORMS = printable_forms()
TOLERANCE = 1.5
"""Points by which ink may stand over a margin: rules are centred on it, letters have side bearings."""


def of_format(suffix: str) -> list[Form]:
    return [form for form in FORMS if suffix in form.formats]


def laid_out(form: Form) -> bool:
    """Whether it is a document of blocks, not one that draws its own pages."""
    return ".pdf" not in form.writers


@pytest.fixture(scope="session")
def printed(sample: Services, tmp_path_factory: pytest.TempPathFactory):
    """Prints a form once for all tests; gives its document and the file."""
    folder = tmp_path_factory.mktemp("in")
    done: dict[str, Path] = {}

    def make(form: Form, suffix: str) -> tuple[Document | None, Path]:
        wanted = fullest(sample, form)
        path = done.get(form.id + suffix) or folder / f"{form.id}{suffix}"
        if form.id + suffix not in done:
            write_form(sample, form, wanted, path)
            done[form.id + suffix] = path
        return (form.make(sample, wanted) if laid_out(form) else None), path

    return make


@pytest.mark.parametrize("form", of_format(".pdf"), ids=lambda form: form.id)
def test_as_pdf(form: Form, printed) -> None:
    document, path = printed(form, ".pdf")
    texts = page_texts(path)
    assert all(texts), "a page without a word"
    assert all(unicodedata.is_normalized("NFC", text) for text in texts)
    assert unembedded_fonts(path) == []
    if document is not None:
        missing = [fact for fact in facts(document) if fact not in " ".join(texts)]
        assert missing == []
        assert_within_margins(document, path)
        assert_numbered(document, texts)


@pytest.mark.parametrize("form", of_format(".docx"), ids=lambda form: form.id)
def test_as_word(form: Form, printed) -> None:
    document, path = printed(form, ".docx")
    word = docx.Document(str(path))
    body = word.element.body
    whole = " ".join("".join(node.itertext()) for node in body.iter(qn("w:p")))
    assert document is not None
    assert [fact for fact in facts(document) if fact not in squeezed(whole)] == []
    assert unicodedata.is_normalized("NFC", whole)
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if ".xml" in name]
    named = {
        part.partition('"')[0]
        for text in parts
        for part in text.split('w:ascii="')[1:] + text.split('w:hAnsi="')[1:]
    }
    assert named <= {"Times New Roman"}
    for (section, _), own in zip(document.sections(), word.sections, strict=True):
        width, height = sheet_mm(section)
        assert (own.page_width.mm, own.page_height.mm) == pytest.approx((width, height), abs=0.2)
        field = "".join(own.header._element.itertext())
        assert ("PAGE" in field) == section.page_numbers
    ruled = [
        table
        for table in body.iter(qn("w:tbl"))
        if any(True for _ in table.iter(qn("w:tblBorders")))
    ]
    headed = [block for block in tables(document) if any(leaf.title for leaf in block.leaves)]
    assert sum(table.find(f".//{qn('w:tblHeader')}") is not None for table in ruled) == len(headed)


@pytest.mark.parametrize("form", of_format(".xlsx"), ids=lambda form: form.id)
def test_as_excel(form: Form, printed) -> None:
    _, path = printed(form, ".xlsx")
    book = openpyxl.load_workbook(path)
    cells = [one.value for sheet in book for row in sheet.iter_rows() for one in row if one.value]
    texts = [value for value in cells if isinstance(value, str)]
    assert all(unicodedata.is_normalized("NFC", text) for text in texts)
    assert len(cells) > 3


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def facts(document: Document) -> list[str]:
    """A few words from every table: of its first and its last rows, each cell's first word."""
    told: list[str] = []
    for table in tables(document):
        rows = [row for row in table.rows if hasattr(row, "cells")]
        for row in (*rows[:2], *rows[-2:]):
            written = (squeezed(plain(cell(content).text)) for content in row.cells)
            told += [text.split()[0] for text in written if text[:1].isalnum()]
    return told


def squeezed(text: str) -> str:
    return " ".join(text.split())


def assert_within_margins(document: Document, path: Path) -> None:
    margins = [margins_of(section, document.layout) for section, _ in document.sections()]
    left = min(margin.left for margin in margins) * POINTS_PER_MM
    right = min(margin.right for margin in margins) * POINTS_PER_MM
    bottom = min(margin.bottom for margin in margins) * POINTS_PER_MM
    pdf = pypdfium2.PdfDocument(path)
    sizes = [page.get_size() for page in pdf]
    pdf.close()
    for page in {0, len(sizes) // 2, len(sizes) - 1}:
        width, _ = sizes[page]
        for box in boxes_of(path, page):
            assert box[0] >= left - TOLERANCE
            assert box[2] <= width - right + TOLERANCE
            assert box[1] >= bottom - TOLERANCE


def assert_numbered(document: Document, texts: list[str]) -> None:
    """Pages are counted anew in each section, and the first shows no number."""
    if len(document.sections()) > 1 or not document.sections()[0][0].page_numbers:
        return
    for number, text in enumerate(texts[1:], start=2):
        assert text.startswith(f"{number} ")


def unembedded_fonts(path: Path) -> list[str]:
    pdf = pypdfium2.PdfDocument(path)
    found: set[str] = set()
    try:
        for page in (pdf[0], pdf[len(pdf) - 1]):
            for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                font = pdfium.FPDFTextObj_GetFont(thing.raw)
                if not pdfium.FPDFFont_GetIsEmbedded(font):
                    name = ctypes.create_string_buffer(80)
                    pdfium.FPDFFont_GetBaseFontName(font, name, 80)
                    found.add(name.value.decode())
    finally:
        pdf.close()
    return sorted(found)
