"""Where a record stands on its way: nháp, trình, ký, có số, ban hành."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons
from ui.colours import colours
from ui.look import grid


class Stepper(QWidget):
    """The steps before ``current`` are done; the current one is filled."""

    def __init__(
        self, steps: Sequence[str] = (), current: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._steps: list[str] = []
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_step(steps, current)

    def show_step(self, steps: Sequence[str], current: int) -> None:
        self._steps, self._current = list(steps), current
        if steps:
            place = f"bước {current + 1} trên {len(steps)}: {steps[current]}"
            self.setAccessibleName(place)
            self.setToolTip(" → ".join(steps))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(grid(56) * len(self._steps), grid(20) + self.fontMetrics().height() + grid(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(grid(40) * len(self._steps), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._steps:
            return
        worn, side = colours(), float(grid(18))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        each = self.width() / len(self._steps)
        middle = side / 2 + 1
        for number in range(1, len(self._steps)):
            reached = worn.accent if number <= self._current else worn.edge
            painter.setPen(QPen(QColor(reached), 2))
            centre = each * (number + 0.5)
            painter.drawLine(
                QPointF(centre - each + side / 2 + 3, middle),
                QPointF(centre - side / 2 - 3, middle),
            )
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.9)
        for number, step in enumerate(self._steps):
            circle = QRectF(each * (number + 0.5) - side / 2, 1, side, side)
            done, now = number < self._current, number == self._current
            painter.setPen(QPen(QColor(worn.accent if done or now else worn.edge), 1.5))
            painter.setBrush(QColor(worn.accent if now else worn.page))
            painter.drawEllipse(circle)
            if done:
                inset = side * 0.2
                icons.paint(
                    painter, "check", circle.adjusted(inset, inset, -inset, -inset), worn.accent
                )
            font.setWeight(font.Weight.DemiBold if now else font.Weight.Normal)
            painter.setFont(font)
            painter.setPen(QColor(worn.ink if now else worn.muted))
            below = QRectF(each * number, side + grid(4), each, self.height() - side - grid(4))
            text = painter.fontMetrics().elidedText(step, Qt.TextElideMode.ElideRight, int(each))
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text)
        painter.end()
