"""Cells that could not be stored stay red, and no longer than they are wrong."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from tests.small_commune import add_subjects, add_unit
from ui.pages.directory_page import DirectoryPage
from ui.workspace import Workspace

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def idle(qtbot, workspace: Workspace):
    return lambda: qtbot.waitUntil(lambda: not workspace.jobs.busy())


@pytest.fixture
def page(qtbot, workspace: Workspace, shown, idle) -> DirectoryPage:
    """Of the first two rows, the unit and the date of birth were pasted and could not be stored."""
    add_subjects(workspace.services, 4)
    page = shown(DirectoryPage(workspace))
    page.list.setFocus()
    mime = QMimeData()
    mime.setText("Bản Chưa Có\t31/02/1980\nBản Chưa Có\t1980\n")
    QGuiApplication.clipboard().setMimeData(mime)
    page.grid.choose_cell(0, column(page, "unit"))
    qtbot.keyClick(page.list, Qt.Key.Key_V, CTRL)
    idle()
    assert red(page) == {(0, "unit"), (0, "birth_date"), (1, "unit")}
    return page


def column(page, name: str) -> int:
    return page.list.list_model.column_number(name)


def red(page) -> set[tuple[int, str]]:
    model = page.grid.grid_model
    return {(model.row_of(uid), name) for uid, name in model.remarks}


def type_in(page, row: int, name: str, text: str) -> None:
    page.grid.choose_cell(row, column(page, name))
    page.grid.typed.emit(page.list.list_model.uid_at(row), name, text)
    QCoreApplication.processEvents()


def test_a_cell_that_is_put_right_is_red_no_longer(page):
    type_in(page, 0, "birth_date", "28/02/1980")
    assert red(page) == {(0, "unit"), (1, "unit")}


def test_what_was_refused_is_tried_again_with_the_next_cell_of_the_row(page):
    unit = add_unit(page.services, "Bản Chưa Có")
    page.refresh()
    type_in(page, 1, "position", "Trưởng bản")
    assert red(page) == {(0, "unit"), (0, "birth_date")}
    stored = page.services.directory.subject(page.list.list_model.uid_at(1))
    assert (stored.unit_uid, stored.position) == (unit.uid, "Trưởng bản")


def test_a_cell_that_is_still_wrong_does_not_call_the_cursor_back(page):
    type_in(page, 0, "position", "Trưởng bản")
    assert red(page) == {(0, "unit"), (0, "birth_date"), (1, "unit")}
    assert page.list.currentIndex().column() == column(page, "position")


def test_a_row_that_is_put_right_in_its_form_is_red_no_longer(page):
    subject = page.services.directory.subject(page.list.list_model.uid_at(0))
    page.services.directory.save(replace(subject, position="Trưởng bản"))
    page.workspace.changes.announce("subjects")
    assert red(page) == {(1, "unit")}


def test_a_change_of_other_rows_leaves_it_red(page):
    add_subjects(page.services, 1, start=9)
    page.workspace.changes.announce("subjects")
    assert len(page.grid.grid_model.remarks) == 3


def test_undo_takes_the_refused_texts_away_as_well(page):
    page.services.history.undo()
    page.workspace.changes.announce_all()
    assert red(page) == set()


@pytest.mark.parametrize("leave", [lambda page: page.hide(), lambda page: page.read_anew()])
def test_who_leaves_the_list_or_reads_it_anew_finds_nothing_red(page, leave):
    leave(page)
    assert red(page) == set()
    assert page.list.list_model.index(0, column(page, "birth_date")).data() == ""


def test_a_cell_that_is_stored_and_a_unit_that_is_chosen_end_a_refusal(qtbot, page):
    add_unit(page.services, "Bản Nà Lốc")
    page.workspace.changes.announce("units")
    with qtbot.waitSignal(page.moved_on):
        type_in(page, 2, "position", "Trưởng bản")
    with qtbot.waitSignal(page.moved_on):
        page.units.setCurrentItem(page.units.topLevelItem(1))
