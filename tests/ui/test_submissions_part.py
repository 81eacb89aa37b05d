"""Submissions upward: made, sent, answered."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel

from models.submissions import Submission
from tests.council_results import add_voted
from tests.small_commune import add_subjects
from ui.dialogs.answer_dialog import AnswerDialog
from ui.dialogs.choose_dialog import ChooseDialog
from ui.dialogs.numbering_dialog import NumberingDialog
from ui.dialogs.question import Question
from ui.dialogs.submission_dialog import SendSubmissionDialog, SubmissionDialog
from ui.pages.nominations.submissions_part import SubmissionsPart

SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


@pytest.fixture
def page(workspace, shown):
    return shown(SubmissionsPart(workspace))


@pytest.fixture
def sent(services) -> Submission:
    uids = [each.uid for each in add_voted(services, add_subjects(services, 3), "BK_TINH")]
    draft = Submission(period="2026", addressee="Chủ tịch Ủy ban nhân dân tỉnh Điện Biên")
    submission = services.submitting.prepare(draft, uids)
    return services.submitting.send(submission.uid, "27/TTr-UBND", date(2026, 11, 14))


def child(page, kind):
    return next(found for found in page.findChildren(kind) if found.isVisible())


def select(page, qtbot, uid):
    page.workspace.changes.announce("nominations")
    page.list.list_model.uid_at(0)
    assert page.list.select_uid(uid)
    qtbot.waitUntil(lambda: page.find_action("edit").isEnabled())


def test_an_empty_list_says_what_belongs_here_and_offers_it(page):
    assert page.empty.title.text() == "Chưa có tờ trình nào gửi cấp trên"
    page.empty.first.click()
    assert child(page, ChooseDialog).isVisible()


def test_a_submission_is_made_of_what_the_council_passed(page, services, qtbot):
    uids = [each.uid for each in add_voted(services, add_subjects(services, 2), "BK_TINH")]
    page.new_record()
    choosing = child(page, ChooseDialog)
    choosing.chosen.emit(uids)
    choosing.reject()
    dialog = child(page, SubmissionDialog)
    dialog.fill({"addressee": ""})
    dialog.save_button.click()
    assert dialog.problem_shown_at("addressee")
    dialog.level.set_value("state")
    dialog.level.edited.emit()
    with qtbot.waitSignal(page.told):
        dialog.save_button.click()
    (submission,) = services.store.submissions.all()
    assert submission.level == "state"
    assert page.list.list_model.rowCount() == 1


def test_sending_asks_for_number_and_day(page, services, qtbot):
    uids = [each.uid for each in add_voted(services, add_subjects(services, 1), "BK_TINH")]
    submission = services.submitting.prepare(Submission(period="2026", addressee="Tỉnh"), uids)
    select(page, qtbot, submission.uid)
    assert not page.answer_action.isEnabled()
    page.send_action.trigger()
    dialog = child(page, SendSubmissionDialog)
    dialog.save_button.click()
    assert dialog.problem_shown_at("number")
    dialog.fill({"number": "27"})
    with qtbot.waitSignal(page.told):
        dialog.save_button.click()
    assert services.submitting.get(submission.uid).code == "27/TTr-UBND"


def test_one_answer_grants_whoever_is_selected_and_turns_the_rest_down(page, services, sent, qtbot):
    select(page, qtbot, sent.uid)
    page.answer_action.trigger()
    dialog = child(page, AnswerDialog)
    assert dialog.told.text() == "Được khen 3; không được khen 0 trong 3 đề nghị."
    model = dialog.list.selectionModel()
    model.select(dialog.list.list_model.index(0, 0), SELECT)
    model.select(
        dialog.list.list_model.index(1, 0),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )
    assert dialog.told.text() == "Được khen 2; không được khen 1 trong 3 đề nghị."
    dialog.save_button.click()
    assert dialog.problem_shown_at("refused")
    assert dialog.problem_shown_at("number")
    dialog.fill(
        {
            "refused": "Chưa đủ thời gian",
            "number": "1234/QĐ-UBND",
            "decided_on": date(2026, 11, 19),
        }
    )
    with qtbot.waitSignal(page.told) as told:
        dialog.save_button.click()
    assert told.args[0] == "Đã ghi kết quả: 2 được khen, 1 không được khen."
    statuses = [n.status for n in services.submitting.nominations(sent.uid)]
    assert sorted(statuses) == ["awarded", "awarded", "returned"]


def test_a_deleted_submission_lets_its_nominations_wait_again(page, services, sent, qtbot):
    select(page, qtbot, sent.uid)
    page.find_action("delete").trigger()
    with qtbot.waitSignal(page.told):
        child(page, Question).yes.click()
    assert {n.status for n in services.store.nominations.of_period("2026")} == {"voted"}


def test_nominations_are_taken_out_of_what_was_not_sent(page, services, qtbot):
    uids = [each.uid for each in add_voted(services, add_subjects(services, 2), "BK_TINH")]
    submission = services.submitting.prepare(Submission(period="2026", addressee="Tỉnh"), uids)
    select(page, qtbot, submission.uid)
    page.take_out_action.trigger()
    choosing = child(page, ChooseDialog)
    with qtbot.waitSignal(page.told) as told:
        choosing.chosen.emit(uids[:1])
    choosing.reject()
    assert told.args[0] == "Đã bỏ 1 đề nghị khỏi tờ trình."
    assert [n.uid for n in services.submitting.nominations(submission.uid)] == uids[1:]


def test_what_was_sent_keeps_its_nominations(page, sent, qtbot):
    select(page, qtbot, sent.uid)
    assert not page.take_out_action.isEnabled()


@pytest.mark.parametrize(
    ("verb", "begins"),
    [
        ("print_submission", "Tờ trình số 27"),
        ("print_proposals", "Danh sách đề nghị khen thưởng kèm Tờ trình số 27"),
        ("print_transmittal", "Phiếu gửi"),
    ],
)
def test_the_papers_of_a_submission_are_printed_from_its_page(page, sent, qtbot, verb, begins):
    assert not page.find_action(verb).isEnabled()
    select(page, qtbot, sent.uid)
    with qtbot.waitSignal(page.desk.made) as made:
        page.find_action(verb).trigger()
    assert made.args[0].stem.startswith(begins)
    page.desk.preview.reject()


def test_the_numbers_of_submissions_that_wait_are_filled_in_from_here(page):
    page.find_action("numbering").trigger()
    child(page, NumberingDialog).reject()
