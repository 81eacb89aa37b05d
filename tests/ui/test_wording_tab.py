"""Cài đặt > Lời văn: a sentence is worded otherwise, its problems said at once, and put back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from services.decision_sentences import DECISION_SENTENCES
from services.form_words import Sentence
from services.forms import FORMS
from services.word_examples import example_of
from tests.small_commune import add_decision, add_subjects
from ui.pages.settings.wording_tab import SENTENCE, WordingTab
from ui.pages.settings_page import SettingsPage

SENTENCES = {sentence.key: sentence for sentence in DECISION_SENTENCES}


@pytest.fixture
def page(workspace, shown):
    page = shown(SettingsPage(workspace))
    page.said = []
    page.told.connect(lambda sentence, _undoable: page.said.append(sentence))
    return page


@pytest.fixture
def tab(page) -> WordingTab:
    place = next(n for n in range(page.tabs.count()) if isinstance(page.tabs.widget(n), WordingTab))
    page.tabs.setCurrentIndex(place)
    tab = page.tabs.currentWidget()
    tab.form.set_value("decision")
    return tab


def choose(tab: WordingTab, key: str) -> Sentence:
    keys = [sentence.key for sentence in tab._forms[tab.form.value()].sentences]
    tab.sentences.setCurrentRow(keys.index(key))
    return tab.sentence


def press(page, verb: str) -> None:
    page.findChild(QPushButton, f"action.settings.{verb}").click()


def test_every_form_with_sentences_is_offered(tab):
    assert set(tab.form.values()) == {form.id for form in FORMS if form.sentences}


def test_what_is_written_for_one_paper_alone_is_not_offered_for_all(tab):
    tab.form.set_value("achievement-individual")
    tab.form.edited.emit()
    offered = [tab.sentences.item(n).data(SENTENCE).key for n in range(tab.sentences.count())]
    assert "number_merit" in offered
    assert "achievement" not in offered


def test_a_sentence_is_worded_and_put_back(page, tab, services):
    decision = add_decision(services, subjects=add_subjects(services, 1))
    sentence = choose(tab, "last")
    assert tab.original.toPlainText() == tab.own.toPlainText() == sentence.text
    assert not tab.save_button.isEnabled()
    assert not tab.reset_button.isEnabled()
    tab.own.setPlainText("{bộ phận} thi hành Quyết định này./.")
    assert tab.sample.text() == (
        "Ví dụ khi in: Trưởng phòng Văn hóa - Xã hội thi hành Quyết định này./."
    )
    assert tab.sentences.currentItem().text().startswith("Chưa lưu: ")
    press(page, "save_wording")
    assert services.wording.standard(decision).articles[-1].endswith("thi hành Quyết định này./.")
    assert tab.sentence.key == "last"
    assert tab.sentences.currentItem().text().startswith("Đã sửa: ")
    assert tab.original.toPlainText() == sentence.text
    press(page, "reset_wording")
    assert tab.own.toPlainText() == sentence.text
    assert page.said == ["Đã lưu lời văn.", "Đã trở về lời văn gốc."]


def test_a_problem_is_said_at_once_and_nothing_is_stored(page, tab, services):
    choose(tab, "last")
    tab.own.setPlainText("Do {người ký} thi hành")
    assert "Không có chỗ điền {người ký} trong câu này" in tab.own_field.problem
    assert not tab.save_button.isEnabled()
    tab.own.setPlainText("Do {bộ phận thi hành")
    assert "Dấu { } phải đi đủ cặp" in tab.own_field.problem
    tab.own.setPlainText("Do {bộ phận} thi hành")
    assert tab.own_field.problem == ""


def test_what_is_typed_stays_while_other_sentences_and_forms_are_looked_at(page, tab):
    choose(tab, "last")
    tab.own.setPlainText("Đang gõ dở")
    choose(tab, "money")
    assert tab.own.toPlainText() == SENTENCES["money"].text
    tab.form.set_value(next(value for value in tab.form.values() if value != "decision"))
    tab.form.set_value("decision")
    choose(tab, "last")
    assert tab.own.toPlainText() == "Đang gõ dở"
    press(page, "reset_wording")
    assert tab.own.toPlainText() == SENTENCES["last"].text


def test_bases_are_worded_for_the_law_that_is_chosen(page, tab, services):
    choose(tab, "bases")
    assert tab.law.isVisible()
    assert "Nghị định số 152/2025/NĐ-CP" in tab.original.toPlainText()
    tab.law.set_value("ND_98_2023")
    choose(tab, "bases")
    assert "Nghị định số 152/2025/NĐ-CP" not in tab.original.toPlainText()
    tab.own.setPlainText("Căn cứ Luật Thi đua, khen thưởng")
    press(page, "save_wording")
    tab.law.set_value("ND_152_2025")
    choose(tab, "bases")
    assert tab.own.toPlainText() == tab.original.toPlainText()
    tab.law.set_value("ND_98_2023")
    choose(tab, "bases")
    assert tab.own.toPlainText() == "Căn cứ Luật Thi đua, khen thưởng"


def test_an_undone_wording_is_shown_as_it_was(page, tab, services, workspace):
    choose(tab, "last")
    tab.own.setPlainText("Thi hành./.")
    press(page, "save_wording")
    services.history.undo()
    workspace.changes.announce_all()
    assert tab.own.toPlainText() == SENTENCES["last"].text


@pytest.mark.parametrize("form", [f for f in FORMS if f.sentences], ids=lambda form: form.id)
def test_every_blank_is_explained_with_an_example(form):
    blanks = {blank for sentence in form.sentences for blank in sentence.blanks}
    assert {blank for blank in blanks if not example_of(blank)} == set()
