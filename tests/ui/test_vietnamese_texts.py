import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import PySide6
import pytest
from PySide6.QtCore import QDate, QLocale, QPoint, Qt, QTimer, QTranslator
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QScrollBar,
    QSpinBox,
    QTextBrowser,
    QWidget,
)

import resources
from ui.vietnamese_texts import install_vietnamese

SOURCE = resources.path("translations/qtbase_vi.ts")
COMPILED = resources.path("translations/qtbase_vi.qm")

MESSAGES = [
    (context.findtext("name"), message.findtext("source"), message.findtext("translation"))
    for context in ElementTree.parse(SOURCE).getroot().findall("context")
    for message in context.findall("message")
]

NEVER_READ = {"QShortcut", "QLibrary", "QImageWriter"}
"""Names of keys, as they are printed on keyboards; reasons of failures that only programs ask for."""

STAYS = {
    ("QWidget", "*"),
    ("QApplication", "QT_LAYOUT_DIRECTION"),
    ("QGuiApplication", "QT_LAYOUT_DIRECTION"),
    # Keys that the dialog answers to.
    ("QFileDialog", "Alt+Left"),
    ("QFileDialog", "Alt+Right"),
    ("QFileDialog", "Alt+Up"),
    # Titles of the parts of a dialog, on no screen.
    ("QPrintWidget", "Form"),
    ("QPageSetupWidget", "Form"),
    ("QPrintSettingsOutput", "Form"),
    ("QPrintPropertiesWidget", "Form"),
    ("QPrintWidget", "..."),
    *(("QPrintDialog", f"{n} ({size})") for n, size in (
        (1, "1x1"), (2, "2x1"), (4, "2x2"), (6, "2x3"), (9, "3x3"), (16, "4x4"))),
    # Units.
    *(("QPageSetupWidget", unit) for unit in (
        "mm", "pt", "in", "P̸", "DD", "CC", "Pica (P̸)", "Didot (DD)", "Cicero (CC)")),
}  # fmt: skip


