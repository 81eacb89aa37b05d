"""Typing in the cells of a list as in Excel, also through a Vietnamese input method."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication

from services.services import Services
from tests.small_commune import add_subjects, add_unit
from ui.pages.directory_page import DirectoryPage
from ui.tables.cell_editor import CellEdit, LongEdit
from ui.workspace import Workspace

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(qtbot, workspace: Workspace, shown) -> DirectoryPage:
    services: Services = workspace.services
    school = add_unit(services, "Trường Tiểu học Mường Xoan")
    add_unit(services, "Bản Nà Lốc")
    add_subjects(services, 4, unit=school)
    page = shown(DirectoryPage(workspace))
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.list.setFocus()
    return page


@pytest.fixture
def told(page) -> list[str]:
    said: list[str] = []
    page.told.connect(lambda sentence, _undoable: said.append(sentence))
    page.warned.connect(lambda sentence, _undoable: said.append(sentence))
    page.refused.connect(said.append)
    return said


def go_to(page, row: int, name: str) -> None:
    page.grid.choose_cell(row, page.list.list_model.column_number(name))


def place(page) -> tuple[int, str]:
    index = page.list.currentIndex()
    return index.row(), page.list.list_model.columns[index.column()].name


def text(page, row: int, name: str) -> str:
    QCoreApplication.processEvents()
    return page.list.model().index(row, page.list.list_model.column_number(name)).data()


def field(page):
    fields = [f for kind in (CellEdit, LongEdit) for f in page.list.viewport().findChildren(kind)]
    return next((f for f in fields if f.isVisible()), None)


def press(key, written="", modifiers=Qt.KeyboardModifier.NoModifier):
    """A key for whatever has the keys now, as the system sends it."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(
            QApplication.focusWidget(), QKeyEvent(kind, key, modifiers, written)
        )


def write(letters: str) -> None:
    for letter in letters:
        press(KEY.Key_unknown, letter)


def compose(preedit="", commit=""):
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QCoreApplication.sendEvent(QApplication.focusObject(), event)


def test_typing_begins_anew_and_enter_goes_down(qtbot, page):
    go_to(page, 0, "position")
    write("G")
    write("iao vien")
    qtbot.keyClick(field(page), KEY.Key_Return)
    assert text(page, 0, "position") == "Giao vien"
    assert place(page) == (1, "position")
    write("B")
    qtbot.keyClick(field(page), KEY.Key_Return, SHIFT)
    assert text(page, 1, "position") == "B"
    assert place(page) == (0, "position")
    assert page.services.history.to_undo().title.startswith("Sửa chức vụ của")


def test_tab_goes_along_the_row_and_enter_returns_to_where_it_was_begun(qtbot, page):
    go_to(page, 1, "position")
    write("A")
    qtbot.keyClick(field(page), KEY.Key_Tab)
    assert place(page) == (1, "unit")
    qtbot.keyClick(page.list, KEY.Key_Tab)
    assert place(page) == (1, "birth_date")
    write("1")
    write("980")
    qtbot.keyClick(field(page), KEY.Key_Return)
    assert place(page) == (2, "position")
    assert text(page, 1, "birth_date") == "1980"
    qtbot.keyClick(page.list, KEY.Key_Backtab, SHIFT)
    assert place(page) == (2, "kind")


def test_f2_keeps_what_is_there_and_escape_gives_it_back(qtbot, page):
    go_to(page, 0, "position")
    write("A")
    qtbot.keyClick(field(page), KEY.Key_Return)
    go_to(page, 0, "position")
    QCoreApplication.processEvents()
    qtbot.keyClick(page.list, KEY.Key_F2)
    assert (field(page).text(), field(page).selectedText()) == ("A", "")
    write("B")
    qtbot.keyClick(field(page), KEY.Key_Left)
    assert field(page).isVisible()
    qtbot.keyClick(field(page), KEY.Key_Escape)
    assert text(page, 0, "position") == "A"
    qtbot.keyClick(page.list, KEY.Key_F2)
    write("B")
    qtbot.keyClick(field(page), KEY.Key_Return)
    assert text(page, 0, "position") == "AB"


def test_an_arrow_leaves_a_cell_that_is_being_typed(qtbot, page):
    go_to(page, 0, "position")
    write("A")
    qtbot.keyClick(field(page), KEY.Key_Right)
    assert place(page) == (0, "unit")
    assert text(page, 0, "position") == "A"


