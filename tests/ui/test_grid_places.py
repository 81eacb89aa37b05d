"""Rows that are edited keep their places, also where they would be sorted or filtered away."""

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from services.services import Services
from tests.small_commune import add_decision, add_subjects, add_unit
from ui.pages.directory_page import DirectoryPage
from ui.pages.recipients_page import RecipientsPage
from ui.tables.list_model import BLOCK
from ui.workspace import Workspace

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def idle(qtbot, workspace: Workspace):
    return lambda: qtbot.waitUntil(lambda: not workspace.jobs.busy())


@pytest.fixture
def page(workspace: Workspace, shown) -> DirectoryPage:
    services: Services = workspace.services
    add_subjects(services, 5, unit=add_unit(services, "Trường Tiểu học Mường Xoan"))
    page = shown(DirectoryPage(workspace))
    page.list.setFocus()
    return page


def column(page, name: str) -> int:
    return page.list.list_model.column_number(name)


def type_in(page, row: int, name: str, text: str) -> None:
    page.grid.choose_cell(row, column(page, name))
    page.grid.typed.emit(page.list.list_model.uid_at(row), name, text)
    QCoreApplication.processEvents()


def shown_uids(page) -> list[str]:
    model = page.list.list_model
    return [model.uid_at(row) for row in range(model.rowCount())]


def shown_in(page, name: str) -> list[str]:
    model = page.list.list_model
    return [model.index(row, column(page, name)).data() for row in range(model.rowCount())]


def undo(workspace: Workspace) -> None:
    workspace.services.history.undo()
    workspace.changes.announce_all()


def test_a_list_sorted_by_a_column_is_not_sorted_again_by_typing_there(qtbot, page):
    page.list.sort([("position", False)])
    before = shown_uids(page)
    for row, text in enumerate(["Z", "Y", "X", "B", "A"]):
        type_in(page, row, "position", text)
    assert shown_uids(page) == before
    assert shown_in(page, "position") == ["Z", "Y", "X", "B", "A"]
    qtbot.waitUntil(lambda: "F5" in page.status.text())
    qtbot.keyClick(page.list, KEY.Key_F5)
    assert shown_uids(page) == before[::-1]
    qtbot.waitUntil(lambda: "F5" not in page.status.text())


def test_another_order_another_search_and_coming_back_ask_anew(page):
    page.list.sort([("position", False)])
    before = shown_uids(page)
    type_in(page, 0, "position", "Z")
    page.list.sort([("position", True)])
    assert shown_uids(page)[0] == before[0]
    page.list.sort([("position", False)])
    assert shown_uids(page)[-1] == before[0]
    type_in(page, 4, "position", "")
    page.hide()
    page.show()
    assert shown_uids(page)[0] == before[0]


def test_a_row_that_leaves_the_filter_is_seen_until_the_list_is_asked_anew(qtbot, page):
    for row in range(3):
        type_in(page, row, "position", "Giáo viên")
    page.list.set_filter("position", ["Giáo viên"])
    before = shown_uids(page)
    assert len(before) == 3
    type_in(page, 1, "position", "Hiệu trưởng")
    assert shown_uids(page) == before
    assert shown_in(page, "position") == ["Giáo viên", "Hiệu trưởng", "Giáo viên"]
    page.workspace.changes.announce("subjects")
    assert shown_uids(page) == before
    qtbot.keyClick(page.list, KEY.Key_F5)
    assert shown_uids(page) == [before[0], before[2]]


def test_a_filter_that_is_taken_off_leaves_nothing_behind(page):
    before = shown_uids(page)
    type_in(page, 0, "position", "Giáo viên")
    page.list.set_filter("position", ["Giáo viên"])
    type_in(page, 0, "position", "")
    page.list.set_filter("position", None)
    assert shown_uids(page) == before


def test_what_is_searched_for_may_be_typed_over(page):
    before = shown_uids(page)
    name = page.list.list_model.index(2, column(page, "name")).data()
    page.search.setText(name)
    page.refresh()
    assert shown_uids(page) == [before[2]]
    type_in(page, 0, "name", "Quàng Văn Khác")
    assert shown_in(page, "name") == ["Quàng Văn Khác"]


