"""One nomination with everything that rules ask about it, on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from models.councils import Meeting, Vote
from models.decisions import Decision
from models.nominations import Nomination
from models.periods import Period
from models.subjects import Subject
from models.units import Unit
from services.law import AwardType
from services.rules.facts import FactBook, SubjectFacts
from services.rules.rule import Rule

if TYPE_CHECKING:
    from services.catalogue import Catalogue
    from services.rules.evaluators.evaluator import Evaluator, P


@dataclass(frozen=True, slots=True)
class RuleInForce:
    rule: Rule
    evaluator: Evaluator
    parameters: Any
    """As the evaluator declares them."""


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
    listed: Mapping[str, Mapping[str, str | None]]
    """Of each award type whoever is put forward for it or was given it: the uid of the subject,
    and of the unit it belongs to."""
    reckoned: dict[tuple[str | None, ...], Any] = field(default_factory=dict)
    """What is the same for all nominations of an award, so that it is reckoned once: by the
    evaluator and what it depends on."""


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
    rules: Sequence[RuleInForce]
    """Those in force on the day."""
    units: Mapping[str, Unit]
    """Every unit, by its uid."""

    @property
    def own(self) -> SubjectFacts:
        return self.facts.of(self.nomination.subject_uid)

    @property
    def subject(self) -> Subject:
        return self.own.subject

    @property
    def unit(self) -> Unit | None:
        """To which the subject belongs."""
        return self.units.get(self.subject.unit_uid or "")

    def concerning(self) -> list[RuleInForce]:
        """The rules that speak of this award, this kind of recipient and this ground."""
        code, kind, ground = self.award.code, self.subject.kind, self.nomination.ground
        return [each for each in self.rules if each.rule.concerns(code, kind, ground)]

    def setting(self, evaluator: Evaluator[P]) -> P | None:
        """What the rule with this evaluator sets, which others go by; None while there is none."""
        found = (each for each in self.concerning() if each.evaluator is evaluator)
        return next((each.parameters for each in found), None)
