"""Find and replace on a real page, and sorting by several columns."""

import pytest
from PySide6.QtCore import Qt

from tests.small_commune import add_subjects, add_unit
from ui.dialogs.replace_dialog import ReplaceDialog
from ui.dialogs.sort_dialog import SortDialog
from ui.pages.directory_page import DirectoryPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(workspace, shown):
    unit = add_unit(workspace.services, "Trường THCS Mường Xoan")
    add_subjects(workspace.services, 3, unit=unit, position="GV toán")
    add_subjects(workspace.services, 2, position="Giáo viên", start=4)
    page = shown(DirectoryPage(workspace))
    page.list.setFocus()
    return page


def opened(page, kind):
    (dialog,) = page.findChildren(kind)
    return dialog


def positions(page):
    return sorted(s.position for s in page.services.store.subjects.all())


def test_it_counts_before_and_replaces_in_one_action(qtbot, page, workspace):
    page.grid.choose_cell(0, page.list.list_model.column_number("position"))
    qtbot.keyClick(page.list, Qt.Key.Key_H, CTRL)
    dialog = opened(page, ReplaceDialog)
    assert dialog.where.value() == "position"
    assert not dialog.save_button.isEnabled()
    dialog.sought.setText("gv")
    dialog.instead.setText("Giáo viên")
    qtbot.waitUntil(lambda: dialog.told.text() == "Tìm thấy trong 3 ô của 3 dòng.")
    dialog.case.setChecked(True)
    qtbot.waitUntil(lambda: dialog.told.text() == "Không tìm thấy ô nào.")
    dialog.case.setChecked(False)
    qtbot.waitUntil(lambda: dialog.save_button.text() == "Thay thế 3 ô")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: not workspace.jobs.busy())
    assert positions(page) == ["Giáo viên"] * 2 + ["Giáo viên toán"] * 3
    title = page.services.history.to_undo().title
    assert title == "Thay thế trong 3 ô của Danh bạ"
    page.services.history.undo()
    assert positions(page).count("GV toán") == 3


def test_only_the_selected_rows_are_replaced_in(qtbot, page, workspace):
    column = page.list.list_model.column_number("position")
    gv = [r for r in range(5) if page.list.model().index(r, column).data() == "GV toán"]
    page.list.selectRow(gv[0])
    page.list.selectionModel().select(
        page.list.model().index(gv[1], column), page.list.selectionModel().SelectionFlag.Select
    )
    page.editing.replace()
    dialog = opened(page, ReplaceDialog)
    assert dialog.rows.value() == "selected"
    dialog.sought.setText("GV")
    qtbot.waitUntil(lambda: dialog.save_button.text() == "Thay thế 2 ô")
    dialog.reject()
    assert positions(page).count("GV toán") == 3


def test_a_list_is_sorted_by_several_columns(qtbot, page):
    entries = dict(page.list.column_entries(0))
    entries["Xếp theo nhiều cột…"]()
    dialog = opened(page, SortDialog)
    dialog.columns[0].set_value("position")
    dialog.columns[1].set_value("name")
    dialog.ways[1].set_value("down")
    dialog.sort_button.click()
    assert page.list.order == [("position", False), ("name", True)]
    names = [page.list.model().index(row, 0).data() for row in range(5)]
    shown = [page.list.model().index(row, 2).data() for row in range(5)]
    assert shown == ["Giáo viên"] * 2 + ["GV toán"] * 3
    assert names != sorted(names)
    dict(page.list.column_entries(0))["Xếp theo nhiều cột…"]()
    again = [d for d in page.findChildren(SortDialog) if not d.isHidden()][-1]
    assert again.columns[1].value() == "name"
    again.own_button.click()
    assert page.list.order == []
