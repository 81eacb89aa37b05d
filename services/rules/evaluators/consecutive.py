"""Rules that ask for titles and ratings in years that follow each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta, Struct

from models.initiatives import Scope
from models.ratings import GRADES, Grade
from services.rules.case import Case
from services.rules.chains import Chain, Year, chain, listed, run, series
from services.rules.evaluators.evaluator import Parameters, evaluator
from services.rules.evaluators.records import of_award, of_initiative
from services.rules.evaluators.years import (
    Had,
    counted,
    discounted,
    initiatives_in,
    ratings_had,
    this_year,
    titles_had,
)
from services.rules.facts import Held
from services.rules.finding import Evidence, Outcome
from services.rules.rule import Result

Years = Annotated[int, Meta(ge=1, le=20)]
Count = Annotated[int, Meta(ge=0, le=20)]

REACH: dict[Scope, str] = {
    "grassroots": "được công nhận",
    "province": "có phạm vi ảnh hưởng cấp tỉnh, bộ, ngành",
    "nation": "có phạm vi ảnh hưởng toàn quốc",
}


class Branch(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One of the ways to qualify: a title, or else a rating, in each of some years."""

    title: str = ""
    grade: Grade = "HTXSNV"
    years: Years
    or_more: bool = False
    """Whether initiatives count in all years that follow each other, however many they are."""
    initiatives: Count = 0
    """How many recognised ones in those years."""
    scope: Scope = "grassroots"


class Branches(Parameters, frozen=True):
    any_of: Annotated[tuple[Branch, ...], Meta(min_length=1)]
    may_end_before: Count = 0
    """How many years before the period of the nomination the chain may end."""

    def award_codes(self) -> tuple[str, ...]:
        return tuple(branch.title for branch in self.any_of if branch.title)


@dataclass(frozen=True, slots=True)
class Tried:
    result: Result
    evidence: tuple[Evidence, ...]
    told: str
    """What was done, or what is lacking."""


@evaluator(
    Branches,
    met="required done",
    missing="required lacking",
    violated="required lacking",
    review="required doubt",
)
def years_in_a_row(case: Case, asked: Branches) -> Outcome | None:
    """One of the ways was gone in full; a chain of both kinds of years is for a person to judge."""
    own = this_year(case)
    if own is None:
        return None
    required = "; hoặc ".join(_required(case, branch) for branch in asked.any_of)
    tried = [
        min(
            (_try(case, branch, own.before(back)) for back in range(asked.may_end_before + 1)),
            key=lambda each: _ORDER.index(each.result),
        )
        for branch in asked.any_of
    ]
    best = min(tried, key=lambda each: _ORDER.index(each.result))
    values = {"required": required}
    match best.result:
        case "met":
            return Outcome("met", values | {"done": best.told}, best.evidence)
        case "review":
            return Outcome("review", values | {"doubt": best.told}, best.evidence)
        case _:
            lacking = "; ".join(dict.fromkeys(each.told for each in tried))
            evidence = tuple(dict.fromkeys(e for each in tried for e in each.evidence))
            return Outcome(best.result, values | {"lacking": lacking}, evidence)


_ORDER: list[Result] = ["met", "review", "missing", "violated"]


