"""The cursor of a grid: where Enter, Tab and the arrows with Ctrl lead it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from ui.tables.cell_selection import CellSelection
from ui.tables.frozen_columns import FrozenColumns

Index = QModelIndex | QPersistentModelIndex
_FLAG = QItemSelectionModel.SelectionFlag
_HINT = QAbstractItemView.ScrollHint


class CellCursor(CellSelection):
    frozen: FrozenColumns | None = None

    def __init__(self, *args: Any, **named: Any) -> None:
        self.can_add = False
        self._tab_start: int | None = None
        super().__init__(*args, **named)

    def go(self, how: str) -> None:
        """Move the cursor as Enter and Tab do; after Tab, Enter returns to where the row was begun."""
        index, columns = self.currentIndex(), self.visible_columns()
        if not index.isValid() or index.column() not in columns:
            return
        row, place, last = (
            index.row(),
            columns.index(index.column()),
            self._grid_model.rowCount() - 1,
        )
        match how:
            case "right" | "left":
                if self._tab_start is None:
                    self._tab_start = place
                start = self._tab_start
                place += 1 if how == "right" else -1
                if place == len(columns) and row < last:
                    row, place = row + 1, 0
                elif place < 0 and row > 0:
                    row, place = row - 1, len(columns) - 1
                self._choose(row, min(max(place, 0), len(columns) - 1), columns)
                self._tab_start = start
            case "down" if row == last:
                if self.can_add:
                    self.asked.emit("add")
                    self._choose(
                        self._grid_model.rowCount() - 1, self._column_of_row(place), columns
                    )
            case "down":
                self._choose(row + 1, self._column_of_row(place), columns)
            case "up":
                self._choose(max(row - 1, 0), place, columns)
            case _:
                pass

    def _column_of_row(self, place: int) -> int:
        return place if self._tab_start is None else self._tab_start

    def _choose(self, row: int, place: int, columns: Sequence[int]) -> None:
        self.choose_cell(row, columns[place])

    def _tabs(self, event: QKeyEvent) -> bool:
        """Tab goes from cell to cell; Ctrl+Tab, or Tab in the last cell, leaves the list."""
        key = event.key()
        if key not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self.focusNextPrevChild(key == Qt.Key.Key_Tab)
        index, columns = self.currentIndex(), self.visible_columns()
        ends = (self._grid_model.rowCount() - 1, columns[-1]), (0, columns[0])
        edge = ends[0] if key == Qt.Key.Key_Tab else ends[1]
        if not index.isValid() or (index.row(), index.column()) == edge:
            return False
        self.go("right" if key == Qt.Key.Key_Tab else "left")
        return True

    def jump(self, towards: tuple[int, int], *, extend: bool) -> None:
        """To the edge of the list; with ``extend``, selecting what lies between."""
        index, columns = self.currentIndex(), self.visible_columns()
        if not index.isValid():
            return
        down, right = towards
        row = (index.row(), self._grid_model.rowCount() - 1, 0)[down]
        column = (index.column(), columns[-1], columns[0])[right]
        target = self._grid_model.index(row, column)
        if not extend:
            self.choose_cell(row, column)
            return
        chosen = QItemSelection(
            self._grid_model.index(min(row, index.row()), min(column, index.column())),
            self._grid_model.index(max(row, index.row()), max(column, index.column())),
        )
        self.selectionModel().select(chosen, _FLAG.Select)
        self.selectionModel().setCurrentIndex(target, _FLAG.NoUpdate)

    def is_last(self) -> bool:
        return self.currentIndex().row() == self._grid_model.rowCount() - 1

    def bring_into_sight(self, index: Index) -> None:
        """Let the cell itself be seen, not only its picture among the columns kept in sight."""
        if self.frozen is not None and index.column() in self.frozen.columns:
            self.horizontalScrollBar().setValue(0)

    def scrollTo(self, index: Index, hint: _HINT = _HINT.EnsureVisible) -> None:
        """Beside the columns that are kept in sight, which need no scrolling themselves."""
        bar = self.horizontalScrollBar()
        before, frozen = bar.value(), self.frozen
        super().scrollTo(index, hint)
        if frozen is None or not frozen.columns:
            return
        if index.column() in frozen.columns:
            bar.setValue(before)
            return
        hidden = frozen.width - self.columnViewportPosition(index.column())
        if hidden > 0 and bar.value() > 0:
            bar.setValue(bar.value() - hidden)

    def forget_tabs(self) -> None:
        """Enter goes straight down again."""
        self._tab_start = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._tab_start = None
        super().mousePressEvent(event)
