"""The certificates of a decision and the ruler sheet as forms: from In ấn and from the command line."""

from __future__ import annotations

import pytest

from models.problems import Refused
from models.progress import SILENT
from services.documents.pages import page_sizes
from services.forms import FORMS
from services.forms.form import Wanted
from services.forms.presenting.certificate import CERTIFICATE
from services.forms.presenting.ruler_sheet import RULER_SHEET
from services.printing import print_form, write_form
from tests.paid_decisions import issued
from tests.services.documents.pdf_reading import page_texts
from tests.small_commune import add_decision, add_subjects, name_of


def test_both_are_offered():
    assert {"certificate", "ruler-sheet"} <= {form.id for form in FORMS}


def test_every_recipient_gets_a_sheet_in_the_order_of_the_list(services, tmp_path):
    decision = issued(services, "GK_XA", add_subjects(services, 3))
    path = write_form(services, CERTIFICATE, Wanted(uid=decision.uid), tmp_path / "gk.pdf")
    pages = page_texts(path)
    names = [award.name for award in services.deciding.awards(decision.uid)]
    assert len(pages) == 3
    assert [name in page for name, page in zip(names, pages, strict=True)] == [True] * 3


def test_awards_of_several_kinds_each_get_their_own_layout(services, tmp_path):
    decision = add_decision(services, "GK_XA", add_subjects(services, 1))
    services.deciding.add_subjects(decision.uid, add_subjects(services, 1, start=1), "CSTDCS")
    path = write_form(services, CERTIFICATE, Wanted(uid=decision.uid), tmp_path / "gk.pdf")
    texts = " ".join(page_texts(path))
    assert "GIẤY KHEN" in texts
    assert "BẰNG CHỨNG NHẬN" in texts


def test_the_file_is_called_after_the_decision(services):
    decision = issued(services, "GK_XA", add_subjects(services, 1))
    path = print_form(services, CERTIFICATE, Wanted(uid=decision.uid), ".pdf")
    assert path.name == "Giấy khen, giấy chứng nhận theo Quyết định 05-QĐ-UBND.pdf"


def test_the_document_says_whose_sheets_are_in_the_file(services):
    decision = add_decision(services, "GK_XA", add_subjects(services, 1))
    document = CERTIFICATE.make(services, Wanted(uid=decision.uid))
    assert [getattr(block, "text", "") for block in document.blocks] == [f"Ông {name_of(0)}"]


def test_a_word_file_is_refused(services, tmp_path):
    decision = add_decision(services, "GK_XA", add_subjects(services, 1))
    with pytest.raises(Refused, match=r"\.pdf"):
        write_form(services, CERTIFICATE, Wanted(uid=decision.uid), tmp_path / "gk.docx")


def test_the_ruler_sheet_has_the_paper_of_the_layout_asked_for(services, tmp_path):
    path = write_form(services, RULER_SHEET, Wanted(uid="giay-khen-a3"), tmp_path / "t.pdf", SILENT)
    assert page_sizes(path) == [pytest.approx((420, 297), abs=0.1)]
    write_form(services, RULER_SHEET, Wanted(), path)
    assert page_sizes(path) == [pytest.approx((297, 210), abs=0.1)]
    with pytest.raises(Refused, match="không còn nữa"):
        write_form(services, RULER_SHEET, Wanted(uid="khong-co"), path)
