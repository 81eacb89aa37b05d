"""Scroll bars where the screen has no room, rather than buttons that cannot be reached."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget


class Scrolling(QScrollArea):
    """``inside`` fills the room there is, but gets no smaller than ``smallest``, or than it can.

    A resizable scroll area would not make it smaller than it would like to be.
    """

    def __init__(self, inside: QWidget, smallest: QSize | None = None) -> None:
        super().__init__()
        self._smallest = smallest
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fill()
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        inside, room = self.widget(), self.maximumViewportSize()
        least = self._smallest or inside.minimumSizeHint()
        across, down = least.width() > room.width(), least.height() > room.height()
        if across or down:
            below = self.horizontalScrollBar().sizeHint().height()
            beside = self.verticalScrollBar().sizeHint().width()
            down = down or least.height() > room.height() - below
            across = across or least.width() > room.width() - beside
            room -= QSize(beside if down else 0, below if across else 0)
        inside.resize(room.expandedTo(least))
