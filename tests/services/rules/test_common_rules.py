"""What the rules on collectives, households and all awards find, case by case."""

from __future__ import annotations

import pytest

from services.services import Services
from tests.services.rules import (
    collective_cases,
    household_cases,
    once_cases,
    procedure_cases,
    standing_cases,
)
from tests.services.rules.cases import RuleCase, check

CASES = [
    *collective_cases.CASES,
    *household_cases.CASES,
    *once_cases.CASES,
    *standing_cases.CASES,
    *procedure_cases.CASES,
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_rule_finds_what_the_law_says(case: RuleCase, commune: Services) -> None:
    check(case, commune)
