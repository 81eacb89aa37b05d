"""Names and values below one another, the values starting at the same place in every box."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.look import grid

NAMES = 290
"""Width of the names, in logical pixels at the normal size of text."""


class Facts(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(grid(16))
        self._rows.setVerticalSpacing(grid(8))
        self._rows.setColumnMinimumWidth(0, grid(NAMES))
        self._rows.setColumnStretch(1, 1)

    def add(self, name: str, value: str = "") -> QLabel:
        """Give the label of the value, for those that change."""
        row = self._rows.rowCount()
        left, right = QLabel(name), QLabel(value)
        left.setProperty("kind", "muted")
        left.setWordWrap(True)
        right.setWordWrap(True)
        right.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._rows.addWidget(left, row, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(right, row, 1, Qt.AlignmentFlag.AlignTop)
        return right
