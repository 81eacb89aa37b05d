"""The functions that judge rules, by the name under which the catalogue calls them.

A new one: write it in the file of what it looks at, add it to ``EVALUATORS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from services.rules.case import Case
from services.rules.evaluators.rating import rating_at_least
from services.rules.finding import Outcome
from services.rules.rule import Rule

Evaluator = Callable[[Case, Rule], Outcome | None]
"""None: the rule has nothing to say of the case."""

EVALUATORS: Mapping[str, Evaluator] = {
    "rating_at_least": rating_at_least,
}
