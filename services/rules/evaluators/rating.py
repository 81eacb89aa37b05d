"""Rules on the performance rating of the period."""

from __future__ import annotations

from models.ratings import GRADES, Grade
from models.units import UnitKind
from services.rules.case import Case
from services.rules.evaluators.evaluator import Parameters, evaluator
from services.rules.evaluators.records import at_least, of_rating, own_period
from services.rules.finding import Outcome


class AtLeast(Parameters, frozen=True):
    minimum: Grade
    unrated_units: tuple[UnitKind, ...] = ()
    """Kinds of units whose people are not rated; of them a missing rating says nothing."""


@evaluator(
    AtLeast, met="period minimum grade", missing="period minimum", violated="period minimum grade"
)
def rating_at_least(case: Case, asked: AtLeast) -> Outcome | None:
    """The rating of the period is ``minimum`` or better."""
    values = {"period": own_period(case), "minimum": GRADES[asked.minimum].lower()}
    rating = case.own.ratings.get(case.period.code)
    if rating is None:
        if case.unit is not None and case.unit.kind in asked.unrated_units:
            return None
        return Outcome("missing", values)
    values["grade"] = GRADES[rating.grade].lower()
    met = at_least(rating.grade, asked.minimum)
    return Outcome("met" if met else "violated", values, (of_rating(case, rating),))


class Workers(Parameters, frozen=True):
    units: tuple[UnitKind, ...]


@evaluator(Workers, review="unit")
def unrated_worker(case: Case, asked: Workers) -> Outcome | None:
    """Somebody of a kind of unit whose people are not rated, and who has no rating."""
    if case.unit is None or case.unit.kind not in asked.units:
        return None
    if case.period.code in case.own.ratings:
        return None
    return Outcome("review", {"unit": case.unit.name})
