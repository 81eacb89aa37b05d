"""What every printed form has, and what is said when one is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from models.progress import Progress
from services.documents.document import Document
from services.services import Services
from services.wanted import Wanted
from services.year_steps import YearStep

RecordKind = Literal["", "decision", "package", "subject", "dossier", "nomination"]


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
