from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from models.decisions import Decision
from tests.small_commune import add_decision, add_subjects
from ui.dialogs.decision_dialog import DecisionDialog
from ui.dialogs.issue_dialog import IssueDialog
from ui.dialogs.question import Question
from ui.dialogs.recipients_dialog import RecipientsDialog
from ui.dialogs.recorded_decision_dialog import RecordedDecisionDialog
from ui.pages.decisions_page import DecisionsPage
from ui.pages.list_page import ListPage
from ui.widgets.stepper import Stepper


@pytest.fixture
def page(workspace, shown):
    return shown(DecisionsPage(workspace))


@pytest.fixture
def idle(qtbot, workspace):
    def wait():
        qtbot.waitUntil(lambda: not workspace.jobs.busy())

    return wait


@pytest.fixture
def opened(monkeypatch):
    """What was handed to other programs."""
    paths = []

    def open_url(url: QUrl) -> bool:
        paths.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return paths


def child(page, kind):
    return next(found for found in page.findChildren(kind) if found.isVisible())


def select(page, qtbot, uid):
    page.workspace.changes.announce("decisions")
    page.list.list_model.uid_at(0)
    assert page.list.select_uid(uid)
    qtbot.waitUntil(lambda: page.find_action("recipients").isEnabled())
    qtbot.waitUntil(lambda: page.list.current_uid() == uid)


def steps_offered(page):
    return [v for v in ("submit", "sign", "issue") if page.find_action(v).isVisible()]


def test_an_empty_page_offers_the_first_decision(page):
    assert isinstance(page, ListPage)
    assert page.objectName() == "page.decisions"
    assert page.empty.title.text() == "Chưa có quyết định nào trong kỳ này"
    page.empty.first.click()
    assert child(page, DecisionDialog).isVisible()


def test_what_was_decided_above_is_written_down_from_here(page):
    page.empty.second.click()
    assert child(page, RecordedDecisionDialog).isVisible()


def test_only_the_chosen_period_is_shown_until_all_are_wanted(page, services, workspace):
    add_decision(services, period="2026")
    add_decision(services, period="2025-2026")
    workspace.changes.announce("decisions")
    assert page.list.list_model.rowCount() == 1
    assert page.sentence.text() == "Có 1 quyết định của năm 2026."
    page.chips.choose("every_period")
    assert page.sentence.text() == "Có 2 quyết định của mọi kỳ."
    page.chips.choose()
    workspace.period.choose("2025-2026")
    assert page.sentence.text() == "Có 1 quyết định của năm học 2025-2026."


def test_chips_show_what_is_under_way_or_issued(page, services, workspace, qtbot):
    decision = add_decision(services, subjects=add_subjects(services, 1))
    add_decision(services)
    services.deciding.advance(decision.uid)
    services.deciding.advance(decision.uid)
    services.deciding.advance(decision.uid, "5", date(2026, 11, 18))
    workspace.changes.announce("decisions")
    page.chips.choose("issued")
    assert page.list.list_model.rowCount() == 1
    page.chips.choose("open")
    assert page.list.list_model.rowCount() == 1
    page.clear_search()
    assert page.list.list_model.rowCount() == 2


def test_each_step_is_offered_in_its_turn(page, services, qtbot):
    decision = add_decision(services, subjects=add_subjects(services, 2))
    select(page, qtbot, decision.uid)
    assert steps_offered(page) == ["submit"]
    page.find_action("submit").trigger()
    qtbot.waitUntil(lambda: steps_offered(page) == ["sign"])
    page.find_action("sign").trigger()
    qtbot.waitUntil(lambda: steps_offered(page) == ["issue"])
    page.find_action("back").trigger()
    qtbot.waitUntil(lambda: steps_offered(page) == ["sign"])
    assert services.deciding.get(decision.uid).status == "submitted"


def test_what_stands_in_the_way_is_said_where_it_happens(page, services, qtbot):
    decision = add_decision(services)
    select(page, qtbot, decision.uid)
    with qtbot.waitSignal(page.refused) as refused:
        page.find_action("submit").trigger()
    assert refused.args == ["Quyết định chưa có ai trong danh sách khen thưởng."]


def test_issuing_asks_for_number_and_day_and_locks(page, services, qtbot, idle):
    decision = add_decision(services, subjects=add_subjects(services, 3))
    services.deciding.advance(decision.uid)
    services.deciding.advance(decision.uid)
    select(page, qtbot, decision.uid)
    page.find_action("issue").trigger()
    dialog = child(page, IssueDialog)
    assert "3 đối tượng được giữ nguyên" in dialog.intro.text()
    dialog.save_button.click()
    assert dialog.problem_shown_at("number").startswith("Hãy nhập số quyết định")
    assert dialog.problem_shown_at("decided_on") == "Hãy nhập ngày ban hành."
    dialog.fill({"number": "145/QĐ-UBND", "decided_on": date(2026, 11, 18)})
    with qtbot.waitSignal(page.told) as told:
        dialog.save_button.click()
    idle()
    assert told.args == ["Đã ban hành và khóa quyết định số 145/QĐ-UBND.", True]
    issued = services.deciding.get(decision.uid)
    assert (issued.status, issued.number, issued.symbol) == ("issued", "145", "QĐ-UBND")
    qtbot.waitUntil(lambda: not page.find_action("edit").isEnabled())
    assert not page.find_action("delete").isEnabled()
    assert page.find_action("attach").isEnabled()


