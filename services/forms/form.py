"""What every printed form has, and what is said when one is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from models.listing import Query
from models.progress import Progress
from services.documents.document import Document
from services.services import Services
from services.year_steps import YearStep

RecordKind = Literal["", "decision", "package"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """For which record or list a form is made."""

    uid: str = ""
    """Of the record, for a form about one."""
    period: str = ""
    query: Query = field(default_factory=Query)
    """For a list: as it is asked for on screen."""
    private: bool = False
    """Whether personal data is printed."""
    public: bool = False
    """Whether everybody may read it: no personal data at all, of birth dates the year."""


FormWriter = Callable[[Services, Wanted, Path, Progress], None]


@dataclass(frozen=True, slots=True)
class Form:
    id: str
    """As commands know it: ``decision``."""
    title: str
    formats: tuple[str, ...]
    make: Callable[[Services, Wanted], Document]
    file_name: Callable[[Services, Wanted], str]
    """What the file is called, without its ending: says what is in it."""
    needs_record: bool = False
    record: RecordKind = ""
    """What kind of record it can be about."""
    step: YearStep = "records"
    by_period: bool = False
    has_private: bool = False
    """Whether it can show personal data."""
    is_list: bool = False
    """Whether it is a list, of which a public copy can be made."""
    writers: Mapping[str, FormWriter] = field(default_factory=dict)
    """By the ending of a file: who writes it, where it is no document of blocks."""
