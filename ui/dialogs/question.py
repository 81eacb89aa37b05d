"""A question that names the consequence; its buttons say what they do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.colours import colours
from ui.look import grid
from ui.widgets.picture import Picture


class Question(QDialog):
    """``confirmed`` when the user goes on, ``declined`` when the user does not."""

    confirmed = Signal()
    declined = Signal()

    def __init__(
        self, text: str, consequence: str, yes_verb: str, no_verb: str, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Sổ Thi đua")
        self.setAccessibleDescription(consequence)
        self.setMinimumWidth(grid(400))
        mark = Picture("triangle-alert", grid(28), colours().warn)
        question = QLabel(text)
        question.setProperty("kind", "heading")
        question.setWordWrap(True)
        explained = QLabel(consequence)
        explained.setWordWrap(True)
        explained.setProperty("kind", "muted")
        explained.setVisible(bool(consequence))
        self.yes = QPushButton(yes_verb)
        self.yes.setProperty("kind", "main")
        self.yes.setAutoDefault(False)
        self.no = QPushButton(no_verb)
        self.no.setDefault(True)

        words = QVBoxLayout()
        words.setSpacing(grid(8))
        words.addWidget(question)
        words.addWidget(explained)
        above = QHBoxLayout()
        above.setSpacing(grid(16))
        above.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        above.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(grid(8))
        buttons.addStretch()
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(24), grid(24), grid(24), grid(16))
        layout.setSpacing(grid(24))
        layout.addLayout(above)
        layout.addLayout(buttons)

        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        self.accepted.connect(self.confirmed)
        self.rejected.connect(self.declined)
        self.no.setFocus()


def ask(
    parent: QWidget | None, text: str, consequence: str, yes_verb: str, no_verb: str
) -> Question:
    """Put the question over ``parent`` and return at once; connect ``confirmed``."""
    question = Question(text, consequence, yes_verb, no_verb, parent)
    question.open()
    return question
