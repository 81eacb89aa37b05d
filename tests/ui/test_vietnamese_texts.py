import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ui.vietnamese_texts import TEXTS, VietnameseTexts


@pytest.fixture(autouse=True)
def vietnamese(qapp):
    texts = VietnameseTexts()
    qapp.installTranslator(texts)
    yield
    qapp.removeTranslator(texts)


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


def test_standard_buttons_are_vietnamese(qtbot):
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Ok | kinds.Cancel | kinds.Save | kinds.Close | kinds.Help)
    qtbot.addWidget(box)
    assert shown(box) == {"Đồng ý", "Hủy", "Lưu", "Đóng", "Hướng dẫn"}


def test_the_dialog_of_the_printer_is_vietnamese(qtbot):
    dialog = QPrintDialog(QPrinter())
    qtbot.addWidget(dialog)
    assert shown(dialog) <= set(TEXTS.values())


def test_the_dialog_of_files_is_vietnamese(qtbot, tmp_path):
    dialog = QFileDialog(None, "", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    assert shown(dialog) <= set(TEXTS.values())


def test_no_text_is_left_in_english_or_in_loose_marks():
    import unicodedata

    assert all(text and unicodedata.is_normalized("NFC", text) for text in TEXTS.values())
    assert not [source for source, text in TEXTS.items() if source == text]
    assert all(source.count("%1") == text.count("%1") for source, text in TEXTS.items())


def test_months_and_days_have_vietnamese_names():
    vietnamese = QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam)
    assert vietnamese.toString(QDate(2026, 7, 5), "dddd, MMMM").casefold() == "chủ nhật, tháng 7"
