"""Opens a field in a cell, and paints the cursor and the corner of a cell that needs mending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from services.editing.cells import Remark
from ui.colours import colours
from ui.look import grid
from ui.tables.cell_delegate import CellDelegate
from ui.tables.cell_editor import CellEdit, LongEdit
from ui.tables.grid_model import REMARK_ROLE

if TYPE_CHECKING:
    from ui.tables.grid_view import GridView

Index = QModelIndex | QPersistentModelIndex
_HINT = QStyledItemDelegate.EndEditHint
LINES = 4
"""Of a cell that takes several."""


class GridDelegate(CellDelegate):
    def __init__(self, table: GridView) -> None:
        super().__init__(table)
        self._grid = table

    def has_keys(self) -> bool:
        return self._grid.shows_cursor

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget | None:  # type: ignore[override]
        if sentence := self._grid.why_locked(index):
            self._grid.locked.emit(sentence)
            return None
        self._grid.bring_into_sight(index)
        column = self._grid.list_model.columns[index.column()]
        place = QPersistentModelIndex(index)
        editor: CellEdit | LongEdit
        if self._grid.cells.columns[column.name].kind == "long":
            editor = LongEdit(parent)
        else:
            editor = CellEdit(lambda: self._grid.suggestions(place), parent)
        editor.typing = self._grid.opens_by_typing
        editor.setAccessibleName(column.title)
        editor.left.connect(lambda how: self._leave(editor, how))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, CellEdit | LongEdit):
            editor.fill(self._grid.edit_text(index))

    def setModelData(self, editor: QWidget, model: QObject, index: Index) -> None:
        if isinstance(editor, CellEdit | LongEdit):
            self._grid.take_typed(index, editor.content)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        cell = self._grid.visualRect(index)
        if isinstance(editor, LongEdit):
            room = self._grid.viewport().rect()
            height = min(editor.fontMetrics().lineSpacing() * LINES + grid(12), room.height())
            cell = QRect(cell.left(), cell.top(), max(cell.width(), grid(240)), height)
            cell.moveBottom(min(cell.bottom(), room.bottom()))
            cell.moveRight(max(min(cell.right(), room.right()), cell.width()))
        editor.setGeometry(cell)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keys that mean something in an open cell mean nothing to the page meanwhile."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
                event.accept()
                return True
            return super().eventFilter(editor, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if not isinstance(editor, CellEdit | LongEdit):
                return False
            how = editor.way_out(event)
            if how not in ("", "stay"):
                self._leave(editor, how)
            return how != ""
        return super().eventFilter(editor, event)

    def _leave(self, editor: CellEdit | LongEdit, how: str) -> None:
        if how == "cancel":
            self.closeEditor.emit(editor, _HINT.RevertModelCache)
            return
        if how == "fill":
            self._grid.fill_selected(editor.content)
            self.closeEditor.emit(editor, _HINT.RevertModelCache)
            return
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, _HINT.NoHint)
        self._grid.go(how)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: QRect = option.rect  # type: ignore[attr-defined]
        remark: Remark | None = index.data(REMARK_ROLE)
        if remark is not None and not remark.stored:
            painter.fillRect(cell, QColor(colours().bad_tint))
        super().paint(painter, option, index)
        if remark is not None:
            colour = QColor(colours().warn if remark.stored else colours().bad)
            side = grid(9)
            corner = [
                QPointF(cell.right() + 1 - side, cell.top()),
                QPointF(cell.right() + 1, cell.top()),
            ]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(QPolygonF([*corner, QPointF(cell.right() + 1, cell.top() + side)]))
        if index == self._grid.currentIndex() and self._grid.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours().accent), 2))
            painter.drawRect(cell.adjusted(1, 1, -1, -1))
