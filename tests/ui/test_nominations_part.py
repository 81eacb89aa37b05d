"""The page of nominations with real records, clicks and rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from models.nominations import Nomination
from models.ratings import Grade, Rating
from services.services import Services
from tests.choosing import choose_row
from tests.small_commune import add_subjects, add_unit
from tests.watching import dialog_of, told
from ui.dialogs.eligibility_dialog import EligibilityDialog
from ui.dialogs.from_registrations_dialog import FromRegistrationsDialog
from ui.dialogs.held_back_dialog import HeldBackDialog
from ui.dialogs.nomination_dialog import NominationDialog
from ui.dialogs.override_dialog import OverrideDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.question import Question
from ui.dialogs.reason_dialog import ReasonDialog
from ui.dialogs.rotation_dialog import RotationDialog
from ui.pages.nominations.nominations_part import NominationsPart
from ui.widgets.details_pane import LinkLabel
from ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, shown) -> NominationsPart:
    return shown(NominationsPart(workspace))


def rate(services: Services, subjects: list[str], grade: Grade = "HTTNV") -> None:
    with services.store.action("Xếp loại"):
        services.store.ratings.save_many(
            Rating(period="2026", subject_uid=uid, grade=grade) for uid in subjects
        )


def propose(services: Services, count: int, award: str = "LDTT", start: int = 0) -> list[str]:
    unit = services.directory.ensure_unit("Trường Mầm non Hoa Ban")
    people = add_subjects(services, count, unit=unit, position="Giáo viên", start=start)
    model = Nomination(period="2026", subject_uid="", award_type=award)
    return list(services.nominating.add_subjects(model, people).uids)


def people_of(services: Services) -> list[str]:
    return [n.subject_uid for n in services.nominating.of_period("2026")]


def statuses(services: Services) -> list[str]:
    return sorted(n.status for n in services.nominating.of_period("2026"))


def cells(page, column: str) -> list[str]:
    model = page.list.list_model
    place = model.column_number(column)
    return [model.index(row, place).data() for row in range(model.rowCount())]


def test_an_empty_period_offers_the_first_steps(page, settle) -> None:
    assert page.empty.isVisible()
    said = told(page)
    page.empty.first.click()
    settle()
    assert said == ["Kỳ này không còn đăng ký nào chưa lập đề nghị."]
    page.empty.second.click()
    dialog_of(page, EligibilityDialog).reject()


def test_all_registrations_become_nominations_with_two_presses(
    page, workspace: Workspace, settle
) -> None:
    services = workspace.services
    services.registering.register("2026", add_subjects(services, 300), ["LDTT"])
    said = told(page)
    page.find_action("from_registrations").trigger()
    settle()
    dialog = dialog_of(page, FromRegistrationsDialog)
    assert dialog.save_button.text() == "Lập 300 đề nghị"
    dialog.save_button.click()
    settle()
    assert said == ["Đã lập 300 đề nghị."]
    assert page.list.list_model.rowCount() == 300
    services.history.undo()
    workspace.changes.announce_all()
    assert page.list.list_model.rowCount() == 0


def test_registrations_of_one_unit_and_one_award_are_chosen(page, workspace, settle) -> None:
    services = workspace.services
    unit = add_unit(services, "Trạm Y tế")
    inside = add_subjects(services, 3, unit=unit)
    services.registering.register("2026", inside, ["LDTT", "CSTDCS"])
    services.registering.register("2026", add_subjects(services, 5, start=20), ["LDTT"])
    page.find_action("from_registrations").trigger()
    settle()
    dialog = dialog_of(page, FromRegistrationsDialog)
    dialog.unit.set_value(unit.uid)
    dialog.awards["CSTDCS"].click()
    assert dialog.save_button.text() == "Lập 3 đề nghị"
    dialog.save_button.click()
    settle()
    assert {n.award_type for n in services.nominating.of_period("2026")} == {"LDTT"}
    assert set(people_of(services)) == set(inside)


def test_what_the_rules_find_is_drawn_when_it_is_known(page, workspace, settle) -> None:
    services = workspace.services
    propose(services, 3)
    rate(services, people_of(services)[:2])
    workspace.changes.announce("nominations", "facts")
    assert set(cells(page, "findings")) == {"Đang đối chiếu"}
    settle()
    assert sorted(cells(page, "findings")) == ["Thiếu", "Đạt", "Đạt"]
    page.chips.choose("troubled")
    assert cells(page, "findings") == ["Thiếu"]
    page.chips.choose()
    page.list.sort([("findings", False)])
    assert cells(page, "findings") == ["Thiếu", "Đạt", "Đạt"]
    page.list.sort([("findings", True)])
    assert cells(page, "findings") == ["Đạt", "Đạt", "Thiếu"]


def test_a_trouble_that_is_gone_leaves_the_chip_with_nobody(page, workspace, settle) -> None:
    services = workspace.services
    propose(services, 1)
    rate(services, people_of(services))
    workspace.changes.announce("nominations")
    settle()
    page.chips.choose("troubled")
    assert page.list.list_model.rowCount() == 0
    assert page.empty.isVisible()


def test_what_was_given_back_troubles_nobody_any_more(page, workspace, settle) -> None:
    services = workspace.services
    first, _second = propose(services, 2)
    services.nomination_steps.give_back([first], "Chưa có kết quả xếp loại")
    workspace.changes.announce("nominations")
    settle()
    page.chips.choose("troubled")
    assert page.list.list_model.rowCount() == 1


def test_the_pane_groups_findings_and_its_links_open_the_records(
    page, workspace, qtbot, settle
) -> None:
    services = workspace.services
    propose(services, 1)
    rate(services, people_of(services), "HTNV")
    (rating,) = services.store.ratings.of_subjects(people_of(services))
    workspace.changes.announce("nominations")
    settle()
    choose_row(page.list, 0)
    qtbot.waitUntil(lambda: bool(page.details.findChildren(LinkLabel)))
    details = page.details_of(page.list.current_uid())
    section = next(s for s in details.sections if s.title.startswith("Vi phạm"))
    note = next(n for n in section.notes if n.text.startswith("Chỉ được xếp loại"))
    assert "Điểm a khoản 1 Điều 24" in note.caption
    assert "áp dụng từ 01/01/2024" in note.caption
    gone: list[str] = []
    page.go_to.connect(gone.append)
    link = page.details.findChildren(LinkLabel)[0]
    link.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(link, Qt.Key.Key_Return)
    assert gone == [f"books/ratings#{rating.uid}"]
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton, pos=QPoint(12, 6))
    assert gone == [f"books/ratings#{rating.uid}"] * 2


def test_many_are_marked_at_once_and_those_held_back_are_named(page, workspace, settle) -> None:
    services = workspace.services
    propose(services, 4)
    rate(services, people_of(services)[:3])
    workspace.changes.announce("nominations")
    settle()
    said = told(page)
    page.list.selectAll()
    page._count_selection()
    page.find_action("complete").trigger()
    settle()
    page.list.selectAll()
    page._count_selection()
    page.find_action("examine").trigger()
    settle()
    assert said == [
        "Đã ghi đủ hồ sơ 4 đề nghị.",
        "Đã thẩm định xong 3 đề nghị; còn 1 giữ lại.",
    ]
    dialog = dialog_of(page, HeldBackDialog)
    assert dialog.windowTitle() == "1 đề nghị giữ lại"
    assert "Chưa có kết quả xếp loại" in dialog.list.toPlainText()
    assert "Kết quả xếp loại nhập ở Sổ sách, phần Xếp loại." in dialog.list.toPlainText()
    assert "(Lao động tiên tiến)" in dialog.list.toPlainText()
    dialog.no_button.click()
    page.list.selectAll()
    page._count_selection()
    page.find_action("examine").trigger()
    settle()
    assert len(said) == 3
    assert "Chưa có kết quả xếp loại" in said[2]
    assert statuses(services) == ["complete", "examined", "examined", "examined"]


def test_all_that_are_held_back_are_named_and_can_be_scrolled_to(page, workspace, settle) -> None:
    propose(workspace.services, 40)
    workspace.changes.announce("nominations")
    settle()
    page.list.selectAll()
    page._count_selection()
    page.find_action("examine").trigger()
    settle()
    dialog = dialog_of(page, HeldBackDialog)
    assert dialog.windowTitle() == "40 đề nghị giữ lại"
    assert dialog.list.toPlainText().count("Chưa có kết quả xếp loại") == 40
    assert dialog.list.verticalScrollBar().maximum() > 0
    assert not dialog.yes_button.isVisible()
    dialog.no_button.click()


def test_a_rule_is_passed_over_with_a_reason_and_counts_again(page, workspace, settle) -> None:
    services = workspace.services
    (uid,) = propose(services, 1)
    workspace.changes.announce("nominations")
    settle()
    choose_row(page.list, 0)
    page._count_selection()
    page.find_action("override").trigger()
    dialog = dialog_of(page, OverrideDialog)
    dialog.fill({"reason": "vì"})
    dialog.save_button.click()
    assert "lý do" in dialog.problem_shown_at("reason")
    dialog.fill({"reason": "Đơn vị nộp bổ sung kết quả sau", "decided_by": "Lò Văn Hặc"})
    dialog.save_button.click()
    settle()
    assert cells(page, "findings") == ["Bỏ qua có lý do"]
    (action,) = page.work.override_actions(uid)
    action.trigger()
    settle()
    assert services.overriding.of([uid]) == []


def test_giving_back_asks_for_a_reason(page, workspace, settle) -> None:
    services = workspace.services
    propose(services, 2)
    workspace.changes.announce("nominations")
    settle()
    page.list.selectAll()
    page._count_selection()
    page.find_action("give_back").trigger()
    dialog = dialog_of(page, ReasonDialog)
    dialog.save_button.click()
    assert dialog.problem_shown_at("reason")
    dialog.fill({"reason": "Thiếu báo cáo thành tích"})
    dialog.save_button.click()
    settle()
    assert statuses(services) == ["returned", "returned"]
    page.list.selectAll()
    page._count_selection()
    page.find_action("back").trigger()
    settle()
    assert statuses(services) == ["draft", "draft"]


def test_achievements_are_pasted_as_a_column(page, workspace, qtbot, settle) -> None:
    services = workspace.services
    propose(services, 3)
    workspace.changes.announce("nominations")
    settle()
    page.grid.choose_cell(0, page.list.list_model.column_number("achievement"))
    texts = ["Dạy giỏi cấp xã", "Hòa giải 12 vụ", "Vận động hiến đất"]
    QGuiApplication.clipboard().setText("\n".join(texts))
    page.editing.paste()
    settle()
    assert cells(page, "achievement") == texts
    assert {n.achievement for n in services.nominating.of_period("2026")} == set(texts)


def test_the_column_of_findings_cannot_be_typed_in(page, workspace, settle) -> None:
    propose(workspace.services, 1)
    workspace.changes.announce("nominations")
    settle()
    uid = page.list.list_model.uid_at(0)
    assert page.editing.grid.why_locked(uid, "findings")
    assert page.editing.grid.why_locked(uid, "status")


def test_somebody_is_put_forward_by_hand(page, workspace, type_text, settle) -> None:
    services = workspace.services
    people = add_subjects(services, 2)
    page.find_action("new").trigger()
    dialog = dialog_of(page, NominationDialog)
    dialog.save_button.click()
    assert dialog.problem_shown_at("subjects")
    for uid in people:
        dialog.subjects.add(uid, services.directory.subject(uid).name)
    dialog.save_button.click()
    assert dialog.problem_shown_at("award_type")
    assert not dialog.movement.isVisible()
    dialog.fill({"award_type": "GK_XA", "ground": "DOT_XUAT", "achievement": "Cứu người bị lũ"})
    dialog.save_button.click()
    settle()
    saved = services.nominating.of_period("2026")
    assert {n.subject_uid for n in saved} == set(people)
    assert {(n.ground, n.achievement) for n in saved} == {("DOT_XUAT", "Cứu người bị lũ")}


def test_the_same_achievement_twice_is_told_at_its_field(page, workspace) -> None:
    services = workspace.services
    (person,) = add_subjects(services, 1)
    services.nominating.save(
        Nomination(period="2026", subject_uid=person, award_type="GK_XA", achievement="Hòa giải")
    )
    page.new_record()
    dialog = dialog_of(page, NominationDialog)
    dialog.subjects.add(person, "x")
    dialog.fill({"award_type": "GK_XA", "achievement": "hòa giải"})
    dialog.save_button.click()
    assert "mỗi thành tích" in dialog.problem_shown_at("achievement")


def test_a_nomination_is_changed_in_its_form(page, workspace, settle) -> None:
    services = workspace.services
    (uid,) = propose(services, 1)
    workspace.changes.announce("nominations")
    settle()
    page.open_record(uid)
    dialog = dialog_of(page, NominationDialog)
    dialog.fill({"achievement": "Dạy giỏi", "posthumous": True})
    dialog.save_button.click()
    stored = services.nominating.get(uid)
    assert (stored.achievement, stored.posthumous) == ("Dạy giỏi", True)


def test_who_qualifies_is_found_ticked_and_put_forward(page, workspace, settle, qtbot) -> None:
    services = workspace.services
    people = add_subjects(services, 4)
    rate(services, people[:3])
    page.find_action("eligible").trigger()
    dialog = dialog_of(page, EligibilityDialog)
    dialog.find_button.click()
    assert dialog.message.isVisible()
    dialog.award_type.set_value("LDTT")
    dialog.find_button.click()
    settle()
    assert dialog.list.topLevelItemCount() == 3
    dialog.list.topLevelItem(0).setCheckState(0, Qt.CheckState.Unchecked)
    assert dialog.add_button.text() == "Lập 2 đề nghị"
    dialog.chips.choose("others")
    assert dialog.list.topLevelItemCount() == 1
    assert "Chưa có kết quả xếp loại" in dialog.list.topLevelItem(0).text(2)
    assert not dialog.add_button.isEnabled()
    dialog.explain_button.click()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(PreviewDialog)), timeout=20_000)
    dialog_of(dialog, PreviewDialog).reject()
    dialog.chips.choose("qualified")
    assert dialog.add_button.text() == "Lập 3 đề nghị"
    dialog.add_button.click()
    settle()
    assert set(people_of(services)) == set(people[:3])


def test_an_attachment_hangs_on_the_nomination(
    page, workspace, settle, tmp_path: Path, monkeypatch
) -> None:
    (uid,) = propose(workspace.services, 1)
    workspace.changes.announce("nominations")
    settle()
    scan = tmp_path / "thanh-tich.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(scan), ""))
    choose_row(page.list, 0)
    page._count_selection()
    page.find_action("attach").trigger()
    settle()
    assert [a.name for a in workspace.services.attaching.of(uid)] == ["thanh-tich.pdf"]


def test_why_not_is_answered_on_one_page(page, workspace, settle, qtbot) -> None:
    propose(workspace.services, 1)
    workspace.changes.announce("nominations")
    settle()
    choose_row(page.list, 0)
    page._count_selection()
    page.find_action("explain").trigger()
    qtbot.waitUntil(lambda: bool(page.findChildren(PreviewDialog)), timeout=20_000)
    dialog_of(page, PreviewDialog).reject()


def test_the_list_is_counted_up_before_it_goes_up(page, workspace, settle) -> None:
    said = told(page)
    page.find_action("statistics").trigger()
    settle()
    assert said == ["Kỳ này chưa có đề nghị nào để thống kê."]
    propose(workspace.services, 3)
    workspace.changes.announce("nominations")
    settle()
    page.find_action("statistics").trigger()
    settle()
    dialog = dialog_of(page, RotationDialog)
    assert dialog.awards.list_model.rowCount() == 1
    assert dialog.units.list_model.rowCount() == 1
    assert dialog.units.list_model.index(0, 0).data() == "Trường Mầm non Hoa Ban"
    dialog.close_button.click()


def test_deleting_asks_first_and_is_undone(page, workspace, settle) -> None:
    services = workspace.services
    propose(services, 2)
    workspace.changes.announce("nominations")
    settle()
    page.list.selectAll()
    page._count_selection()
    page.find_action("delete").trigger()
    dialog_of(page, Question).yes.click()
    settle()
    assert people_of(services) == []
    services.history.undo()
    assert len(people_of(services)) == 2


def test_a_record_from_another_period_is_revealed(page, workspace, settle) -> None:
    (uid,) = propose(workspace.services, 1)
    workspace.period.choose("2025-2026")
    assert page.list.list_model.rowCount() == 0
    assert page.reveal(uid)
    assert workspace.period.code == "2026"
    settle()
    assert page.list.current_uid() == uid


def test_the_page_stays_quick_with_five_thousand_rows(page, workspace, settle, qtbot) -> None:
    services = workspace.services
    propose(services, 5000)
    workspace.changes.announce("nominations")
    assert page.list.list_model.rowCount() == 5000
    qtbot.waitUntil(lambda: not workspace.jobs.busy(), timeout=60_000)
    assert set(cells(page, "findings")[:50]) == {"Thiếu"}


def test_the_list_of_proposals_is_that_of_the_unit_that_is_chosen(page, services, qtbot):
    propose(services, 2)
    page.workspace.changes.announce("nominations")
    page.unit.set_value(services.directory.units()[0].uid)
    with qtbot.waitSignal(page.desk.made) as made:
        page.find_action("print_proposals").trigger()
    assert made.args[0].stem == "Danh sách đề nghị khen thưởng năm 2026 Trường Mầm non Hoa Ban"
    page.desk.preview.reject()
