"""The numbers beside the rows of a grid: a press selects the row, dragging selected rows moves them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QTableView

from ui.colours import colours
from ui.look import grid


class RowHeader(QHeaderView):
    dropped = Signal(int)  # the row before which the selected rows are to stand

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._table = table
        self.movable = False
        """Whether rows can be put into another order."""
        self._pressed: QPoint | None = None
        self._target: int | None = None
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setAccessibleName("Số dòng")

    def sizeHint(self) -> QSize:
        digits = max(len(str(self.count())), 2)
        width = QFontMetrics(self.font()).horizontalAdvance("8" * digits) + grid(12)
        return QSize(width, super().sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        row = self.logicalIndexAt(place)
        chosen = self._table.selectionModel()
        whole = row >= 0 and chosen.isRowSelected(row, self._table.rootIndex())
        if self.movable and whole and not event.modifiers():
            self._pressed = place
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        place = event.position().toPoint()
        if self._target is None and (place - self._pressed).manhattanLength() < grid(6):
            return
        self._target = self._row_below(place.y())
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseReleaseEvent(event)
            return
        target, pressed = self._target, self._pressed
        self._pressed = self._target = None
        self.unsetCursor()
        self.viewport().update()
        if target is None:
            self._table.selectRow(self.logicalIndexAt(pressed))
        else:
            self.dropped.emit(target)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        if not rect.isValid():
            return
        model = self._table.selectionModel()
        root = self._table.rootIndex()
        whole = model.isRowSelected(logicalIndex, root)
        touched = whole or model.rowIntersectsSelection(logicalIndex, root)
        tint = colours().accent_tint if whole else colours().pressed if touched else colours().panel
        painter.save()
        painter.fillRect(rect, QColor(tint))
        painter.setPen(QColor(colours().line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(colours().edge))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(QColor(colours().ink if touched else colours().muted))
        text = str(self.model().headerData(logicalIndex, self.orientation()) or "")
        inside = rect.adjusted(0, 0, -grid(6), 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target is not None:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(colours().accent), 3))
            height = self._edge_above(self._target)
            painter.drawLine(0, height, self.width(), height)
            painter.end()

    def _row_below(self, height: int) -> int:
        """The row before which something dropped at ``height`` would stand."""
        row = self.logicalIndexAt(height)
        if row < 0:
            return self.count()
        middle = self.sectionViewportPosition(row) + self.sectionSize(row) // 2
        return row if height < middle else row + 1

    def _edge_above(self, row: int) -> int:
        if row < self.count():
            return max(self.sectionViewportPosition(row), 1)
        last = self.count() - 1
        return self.sectionViewportPosition(last) + self.sectionSize(last) - 2
