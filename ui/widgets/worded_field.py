"""A text that is worded as usual until the clerk writes over it; below it stands which, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.look import grid
from ui.widgets.form_field import long_text_field


class WordedField(QWidget):
    """As tall as its text, from ``least`` to ``most`` lines."""

    edited = Signal()

    def __init__(
        self, least: int, most: int, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.text = long_text_field(placeholder, least)
        self.state = QLabel()
        self.state.setProperty("kind", "small")
        self.reset = QPushButton("Về mặc định")
        self.reset.setProperty("kind", "link")
        self.reset.setAutoDefault(False)
        below = QHBoxLayout()
        below.addWidget(self.state)
        below.addStretch()
        below.addWidget(self.reset)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(grid(2))
        self.rows.addWidget(self.text)
        self.rows.addLayout(below)
        self.setFocusProxy(self.text)

        self.text.textChanged.connect(self.say_state)
        self.text.textChanged.connect(self._fit)
        self.text.textChanged.connect(self.edited)
        self.reset.clicked.connect(self.put_back)

    def is_own(self) -> bool:
        """Whether something else than usual is written."""
        raise NotImplementedError

    def put_back(self) -> None:
        """Word it as usual again."""
        raise NotImplementedError

    def said(self, own: bool) -> str:
        """What stands below."""
        raise NotImplementedError

    def typed(self) -> str:
        return self.text.toPlainText() if self.is_own() else ""

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.text.setAccessibleName(name)
        self.reset.setAccessibleName(f"{name}: về mặc định")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def say_state(self) -> None:
        own = self.is_own()
        self.state.setText(self.said(own))
        self.state.setVisible(bool(self.state.text()))
        self.reset.setVisible(own)

    def _fit(self) -> None:
        lines = round(self.text.document().size().height())
        shown = min(max(lines, self._least), self._most)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * shown + grid(20))
