"""Numbers to be seen at a glance: each a card that leads to its page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from models.numbers import format_number
from ui.look import grid


class NumberCard(QPushButton):
    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"card.{name}")
        self.setProperty("kind", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._label_text = label
        self.number = QLabel("0")
        self.number.setProperty("kind", "number")
        self.label = QLabel(label)
        self.label.setProperty("kind", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(16), grid(12), grid(16), grid(12))
        layout.setSpacing(grid(2))
        for widget in (self.number, self.label):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(widget)
        self.setMinimumHeight(layout.sizeHint().height())

    def show_number(self, number: int) -> None:
        self.number.setText(format_number(number))
        self.setAccessibleName(f"{self._label_text}: {format_number(number)}")


class Panel(QFrame):
    """A titled box."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        heading = QLabel(title)
        heading.setProperty("kind", "heading")
        self.body = QVBoxLayout()
        self.body.setSpacing(grid(6))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(16), grid(12), grid(16), grid(16))
        layout.setSpacing(grid(8))
        layout.addWidget(heading)
        layout.addLayout(self.body)
        layout.addStretch()
