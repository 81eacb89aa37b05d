"""A fixed sentence of a form: what is printed at the left, the original beside it, its blanks below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.vietnamese import nfc
from ui.look import grid
from ui.widgets.form_field import long_text_field

LEAST_LINES, MOST_LINES = 2, 10
SAME, OTHER = "Đang dùng lời văn gốc.", "Khác lời văn gốc."


class SentenceField(QWidget):
    """Its value is "" as long as the original stands in it."""

    edited = Signal()

    def __init__(self, blanks: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._original = ""
        self.text = long_text_field(lines=LEAST_LINES)
        self.original = QLabel()
        self.original.setProperty("kind", "muted")
        self.original.setWordWrap(True)
        self.original.setTextFormat(Qt.TextFormat.PlainText)
        self.original.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.original.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.state = QLabel()
        self.state.setProperty("kind", "small")
        self.reset = QPushButton("Về mặc định")
        self.reset.setProperty("kind", "link")
        self.reset.setAutoDefault(False)
        explained = QLabel(_explained(blanks))
        explained.setProperty("kind", "small")
        explained.setWordWrap(True)
        explained.setTextFormat(Qt.TextFormat.PlainText)
        explained.setVisible(bool(blanks))
        beside = QHBoxLayout()
        beside.setSpacing(grid(12))
        beside.addWidget(self.text, 3)
        beside.addWidget(self.original, 2)
        below = QHBoxLayout()
        below.addWidget(self.state)
        below.addStretch()
        below.addWidget(self.reset)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(grid(2))
        layout.addLayout(beside)
        layout.addWidget(explained)
        layout.addLayout(below)
        self.setFocusProxy(self.text)

        self.text.textChanged.connect(self._say_state)
        self.text.textChanged.connect(self._fit)
        self.text.textChanged.connect(self.edited)
        self.reset.clicked.connect(lambda: self.set_value(""))
        self._say_state()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.text.setAccessibleName(name)
        self.reset.setAccessibleName(f"{name}: về mặc định")

    def set_original(self, text: str) -> None:
        """Another original takes the place of the old one unless something else was written."""
        same = not self.value()
        self._original = nfc(text)
        self.original.setText(f"Lời văn gốc: {self._original or '(không có)'}")
        if same:
            self.set_value("")
        self._say_state()

    def value(self) -> str:
        written = nfc(self.text.toPlainText()).strip()
        return "" if written == self._original.strip() else written

    def set_value(self, value: str) -> None:
        self.text.setPlainText(value or self._original)

    def typed(self) -> str:
        return self.text.toPlainText() if self.value() else ""

    def retype(self, typed: str) -> None:
        self.set_value(typed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As tall as what stands in it, within limits."""
        lines = round(self.text.document().size().height())
        shown = min(max(lines, LEAST_LINES), MOST_LINES)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * shown + grid(20))

    def _say_state(self) -> None:
        other = bool(self.value())
        self.state.setText(OTHER if other else SAME)
        self.reset.setVisible(other)


def _explained(blanks: Sequence[str]) -> str:
    named = ", ".join(f"{{{name}}}" for name in blanks)
    return f"Chữ trong dấu ngoặc nhọn được điền khi in; câu này có: {named}." if blanks else ""
