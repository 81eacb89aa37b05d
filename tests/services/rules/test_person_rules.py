"""What the rules on persons find, case by case."""

from __future__ import annotations

import pytest

from services.services import Services
from tests.services.rules.cases import RuleCase, check
from tests.services.rules.person_cases import CASES


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_rule_finds_what_the_law_says(case: RuleCase, commune: Services) -> None:
    check(case, commune)
