"""A fixed sentence of a form: what is printed at the left, the original beside it, its blanks below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from models.vietnamese import nfc
from ui.look import grid
from ui.widgets.worded_field import WordedField

LEAST_LINES, MOST_LINES = 2, 10
SAME, OTHER = "Đang dùng lời văn gốc.", "Khác lời văn gốc."


class SentenceField(WordedField):
    """Its value is "" as long as the original stands in it."""

    def __init__(self, blanks: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(LEAST_LINES, MOST_LINES, parent=parent)
        self._original = ""
        self.original = QLabel()
        self.original.setProperty("kind", "muted")
        self.original.setWordWrap(True)
        self.original.setTextFormat(Qt.TextFormat.PlainText)
        self.original.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.original.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        explained = QLabel(_explained(blanks))
        explained.setProperty("kind", "small")
        explained.setWordWrap(True)
        explained.setTextFormat(Qt.TextFormat.PlainText)
        explained.setVisible(bool(blanks))
        beside = QHBoxLayout()
        beside.setSpacing(grid(12))
        self.rows.removeWidget(self.text)
        beside.addWidget(self.text, 3)
        beside.addWidget(self.original, 2)
        self.rows.insertLayout(0, beside)
        self.rows.insertWidget(1, explained)
        self.say_state()

    def set_original(self, text: str) -> None:
        """Another original takes the place of the old one unless something else was written."""
        same = not self.is_own()
        self._original = nfc(text)
        self.original.setText(f"Lời văn gốc: {self._original or '(không có)'}")
        if same:
            self.put_back()
        self.say_state()

    def value(self) -> str:
        written = nfc(self.text.toPlainText()).strip()
        return "" if written == self._original.strip() else written

    def set_value(self, value: str) -> None:
        self.text.setPlainText(value or self._original)

    def retype(self, typed: str) -> None:
        self.set_value(typed)

    def is_own(self) -> bool:
        return bool(self.value())

    def put_back(self) -> None:
        self.set_value("")

    def said(self, own: bool) -> str:
        return OTHER if own else SAME


def _explained(blanks: Sequence[str]) -> str:
    named = ", ".join(f"{{{name}}}" for name in blanks)
    return f"Chữ trong dấu ngoặc nhọn được điền khi in; câu này có: {named}." if blanks else ""
