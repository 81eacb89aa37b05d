"""In which years somebody had a title, a rating, an initiative: what chains are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from models.initiatives import SCOPES, Initiative, Scope
from models.nominations import OPEN_STATUSES
from models.periods import Period
from models.ratings import Grade
from services.periods import period_of_code
from services.rules.case import Case
from services.rules.chains import Year, year_of
from services.rules.evaluators.discipline import after_discipline, ended_discipline
from services.rules.evaluators.merit import basis_for_merit
from services.rules.evaluators.records import at_least, of_award, of_nomination, of_rating
from services.rules.facts import Held
from services.rules.finding import Evidence


@dataclass(frozen=True, slots=True)
class Had:
    years: Mapping[Year, Evidence]
    against: Mapping[Year, Evidence] = field(default_factory=dict)
    """Years of which a record says that it was not had."""
    undated: Sequence[Evidence] = ()
    """What was had in a year that is not told."""


def this_year(case: Case) -> Year | None:
    return year_of(case.period)


def titles_had(case: Case, code: str, *, pending: bool) -> Had:
    """Years of an award; ``pending`` counts one that is put forward in this very period."""
    years: dict[Year, Evidence] = {}
    against: dict[Year, Evidence] = {}
    undated: list[Evidence] = []
    for held in counted(case, code):
        year = _year(case, held.award.period or held.decision.period)
        if year is None:
            undated.append(of_award(case, held))
        elif _after_discipline(case, year):
            years[year] = of_award(case, held)
        else:
            against[year] = of_award(case, held)
    for held in discounted(case, code):
        if year := _year(case, held.award.period or held.decision.period):
            against[year] = of_award(case, held)
    own = this_year(case)
    if pending and own is not None and own not in years:
        for nomination in case.own.nominations:
            if (
                nomination.award_type == code
                and nomination.period == case.period.code
                and nomination.status in OPEN_STATUSES
            ):
                years[own] = of_nomination(case, nomination)
    return Had(years, {y: told for y, told in against.items() if y not in years}, undated)


def counted(case: Case, code: str) -> list[Held]:
    """The awards of a type, less those on grounds that are no basis for this one."""
    limits = case.setting(basis_for_merit)
    excluded = limits.grounds if limits else ()
    return [
        held
        for held in case.own.held
        if held.award.award_type == code and held.award.ground not in excluded
    ]


def discounted(case: Case, code: str) -> list[Held]:
    """The awards of a type that were given and yet do not count: taken back, or on such grounds."""
    fit = counted(case, code)
    given = [*case.own.held, *case.own.taken_back]
    return [held for held in given if held.award.award_type == code and held not in fit]


def ratings_had(case: Case, minimum: Grade) -> Had:
    years: dict[Year, Evidence] = {}
    against: dict[Year, Evidence] = {}
    for rating in case.own.ratings.values():
        year = _year(case, rating.period)
        if year is None:
            continue
        if at_least(rating.grade, minimum) and _after_discipline(case, year):
            years[year] = of_rating(case, rating)
        else:
            against[year] = of_rating(case, rating)
    return Had(years, against)


def initiatives_in(case: Case, years: Sequence[Year], scope: Scope) -> list[Initiative]:
    """Recognised ones of those years whose effect reaches at least as far as ``scope``."""
    order = list(SCOPES)
    found: list[Initiative] = []
    for authored in case.own.initiatives:
        initiative = authored.initiative
        year = _year(case, initiative.period)
        if (
            year is not None
            and initiative.status == "recognised"
            and order.index(initiative.scope) >= order.index(scope)
            and any(
                year == each or (year.school != each.school and year.touches(each))
                for each in years
            )
        ):
            found.append(initiative)
    return found


def _year(case: Case, code: str | None) -> Year | None:
    period = case.periods.get(code) if code else None
    return year_of(period) if period else None


def _after_discipline(case: Case, year: Year) -> bool:
    """Whether some of the year lies after the end of a discipline, where a rule asks for that."""
    if case.setting(after_discipline) is None:
        return True
    ended = ended_discipline(case.own, case.on)
    if ended is None or ended.ends_on is None:
        return True
    return _period(case, year).ends_on > ended.ends_on


def _period(case: Case, year: Year) -> Period:
    return case.periods.get(year.code) or period_of_code(year.code)
