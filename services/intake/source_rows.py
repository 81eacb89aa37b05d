"""What reading a list gives: its records with what is wrong in them, and what was passed over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from models.subjects import SubjectKind
from services.intake.opened_sheet import OpenedSheet
from services.intake.sheet_view import SheetView

_MOST_ROWS = 10_000_000
"""More than any sheet has."""


@dataclass(frozen=True, slots=True)
class SectionFacts:
    """What the headings above a row say of it."""

    kind: SubjectKind | None = None
    award: str = ""
    unit: str = ""
    headings: tuple[str, ...] = ()


NO_SECTION = SectionFacts()


@dataclass(frozen=True, slots=True)
class Problem:
    sheet: str
    row: int
    """As Excel numbers it."""
    column: str
    """Its letter; "" when the sentence is about the whole row."""
    message: str


@dataclass(slots=True)
class SourceRow:
    """Never changed once it is made; there are too many of them to have that checked."""

    sheet: str
    row: int
    values: Mapping[str, Any]
    """Cleaned values by field; what is empty is not in it."""
    problems: Sequence[Problem] = ()
    section: SectionFacts = NO_SECTION
    kind_from: str = ""
    """What told the kind: column, name, section, list or heading; "" when it is not known."""
    hidden: bool = False
    letters: Mapping[str, str] = field(default_factory=dict)
    """Where a field stands for this record, when that is not the first column of the field."""
    place: int = 0
    """Counts those whom one row names, from 0."""

    @property
    def match_key(self) -> int:
        """Under which ``Choices.matches`` tells whom this record means."""
        return match_key(self.row, self.place)


def match_key(row: int, place: int) -> int:
    """The number of the row itself for the first whom it names."""
    return row + place * _MOST_ROWS


@dataclass(frozen=True, slots=True)
class Skipped:
    """Rows that are no records."""

    first_row: int
    last_row: int
    reason: str


@dataclass(frozen=True, slots=True)
class ReadResult:
    file: str
    sheet: str
    header_row: int
    """As Excel numbers it; the first of them when there are several."""
    columns: Mapping[str, str]
    """The letter of the first column of each recognised field."""
    recognised: Sequence[tuple[str, str, str]]
    """Letter, heading and field of each recognised column."""
    unrecognised: Sequence[tuple[str, str]]
    """Letter and heading of each column that is passed over."""
    rows: Sequence[SourceRow]
    skipped: Sequence[Skipped]
    notes: Sequence[str] = ()
    """Sentences about the whole file, for whoever decides whether to take it in."""
    other_sheets: Sequence[str] = ()
    """Sheets from which a list could be taken instead."""
    opened: OpenedSheet | None = None
    view: SheetView | None = None
    """The sheet as it can be shown."""
