"""What tells about a grid where the cursor is and what is selected: the mark, the cursor, the counts."""

import pytest
from PySide6.QtCore import QCoreApplication, QItemSelection, QPoint, Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QMenu

from tests.small_commune import add_subjects, add_unit
from ui.colours import colours
from ui.pages.directory_page import DirectoryPage
from ui.tables.cell_editor import CellEdit
from ui.tables.list_model import BLOCK
from ui.workspace import Workspace

KEY = Qt.Key


@pytest.fixture
def make_page(qtbot, workspace: Workspace, shown):
    def make(count: int = 5) -> DirectoryPage:
        services = workspace.services
        add_subjects(services, count, unit=add_unit(services, "Bản Nà Lốc"))
        page = shown(DirectoryPage(workspace))
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.list.setFocus()
        return page

    return make


def column(page, name: str) -> int:
    return page.list.list_model.column_number(name)


def marked_rows(page, table=None) -> list[int]:
    """The rows that have the mark on the screen, without anything painted anew for looking."""
    QCoreApplication.processEvents()
    window, table = page.window(), table or page.list
    picture = window.screen().grabWindow(window.winId()).toImage()
    rows = []
    for row in range(page.list.model().rowCount()):
        cell = table.visualRect(table.model().index(row, 0))
        corner = table.viewport().mapTo(window, cell.topLeft())
        seen = picture.pixelColor(corner.x() + 1, corner.y() + cell.height() // 2)
        if seen == QColor(colours().accent):
            rows.append(row)
    return rows


def select(page, *blocks) -> None:
    """Each block is (first row, first column, last row, last column)."""
    model, chosen = page.list.model(), page.list.selectionModel()
    selection = QItemSelection()
    for top, left, bottom, right in blocks:
        selection.select(
            model.index(top, column(page, left)), model.index(bottom, column(page, right))
        )
    chosen.select(selection, chosen.SelectionFlag.ClearAndSelect)


def test_the_mark_goes_with_the_cursor(qtbot, make_page):
    page = make_page()
    page.grid.choose_cell(0, column(page, "position"))
    assert marked_rows(page) == [0]
    for row in (1, 2, 3):
        qtbot.keyClick(page.list, KEY.Key_Down)
        assert marked_rows(page) == [row]
    qtbot.keyClick(page.list, KEY.Key_Return)
    assert marked_rows(page) == [4]


def test_the_mark_goes_with_the_cursor_in_columns_kept_in_sight(qtbot, make_page):
    page = make_page()
    page.list.setColumnWidth(column(page, "address"), 1500)
    page.grid.choose_cell(0, column(page, "address"))
    page.list.horizontalScrollBar().setValue(200)
    assert page.grid.frozen.over.isVisible()
    over = page.grid.frozen.over
    assert marked_rows(page, over) == [0]
    page.list.setFocus()
    qtbot.keyClick(page.list, KEY.Key_Down)
    assert marked_rows(page, over) == [1]


def test_the_mark_is_at_the_cursor_after_undo(qtbot, make_page, workspace):
    page = make_page()
    page.grid.choose_cell(1, column(page, "position"))
    page.grid.typed.emit(page.list.list_model.uid_at(1), "position", "Trưởng bản")
    qtbot.keyClick(page.list, KEY.Key_Down)
    workspace.services.history.undo()
    workspace.changes.announce_all()
    assert marked_rows(page) == [page.list.currentIndex().row()] == [2]


def test_the_cursor_stays_near_a_row_that_is_gone(qtbot, make_page, workspace):
    page = make_page()
    page.grid.choose_cell(2, column(page, "position"))
    workspace.services.directory.delete([page.list.list_model.uid_at(2)])
    workspace.changes.announce("subjects")
    assert (page.list.currentIndex().row(), page.list.currentIndex().column()) == (
        2,
        column(page, "position"),
    )
    assert page.list.selected_count() == 0
    assert marked_rows(page) == [2]


def test_an_open_field_fills_its_cell_and_has_the_only_frame(qtbot, make_page):
    page = make_page()
    page.grid.choose_cell(1, column(page, "position"))
    page.grid.open_editor()
    QCoreApplication.processEvents()
    (editor,) = page.list.viewport().findChildren(CellEdit)
    assert editor.geometry() == page.list.visualRect(page.list.currentIndex())
    editor.hide()
    inside = page.list.visualRect(page.list.currentIndex())
    picture = page.list.viewport().grab().toImage()
    assert picture.pixelColor(inside.topLeft() + QPoint(1, 1)) != QColor(colours().accent)


def test_the_chosen_unit_has_no_frame_inside_the_frame_of_the_tree(qtbot, make_page):
    page = make_page()
    page.units.setFocus(Qt.FocusReason.TabFocusReason)
    QCoreApplication.processEvents()
    picture = page.units.grab().toImage()
    row = page.units.visualItemRect(page.units.currentItem()).translated(1, 1)
    down = {picture.pixelColor(row.left() + 2, y).name() for y in range(row.top(), row.bottom())}
    assert down == {QColor(colours().accent_tint).name()}
    assert picture.pixelColor(0, 60) == QColor(colours().accent)


def test_only_cells_that_are_selected_are_counted(qtbot, make_page):
    page = make_page()
    select(page, (0, "name", 0, "name"), (2, "unit", 3, "unit"))
    qtbot.waitUntil(lambda: "Đếm 3" in page.status.text())
    page.status.clear()
    page.refresh()
    qtbot.waitUntil(lambda: "Đếm 3" in page.status.text())


def test_the_count_is_right_after_undo_and_after_rows_were_merged(qtbot, make_page, workspace):
    page = make_page(BLOCK + 30)
    select(page, (BLOCK - 20, "name", BLOCK + 9, "name"))
    qtbot.waitUntil(lambda: "đang chọn 30" in page.status.text())
    uids = page.list.selected_uids()
    add_unit(workspace.services, "Bản Mới")
    page.status.clear()
    workspace.services.history.undo()
    workspace.changes.announce_all()
    qtbot.waitUntil(lambda: "đang chọn 30  ·  Đếm 30" in page.status.text())
    assert page.list.selected_uids() == uids
    workspace.services.directory.delete(uids[:10])
    workspace.changes.announce("subjects")
    qtbot.waitUntil(lambda: "đang chọn 20  ·  Đếm 20" in page.status.text())


def test_the_menu_of_cells_has_the_actions_for_the_rows_below_a_line(make_page):
    page = make_page()
    page.grid.choose_cell(0, column(page, "position"))
    select(page, (0, "position", 1, "position"))
    QCoreApplication.processEvents()
    page.list.customContextMenuRequested.emit(
        page.list.visualRect(page.list.currentIndex()).center()
    )
    (menu,) = page.list.findChildren(QMenu)
    actions: list[QAction] = menu.actions()
    last_line = max(place for place, action in enumerate(actions) if action.isSeparator())
    assert "Chuyển đơn vị (2)" in [action.text() for action in actions[last_line + 1 :]]
    assert "Xóa dòng\tCtrl+-" in [action.text() for action in actions[:last_line]]
    assert not any(action.text().startswith("Xóa (") for action in actions)
    menu.close()


def test_the_menu_says_the_keys_of_the_actions(make_page):
    page = make_page()
    page.grid.choose_cell(0, column(page, "position"))
    QCoreApplication.processEvents()
    page.list.customContextMenuRequested.emit(
        page.list.visualRect(page.list.currentIndex()).center()
    )
    (menu,) = page.list.findChildren(QMenu)
    (edit,) = (action for action in menu.actions() if action.text() == "Sửa")
    assert edit.shortcut().toString() == "Alt+Return"
    assert edit.isShortcutVisibleInContextMenu()
    menu.close()
