"""Writes a list as CSV the way a Vietnamese Excel opens it: UTF-8 with its mark, semicolons."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from models.dates import format_partial
from models.files import write_whole
from models.listing import Cell, Column
from models.progress import SILENT, Progress
from services.documents.characters import clean
from services.handing_out.formula_guard import guarded
from services.handing_out.listed import Listed

_EVERY = 500
_WHOLE_DAY = len("1968-07-05")


def write_list_csv(listed: Listed, path: Path, progress: Progress = SILENT) -> None:
    """A row of titles, then the rows; nothing of them can be taken for a formula."""
    with (
        write_whole(path) as partial,
        partial.open("w", encoding="utf-8-sig", newline="") as file,
    ):
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow([guarded(clean(column.title)) for column in listed.columns])
        for number, cells in enumerate(listed.rows(), start=1):
            if number % _EVERY == 1 or number == listed.count:
                progress.report(number, listed.count, "Đang ghi tệp CSV")
            writer.writerow(
                [_text(column, cell) for column, cell in zip(listed.columns, cells, strict=True)]
            )


def _text(column: Column, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, int):
        return str(cell)
    if column.kind == "date" and cell:
        whole = len(cell) == _WHOLE_DAY
        return f"{date.fromisoformat(cell):%d/%m/%Y}" if whole else format_partial(cell)
    return guarded(clean(cell))
