"""The functions that judge rules, by the name under which the catalogue calls them.

A new one: write it in the file of what it looks at, add it here.
"""

from __future__ import annotations

from collections.abc import Mapping

from services.rules.evaluators.evaluator import Evaluator
from services.rules.evaluators.rating import rating_at_least

EVALUATORS: Mapping[str, Evaluator] = {
    evaluator.name: evaluator
    for evaluator in (
        rating_at_least,
    )
}  # fmt: skip
