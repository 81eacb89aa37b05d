"""Paints the cells of a list: states keep their colour when selected, the current row has a mark."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.colours import colours
from ui.look import grid


class CellDelegate(QStyledItemDelegate):
    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus  # type: ignore[attr-defined]
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        if colour is not None:
            option.palette.setColor(QPalette.ColorRole.HighlightedText, colour)  # type: ignore[attr-defined]

    def has_keys(self) -> bool:
        """Whether what is typed goes into the list."""
        return self._table.hasFocus()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        current = self._table.currentIndex()
        first = self._table.horizontalHeader().sectionPosition(index.column()) == 0
        if first and index.row() == current.row() and self.has_keys():
            row: QRect = option.rect  # type: ignore[attr-defined]
            painter.fillRect(row.left(), row.top(), grid(3), row.height(), QColor(colours().accent))
