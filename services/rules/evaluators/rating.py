"""Rules on the performance rating of the period."""

from __future__ import annotations

from models.ratings import GRADES
from services.rules.case import Case
from services.rules.finding import Evidence, Outcome
from services.rules.rule import Rule


def rating_at_least(case: Case, rule: Rule) -> Outcome | None:
    """The rating of the period is ``minimum`` or better."""
    minimum = rule.parameters["minimum"]
    values = {"period": case.period.name.lower(), "minimum": GRADES[minimum].lower()}
    rating = case.own.ratings.get(case.period.code)
    if rating is None:
        return Outcome("missing", values)
    values["grade"] = GRADES[rating.grade].lower()
    order = list(GRADES)
    met = order.index(rating.grade) <= order.index(minimum)
    evidence = Evidence("ratings", rating.uid, f"Xếp loại {case.period.name.lower()}")
    return Outcome("met" if met else "violated", values, (evidence,))
