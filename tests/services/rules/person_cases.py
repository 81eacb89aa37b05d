"""Cases of the rules on persons."""

from __future__ import annotations

from datetime import date

from models.nominations import Nomination
from models.ratings import Grade
from tests.services.rules.cases import Commune, RuleCase

LAST_OF_OLD_LAW, FIRST_OF_NEW_LAW = date(2023, 12, 31), date(2024, 1, 1)


def rated(grade: Grade | None, award: str = "LDTT"):
    def lay_out(commune: Commune) -> Nomination:
        person = commune.person()
        if grade:
            commune.rating(person, grade)
        return commune.nominate(person, award)

    return lay_out


CASES: list[RuleCase] = [
    RuleCase("L1", "a good rating is enough", rated("HTTNV"), "met", rests_on=("ratings",)),
    RuleCase(
        "L1", "a mere completion is not", rated("HTNV"), "violated", says=("từ hoàn thành tốt",)
    ),
    RuleCase("L1", "without a rating one is asked for", rated(None), "missing"),
    RuleCase("L1", "it begins with the new law", rated("HTNV"), "violated", FIRST_OF_NEW_LAW),
    RuleCase("L1", "it is silent before", rated("HTNV"), None, LAST_OF_OLD_LAW),
]
