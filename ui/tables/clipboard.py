"""A block of cells for the clipboard: tabs for Excel, a table for Word, plain text for a message."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QMimeData

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


def mime_of(columns: Sequence[ColumnLike], texts: list[list[str]]) -> QMimeData:
    """A block of texts, as every program that takes cells likes to have it."""
    text = "\n".join("\t".join(_one_line(text) for text in row) for row in texts)
    mime = QMimeData()
    mime.setText(f"{text}\n" if text.endswith("\n") or not text else text)
    mime.setHtml(_table(columns, texts))
    return mime


def _one_line(text: str) -> str:
    """Excel takes a quoted cell with line breaks as one cell."""
    if any(mark in text for mark in '\t\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _table(columns: Sequence[ColumnLike], rows: list[list[str]]) -> str:
    lines = "".join(
        "<tr>"
        + "".join(
            f'<td style="{_style(column)}">{escape(text).replace(chr(10), "<br>")}</td>'
            for column, text in zip(columns, row, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return f'<table data-from="so-thi-dua">{lines}</table>'


def _style(column: ColumnLike) -> str:
    """Text stays text in Excel, so that a number keeps its leading zero and a date its day."""
    return "text-align:right" if is_amount(column) else "mso-number-format:'\\@'"
