"""The editor of a layout: what is dragged or typed is the layout, and the picture is the paper."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPlainTextEdit
from shiboken6 import isValid

from services.certificates.layout import Layout
from services.certificates.layout_file import shipped_layouts
from services.certificates.layout_trial import LONG
from services.documents.pages import render_page
from tests.paid_decisions import issued
from tests.small_commune import add_subjects
from tests.watching import dialog_of
from ui.dialogs.layout_dialog import LayoutDialog
from ui.dialogs.layout_entries import PAGE
from ui.dialogs.question import Question
from ui.paper import picture_of
from ui.widgets.number_field import NumberField

A4 = msgspec.structs.replace(
    next(layout for layout in shipped_layouts() if layout.code == "giay-khen-a4"), name="Mẫu của xã"
)
PRESS, MOVE, RELEASE = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonRelease,
)


@pytest.fixture
def open_editor(workspace, opened) -> Callable[[], LayoutDialog]:
    return lambda: opened(LayoutDialog(workspace, A4))


@pytest.fixture
def editor(open_editor) -> LayoutDialog:
    return open_editor()


def field(layout: Layout, key: str):
    found = layout.field(key)
    assert found is not None
    return found


def type_number(editor: LayoutDialog, name: str, text: str) -> None:
    number = editor.field_panel.widget(name)
    assert isinstance(number, NumberField)
    number.setFocus()
    number.selectAll()
    QTest.keyClicks(number, text)


def drag(editor: LayoutDialog, key: str, across: float, down: float) -> None:
    box = field(editor.layout_now, key)
    picture = editor.picture
    begun = picture.place_of(box.x + 3, box.y + box.height / 2)
    end = begun + QPointF(across * picture.scale, down * picture.scale)
    for kind, at in ((PRESS, begun), (MOVE, (begun + end) / 2), (MOVE, end), (RELEASE, end)):
        event = QMouseEvent(
            kind,
            at,
            picture.viewport().mapToGlobal(at),
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.AltModifier,
        )
        QApplication.sendEvent(picture.viewport(), event)


def test_dragging_a_field_moves_it_by_so_many_millimetres(editor):
    before = field(A4, "name")
    drag(editor, "name", 6.0, -4.0)
    after = field(editor.layout_now, "name")
    assert after.x == pytest.approx(before.x + 6.0, abs=0.11)
    assert after.y == pytest.approx(before.y - 4.0, abs=0.11)
    assert editor.field_panel.widget("x").value() == after.x
    assert [f for f in editor.layout_now.fields if f.key != "name"] == [
        f for f in A4.fields if f.key != "name"
    ]


def test_a_whole_drag_is_one_step_to_take_back(editor):
    drag(editor, "name", 6.0, -4.0)
    drag(editor, "name", 3.0, 0.0)
    editor.bar.undo.trigger()
    once = field(editor.layout_now, "name")
    assert once.x == pytest.approx(field(A4, "name").x + 6.0, abs=0.11)
    editor.bar.undo.trigger()
    assert editor.layout_now == A4
    assert not editor.bar.undo.isEnabled()
    editor.bar.redo.trigger()
    assert field(editor.layout_now, "name") == once


def test_a_typed_number_moves_the_field(editor):
    editor.choose("name")
    type_number(editor, "x", "31,5")
    assert field(editor.layout_now, "name").x == 31.5
    box = next(box for box in editor.picture.boxes if box.key == "name")
    assert box.x == 31.5
    editor.bar.undo.trigger()
    assert editor.layout_now == A4


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("y", "90", 90.0),
        ("width", "200,5", 200.5),
        ("height", "15", 15.0),
        ("size", "28", 28.0),
        ("least", "12", 12.0),
        ("lines", "3", 3),
        ("leading", "1,5", 1.5),
    ],
)
def test_every_number_of_a_field_can_be_typed(editor, name, typed, value):
    editor.choose("name")
    type_number(editor, name, typed)
    assert getattr(field(editor.layout_now, "name"), name) == value


@pytest.mark.parametrize("name", ["bold", "italic", "capitals", "underline", "wraps", "blank_only"])
def test_every_switch_of_a_field_can_be_pressed(editor, name):
    editor.choose("name")
    box = editor.field_panel.widget(name)
    assert isinstance(box, QCheckBox)
    box.click()
    assert getattr(field(editor.layout_now, "name"), name) != getattr(field(A4, "name"), name)


def test_colour_font_and_place_of_the_text_are_chosen(editor):
    editor.choose("name")
    panel = editor.field_panel
    panel.widget("colour").set_value("#1f4e79")
    panel.widget("font").set_value("Inter")
    panel.widget("align").set_value("right")
    panel.widget("vertical").set_value("bottom")
    now = field(editor.layout_now, "name")
    assert (now.colour, now.font, now.align, now.vertical) == (
        "#1f4e79",
        "Inter",
        "right",
        "bottom",
    )


def test_a_colour_that_is_none_is_told_below_its_field_and_not_saved(editor):
    editor.choose("name")
    editor.field_panel.widget("colour").set_value("đỏ")
    assert "#rrggbb" in editor.field_panel.problem_shown_at("colour")
    editor.accept()
    assert editor.isVisible()


def test_a_blank_is_put_into_the_text(editor):
    editor.choose("name")
    text = editor.field_panel.widget("text")
    assert isinstance(text, QPlainTextEdit)
    text.setPlainText("Tặng: ")
    text.moveCursor(text.textCursor().MoveOperation.End)
    action = next(
        a for a in editor.field_panel.insert_menu.actions() if a.text().startswith("{tên}")
    )
    action.trigger()
    assert field(editor.layout_now, "name").text == "Tặng: {tên}"


def test_a_blank_nobody_fills_is_told(editor):
    editor.choose("name")
    text = editor.field_panel.widget("text")
    assert isinstance(text, QPlainTextEdit)
    text.setPlainText("{tuổi}")
    assert "{tuổi}" in editor.field_panel.problem_shown_at("text")


def test_a_field_outside_the_paper_is_told_at_once_and_not_saved(workspace, editor):
    editor.choose("name")
    type_number(editor, "x", "290")
    assert "ngoài trang giấy" in editor.field_panel.problem_shown_at("x")
    assert next(box for box in editor.picture.boxes if box.key == "name").problem
    editor.choose(PAGE)
    editor.save_button.click()
    assert editor.isVisible()
    assert "Chưa lưu được" in editor.message.text.text()
    assert editor.picture.chosen_key == "name"
    assert not workspace.services.store.certificate_layouts.all()


def test_what_is_no_number_is_told_and_not_saved(workspace, editor):
    editor.choose("name")
    type_number(editor, "x", "hai")
    assert editor.field_panel.problem_shown_at("x")
    editor.accept()
    assert editor.isVisible()
    assert not workspace.services.store.certificate_layouts.all()


def test_a_layout_without_the_name_of_the_recipient_is_not_saved(workspace, editor):
    editor.remove_field("name")
    assert "Tên người" in editor.told.text()
    editor.accept()
    assert editor.isVisible()
    assert not workspace.services.store.certificate_layouts.all()


def test_what_was_changed_is_what_is_stored(qtbot, workspace, editor):
    editor.choose("name")
    type_number(editor, "x", "31,5")
    editor.page_panel.widget("name").setText("Phôi nhà in 2026")
    with qtbot.waitSignal(editor.saved) as saved:
        editor.save_button.click()
    known = workspace.services.certificates.layout(saved.args[0].id)
    assert known.own
    assert known.name == "Phôi nhà in 2026"
    assert field(known.layout, "name").x == 31.5


def test_a_name_that_another_layout_has_is_told_at_its_field(workspace, open_editor):
    workspace.services.certificates.save_layout(A4)
    editor = open_editor()
    editor.accept()
    assert editor.isVisible()
    assert "tên khác" in editor.page_panel.problem_shown_at("name")


def test_fields_are_added_and_removed(editor):
    editor.add_field("free_1")
    added = field(editor.layout_now, "free_1")
    assert added.x + added.width / 2 == pytest.approx(A4.width / 2, abs=0.1)
    assert editor.picture.chosen_key == "free_1"
    editor.picture.removal_wanted.emit("free_1")
    assert editor.layout_now == A4


def test_only_fields_that_are_not_there_are_offered(editor):
    offered = [action.text() for action in editor.entries.add_menu.actions()]
    assert "Dòng thêm 1" in offered
    assert "Tên người, tập thể, hộ" not in offered


def test_on_stock_the_fields_that_it_bears_are_shown_as_left_out(editor):
    editor.bar.mode_choice.set_value("stock")
    left_out = {box.key for box in editor.picture.boxes if box.left_out}
    assert left_out == {f.key for f in A4.fields if f.blank_only}


def test_other_paper_keeps_every_field_on_it(editor):
    editor.page_panel.widget("sheet").set_value("A3")
    layout = editor.layout_now
    assert (layout.width, layout.height) == (420.0, 297.0)
    editor.page_panel.widget("way").set_value("standing")
    layout = editor.layout_now
    assert (layout.width, layout.height) == (297.0, 420.0)
    assert all(f.x >= 0 and f.right <= 297.1 and f.bottom <= 420.1 for f in layout.fields)


def test_frame_and_emblem_can_be_taken_off(editor):
    editor.page_panel.widget("frame_style").set_value("none")
    editor.page_panel.widget("emblem").setChecked(False)
    assert editor.layout_now.frame.style == "none"
    assert editor.layout_now.emblem is None


def test_long_texts_say_which_field_is_made_smaller_or_broken(qtbot, editor):
    editor.bar.sample.set_value(LONG)
    qtbot.waitUntil(lambda: "Với chữ mẫu này" in editor.told.text())


def test_the_picture_of_a_real_award_is_the_paper_that_is_printed(open_editor, tmp_path, services):
    decision = issued(services, "GK_XA", add_subjects(services, 1))
    (uid,) = services.certificates.printable(decision.uid)
    editor = open_editor()
    editor.bar.sample.set_value(uid)
    printed = tmp_path / "giay-khen.pdf"
    services.certificates.write([uid], A4, printed)
    paper = picture_of(render_page(printed, 0, 60))
    assert editor.drawn(60) == paper


def test_closing_asks_only_when_something_was_changed(open_editor):
    untouched = open_editor()
    untouched.reject()
    assert not isValid(untouched) or not untouched.isVisible()
    touched = open_editor()
    touched.choose("name")
    type_number(touched, "x", "31,5")
    touched.reject()
    assert touched.isVisible()
    dialog_of(touched, Question).yes.click()
    assert not isValid(touched) or not touched.isVisible()


def test_every_field_of_the_panels_has_a_name_for_those_who_cannot_see(editor):
    for panel in (editor.page_panel, editor.field_panel):
        for name in panel.names:
            assert panel.widget(name).accessibleName(), name


def test_the_list_says_what_is_wrong_with_a_field(editor):
    editor.choose("name")
    type_number(editor, "x", "290")
    item = next(
        editor.entries.list.item(row)
        for row in range(editor.entries.list.count())
        if "Tên người" in editor.entries.list.item(row).text()
    )
    said = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "ngoài trang giấy" in said.lower()


def test_for_which_awards_a_layout_is_used_is_checked_in_a_menu(editor):
    awards = editor.page_panel.widget("awards")
    assert set(awards.value()) == set(A4.awards)
    action = next(action for action in awards.menu().actions() if not action.isChecked())
    action.trigger()
    assert len(editor.layout_now.awards) == len(A4.awards) + 1
    assert action.text() in awards.accessibleName()
    editor.take_back()
    assert set(awards.value()) == set(A4.awards)


@pytest.mark.parametrize(("name", "typed"), [("width", "0"), ("height", "9000"), ("width", "-5")])
def test_impossible_paper_is_told_and_the_picture_goes_on(editor, name, typed):
    number = editor.page_panel.widget(name)
    assert isinstance(number, NumberField)
    number.setText(typed)
    assert "70 đến 600" in editor.page_panel.problem_shown_at(name)
    assert not editor.drawn(30).isNull()
    editor.accept()
    assert editor.isVisible()


@pytest.mark.parametrize(
    ("name", "typed"), [("emblem_size", "0"), ("emblem_x", "900"), ("frame_inset", "200")]
)
def test_impossible_decoration_is_told_and_left_out(editor, name, typed):
    number = editor.page_panel.widget(name)
    assert isinstance(number, NumberField)
    number.setText(typed)
    place = "frame_inset" if name == "frame_inset" else "emblem_x"
    assert editor.page_panel.problem_shown_at(place)
    assert not editor.drawn(30).isNull()


def test_numbers_far_beyond_the_paper_are_told_and_nothing_more(editor):
    editor.choose("name")
    for name in ("x", "y", "width", "height", "size", "least", "lines", "leading"):
        number = editor.field_panel.widget(name)
        assert isinstance(number, NumberField)
        for typed in ("-1.000.000", "999.999.999", "0"):
            number.setText(typed)
            editor.choose(PAGE)
            editor.choose("name")
            assert not editor.drawn(20).isNull()
        editor.take_back()


def test_paper_without_a_size_can_be_turned(editor):
    number = editor.page_panel.widget("width")
    assert isinstance(number, NumberField)
    number.setText("0")
    editor.page_panel.widget("sheet").set_value("A3")
    assert (editor.layout_now.width, editor.layout_now.height) == (297.0, 420.0)
