"""Rules on decisions: dates, numbers, base salary, what is paid once, amounts in words."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from models.dates import format_short
from models.money import format_money
from models.periods import PeriodKind
from models.vietnamese import lower_first
from services.money_in_words import count_written, disagreements
from services.rules.evaluators.evaluator import NoParameters, Parameters, decision_evaluator
from services.rules.evaluators.wording import named
from services.rules.finding import Evidence, Outcome

if TYPE_CHECKING:
    from services.rules.decision_case import DecisionCase


class Dates(Parameters, frozen=True):
    free_grounds: tuple[str, ...] = ()
    """Kinds of commendation that do not wait for the end of a period."""
    free_awards: tuple[str, ...] = ()
    """Awards that do not either."""
    early_days: dict[PeriodKind, int] = msgspec.field(default_factory=dict)
    """How long before the last day of a period it may be decided on."""

    def award_codes(self) -> tuple[str, ...]:
        return self.free_awards

    def ground_codes(self) -> tuple[str, ...]:
        return self.free_grounds


@decision_evaluator(Dates, met="on", violated="on problems")
def dates_in_order(case: DecisionCase, asked: Dates) -> Outcome | None:
    """Proposed, then voted on, then submitted, then decided, and all that after the period ended."""
    decided_on = case.decision.decided_on
    if decided_on is None or case.decision.purpose != "award":
        return None
    day = format_short(decided_on)
    problems = [
        f"Hội đồng họp ngày {format_short(meeting.held_on)}, sau ngày quyết định {day}"
        for meeting in case.meetings
        if meeting.held_on > decided_on
    ]
    late = [n.proposed_on for n in case.nominations if n.proposed_on]
    if late and case.meetings and max(late) > (held := max(m.held_on for m in case.meetings)):
        problems.append(
            f"có đề nghị lập ngày {format_short(max(late))}, sau cuộc họp Hội đồng ngày "
            f"{format_short(held)}"
        )
    problems += [
        f"Tờ trình {submission.code} ngày {format_short(submission.submitted_on)}, "
        f"sau ngày quyết định {day}"
        for submission in case.submissions
        if submission.submitted_on and submission.submitted_on > decided_on
    ]
    period, free = case.period, case.decision.ground in asked.free_grounds
    if period and not free and not set(case.award_types) <= set(asked.free_awards):
        early = (period.ends_on - decided_on).days + 1
        if early > asked.early_days.get(period.kind, 0):
            problems.append(
                f"{lower_first(period.name)} đến hết ngày {format_short(period.ends_on)} mới kết thúc"
            )
    values = {"on": day, "problems": "; ".join(problems)}
    evidence = tuple(
        Evidence("meetings", meeting.uid, f"Họp Hội đồng ngày {format_short(meeting.held_on)}")
        for meeting in case.meetings
    )
    return Outcome("violated" if problems else "met", values, evidence)


@decision_evaluator(NoParameters, met="first last count", violated="problems")
def numbers_in_order(case: DecisionCase, asked: NoParameters) -> Outcome | None:
    """No number is used twice in a year, and certificates are numbered without gaps."""
    own = {each.award_uid for each in case.numbers_in_use if each.decision_uid == case.decision.uid}
    problems: list[str] = []
    if case.number_taken:
        problems.append(f"số {case.decision.code} đã dùng cho quyết định khác trong năm")
    used = Counter(each.number for each in case.numbers_in_use)
    mine = sorted(each.number for each in case.numbers_in_use if each.award_uid in own)
    twice = sorted({number for number in mine if used[number] > 1})
    if twice:
        said = named([str(number) for number in twice], "số")
        problems.append(f"số sổ dùng hai lần: {said}")
    if mine:
        known = sorted(number for number in used if number <= mine[-1])
        gaps = [f"{one + 1}" if other - one == 2 else f"{one + 1} đến {other - 1}"
                for one, other in pairwise([0, *known]) if other - one > 1]  # fmt: skip
        if gaps:
            problems.append(f"số sổ bỏ cách: {named(gaps, 'khoảng')}")
    if problems:
        return Outcome("violated", {"problems": "; ".join(problems)})
    if not mine:
        return None
    return Outcome("met", {"first": mine[0], "last": mine[-1], "count": len(mine)})


@decision_evaluator(
    NoParameters, met="on amount citation", missing="on", violated="on amount citation names"
)
def salary_of_day(case: DecisionCase, asked: NoParameters) -> Outcome | None:
    """Prizes are reckoned from the base salary in force on the day of the decision."""
    paid = [award for award in case.awards if _brings_money(case, award.award_type, award.kind)]
    if not paid and case.awards:
        return None
    salary = case.catalogue.base_salary(case.on)
    values: dict[str, object] = {"on": format_short(case.on)}
    if salary is None:
        return Outcome("missing", values)
    values |= {"amount": format_money(salary.amount), "citation": salary.citation}
    other = {
        payment.award_uid
        for payment in case.payments
        if payment.base_salary not in (None, salary.amount) and not payment.override_reason
    }
    if not other:
        return Outcome("met", values)
    values["names"] = named([award.name for award in case.awards if award.uid in other])
    return Outcome("violated", values)


@decision_evaluator(NoParameters, met="", violated="names count")
def paid_once(case: DecisionCase, asked: NoParameters) -> Outcome | None:
    """Nobody is paid for two awards of the same achievement and time."""
    lines = case.paid_once
    if not lines:
        return Outcome("met") if case.awards else None
    names = list(dict.fromkeys(award.name for award in lines))
    evidence = tuple(Evidence("awards", award.uid, award.name) for award in lines)
    return Outcome("violated", {"names": named(names), "count": len(names)}, evidence)


@decision_evaluator(NoParameters, met="count", violated="problems")
def words_match_digits(case: DecisionCase, asked: NoParameters) -> Outcome | None:
    """Amounts in words, where the clerk typed them, are those in digits."""
    text = "\n".join((case.decision.summary, *case.decision.articles))
    found = disagreements(text)
    if found:
        problems = "; ".join(each.sentence for each in found)
        return Outcome("violated", {"problems": problems})
    count = count_written(text)
    return Outcome("met", {"count": count}) if count else None


def _brings_money(case: DecisionCase, code: str, kind) -> bool:
    return case.catalogue.coefficient(code, kind, case.on) is not None
