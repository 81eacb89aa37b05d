from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from ui.tables.filter_menu import FilterMenu
from ui.tables.list_model import ListModel
from ui.tables.list_view import ListView
from ui.tables.source import Column, Row, ShortList

COLUMNS = (
    Column("name", "Họ và tên"),
    Column("born", "Ngày sinh", "date"),
    Column("state", "Trạng thái", "choice"),
    Column("amount", "Số tiền", "money"),
)
PEOPLE = [
    Row("u1", ("Lò Thị Ễn", "1985-07-05", "draft", 702000)),
    Row("u2", ("Quàng Văn Sáng", "1990", "issued", 1940000)),
    Row("u3", ('Cầm "Ơn"\nbản Nà Lốc', None, "draft", None)),
]


@dataclass
class Many:
    """A long list that notes how many rows were read."""

    total: int = 100_000
    columns: tuple = COLUMNS
    read: list = field(default_factory=list)

    def count(self):
        return self.total

    def rows(self, offset, limit):
        last = min(offset + limit, self.total)
        self.read.append(last - offset)
        return [Row(f"u{n}", (f"Người {n}", None, "draft", n)) for n in range(offset, last)]

    def uids(self):
        return [f"u{n}" for n in range(self.total)]

    def values(self, column):
        return [("draft", "Nháp", self.total)]


@pytest.fixture
def make_view(qtbot, look):
    def make(source=None, settings=None):
        model = ListModel(source or ShortList(COLUMNS, PEOPLE))
        view = ListView("people", "Danh bạ", model, settings)
        model.setParent(view)
        view.resize(700, 400)
        qtbot.addWidget(view)
        view.show()
        qtbot.waitExposed(view)
        return view

    return make


def press_header(qtbot, view, column, modifier=Qt.KeyboardModifier.NoModifier):
    header = view.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def test_a_click_on_a_title_sorts_and_another_turns_it_round(qtbot, make_view):
    view = make_view()
    orders = []
    view.order_changed.connect(orders.append)
    press_header(qtbot, view, 0)
    press_header(qtbot, view, 0)
    assert orders == [[("name", False)], [("name", True)]]


def test_shift_and_a_click_add_a_key(qtbot, make_view):
    view = make_view()
    press_header(qtbot, view, 2)
    press_header(qtbot, view, 0, Qt.KeyboardModifier.ShiftModifier)
    assert view.order == [("state", False), ("name", False)]


def test_pulling_an_edge_does_not_sort(qtbot, make_view):
    view = make_view()
    header = view.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(1) - 1, header.height() // 2)
    qtbot.mouseMove(header.viewport(), edge)
    qtbot.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    qtbot.mouseMove(header.viewport(), edge + QPoint(40, 0))
    qtbot.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(40, 0))
    assert view.order == []


def test_copied_rows_are_tabs_for_excel_and_a_table_for_word(make_view):
    view = make_view()
    view.selectAll()
    view.copy()
    mime = QApplication.clipboard().mimeData()
    assert mime.text().splitlines() == [
        "Lò Thị Ễn\t05/7/1985\tdraft\t702.000",
        "Quàng Văn Sáng\t1990\tissued\t1.940.000",
        '"Cầm ""Ơn""',
        'bản Nà Lốc"\t\tdraft\t',
    ]
    assert mime.html().count("<tr>") == 3
    assert "Cầm &quot;Ơn&quot;<br>bản Nà Lốc" in mime.html()


def test_hidden_and_moved_columns_are_copied_as_they_are_seen(make_view):
    view = make_view()
    view.setColumnHidden(1, True)
    view.horizontalHeader().moveSection(3, 0)
    view.selectRow(1)
    view.copy()
    assert QApplication.clipboard().text() == "1.940.000\tQuàng Văn Sáng\tissued"


def test_enter_opens_and_insert_asks_for_a_new_one(qtbot, make_view):
    view = make_view()
    view.selectRow(1)
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == ["u2"]
    with qtbot.waitSignal(view.new_wanted):
        qtbot.keyClick(view, Qt.Key.Key_Insert)


def test_delete_alone_deletes_nothing(qtbot, make_view):
    view = make_view()
    view.selectAll()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert view.list_model.rowCount() == 3


def test_all_of_a_long_list_are_selected_without_reading_them(make_view):
    source = Many()
    view = make_view(source)
    source.read.clear()
    view.selectAll()
    assert view.selected_count() == 100_000
    assert len(view.selected_uids()) == 100_000
    assert sum(source.read) < 1000


def test_a_long_list_shows_its_first_screen_as_soon_as_a_short_one(make_view):
    source = Many()
    make_view(source)
    assert sum(source.read) <= 400


def test_reading_again_keeps_what_was_selected(make_view):
    view = make_view()
    view.selectRow(1)
    moved = ShortList(COLUMNS, [PEOPLE[1], PEOPLE[2], PEOPLE[0]])
    view.reload(lambda: view.list_model.set_source(moved))
    assert view.selected_uids() == ["u2"]
    assert view.current_uid() == "u2"


