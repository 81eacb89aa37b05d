"""Rules on the performance rating of the period."""

from __future__ import annotations

from models.ratings import GRADES, Grade
from models.units import UnitKind
from services.rules.case import Case
from services.rules.evaluators.evaluator import Parameters, evaluator
from services.rules.finding import Evidence, Outcome


class AtLeast(Parameters, frozen=True):
    minimum: Grade
    unrated_units: tuple[UnitKind, ...] = ()
    """Kinds of units whose people are not rated; of them a missing rating says nothing."""


@evaluator(
    AtLeast, met="period minimum grade", missing="period minimum", violated="period minimum grade"
)
def rating_at_least(case: Case, asked: AtLeast) -> Outcome | None:
    """The rating of the period is ``minimum`` or better."""
    values = {"period": case.period.name.lower(), "minimum": GRADES[asked.minimum].lower()}
    rating = case.own.ratings.get(case.period.code)
    if rating is None:
        if case.unit_kind in asked.unrated_units:
            return None
        return Outcome("missing", values)
    values["grade"] = GRADES[rating.grade].lower()
    order = list(GRADES)
    met = order.index(rating.grade) <= order.index(asked.minimum)
    evidence = Evidence("ratings", rating.uid, f"Xếp loại {case.period.name.lower()}")
    return Outcome("met" if met else "violated", values, (evidence,))