def test_a_record_that_is_looked_up_is_found_where_it_stands(page):
    before = shown_uids(page)
    type_in(page, 0, "name", "Zổ Văn Cuối")
    assert page.reveal(before[2])
    assert page.list.current_uid() == before[2]


def test_undo_leaves_the_row_where_it_is(page, workspace):
    page.list.sort([("position", False)])
    before = shown_uids(page)
    type_in(page, 0, "position", "Z")
    undo(workspace)
    assert shown_uids(page) == before
    assert shown_in(page, "position")[0] == ""


def test_a_row_that_is_deleted_goes_also_when_it_was_edited(page):
    type_in(page, 1, "name", "Zổ")
    before = shown_uids(page)
    page.services.directory.delete([before[1]])
    page.workspace.changes.announce("subjects")
    assert shown_uids(page) == [before[0], *before[2:]]
    undo(page.workspace)
    assert set(shown_uids(page)) == set(before)


def test_a_new_row_stays_at_the_end(qtbot, page):
    before = shown_uids(page)
    page.grid.choose_cell(4, column(page, "name"))
    qtbot.keyClick(page.list, KEY.Key_Down)
    page.grid.grid_model.type_in_draft(page.grid.grid_model.drafts[0].uid, 0, "Lò Văn A")
    qtbot.keyClick(page.list, KEY.Key_Up)
    qtbot.waitUntil(lambda: page.services.directory.count() == 6)
    assert shown_uids(page)[:5] == before
    assert shown_in(page, "name")[5] == "Lò Văn A"
    qtbot.keyClick(page.list, KEY.Key_F5)
    assert shown_in(page, "name")[0] == "Lò Văn A"


def test_a_block_pasted_into_the_sorted_column_stays_where_it_was_pasted(qtbot, page, idle):
    page.list.sort([("position", False)])
    before = shown_uids(page)
    mime = QMimeData()
    mime.setText("Z\nY\nX\n")
    QGuiApplication.clipboard().setMimeData(mime)
    page.grid.choose_cell(1, column(page, "position"))
    qtbot.keyClick(page.list, KEY.Key_V, CTRL)
    idle()
    assert shown_uids(page) == before
    assert shown_in(page, "position") == ["", "Z", "Y", "X", ""]


def test_a_long_list_shows_every_record_once_around_those_that_were_edited(workspace, shown):
    add_subjects(workspace.services, 3 * BLOCK + 20)
    page = shown(DirectoryPage(workspace))
    before = shown_uids(page)
    for row in (0, BLOCK - 1, BLOCK, 2 * BLOCK + 7, 3 * BLOCK + 19):
        type_in(page, row, "name", f"Zổ Văn {row}")
    assert shown_uids(page) == before
    page.refresh()
    assert shown_uids(page) == before
    page.list.selectAll()
    assert page.list.selected_uids() == before


def test_thousands_of_cells_go_into_the_rows_that_are_seen(qtbot, workspace, shown, idle):
    add_subjects(workspace.services, 1100)
    page = shown(DirectoryPage(workspace))
    last = page.list.list_model.uid_at(1099)
    page.grid.choose_cell(0, 0)
    type_in(page, 0, "name", "Zổ Văn Cuối")
    page.grid.choose_cell(0, column(page, "address"))
    page.grid.choose_columns()
    selection = page.list.selectionModel()
    index = page.list.list_model.index(1099, column(page, "address"))
    selection.select(index, selection.SelectionFlag.Deselect)
    page.grid.typed_in_all.emit("Bản Nà Lốc")
    idle()
    left = [s.uid for s in page.services.store.subjects.all() if s.address != "Bản Nà Lốc"]
    assert left == [last]


def test_lines_of_a_decision_are_put_in_order_also_after_typing(workspace, shown, idle):
    services = workspace.services
    decision = add_decision(services, subjects=add_subjects(services, 4))
    page = shown(RecipientsPage(workspace, decision.uid))
    before = shown_uids(page)
    places = [place.uid for place in services.deciding.places(decision.uid)]
    assert before == places
    type_in(page, 0, "name", "Zổ Văn Cuối")
    assert shown_uids(page) == before
    page.list.selectRow(3)
    page.move_selected_before(1)
    idle()
    places = [place.uid for place in services.deciding.places(decision.uid)]
    assert shown_uids(page) == places
    assert places.index(before[3]) + 1 == places.index(before[1])