def test_the_first_letters_of_a_composed_word_are_not_lost(page):
    """An input method that composes: every state of the word comes as an event."""
    go_to(page, 0, "position")
    assert page.list.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    for state in ("T", "Tr", "Trư", "Trưở", "Trưởng"):
        compose(preedit=state)
    compose(commit="Trưởng")
    compose(preedit="b")
    compose(preedit="bả")
    compose(commit=" bản")
    assert field(page).text() == "Trưởng bản"
    press(KEY.Key_Return, "\r")
    assert text(page, 0, "position") == "Trưởng bản"


def test_a_word_that_is_committed_at_once_opens_the_cell(page):
    go_to(page, 0, "address")
    compose(commit="Ộ")
    compose(commit="c")
    press(KEY.Key_Return, "\r")
    assert text(page, 0, "address") == "Ộc"


def test_composing_in_a_cell_of_several_lines(page):
    go_to(page, 0, "note")
    compose(preedit="ư")
    compose(preedit="ướ")
    compose(commit="ước")
    press(KEY.Key_Return, "\r", ALT)
    compose(commit="mơ")
    press(KEY.Key_Return, "\r")
    QCoreApplication.processEvents()
    assert "ước\nmơ" in {s.note for s in page.services.store.subjects.all()}


def test_an_input_method_that_takes_letters_back(page):
    """As UniKey works: the letter, then Backspace and the letter with its mark."""
    go_to(page, 0, "position")
    for letter in ("d", "d"):
        press(KEY.Key_D, letter)
    for _ in range(2):
        press(KEY.Key_Backspace, "\b")
    press(KEY.Key_unknown, "đ")
    write("a")
    press(KEY.Key_Backspace, "\b")
    press(KEY.Key_unknown, "ã")
    press(KEY.Key_Return, "\r")
    assert text(page, 0, "position") == "đã"


def test_what_is_composed_in_a_locked_cell_says_why(page, told):
    services = page.services
    (one,) = add_subjects(services, 1, "collective", start=7)
    page.refresh()
    row = next(r for r in range(5) if page.list.list_model.uid_at(r) == one)
    go_to(page, row, "birth_date")
    compose(commit="1")
    assert told == ["Tập thể không có mục ngày sinh nên ô này để trống."]
    assert field(page) is None


def test_a_bad_cell_keeps_what_was_typed_and_the_cursor_returns_to_it(qtbot, page):
    go_to(page, 0, "birth_date")
    write("3")
    write("1/2/1980")
    qtbot.keyClick(field(page), KEY.Key_Return)
    assert text(page, 0, "birth_date") == "31/2/1980"
    assert place(page) == (0, "birth_date")
    qtbot.waitUntil(lambda: "không có ngày 31" in page.status.text())
    qtbot.keyClick(page.list, KEY.Key_F2)
    assert field(page).text() == "31/2/1980"
    field(page).setText("28/2/1980")
    qtbot.keyClick(field(page), KEY.Key_Return)
    assert text(page, 0, "birth_date") == "28/02/1980"
    assert not page.grid.grid_model.remarks


def test_units_are_found_while_typing_without_marks(qtbot, page):
    go_to(page, 0, "unit")
    write("n")
    write("a")
    editor = field(page)
    popup = editor._completer.popup()
    assert popup.isVisible()
    assert [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())] == [
        "Bản Nà Lốc"
    ]
    qtbot.keyClick(popup, KEY.Key_Down)
    qtbot.keyClick(popup, KEY.Key_Return)
    assert text(page, 0, "unit") == "Bản Nà Lốc"
    assert place(page) == (1, "unit")


def test_alt_and_down_open_the_list_of_choices(qtbot, page):
    go_to(page, 0, "status")
    qtbot.keyClick(page.list, KEY.Key_Down, ALT)
    popup = field(page)._completer.popup()
    assert popup.isVisible()
    assert popup.model().rowCount() == 5
    qtbot.keyClick(popup, KEY.Key_Escape)


def test_undo_in_an_open_field_takes_back_the_typing_only(qtbot, page):
    asked: list[str] = []
    shortcut = QShortcut("Ctrl+Z", page)
    shortcut.activated.connect(lambda: asked.append("undo"))
    go_to(page, 0, "position")
    write("A")
    editor = field(page)
    write("BC")
    qtbot.keyClick(editor, KEY.Key_Z, CTRL)
    assert (asked, editor.text() != "ABC") == ([], True)
    qtbot.keyClick(editor, KEY.Key_Escape)
    qtbot.keyClick(page.list, KEY.Key_Z, CTRL)
    assert asked == ["undo"]


