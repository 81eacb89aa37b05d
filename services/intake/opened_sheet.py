"""A sheet made ready for reading: old fonts turned, its table found, what was remembered applied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from services.intake.cell_values import Sheet
from services.intake.columns import ListKind
from services.intake.header import Table, find_table
from services.intake.layouts import Layout, layout_key, stored_layout, with_layout
from services.intake.legacy_columns import decoded_sheet
from services.intake.reading import AS_FOUND, Reading
from services.intake.switches import Proposal
from services.intake.told_table import table_of


@dataclass(frozen=True, slots=True)
class OpenedSheet:
    sheet: Sheet
    table: Table | None
    found: Table | None
    """The table as it is found by itself."""
    told: Reading
    reading: Reading
    """What is told, and below it what was remembered."""
    legacy: tuple[Proposal, ...]
    layout: str
    """The setting under which choices for files headed like this one are remembered."""
    stored: Layout | None = None
    """What was remembered there."""

    @property
    def remembered(self) -> bool:
        return self.stored is not None

    @property
    def names_somebody(self) -> bool:
        return self.table is not None and bool(self.table.name_columns)


def opened_sheet(
    sheet: Sheet, kind: ListKind, told: Reading = AS_FOUND, layouts: Mapping[str, str] | None = None
) -> OpenedSheet:
    """``layouts`` are the settings in which layouts are remembered; none: nothing is."""
    turned, legacy = decoded_sheet(sheet, {})
    found = find_table(turned, kind)
    key = layout_key(kind, turned, found)
    stored = stored_layout(layouts, key) if layouts else None
    reading = with_layout(told, stored, found) if stored else told
    if reading.encodings:
        turned, legacy = decoded_sheet(sheet, reading.encodings)
    as_found = reading.header is None and not reading.columns and not reading.first_row
    table = found if as_found and not reading.encodings else table_of(turned, kind, reading)
    return OpenedSheet(turned, table, found, told, reading, legacy, key, stored)
