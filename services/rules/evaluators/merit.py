"""What may be the basis of an award for merit: not what was given for something sudden."""

from __future__ import annotations

from services.rules.case import Case
from services.rules.evaluators.evaluator import Parameters, evaluator
from services.rules.evaluators.records import of_award
from services.rules.evaluators.wording import named
from services.rules.finding import Outcome


class Basis(Parameters, frozen=True):
    grounds: tuple[str, ...]
    """On which what was given does not count."""
    basis: dict[str, tuple[str, ...]]
    """Of each award type those that it is built upon."""

    def award_codes(self) -> tuple[str, ...]:
        return (*self.basis, *(code for codes in self.basis.values() for code in codes))

    def ground_codes(self) -> tuple[str, ...]:
        return self.grounds


@evaluator(Basis, met="counted", violated="excluded")
def basis_for_merit(case: Case, asked: Basis) -> Outcome | None:
    """Among the awards that this one is built upon are some that count."""
    codes = asked.basis.get(case.award.code, ())
    basis = [held for held in case.own.held if held.award.award_type in codes]
    if not basis:
        return None
    counting = [held for held in basis if held.award.ground not in asked.grounds]
    evidence = tuple(of_award(case, held) for held in counting or basis)
    names = named([each.text for each in evidence], "lần khen")
    if counting:
        return Outcome("met", {"counted": names}, evidence)
    return Outcome("violated", {"excluded": names}, evidence)
