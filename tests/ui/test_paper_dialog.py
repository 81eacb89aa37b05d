"""Sửa văn bản này: one paper is changed, the next of its form is as always."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from models.submissions import Submission
from services.documents.document import LegalBases, Paragraph, SignatureBlock
from services.forms import FORMS
from services.forms.form import Wanted
from services.printing import note_made
from tests.held_meeting import add_council, add_meeting, add_nominations
from ui.dialogs.paper_dialog import PaperDialog

MINUTES = next(form for form in FORMS if form.id == "minutes")
INVITATION = next(form for form in FORMS if form.id == "invitation")


@pytest.fixture
def meeting(services):
    return add_meeting(services)


@pytest.fixture
def open_dialog(workspace, shown):
    def open_(form, uid):
        dialog = PaperDialog(workspace, form, Wanted(uid=uid), shown(QWidget()))
        dialog.open()
        return dialog

    return open_


def paper_of(services, form, uid):
    return services.papers.of(form.id, uid)


def words(document) -> str:
    return " ".join(str(block.text) for block in document.blocks if isinstance(block, Paragraph))


def test_number_day_and_signer_stand_in_this_paper_alone(services, meeting, open_dialog):
    other = add_meeting(services, add_council(services))
    dialog = open_dialog(MINUTES, meeting.uid)
    dialog.fill({"number": "05", "dated_on": date(2026, 11, 19)})
    dialog.accept()
    paper = paper_of(services, MINUTES, meeting.uid)
    assert (paper.code, paper.dated_on) == ("05/BB-HĐTĐKT", date(2026, 11, 19))
    assert paper.kind == "Biên bản họp Hội đồng"
    assert not paper_of(services, MINUTES, other.uid).uid
    assert services.history.to_undo().title.startswith("Sửa văn bản số 05/BB-HĐTĐKT")


def test_a_sentence_is_worded_otherwise_with_its_blanks_and_back_again(
    services, meeting, open_dialog
):
    sentence = next(s for s in INVITATION.sentences if s.blanks and s.key not in ("recipients",))
    dialog = open_dialog(INVITATION, meeting.uid)
    field = dialog.words[sentence.key]
    original = services.form_words.text(INVITATION.id, sentence, date(2026, 11, 20))
    assert field.original.text() == f"Lời văn gốc: {original}"
    assert not field.reset.isVisibleTo(dialog)
    own = f"Lời riêng của lần này {{{sentence.blanks[0]}}}"
    field.text.setPlainText(own)
    assert field.reset.isVisibleTo(dialog)
    dialog.accept()
    assert paper_of(services, INVITATION, meeting.uid).texts == {sentence.key: own}
    made = INVITATION.make(services, Wanted(uid=meeting.uid))
    assert any("Lời riêng của lần này" in str(block) for block in made.blocks)
    again = open_dialog(INVITATION, meeting.uid)
    again.words[sentence.key].reset.click()
    again.accept()
    assert paper_of(services, INVITATION, meeting.uid).texts == {}


def test_a_blank_that_means_nothing_is_told_at_its_sentence(services, meeting, open_dialog):
    sentence = INVITATION.sentences[0]
    dialog = open_dialog(INVITATION, meeting.uid)
    dialog.words[sentence.key].text.setPlainText("Mời {ai_đó} tới họp")
    dialog.accept()
    assert "{ai_đó}" in dialog.problem_shown_at(f"words.{sentence.key}")
    assert not paper_of(services, INVITATION, meeting.uid).uid


def test_recipients_begin_as_usual_and_are_changed_for_this_once(services, meeting, open_dialog):
    dialog = open_dialog(MINUTES, meeting.uid)
    usual = dialog.parts["recipients"].text.toPlainText()
    assert "Lưu: VT" in usual
    dialog.parts["recipients"].text.setPlainText("Thường trực Đảng ủy xã\nLưu: VT, VHXH")
    dialog.accept()
    made = MINUTES.make(services, Wanted(uid=meeting.uid))
    (signature,) = (block for block in made.blocks if isinstance(block, SignatureBlock))
    assert signature.recipients == ("Thường trực Đảng ủy xã", "Lưu: VT, VHXH")
    again = open_dialog(MINUTES, meeting.uid)
    again.parts["recipients"].reset.click()
    assert again.parts["recipients"].text.toPlainText() == usual


def test_only_what_the_paper_has_is_asked(services, meeting, open_dialog):
    dialog = open_dialog(MINUTES, meeting.uid)
    assert not dialog.parts["addressees"].isVisibleTo(dialog)
    made = MINUTES.make(services, Wanted(uid=meeting.uid))
    has_bases = any(isinstance(block, LegalBases) for block in made.blocks)
    assert dialog.parts["bases"].isVisibleTo(dialog) == has_bases


def test_a_number_that_is_taken_or_has_no_day_is_refused_at_its_field(
    services, meeting, open_dialog
):
    other = add_meeting(services, add_council(services))
    first = open_dialog(MINUTES, meeting.uid)
    first.fill({"number": "5", "dated_on": date(2026, 11, 19)})
    first.accept()
    dialog = open_dialog(MINUTES, other.uid)
    dialog.fill({"number": "05"})
    dialog.accept()
    assert "phải có ngày" in dialog.problem_shown_at("dated_on")
    dialog.fill({"dated_on": date(2026, 11, 20)})
    dialog.accept()
    assert "đã ghi cho văn bản" in dialog.problem_shown_at("number")
    dialog.fill({"number": "6", "dated_on": date(2026, 11, 21)})
    dialog.accept()
    assert dialog.problem_shown_at("dated_on") == "Ngày 21/11/2026 chưa tới."


def test_a_submission_upward_keeps_its_number_in_its_own_dialog(services, open_dialog):
    submission = services.submitting.prepare(
        Submission(period="2026", addressee="Chủ tịch Ủy ban nhân dân tỉnh"),
        add_nominations(services, 1, "BK_TINH"),
    )
    upward = next(form for form in FORMS if form.id == "submission-upward")
    dialog = open_dialog(upward, submission.uid)
    assert "number" not in dialog._fields
    assert "dated_on" not in dialog._fields
    dialog.parts["recipients"].text.setPlainText("Như trên")
    dialog.accept()
    paper = paper_of(services, upward, submission.uid)
    assert paper.recipients == ("Như trên",)
    assert not paper.numbered
    assert note_made(services, upward, Wanted(uid=submission.uid)) is None
    assert [row.kind for row in services.numbering.waiting()] == ["submission"]
