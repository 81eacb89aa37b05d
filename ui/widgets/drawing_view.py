"""Shows a drawing given as SVG, at the size it was drawn for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget


class DrawingView(QWidget):
    """``draw`` gets the width and height there is room for, and gives an SVG."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._draw: Callable[[float, float], bytes] | None = None
        self._size = (0, 0)
        self._renderer = QSvgRenderer(self)

    def show_drawing(self, draw: Callable[[float, float], bytes]) -> None:
        self._draw = draw
        self._size = (0, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._draw is None:
            return
        size = (self.width(), self.height())
        if size != self._size:
            self._size = size
            self._renderer.load(QByteArray(self._draw(*size)))
        painter = QPainter(self)
        self._renderer.render(painter, QRectF(0, 0, *size))
        painter.end()
