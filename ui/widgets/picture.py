"""One of the program's drawings, painted anew at whatever scale the screen has that shows it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.icons import paint


class Picture(QWidget):
    """Square, ``size`` logical pixels wide; nothing until a drawing is named."""

    def __init__(
        self, drawing: str = "", size: int = 0, colour: str = "black", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.show_drawing(drawing, size, colour)

    def show_drawing(self, drawing: str, size: int, colour: str) -> None:
        self._drawing, self._colour = drawing, QColor(colour)
        self.setFixedSize(size, size)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._drawing:
            return
        painter = QPainter(self)
        paint(painter, self._drawing, QRectF(self.rect()), self._colour)
        painter.end()
