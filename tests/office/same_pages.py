"""What LibreOffice makes of every Word file: the same pages as the PDF. Run by `make test-office`.

`OFFICE=short` takes a few forms only. All files are converted in one go.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from itertools import accumulate
from pathlib import Path

import pytest

import resources
from models.data_folder import DataFolder
from services.documents.document import Document, Row, cell, plain
from services.documents.pages import page_count
from services.printing import write_form
from services.sample.sample import make_sample
from services.services import open_services
from tests.every_paper import fullest, printable_forms
from tests.services.documents.pdf_reading import page_texts

SHORT = ("decision", "minutes", "payment-list", "submission-upward", "history-card")
FORMS = [
    form.id
    for form in printable_forms()
    if ".docx" in form.formats and (os.environ.get("OFFICE") != "short" or form.id in SHORT)
]
LETTERS_OF_A_LINE = 110
TAKEN_ALONG = 2
"""Rows that Word takes to the page of a signature as the PDF does; LibreOffice leaves them."""
SECONDS = 600
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>Times New Roman</family>
<prefer><family>Liberation Serif</family></prefer></alias></fontconfig>"""


pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not there; see make test-office"
)


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Document, Path, Path]]:
    """By the id of a form: its document, our PDF, and the PDF of the Word file."""
    folder = tmp_path_factory.mktemp("office")
    make_sample(folder / "xa-mau")
    documents: dict[str, Document] = {}
    with open_services(DataFolder(folder / "xa-mau")) as services:
        for form in printable_forms():
            if form.id in FORMS:
                wanted = fullest(services, form)
                documents[form.id] = form.make(services, wanted)
                for suffix in (".pdf", ".docx"):
                    write_form(services, form, wanted, folder / f"{form.id}{suffix}")
    convert([folder / f"{form}.docx" for form in FORMS], folder / "converted")
    return {
        form: (document, folder / f"{form}.pdf", folder / "converted" / f"{form}.pdf")
        for form, document in documents.items()
    }


def convert(files: list[Path], target: Path) -> None:
    """Let LibreOffice open ``files`` with the fonts of the program alone, and write each as PDF."""
    target.mkdir()
    fonts = target / "fonts.conf"
    fonts.write_text(FONTS.format(fonts=resources.path("fonts"), cache=target / "cache"))
    own = f"-env:UserInstallation={(target / 'office').as_uri()}"
    subprocess.run(
        ["soffice", "--headless", own, "--convert-to", "pdf", "--outdir", target, *files],
        check=True,
        capture_output=True,
        timeout=SECONDS,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
    )


@pytest.mark.parametrize("form", FORMS)
def test_word_and_pdf_have_the_same_pages(form: str, papers) -> None:
    document, ours, theirs = papers[form]
    assert page_count(theirs) == page_count(ours)
    most = most_letters_of_a_row(document)
    counted = zip(letters_up_to(ours), letters_up_to(theirs), strict=True)
    before_the_last = page_count(ours) - 2
    for page, (one, other) in enumerate(counted):
        allowed = most * (1 + TAKEN_ALONG) if page == before_the_last else most
        assert abs(one - other) <= allowed, f"page {page + 2} begins elsewhere"


def letters_up_to(path: Path) -> list[int]:
    """How many letters stand on the first page, on the first two, and so on.

    Words would be counted apart wherever one of the two breaks a line within them.
    """
    return list(accumulate(letters(text) for text in page_texts(path)))


def most_letters_of_a_row(document: Document) -> int:
    """Of the longest row or line: by so much may a page begin earlier or later."""
    rows = (row for block in document.blocks for row in getattr(block, "rows", ()))
    sizes = (
        sum(letters(plain(cell(content).text)) for content in row.cells)
        for row in rows
        if isinstance(row, Row)
    )
    return max(max(sizes, default=0), LETTERS_OF_A_LINE)


def letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)
