"""A list whose rows are all at hand: it sorts and filters itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from models.vietnamese import text_key
from ui.tables.list_model import ListModel, Tones
from ui.tables.list_view import ListView
from ui.tables.source import Cell, ColumnLike, Row, ShortList


@dataclass(frozen=True, slots=True)
class _Arranged(ShortList):
    whole: ShortList = field(default_factory=lambda: ShortList(()))

    def values(self, column: str) -> Sequence[tuple[str, str, int]]:
        """Of all rows, so that a filter can let through again what it hides."""
        return self.whole.values(column)


class ShortListView(ListView):
    def __init__(
        self,
        name: str,
        title: str,
        columns: Sequence[ColumnLike],
        settings: QSettings | None = None,
        *,
        filterable: Sequence[str] = (),
        tones: Tones | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._whole = ShortList(columns)
        super().__init__(name, title, ListModel(self._whole, tones=tones), settings, parent)
        self.set_filterable(filterable)
        self.order_changed.connect(lambda _order: self._show_again())
        self.filters_changed.connect(lambda _filters: self._show_again())

    def show_rows(self, rows: Sequence[Row]) -> None:
        """In this order, until the clerk chooses another."""
        self._whole = replace(self._whole, all_rows=rows)
        self._show_again()

    def _show_again(self) -> None:
        self.reload(lambda: self.list_model.set_source(self._arranged()))

    def _arranged(self) -> ShortList:
        place = {column.name: number for number, column in enumerate(self._whole.columns)}
        rows = [
            row
            for row in self._whole.all_rows
            if all(str(row.cells[place[name]] or "") in let for name, let in self.filters.items())
        ]
        for name, descending in reversed(self.order):
            rows.sort(key=lambda row: _key(row.cells[place[name]]), reverse=descending)
        return _Arranged(self._whole.columns, rows, self._whole)


def _key(cell: Cell) -> tuple[int, int, str]:
    """Blanks first, then numbers by size, then texts as a dictionary has them."""
    if cell is None or cell == "":
        return (0, 0, "")
    if isinstance(cell, int):
        return (1, cell, "")
    return (2, 0, text_key(cell))
