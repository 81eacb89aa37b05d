"""The first columns of a grid stay in sight while the others are scrolled."""

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QGuiApplication

from ui.tables.grid_model import GridModel
from ui.tables.grid_view import GridView
from ui.tables.source import Column, Row, ShortList

COLUMNS = tuple(Column(f"c{number}", f"Cột {number}", width=160) for number in range(8))
ROWS = [Row(f"u{n}", tuple(f"{n}.{c}" for c in range(8))) for n in range(60)]


@pytest.fixture
def make(qtbot, look):
    def make(settings=None):
        view = GridView("grid", "Lưới", GridModel(ShortList(COLUMNS, ROWS)), settings)
        view.resize(620, 300)
        qtbot.addWidget(view)
        view.show()
        qtbot.waitExposed(view)
        return view

    return make


def scroll(view):
    view.horizontalScrollBar().setValue(300)
    assert view.horizontalScrollBar().value() == 300


def test_nothing_lies_over_a_list_that_is_not_scrolled(make):
    view = make()
    assert view.frozen.over.isHidden()
    scroll(view)
    assert view.frozen.over.isVisible()
    assert [c for c in range(8) if not view.frozen.over.isColumnHidden(c)] == [0]


def test_a_press_on_a_column_in_sight_chooses_its_cell_and_scrolls_nothing(qtbot, make):
    view = make()
    scroll(view)
    qtbot.mouseClick(view.frozen.over.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 45))
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 0)
    assert view.horizontalScrollBar().value() == 300
    view.copy()
    assert QGuiApplication.clipboard().text() == "1.0"


def test_the_cursor_is_never_hidden_beneath(make):
    view = make()
    view.choose_cell(0, 7)
    view.choose_cell(0, 2)
    left = view.columnViewportPosition(2)
    assert left >= view.frozen.width


def test_both_scroll_up_and_down_together(make):
    view = make()
    scroll(view)
    view.verticalScrollBar().setValue(20)
    assert view.frozen.over.verticalScrollBar().value() == 20
    view.frozen.over.verticalScrollBar().setValue(5)
    assert view.verticalScrollBar().value() == 5


def test_how_many_stay_is_chosen_and_remembered(make, tmp_path):
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    view = make(settings)
    entries = dict(view.column_entries(1))
    entries["Cố định các cột đến cột này"]()
    scroll(view)
    assert view.frozen.columns == [0, 1]
    settings.sync()
    again = make(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    assert again.frozen.count == 2
    dict(again.column_entries(1))["Bỏ cố định cột"]()
    scroll(again)
    assert again.frozen.over.isHidden()


def test_moved_columns_stay_as_they_are_seen(make):
    view = make()
    view.list_header.moveSection(3, 0)
    scroll(view)
    assert view.frozen.columns == [3]


def test_a_title_in_sight_sorts_the_list(qtbot, make):
    view = make()
    scroll(view)
    orders = []
    view.order_changed.connect(orders.append)
    header = view.frozen.over.header
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert orders == [[("c0", False)]]
    assert view.order == [("c0", False)]


def test_a_narrow_list_keeps_nothing_in_sight(make):
    view = make()
    view.resize(300, 300)
    scroll(view)
    assert view.frozen.columns == []