def test_a_number_in_use_is_refused_under_its_field(page, services, qtbot):
    people = add_subjects(services, 2)
    add_decision(services, subjects=people, number="7", decided_on=date(2026, 3, 1))
    decision = add_decision(services, subjects=people)
    services.deciding.advance(decision.uid)
    services.deciding.advance(decision.uid)
    select(page, qtbot, decision.uid)
    page.issue()
    dialog = child(page, IssueDialog)
    dialog.fill({"number": "07", "decided_on": date(2026, 11, 18)})
    dialog.save_button.click()
    assert "đã dùng cho một quyết định khác" in dialog.problem_shown_at("number")


def test_what_was_recorded_is_locked_in_one_step(page, services, qtbot, idle):
    decision = services.deciding.save(
        Decision(
            origin="recorded",
            level="province",
            issuer="Chủ tịch Ủy ban nhân dân tỉnh Điện Biên",
            award_type="BK_TINH",
            number="1234/QĐ-UBND",
            decided_on=date(2026, 3, 3),
            period="2026",
        )
    )
    services.deciding.add_subjects(decision.uid, add_subjects(services, 1))
    select(page, qtbot, decision.uid)
    assert steps_offered(page) == ["issue"]
    assert page.find_action("issue").text() == "Khóa…"
    page.issue()
    child(page, IssueDialog).save_button.click()
    idle()
    assert services.deciding.get(decision.uid).status == "issued"


def test_the_pane_shows_where_the_decision_stands_and_whom_it_honours(page, services, qtbot):
    uids = add_subjects(services, 7) + add_subjects(services, 2, "collective")
    decision = add_decision(services, "GK_XA", uids)
    select(page, qtbot, decision.uid)
    qtbot.waitUntil(lambda: page.details.findChild(Stepper) is not None)
    details = page.details_of(decision.uid)
    assert (details.step, len(details.steps)) == (0, 4)
    counts = next(s for s in details.sections if s.title == "Danh sách khen thưởng")
    assert counts.fields == [
        ("Tập thể", "2"),
        ("Cá nhân", "7"),
    ]
    money = next(s for s in details.sections if s.title == "Tiền thưởng")
    assert money.fields == [("Theo quyết định", "8.349.000 đồng")]


def test_the_list_of_recipients_is_opened_from_the_page(page, services, qtbot):
    decision = add_decision(services)
    select(page, qtbot, decision.uid)
    page.find_action("recipients").trigger()
    dialog = child(page, RecipientsDialog)
    assert dialog.windowTitle().startswith("Quyết định chưa có số: về việc công nhận")
    dialog.accept()


def test_deleting_names_what_goes_with_it(page, services, qtbot, idle):
    decision = add_decision(services, subjects=add_subjects(services, 12))
    select(page, qtbot, decision.uid)
    page.find_action("delete").trigger()
    question = child(page, Question)
    question.yes.click()
    idle()
    assert services.deciding.get(decision.uid).deleted_at is not None
    assert page.list.list_model.rowCount() == 0


def test_printing_goes_straight_to_the_preview_of_the_decision(page, services, qtbot, idle, opened):
    decision = add_decision(services, subjects=add_subjects(services, 8))
    select(page, qtbot, decision.uid)
    page.find_action("print_decision").trigger()
    qtbot.waitUntil(lambda: page.desk.preview is not None)
    preview = page.desk.preview
    assert preview.windowTitle().startswith("Quyết định chưa số công nhận danh hiệu")
    assert preview.view.page_count == 3
    preview.findChild(type(page.find_action("print")), "action.preview.word").trigger()
    idle()
    assert [path.suffix for path in opened] == [".docx"]
    assert opened[0].parent == services.folder.prints
    preview.reject()


@pytest.mark.parametrize(
    ("award", "verb", "title"),
    [
        ("LDTT", "print_submission", "Tờ trình đề nghị công nhận danh hiệu"),
        ("GK_XA", "print_submission", "Tờ trình đề nghị tặng Giấy khen"),
        ("LDTT", "print_transmittal", "Phiếu gửi hồ sơ công nhận danh hiệu"),
    ],
)
def test_the_papers_around_a_decision_are_printed(page, services, qtbot, award, verb, title):
    decision = add_decision(services, award, add_subjects(services, 2))
    select(page, qtbot, decision.uid)
    page.find_action(verb).trigger()
    qtbot.waitUntil(lambda: page.desk.preview is not None)
    assert page.desk.preview.windowTitle().startswith(title)
    page.desk.preview.reject()


def test_the_decisions_on_screen_can_be_printed_as_a_list(page, services, qtbot, idle):
    decision = add_decision(services)
    select(page, qtbot, decision.uid)
    page.print_menu.print_shown()
    qtbot.waitUntil(lambda: page.desk.preview is not None)
    assert page.desk.preview.windowTitle() == "Danh sách quyết định 2026"
    page.desk.preview.reject()


def test_a_scan_is_kept_and_opened_under_its_own_name(
    page, services, qtbot, idle, opened, tmp_path, monkeypatch
):
    scan = tmp_path / "Quyết định 05 có dấu.pdf"
    scan.write_bytes(b"%PDF-1.7 signed")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(scan), ""))
    decision = add_decision(services)
    select(page, qtbot, decision.uid)
    with qtbot.waitSignal(page.told) as told:
        page.find_action("attach").trigger()
    idle()
    assert told.args == ["Đã đính kèm Quyết định 05 có dấu.pdf.", True]
    (action,) = page.scans.actions(decision.uid)
    action.trigger()
    assert [path.name for path in opened] == ["Quyết định 05 có dấu.pdf"]
    assert opened[0].read_bytes() == b"%PDF-1.7 signed"


def test_a_saved_decision_is_selected_and_leads_to_its_list(page, qtbot, services):
    page.new_record()
    dialog = child(page, DecisionDialog)
    dialog.award_type.set_value("LDTT")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert child(page, RecipientsDialog).page.empty.isVisible()
    assert page.list.list_model.rowCount() == 1
    child(page, RecipientsDialog).accept()
