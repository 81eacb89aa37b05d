import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget

from ui.widgets.chips import ChipRow
from ui.widgets.choice import Choice
from ui.widgets.details_pane import Details, DetailsPane, Note, Section
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.navigation import Navigation
from ui.widgets.stepper import Stepper
from ui.widgets.tool_button import ToolButton


@pytest.fixture
def show(qtbot, look):
    def show_widget(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show_widget


def test_a_message_for_some_seconds_goes_away(qtbot, show):
    bar = MessageBar()
    show(bar)
    bar.tell("Đã lưu.", "good", seconds=0.05)
    assert bar.isVisible()
    qtbot.waitUntil(bar.isHidden)


def test_a_message_without_time_stays_until_it_is_closed(qtbot, show):
    bar = show(MessageBar())
    bar.tell("Ổ đĩa đã đầy.", "bad")
    with qtbot.waitSignal(bar.dismissed):
        bar.close_button.click()
    assert bar.isHidden()


def test_of_one_group_of_chips_only_one_is_on(qtbot, show):
    chips = ChipRow()
    for name in ("draft", "issued"):
        chips.add(name, name, group="state")
    chips.add("mine", "mine")
    show(chips)
    for name in ("mine", "draft", "issued"):
        qtbot.mouseClick(chips._chips[name], Qt.MouseButton.LeftButton)
    assert chips.chosen() == ["issued", "mine"]


def test_a_filter_in_force_can_be_taken_away_at_its_chip(qtbot, show):
    chips = ChipRow()
    show(chips)
    chips.show_filters({"unit": "Đơn vị: Bản Nà Lốc"})
    with qtbot.waitSignal(chips.removed) as removed:
        chips._active[0].click()
    assert removed.args == ["unit"]


def test_a_choice_keeps_what_was_chosen_when_others_are_offered(show):
    choice = show(Choice([("a", "A"), ("b", "B")], blank="Chọn"))
    assert choice.value() is None
    choice.set_value("b")
    choice.set_options([("b", "B"), ("c", "C")])
    assert choice.value() == "b"
    choice.set_options([("c", "C")])
    assert choice.value() is None


def test_the_pane_shows_everything_known_of_a_record(show):
    pane = DetailsPane()
    pane.resize(340, 600)
    show(pane)
    action = QAction("Trình ký", pane)
    pane.show_details(
        Details(
            "Quyết định số 45",
            "Ngày 05/7/2026",
            state=Note("Chờ ký", "warn"),
            steps=("Nháp", "Trình", "Ký"),
            step=1,
            sections=[
                Section("Thông tin", [("Người ký", "Lò Văn Sáng"), ("Ghi chú", "")]),
                Section("Lịch sử", notes=[Note("Sửa tên", caption="Hôm qua")]),
            ],
            next_actions=[action],
        )
    )
    texts = {label.text() for label in pane.findChildren(QLabel)}
    assert {"Quyết định số 45", "Chờ ký", "Lò Văn Sáng", "–", "Sửa tên", "Hôm qua"} <= texts
    assert pane.findChild(Stepper).accessibleName() == "bước 2 trên 3: Trình"
    assert [button.defaultAction() for button in pane.findChildren(ToolButton)] == [action]


def test_a_pane_without_a_record_says_what_to_do(show):
    pane = show(DetailsPane())
    pane.show_details(Details("A"))
    pane.show_hint("Chọn một dòng để xem chi tiết.")
    assert pane._caption.isVisible()
    assert not pane._title.isVisible()


def test_on_a_low_screen_the_pages_stand_closer_and_all_are_seen(show):
    navigation = Navigation([(f"p{n}", f"Trang & {n}", "house") for n in range(12)])
    show(navigation)
    navigation.resize(56, 430)
    last = navigation.buttons[-1]
    navigation.layout().activate()
    assert last.geometry().bottom() <= 430
    assert last.text().endswith("Trang && 11")


def test_arrows_lead_from_page_to_page(qtbot, show):
    navigation = Navigation([(f"p{n}", f"Trang {n}", "house") for n in range(3)])
    show(navigation)
    navigation.activateWindow()
    qtbot.waitUntil(navigation.isActiveWindow)
    navigation.buttons[0].setFocus()
    qtbot.keyClick(navigation.buttons[0], Qt.Key.Key_Down)
    assert navigation.buttons[1].hasFocus()


def test_a_long_line_ends_in_dots_and_its_tooltip_has_it_all(show):
    label = ElidedLabel("Đã thêm 128 người từ tệp “Danh sách CBCC.xlsx”.")
    label.resize(80, 20)
    show(label).grab()
    assert label.toolTip() == label.text()
    label.resize(900, 20)
    label.grab()
    assert label.toolTip() == ""


def test_the_icon_of_a_button_grows_with_the_text(show, look):
    button = ToolButton(QAction("Lưu"), "plain")
    show(button)
    try:
        look.choose_size(14)
        assert button.iconSize() == QSize(22, 22)
    finally:
        look.normal()
    assert button.iconSize() == QSize(16, 16)
