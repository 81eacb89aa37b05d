"""Rule on who may decide which award on which day, for nominations and for decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.dates import format_short
from models.decisions import Level
from services.rules.case import Case
from services.rules.evaluators.evaluator import NoParameters, evaluator
from services.rules.finding import Outcome

if TYPE_CHECKING:
    from services.rules.decision_case import DecisionCase

OWN_LEVEL: Level = "commune"
UNCERTAIN = "Cần đối chiếu lại văn bản."
WITHIN = "cấp quyết định có thẩm quyền"
UPWARD = "thẩm quyền thuộc {deciders}; đề nghị này phải trình lên cấp trên"


def _of_decision(case: DecisionCase, asked: NoParameters) -> Outcome | None:
    """What rests on an unverified text is only told, not enforced."""
    if case.decision.purpose != "award" or not case.award_types:
        return None
    values: dict[str, object] = {"on": format_short(case.on)}
    found = [
        problem
        for code in case.award_types
        if (problem := case.catalogue.level_check(code, case.decision.level, case.on))
    ]
    certain = [problem for problem in found if problem.confidence == "verified"]
    if certain:
        return Outcome("violated", values | {"problem": certain[0].sentence})
    if found:
        return Outcome("review", values | {"problem": f"{found[0].sentence} {UNCERTAIN}"})
    return Outcome("met", values | {"whose": WITHIN})


@evaluator(
    NoParameters,
    met="on whose",
    violated="on problem",
    review="on problem",
    of_decision=_of_decision,
)
def level_may_decide(case: Case, asked: NoParameters) -> Outcome:
    """Somebody may decide the award on the day; if not the commune, then it is submitted upward."""
    decision = case.book.decisions.get(case.nomination.uid)
    level = decision.level if decision else OWN_LEVEL
    values: dict[str, object] = {"on": format_short(case.on)}
    problem = case.catalogue.level_check(case.award.code, level, case.on)
    if problem is None:
        return Outcome("met", values | {"whose": WITHIN})
    if decision is None and (deciders := case.award.deciders_on(case.on)):
        named = " hoặc ".join(dict.fromkeys(decider.decider for decider in deciders))
        return Outcome("met", values | {"whose": UPWARD.format(deciders=named)})
    if problem.confidence != "verified":
        return Outcome("review", values | {"problem": f"{problem.sentence} {UNCERTAIN}"})
    return Outcome("violated", values | {"problem": problem.sentence})
