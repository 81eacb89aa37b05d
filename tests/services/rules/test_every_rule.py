"""What holds of every rule that the program brings, and that each of them has its cases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from models.vietnamese import nfc
from services.catalogue_loading import load_catalogue
from services.rules.evaluators import EVALUATORS
from services.rules.rule import Rule
from services.rules.rule_check import problems_of
from tests.services.rules import decision_cases, person_cases, test_common_rules

CATALOGUE = load_catalogue()
CASES = [*person_cases.CASES, *test_common_rules.CASES]
DECISION_CASES = decision_cases.CASES
OBJECTIONS = ("missing", "violated", "review")
each_rule = pytest.mark.parametrize("rule", CATALOGUE.rules, ids=lambda rule: rule.id)


def results_of(rule: Rule) -> list[str | None]:
    """What the cases of a rule find on days on which it is in force."""
    found = [case.result for case in CASES if case.rule == rule.id and rule.holds(case.on)]
    return found + [case.result for case in DECISION_CASES if case.rule == rule.id]


@each_rule
def test_a_rule_that_is_not_verified_does_not_block(rule: Rule) -> None:
    assert not (rule.severity == "block" and rule.confidence == "unverified")


@each_rule
def test_it_can_be_judged_and_its_sentences_be_said(rule: Rule) -> None:
    awards = {award.code for award in CATALOGUE.award_types()}
    grounds = {ground.code for ground in CATALOGUE.grounds}
    assert list(problems_of(rule, awards, grounds)) == []


@each_rule
def test_its_texts_are_whole_sentences_in_the_stored_form(rule: Rule) -> None:
    for text in (rule.title, rule.citation, rule.note, *rule.says.values()):
        assert text == nfc(text)
    assert rule.citation
    for sentence in rule.says.values():
        assert sentence.endswith((".", "}"))
        assert sentence[0].isupper() or sentence[0] == "{"


@each_rule
def test_there_is_a_case_that_passes_and_one_that_fails(rule: Rule) -> None:
    results = results_of(rule)
    assert any(result in ("met", None) for result in results), "none passes or keeps it silent"
    if rule.severity == "info":
        assert any(results), "none shows it"
    else:
        assert any(result in OBJECTIONS for result in results), "none fails"


@each_rule
def test_there_is_a_case_on_each_side_of_every_date(rule: Rule) -> None:
    day = timedelta(days=1)
    sides = []
    if rule.since:
        sides += [(rule.since, True), (rule.since - day, False)]
    if rule.until:
        sides += [(rule.until, True), (rule.until + day, False)]
    told = {
        (case.on, case.result is not None)
        for case in (*CASES, *DECISION_CASES)
        if case.rule == rule.id
    }
    assert set(sides) <= told


def test_no_case_speaks_of_a_rule_that_is_gone() -> None:
    known = {rule.id for rule in CATALOGUE.rules}
    assert {case.rule for case in (*CASES, *DECISION_CASES)} <= known


def test_every_evaluator_is_called_by_a_rule() -> None:
    assert {rule.evaluator for rule in CATALOGUE.rules} == set(EVALUATORS)
