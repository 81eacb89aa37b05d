"""Tables of what is known, with empty rows to write into by hand where nothing is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.documents.document import Column, ColumnGroup, Row, Table

ROW_HEIGHT = 8.0
"""Millimetres in which a line of handwriting fits."""


def table_or_room(
    columns: Sequence[Column | ColumnGroup], rows: Sequence[Row], blank_rows: int
) -> Table:
    table = Table(tuple(columns), rows, size=12)
    if rows:
        return table
    blank = Row(("",) * len(table.leaves))
    return replace(table, rows=[blank] * blank_rows, row_height=ROW_HEIGHT)
