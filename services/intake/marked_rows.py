"""Reads the rows that bear a mark of this program, whatever stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.progress import SILENT
from services.intake.cell_values import Cell, Sheet, column_letter
from services.intake.cells import text_of
from services.intake.columns import ListKind
from services.intake.header import Table
from services.intake.reading import Reading
from services.intake.source_rows import SourceRow
from services.intake.switches import CleaningKind
from services.intake.table_rows import TableRows
from services.templates.signature import REGISTRATION_TITLE

_AS_WRITTEN: dict[CleaningKind, bool] = {
    "half_capitals": False,
    "capitals": False,
    "titles": False,
}
"""A name of the directory stays as it is there: only what a unit changed is a change."""


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A row with a mark of this program."""

    row: SourceRow
    uid: str
    registration: str
    """Uid of the registration that the row stands for; "" for none."""
    letters: Mapping[str, str]
    """The column of each field that the file has."""

    @property
    def key(self) -> tuple[str, str]:
        return self.uid, self.registration


def marked_rows(sheet: Sheet, table: Table, kind: ListKind, today: date) -> list[MarkedRow]:
    """Every row with a mark, whatever else is written in it."""
    [marks, *_] = table.columns["uid"]
    registrations = next(
        (column for column, label in table.labels.items() if label == REGISTRATION_TITLE), -1
    )
    letters = {name: column_letter(columns[0]) for name, columns in table.columns.items()}
    places = [
        place
        for place in range(table.first_data_row, len(sheet.rows))
        if _text(sheet, place, marks)
    ]
    kept = set(places)
    only_marked = replace(
        sheet, rows=[cells if place in kept else [] for place, cells in enumerate(sheet.rows)]
    )
    reading = _as_records(place + 1 for place in places)
    read = TableRows(only_marked, table, kind, None, today, SILENT, reading).records()
    first: dict[int, SourceRow] = {}
    for row in read:
        first.setdefault(row.row, row)
    return [
        MarkedRow(
            row,
            _text(sheet, number - 1, marks),
            _text(sheet, number - 1, registrations),
            letters,
        )
        for number, row in first.items()
    ]


def as_records(rows: Iterable[MarkedRow]) -> Reading:
    """How a sheet is read so that these rows are records, whatever they look like."""
    return _as_records(row.row.row for row in rows)


def _as_records(numbers: Iterable[int]) -> Reading:
    return Reading(rows=dict.fromkeys(numbers, "record"), cleaning=_AS_WRITTEN)


def told_in(cells: Sequence[Cell], table: Table) -> bool:
    """Whether a row says something; an ordinal alone says nothing."""
    return any(
        column < len(cells) and bool(text_of(cells[column]))
        for column, heading in table.headings.items()
        if heading.field != "ordinal"
    )


def _text(sheet: Sheet, row: int, column: int) -> str:
    return text_of(sheet.cell(row, column)).strip() if column >= 0 else ""
