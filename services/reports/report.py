"""What every report has: one table of figures with a title, for paper and for scripts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from services.documents.document import Document
from services.services import Services
from services.year_steps import YearStep


@dataclass(frozen=True, slots=True)
class Span:
    """What a report is about."""

    period: str = ""
    from_day: date | None = None
    to_day: date | None = None
    all_registrations: bool = False
    """Whether every registration counts, rather than each subject once."""


@dataclass(frozen=True, slots=True)
class Warning:
    """A figure that does not agree with the records."""

    cell: str
    message: str


@dataclass(frozen=True, slots=True)
class Figures:
    title: str
    columns: tuple[str, ...]
    """Flat titles of the columns."""
    rows: Sequence[tuple[str, ...]]
    """Cells as printed."""
    document: Document
    warnings: tuple[Warning, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    id: str
    title: str
    make: Callable[[Services, Span], Figures]
    formats: tuple[str, ...] = (".pdf", ".docx", ".xlsx")
    step: YearStep = "report"
