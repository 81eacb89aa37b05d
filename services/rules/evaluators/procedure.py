"""Rules on the way a nomination takes: who decides, how the council voted, what is made public."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from decimal import Decimal

import msgspec

from models.dates import format_short
from models.decisions import Level
from models.numbers import format_number
from services.rules.case import Case
from services.rules.evaluators.evaluator import NoParameters, Parameters, evaluator
from services.rules.evaluators.records import own_period
from services.rules.evaluators.wording import percent
from services.rules.finding import Evidence, Outcome

SHARE_UNKNOWN = "chưa tính được tỷ lệ người trực tiếp vì phần lớn còn chưa rõ"


class Target(Parameters, frozen=True):
    target_percent: Decimal = Decimal(0)
    """What the province asks for; 0 where it asks for nothing."""


class Days(Parameters, frozen=True):
    days: int


class Deadlines(Parameters, frozen=True):
    deadlines: tuple[str, ...]
    """Codes of the table of deadlines; of each level and cycle the first to come is told."""
    by_award: dict[str, str] = msgspec.field(default_factory=dict)
    """Awards that have a deadline of their own."""

    def award_codes(self) -> tuple[str, ...]:
        return tuple(self.by_award)


class Levels(Parameters, frozen=True):
    levels: tuple[Level, ...]


@evaluator(
    NoParameters,
    met="held_on agree base share required",
    missing="",
    violated="held_on agree base share required",
)
def council_agreed(case: Case, asked: NoParameters) -> Outcome | None:
    """The council voted on it and the vote was carried; silent before anybody put it to the vote."""
    vote = case.book.votes.get(case.nomination.uid)
    if vote is None or vote.passed is None:
        if case.nomination.status in ("voted", "decided", "submitted", "awarded"):
            return Outcome("missing")
        return None
    meeting = case.book.meetings.get(vote.meeting_uid)
    values = {
        "held_on": format_short(meeting.held_on) if meeting else "",
        "agree": vote.agree or 0,
        "base": vote.base or 0,
        "share": percent(vote.agree or 0, vote.base or 0),
        "required": vote.required or "quá nửa",
    }
    evidence = (Evidence("votes", vote.uid, "Kết quả bỏ phiếu của Hội đồng"),)
    return Outcome("met" if vote.passed else "violated", values, evidence)


@evaluator(NoParameters, met="name", review="name")
def candidate_in_council(case: Case, asked: NoParameters) -> Outcome | None:
    """A member of the council is put forward: told, so that nobody forgets to stand aside."""
    vote = case.book.votes.get(case.nomination.uid)
    day = case.on
    councils = None
    if vote is not None and (meeting := case.book.meetings.get(vote.meeting_uid)):
        day, councils = meeting.held_on, {meeting.council_uid}
    seats = [
        member
        for member in case.own.seats
        if member.sits(day) and (councils is None or member.council_uid in councils)
    ]
    if not seats:
        return None
    aside = vote is not None and any(member.uid in vote.recused for member in seats)
    evidence = tuple(
        Evidence("council_members", member.uid, f"Thành viên Hội đồng: {member.name}")
        for member in seats
    )
    return Outcome("met" if aside else "review", {"name": case.subject.name}, evidence)


@evaluator(
    Target,
    met="award period direct leaders unknown count share target",
    review="award period direct leaders unknown count share target",
)
def direct_share(case: Case, asked: Target) -> Outcome | None:
    """Of all who are put forward for the award in the period: how many work directly."""
    uids, counts = _classes(case)
    if case.nomination.subject_uid not in uids:
        counts = counts + Counter([case.subject.holder_class])
    direct, leaders, everybody = counts["direct"], counts["leader"], counts.total()
    known = direct + leaders
    if not known:
        return None
    mostly_known = 2 * known >= everybody
    values = {
        "award": case.award.name_on(case.on),
        "period": own_period(case),
        "direct": direct,
        "leaders": leaders,
        "unknown": everybody - known,
        "count": everybody,
        "share": _share_in_words(direct, known, everybody) if mostly_known else SHARE_UNKNOWN,
        "target": f"{format_number(asked.target_percent)}%",
    }
    reached = mostly_known and 100 * direct >= asked.target_percent * known
    return Outcome("met" if reached or not asked.target_percent else "review", values)


def _share_in_words(direct: int, known: int, everybody: int) -> str:
    """Of those whose class is known, which is said where somebody's is not."""
    told = f"người trực tiếp chiếm {percent(direct, known)}"
    return told if known == everybody else f"{told} trong số đã rõ"


def _classes(case: Case) -> tuple[frozenset[str], Counter[str]]:
    """Who is put forward for the award in the period, and how many of each class."""
    award, reckoned = case.nomination.award_type, case.book.reckoned
    key = ("direct_share", award)
    if key not in reckoned:
        uids = frozenset(n.subject_uid for n in case.book.nominations if n.award_type == award)
        case.facts.gather(uids)
        reckoned[key] = uids, Counter(case.facts.of(uid).subject.holder_class for uid in uids)
    return reckoned[key]


@evaluator(
    Days,
    met="days achieved_on proposed_on due",
    missing="days",
    review="days achieved_on proposed_on due",
)
def sudden_soon(case: Case, asked: Days) -> Outcome:
    """A sudden exploit is put forward within ``days`` of when it happened, by a short dossier."""
    own, days = case.nomination, asked.days
    values: dict[str, object] = {"days": days}
    if own.achieved_on is None:
        return Outcome("missing", values)
    due = own.achieved_on + timedelta(days)
    proposed = own.proposed_on or case.on
    values |= {
        "achieved_on": format_short(own.achieved_on),
        "due": format_short(due),
        "proposed_on": format_short(proposed),
    }
    return Outcome("met" if proposed <= due else "review", values)


@evaluator(Levels, review="award")
def made_public(case: Case, asked: Levels) -> Outcome | None:
    """Who is proposed for an award of ``levels`` is made public before it is submitted."""
    if not any(decider.level in asked.levels for decider in case.award.deciders_on(case.on)):
        return None
    return Outcome("review", {"award": case.award.name_on(case.on)})


@evaluator(Deadlines, met="name due days", review="name due days")
def deadline_ahead(case: Case, asked: Deadlines) -> Outcome | None:
    """By which day it is to be decided, or to be handed in above."""
    codes = asked.by_award.get(case.award.code)
    wanted = (codes,) if codes else asked.deadlines
    levels = {decider.level for decider in case.award.deciders_on(case.on)}
    known = [level.code for level in case.catalogue.levels if level.code in levels]
    found = [
        (due, deadline.name)
        for deadline in case.catalogue.deadlines
        if deadline.code in wanted and deadline.cycle == case.period.kind
        if codes or deadline.level in known[:1]
        if (due := deadline.due_on(case.period.ends_on.year)) is not None
    ]
    if not found:
        return None
    due, name = min(found)
    left = (due - case.on).days
    values = {"name": name, "due": format_short(due), "days": format_number(abs(left))}
    return Outcome("met" if left >= 0 else "review", values)
