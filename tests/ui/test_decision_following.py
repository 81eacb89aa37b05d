"""Results into decisions, several issued at once, corrections, revocations, old records mended."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit

from models.decisions import Decision
from models.hindrances import Hindrance
from tests.council_results import add_voted
from tests.small_commune import add_decision, add_subjects
from ui.dialogs.correct_dialog import CorrectDialog
from ui.dialogs.issue_many_dialog import IssueManyDialog
from ui.dialogs.mend_dialog import MendAwardDialog, MendDecisionDialog, RemoveRecordedDialog
from ui.dialogs.override_dialog import OverrideDecisionDialog
from ui.dialogs.paper_award_dialog import PaperAwardDialog
from ui.dialogs.results_dialog import ResultsDialog
from ui.dialogs.revoke_dialog import RevokeDialog
from ui.pages.decisions_page import DecisionsPage
from ui.pages.recipients_page import RecipientsPage

ISSUED = date(2026, 11, 18)


@pytest.fixture
def page(workspace, shown):
    return shown(DecisionsPage(workspace))


@pytest.fixture
def issued(services) -> Decision:
    decision = add_decision(services, "LDTT", add_subjects(services, 3))
    services.deciding.issue_all({decision.uid: "145"}, ISSUED)
    return services.deciding.get(decision.uid)


@pytest.fixture
def recorded(services) -> Decision:
    draft = Decision(
        origin="recorded", level="province", issuer="Chủ tịch UBND tỉnh", number="12",
        symbol="QĐ-UBND", decided_on=date(2020, 2, 3), award_type="BK_TINH", period="2026",
    )  # fmt: skip
    decision = services.deciding.save(draft)
    services.deciding.add_subjects(decision.uid, add_subjects(services, 2, start=30))
    return services.deciding.advance(decision.uid)


def act(page, verb):
    action = page.find_action(verb)
    assert action.isEnabled(), verb
    action.trigger()


def child(page, kind):
    return next(found for found in page.findChildren(kind) if found.isVisible())


def select(page, qtbot, uid):
    page.workspace.changes.announce("decisions")
    page.list.list_model.uid_at(0)
    assert page.list.select_uid(uid)
    qtbot.waitUntil(lambda: page.list.current_uid() == uid)
    qtbot.waitUntil(lambda: page.find_action("recipients").isEnabled())


def idle(qtbot, page):
    qtbot.waitUntil(lambda: not page.workspace.jobs.busy())


def test_two_presses_make_decisions_and_a_submission_of_all_results(page, services, qtbot):
    add_voted(services, add_subjects(services, 3), "LDTT")
    add_voted(services, add_subjects(services, 2, start=20), "CSTDCS")
    add_voted(services, add_subjects(services, 1, start=40), "BK_TINH")
    act(page, "follow")
    dialog = child(page, ResultsDialog)
    assert dialog.save_button.text() == "Lập 2 quyết định và 1 tờ trình"
    with qtbot.waitSignal(page.told) as told:
        dialog.save_button.click()
    assert told.args[0] == "Đã lập 2 quyết định nháp và 1 tờ trình cấp trên."
    assert page.list.list_model.rowCount() == 2
    assert len(services.store.submissions.all()) == 1


def test_what_is_not_ticked_waits_on(page, services, qtbot):
    add_voted(services, add_subjects(services, 3), "LDTT")
    add_voted(services, add_subjects(services, 2, start=20), "CSTDCS")
    act(page, "follow")
    dialog = child(page, ResultsDialog)
    next(iter(dialog.boxes.values())).setChecked(False)
    assert dialog.save_button.text() == "Lập 1 quyết định"
    with qtbot.waitSignal(page.told):
        dialog.save_button.click()
    assert {n.status for n in services.store.nominations.of_period("2026")} == {"voted", "decided"}


def test_without_results_it_is_said_where_they_come_from(page, qtbot):
    with qtbot.waitSignal(page.refused) as refused:
        act(page, "follow")
    assert "Đề nghị & xét duyệt" in refused.args[0]


def test_several_selected_decisions_are_issued_with_numbers_that_follow(page, services, qtbot):
    for start in range(3):
        add_decision(services, "LDTT", add_subjects(services, 2, start=start * 10))
    page.workspace.changes.announce("decisions")
    page.list.selectAll()
    qtbot.waitUntil(lambda: page.find_action("issue").isVisible())
    act(page, "issue")
    dialog = child(page, IssueManyDialog)
    first, *others = dialog.numbers.values()
    first.setText("145")
    first.editingFinished.emit()
    assert [field.text() for field in others] == ["146", "147"]
    with qtbot.waitSignal(page.told) as told:
        dialog.save_button.click()
    assert told.args[0] == "Đã ban hành và khóa 3 quyết định."
    codes = {decision.code for decision in services.store.decisions.all()}
    assert codes == {"145/QĐ-UBND", "146/QĐ-UBND", "147/QĐ-UBND"}


def test_a_number_that_is_missing_is_told_at_its_decision(page, services, qtbot):
    uids = [
        add_decision(services, "LDTT", add_subjects(services, 2, start=start)).uid
        for start in (0, 10)
    ]
    page.following.issue_many(uids)
    dialog = child(page, IssueManyDialog)
    dialog.numbers[uids[0]].setText("145")
    dialog.save_button.click()
    assert dialog.isVisible()
    assert "Hãy nhập số" in dialog.problem_shown_at(uids[1])
    dialog.numbers[uids[1]].setText("0145")
    dialog.save_button.click()
    assert "đã ghi cho một quyết định ở trên" in dialog.problem_shown_at(uids[1])


def test_an_issued_decision_is_corrected_by_a_draft_of_its_own(page, services, issued, qtbot):
    select(page, qtbot, issued.uid)
    act(page, "correct")
    dialog = child(page, CorrectDialog)
    award = services.deciding.awards(issued.uid)[0]
    dialog.recipient.set_value((award.uid, award.name))
    dialog.recipient.chosen.emit(award.uid)
    name = dialog.findChild(QLineEdit, "name")
    assert name is not None
    assert name.text() == award.name
    name.setText("Lò Thị Sáng Mai")
    with qtbot.waitSignal(page.told):
        dialog.save_button.click()
    draft = services.deciding.get(page.list.current_uid())
    assert (draft.purpose, draft.amends_uid, draft.status) == ("correction", issued.uid, "draft")


def test_revoking_asks_whose_and_why(page, services, issued, qtbot):
    select(page, qtbot, issued.uid)
    act(page, "revoke")
    dialog = child(page, RevokeDialog)
    dialog.save_button.click()
    assert dialog.problem_shown_at("awards")
    assert dialog.problem_shown_at("reason")
    award = services.deciding.awards(issued.uid)[0]
    dialog.recipients.add(award.uid, award.name)
    dialog.fill({"reason": "Kê khai không đúng thành tích"})
    with qtbot.waitSignal(page.told):
        dialog.save_button.click()
    assert services.deciding.get(page.list.current_uid()).purpose == "revocation"


def test_only_what_fits_the_selected_decision_is_offered(page, services, issued, recorded, qtbot):
    select(page, qtbot, issued.uid)
    enabled = {v: page.find_action(v).isEnabled() for v in ("correct", "revoke", "mend")}
    assert enabled == {"correct": True, "revoke": True, "mend": False}
    select(page, qtbot, recorded.uid)
    enabled = {v: page.find_action(v).isEnabled() for v in ("correct", "revoke", "mend")}
    assert enabled == {"correct": False, "revoke": False, "mend": True}


def test_what_a_correction_amends_is_shown_and_no_list_of_its_own(page, services, issued, qtbot):
    line = services.deciding.awards(issued.uid)[0]
    correction = services.amending.correct(issued.uid, [(line.uid, "name", "Lò Văn Ánh")])
    page.workspace.changes.announce("decisions")
    assert page.list.select_uid(correction.uid)
    qtbot.waitUntil(page.find_action("amended").isVisible)
    assert not page.find_action("recipients").isVisible()
    page.find_action("amended").trigger()
    assert page.list.current_uid() == issued.uid
    qtbot.waitUntil(page.find_action("recipients").isVisible)
    assert not page.find_action("amended").isVisible()
    listed = services.lists.open("decision-list")
    columns = [column.name for column in listed.columns]
    row = next(row for row in listed.rows() if row.uid == correction.uid)
    assert row.cells[columns.index("summary")].startswith("Đính chính Quyết định số 145")
    assert row.cells[columns.index("awards")] in ("", None)


def test_a_record_is_mended_with_a_reason(page, services, recorded, qtbot):
    select(page, qtbot, recorded.uid)
    act(page, "mend")
    dialog = child(page, MendDecisionDialog)
    dialog.fill({"number": "21/QĐ-UBND"})
    dialog.save_button.click()
    assert dialog.problem_shown_at("reason")
    dialog.fill({"reason": "Gõ nhầm số quyết định"})
    with qtbot.waitSignal(page.told):
        dialog.save_button.click()
    assert services.deciding.get(recorded.uid).code == "21/QĐ-UBND"


def test_a_recorded_decision_can_be_removed_with_a_reason(page, services, recorded, qtbot):
    select(page, qtbot, recorded.uid)
    act(page, "remove_recorded")
    dialog = child(page, RemoveRecordedDialog)
    dialog.fill({"reason": "Ghi nhầm của xã khác"})
    with qtbot.waitSignal(page.told):
        dialog.save_button.click()
    assert services.store.decisions.all() == []


def test_a_recorded_line_is_mended_from_its_list(services, workspace, shown, recorded, qtbot):
    listed = shown(RecipientsPage(workspace, recorded.uid))
    line = services.deciding.awards(recorded.uid)[0]
    listed.open_record(line.uid)
    dialog = child(listed, MendAwardDialog)
    dialog.fill({"unit_name": "Trường Tiểu học Nà Ư", "reason": "Ghi nhầm đơn vị công tác"})
    dialog.save_button.click()
    assert services.deciding.award(line.uid).unit_name == "Trường Tiểu học Nà Ư"


def test_old_awards_are_written_down_in_one_form(page, services, qtbot):
    (uid,) = add_subjects(services, 1)
    act(page, "quick")
    dialog = child(page, PaperAwardDialog)
    dialog.save_button.click()
    assert dialog.problem_shown_at("subjects")
    dialog.subjects.add(uid, "Lò Văn Sáng")
    dialog.fill(
        {
            "award_type": "BK_TINH",
            "issuer": "Chủ tịch UBND tỉnh",
            "number": "12/QĐ-UBND",
            "decided_on": date(2026, 3, 5),
        }
    )
    with qtbot.waitSignal(page.told):
        dialog.save_button.click()
    (decision,) = services.store.decisions.all()
    assert (decision.status, decision.origin) == ("issued", "recorded")


def test_a_rule_is_passed_over_for_a_decision_with_a_reason(page, services, qtbot):
    (uid,) = add_subjects(services, 1)
    services.hindrances.save(
        Hindrance(subject_uid=uid, kind="complaint", starts_on=date(2026, 11, 1))
    )
    decision = add_decision(services, "GK_XA", [uid])
    select(page, qtbot, decision.uid)
    act(page, "override")
    dialog = child(page, OverrideDecisionDialog)
    dialog.save_button.click()
    assert dialog.problem_shown_at("reason")
    dialog.fill({"reason": "Đã xác minh, đơn không có cơ sở"})
    with qtbot.waitSignal(page.told):
        dialog.save_button.click()
    assert services.deciding.problems(services.deciding.get(decision.uid)) == {}
