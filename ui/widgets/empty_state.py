"""What an empty list shows: a small picture, what belongs here, and the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.colours import colours
from ui.look import grid
from ui.widgets.picture import Picture


class EmptyState(QWidget):
    """``stepped`` brings 0 for the first button, 1 for the second."""

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = Picture()
        self.title = QLabel()
        self.title.setProperty("kind", "heading")
        self.sentence = QLabel()
        self.sentence.setProperty("kind", "muted")
        self.first = QPushButton()
        self.first.setProperty("kind", "main")
        self.second = QPushButton()
        for label in (self.title, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self.sentence.setFixedWidth(grid(440))

        buttons = QHBoxLayout()
        buttons.setSpacing(grid(8))
        buttons.addStretch()
        buttons.addWidget(self.first)
        buttons.addWidget(self.second)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setSpacing(grid(12))
        layout.addStretch(2)
        layout.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.title)
        layout.addWidget(self.sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(grid(4))
        layout.addLayout(buttons)
        layout.addStretch(3)

        self.first.clicked.connect(lambda: self.stepped.emit(0))
        self.second.clicked.connect(lambda: self.stepped.emit(1))

    def tell(
        self,
        drawing: str,
        title: str,
        sentence: str,
        first: str = "",
        second: str = "",
        *,
        colour: str = "",
    ) -> None:
        self._drawing.show_drawing(drawing, grid(56), colour or colours().edge)
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setFixedHeight(self.sentence.heightForWidth(self.sentence.width()))
        for button, text in ((self.first, first), (self.second, second)):
            button.setText(text)
            button.setVisible(bool(text))
