"""The picture of a page: boxes are moved by as many millimetres as the mouse or the keys say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.page_boxes import Box, cling, hit
from ui.widgets.page_picture import PagePicture

A4 = (297.0, 210.0)
NAME = Box("name", "Tên", 20.0, 60.0, 100.0, 12.0)
TITLE = Box("title", "Tên giấy", 60.0, 20.0, 177.0, 20.0)
LEFT = Qt.MouseButton.LeftButton
FREE = Qt.KeyboardModifier.AltModifier


class Shown:
    """A picture that keeps the boxes where it is told to."""

    def __init__(self, picture: PagePicture, boxes: list[Box]) -> None:
        self.picture = picture
        self.boxes = {box.key: box for box in boxes}
        self.let_go = 0
        picture.moved.connect(lambda key, x, y: self._change(key, x=x, y=y))
        picture.stretched.connect(lambda key, w, h: self._change(key, width=w, height=h))
        picture.let_go.connect(self._count)
        self.show()

    def show(self) -> None:
        self.picture.show_page(A4, list(self.boxes.values()), white)

    def _change(self, key: str, **values: float) -> None:
        self.boxes[key] = replace(self.boxes[key], **values)
        self.show()

    def _count(self) -> None:
        self.let_go += 1

    def place(self, x: float, y: float) -> QPoint:
        return self.picture.place_of(x, y).toPoint()

    def drag(self, start: tuple[float, float], by: tuple[float, float], keys=FREE) -> None:
        """From a point of the page, in millimetres, by so many."""
        begun = self.picture.place_of(*start)
        scale = self.picture.scale
        self._mouse(QEvent.Type.MouseButtonPress, begun, keys)
        for share in (0.3, 0.7, 1.0):
            moved = begun + QPointF(by[0] * scale * share, by[1] * scale * share)
            self._mouse(QEvent.Type.MouseMove, moved, keys)
        self._mouse(QEvent.Type.MouseButtonRelease, moved, keys)

    def _mouse(self, kind: QEvent.Type, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        view = self.picture.viewport()
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
        event = QMouseEvent(kind, at, view.mapToGlobal(at), LEFT, held, keys)
        QApplication.sendEvent(view, event)


def white(dpi: float) -> QImage:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


@pytest.fixture
def shown(qtbot, look) -> Shown:
    picture = PagePicture()
    qtbot.addWidget(picture)
    picture.resize(900, 660)
    picture.show()
    qtbot.waitExposed(picture)
    picture.setFocus()
    return Shown(picture, [TITLE, NAME])


@pytest.mark.parametrize("zoom", [None, 0.4, 1.0, 2.5])
def test_a_dragged_box_moves_by_as_many_millimetres_as_the_mouse(shown, zoom):
    if zoom is not None:
        shown.picture.set_zoom(zoom)
    shown.drag((30, 65), (12.5, 7.5))
    moved = shown.boxes["name"]
    assert moved.x == pytest.approx(32.5, abs=0.11)
    assert moved.y == pytest.approx(67.5, abs=0.11)
    assert (moved.width, moved.height) == (NAME.width, NAME.height)
    assert shown.let_go == 1


def test_places_are_kept_to_a_tenth_of_a_millimetre(shown):
    shown.drag((30, 65), (3.33333, 1.77777))
    moved = shown.boxes["name"]
    assert (moved.x, moved.y) == (round(moved.x, 1), round(moved.y, 1))


def test_a_box_clings_to_the_middle_of_the_page(shown):
    shown.drag((30, 65), (77.6, 0.3), keys=Qt.KeyboardModifier.NoModifier)
    moved = shown.boxes["name"]
    assert moved.x + moved.width / 2 == pytest.approx(297 / 2, abs=0.051)


def test_a_box_clings_to_the_edge_of_another(shown):
    shown.drag((30, 65), (39.4, 0.0), keys=Qt.KeyboardModifier.NoModifier)
    assert shown.boxes["name"].x == TITLE.x


def test_with_alt_a_box_clings_to_nothing(shown):
    shown.drag((30, 65), (39.4, 0.0))
    assert shown.boxes["name"].x == pytest.approx(59.4, abs=0.11)


def test_the_right_and_lower_edge_of_the_chosen_box_stretch_it(shown):
    shown.picture.choose("name")
    shown.drag((NAME.right, NAME.bottom), (10, 4))
    stretched = shown.boxes["name"]
    assert (stretched.x, stretched.y) == (NAME.x, NAME.y)
    assert stretched.width == pytest.approx(110, abs=0.21)
    assert stretched.height == pytest.approx(16, abs=0.21)


def test_a_box_is_never_stretched_to_nothing(shown):
    shown.picture.choose("name")
    shown.drag((NAME.right, NAME.bottom), (-150, -50))
    assert (shown.boxes["name"].width, shown.boxes["name"].height) == (2.0, 2.0)


def test_a_click_beside_every_box_chooses_none(shown):
    shown.picture.choose("name")
    QTest.mouseClick(shown.picture.viewport(), LEFT, pos=shown.place(5, 200))
    assert shown.picture.chosen_key == ""
    assert shown.boxes["name"] == NAME


@pytest.mark.parametrize(
    ("key", "moved"),
    [
        (Qt.Key.Key_Left, (-1, 0)),
        (Qt.Key.Key_Right, (1, 0)),
        (Qt.Key.Key_Up, (0, -1)),
        (Qt.Key.Key_Down, (0, 1)),
    ],
)
def test_arrows_move_by_a_millimetre_and_with_ctrl_by_a_tenth(shown, key, moved):
    shown.picture.choose("name")
    QTest.keyClick(shown.picture, key)
    QTest.keyClick(shown.picture, key, Qt.KeyboardModifier.ControlModifier)
    box = shown.boxes["name"]
    assert box.x == pytest.approx(NAME.x + 1.1 * moved[0])
    assert box.y == pytest.approx(NAME.y + 1.1 * moved[1])


def test_shift_and_arrows_stretch(shown):
    shown.picture.choose("name")
    QTest.keyClick(shown.picture, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(shown.picture, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert (shown.boxes["name"].width, shown.boxes["name"].height) == (101.0, 11.0)


def test_arrows_without_a_chosen_box_move_nothing(shown):
    QTest.keyClick(shown.picture, Qt.Key.Key_Right)
    assert list(shown.boxes.values()) == [TITLE, NAME]


def test_tab_goes_from_box_to_box_and_then_on(qtbot, look):
    window, before, after = QWidget(), QLineEdit(), QLineEdit()
    picture = PagePicture()
    layout = QVBoxLayout(window)
    for widget in (before, picture, after):
        layout.addWidget(widget)
    qtbot.addWidget(window)
    shown = Shown(picture, [TITLE, NAME])
    window.show()
    window.activateWindow()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    chosen = []
    for _ in range(3):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        chosen.append(shown.picture.chosen_key)
    assert chosen[:2] == ["title", "name"]
    assert window.focusWidget() is after
    QTest.keyClick(after, Qt.Key.Key_Backtab)
    assert window.focusWidget() is picture
    QTest.keyClick(picture, Qt.Key.Key_Backtab)
    assert shown.picture.chosen_key == "title"


def test_enter_opens_and_delete_asks_to_remove_the_chosen_box(qtbot, shown):
    shown.picture.choose("name")
    with qtbot.waitSignal(shown.picture.opened) as opened:
        QTest.keyClick(shown.picture, Qt.Key.Key_Return)
    with qtbot.waitSignal(shown.picture.removal_wanted) as removed:
        QTest.keyClick(shown.picture, Qt.Key.Key_Delete)
    assert (opened.args, removed.args) == (["name"], ["name"])


def test_it_says_aloud_which_box_is_chosen_where_it_is_and_what_is_wrong(shown):
    shown.boxes["name"] = replace(NAME, x=20.5, problem="Nằm ngoài trang giấy.")
    shown.show()
    shown.picture.choose("name")
    said = shown.picture.accessibleName()
    assert "ô Tên: cách trái 20,5 mm, cách trên 60 mm, rộng 100 mm, cao 12 mm" in said
    assert said.endswith("Nằm ngoài trang giấy.")


def test_the_page_is_drawn_as_finely_as_the_zoom_wants(qtbot, shown):
    asked: list[float] = []

    def drawn(dpi: float) -> QImage:
        asked.append(dpi)
        return white(dpi)

    shown.picture.show_page(A4, [NAME], drawn)
    qtbot.waitUntil(lambda: bool(asked))
    shown.picture.set_zoom(2.0)
    qtbot.waitUntil(lambda: len(asked) > 1)
    assert asked[-1] == pytest.approx(192 * shown.picture.devicePixelRatioF())


def test_fitting_shows_the_whole_page(shown):
    shown.picture.set_zoom(3.0)
    shown.picture.fit()
    place = shown.picture.page_place()
    view = shown.picture.viewport().rect()
    assert view.contains(place.toAlignedRect())


def test_a_box_that_is_chosen_outside_the_view_is_brought_into_it(shown):
    shown.picture.set_zoom(3.0)
    shown.picture.choose("title")
    shown.boxes["far"] = Box("far", "Xa", 240.0, 190.0, 20.0, 8.0)
    shown.show()
    shown.picture.choose("far")
    assert shown.picture.viewport().rect().contains(shown.place(250, 194))


def test_of_boxes_in_each_other_the_small_one_is_hit():
    outer, inner = Box("outer", "", 0, 0, 100, 100), Box("inner", "", 10, 10, 20, 20)
    found = hit([outer, inner], 15, 15)
    assert found is inner
    assert hit([outer, inner], 150, 15) is None


def test_nothing_clings_beyond_reach():
    clung = cling(NAME, [TITLE], A4, 55.0, 62.0, 1.0)
    assert (clung.x, clung.y, clung.across, clung.down) == (55.0, 62.0, None, None)
