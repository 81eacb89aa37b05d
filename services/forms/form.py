"""What every printed form has, and what is said when one is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from models.letterheads import Issuer
from models.progress import Progress
from models.subjects import SubjectKind
from models.units import UnitKind
from services.documents.document import Document
from services.form_words import Sentence
from services.services import Services
from services.wanted import Wanted
from services.year_steps import YearStep

RecordKind = Literal[
    "", "decision", "package", "subject", "dossier", "nomination", "meeting", "submission",
]  # fmt: skip
UnitChoice = Literal["", "optional", "required"]

FormWriter = Callable[[Services, Wanted, Path, Progress], None]


@dataclass(frozen=True, slots=True)
class Official:
    """Of a paper that goes out under a letterhead."""

    issuer: Issuer
    symbol: str = ""
    """Its kind in the number: "TTr" of "27/TTr-UBND"; "" when it bears no number."""
    own: bool = False
    """Whether the record it is about keeps its number and day: a submission upward."""
    outside: bool = False
    """Whether somebody outside the office makes and signs it: a hamlet, the subject of a report."""


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
    also: RecordKind = ""
    """Another kind that it can be about as well."""
    step: YearStep = "records"
    by_period: bool = False
    has_private: bool = False
    """Whether it can show personal data."""
    is_list: bool = False
    """Whether it is a list, of which a public copy can be made."""
    official: Official | None = None
    sentences: tuple[Sentence, ...] = ()
    """What a unit may word in its own way."""
    by_unit: UnitChoice = ""
    """Whether it is made for one unit, which ``Wanted.unit`` names."""
    subjects: tuple[SubjectKind, ...] = ()
    """Of these kinds alone."""
    units: tuple[UnitKind, ...] = ()
    """Units of these kinds alone."""
    writers: Mapping[str, FormWriter] = field(default_factory=dict)
    """By the ending of a file: who writes it, where it is no document of blocks."""
