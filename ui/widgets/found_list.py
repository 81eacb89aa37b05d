"""A list of things found, under headings that say what they are and how many: moved through by keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.colours import colours
from ui.icons import icon
from ui.look import grid

THING = Qt.ItemDataRole.UserRole
DETAIL, HEADING = (int(Qt.ItemDataRole.UserRole) + place for place in (1, 2))
PAGE = 8
"""Rows that PgUp and PgDn go."""
STEPS = {
    int(Qt.Key.Key_Up): -1,
    int(Qt.Key.Key_Down): 1,
    int(Qt.Key.Key_PageUp): -PAGE,
    int(Qt.Key.Key_PageDown): PAGE,
}


class FoundList(QListWidget):
    chosen = Signal(object)  # the thing

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_Line(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.itemActivated.connect(lambda item: self.chosen.emit(item.data(THING)))
        self.itemClicked.connect(self._take_clicked)

    def add_heading(self, title: str, count: str) -> None:
        item = QListWidgetItem(title, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setData(HEADING, True)
        item.setData(DETAIL, count)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {count}")

    def add(self, drawing: str, title: str, detail: str, thing: object) -> None:
        item = QListWidgetItem(icon(drawing), title, self)
        item.setData(THING, thing)
        item.setData(DETAIL, detail)
        item.setToolTip(detail)
        spoken = f"{title}, {detail}" if detail else title
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def things(self) -> list[object]:
        """Everything that can be chosen, from above."""
        return [self.item(row).data(THING) for row in self._rows()]

    def headings(self) -> list[tuple[str, str]]:
        items = (self.item(row) for row in range(self.count()))
        return [(item.text(), item.data(DETAIL)) for item in items if item.data(HEADING)]

    def current_thing(self) -> object | None:
        item = self.currentItem()
        return item.data(THING) if item is not None else None

    def choose_first(self) -> None:
        if rows := self._rows():
            self.setCurrentRow(rows[0])
            self.scrollToTop()

    def step(self, key: int) -> None:
        """Go as the key says, over the headings; from the last on to the first."""
        rows = self._rows()
        if not rows:
            return
        place = rows.index(self.currentRow()) if self.currentRow() in rows else -1
        by = STEPS[key]
        wanted = place + by
        if abs(by) == 1:
            wanted %= len(rows)
        self.setCurrentRow(rows[min(max(wanted, 0), len(rows) - 1)])
        if self.currentRow() == rows[0]:
            self.scrollToTop()

    def _rows(self) -> list[int]:
        return [row for row in range(self.count()) if not self.item(row).data(HEADING)]

    def _take_clicked(self, item: QListWidgetItem) -> None:
        if not item.data(HEADING):
            self.chosen.emit(item.data(THING))


class _Line(QStyledItemDelegate):
    """Its icon, what it is called, and in grey what tells it from others of the same name."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(grid(100), grid(34 if index.data(HEADING) else 32))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        font: QFont = option.font  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        heading = bool(index.data(HEADING))
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours().accent_tint))
            painter.fillRect(rect.adjusted(0, 0, grid(3) - rect.width(), 0), colours().accent)
        elif state & QStyle.StateFlag.State_MouseOver and not heading:
            painter.fillRect(rect, QColor(colours().panel))
        inside = rect.adjusted(grid(16), grid(6) if heading else 0, -grid(16), 0)
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.9)
        title = QFont(small if heading else font)
        title.setWeight(QFont.Weight.DemiBold if heading else QFont.Weight.Medium)
        if not heading:
            drawn: QIcon = index.data(Qt.ItemDataRole.DecorationRole)
            size = grid(16)
            drawn.paint(painter, inside.left(), inside.center().y() - size // 2, size, size)
            inside.adjust(size + grid(10), 0, 0, 0)
        painter.setFont(title)
        painter.setPen(QColor(colours().muted if heading else colours().ink))
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        metrics = QFontMetrics(title)
        text = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, left, text)
        inside.adjust(metrics.horizontalAdvance(text) + grid(12), 0, 0, 0)
        detail = index.data(DETAIL)
        if detail and inside.width() > grid(24):
            painter.setFont(small)
            painter.setPen(QColor(colours().muted))
            text = QFontMetrics(small).elidedText(
                detail, Qt.TextElideMode.ElideRight, inside.width()
            )
            painter.drawText(inside, left, text)
        painter.restore()