def _try(case: Case, branch: Branch, last: Year) -> Tried:
    if branch.title:
        had = titles_had(case, branch.title, pending=True)
    else:
        had = ratings_had(case, branch.grade)
    found = chain(last, branch.years, had.years)
    what, years = _what(case, branch), found.wanted
    initiatives = initiatives_in(case, years, branch.scope)
    if branch.or_more and found.unbroken == "whole" and len(initiatives) < branch.initiatives:
        years = run(last, had.years)
        initiatives = initiatives_in(case, years, branch.scope)
    evidence = (
        *_evidence(had, (*years, *found.others)),
        *(of_initiative(each) for each in initiatives),
    )
    short = len(initiatives) < branch.initiatives
    lacking_initiatives = (
        f"mới có {len(initiatives)} sáng kiến, đề tài {REACH[branch.scope]} trong {listed(years)}"
        if initiatives
        else f"chưa có sáng kiến, đề tài {REACH[branch.scope]} trong {listed(years)}"
    )
    if found.unbroken == "whole":
        if short:
            return Tried("missing", evidence, lacking_initiatives)
        return Tried("met", evidence, f"{what} trong {listed(years)}")
    contradicted = any(year in had.against for year in found.missing)
    lacking = f"{'chưa' if contradicted else 'chưa ghi nhận'} {what} trong {listed(found.missing)}"
    if short:
        lacking = f"{lacking}, {lacking_initiatives}"
    elif doubt := _doubt(had, found):
        return Tried("review", (*evidence, *had.undated), doubt)
    return Tried("violated" if contradicted else "missing", evidence, lacking)


def _doubt(had: Had, found: Chain) -> str:
    """Why it cannot be told whether the chain is whole; "" when it can."""
    if found.unbroken == "unsure":
        return f"phải tính {listed(found.others)} thay cho {listed(found.missing)}"
    if len(had.undated) >= len(found.missing):
        return f"có lần khen chưa ghi kỳ, chưa rõ có phải của {listed(found.missing)} hay không"
    return ""


def _evidence(had: Had, years: Sequence[Year]) -> list[Evidence]:
    known = {**had.against, **had.years}
    return [known[year] for year in years if year in known]


def _what(case: Case, branch: Branch) -> str:
    if branch.title:
        return f"đạt {case.catalogue.award_type(branch.title).name_on(case.on)}"
    return f"được xếp loại {GRADES[branch.grade].lower()}"


def _required(case: Case, branch: Branch) -> str:
    more = " trở lên" if branch.or_more else ""
    text = f"{branch.years} năm liên tục{more} {_what(case, branch)}"
    if branch.initiatives:
        text += (
            f", có {branch.initiatives} sáng kiến, đề tài {REACH[branch.scope]} trong thời gian đó"
        )
    return text


class TitlesApart(Parameters, frozen=True):
    title: str
    count: Years
    apart: Years
    """How many years may lie from one to the next, which still follow each other then."""
    initiatives: Count = 0
    scope: Scope = "grassroots"

    def award_codes(self) -> tuple[str, ...]:
        return (self.title,)


@evaluator(
    TitlesApart,
    met="required years",
    missing="required lacking",
    violated="required lacking",
    review="required years gap",
)
def titles_one_after_another(case: Case, asked: TitlesApart) -> Outcome | None:
    """A title that is not given every year was had ``count`` times without leaving one out."""
    own = this_year(case)
    if own is None:
        return None
    name = case.catalogue.award_type(asked.title).name_on(case.on)
    had = titles_had(case, asked.title, pending=False)
    found = series(own, asked.count, had.years)
    required = f"{asked.count} lần liên tục đạt {name}"
    if asked.initiatives:
        required += f", có {asked.initiatives} sáng kiến, đề tài {REACH[asked.scope]}"
    evidence = [had.years[year] for year in found.years]
    values = {"required": required, "years": listed(found.years), "gap": found.widest_gap}
    if len(found.years) < asked.count:
        said = "mới" if found.years else "chưa"
        when = f" trong {listed(found.years)}" if found.years else ""
        lacking = f"{said} ghi nhận đạt {name}{when}"
        evidence += had.against.values()
        result = "violated" if had.against else "missing"
        return Outcome(result, values | {"lacking": lacking}, tuple(evidence))
    if found.widest_gap > asked.apart:
        return Outcome("review", values, tuple(evidence))
    span = own.begins - found.years[0].begins + asked.apart
    within = [own.before(back) for back in range(span)]
    initiatives = initiatives_in(case, within, asked.scope)
    evidence += [of_initiative(initiative) for initiative in initiatives]
    if len(initiatives) < asked.initiatives:
        lacking = f"đã đạt {values['years']}, chưa có sáng kiến, đề tài {REACH[asked.scope]}"
        return Outcome("missing", values | {"lacking": lacking}, tuple(evidence))
    return Outcome("met", values, tuple(evidence))