class Asked(QTranslator):
    """Writes down which of Qt's texts are asked for, and answers none."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: set[tuple[str, str]] = set()

    def translate(self, context, sourceText, disambiguation=None, n=-1):
        self.texts.add((context, sourceText))

    def isEmpty(self) -> bool:
        return False


@pytest.fixture(autouse=True)
def vietnamese(qapp):
    before = QLocale()
    texts = install_vietnamese(qapp)
    yield
    qapp.removeTranslator(texts)
    QLocale.setDefault(before)


@pytest.fixture
def asked(qapp):
    asked = Asked()
    qapp.installTranslator(asked)
    yield asked
    qapp.removeTranslator(asked)


def untranslated(asked: Asked) -> set[tuple[str, str]]:
    known = {(context, source) for context, source, _ in MESSAGES}
    return {
        (context, source)
        for context, source in asked.texts - known - STAYS
        if context not in NEVER_READ and not size_of_paper(context, source)
    }


def size_of_paper(context: str, source: str) -> bool:
    """A4, ISO and trade names such as "Letter / ANSI A" are the same in every language."""
    return context == "QPageSize" and not re.search(
        "Envelope|Custom|Extra|Small|Plus|Postcard|Fan-fold|Architect|Note", source
    )


def shown(widget: QWidget) -> set[str]:
    texts = {part.text() for part in widget.findChildren(QLabel)}
    texts |= {part.text() for part in widget.findChildren(QAbstractButton)}
    texts |= {part.title() for part in widget.findChildren(QGroupBox)}
    return {text for text in texts if any(letter.isalpha() for letter in text)}


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_field_is_vietnamese(qtbot, field):
    widget = field()
    qtbot.addWidget(widget)
    menu = widget.createStandardContextMenu()
    qtbot.addWidget(menu)
    texts = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert texts == ["Hoàn tác", "Làm lại", "Cắt", "Chép", "Dán", "Xóa", "Chọn tất cả"]


def test_the_menu_of_a_text_with_links_is_vietnamese(qtbot, asked):
    browser = QTextBrowser()
    qtbot.addWidget(browser)
    browser.setHtml('<a href="home">Trang chủ</a>')
    menu = browser.createStandardContextMenu(browser.cursorRect().center())
    qtbot.addWidget(menu)
    assert [action.text().partition("\t")[0] for action in menu.actions() if action.text()] == [
        "Chép",
        "Chép địa chỉ liên kết",
        "Chọn tất cả",
    ]
    assert not untranslated(asked)


@pytest.mark.parametrize(
    ("field", "expected"), [(QSpinBox, "Chọn tất cả"), (QScrollBar, "Cuộn tới đây")]
)
def test_the_menu_that_the_right_button_opens_is_vietnamese(qtbot, asked, field, expected):
    widget = field()
    qtbot.addWidget(widget)
    widget.show()
    texts: list[str] = []

    def read_and_close() -> None:
        menu = QApplication.activePopupWidget()
        texts.extend(action.text().partition("\t")[0] for action in menu.actions())
        menu.close()

    QTimer.singleShot(0, read_and_close)
    place = QPoint(2, 2)
    pressed = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, pressed)
    assert expected in texts
    assert not untranslated(asked)


def test_every_standard_button_is_vietnamese(qtbot, asked):
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for kind in kinds:
        if kind != kinds.NoButton:
            box.addButton(kind)
    assert shown(box) >= {"Đồng ý", "Hủy", "Lưu", "Đóng", "Hướng dẫn", "Có", "Không", "Thử lại"}
    assert not untranslated(asked)


def test_a_message_with_details_is_vietnamese(qtbot, asked):
    message = QMessageBox()
    qtbot.addWidget(message)
    message.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel)
    message.setDetailedText("Chi tiết")
    message.show()
    assert "Xem chi tiết…" in shown(message)
    next(b for b in message.buttons() if b.text() == "Xem chi tiết…").click()
    assert "Ẩn chi tiết" in shown(message)
    assert not untranslated(asked)


@pytest.mark.parametrize("mode", QFileDialog.FileMode)
@pytest.mark.parametrize("accept", QFileDialog.AcceptMode)
def test_the_dialog_of_files_is_vietnamese(qtbot, asked, tmp_path, mode, accept):
    (tmp_path / "danh sách.xlsx").touch()
    (tmp_path / "thư mục").mkdir()
    dialog = QFileDialog(None, "", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    dialog.setAcceptMode(accept)
    qtbot.addWidget(dialog)
    dialog.show()
    assert {"Tên tệp:", "Hủy"} & shown(dialog)
    assert not untranslated(asked)


def test_the_dialog_of_the_printer_and_its_properties_are_vietnamese(qtbot, asked):
    printer = QPrinter()
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    dialog.show()
    assert {"Máy in", "Đặc tính", "Số bản:", "In", "Hủy"} <= shown(dialog)
    seen: set[str] = set()

    def read_and_close() -> None:
        properties = QApplication.activeModalWidget()
        seen.update(shown(properties))
        properties.close()

    QTimer.singleShot(0, read_and_close)
    next(b for b in dialog.findChildren(QAbstractButton) if b.text() == "Đặc tính").click()
    assert {"Hướng giấy", "Khay giấy:", "Lề"} <= seen
    assert not untranslated(asked)


@pytest.mark.parametrize("kind", [QCalendarWidget, QInputDialog, QProgressDialog, QComboBox])
def test_what_else_the_program_shows_of_qt_is_vietnamese(qtbot, asked, kind):
    widget = kind()
    qtbot.addWidget(widget)
    widget.show()
    assert not untranslated(asked)


def test_no_text_is_left_in_english_or_in_loose_marks():
    assert all(text and unicodedata.is_normalized("NFC", text) for _, _, text in MESSAGES)
    assert not [(context, source) for context, source, text in MESSAGES if source == text]


def test_what_is_put_into_a_text_has_its_place_in_the_translation():
    for _, source, text in MESSAGES:
        assert sorted(re.findall("%[0-9]", source)) == sorted(re.findall("%[0-9]", text)), source


def test_no_letter_is_underlined_that_no_key_of_the_keyboard_has():
    assert not [text for _, _, text in MESSAGES if re.search("&[^ -~]|&.*&|& |&$", text)]


def test_the_compiled_texts_are_those_of_the_source(tmp_path):
    compiler = Path(PySide6.__file__).parent / (
        "lrelease.exe" if sys.platform == "win32" else "lrelease"
    )
    again = tmp_path / "again.qm"
    subprocess.run([compiler, "-silent", SOURCE, "-qm", again], check=True)
    assert again.read_bytes() == COMPILED.read_bytes(), "make texts"


def test_every_text_is_found_in_the_place_where_qt_asks_for_it(qapp):
    for context, source, text in MESSAGES:
        assert qapp.translate(context, source) == text


def test_keys_are_called_as_they_are_printed_on_the_keyboard():
    native = QKeySequence.SequenceFormat.NativeText
    assert QKeySequence("Ctrl+Return").toString(native) == "Ctrl+Enter"
    assert QKeySequence("Ctrl+Home").toString(native) == "Ctrl+Home"
    assert QKeySequence("Del").toString(native) == "Del"
    assert QKeySequence("Alt+Left") == QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Left)


def test_months_and_days_have_vietnamese_names():
    assert QLocale().toString(QDate(2026, 7, 5), "dddd, MMMM").casefold() == "chủ nhật, tháng 7"
