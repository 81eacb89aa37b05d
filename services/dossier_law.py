"""The records of the catalogue about time and dossiers: days off, deadlines, checklists, procedures."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal, TypeVar

from msgspec import Meta, Struct

from models.decisions import Level
from services.law import Confidence, Dated
from services.year_steps import YearStep

Month = Annotated[int, Meta(ge=1, le=12)]
Day = Annotated[int, Meta(ge=1, le=31)]
Days = Annotated[int, Meta(ge=0, le=366)]
ProcedureStepCode = Literal["examined", "voted", "decided", "answered"]


def day_of(year: int, month: int, day: int) -> date:
    """That day, or the last of the month where the month has fewer."""
    return date(year, month, min(day, monthrange(year, month)[1]))


class Holiday(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A public holiday on the same day of every year."""

    code: str
    name: str
    month: Month
    day: Day
    citation: str


class SpecialDay(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One day that differs: a holiday by the lunar calendar, a day off, a weekend that is worked."""

    on: date
    name: str
    kind: Literal["holiday", "off", "working"]
    citation: str
    confidence: Confidence


class Deadline(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that has to be done by a day of every year, or before a movement ends."""

    code: str
    name: str
    cycle: Literal["year", "school_year"] = "year"
    month: Month | None = None
    day: Day | None = None
    years_after: Annotated[int, Meta(ge=-1, le=5)] = 0
    before_movement_end: Days | None = None
    level: Level
    step: YearStep
    citation: str

    def due_on(self, year: int) -> date | None:
        """For the period that ends in ``year``; None where it goes by movements, or is not in force."""
        if self.month is None or self.day is None:
            return None
        due = day_of(year + self.years_after, self.month, self.day)
        return due if self.holds(due) else None


class ForDossiers(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which dossiers something is meant for; an empty list says nothing of them."""

    code: str
    name: str
    awards: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    citation: str

    def fit(self, award: str, ground: str, level: Level | None) -> int:
        """How closely it is meant for such a dossier; below 0 when it is not."""
        closeness = 0
        for weight, wanted, given in (
            (4, self.grounds, ground),
            (2, self.awards, award),
            (1, self.levels, level),
        ):
            if wanted and given not in wanted:
                return -1
            closeness += weight if wanted else 0
        return closeness


class ChecklistDocument(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    code: str
    name: str
    required: bool = True


class Checklist(ForDossiers, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a dossier consists of."""

    documents: tuple[ChecklistDocument, ...]
    sets: int = 1


class ProcedureStep(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    code: ProcedureStepCode
    name: str
    who: str
    working_days: Days


class Procedure(ForDossiers, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The way of a dossier through the office, in working days."""

    working_days: Annotated[int, Meta(ge=1, le=366)]
    intake_days: Days
    refusal_days: Days
    steps: tuple[ProcedureStep, ...]


Fitting = TypeVar("Fitting", bound=ForDossiers)


def best_fit(
    entries: Sequence[Fitting], award: str, ground: str, level: Level | None, on: date
) -> Fitting | None:
    """The entry in force that is meant most closely for such a dossier."""
    fits = [(entry.fit(award, ground, level), entry) for entry in entries if entry.holds(on)]
    return max(
        (each for each in fits if each[0] >= 0),
        key=lambda each: (each[0], each[1].since or date.min),
        default=(0, None),
    )[1]
