"""A list to choose one thing from: what it is called, and below it what tells it from others."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.colours import colours
from ui.look import grid

THING = Qt.ItemDataRole.UserRole
DETAIL = int(Qt.ItemDataRole.UserRole) + 1


class TwoLineList(QListWidget):
    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_TwoLines(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def add(self, title: str, detail: str, thing: object) -> None:
        item = QListWidgetItem(title)
        item.setData(THING, thing)
        item.setData(DETAIL, detail)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {detail}")
        item.setToolTip(detail)
        self.addItem(item)

    def chosen(self) -> object | None:
        item = self.currentItem()
        return item.data(THING) if item is not None else None


class _TwoLines(QStyledItemDelegate):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        font: QFont = option.font  # type: ignore[attr-defined]
        return QSize(grid(100), 2 * QFontMetrics(font).lineSpacing() + grid(16))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        font: QFont = option.font  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours().accent_tint))
            painter.fillRect(rect.adjusted(0, 0, grid(3) - rect.width(), 0), colours().accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours().panel))
        inside = rect.adjusted(grid(12), grid(6), -grid(12), -grid(6))
        half = inside.height() // 2
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.9)
        for text, look, ink, top in (
            (index.data(), bold, colours().ink, inside.top()),
            (index.data(DETAIL), small, colours().muted, inside.top() + half),
        ):
            painter.setFont(look)
            painter.setPen(QColor(ink))
            place = QRect(inside.left(), top, inside.width(), half)
            shown = QFontMetrics(look).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(
                place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown
            )
        painter.restore()
