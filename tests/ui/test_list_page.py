import pytest
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton

from models.problems import Refused
from models.vietnamese import fold
from ui.pages.list_page import Empty, ListPage
from ui.tables.source import Column, Row, ShortList
from ui.widgets.details_pane import Details, Note, Section

COLUMNS = (Column("name", "Họ và tên"), Column("amount", "Tiền thưởng", "money"))
PEOPLE = [
    Row("u1", ("Lò Thị Ễn", 702000)),
    Row("u2", ("Quàng Văn Sáng", 1940000)),
    Row("u3", ("Cầm Ơn", None)),
]


class Telling(QObject):
    changed = Signal()


class PeoplePage(ListPage):
    def __init__(self, people):
        super().__init__(
            "people",
            "Danh bạ",
            noun="người",
            empty=Empty("users", "Chưa có ai", "Hãy lấy danh sách từ Excel.", "import", "new"),
        )
        self.people = people
        self.done = []
        for verb, text, icon, needs in (
            ("new", "Thêm người", "user-plus", "nothing"),
            ("import", "Lấy từ Excel", "file-spreadsheet", "nothing"),
            ("edit", "Sửa", "pencil", "one"),
            ("delete", "Xóa", "trash-2", "some"),
        ):
            self.add_action(verb, text, icon, lambda verb=verb: self.done.append(verb), needs=needs)
        self.chips.add("paid", "Có tiền thưởng")

    def source(self):
        wanted = fold(self.search_text)
        found = [row for row in self.people if wanted in fold(row.cells[0])]
        if "paid" in self.chips.chosen():
            found = [row for row in found if row.cells[1]]
        return ShortList(COLUMNS, found)

    def details_of(self, uid):
        name = next(row.cells[0] for row in self.people if row.uid == uid)
        return Details(
            name,
            "Bản Nà Lốc",
            state=Note("Đã trình", "warn"),
            steps=("Nháp", "Trình", "Ký"),
            step=1,
            sections=[Section("Thông tin", [("Ngày sinh", "")], [Note("Đạt", "good", "Điều 24")])],
        )

    def new_record(self):
        self.done.append("new_record")


@pytest.fixture
def show(qtbot, look):
    def show_page(people=PEOPLE):
        page = PeoplePage(list(people))
        page.resize(1200, 700)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitExposed(page)
        return page

    return show_page


def select(qtbot, page, *rows):
    page.list.clearSelection()
    for row in rows:
        index = page.list.list_model.index(row, 0)
        control = Qt.KeyboardModifier.ControlModifier
        place = page.list.visualRect(index).center()
        qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, control, place)
    qtbot.waitUntil(lambda: page._describe_soon.remainingTime() < 0)


def test_says_how_many_there_are(show):
    page = show()
    assert page.sentence.text() == "Có 3 người."


def test_search_narrows_the_list_without_tone_marks(qtbot, show):
    page = show()
    page.search.setText("quang")
    qtbot.waitUntil(lambda: page.list.list_model.rowCount() == 1)
    assert page.sentence.text() == "Tìm thấy 1 người."


def test_a_chip_narrows_the_list(show):
    page = show()
    page.chips.choose("paid")
    assert page.list.list_model.rowCount() == 2


def test_what_finds_nothing_offers_the_whole_list_again(qtbot, show):
    page = show()
    page.search.setText("không ai tên thế")
    qtbot.waitUntil(page.empty.isVisible)
    page.empty.first.click()
    assert page.list.list_model.rowCount() == 3
    assert page.search.text() == ""


def test_an_empty_page_says_what_belongs_here_and_offers_the_first_step(show):
    page = show([])
    assert page.empty.title.text() == "Chưa có ai"
    assert (page.empty.first.text(), page.empty.second.text()) == ("Lấy từ Excel", "Thêm người")
    page.empty.first.click()
    assert page.done == ["import"]
    assert not page.details.isVisible()


def test_actions_follow_the_selection_and_say_how_many(qtbot, show):
    page = show()
    edit, delete = page.find_action("edit"), page.find_action("delete")
    assert not edit.isEnabled()
    assert not delete.isEnabled()
    select(qtbot, page, 0)
    assert edit.isEnabled()
    assert delete.text() == "Xóa"
    select(qtbot, page, 0, 1)
    assert not edit.isEnabled()
    assert delete.text() == "Xóa (2)"


