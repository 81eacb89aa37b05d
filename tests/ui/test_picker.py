import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from models.problems import Refused
from models.vietnamese import fold
from ui.widgets.picker import Picker

PEOPLE = [
    ("u1", "Lò Thị Ễn", "Trường Tiểu học Chiềng Ơn"),
    ("u2", "Lò Thị Ễn", "Bản Nà Lốc"),
    ("u3", "Quàng Văn Sáng", "Trạm Y tế"),
]


def find(text):
    return [person for person in PEOPLE if fold(text) in fold(person[1])]


@pytest.fixture
def window(qtbot, look):
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def picker(qtbot, window):
    picker = Picker(find, new_text="Thêm mới “{}”")
    layout = QVBoxLayout(window)
    layout.addWidget(picker)
    layout.addWidget(QLineEdit())
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    picker.setFocus()
    return picker


def offered(picker):
    rows = picker._completer.popup().model()
    return [rows.index(row, 0).data() for row in range(rows.rowCount())]


def test_finds_without_tone_marks(picker, type_text):
    type_text(picker, "quang van")
    assert offered(picker) == ["Quàng Văn Sáng", "Thêm mới “quang van”"]


def test_chooses_with_arrow_and_enter(qtbot, picker, type_text):
    type_text(picker, "sang")
    popup = picker._completer.popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.chosen) as chosen:
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert chosen.args == ["u3"]
    assert (picker.value(), picker.text()) == ("u3", "Quàng Văn Sáng")


def test_the_first_arrow_passes_the_heading(qtbot, window, type_text):
    picker = Picker(lambda text: [("", "Cá nhân", ""), *find(text)], parent=window)
    window.show()
    type_text(picker, "sang")
    popup = picker._completer.popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.chosen) as chosen:
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert chosen.args == ["u3"]


def test_a_few_records_are_offered_without_a_scroll_bar(picker, type_text):
    type_text(picker, "lo thi")
    popup = picker._completer.popup()
    assert popup.model().rowCount() == 3
    assert popup.verticalScrollBar().maximum() == 0


def test_asks_for_a_new_record_with_what_was_typed(qtbot, picker, type_text):
    type_text(picker, "Cầm Ơn")
    popup = picker._completer.popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.new_wanted) as wanted:
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert wanted.args == ["Cầm Ơn"]
    assert picker.text() == "Cầm Ơn"


def test_leaving_takes_the_only_one_that_can_be_meant(qtbot, picker, type_text):
    type_text(picker, "van sang")
    picker._completer.popup().hide()
    qtbot.keyClick(picker, Qt.Key.Key_Tab)
    assert picker.value() == "u3"


def test_leaving_guesses_nothing_between_two_of_one_name(qtbot, picker, type_text):
    type_text(picker, "Lò Thị Ễn")
    picker._completer.popup().hide()
    qtbot.keyClick(picker, Qt.Key.Key_Tab)
    with pytest.raises(Refused, match="Chưa rõ “Lò Thị Ễn” là mục nào"):
        picker.value()


def test_being_destroyed_is_no_leaving(qtbot, window, picker, type_text):
    asked = []
    picker._find = lambda text: asked.append(text) or []
    picker.setText("van sang")
    picker.setFocus()
    picker.clearFocus()
    assert asked == []


def test_changing_the_text_takes_the_choice_back(picker, type_text):
    picker.set_value(("u3", "Quàng Văn Sáng"))
    type_text(picker, "x")
    with pytest.raises(Refused):
        picker.value()


def test_a_blank_field_means_nobody(picker):
    assert picker.value() is None


def test_what_was_typed_is_kept_with_what_was_chosen(picker):
    picker.set_value(("u1", "Lò Thị Ễn"))
    kept = picker.typed()
    picker.set_value(None)
    picker.retype(kept)
    assert picker.value() == "u1"