def test_keys_for_rows_do_not_change_the_size_of_the_text(qtbot, page):
    asked: list[str] = []
    for key in ("Ctrl+-", "Ctrl+="):
        QShortcut(key, page).activated.connect(lambda key=key: asked.append(key))
    page.list.asked.connect(asked.append)
    go_to(page, 0, "position")
    qtbot.keyClick(page.list, KEY.Key_Equal, CTRL)
    qtbot.keyClick(page.list, KEY.Key_Minus, CTRL)
    assert asked == ["add", "delete"]


def test_a_new_row_is_typed_at_the_end_and_stored_when_it_is_left(qtbot, page):
    last = page.list.model().rowCount() - 1
    go_to(page, last, "name")
    qtbot.keyClick(page.list, KEY.Key_Down)
    assert place(page) == (last + 1, "name")
    write("L")
    write("ò Thị Mới")
    qtbot.keyClick(field(page), KEY.Key_Tab)
    assert page.services.directory.count() == 4
    go_to(page, last + 1, "position")
    write("G")
    qtbot.keyClick(field(page), KEY.Key_Return)
    qtbot.waitUntil(lambda: page.services.directory.count() == 5)
    (added,) = page.services.directory.find("lo thi moi")
    assert added.position == "G"
    qtbot.waitUntil(lambda: len(page.grid.grid_model.drafts) == 1)
    qtbot.keyClick(page.list, KEY.Key_Up)
    qtbot.waitUntil(lambda: not page.grid.grid_model.drafts)


def test_a_new_row_without_a_name_stays_and_says_so(qtbot, page, told):
    page.editing.add_row()
    last = page.list.model().rowCount() - 1
    go_to(page, last, "position")
    write("G")
    qtbot.keyClick(field(page), KEY.Key_Return)
    go_to(page, 0, "name")
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["1 dòng mới chưa lưu được."]
    assert page.editing.bar.reasons.text() == "Hãy nhập họ và tên."
    assert page.grid.grid_model.drafts[0].texts
    assert page.services.directory.count() == 4
    qtbot.keyClick(page.list, KEY.Key_Minus, CTRL)
    assert page.grid.grid_model.drafts


def test_what_is_changed_elsewhere_waits_until_the_field_is_closed(qtbot, page):
    go_to(page, 0, "position")
    write("A")
    write("BC")
    add_subjects(page.services, 1, start=9)
    page.workspace.changes.announce("subjects")
    assert field(page).text() == "ABC"
    qtbot.keyClick(field(page), KEY.Key_Return)
    qtbot.waitUntil(lambda: page.list.list_model.record_count == 5)
    assert "ABC" in {s.position for s in page.services.store.subjects.all()}


def test_a_changed_name_keeps_its_place_until_the_list_is_asked_anew(qtbot, page):
    go_to(page, 0, "name")
    following = page.list.list_model.uid_at(1)
    uid = page.list.list_model.uid_at(0)
    write("Z")
    write("ổ")
    qtbot.keyClick(field(page), KEY.Key_Return)
    QCoreApplication.processEvents()
    assert page.list.list_model.row_of(uid) == 0
    assert page.list.current_uid() == following
    qtbot.keyClick(page.list, KEY.Key_F5)
    assert page.list.list_model.row_of(uid) == 3
    assert page.list.current_uid() == following


def test_control_and_enter_write_into_every_selected_cell(qtbot, page, workspace):
    go_to(page, 0, "position")
    qtbot.keyClick(page.list, KEY.Key_Down, SHIFT)
    qtbot.keyClick(page.list, KEY.Key_F2)
    write("Giáo viên")
    qtbot.keyClick(field(page), KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not workspace.jobs.busy())
    assert [text(page, row, "position") for row in range(3)] == ["Giáo viên", "Giáo viên", ""]


def test_control_and_tab_leave_the_list(qtbot, page):
    go_to(page, 0, "position")
    qtbot.keyClick(page.list, KEY.Key_Tab, CTRL)
    assert QApplication.focusWidget() is not page.list


def test_whole_rows_and_columns_are_chosen_by_keys(qtbot, page):
    go_to(page, 1, "position")
    qtbot.keyClick(page.list, KEY.Key_Space, SHIFT)
    assert page.grid.whole_rows()
    assert page.list.selected_count() == 1
    go_to(page, 1, "position")
    qtbot.keyClick(page.list, KEY.Key_Space, CTRL)
    assert page.grid.selected_places() == ([(0, 3)], [2])


def test_a_form_opens_from_a_locked_cell_and_by_alt_enter(qtbot, page):
    with qtbot.waitSignal(page.list.opened):
        qtbot.keyClick(page.list, KEY.Key_Return, ALT)
