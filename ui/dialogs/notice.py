"""Tells one sentence that needs no answer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.colours import TONE_ICONS, Tone, colours
from ui.look import grid
from ui.widgets.picture import Picture


class Notice(QDialog):
    def __init__(self, sentence: str, tone: Tone, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Sổ Thi đua")
        self.setMinimumWidth(grid(400))
        mark = Picture(TONE_ICONS[tone], grid(28), colours().of(tone))
        self.sentence = QLabel(sentence)
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = QPushButton("Đóng")
        self.close_button.setProperty("kind", "main")
        self.close_button.setDefault(True)
        above = QHBoxLayout()
        above.setSpacing(grid(16))
        above.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        above.addWidget(self.sentence, 1)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(24), grid(24), grid(24), grid(16))
        layout.setSpacing(grid(24))
        layout.addLayout(above)
        layout.addLayout(buttons)
        self.close_button.clicked.connect(self.accept)


def tell(parent: QWidget | None, sentence: str, tone: Tone = "warn") -> Notice:
    """Put the sentence over ``parent`` and return at once."""
    notice = Notice(sentence, tone, parent)
    notice.open()
    return notice