def test_what_is_gone_is_no_longer_selected(make_view):
    view = make_view()
    view.selectRow(1)
    view.reload(lambda: view.list_model.set_source(ShortList(COLUMNS, [PEOPLE[0]])))
    assert view.selected_uids() == []


def test_a_record_is_selected_while_ctrl_is_held_down(qtbot, make_view):
    view = make_view()
    saved = []
    shortcut = QShortcut(QKeySequence("Ctrl+S"), view)
    shortcut.activated.connect(lambda: saved.append(view.select_uid("u2")))
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    qtbot.keyClick(view, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert saved == [True]
    assert view.selected_uids() == ["u2"]


@pytest.mark.parametrize("before", [0, 1])
def test_what_a_list_gained_is_not_selected(make_view, before):
    growing = Many(before)
    view = make_view(growing)
    view.selectAll()
    growing.total = 385
    view.reload(lambda: view.list_model.set_source(growing))
    assert view.selected_uids() == ["u0"][:before]


def test_the_same_record_stays_selected_when_another_came_before_it(make_view):
    people = PEOPLE[1:]

    class Live(ShortList):
        """Reads what is stored now, like a list of the database."""

        def rows(self, offset, limit):
            return people[offset : offset + limit]

        def count(self):
            return len(people)

        def uids(self):
            return [person.uid for person in people]

    view = make_view(Live(COLUMNS))
    view.selectRow(0)
    assert view.current_uid() == "u2"
    people.insert(0, PEOPLE[0])
    view.reload(lambda: view.list_model.set_source(Live(COLUMNS)))
    assert view.selected_uids() == ["u2"]


def test_widths_and_places_of_columns_are_remembered(make_view, tmp_path):
    def settings():
        return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)

    first = settings()
    view = make_view(settings=first)
    view.setColumnWidth(0, 333)
    view.horizontalHeader().moveSection(2, 0)
    first.sync()
    again = make_view(settings=settings())
    assert again.columnWidth(0) == 333
    assert again.horizontalHeader().visualIndex(2) == 0
    again.reset_columns()
    assert again.columnWidth(0) == 160
    assert again.horizontalHeader().visualIndex(2) == 2


@pytest.fixture
def filter_menu(make_view):
    view = make_view(Many(total=10))
    view.set_filterable(["state"])
    view._open_filter("state", QPoint(0, 0))
    return view, view.findChild(FilterMenu)


def test_the_filter_shows_words_and_lets_stored_values_through(make_view, qtbot):
    class TwoStates(Many):
        def values(self, column):
            return [("draft", "Nháp", 7), ("issued", "Đã ban hành", 3), ("", "", 1)]

    view = make_view(TwoStates())
    view.set_filterable(["state"])
    view._open_filter("state", QPoint(0, 0))
    menu = view.findChild(FilterMenu)
    texts = [menu.list.item(row).text() for row in range(menu.list.count())]
    assert texts == ["Nháp  (7)", "Đã ban hành  (3)", "(Để trống)  (1)"]
    menu.nothing.click()
    assert not menu.apply.isEnabled()
    menu.list.item(1).setCheckState(Qt.CheckState.Checked)
    with qtbot.waitSignal(view.filters_changed) as changed:
        menu.apply.click()
    assert changed.args == [{"state": ["issued"]}]
    assert view.filter_text("state") == "Trạng thái: Đã ban hành"


def test_searching_in_the_filter_needs_no_tone_marks(filter_menu):
    _view, menu = filter_menu
    menu.search.setText("nhap")
    assert not menu.list.item(0).isHidden()
    menu.search.setText("ban hanh")
    assert menu.list.item(0).isHidden()


def test_choosing_every_value_is_no_filter(filter_menu):
    view, menu = filter_menu
    menu.apply.click()
    assert view.filters == {}


def test_rows_are_as_high_as_the_text_needs(make_view, look):
    view = make_view()
    before = view.rowHeight(0)
    try:
        look.choose_size(14)
        assert view.rowHeight(0) > before
    finally:
        look.normal()


def test_reading_again_keeps_the_widths_of_the_columns(make_view):
    view = make_view()
    view.setColumnWidth(0, 333)
    view.list_model.set_source(ShortList(COLUMNS, PEOPLE[:1]))
    assert view.columnWidth(0) == 333


def test_other_columns_have_widths_of_their_own(make_view):
    view = make_view()
    view.setColumnWidth(0, 333)
    view.list_model.set_source(ShortList((Column("title", "Danh hiệu", width=120),)))
    assert view.columnWidth(0) == 120


def test_columns_grow_with_the_text(make_view, look):
    view = make_view()
    try:
        look.choose_size(14)
        assert view.columnWidth(0) == 224
    finally:
        look.normal()
    assert view.columnWidth(0) == 160
