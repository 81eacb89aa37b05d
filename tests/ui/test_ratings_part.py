"""The ratings of a period: typed, pasted, given to many, told and taken back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from models.ratings import Rating
from tests.small_commune import add_subjects, add_unit
from tests.watching import dialog_of, told
from ui.dialogs.question import Question
from ui.dialogs.rate_many_dialog import RateManyDialog
from ui.dialogs.rating_dialog import RatingDialog
from ui.pages.books.ratings_part import RatingsPart
from ui.pages.books_page import BooksPage
from ui.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, shown) -> RatingsPart:
    return shown(RatingsPart(workspace))


def stored(workspace: Workspace) -> dict[str, str]:
    return {r.subject_uid: r.grade for r in workspace.services.store.ratings.of_period("2026")}


def test_the_tab_opens_with_the_first_steps(workspace: Workspace, shown) -> None:
    books = shown(BooksPage(workspace))
    assert isinstance(books.part, RatingsPart)
    assert books.help == "ratings"
    assert books.part.empty.title.text() == "Kỳ này chưa có xếp loại nào"
    books.part.empty.first.click()
    dialog = dialog_of(books.part, RateManyDialog)
    assert "chưa có ai đăng ký" in dialog.told.text()
    assert not dialog.save_button.isEnabled()
    dialog.done(QDialog.DialogCode.Rejected)


def test_everybody_registered_gets_one_grade_in_one_action(page, workspace, settle) -> None:
    services = workspace.services
    people = add_subjects(services, 5)
    services.registering.register("2026", people, ["LDTT"])
    services.ratings.save(Rating(period="2026", subject_uid=people[0], grade="HTXSNV"))
    workspace.changes.announce_all()
    said = told(page)
    page.find_action("rate_many").trigger()
    dialog = dialog_of(page, RateManyDialog)
    assert dialog.told.text() == (
        "Sẽ ghi mới cho 4 đối tượng. 1 đối tượng đã có xếp loại giữ nguyên."
    )
    dialog.save_button.click()
    assert dialog.problem_shown_at("grade") == "Hãy chọn mức xếp loại."
    dialog.grade.set_value("HTTNV")
    dialog.fill({"decided_on": date(2026, 12, 1)})
    dialog.save_button.click()
    assert "sau ngày hôm nay" in dialog.problem_shown_at("decided_on")
    dialog.fill({"decided_on": date(2026, 11, 18), "document": "Quyết định số 812/QĐ-UBND"})
    dialog.save_button.click()
    settle()
    assert stored(workspace) == {people[0]: "HTXSNV"} | dict.fromkeys(people[1:], "HTTNV")
    assert said == ["Xếp loại: ghi mới 4, giữ nguyên 1 đối tượng."]
    assert page.list.list_model.rowCount() == 5
    assert page.sentence.text() == "Đã xếp loại 5 cá nhân của năm 2026."
    services.history.undo()
    assert stored(workspace) == {people[0]: "HTXSNV"}


def test_the_selected_rows_and_a_unit_can_be_given_a_grade(page, workspace, settle) -> None:
    services = workspace.services
    unit = add_unit(services, "Trạm Y tế")
    people = add_subjects(services, 3, unit=unit)
    services.ratings.rate("2026", people[:2], "HTNV")
    workspace.changes.announce_all()
    page.units.choose(unit.uid)
    page.list.selectAll()
    page.find_action("rate_many").trigger()
    dialog = dialog_of(page, RateManyDialog)
    assert [dialog.whom.itemText(n) for n in range(dialog.whom.count())] == [
        "Những dòng đang chọn (2)",
        "Mọi cá nhân của Trạm Y tế (3)",
    ]
    assert not dialog.save_button.isEnabled()
    dialog.overwrite.setChecked(True)
    assert dialog.save_button.text() == "Ghi cho 2 đối tượng"
    dialog.grade.set_value("HTXSNV")
    dialog.save_button.click()
    settle()
    assert set(stored(workspace).values()) == {"HTXSNV"}


def test_a_column_of_grades_is_pasted_over_the_rows(page, workspace, settle) -> None:
    services = workspace.services
    people = add_subjects(services, 3)
    services.ratings.rate("2026", people, "HTNV")
    workspace.changes.announce_all()
    model = page.list.list_model
    page.list.setFocus()
    page.grid.choose_cell(0, model.column_number("grade"))
    QApplication.clipboard().setText("HTXSNV\nHoàn thành tốt nhiệm vụ\nkhông hoàn thành")
    page.editing.paste()
    settle()
    assert sorted(stored(workspace).values()) == ["HTTNV", "HTXSNV", "KHTNV"]
    assert [label for label, _ in page.overview().sections[0].fields] == [
        "Hoàn thành xuất sắc nhiệm vụ",
        "Hoàn thành tốt nhiệm vụ",
        "Không hoàn thành nhiệm vụ",
    ]


def test_a_second_rating_of_somebody_is_told_in_the_form(page, workspace) -> None:
    services = workspace.services
    (uid,) = add_subjects(services, 1)
    services.ratings.rate("2026", [uid], "HTXSNV")
    workspace.changes.announce_all()
    page.find_action("new").trigger()
    dialog = dialog_of(page, RatingDialog)
    name = services.directory.subject(uid).name
    dialog.subject.set_value((uid, name))
    dialog.grade.set_value("HTTNV")
    dialog.save_button.click()
    assert dialog.problem_shown_at("subject_uid") == (
        f"{name} đã được xếp loại hoàn thành xuất sắc nhiệm vụ trong kỳ này; hãy sửa dòng đã ghi."
    )
    dialog.done(QDialog.DialogCode.Rejected)


def test_a_rating_is_changed_and_deleted(page, workspace, settle) -> None:
    services = workspace.services
    people = add_subjects(services, 2)
    services.ratings.rate("2026", people, "HTTNV")
    services.ratings.rate("2025-2026", people, "HTXSNV")
    workspace.changes.announce_all()
    assert page.list.list_model.rowCount() == 2
    page.list.selectRow(0)
    page.find_action("edit").trigger()
    dialog = dialog_of(page, RatingDialog)
    dialog.grade.set_value("KHTNV")
    dialog.save_button.click()
    assert sorted(stored(workspace).values()) == ["HTTNV", "KHTNV"]
    details = page.details_of(page.list.current_uid())
    assert [note.caption for note in details.sections[1].notes] == ["Kỳ 2025-2026"]
    page.list.selectAll()
    page.find_action("delete").trigger()
    dialog_of(page, Question).yes.click()
    settle()
    assert stored(workspace) == {}
    assert len(services.store.ratings.of_period("2025-2026")) == 2


def test_the_page_follows_the_period_and_says_who_is_left(page, workspace) -> None:
    services = workspace.services
    people = add_subjects(services, 4)
    services.registering.register("2026", people, ["LDTT"])
    services.ratings.rate("2026", people[:3], "HTTNV")
    workspace.changes.announce_all()
    (section,) = page.overview().sections
    assert section.fields == [("Hoàn thành tốt nhiệm vụ", "3 (100%)")]
    assert [note.text for note in section.notes] == ["1 cá nhân đã đăng ký chưa xếp loại"]
    workspace.period.choose("2025-2026")
    assert page.list.list_model.rowCount() == 0
    uid = services.store.ratings.of_period("2026")[0].uid
    assert page.reveal(uid)
    assert workspace.period.code == "2026"


def test_five_thousand_ratings_open_and_scroll(page, workspace, qtbot) -> None:
    services = workspace.services
    services.ratings.rate("2026", add_subjects(services, 5000), "HTTNV")
    workspace.changes.announce_all()
    assert page.list.list_model.rowCount() == 5000
    page.list.selectRow(4999)
    page.list.scrollToBottom()
    assert page.list.current_uid()
