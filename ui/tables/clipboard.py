"""Puts a block of cells of the screen on the clipboard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData

from services.handing_out.cell_block import CellBlock, cell_block
from ui.tables.cells import shown
from ui.tables.source import Cell, ColumnLike, is_amount


def block_for_clipboard(
    columns: Sequence[ColumnLike], rows: Iterable[Sequence[Cell]]
) -> QMimeData | None:
    """The rows as shown on the screen; nothing when there are none."""
    texts = [
        [shown(column.kind, cell) for column, cell in zip(columns, row, strict=True)]
        for row in rows
    ]
    return mime_of(columns, texts) if texts else None


def mime_of(
    columns: Sequence[ColumnLike], texts: list[list[str]], *, titled: bool = False
) -> QMimeData:
    """A block of texts, as every program that takes cells likes to have it."""
    titles = [column.title for column in columns] if titled else []
    return mime_of_block(cell_block(texts, [is_amount(column) for column in columns], titles))


def mime_of_block(block: CellBlock) -> QMimeData:
    mime = QMimeData()
    mime.setText(block.text)
    mime.setHtml(block.html)
    return mime
