"""The page of registrations with real records, clicks and drops."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit

from services.intake.workbook import read_workbook
from services.services import Services
from tests.dropping import drop_files
from tests.small_commune import add_subjects, add_unit
from tests.watching import dialog_of, told
from ui.dialogs.copy_period_dialog import CopyPeriodDialog
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.put_forward_dialog import PutForwardDialog
from ui.dialogs.question import Question
from ui.dialogs.registration_change_dialog import RegistrationChangeDialog
from ui.dialogs.registration_dialog import RegistrationDialog
from ui.dialogs.subject_dialog import SubjectDialog
from ui.pages.directory_page import DirectoryPage
from ui.pages.registrations_page import RegistrationsPage
from ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, shown) -> RegistrationsPage:
    return shown(RegistrationsPage(workspace))


def register(services: Services, count: int, *titles: str, kind="individual", start=0) -> list[str]:
    unit = services.directory.ensure_unit("Trường Mầm non Hoa Ban")
    people = add_subjects(services, count, kind, unit=unit, position="Giáo viên", start=start)
    services.registering.register("2026", people, titles)
    return people


def test_an_empty_period_offers_the_first_steps(page: RegistrationsPage) -> None:
    assert page.empty.isVisible()
    assert page.empty.title.text() == "Kỳ này chưa có đăng ký nào"
    page.empty.first.click()
    dialog_of(page, RegistrationDialog).done(QDialog.DialogCode.Rejected)
    page.empty.second.click()
    dialog_of(page, ImportDialog).reject()


def test_the_counts_are_those_of_the_report(page, workspace: Workspace, qtbot) -> None:
    services = workspace.services
    register(services, 4, "LDTT")
    register(services, 2, "LDTT", "CSTDCS", start=10)
    register(services, 3, "TTLDTT", kind="collective", start=20)
    workspace.changes.announce("registrations")
    assert page.sentence.text() == "Có 11 đăng ký của năm 2026: 3 tập thể, 6 cá nhân."
    overview = page.overview()
    assert overview is not None
    (section,) = overview.sections
    assert [note.text for note in section.notes] == [
        services.registering.sentence(count) for count in services.registering.summary("2026").kinds
    ]
    register(services, 1, "LDTT", start=30)
    workspace.changes.announce("registrations")
    assert "7 cá nhân" in page.sentence.text()


def test_the_page_follows_the_period(page, workspace: Workspace) -> None:
    register(workspace.services, 2, "LDTT")
    workspace.changes.announce("registrations")
    assert page.list.list_model.rowCount() == 2
    workspace.period.choose("2025-2026")
    assert page.list.list_model.rowCount() == 0
    assert page.empty.isVisible()


def test_a_chip_shows_one_kind(page, workspace: Workspace, qtbot) -> None:
    register(workspace.services, 2, "LDTT")
    register(workspace.services, 3, "TTLDTT", kind="collective", start=10)
    workspace.changes.announce("registrations")
    page.chips.choose("collective")
    assert page.list.list_model.rowCount() == 3


def test_several_people_are_registered_for_several_titles(
    page, workspace: Workspace, qtbot, type_text
) -> None:
    services = workspace.services
    unit = add_unit(services, "Trạm Y tế")
    people = add_subjects(services, 3, unit=unit)
    said = told(page)
    page.find_action("new").trigger()
    dialog = dialog_of(page, RegistrationDialog)
    for uid in people[:2]:
        name = services.directory.subject(uid).name
        type_text(dialog.subjects.picker, name)
        dialog.subjects.picker._take_the_only_one()
    assert dialog.subjects.value() == people[:2]
    for code in ("LDTT", "CSTDCS"):
        dialog.titles.add(code, code)
    dialog.save_button.click()
    stored = services.store.registrations.of_period("2026")
    assert {(r.subject_uid, r.award_type) for r in stored} == {
        (uid, code) for uid in people[:2] for code in ("LDTT", "CSTDCS")
    }
    assert stored[0].registered_on == date(2026, 11, 20)
    assert said == ["Đã thêm 4 đăng ký."]
    assert page.list.list_model.rowCount() == 4


def test_what_is_missing_is_said_under_its_field(page, type_text) -> None:
    page.new_record()
    dialog = dialog_of(page, RegistrationDialog)
    dialog.save_button.click()
    assert dialog.problem_shown_at("subjects") == "Hãy chọn ít nhất một đối tượng."
    assert "ít nhất một danh hiệu" in dialog.problem_shown_at("award_types")
    type_text(dialog.subjects.picker, "Không ai cả")
    dialog.save_button.click()
    assert "Chưa rõ “Không ai cả”" in dialog.problem_shown_at("subjects")


def test_somebody_new_is_added_with_a_unit(page, workspace: Workspace, qtbot) -> None:
    unit = add_unit(workspace.services, "Trạm Y tế")
    page.new_record()
    dialog = dialog_of(page, RegistrationDialog)
    dialog.subjects.picker.setText("Cầm Thị Ơn")
    dialog.subjects.picker.new_wanted.emit("Cầm Thị Ơn")
    form = dialog_of(dialog, SubjectDialog)
    assert form.findChild(QLineEdit, "name").text() == "Cầm Thị Ơn"
    form.unit.set_value((unit.uid, unit.name))
    form.save_button.click()
    dialog.titles.add("LDTT", "Lao động tiên tiến")
    dialog.save_button.click()
    (registration,) = workspace.services.store.registrations.of_period("2026")
    subject = workspace.services.directory.subject(registration.subject_uid)
    assert (subject.name, subject.unit_uid) == ("Cầm Thị Ơn", unit.uid)


def test_another_kind_asks_for_others(page, workspace: Workspace) -> None:
    person = add_subjects(workspace.services, 1)[0]
    page.new_record()
    dialog = dialog_of(page, RegistrationDialog)
    dialog.subjects.add(person, "Lò")
    dialog.titles.add("LDTT", "Lao động tiên tiến")
    dialog.kind.set_value("collective")
    assert dialog.subjects.value() == []
    assert dialog.titles.value() == []
    codes = {code for code, _, _ in dialog.titles.picker._find("tien tien") if code}
    assert "TTLDTT" in codes
    assert "LDTT" not in codes


def test_a_registration_is_changed(page, workspace: Workspace) -> None:
    register(workspace.services, 1, "LDTT")
    workspace.changes.announce("registrations")
    page.list.selectRow(0)
    page.find_action("edit").trigger()
    dialog = dialog_of(page, RegistrationChangeDialog)
    dialog.award_type.set_value("CSTDCS")
    dialog.save_button.click()
    (stored,) = workspace.services.store.registrations.of_period("2026")
    assert stored.award_type == "CSTDCS"


def test_deleting_names_how_many_and_can_be_undone(page, workspace, qtbot, settle) -> None:
    register(workspace.services, 3, "LDTT")
    workspace.changes.announce("registrations")
    said = told(page)
    page.list.selectAll()
    page._describe_selection()
    assert page.find_action("delete").text() == "Xóa (3)"
    page.find_action("delete").trigger()
    question = dialog_of(page, Question)
    assert question.yes.text() == "Xóa 3 đăng ký"
    question.yes.click()
    settle()
    assert said == ["Đã xóa 3 đăng ký."]
    assert page.list.list_model.rowCount() == 0
    workspace.services.history.undo()
    assert len(workspace.services.store.registrations.of_period("2026")) == 3


def test_what_stands_in_a_decision_is_not_deleted(page, workspace, qtbot, settle) -> None:
    register(workspace.services, 2, "LDTT")
    workspace.changes.announce("registrations")
    page.offer_to_decide()
    dialog_of(page, PutForwardDialog).save_button.click()
    settle()
    refused: list[str] = []
    workspace.jobs.refused.connect(lambda problem: refused.append(str(problem)))
    page.list.selectAll()
    page.ask_to_delete()
    dialog_of(page, Question).yes.click()
    settle()
    assert "2 đăng ký đã đưa vào quyết định" in refused[0]
    assert page.list.list_model.rowCount() == 2


def test_what_is_shown_goes_into_a_draft(page, workspace, qtbot, settle) -> None:
    services = workspace.services
    register(services, 3, "LDTT")
    register(services, 2, "CSTDCS", start=10)
    workspace.changes.announce("registrations")
    said = told(page)
    page.find_action("decide").trigger()
    dialog = dialog_of(page, PutForwardDialog)
    assert dialog.save_button.text() == "Đưa 5 đăng ký vào"
    dialog.titles["CSTDCS"].setChecked(False)
    assert dialog.save_button.text() == "Đưa 3 đăng ký vào"
    dialog.save_button.click()
    settle()
    (decision,) = services.store.decisions.all()
    assert len(services.deciding.awards(decision.uid)) == 3
    assert said[0].startswith("Đã đưa 3 đối tượng vào quyết định nháp")


def test_only_the_selected_go_into_a_draft(page, workspace, settle) -> None:
    register(workspace.services, 4, "LDTT")
    workspace.changes.announce("registrations")
    page.list.selectRow(0)
    page.list.selectionModel().select(
        page.list.model().index(1, 0),
        page.list.selectionModel().SelectionFlag.Select
        | page.list.selectionModel().SelectionFlag.Rows,
    )
    page.offer_to_decide()
    assert dialog_of(page, PutForwardDialog).save_button.text() == "Đưa 2 đăng ký vào"


def test_what_the_commune_may_not_decide_is_said_and_left_out(page, workspace) -> None:
    register(workspace.services, 1, "LDTT", "BK_TINH")
    workspace.changes.announce("registrations")
    page.offer_to_decide()
    dialog = dialog_of(page, PutForwardDialog)
    assert not dialog.titles["BK_TINH"].isChecked()
    assert not dialog.titles["BK_TINH"].isEnabled()
    assert dialog.titles["LDTT"].isChecked()


def test_a_period_is_copied_after_saying_how_many(page, workspace, settle) -> None:
    register(workspace.services, 3, "LDTT")
    workspace.period.choose("2025-2026")
    page.find_action("copy").trigger()
    dialog = dialog_of(page, CopyPeriodDialog)
    assert dialog.source.currentText() == "Năm 2026 (3 đăng ký)"
    assert dialog.told.text() == "Sẽ thêm 3 đăng ký vào kỳ này."
    dialog.save_button.click()
    settle()
    assert page.list.list_model.rowCount() == 3
    page.copy_from()
    again = dialog_of(page, CopyPeriodDialog)
    assert "không còn gì để chép" in again.told.text()
    assert not again.save_button.isEnabled()


def test_a_file_dropped_on_the_list_is_looked_at(page, workspace, tmp_path: Path, settle) -> None:
    path = tmp_path / "ds.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Họ và tên", "Đơn vị", "Danh hiệu"])
        sheet.write_row(1, 0, ["Lò Thị Ễn", "Trạm Y tế", "LĐTT"])
    workspace.period.choose("2025-2026")
    drop_files(page, path)
    dialog = dialog_of(page, ImportDialog)
    settle()
    assert dialog.steps.name.text() == "ds.xlsx"
    said = told(page)
    dialog.take_button.click()
    settle()
    assert page.list.list_model.rowCount() == 1
    assert said == ["Đã lấy 1 dòng từ ds.xlsx."]
    dialog.reject()


def test_a_file_dropped_on_the_directory_is_looked_at(
    workspace, tmp_path: Path, settle, shown
) -> None:
    page = shown(DirectoryPage(workspace))
    path = tmp_path / "ho.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Họ tên chủ hộ", "Thôn"])
        sheet.write_row(1, 0, ["Lò Văn Ộc", "Bản Mới"])
    page.chips.choose("household")
    drop_files(page, path)
    dialog = dialog_of(page, ImportDialog)
    settle()
    dialog.take_button.click()
    settle()
    (household,) = workspace.services.store.subjects.all()
    assert household.kind == "household"
    dialog.reject()


def test_what_is_shown_is_written_as_a_spreadsheet(page, workspace, saved_as, settle) -> None:
    register(workspace.services, 3, "LDTT")
    register(workspace.services, 2, "TTLDTT", kind="collective", start=10)
    workspace.changes.announce("registrations")
    page.chips.choose("collective")
    path = saved_as("tap-the.xlsx")
    page.find_action("export_excel").trigger()
    settle()
    (sheet,) = read_workbook(path).sheets
    text = [str(cell) for row in sheet.rows for cell in row if cell is not None]
    assert text.count("Tập thể lao động tiên tiến") == 2
    assert "Lao động tiên tiến" not in text


def test_the_exported_list_can_be_taken_in_again(page, workspace, saved_as, settle) -> None:
    register(workspace.services, 3, "LDTT", "CSTDCS")
    workspace.changes.announce("registrations")
    path = saved_as("dang-ky.csv")
    page.find_action("export_csv").trigger()
    settle()
    page.take_file(path)
    dialog = dialog_of(page, ImportDialog)
    settle()
    assert dialog.preview.counts.number("same") == "6"
    assert not dialog.take_button.isEnabled()


def test_the_list_is_printed_as_shown(page, workspace, settle, qtbot) -> None:
    register(workspace.services, 2, "LDTT")
    workspace.changes.announce("registrations")
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle()
    qtbot.waitUntil(lambda: page.desk.preview is not None)
    assert page.desk.preview is not None
    page.desk.preview.done(QDialog.DialogCode.Accepted)


def test_the_form_of_the_unit_that_is_chosen_is_printed(page, workspace, qtbot) -> None:
    register(workspace.services, 2, "LDTT")
    workspace.changes.announce("registrations", "units", "subjects")
    unit = workspace.services.directory.units()[0]
    page.units.choose(unit.uid)
    with qtbot.waitSignal(page.desk.made) as made:
        page.find_action("print_form").trigger()
    assert made.args[0].stem == "Bản đăng ký thi đua năm 2026 Trường Mầm non Hoa Ban"
    page.desk.preview.done(QDialog.DialogCode.Accepted)


def test_without_a_unit_the_clerk_is_told_to_choose_one(page) -> None:
    said = told(page)
    page.find_action("print_form").trigger()
    assert said[0].startswith("Hãy chọn đơn vị ở cây đơn vị bên trái")


@pytest.mark.parametrize("verb", ["print_summary", "print_submission"])
def test_the_papers_of_the_period_are_printed(page, workspace, qtbot, verb) -> None:
    register(workspace.services, 2, "LDTT")
    workspace.changes.announce("registrations")
    with qtbot.waitSignal(page.desk.made) as made:
        page.find_action(verb).trigger()
    assert made.args[0].stem.endswith("thi đua năm 2026")
    page.desk.preview.done(QDialog.DialogCode.Accepted)


def test_details_tell_what_is_known_of_the_person(page, workspace) -> None:
    register(workspace.services, 1, "LDTT", "CSTDCS")
    workspace.changes.announce("registrations")
    details = page.details_of(page.source().uids()[0])
    assert details is not None
    assert details.caption == "Giáo viên, Trường Mầm non Hoa Ban"
    assert [section.title for section in details.sections] == [
        "Năm 2026",
        "Khen thưởng (0)",
        "Đăng ký (2)",
    ]


def test_the_tree_of_units_counts_and_narrows_the_registrations(
    page, workspace: Workspace, qtbot
) -> None:
    services = workspace.services
    register(services, 3, "LDTT")
    other = add_unit(services, "Trạm Y tế")
    services.registering.register(
        "2026", add_subjects(services, 2, "individual", unit=other, start=10), ["LDTT"]
    )
    workspace.changes.announce("registrations", "units")
    assert services.registering.unit_counts("2026")[1] == 5
    page.units.choose(other.uid)
    qtbot.waitUntil(lambda: page.list.list_model.rowCount() == 2)
    page.clear_search()
    qtbot.waitUntil(lambda: page.list.list_model.rowCount() == 5)


def test_selected_registrations_become_nominations(page, workspace: Workspace, settle) -> None:
    services = workspace.services
    register(services, 3, "LDTT")
    workspace.changes.announce("registrations")
    said = told(page)
    page.list.selectAll()
    page._count_selection()
    page.find_action("nominate").trigger()
    settle()
    assert len(services.nominating.of_period("2026")) == 3
    assert said[0].startswith("Đã lập 3 đề nghị;")
    model = page.list.list_model
    column = model.column_number("nominated")
    assert {model.index(row, column).data() for row in range(3)} == {"Đã lập"}
    page.list.selectAll()
    page._count_selection()
    page.find_action("nominate").trigger()
    settle()
    assert said[1] == "Đăng ký này đã lập đề nghị hoặc đã ở trong quyết định."
    services.history.undo()
    assert services.nominating.of_period("2026") == []
