"""The members of collectives: taken from their unit, counted or not, copied, taken out."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog

from models.subjects import Subject
from tests.small_commune import add_subjects, add_unit
from tests.watching import dialog_of, told
from ui.dialogs.copy_period_dialog import CopyPeriodDialog
from ui.dialogs.counting_dialog import CountingDialog
from ui.dialogs.members_dialog import MembersDialog
from ui.dialogs.question import Question
from ui.dialogs.take_members_dialog import TakeMembersDialog
from ui.pages.books.memberships_part import MembershipsPart
from ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, shown) -> MembershipsPart:
    return shown(MembershipsPart(workspace))


@pytest.fixture
def school(workspace: Workspace) -> Subject:
    services = workspace.services
    unit = add_unit(services, "Trường Mầm non Hoa Ban")
    add_subjects(services, 4, unit=unit, position="Giáo viên")
    return services.directory.save(
        Subject(kind="collective", name="Trường Mầm non Hoa Ban", unit_uid=unit.uid)
    )


def fill(workspace: Workspace, school: Subject) -> None:
    services = workspace.services
    services.memberships.take_from_unit(school.uid, "2026", school.unit_uid or "")
    workspace.changes.announce_all()


def test_the_unit_is_offered_and_its_people_are_taken(page, workspace, school, settle) -> None:
    workspace.changes.announce_all()
    said = told(page)
    assert page.empty.first.text() == "Lấy những người của đơn vị"
    page.empty.first.click()
    dialog = dialog_of(page, TakeMembersDialog)
    dialog.save_button.click()
    assert dialog.problem_shown_at("collective_uid") == "Hãy chọn tập thể."
    dialog.collective.set_value((school.uid, school.name))
    assert dialog.unit.text() == "Trường Mầm non Hoa Ban"
    assert dialog.told.text() == "Sẽ thêm 4 thành viên."
    dialog.save_button.click()
    settle()
    assert said == ["Đã thêm 4 thành viên cho 1 tập thể."]
    assert page.sentence.text() == ("1 tập thể có 4 thành viên trong năm 2026, 0 người không tính.")
    stored = workspace.services.memberships.of_collective(school.uid, "2026")
    assert {m.counted_on for m in stored} == {date(2026, 11, 20)}


def test_all_registered_collectives_are_filled_at_once(page, workspace, school, settle) -> None:
    services = workspace.services
    strays = add_subjects(services, 4, "collective", start=50)
    services.registering.register("2026", [school.uid, *strays], ["TTLDTT"])
    workspace.changes.announce_all()
    said = told(page)
    page.find_action("take").trigger()
    dialog = dialog_of(page, TakeMembersDialog)
    assert dialog.scope.value() == "all"
    assert not dialog.collective.isVisible()
    assert dialog.save_button.text() == "Lấy cho 5 tập thể"
    dialog.save_button.click()
    settle()
    assert said[0].startswith("Đã thêm 4 thành viên cho 1 tập thể. 4 tập thể chưa rõ đơn vị")
    assert "và tập thể khác" in said[0]
    assert page.list.list_model.rowCount() == 4


def test_members_are_left_out_with_a_reason(page, workspace, school) -> None:
    fill(workspace, school)
    page.list.selectRow(0)
    page.find_action("edit").trigger()
    dialog = dialog_of(page, CountingDialog)
    dialog.counted.set_value("no")
    dialog.save_button.click()
    assert "lý do không tính" in dialog.problem_shown_at("reason")
    dialog.fill({"reason": "Mới tuyển dụng dưới 6 tháng"})
    dialog.save_button.click()
    details = page.details_of(page.list.current_uid())
    assert details.state.text == "Không tính"
    assert details.sections[1].fields == [
        ("Thành viên", "4"),
        ("Được tính", "3"),
        ("Không tính", "1"),
    ]
    page.chips.choose("no")
    assert page.list.list_model.rowCount() == 1
    page.chips.choose()
    page.list.selectAll()
    page.find_action("edit").trigger()
    dialog = dialog_of(page, CountingDialog)
    assert dialog.windowTitle() == "Tính hay không tính 4 thành viên"
    dialog.counted.set_value("yes")
    dialog.save_button.click()
    assert workspace.services.memberships.totals("2026") == {school.uid: (4, 4)}


def test_people_are_added_and_taken_out(page, workspace, school, settle) -> None:
    fill(workspace, school)
    services = workspace.services
    (uid,) = add_subjects(services, 1, start=30)
    page.list.selectRow(0)
    page.find_action("new").trigger()
    dialog = dialog_of(page, MembersDialog)
    assert dialog.collective.text() == school.name
    dialog.people.add(uid, services.directory.subject(uid).name)
    dialog.fill({"counted_on": date(2024, 1, 1)})
    dialog.save_button.click()
    assert "từ đầu kỳ 2026" in dialog.problem_shown_at("counted_on")
    dialog.fill({"counted_on": None})
    dialog.save_button.click()
    assert page.list.list_model.rowCount() == 5
    page.list.selectAll()
    page.find_action("delete").trigger()
    dialog_of(page, Question).yes.click()
    settle()
    assert services.memberships.totals("2026") == {}
    services.history.undo()
    assert services.memberships.totals("2026") == {school.uid: (5, 5)}


def test_another_period_is_copied(page, workspace, school, settle) -> None:
    fill(workspace, school)
    workspace.period.choose("2025-2026")
    assert page.empty.isVisible()
    page.empty.second.click()
    dialog = dialog_of(page, CopyPeriodDialog)
    assert dialog.save_button.text() == "Chép 4 thành viên"
    dialog.save_button.click()
    settle()
    assert page.list.list_model.rowCount() == 4
    page.find_action("copy").trigger()
    dialog = dialog_of(page, CopyPeriodDialog)
    assert "không còn gì để chép" in dialog.told.text()
    dialog.done(QDialog.DialogCode.Rejected)


def test_five_thousand_members_open_and_scroll(page, workspace, school) -> None:
    services = workspace.services
    services.memberships.add(school.uid, "2026", add_subjects(services, 5000, start=100))
    workspace.changes.announce_all()
    assert page.list.list_model.rowCount() == 5000
    page.list.selectRow(4999)
    page.list.scrollToBottom()
    assert page.list.current_uid()
    page.search.setText("hoa ban")
    page.refresh()
    assert page.list.list_model.rowCount() == 5000
