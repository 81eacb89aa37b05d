"""A part of a paper that is standard wording until the clerk writes over it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.vietnamese import nfc
from ui.look import grid
from ui.widgets.form_field import long_text_field

Lines = tuple[str, ...]
LEAST_LINES, MOST_LINES = 3, 18
STANDARD, OWN = "Đang dùng lời văn mặc định.", "Đã sửa khác lời văn mặc định."


class LinesField(QWidget):
    """Its value has an item for every line; nothing as long as the standard wording stands in it.

    A new standard takes the place of the old one unless something else was written.
    """

    edited = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standard: Lines = ()
        self.text = long_text_field(placeholder)
        self.state = QLabel()
        self.state.setProperty("kind", "small")
        self.reset = QPushButton("Về mặc định")
        self.reset.setProperty("kind", "link")
        self.reset.setAutoDefault(False)
        below = QHBoxLayout()
        below.addWidget(self.state)
        below.addStretch()
        below.addWidget(self.reset)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(grid(2))
        layout.addWidget(self.text)
        layout.addLayout(below)
        self.setFocusProxy(self.text)

        self.text.textChanged.connect(self._say_state)
        self.text.textChanged.connect(self._fit)
        self.text.textChanged.connect(self.edited)
        self.reset.clicked.connect(lambda: self.set_value(()))
        self._say_state()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.text.setAccessibleName(name)
        self.reset.setAccessibleName(f"{name}: về mặc định")

    def set_standard(self, lines: Sequence[str]) -> None:
        standard = not self.value()
        self._standard = self.parsed(nfc(self.written(tuple(lines))))
        if standard:
            self.set_value(())
        self._say_state()

    def value(self) -> Lines:
        items = self.parsed(nfc(self.text.toPlainText()))
        return () if items == self._standard else items

    def set_value(self, value: Sequence[str]) -> None:
        written = self.written(tuple(value) or self._standard)
        if written != self.text.toPlainText():
            self.text.setPlainText(written)

    def typed(self) -> str:
        return self.text.toPlainText() if self.value() else ""

    def retype(self, typed: str) -> None:
        if typed:
            self.text.setPlainText(typed)
        else:
            self.set_value(())

    def written(self, items: Lines) -> str:
        """With the signs at the ends that the paper puts there."""
        return ";\n".join(items) + ("." if items else "")

    def parsed(self, text: str) -> Lines:
        lines = (line.strip().rstrip(";.") for line in text.split("\n"))
        return tuple(line for line in lines if line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As tall as what stands in it, within limits."""
        lines = round(self.text.document().size().height())
        shown = min(max(lines, LEAST_LINES), MOST_LINES)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * shown + grid(20))

    def _say_state(self) -> None:
        own = bool(self.value())
        self.state.setText(OWN if own else STANDARD if self._standard else "")
        self.state.setVisible(bool(self.state.text()))
        self.reset.setVisible(own)


class ArticlesField(LinesField):
    """Articles as they are printed, each opened by its number; lines without one belong to it."""

    _NUMBER = re.compile(r"^\s*điều\s+\d+\s*[.:]\s*", re.IGNORECASE)

    def written(self, items: Lines) -> str:
        return "\n".join(f"Điều {number}. {item}" for number, item in enumerate(items, start=1))

    def parsed(self, text: str) -> Lines:
        articles: list[list[str]] = []
        for line in text.split("\n"):
            opening = self._NUMBER.match(line)
            if opening or not articles:
                articles.append([])
            rest = line[opening.end() :] if opening else line
            if rest.strip():
                articles[-1].append(rest.strip())
        return tuple("\n".join(article) for article in articles if article)
