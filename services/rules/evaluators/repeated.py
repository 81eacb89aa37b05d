"""Rules on what the subject was given, or is put forward for, besides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.decisions import Decision, Level
from models.nominations import OPEN_STATUSES
from services.law import AwardType
from services.rules.case import Case
from services.rules.evaluators.evaluator import NoParameters, Parameters, evaluator
from services.rules.evaluators.records import of_award, of_nomination, own_period
from services.rules.finding import Evidence, Outcome
from services.rules.similarity import count_words, likeness, same_numbers

DIFFERENT_BELOW = 60
"""Percent of likeness below which two texts tell of two achievements."""


class Alike(Parameters, frozen=True):
    alike_percent: int
    least_words: int
    """Shorter achievements are formulas, which are alike without meaning the same."""


class Groups(Parameters, frozen=True):
    groups: tuple[tuple[str, ...], ...]

    def award_codes(self) -> tuple[str, ...]:
        return tuple(code for group in self.groups for code in group)


class Levels(Parameters, frozen=True):
    levels: tuple[Level, ...]


class Lower(Parameters, frozen=True):
    lower: tuple[str, ...]

    def award_codes(self) -> tuple[str, ...]:
        return self.lower


@dataclass(frozen=True, slots=True)
class Other:
    """Another award that the subject holds, or is put forward for."""

    award: AwardType
    period: str | None
    ground: str
    movement_uid: str | None
    achievement: str
    decision: Decision | None
    evidence: Evidence


@evaluator(NoParameters, met="award period", violated="award period others")
def given_once(case: Case, asked: NoParameters) -> Outcome:
    """The same award for the same period, kind and movement is given once.

    A form of commendation may be given again there for what is plainly another achievement.
    """
    own = case.nomination
    again = [
        other
        for other in _others(case)
        if other.award.code == case.award.code
        and _same_occasion(case, other)
        and not (case.award.kind == "form" and _told_apart(own.achievement, other.achievement))
    ]
    values = _values(case, again)
    return Outcome("violated" if again else "met", values, _evidence(again))


@evaluator(Alike, met="award period", violated="award period others percent")
def achievement_alike(case: Case, asked: Alike) -> Outcome | None:
    """The achievement is not told like that of another award of the same subject."""
    text = case.nomination.achievement
    if count_words(text) < asked.least_words:
        return None
    alike = [
        (likeness(text, other.achievement), other)
        for other in _others(case)
        if other.award.code != case.award.code or not _same_occasion(case, other)
        if other.period == case.nomination.period or same_numbers(text, other.achievement)
    ]
    alike = [(percent, other) for percent, other in alike if percent >= asked.alike_percent]
    alike.sort(key=lambda each: -each[0])
    found = [other for _, other in alike]
    values = _values(case, found) | {"percent": f"{alike[0][0]}%" if alike else ""}
    return Outcome("violated" if found else "met", values, _evidence(found))


@evaluator(Groups, met="award period", violated="award period others")
def not_besides(case: Case, asked: Groups) -> Outcome | None:
    """Of ``groups`` of awards a subject gets those of one group only in a period."""
    mine = [group for group in asked.groups if case.award.code in group]
    if not mine:
        return None
    foreign = {code for group in asked.groups if group not in mine for code in group}
    found = [
        other
        for other in _others(case)
        if other.award.code in foreign
        and other.period == case.nomination.period
        and other.ground == case.nomination.ground
    ]
    return Outcome("violated" if found else "met", _values(case, found), _evidence(found))


@evaluator(Levels, met="award period", violated="award period others")
def awarded_by_others(case: Case, asked: Levels) -> Outcome | None:
    """No office of another line has given an equal or higher award on the same occasion.

    Titles are built upon each other, so one does not stand in the way of a lower one.
    """
    if case.award.kind == "title":
        return None
    found = [
        other
        for other in _others(case)
        if other.decision is not None
        and other.decision.level in asked.levels
        and other.award.kind == case.award.kind
        and other.award.code != case.award.code
        and other.award.rank <= case.award.rank
        and _same_occasion(case, other)
    ]
    return Outcome("violated" if found else "met", _values(case, found), _evidence(found))


@evaluator(NoParameters, met="award period others count")
def given_before(case: Case, asked: NoParameters) -> Outcome | None:
    """How often the same form was given for other achievements: nothing stands against it."""
    before = [
        other
        for other in _others(case)
        if other.decision is not None
        and other.award.code == case.award.code
        and not (
            _same_occasion(case, other)
            and not _told_apart(case.nomination.achievement, other.achievement)
        )
    ]
    if not before:
        return None
    return Outcome("met", _values(case, before) | {"count": len(before)}, _evidence(before))


@evaluator(Lower, met="award lower")
def lower_not_needed(case: Case, asked: Lower) -> Outcome | None:
    """Nobody has to hold a lower award first; told of whoever holds none of ``lower``."""
    if any(held.award.award_type in asked.lower for held in case.own.held):
        return None
    names = ", ".join(dict.fromkeys(case.catalogue.award_type(code).name for code in asked.lower))
    return Outcome("met", {"award": case.award.name_on(case.on), "lower": names})


def _others(case: Case) -> Iterator[Other]:
    own = case.nomination
    for held in case.own.held:
        award = held.award
        if award.nomination_uid == own.uid:
            continue
        award_type = case.catalogue.award_type(award.award_type)
        yield Other(
            award_type,
            award.period,
            award.ground,
            held.decision.movement_uid,
            award.achievement,
            held.decision,
            of_award(case, held),
        )
    for nomination in case.own.nominations:
        if nomination.uid == own.uid or nomination.status not in OPEN_STATUSES:
            continue
        award_type = case.catalogue.award_type(nomination.award_type)
        yield Other(
            award_type,
            nomination.period,
            nomination.ground,
            nomination.movement_uid,
            nomination.achievement,
            None,
            of_nomination(case, nomination),
        )


def _same_occasion(case: Case, other: Other) -> bool:
    own = case.nomination
    return (
        other.period == own.period
        and other.ground == own.ground
        and (other.movement_uid or None) == (own.movement_uid or None)
    )


def _told_apart(one: str, other: str) -> bool:
    """Both are told, and they are plainly two."""
    return bool(one.strip() and other.strip()) and likeness(one, other) < DIFFERENT_BELOW


def _values(case: Case, others: Sequence[Other]) -> dict[str, object]:
    return {
        "award": case.award.name_on(case.on),
        "period": own_period(case),
        "others": "; ".join(other.evidence.text for other in others),
    }


def _evidence(others: Sequence[Other]) -> tuple[Evidence, ...]:
    return tuple(other.evidence for other in others)
