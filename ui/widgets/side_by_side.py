"""A list with its details beside it; where there is little room, the details are a drawer over the list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from ui.look import grid


class SideBySide(QWidget):
    def __init__(self, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left, self._right = left, right
        self._narrow = False
        self._wanted = True
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(grid(16))
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(left)
        self._splitter.addWidget(right)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.setSizes([grid(760), grid(320)])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)

    @property
    def narrow(self) -> bool:
        return self._narrow

    @property
    def drawer_open(self) -> bool:
        return self._narrow and not self._right.isHidden()

    def set_narrow(self, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self._right.hide()
            self._right.setParent(self)
        else:
            self._splitter.addWidget(self._right)
            self._splitter.setSizes([self.width() - grid(336), grid(320)])
            self._right.setVisible(self._wanted)

    def set_right_wanted(self, wanted: bool) -> None:
        """Without a record there is nothing beside the list."""
        self._wanted = wanted
        if not self._narrow:
            self._right.setVisible(wanted)
        elif not wanted:
            self._right.hide()

    def open_drawer(self) -> None:
        if self._narrow and self._wanted:
            self._place()
            self._right.show()
            self._right.raise_()

    def close_drawer(self) -> None:
        if self._narrow:
            self._right.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._narrow:
            self._place()

    def _place(self) -> None:
        width = min(grid(340), self.width() - grid(40))
        self._right.setGeometry(self.width() - width, 0, width, self.height())
