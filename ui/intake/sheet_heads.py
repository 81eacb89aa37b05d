"""The edges of a sheet that is looked at: over each column what it means, before each row what it is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QTableView

from services.intake.cell_values import column_letter
from ui.colours import TONE_ICONS, colours
from ui.icons import paint
from ui.intake.sheet_model import SheetModel
from ui.look import grid

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ColumnHeads(QHeaderView):
    """``pressed_at`` brings a column that was pressed, and where its menu belongs."""

    pressed_at = Signal(int, QPoint)

    def __init__(self, model: SheetModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(grid(48))
        self.sectionClicked.connect(self._pressed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 2 * self.fontMetrics().height() + grid(12))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        column = self._model.column_view(logicalIndex)
        taken = column is not None and bool(column.field)
        painter.save()
        painter.fillRect(rect, QColor(colours().panel if taken else colours().pressed))
        _edges(painter, rect)
        inside = rect.adjusted(grid(6), grid(4), -grid(4), -grid(4))
        half = inside.height() // 2
        above = QRect(inside.left(), inside.top(), inside.width(), half)
        below = QRect(inside.left(), inside.top() + half, inside.width(), half)
        letter = column_letter(logicalIndex)
        heading = f"{letter} · {column.heading}" if column and column.heading else letter
        painter.setPen(QColor(colours().muted))
        _text(painter, above, heading, Qt.TextElideMode.ElideMiddle)
        mark = grid(14)
        paint(
            painter,
            "chevron-down",
            QRect(below.right() - mark, below.top() + (half - mark) // 2, mark, mark).toRectF(),
            colours().muted,
        )
        chosen = column is not None and column.chosen
        ink = colours().accent if chosen else colours().ink if taken else colours().muted
        painter.setPen(QColor(ink))
        painter.setFont(_bold(painter.font()))
        room = below.adjusted(0, 0, -mark - grid(4), 0)
        _text(painter, room, self._model.taken_for(logicalIndex))
        painter.restore()

    def menu_place(self, column: int) -> QPoint:
        """Below the head of a column."""
        left = self.sectionViewportPosition(column)
        return self.viewport().mapToGlobal(QPoint(max(left, 0), self.height()))

    def _pressed(self, column: int) -> None:
        self.pressed_at.emit(column, self.menu_place(column))


class RowGutter(QHeaderView):
    """``pressed_at`` brings the place at which the menu for the selected rows belongs."""

    pressed_at = Signal(QPoint)

    def __init__(self, model: SheetModel, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._model = model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._words = grid(60)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        return QSize(self._number_width() + self._words + grid(44), super().sizeHint().height())

    def fit(self) -> None:
        """As wide as what is said in it."""
        widths = map(self.fontMetrics().horizontalAdvance, self._model.labels())
        self._words = max(widths, default=grid(60))
        self.setFixedWidth(self.sizeHint().width())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        plain = not event.modifiers() and event.button() == Qt.MouseButton.LeftButton
        if plain and self.rect().contains(event.position().toPoint()):
            self.pressed_at.emit(event.globalPosition().toPoint())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        if logicalIndex >= self._model.rowCount():
            return
        number = self._model.number_at(logicalIndex)
        word, tone = self._model.label_of(number)
        record = self._model.class_of(number) == "record"
        painter.save()
        painter.fillRect(rect, QColor(colours().page if record else colours().panel))
        _edges(painter, rect)
        if self._model.is_told(number):
            painter.fillRect(rect.left(), rect.top(), grid(3), rect.height(), colours().accent)
        inside = rect.adjusted(grid(6), 0, -grid(6), 0)
        digits = QRect(inside.left(), inside.top(), self._number_width(), inside.height())
        painter.setPen(QColor(colours().muted))
        painter.drawText(digits, _RIGHT, str(number))
        mark = grid(14)
        room = inside.adjusted(digits.width() + grid(8), 0, 0, 0)
        if self._model.has_problem(number):
            tone = "bad" if tone == "warn" else tone
            self._mark(painter, room, "circle-alert", colours().bad)
        elif record and word:
            self._mark(painter, room, TONE_ICONS[tone], colours().of(tone))
        painter.setPen(QColor(colours().of(tone)))
        _text(painter, room.adjusted(mark + grid(6), 0, 0, 0), word)
        painter.restore()

    def _mark(self, painter: QPainter, room: QRect, name: str, colour: str) -> None:
        mark = grid(14)
        top = room.top() + (room.height() - mark) // 2
        paint(painter, name, QRect(room.left(), top, mark, mark).toRectF(), colour)

    def _number_width(self) -> int:
        last = self._model.rowCount()
        largest = self._model.number_at(last - 1) if last else 1
        return self.fontMetrics().horizontalAdvance("0" * max(2, len(str(largest))))


def _edges(painter: QPainter, rect: QRect) -> None:
    painter.setPen(QPen(QColor(colours().line)))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    painter.drawLine(rect.topRight(), rect.bottomRight())


def _text(
    painter: QPainter,
    room: QRect,
    text: str,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    painter.drawText(room, _LEFT, painter.fontMetrics().elidedText(text, elide, room.width()))


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
