"""The records that a finding rests on, as the link says that opens them."""

from __future__ import annotations

from typing import Literal

from models.career import CAREER_KINDS, CareerSpan
from models.dates import format_short
from models.hindrances import DISCIPLINE_FORMS, HINDRANCE_KINDS, Hindrance
from models.initiatives import INITIATIVE_KINDS, Initiative
from models.nominations import Nomination
from models.ratings import GRADES, Grade, Rating
from models.vietnamese import lower_first
from services.rules.case import Case
from services.rules.facts import Held
from services.rules.finding import Evidence

OptionalGrade = Literal["", "HTXSNV", "HTTNV", "HTNV", "KHTNV"]
"""A grade that a rule asks for; "" where it asks for none."""


def at_least(grade: Grade, minimum: Grade) -> bool:
    order = list(GRADES)
    return order.index(grade) <= order.index(minimum)


def own_period(case: Case) -> str:
    """``năm 2026``, inside a sentence; a campaign by its own name."""
    period = case.period
    return f"đợt “{period.name}”" if period.kind == "campaign" else lower_first(period.name)


def period_name(case: Case, code: str) -> str:
    """Of a period that is not known, its code."""
    period = case.periods.get(code)
    return lower_first(period.name) if period else code


def of_rating(case: Case, rating: Rating) -> Evidence:
    text = f"Xếp loại {period_name(case, rating.period)}: {GRADES[rating.grade].lower()}"
    return Evidence("ratings", rating.uid, text)


def of_award(case: Case, held: Held) -> Evidence:
    award, decision = held.award, held.decision
    parts = [case.catalogue.award_type(award.award_type).name]
    if award.period:
        parts.append(period_name(case, award.period))
    number = f"Quyết định số {decision.code}" if decision.number else "Quyết định"
    day = f" ngày {format_short(decision.decided_on)}" if decision.decided_on else ""
    return Evidence("awards", award.uid, f"{' '.join(parts)}, {number}{day}")


def of_nomination(case: Case, nomination: Nomination) -> Evidence:
    name = case.catalogue.award_type(nomination.award_type).name
    return Evidence(
        "nominations", nomination.uid, f"Đề nghị {name} {period_name(case, nomination.period)}"
    )


def of_initiative(initiative: Initiative) -> Evidence:
    kind = INITIATIVE_KINDS[initiative.kind]
    return Evidence("initiatives", initiative.uid, f"{kind} “{initiative.title}”")


def of_hindrance(hindrance: Hindrance) -> Evidence:
    what = DISCIPLINE_FORMS[hindrance.form] or HINDRANCE_KINDS[hindrance.kind]
    until = f" đến ngày {format_short(hindrance.ends_on)}" if hindrance.ends_on else ""
    text = f"{what} từ ngày {format_short(hindrance.starts_on)}{until}"
    return Evidence("hindrances", hindrance.uid, text)


def of_career(span: CareerSpan) -> Evidence:
    if span.kind in ("recruited", "transferred"):
        when = f"ngày {format_short(span.starts_on)}"
    else:
        until = f" đến ngày {format_short(span.ends_on)}" if span.ends_on else ""
        when = f"từ ngày {format_short(span.starts_on)}{until}"
    return Evidence("career", span.uid, f"{CAREER_KINDS[span.kind]} {when}")
