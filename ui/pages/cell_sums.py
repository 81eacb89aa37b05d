"""Counts the selected cells of a grid and adds up their amounts, also of a whole long list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from models.numbers import format_number
from services.services import Services
from ui.latest import Latest
from ui.pages.grid_records import EditedSource, within
from ui.tables.grid_view import GridView
from ui.tables.source import ColumnLike, RowLike, amount_of, is_amount
from ui.workspace import Workspace

MOST_AT_ONCE = 1000
"""Rows that are added up on the screen's thread; more are read on the worker."""


class CellSums:
    def __init__(
        self,
        view: GridView,
        workspace: Workspace,
        source: Callable[[], Callable[[Services], EditedSource]],
    ) -> None:
        self._view = view
        self._model = view.grid_model
        self._source = source
        self._summed: object = None
        self._sums: list[str] = []
        self._adding_up: Latest[list[str]] = Latest(
            workspace, "Đang cộng các ô đang chọn", self._show_sums
        )

    def forget(self) -> None:
        """The list was read again: what was added up is old."""
        self._summed = None

    def told(self) -> list[str]:
        """How many of the selected cells hold something, and what their amounts come to."""
        stretches, columns = self._view.selected_places()
        count = sum(last - first + 1 for first, last in stretches)
        if not columns or count * len(columns) < 2:
            return []
        if count > MOST_AT_ONCE:
            if (key := (tuple(stretches), tuple(columns))) != self._summed:
                self._summed = key
                self._sum_on_worker(stretches, columns)
            return self._sums
        records = [record for a, b in stretches for record in self._model.records(a, b)]
        return summed([self._model.columns[column] for column in columns], columns, records)

    def _sum_on_worker(self, stretches: Sequence[tuple[int, int]], columns: Sequence[int]) -> None:
        self._sums = []
        source = self._source()
        shown_columns = [self._model.columns[column] for column in columns]

        def read(services: Services) -> list[str]:
            return summed(
                shown_columns, columns, (r for _, r in within(source(services), stretches))
            )

        self._adding_up.ask(read)

    def _show_sums(self, sums: list[str]) -> None:
        self._sums = sums
        self._view.selected.emit()


def summed(
    columns: Sequence[ColumnLike], places: Sequence[int], records: Iterable[RowLike]
) -> list[str]:
    """Đếm 12 · Tổng 3.600.000 đ"""
    count, total, kinds = 0, Decimal(0), set[str]()
    for record in records:
        for column, place in zip(columns, places, strict=True):
            cell = record.cells[place]
            count += cell is not None and cell != ""
            if is_amount(column) and (amount := amount_of(cell)) is not None:
                total += amount
                kinds.add(column.kind)
    said = [f"Đếm {format_number(count)}"]
    if kinds:
        said.append(f"Tổng {format_number(total)}{' đ' if kinds == {'money'} else ''}")
    return said
