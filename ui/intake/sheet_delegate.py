"""Paints the cells of a sheet on the ground that tells what becomes of them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.colours import colours
from ui.tables.cell_delegate import CellDelegate


class SheetDelegate(CellDelegate):
    """The style sheet would leave the ground white."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect, state = option.rect, option.state  # type: ignore[attr-defined]
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None and not state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, ground)
        super().paint(painter, option, index)
        if index == self._table.currentIndex():
            painter.save()
            painter.setPen(QColor(colours().accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
            painter.restore()
