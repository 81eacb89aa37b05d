"""Numbers in a row, each with its word; pressing one shows only what it counts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from models.numbers import format_number
from ui.colours import Tone, colours
from ui.look import grid


class CountRow(QWidget):
    """``chosen`` brings the name of the number that is pressed, "" when it is released."""

    chosen = Signal(str)

    def __init__(
        self, words: Mapping[str, tuple[str, Tone]], parent: QWidget | None = None
    ) -> None:
        """``words``: name -> what is counted, and how it is meant."""
        super().__init__(parent)
        self._words = words
        self._numbers: dict[str, QLabel] = {}
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid(8))
        for name, (word, _tone) in words.items():
            row.addWidget(self._card(name, word))

    def show_counts(self, counts: Mapping[str, int]) -> None:
        for name, (word, tone) in self._words.items():
            number = format_number(counts[name])
            colour = colours().of(tone) if counts[name] else colours().muted
            self._numbers[name].setText(number)
            self._numbers[name].setStyleSheet(f"color: {colour}")
            self._buttons[name].setAccessibleName(f"{word}: {number} dòng")
            self._buttons[name].setEnabled(counts[name] > 0)
            self._buttons[name].setChecked(False)

    def number(self, name: str) -> str:
        return self._numbers[name].text()

    def press(self, name: str) -> None:
        self._buttons[name].click()

    def _card(self, name: str, word: str) -> QPushButton:
        button = _Card()
        button.setObjectName(f"count.{name}")
        button.setProperty("kind", "count")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setToolTip(f"Chỉ xem những dòng: {word.lower()}")
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        number, label = QLabel("0"), QLabel(word)
        number.setProperty("kind", "number")
        label.setProperty("kind", "muted")
        layout = QHBoxLayout(button)
        layout.setContentsMargins(grid(12), grid(4), grid(12), grid(4))
        layout.setSpacing(grid(8))
        for part in (number, label):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(part)
        layout.addStretch()
        button.clicked.connect(lambda: self._pressed(name))
        self._numbers[name], self._buttons[name] = number, button
        return button

    def _pressed(self, name: str) -> None:
        on = self._buttons[name].isChecked()
        for other, button in self._buttons.items():
            if other != name:
                button.setChecked(False)
        self.chosen.emit(name if on else "")


class _Card(QPushButton):
    """As high as what stands in it."""

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
