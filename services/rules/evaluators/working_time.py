"""Rules on recruitment, transfers and leave: what counts as time at work."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Literal

from msgspec import Meta

from models.career import CAREER_KINDS, CareerSpan
from models.dates import format_short
from models.vietnamese import lower_first
from services.rules.case import Case
from services.rules.evaluators.evaluator import Parameters, evaluator
from services.rules.evaluators.records import of_career, own_period
from services.rules.finding import Outcome

Months = Annotated[int, Meta(ge=1, le=60)]
_DAY = timedelta(days=1)


class LeastMonths(Parameters, frozen=True):
    months: Months


@evaluator(LeastMonths, met="day months period", violated="day months period")
def service_at_least(case: Case, asked: LeastMonths) -> Outcome | None:
    """Whoever was recruited worked ``months`` until the end of the period; silent of others."""
    period = case.period
    spans = [s for s in case.own.career if s.kind == "recruited" and s.starts_on <= period.ends_on]
    if not spans:
        return None
    span = spans[-1]
    enough = months_later(span.starts_on, asked.months) <= period.ends_on + _DAY
    values = {
        "day": format_short(span.starts_on),
        "months": asked.months,
        "period": own_period(case),
    }
    return Outcome("met" if enough else "violated", values, (of_career(span),))


@evaluator(LeastMonths, met="day months unit opinion", missing="day months unit")
def opinion_of_former_unit(case: Case, asked: LeastMonths) -> Outcome | None:
    """Whoever was moved here after ``months`` of the period needs the former unit's opinion."""
    period = case.period
    moved = [
        span
        for span in case.own.career
        if span.kind == "transferred" and period.starts_on <= span.starts_on <= period.ends_on
    ]
    if not moved:
        return None
    span = moved[-1]
    came = [
        other.starts_on
        for other in case.own.career
        if other.kind in ("recruited", "transferred") and other.starts_on < span.starts_on
    ]
    since = max([period.starts_on, *came])
    if months_later(since, asked.months) > span.starts_on:
        return None
    values = {
        "day": format_short(span.starts_on),
        "months": asked.months,
        "unit": span.unit_name or "đơn vị cũ",
        "opinion": span.opinion,
    }
    return Outcome("met" if span.opinion else "missing", values, (of_career(span),))


class Absences(Parameters, frozen=True):
    study_months: Months = 12
    """From this length on a study leave is a long one."""
    long_study: Literal["counted", "review"] = "counted"


@evaluator(Absences, met="absences period", review="absences period")
def counted_absences(case: Case, asked: Absences) -> Outcome | None:
    """Which absences of the period count as time at work, and which somebody has to look at."""
    period = case.period
    spans = [
        span
        for span in case.own.career
        if span.kind in ("study", "maternity", "injury", "leave")
        and span.starts_on <= period.ends_on
        and (span.ends_on is None or span.ends_on >= period.starts_on)
    ]
    if not spans:
        return None
    doubtful = [span for span in spans if not _counts(span, asked)]
    names = [_named(span) for span in doubtful or spans]
    return Outcome(
        "review" if doubtful else "met",
        {"absences": "; ".join(names), "period": own_period(case)},
        tuple(of_career(span) for span in spans),
    )


def _counts(span: CareerSpan, asked: Absences) -> bool:
    match span.kind:
        case "leave":
            return False
        case "study":
            long = (
                span.ends_on is None
                or months_later(span.starts_on, asked.study_months) <= span.ends_on + _DAY
            )
            return not long or asked.long_study == "counted"
        case _:
            return True


def _named(span: CareerSpan) -> str:
    name = CAREER_KINDS[span.kind]
    until = f" đến ngày {format_short(span.ends_on)}" if span.ends_on else ""
    return f"{lower_first(name)} từ ngày {format_short(span.starts_on)}{until}"


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or the last day of that month when it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    following = date(first.year + month // 11, (month + 1) % 12 + 1, 1)
    return min(first.replace(day=1) + timedelta(days=day.day - 1), following - _DAY)
