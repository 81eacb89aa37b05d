"""Names every nomination that an action left alone, each with its reason, as long as the list is."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from services.nominating import HeldBack
from ui.look import grid


class HeldBackDialog(QDialog):
    """``confirmed`` when the user goes on without them, where ``yes_verb`` offers that."""

    confirmed = Signal()

    def __init__(
        self,
        title: str,
        advice: str,
        held: Sequence[HeldBack],
        parent: QWidget | None,
        *,
        yes_verb: str = "",
        no_verb: str = "Đóng",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleDescription(advice)
        heading = QLabel(title)
        heading.setProperty("kind", "heading")
        heading.setWordWrap(True)
        self.advice = QLabel(advice)
        self.advice.setProperty("kind", "muted")
        self.advice.setWordWrap(True)
        self.advice.setVisible(bool(advice))
        self.list = QTextBrowser()
        self.list.setAccessibleName(title)
        self.list.setHtml("".join(map(_told, held)))
        self.no_button = QPushButton(no_verb)
        self.yes_button = QPushButton(yes_verb)
        self.yes_button.setVisible(bool(yes_verb))
        self.yes_button.setAutoDefault(False)
        self.no_button.setDefault(True)
        (self.yes_button if yes_verb else self.no_button).setProperty("kind", "main")
        buttons = QHBoxLayout()
        buttons.setSpacing(grid(8))
        buttons.addStretch()
        buttons.addWidget(self.no_button)
        buttons.addWidget(self.yes_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(24), grid(24), grid(24), grid(16))
        layout.setSpacing(grid(12))
        layout.addWidget(heading)
        layout.addWidget(self.advice)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        self.resize(grid(640), grid(460))
        self.yes_button.clicked.connect(self.accept)
        self.no_button.clicked.connect(self.reject)
        self.accepted.connect(self.confirmed)
        self.no_button.setFocus()


def _told(held: HeldBack) -> str:
    award = f" ({escape(held.award)})" if held.award else ""
    return (
        f'<p style="margin-top:0px; margin-bottom:{grid(10)}px"><b>{escape(held.name)}</b>{award}<br>'
        f"{escape(held.sentence)}</p>"
    )