def test_a_button_that_counts_keeps_its_width(qtbot, show):
    page = show()
    buttons = page.action_row.findChildren(
        QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly
    )
    places = [button.geometry() for button in buttons]
    select(qtbot, page, 0, 1)
    assert page.find_action("delete").text() == "Xóa (2)"
    assert [button.geometry() for button in buttons] == places


def test_the_menu_of_a_row_has_the_actions_of_the_page(qtbot, show):
    page = show()
    select(qtbot, page, 0, 1)
    page.list.customContextMenuRequested.emit(QPoint(20, 20))
    (menu,) = page.list.findChildren(QMenu)
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert texts[-1] == "Xóa (2)"
    assert "Thêm người" not in texts
    assert "Sửa" not in texts
    menu.close()


def test_the_keyboard_stays_in_the_list_when_a_button_turns_grey(qtbot, show):
    page = show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.list.selectRow(0)
    button = next(
        button
        for button in page.findChildren(QToolButton)
        if button.defaultAction() is page.find_action("delete")
    )
    button.setFocus()
    page.people.pop(0)
    page.refresh()
    assert not button.isEnabled()
    assert page.focusWidget() is page.list


def test_the_status_line_sums_what_is_selected(qtbot, show):
    page = show()
    select(qtbot, page, 0, 1)
    assert page.status.text() == "3 người  ·  đang chọn 2  ·  Tiền thưởng: 2.642.000"


def test_details_follow_the_selected_row(qtbot, show):
    page = show()
    select(qtbot, page, 1)
    assert page.details._title.text() == "Quàng Văn Sáng"
    select(qtbot, page, 0, 1)
    assert page.details._caption.text() == "Đang chọn 2 người."


def test_where_room_is_short_the_details_are_a_drawer(qtbot, show):
    page = show()
    page.resize(900, 600)
    select(qtbot, page, 1)
    assert not page.details.isVisible()
    page.details_button.click()
    assert page.details.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.details.isVisible()
    page.resize(1300, 700)
    assert page.details.isVisible()


def test_the_arrow_leads_from_the_search_into_the_list(qtbot, show):
    page = show()
    page.activateWindow()
    page.focus_search()
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.list.current_uid() == "u1"


def test_insert_in_the_list_makes_a_new_record(qtbot, show):
    page = show()
    qtbot.keyClick(page.list, Qt.Key.Key_Insert)
    assert page.done == ["new_record"]


def test_a_change_elsewhere_is_read_at_once_when_seen_and_later_when_hidden(show):
    page, telling = show(), Telling()
    page.follow(telling.changed)
    page.people.pop()
    telling.changed.emit()
    assert page.list.list_model.rowCount() == 2
    page.hide()
    page.people.pop()
    telling.changed.emit()
    assert page.list.list_model.rowCount() == 2
    page.show()
    assert page.list.list_model.rowCount() == 1


def test_an_attempt_tells_what_was_done(qtbot, show):
    page = show()
    with qtbot.waitSignal(page.told) as told:
        assert page.attempt(lambda: 3, "Đã xóa 3 người.") == 3
    assert told.args == ["Đã xóa 3 người.", True]


def test_an_attempt_tells_what_stands_in_the_way(qtbot, show):
    def refuse():
        raise Refused("Quyết định đã ban hành.")

    page = show()
    with qtbot.waitSignal(page.refused) as refused, qtbot.assertNotEmitted(page.told):
        page.attempt(refuse, "Đã xóa.")
    assert refused.args == ["Quyết định đã ban hành."]


def make_narrow(qtbot, page, width):
    page.resize(1000, 600)
    page.resize(width, 600)
    qtbot.waitUntil(lambda: page.width() == width)


def test_actions_without_room_move_under_the_dots(qtbot, show):
    page = show()
    for verb in ("print", "send", "merge"):
        page.add_action(verb, f"Việc dài {verb}", "printer", lambda: None)
    make_narrow(qtbot, page, 600)
    hidden = [
        button
        for button in page.action_row.findChildren(QToolButton)
        if button is not page.action_row.more and button.isHidden()
    ]
    assert hidden
    assert page.action_row.more.isVisible()
    page.action_row._fill_menu()
    offered = [action.text() for action in page.action_row._menu.actions()]
    assert offered[-1] == "Việc dài merge"


def test_chips_without_room_go_to_another_line(qtbot, show):
    page = show()
    for number in range(12):
        page.chips.add(f"chip{number}", f"Điều kiện thứ {number}")
    make_narrow(qtbot, page, 744)
    qtbot.waitUntil(lambda: page.chips.height() > 2 * page.chips._chips["paid"].height())
