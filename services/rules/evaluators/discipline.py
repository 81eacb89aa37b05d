"""Rules on discipline: none in the period, and what counts again after it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from models.dates import format_short
from models.hindrances import DISCIPLINE_FORMS, Hindrance
from services.rules.case import Case
from services.rules.evaluators.evaluator import NoParameters, Parameters, evaluator
from services.rules.evaluators.records import of_hindrance, own_period
from services.rules.facts import SubjectFacts
from services.rules.finding import Outcome

ImposedForm = Literal["reprimand", "warning", "pay_cut", "demotion", "removal", "dismissal"]


class Discipline(Parameters, frozen=True):
    form: ImposedForm = "reprimand"
    """The lightest one that stands in the way."""


@evaluator(
    Discipline, met="period form", violated="period form day", review="period form day until"
)
def undisciplined(case: Case, asked: Discipline) -> Outcome | None:
    """Nothing as heavy as ``form`` was imposed in the period; an older one may still be in effect."""
    period, forms = case.period, list(DISCIPLINE_FORMS)
    heavy = [
        hindrance
        for hindrance in disciplines(case.own)
        if forms.index(hindrance.form or "reprimand") >= forms.index(asked.form)
    ]
    imposed = [h for h in heavy if period.starts_on <= h.starts_on <= period.ends_on]
    in_effect = [
        h
        for h in heavy
        if h.starts_on < period.starts_on and (h.ends_on is None or h.ends_on >= period.starts_on)
    ]
    values = {"period": own_period(case)}
    found = imposed or in_effect
    if not found:
        return Outcome("met", values | {"form": DISCIPLINE_FORMS[asked.form].lower()})
    last = found[-1]
    values |= {
        "form": DISCIPLINE_FORMS[last.form or "reprimand"].lower(),
        "day": format_short(last.starts_on),
        "until": f"đến ngày {format_short(last.ends_on)}" if last.ends_on else "chưa rõ ngày hết",
    }
    evidence = tuple(of_hindrance(hindrance) for hindrance in found)
    return Outcome("violated" if imposed else "review", values, evidence)


@evaluator(
    NoParameters, met="until since", violated="until since period", review="until since period"
)
def after_discipline(case: Case, asked: NoParameters) -> Outcome | None:
    """What was achieved before the end of a discipline does not count any more."""
    ended = ended_discipline(case.own, case.on)
    if ended is None or ended.ends_on is None:
        return None
    achieved = case.nomination.achieved_on
    first, last = achieved or case.period.starts_on, achieved or case.period.ends_on
    values = {
        "until": format_short(ended.ends_on),
        "since": format_short(ended.ends_on + timedelta(days=1)),
        "period": f"ngày {format_short(achieved)}" if achieved else own_period(case),
    }
    result = "met"
    if last <= ended.ends_on:
        result = "violated"
    elif first <= ended.ends_on:
        result = "review"
    return Outcome(result, values, (of_hindrance(ended),))


def disciplines(facts: SubjectFacts) -> list[Hindrance]:
    return [hindrance for hindrance in facts.hindrances if hindrance.kind == "discipline"]


def ended_discipline(facts: SubjectFacts, on: date) -> Hindrance | None:
    """The one that ended last before ``on``."""
    ended = [
        hindrance
        for hindrance in disciplines(facts)
        if hindrance.ends_on is not None and hindrance.ends_on < on
    ]
    return max(ended, key=lambda hindrance: hindrance.ends_on or date.min, default=None)
