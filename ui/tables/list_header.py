"""The header of a list: a click sorts, Shift+click adds a key, the funnel filters, edges resize, dragging moves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from ui import icons
from ui.colours import colours
from ui.look import grid

Order = list[tuple[str, bool]]
"""Column names with ``True`` for descending, the first key first."""

CELL_MARGIN = 3
"""What the style keeps free beside the padding of a cell."""


class ListHeader(QHeaderView):
    order_changed = Signal(list)
    filter_requested = Signal(str, QPoint)
    menu_requested = Signal(QPoint)
    state_changed = Signal()  # what is painted beside the titles

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._names: list[str] = []
        self._order: Order = []
        self._filterable: frozenset[str] = frozenset()
        self._filtered: frozenset[str] = frozenset()
        self._pressed_at: QPoint | None = None
        self._hovered = -1
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)
        self.setMinimumSectionSize(grid(40))
        self.setAccessibleName("Tiêu đề cột")

    @property
    def order(self) -> Order:
        return list(self._order)

    @property
    def filterable(self) -> frozenset[str]:
        return self._filterable

    def set_names(self, names: Sequence[str]) -> None:
        """Of the columns, in the order of the model."""
        self._names = list(names)
        self._show_state()

    def set_order(self, order: Order) -> None:
        self._order = list(order)
        self._show_state()

    def set_filterable(self, columns: frozenset[str]) -> None:
        self._filterable = columns
        self._show_state()

    def set_filtered(self, columns: frozenset[str]) -> None:
        self._filtered = columns
        self._show_state()

    def mirror(self, other: ListHeader) -> None:
        """Show what another header of the same columns shows."""
        self._names, self._order = list(other._names), list(other._order)
        self._filterable, self._filtered = other._filterable, other._filtered
        self.viewport().update()

    def sort_by(self, name: str, *, add: bool = False) -> None:
        """Sort by a column; by the same one again, the other way round; with ``add``, after the others."""
        known = dict(self._order)
        descending = not known[name] if name in known else False
        if add:
            known[name] = descending
            self._order = list(known.items())
        else:
            self._order = [(name, descending)]
        self._show_state()
        self.order_changed.emit(self.order)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), grid(32))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        start, place = self._pressed_at, event.position().toPoint()
        self._pressed_at = None
        on_edge = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        super().mouseReleaseEvent(event)
        if start is None or event.button() != Qt.MouseButton.LeftButton or on_edge:
            return
        section = self.logicalIndexAt(place)
        moved = (place - start).manhattanLength() > grid(6)
        if section < 0 or moved or section != self.logicalIndexAt(start):
            return
        name = self._name(section)
        if name in self._filterable and self._funnel(section).contains(place):
            below = QPoint(self.sectionViewportPosition(section), self.height())
            self.filter_requested.emit(name, self.viewport().mapToGlobal(below))
        else:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.sort_by(name, add=shift)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.logicalIndexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        if not rect.isValid():
            return
        name = self._name(logicalIndex)
        painter.save()
        painter.fillRect(
            rect, QColor(colours().pressed if logicalIndex == self._hovered else colours().panel)
        )
        painter.setPen(QColor(colours().line))
        painter.drawLine(
            rect.topRight() + QPoint(0, grid(8)), rect.bottomRight() - QPoint(0, grid(8))
        )
        painter.setPen(QColor(colours().edge))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inside = rect.adjusted(grid(6) + CELL_MARGIN, 0, -grid(6), 0)
        if name in self._filterable and (logicalIndex == self._hovered or name in self._filtered):
            colour = colours().accent if name in self._filtered else colours().muted
            icons.paint(painter, "funnel", QRectF(self._mark(inside)), colour)
            inside.setRight(inside.right() - grid(18))
        rank = next((i for i, (key, _) in enumerate(self._order) if key == name), None)
        if rank is not None:
            self._paint_order(painter, inside, rank)
        self._paint_title(painter, inside, logicalIndex, sorted_by=rank is not None)
        painter.restore()

    def _paint_order(self, painter: QPainter, inside: QRect, rank: int) -> None:
        arrow = "arrow-down" if self._order[rank][1] else "arrow-up"
        icons.paint(painter, arrow, QRectF(self._mark(inside)), colours().accent)
        inside.setRight(inside.right() - grid(16))
        if len(self._order) > 1:
            painter.setPen(QColor(colours().accent))
            place = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(inside, place, str(rank + 1))
            inside.setRight(inside.right() - grid(10))

    def _paint_title(
        self, painter: QPainter, inside: QRect, section: int, *, sorted_by: bool
    ) -> None:
        model = self.model()
        title = str(model.headerData(section, self.orientation()) or "")
        align = model.headerData(section, self.orientation(), Qt.ItemDataRole.TextAlignmentRole)
        font = self.font()
        font.setWeight(font.Weight.DemiBold if sorted_by else font.Weight.Medium)
        painter.setFont(font)
        painter.setPen(QColor(colours().ink if sorted_by else colours().muted))
        text = QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, int(align), text)

    def _mark(self, inside: QRect) -> QRect:
        side = grid(14)
        return QRect(inside.right() - side + 1, inside.center().y() - side // 2 + 1, side, side)

    def _funnel(self, section: int) -> QRect:
        left = self.sectionViewportPosition(section)
        width = self.sectionSize(section)
        return QRect(left + width - grid(26), 0, grid(26), self.height())

    def _show_state(self) -> None:
        self.viewport().update()
        self.state_changed.emit()

    def _name(self, section: int) -> str:
        return self._names[section]

    def _hover(self, section: int) -> None:
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()