class Ladder(Parameters, frozen=True):
    after: dict[str, tuple[str, ...]]
    """Of each award type the one it follows; one of several is enough."""
    years: Years
    grade: Grade = "HTXSNV"
    initiatives: Count = 0
    may_end_before: Count = 1

    def award_codes(self) -> tuple[str, ...]:
        return (*self.after, *(code for codes in self.after.values() for code in codes))


@evaluator(
    Ladder,
    met="required done",
    missing="required lacking",
    violated="required lacking",
    review="required doubt",
)
def years_after_award(case: Case, asked: Ladder) -> Outcome | None:
    """After the award below it, so many years in a row with a rating."""
    own, codes = this_year(case), asked.after.get(case.award.code, ())
    if own is None or not codes:
        return None
    name = " hoặc ".join(case.catalogue.award_type(code).name_on(case.on) for code in codes)
    grade = GRADES[asked.grade].lower()
    required = f"được tặng {name}, sau đó {asked.years} năm liên tục được xếp loại {grade}"
    if asked.initiatives:
        required += f", có {asked.initiatives} sáng kiến, đề tài được công nhận"
    values = {"required": required}
    below = [held for code in codes for held in counted(case, code)]
    if not below:
        against = [of_award(case, held) for code in codes for held in discounted(case, code)]
        if against:
            lacking = f"{name} đã có không được tính làm căn cứ"
            return Outcome("violated", values | {"lacking": lacking}, tuple(against))
        return Outcome("missing", values | {"lacking": f"chưa ghi nhận được tặng {name}"})
    latest = max(below, key=lambda held: _begins(case, held))
    given = _begins(case, latest)
    branch = Branch(grade=asked.grade, years=asked.years, initiatives=asked.initiatives)
    lasts = [own.before(back) for back in range(asked.may_end_before + 1)]
    lasts = [last for last in lasts if last.begins - asked.years >= given]
    base = of_award(case, latest)
    if not lasts:
        passed = max(own.begins - given, 0)
        lacking = f"từ lần đó (năm {given}) đến {own.name} mới được {passed} năm"
        return Outcome("violated", values | {"lacking": lacking}, (base,))
    tried = [_try(case, branch, last) for last in lasts]
    best = min(tried, key=lambda each: _ORDER.index(each.result))
    key = {"met": "done", "review": "doubt"}.get(best.result, "lacking")
    return Outcome(best.result, values | {key: best.told}, (base, *best.evidence))


def _begins(case: Case, held: Held) -> int:
    period = case.periods.get(held.award.period or held.decision.period or "")
    if period is not None:
        return period.starts_on.year
    return held.decision.decided_on.year if held.decision.decided_on else 0


class SameKind(Parameters, frozen=True):
    years: Years
    titles: tuple[str, ...]
    ratings: bool = True

    def award_codes(self) -> tuple[str, ...]:
        return self.titles


@evaluator(SameKind, met="years", review="years")
def years_of_one_kind(case: Case, asked: SameKind) -> Outcome | None:
    """What a chain may be made of lies in calendar years alone, or in school years alone."""
    own = this_year(case)
    if own is None:
        return None
    known: dict[Year, Evidence] = {}
    for code in asked.titles:
        known |= titles_had(case, code, pending=True).years
    if asked.ratings:
        known |= ratings_had(case, "HTXSNV").years
    first = own.begins - asked.years
    within: Sequence[Year] = sorted(year for year in known if first < year.begins <= own.begins)
    if not within:
        return None
    mixed = len({year.school for year in within} | {own.school}) > 1
    evidence = tuple(known[year] for year in within)
    return Outcome("review" if mixed else "met", {"years": listed(within)}, evidence)
