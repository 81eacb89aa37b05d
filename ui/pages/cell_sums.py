"""Counts the selected cells of a grid and adds up their amounts, also of a whole long list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from models.numbers import format_number
from services.services import Services
from ui.latest import Latest
from ui.pages.grid_records import EditedSource, within
from ui.tables.cell_selection import CellBlock
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
        view.destroyed.connect(self._adding_up.forget)

    def forget(self) -> None:
        """The list was read again: what was added up is old."""
        self._summed = None

    def told(self) -> list[str]:
        """How many of the selected cells hold something, and what their amounts come to.

        Of whole rows, which are told of as records, only the amounts; of a single one nothing.
        """
        blocks = self._view.selected_blocks()
        rows = sum(block.last - block.first + 1 for block in blocks)
        cells = sum((block.last - block.first + 1) * len(block.columns) for block in blocks)
        visible = len(self._view.visible_columns())
        counted = visible == 1 or any(len(block.columns) < visible for block in blocks)
        if cells < 2 or (rows < 2 and not counted):
            return []
        if rows > MOST_AT_ONCE:
            if blocks != self._summed:
                self._summed = blocks
                self._sum_on_worker(blocks, counted)
            return self._sums
        return summed(
            self._model.columns,
            (
                (record, block.columns)
                for block in blocks
                for record in self._model.records(block.first, block.last)
            ),
            counted,
        )

    def _sum_on_worker(self, blocks: Sequence[CellBlock], counted: bool) -> None:
        self._sums = []
        source, columns = self._source(), self._model.columns
        stretches = [(block.first, block.last) for block in blocks]

        def read(services: Services) -> list[str]:
            return summed(
                columns,
                (
                    (record, block.columns)
                    for row, record in within(source(services), stretches)
                    for block in blocks
                    if block.first <= row <= block.last
                ),
                counted,
            )

        self._adding_up.ask(read)

    def _show_sums(self, sums: list[str]) -> None:
        self._sums = sums
        self._view.selected.emit()


def summed(
    columns: Sequence[ColumnLike],
    chosen: Iterable[tuple[RowLike, Sequence[int]]],
    counted: bool,
) -> list[str]:
    """Đếm 12 · Tổng 3.600.000 đ; ``chosen`` are records, each with the numbers of its cells."""
    count, total, kinds = 0, Decimal(0), set[str]()
    for record, places in chosen:
        for place in places:
            cell, column = record.cells[place], columns[place]
            count += cell is not None and cell != ""
            if is_amount(column) and (amount := amount_of(cell)) is not None:
                total += amount
                kinds.add(column.kind)
    said = [f"Đếm {format_number(count)}"] if counted else []
    if kinds:
        said.append(f"Tổng {format_number(total)}{' đ' if kinds == {'money'} else ''}")
    return said
