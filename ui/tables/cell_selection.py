"""Selecting cells of a list: single ones, blocks, whole rows and columns, and copying them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSettings, Signal
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from ui.tables.cells import shown
from ui.tables.clipboard import mime_of
from ui.tables.grid_model import DRAFT, GridModel
from ui.tables.list_view import ListView
from ui.tables.row_header import RowHeader
from ui.tables.selected_again import MOST_SELECTED_AGAIN
from ui.tables.source import RowLike

_FLAG = QItemSelectionModel.SelectionFlag
LONGEST_COPIED = 2000
"""Rows that are put on the clipboard at once; more are read on the worker."""


@dataclass(frozen=True, slots=True)
class CellBlock:
    first: int
    last: int
    columns: tuple[int, ...]


class CellSelection(ListView):
    """The actions of a page act on the rows that the selected cells touch."""

    asked = Signal(str)  # Ask: what the keys or the menu want done with the selected cells

    def __init__(
        self,
        name: str,
        title: str,
        model: GridModel,
        settings: QSettings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, title, model, settings, parent)
        self._grid_model = model
        self._header.sectionPressed.disconnect()  # a press on a title sorts; it selects no column
        self._header.sectionEntered.disconnect()
        self.row_header = RowHeader(self)
        self.setVerticalHeader(self.row_header)
        self.row_header.show()
        self._fit_to_text()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.selectionModel().selectionChanged.connect(
            lambda *_: self.row_header.viewport().update()
        )

    @property
    def grid_model(self) -> GridModel:
        return self._grid_model

    def current_uid(self) -> str | None:
        uid = super().current_uid()
        return None if uid is None or uid.startswith(DRAFT) else uid

    def selected_count(self) -> int:
        last = self._grid_model.record_count - 1
        return sum(min(b, last) - a + 1 for a, b in self.selected_stretches() if a <= last)

    def selected_uids(self) -> list[str]:
        return [uid for uid in super().selected_uids() if not uid.startswith(DRAFT)]

    def selected_places(self) -> tuple[list[tuple[int, int]], list[int]]:
        """The stretches of rows that the selected cells touch, and their visible columns in order."""
        chosen = self.selectionModel().selection()
        touched: set[int] = set()
        for number in range(chosen.count()):
            touched |= set(range(chosen.at(number).left(), chosen.at(number).right() + 1))
        visible = [column for column in self.visible_columns() if column in touched]
        return self.selected_stretches(), visible

    def selected_blocks(self) -> list[CellBlock]:
        """What is selected, each cell once: rows that follow each other, and visible columns."""
        chosen, visible = self.selectionModel().selection(), self.visible_columns()
        blocks: dict[tuple[int, int], set[int]] = {}
        for number in range(chosen.count()):
            part = chosen.at(number)
            columns = blocks.setdefault((part.top(), part.bottom()), set())
            columns |= set(range(part.left(), part.right() + 1))
        ordered = [
            CellBlock(first, last, tuple(column for column in visible if column in columns))
            for (first, last), columns in sorted(blocks.items())
        ]
        return [block for block in ordered if block.columns]

    def visible_columns(self) -> list[int]:
        """Their numbers in the model, in the order they are seen."""
        return self._columns.visible()

    def whole_rows(self) -> bool:
        """Whether nothing but whole rows is selected."""
        stretches, columns = self.selected_places()
        return bool(stretches) and columns == self.visible_columns() and len(columns) > 1

    def is_selected(self, row: int, column: int) -> bool:
        return self.selectionModel().isSelected(self._grid_model.index(row, column))

    def selected_cells(self) -> dict[str, frozenset[int]]:
        """For each selected row the columns of its selected cells; nothing of very many rows."""
        if self.selected_count() > MOST_SELECTED_AGAIN:
            return {}
        cells: dict[str, frozenset[int]] = {}
        for block in self.selected_blocks():
            for row in range(block.first, block.last + 1):
                uid = self._grid_model.uid_at(row) or ""
                cells[uid] = cells.get(uid, frozenset()) | frozenset(block.columns)
        return cells

    def select_cells(self, cells: Mapping[str, frozenset[int]]) -> None:
        """Of the rows that are selected, only these cells."""
        model, chosen = self._grid_model, QItemSelection()
        visible, every = frozenset(self.visible_columns()), frozenset(range(model.columnCount()))

        def columns_of(row: int) -> frozenset[int]:
            columns = cells.get(model.uid_at(row) or "", visible)
            return every if columns == visible else columns

        rows = (row for a, b in self.selected_stretches() for row in range(a, b + 1))
        numbered = enumerate((row, columns_of(row)) for row in rows)
        for (_, columns), some in groupby(
            numbered, lambda each: (each[1][0] - each[0], each[1][1])
        ):
            block = [row for _, (row, _) in some]
            for left, right in _beside(columns):
                chosen.select(model.index(block[0], left), model.index(block[-1], right))
        self.selectionModel().select(chosen, _FLAG.ClearAndSelect)

    def choose_cell(self, row: int, column: int) -> None:
        self.selectionModel().setCurrentIndex(
            self._grid_model.index(row, column), _FLAG.ClearAndSelect
        )

    def choose_columns(self) -> None:
        """The whole columns of the selected cells."""
        columns = self.selected_places()[1] or self.visible_columns()[:1]
        chosen = QItemSelection()
        for column in columns:
            last = self._grid_model.rowCount() - 1
            chosen.select(self._grid_model.index(0, column), self._grid_model.index(last, column))
        self.selectionModel().select(chosen, _FLAG.ClearAndSelect)

    def choose_rows(self) -> None:
        """The whole rows of the selected cells."""
        chosen, width = QItemSelection(), self._grid_model.columnCount()
        for first, last in self.selected_stretches():
            model = self._grid_model
            chosen.select(model.index(first, 0), model.index(last, width - 1))
        self.selectionModel().select(chosen, _FLAG.ClearAndSelect)

    def copy(self) -> None:
        """The selected cells as shown; of many rows, the worker reads them."""
        stretches, columns = self.selected_places()
        if not stretches or not columns:
            return
        if sum(last - first + 1 for first, last in stretches) > LONGEST_COPIED:
            self.asked.emit("copy")
            return
        self.copy_rows(
            [(row, record) for a, b in stretches for row, record in self._records(a, b)], columns
        )

    def copy_rows(self, rows: Sequence[tuple[int, RowLike]], columns: Sequence[int]) -> None:
        """Put cells of these rows on the clipboard; what is not selected between them is blank."""
        kinds = [self._grid_model.columns[column] for column in columns]
        ragged = self.selectionModel().selection().count() > 1
        texts = [
            [
                shown(kind.kind, record.cells[column])
                if not ragged or self.is_selected(row, column)
                else ""
                for column, kind in zip(columns, kinds, strict=True)
            ]
            for row, record in rows
        ]
        QApplication.clipboard().setMimeData(mime_of(kinds, texts))

    def _records(self, first: int, last: int) -> list[tuple[int, RowLike]]:
        return list(enumerate(self._grid_model.records(first, last), start=first))


def _beside(columns: frozenset[int]) -> list[tuple[int, int]]:
    """Columns that stand beside each other in the model, as (first, last)."""
    firsts = sorted(column for column in columns if column - 1 not in columns)
    lasts = sorted(column for column in columns if column + 1 not in columns)
    return list(zip(firsts, lasts, strict=True))
