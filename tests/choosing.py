"""Chooses a row of a list whatever keys an earlier test left pressed."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QTableView

FLAG = QItemSelectionModel.SelectionFlag


def choose_row(view: QTableView, row: int) -> None:
    index = view.model().index(row, 0)
    view.selectionModel().setCurrentIndex(index, FLAG.ClearAndSelect | FLAG.Rows)
