"""Rules on how many of those who reach a title may be put forward for the higher one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from models.numbers import format_number
from services.rules.case import Case
from services.rules.evaluators.evaluator import NoParameters, Parameters, evaluator
from services.rules.finding import Outcome
from services.rules.quota import Lists, Quota, QuotaRounding, quota, rounded


class QuotaTerms(Parameters, frozen=True):
    percent: Decimal
    title: str = "CSTDCS"
    of: str = "LDTT"
    """The lower title that one has to reach."""
    lists: Lists = "disjoint"
    rounding: QuotaRounding = "floor"
    scope: Literal["commune", "unit"] = "commune"
    """Whether it is reckoned for the whole commune or for each unit."""

    def __post_init__(self) -> None:
        if not 0 < self.percent <= 100:
            raise ValueError("phải có percent lớn hơn 0 và không quá 100")

    def award_codes(self) -> tuple[str, ...]:
        return (self.title, self.of)


@dataclass(frozen=True, slots=True)
class Counted:
    quota: Quota
    listed: int
    """Who is on the list of the lower title."""
    alone: Decimal
    """The share when the list of the lower title alone is taken."""
    where: str


@evaluator(
    QuotaTerms,
    met="chosen title reaching of share percent allowed where",
    violated="chosen title reaching of share percent allowed where",
)
def quota_of_title(case: Case, asked: QuotaTerms) -> Outcome | None:
    if case.award.code != asked.title:
        return None
    counted = _count(case, asked)
    return Outcome("violated" if counted.quota.exceeded else "met", _values(case, asked, counted))


@evaluator(NoParameters, met="chosen title reaching of share listed alone where")
def quota_base(case: Case, asked: NoParameters) -> Outcome | None:
    """What the share of the quota in force is taken of."""
    terms = case.setting(quota_of_title)
    if terms is None or case.award.code != terms.title:
        return None
    return Outcome("met", _values(case, terms, _count(case, terms)))


@evaluator(
    NoParameters,
    met="percent reaching exact allowed where",
    review="percent reaching exact down up chosen allowed where",
)
def quota_rounding(case: Case, asked: NoParameters) -> Outcome | None:
    """Whether the way of rounding decides if the quota in force is kept."""
    terms = case.setting(quota_of_title)
    if terms is None or case.award.code != terms.title:
        return None
    counted = _count(case, terms)
    down, up = (rounded(counted.quota.exact, mode) for mode in ("floor", "ceil"))
    decides = down < counted.quota.chosen <= up
    values = _values(case, terms, counted) | {
        "exact": format_number(counted.quota.exact),
        "down": format_number(down),
        "up": format_number(up),
    }
    return Outcome("review" if decides else "met", values)


def _count(case: Case, asked: QuotaTerms) -> Counted:
    unit = case.subject.unit_uid if asked.scope == "unit" else None
    chosen, lower, lower_alone = _lists(case, asked, unit)
    own = case.subject.uid
    new = own not in chosen  # only thought of, as long as it is not stored
    # Whoever stands on both lists is told once.
    listed = len(lower)
    if asked.lists == "disjoint":
        listed = lower_alone - (new and own in lower)
    count = len(chosen) + new
    where = "toàn xã"
    if asked.scope == "unit":
        where = case.unit.name if case.unit else "những người chưa ghi đơn vị"
    return Counted(
        quota(count, listed, asked.percent, asked.lists, asked.rounding),
        listed,
        quota(count, listed, asked.percent, "inclusive").share,
        where,
    )


def _lists(
    case: Case, asked: QuotaTerms, unit: str | None
) -> tuple[frozenset[str], frozenset[str], int]:
    """Who is chosen, who is on the list of the lower title, and how many on that one alone."""
    reckoned, key = case.book.reckoned, ("quota", asked.title, asked.of, asked.scope, unit)
    if key not in reckoned:
        chosen, lower = (
            frozenset(
                uid
                for uid, of_unit in case.book.listed.get(code, {}).items()
                if asked.scope == "commune" or of_unit == unit
            )
            for code in (asked.title, asked.of)
        )
        reckoned[key] = chosen, lower, len(lower - chosen)
    return reckoned[key]


def _values(case: Case, asked: QuotaTerms, counted: Counted) -> dict[str, object]:
    found = counted.quota
    return {
        "chosen": format_number(found.chosen),
        "title": case.catalogue.award_type(asked.title).name_on(case.on),
        "reaching": format_number(found.reaching),
        "of": case.catalogue.award_type(asked.of).name_on(case.on),
        "share": format_number(round(found.share, 1)),
        "percent": format_number(asked.percent),
        "allowed": format_number(found.allowed),
        "listed": format_number(counted.listed),
        "alone": format_number(round(counted.alone, 1)),
        "where": counted.where,
    }
