"""Rules on Chiến sĩ thi đua cơ sở: what it asks beyond the lower title."""

from __future__ import annotations

from models.initiatives import INITIATIVE_KINDS, Initiative, InitiativeKind
from models.nominations import ENDED
from models.ratings import GRADES, Grade
from services.rules.case import Case
from services.rules.chains import year_of
from services.rules.evaluators.evaluator import Parameters, evaluator
from services.rules.evaluators.records import (
    OptionalGrade,
    at_least,
    of_award,
    of_initiative,
    of_nomination,
    of_rating,
    own_period,
)
from services.rules.finding import Evidence, Outcome


class Outstanding(Parameters, frozen=True):
    base: str = "LDTT"
    """The title whose conditions have to be met."""
    minimum: Grade = "HTTNV"
    """The rating which that title asks for."""
    outstanding: OptionalGrade = ""
    """A rating that is enough without an initiative; "" where none is."""
    initiatives: tuple[InitiativeKind, ...] = ("initiative", "research", "scheme")

    def award_codes(self) -> tuple[str, ...]:
        return (self.base,)


@evaluator(
    Outstanding,
    met="period proof required",
    missing="period lacking required",
    violated="period grade required minimum",
)
def better_than_base(case: Case, asked: Outstanding) -> Outcome | None:
    """The conditions of ``base``, and an outstanding rating or a recognised initiative."""
    values = {
        "period": own_period(case),
        "required": _required(asked),
        "minimum": GRADES[asked.minimum].lower(),
    }
    rating = case.own.ratings.get(case.period.code)
    evidence = [of_rating(case, rating)] if rating else []
    if rating and not at_least(rating.grade, asked.minimum):
        values["grade"] = GRADES[rating.grade].lower()
        return Outcome("violated", values, tuple(evidence))
    lacking: list[str] = []
    if rating and asked.outstanding and at_least(rating.grade, asked.outstanding):
        proof = f"được xếp loại {GRADES[rating.grade].lower()}"
    else:
        base = _base(case, asked.base) if rating is None else []
        evidence += base
        recognised, applied = _initiatives(case, asked)
        if rating is None and not (base and (recognised or not asked.outstanding)):
            lacking.append(f"chưa có kết quả xếp loại {values['period']}")
        evidence += [of_initiative(initiative) for initiative in recognised or applied]
        proof = f"có {_named(recognised)} được công nhận" if recognised else ""
        if applied and not recognised:
            lacking.append(f"{_named(applied)} đang chờ công nhận")
        elif not recognised:
            lacking.append(f"chưa có {_kinds(asked)} được công nhận trong {values['period']}")
    if lacking:
        return Outcome("missing", values | {"lacking": "; ".join(lacking)}, tuple(evidence))
    return Outcome("met", values | {"proof": proof}, tuple(evidence))


def _base(case: Case, code: str) -> list[Evidence]:
    """Where the lower title of the period is held or put forward."""
    held = [
        of_award(case, held)
        for held in case.own.held
        if held.award.award_type == code and held.award.period == case.period.code
    ]
    proposed = [
        of_nomination(case, nomination)
        for nomination in case.own.nominations
        if nomination.period == case.period.code
        and nomination.award_type == code
        and nomination.status not in ENDED
    ]
    return held or proposed


def _initiatives(case: Case, asked: Outstanding) -> tuple[list[Initiative], list[Initiative]]:
    """Of the period: those recognised, and those that are still waited for."""
    recognised: list[Initiative] = []
    applied: list[Initiative] = []
    for authored in case.own.initiatives:
        initiative = authored.initiative
        if initiative.kind not in asked.initiatives or not _of_period(case, initiative):
            continue
        if initiative.status == "recognised":
            recognised.append(initiative)
        elif initiative.status == "applied":
            applied.append(initiative)
    return recognised, applied


def _of_period(case: Case, initiative: Initiative) -> bool:
    if initiative.period == case.period.code:
        return True
    day = initiative.recognised_on
    other = case.periods.get(initiative.period)
    if day is None or other is None or year_of(other) is None:
        return False
    return other.kind != case.period.kind and case.period.starts_on <= day <= case.period.ends_on


def _named(initiatives: list[Initiative]) -> str:
    first = initiatives[0]
    more = f" và {len(initiatives) - 1} kết quả khác" if len(initiatives) > 1 else ""
    return f"{INITIATIVE_KINDS[first.kind].lower()} “{first.title}”{more}"


def _kinds(asked: Outstanding) -> str:
    *others, last = [INITIATIVE_KINDS[kind].lower() for kind in asked.initiatives]
    return f"{', '.join(others)} hoặc {last}" if others else last


def _required(asked: Outstanding) -> str:
    initiative = f"có {_kinds(asked)} được công nhận"
    if not asked.outstanding:
        return initiative
    return f"được xếp loại {GRADES[asked.outstanding].lower()} hoặc {initiative}"
