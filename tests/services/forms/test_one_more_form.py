"""The form that CONTRIBUTING shows is a form: one file, and nothing else, prints it."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType

import docx
import pytest

from services.documents.pages import page_count
from services.form_words import Sentence
from services.forms.form import Form, Wanted
from services.printing import write_form
from tests.services.documents.pdf_reading import page_texts
from tests.small_commune import add_decision, add_subjects

SHOWN = re.compile(r"## One more form.*?```python\n(.*?)```", re.DOTALL)


@pytest.fixture
def form(monkeypatch: pytest.MonkeyPatch) -> Form:
    text = (Path(__file__).parents[3] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    found = SHOWN.search(text)
    assert found is not None
    module = ModuleType("award_confirmation")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exec(found[1], module.__dict__)
    return module.__dict__["AWARD_CONFIRMATION"]


def test_the_form_shown_to_contributors_prints(services, form, tmp_path):
    subjects = add_subjects(services, 2)
    name = services.store.subjects.get(subjects[0]).name
    add_decision(services, "LDTT", subjects, number="5")
    wanted = Wanted(uid=subjects[0])
    pdf = write_form(services, form, wanted, tmp_path / "một.pdf")
    assert page_count(pdf) == 1
    (text,) = page_texts(pdf)
    assert f"xác nhận {name} đã được khen thưởng 01 lần." in text
    assert "/GXN-UBND" in text
    word = docx.Document(str(write_form(services, form, wanted, tmp_path / "một.docx")))
    assert any("đã được khen thưởng" in paragraph.text for paragraph in word.paragraphs)


def test_its_sentence_can_be_worded_by_the_unit(services, form, tmp_path):
    (subject,) = add_subjects(services, 1)
    name = services.store.subjects.get(subject).name
    (sentence,) = form.sentences
    assert isinstance(sentence, Sentence)
    services.form_words.save(
        form.id, sentence, services.store.origin.today(), "{người} được khen {số} lần."
    )
    pdf = write_form(services, form, Wanted(uid=subject), tmp_path / "một.pdf")
    assert f"{name} được khen 00 lần." in page_texts(pdf)[0]
