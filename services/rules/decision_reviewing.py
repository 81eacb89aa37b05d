"""What the rules find for a decision, stored or as it stands in a form."""

from __future__ import annotations

from models.decisions import Decision
from models.store import Store
from services.catalogue import Catalogue
from services.rules.decision_case import DecisionCase
from services.rules.evaluators import EVALUATORS
from services.rules.finding import Finding, finding_of
from services.rules.rule import Rule


class DecisionReviewing:
    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue

    def of_decision(self, decision_uid: str) -> list[Finding]:
        return self.review(self._store.decisions.get(decision_uid))

    def review(self, decision: Decision, *evaluators: str) -> list[Finding]:
        """What the rules in force on its day find; with ``evaluators`` only the rules they judge."""
        case = DecisionCase(self._store, self._catalogue, decision)
        overrides = {}
        if decision.uid:
            overrides = {o.rule: o for o in self._store.overrides.of_owners([decision.uid])}
        findings: list[Finding] = []
        for rule in self._catalogue.rules_on(case.on):
            judge = EVALUATORS[rule.evaluator].judge_decision
            if judge is None or (evaluators and rule.evaluator not in evaluators):
                continue
            if not _concerns(rule, case):
                continue
            outcome = judge(case, EVALUATORS[rule.evaluator].read(rule.parameters))
            if outcome is not None:
                findings.append(finding_of(rule, outcome, overrides.get(rule.id)))
        return findings


def _concerns(rule: Rule, case: DecisionCase) -> bool:
    """Whether it speaks of any award of the decision."""
    return (not rule.awards or not set(rule.awards).isdisjoint(case.award_types)) and (
        not rule.grounds or case.decision.ground in rule.grounds
    )
