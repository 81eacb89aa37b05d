"""One nomination with everything that rules ask about it, on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.councils import Meeting, Vote
from models.decisions import Decision
from models.nominations import Nomination
from models.periods import Period
from models.subjects import Subject
from services.catalogue import Catalogue
from services.law import AwardType
from services.rules.facts import FactBook, SubjectFacts


@dataclass(frozen=True, slots=True)
class PeriodBook:
    """What rules on a whole period ask: who else is put forward, who was decided."""

    period: Period
    nominations: Sequence[Nomination]
    """All of the period that are neither returned nor withdrawn."""
    votes: Mapping[str, Vote]
    """By the uid of their nomination."""
    meetings: Mapping[str, Meeting]
    decisions: Mapping[str, Decision]
    """By the uid of the nomination that stands in them."""


@dataclass(frozen=True, slots=True)
class Case:
    nomination: Nomination
    on: date
    """The day by whose law it is judged: of the decision, as far as it is known, else today."""
    award: AwardType
    period: Period
    periods: Mapping[str, Period]
    """Every period of the commune, by its code."""
    book: PeriodBook
    facts: FactBook
    catalogue: Catalogue

    @property
    def own(self) -> SubjectFacts:
        return self.facts.of(self.nomination.subject_uid)

    @property
    def subject(self) -> Subject:
        return self.own.subject
