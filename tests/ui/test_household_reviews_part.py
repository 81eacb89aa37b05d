"""The reviews of households: added by hamlet, scored by paste, the meeting written to many at once."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QApplication, QDialog

from models.household_reviews import HouseholdReview
from models.units import Unit
from tests.small_commune import add_subjects, add_unit
from tests.watching import dialog_of, told
from ui.dialogs.hamlet_meeting_dialog import HamletMeetingDialog
from ui.dialogs.household_review_dialog import HouseholdReviewDialog
from ui.dialogs.households_dialog import HouseholdsDialog
from ui.dialogs.question import Question
from ui.pages.books.household_reviews_part import HouseholdReviewsPart
from ui.widgets.number_field import NumberField
from ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, shown) -> HouseholdReviewsPart:
    return shown(HouseholdReviewsPart(workspace))


@pytest.fixture
def hamlet(workspace: Workspace) -> Unit:
    unit = add_unit(workspace.services, "Bản Co Muông")
    add_subjects(workspace.services, 3, "household", unit=unit)
    return unit


def stored(workspace: Workspace) -> list[HouseholdReview]:
    return workspace.services.store.household_reviews.of_period("2026")


def start(workspace: Workspace, hamlet: Unit) -> None:
    service = workspace.services.household_reviews
    service.start("2026", service.waiting("2026", hamlet.uid))
    workspace.changes.announce_all()


def test_the_households_of_a_hamlet_are_added_and_scored(page, workspace, hamlet, settle) -> None:
    workspace.changes.announce_all()
    said = told(page)
    page.empty.first.click()
    dialog = dialog_of(page, HouseholdsDialog)
    dialog.save_button.click()
    assert dialog.problem_shown_at("unit_uid") == "Hãy chọn thôn, bản hoặc tổ dân phố."
    dialog.fill({"unit_uid": (hamlet.uid, hamlet.name)})
    assert dialog.save_button.text() == "Thêm 3 hộ"
    dialog.save_button.click()
    settle()
    assert said == ["Đã thêm 3 hộ; hãy gõ hoặc dán cột điểm."]
    page.list.setFocus()
    page.grid.choose_cell(0, page.list.list_model.column_number("score"))
    QApplication.clipboard().setText("95\n92,5\n101")
    page.editing.paste()
    settle()
    assert sorted(r.score or 0 for r in stored(workspace)) == [0, 92.5, 95]
    assert page.sentence.text() == "Có 3 hộ bình xét của năm 2026, 2 hộ đã có điểm."
    score = page.list.list_model.column_number("score")
    rows = [page.list.list_model.index(row, score) for row in range(3)]
    page.grid.choose_cell(0, score)
    page.list.selectionModel().select(
        QItemSelection(rows[0], rows[2]), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    assert page.editing.sums() == ["Đếm 2", "Tổng 187,5"]
    notes = page.overview().sections[0].notes
    assert [note.text for note in notes] == ["1 hộ chưa có điểm", "3 hộ chưa ghi cuộc họp thôn"]


def test_a_meeting_is_written_to_the_chosen_hamlet(page, workspace, hamlet, settle) -> None:
    start(workspace, hamlet)
    said = told(page)
    page.units.choose(hamlet.uid)
    page.find_action("meeting").trigger()
    dialog = dialog_of(page, HamletMeetingDialog)
    assert dialog.told.text() == "Sẽ ghi cho 3 hộ."
    dialog.save_button.click()
    assert "ít nhất một điều" in dialog.problem_shown_at("met_on")
    dialog.fill({"households": 60, "present": 61, "posted_from": date(2026, 11, 5)})
    dialog.fill({"posted_to": date(2026, 11, 4)})
    dialog.save_button.click()
    assert dialog.problem_shown_at("present") == ("Số hộ dự họp không thể lớn hơn 60 hộ của thôn.")
    assert "trước ngày bắt đầu" in dialog.problem_shown_at("posted_to")
    dialog.fill({"present": 45, "agreed": 40, "posted_to": date(2026, 11, 15)})
    dialog.save_button.click()
    settle()
    assert said == ["Đã ghi cuộc họp thôn cho 3 hộ."]
    assert {(r.households, r.present, r.agreed) for r in stored(workspace)} == {(60, 45, 40)}
    page.list.selectRow(0)
    details = page.details_of(page.list.current_uid())
    assert ("Dự họp", "45 (75%)") in details.sections[1].fields
    workspace.services.history.undo()
    assert {r.present for r in stored(workspace)} == {None}


def test_a_meeting_is_written_to_the_selected_rows_only(page, workspace, hamlet, settle) -> None:
    start(workspace, hamlet)
    page.list.selectRow(0)
    page.list.selectAll()
    page.find_action("meeting").trigger()
    dialog = dialog_of(page, HamletMeetingDialog)
    assert dialog.choice.whom.currentText() == "Những hộ đang chọn (3)"
    dialog.fill({"met_on": date(2026, 11, 2)})
    dialog.save_button.click()
    settle()
    assert {r.met_on for r in stored(workspace)} == {date(2026, 11, 2)}


def test_one_household_is_written_with_its_exclusions(page, workspace, hamlet, settle) -> None:
    services = workspace.services
    uid = services.household_reviews.waiting("2026")[0]
    name = services.directory.subject(uid).name
    page.find_action("new").trigger()
    dialog = dialog_of(page, HouseholdReviewDialog)
    dialog.save_button.click()
    assert dialog.problem_shown_at("subject_uid") == "Hãy chọn hộ gia đình."
    dialog.subject.set_value((uid, name))
    dialog.fill({"score": 120, "tax": True})
    dialog.save_button.click()
    assert dialog.problem_shown_at("score") == "Điểm phải từ 0 đến 100."
    dialog.fill({"score": 91.5})
    dialog.save_button.click()
    (review,) = stored(workspace)
    assert (review.score, review.exclusions) == (91.5, ("tax",))
    page.list.selectRow(0)
    settle()
    page.find_action("edit").trigger()
    dialog = dialog_of(page, HouseholdReviewDialog)
    assert dialog.exclusions["tax"].isChecked()
    dialog.fill({"tax": False, "crime": True})
    dialog.save_button.click()
    assert stored(workspace)[0].exclusions == ("crime",)
    page.find_action("delete").trigger()
    dialog_of(page, Question).yes.click()
    settle()
    assert stored(workspace) == []


def test_a_school_year_is_refused_in_words(page, workspace, hamlet) -> None:
    workspace.period.choose("2025-2026")
    uid = workspace.services.household_reviews.waiting("2026")[0]
    page.find_action("new").trigger()
    dialog = dialog_of(page, HouseholdReviewDialog)
    dialog.subject.set_value((uid, workspace.services.directory.subject(uid).name))
    dialog.save_button.click()
    assert "bình xét theo năm" in dialog.message.text.text()
    dialog.done(QDialog.DialogCode.Rejected)


def test_a_number_that_is_none_is_told_at_its_field(page, workspace, hamlet) -> None:
    page.find_action("new").trigger()
    dialog = dialog_of(page, HouseholdReviewDialog)
    field = dialog.findChild(NumberField, "households")
    field.setText("năm mươi")
    dialog.save_button.click()
    assert "không phải là số" in dialog.problem_shown_at("households")
    dialog.done(QDialog.DialogCode.Rejected)


def test_five_thousand_households_open_and_scroll(page, workspace) -> None:
    services = workspace.services
    services.household_reviews.start("2026", add_subjects(services, 5000, "household"))
    workspace.changes.announce_all()
    assert page.list.list_model.rowCount() == 5000
    page.list.selectRow(4999)
    page.list.scrollToBottom()
    assert page.list.current_uid()
