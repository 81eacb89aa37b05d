"""Reads the rows that bear a mark of this program, whatever stands in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from services.intake.cell_values import Cell, Sheet, column_letter
from services.intake.cells import text_of
from services.intake.header import Table
from services.intake.records import RecordMaker
from services.intake.source_rows import NO_SECTION, Problem, SourceRow
from services.templates.signature import REGISTRATION_TITLE


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


def told_in(cells: Sequence[Cell], table: Table) -> list[bool]:
    """Which cells of a row say something; an ordinal alone says nothing."""
    return [
        column < len(cells) and bool(text_of(cells[column]))
        for column, heading in table.headings.items()
        if heading.field != "ordinal"
    ]


def marked_rows(sheet: Sheet, table: Table, today: date) -> list[MarkedRow]:
    """Every row with a mark, whatever else is written in it."""
    maker = RecordMaker(table, today)
    [marks, *_] = table.columns["uid"]
    registrations = next(
        (column for column, label in table.labels.items() if label == REGISTRATION_TITLE), None
    )
    letters = {name: column_letter(columns[0]) for name, columns in table.columns.items()}
    found: list[MarkedRow] = []
    for place in range(table.first_data_row, len(sheet.rows)):
        uid = text_of(sheet.cell(place, marks)).strip()
        if not uid:
            continue
        cells = {column: sheet.cell(place, column) for column in table.headings}
        record = maker.make(cells, NO_SECTION)
        values = dict(record.values)
        if record.awards:
            values["award"] = ", ".join(award.text for award in record.awards)
        problems = [
            Problem(sheet.name, place + 1, letter, sentence) for letter, sentence in record.faults
        ]
        row = SourceRow(sheet.name, place + 1, values, problems)
        registration = sheet.cell(place, registrations) if registrations is not None else None
        found.append(MarkedRow(row, uid, text_of(registration).strip(), letters))
    return found
