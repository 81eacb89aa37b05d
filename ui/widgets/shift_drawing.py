"""Draws the sheet of paper, and much enlarged where a printer puts the page on it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.certificates import Calibration
from ui.colours import colours
from ui.look import grid

ENLARGED = 5.0
"""A millimetre of shift is drawn this many times as large as one of the paper."""
FARTHEST = 0.14
"""Of the length of the sheet: what is farther off is drawn there."""


EXPLAINED = "Dấu xám: chỗ phải in. Dấu đỏ: chỗ máy in đặt nét in, độ lệch vẽ lớn gấp 5 lần."


class ShiftDrawing(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Hình tờ giấy và chỗ máy in đặt nét in")
        self._size = (297.0, 210.0)
        self._wanted: list[tuple[float, float]] = []
        self._landed: list[tuple[float, float]] | None = None

    def show_calibration(
        self, size: tuple[float, float], calibration: Calibration | None, mark: float
    ) -> None:
        """``mark``: how far from the edges the marks belong; without a calibration only these."""
        self._size = size
        width, height = size
        self._wanted = [(x, y) for x in (mark, width - mark) for y in (mark, height - mark)]
        self._landed = None
        if calibration is not None:
            self._landed = [
                (
                    (x - calibration.shift_x) / calibration.scale_x,
                    (y - calibration.shift_y) / calibration.scale_y,
                )
                for x, y in self._wanted
            ]
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(grid(220), grid(150))

    def minimumSizeHint(self) -> QSize:
        return QSize(grid(80), grid(110))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn, inset = colours(), grid(8)
        width, height = self._size
        scale = min((self.width() - 2 * inset) / width, (self.height() - 2 * inset) / height)
        sheet = QRectF(0, 0, width * scale, height * scale)
        sheet.moveCenter(QPointF(self.width() / 2, self.height() / 2))
        painter.fillRect(sheet, QColor(worn.panel))
        painter.setPen(QPen(QColor(worn.edge), 1))
        painter.drawRect(sheet)
        corners = [
            QPointF(sheet.left() + x * scale, sheet.top() + y * scale) for x, y in self._wanted
        ]
        painter.setPen(QPen(QColor(worn.muted), 1))
        for corner in corners:
            _cross(painter, corner, grid(6))
        if self._landed is not None:
            most = FARTHEST * min(width, height)
            landed = [
                corner
                + QPointF(
                    _held((x - wanted_x) * ENLARGED, most) * scale,
                    _held((y - wanted_y) * ENLARGED, most) * scale,
                )
                for corner, (x, y), (wanted_x, wanted_y) in zip(
                    corners, self._landed, self._wanted, strict=True
                )
            ]
            painter.setPen(QPen(QColor(worn.accent), 1.5, Qt.PenStyle.DashLine))
            top_left, bottom_left, top_right, bottom_right = landed
            painter.drawPolygon([top_left, top_right, bottom_right, bottom_left])
            painter.setPen(QPen(QColor(worn.accent), 2))
            for corner in landed:
                _cross(painter, corner, grid(5))
            font = painter.font()
            font.setPointSizeF(font.pointSizeF() * 0.85)
            painter.setFont(font)
            painter.setPen(QColor(worn.muted))
            inside = sheet.adjusted(grid(36), grid(24), -grid(36), -grid(24))
            wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(inside, wrapped, EXPLAINED)
        painter.end()


def _cross(painter: QPainter, at: QPointF, arm: float) -> None:
    painter.drawLine(at - QPointF(arm, 0), at + QPointF(arm, 0))
    painter.drawLine(at - QPointF(0, arm), at + QPointF(0, arm))


def _held(millimetres: float, most: float) -> float:
    return max(-most, min(millimetres, most))
