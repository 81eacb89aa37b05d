"""The bar at the bottom of the window: what was just done, what was not sent yet, the last backup."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.colours import Tone, colours
from ui.icons import beside_icon, icon
from ui.look import grid
from ui.widgets.message_bar import MessageBar


class BottomBar(QFrame):
    backup_pressed = Signal()
    unsent_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bottom_bar")
        self.message = MessageBar(flat=True)
        self.backup = _entry("Sao lưu gần nhất")
        self.unsent = _entry("Thay đổi chưa gửi")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(grid(16), grid(2), grid(12), grid(2))
        layout.setSpacing(grid(16))
        layout.addWidget(self.message, 20)
        layout.addStretch(1)
        layout.addWidget(self.unsent)
        layout.addWidget(self.backup)
        self.setMinimumHeight(grid(38))
        self.backup.clicked.connect(self.backup_pressed)
        self.unsent.clicked.connect(self.unsent_pressed)

    def show_backup(self, sentence: str, tone: Tone = "plain") -> None:
        _show(self.backup, "hard-drive", sentence, tone)

    def show_unsent(self, sentence: str, tone: Tone = "plain") -> None:
        _show(self.unsent, "send", sentence, tone)


def _entry(name: str) -> QPushButton:
    button = QPushButton()
    button.setProperty("kind", "entry")
    button.setAccessibleName(name)
    button.hide()
    return button


def _show(button: QPushButton, drawing: str, sentence: str, tone: Tone) -> None:
    colour = colours().muted if tone == "plain" else colours().of(tone)
    button.setIcon(icon("triangle-alert" if tone in ("warn", "bad") else drawing, colour))
    button.setText(beside_icon(sentence))
    button.setAccessibleDescription(sentence)
    button.setVisible(bool(sentence))
