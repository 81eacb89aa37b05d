"""Finds again, after a list was read again, what was selected in it and where it stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex

from ui.tables.list_model import BLOCK, BLOCKS_HELD

if TYPE_CHECKING:
    from ui.tables.list_view import ListView

MOST_SELECTED_AGAIN = 200
"""Rows that are looked for and selected again."""


class Selected:
    """As the list is now; records are found again in the rows where they are and on the screen."""

    def __init__(self, view: ListView) -> None:
        self._view = view
        current = view.currentIndex()
        stretches = view.selected_stretches()
        few = view.selected_count() <= MOST_SELECTED_AGAIN
        rows = [row for a, b in stretches for row in range(a, b + 1)] if few else []
        uid_at = view.list_model.uid_at
        self._current = view.current_uid()
        self._column = max(current.column(), 0)
        self._uids = {uid for row in rows if (uid := uid_at(row))}
        blocks = {row // BLOCK for row in [*rows, current.row()] if row >= 0}
        self._blocks = sorted(blocks)[1 - BLOCKS_HELD :]
        self._scrolled = view.verticalScrollBar().value()

    def select_again(self) -> None:
        view, model = self._view, self._view.list_model
        view.verticalScrollBar().setValue(self._scrolled)
        for row in (max(view.rowAt(0), 0), *(block * BLOCK for block in self._blocks)):
            model.uid_at(row)
        chosen, place = QItemSelection(), QModelIndex()
        for uid in self._uids | ({self._current} if self._current else set()):
            row = model.row_of(uid)
            if row is None:
                continue
            if uid in self._uids:
                chosen.select(model.index(row, 0), model.index(row, model.columnCount() - 1))
            if uid == self._current:
                place = model.index(row, self._column)
        choose = view.selectionModel()
        if place.isValid():
            choose.setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)
        choose.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        view.selected.emit()
