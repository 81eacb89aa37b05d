"""What a function that judges declares of itself, so that rules which call it are checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from services.rules.case import Case
from services.rules.finding import Outcome
from services.rules.rule import Result

if TYPE_CHECKING:
    from services.rules.decision_case import DecisionCase


class Parameters(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a rule may set, with its types; a field without a default must be set."""

    def award_codes(self) -> Sequence[str]:
        """The award types that it names; each must be in the catalogue."""
        return ()

    def ground_codes(self) -> Sequence[str]:
        return ()


class NoParameters(Parameters, frozen=True):
    pass


P = TypeVar("P", bound=Parameters)


@dataclass(frozen=True, slots=True)
class Evaluator(Generic[P]):
    name: str
    """How the catalogue calls it."""
    parameters: type[P]
    names: Mapping[Result, frozenset[str]]
    """The results it can have, and the {names} that the sentence of each may use."""
    judge: Callable[[Case, P], Outcome | None]
    """None: the rule has nothing to say of the case."""
    judge_decision: Callable[[DecisionCase, P], Outcome | None] | None = None
    """The same for a whole decision, where it is asked of that too, or of that alone."""

    def read(self, parameters: Mapping[str, Any]) -> P:
        """Raises ``msgspec.ValidationError``."""
        return msgspec.convert(dict(parameters), self.parameters)


def evaluator(
    parameters: type[P],
    *,
    met: str | None = None,
    missing: str | None = None,
    violated: str | None = None,
    review: str | None = None,
    of_decision: Callable[[DecisionCase, P], Outcome | None] | None = None,
) -> Callable[[Callable[[Case, P], Outcome | None]], Evaluator[P]]:
    """Make an evaluator of a function; of each result it can have, the names of its values."""
    names = _names(met=met, missing=missing, violated=violated, review=review)

    def declare(judge: Callable[[Case, P], Outcome | None]) -> Evaluator[P]:
        return Evaluator(judge.__name__, parameters, names, judge, of_decision)

    return declare


def decision_evaluator(
    parameters: type[P],
    *,
    met: str | None = None,
    missing: str | None = None,
    violated: str | None = None,
    review: str | None = None,
) -> Callable[[Callable[[DecisionCase, P], Outcome | None]], Evaluator[P]]:
    """The same of a function that judges decisions and has nothing to say of a nomination."""
    names = _names(met=met, missing=missing, violated=violated, review=review)

    def declare(judge: Callable[[DecisionCase, P], Outcome | None]) -> Evaluator[P]:
        return Evaluator(judge.__name__, parameters, names, _silent, judge)

    return declare


def _names(**told: str | None) -> dict[Result, frozenset[str]]:
    results: tuple[Result, ...] = ("met", "missing", "violated", "review")
    return {
        result: frozenset(text.split()) for result in results if (text := told[result]) is not None
    }


def _silent(case: Case, asked: Parameters) -> None:
    return None
