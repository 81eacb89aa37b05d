"""What a hamlet reports on Gia đình văn hóa: its meeting, its households, who leads it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from models.household_reviews import EXCLUSIONS, HouseholdReview
from models.numbers import format_number
from models.periods import Period
from models.problems import Refused
from models.subjects import Subject
from models.units import Unit
from models.vietnamese import fold, name_key
from services.eligibility import thought_nomination
from services.hamlet_names import called
from services.periods import period_of_code
from services.services import Services
from services.wanted import Wanted

AWARD = "GDVH"
DECIDING = ("score_at_least", "hamlet_vote")
"""The rules of the province, where they are switched on, that tell who reached it."""
_PARTS = re.compile(r"[,;/]|\s[-–]\s|\bvà\b|\bkiêm\b")
Value = TypeVar("Value", int, date)


@dataclass(frozen=True, slots=True)
class ReviewedHousehold:
    name: str
    address: str
    review: HouseholdReview
    reached: bool | None
    """None while nothing is known of it."""
    reason: str
    """Why it did not reach it."""

    @property
    def score(self) -> str:
        score = self.review.score
        return "" if score is None else format_number(Decimal(str(score)))

    @property
    def agreed(self) -> str:
        return "" if self.review.agreed is None else str(self.review.agreed)

    @property
    def share(self) -> str:
        """Of those present, how many agreed: "96,5"."""
        agreed, present = self.review.agreed, self.review.present
        if agreed is None or not present:
            return ""
        return percent(agreed, present)


@dataclass(frozen=True, slots=True)
class HamletFacts:
    unit: Unit
    period: Period
    households: tuple[ReviewedHousehold, ...]
    """By name."""
    total: int | None
    """Households of the hamlet."""
    present: int | None
    met_on: date | None
    posted_from: date | None
    posted_to: date | None
    head: Subject | None
    """Who leads the hamlet, as the directory knows."""

    @property
    def reached(self) -> tuple[ReviewedHousehold, ...]:
        return tuple(each for each in self.households if each.reached)

    @property
    def reached_count(self) -> int | None:
        """None while nothing is known of any."""
        known = any(each.reached is not None for each in self.households)
        return len(self.reached) if known else None

    @property
    def failed(self) -> tuple[ReviewedHousehold, ...]:
        return tuple(each for each in self.households if each.reached is False)

    @property
    def head_position(self) -> str:
        return head_position(self.unit.name)

    @property
    def name(self) -> str:
        """In a sentence: "bản Nà Lả"."""
        known = called(self.unit.name)
        return f"{known}{self.unit.name[len(known) :]}" if known else self.unit.name


def hamlet_facts(services: Services, wanted: Wanted) -> HamletFacts:
    """Of ``wanted.unit`` in a year. Raises ``Refused`` without a hamlet."""
    unit = services.store.units.find(wanted.unit) if wanted.unit else None
    if unit is None:
        raise Refused("Hãy chọn thôn, bản, tổ dân phố cần in.")
    if unit.kind not in ("hamlet", "other"):
        raise Refused(
            f"{unit.name} không phải thôn, bản, tổ dân phố nên không bình xét Gia đình văn hóa; "
            "hãy chọn thôn, bản, tổ dân phố rồi in lại."
        )
    code = wanted.period or services.periods.current_code()
    period = services.periods.find(code) or period_of_code(code)
    if period.kind != "year":
        raise Refused("Gia đình văn hóa bình xét theo năm; hãy chọn một năm rồi in lại.")
    reviews = services.household_reviews.of_unit(period.code, unit.uid)
    return HamletFacts(
        unit=unit,
        period=period,
        households=tuple(_reviewed(services, reviews)),
        total=_usual([review.households for review in reviews]),
        present=_usual([review.present for review in reviews]),
        met_on=_usual([review.met_on for review in reviews]),
        posted_from=_usual([review.posted_from for review in reviews]),
        posted_to=_usual([review.posted_to for review in reviews]),
        head=head_of(services, unit),
    )


def _reviewed(services: Services, reviews: Sequence[HouseholdReview]) -> list[ReviewedHousehold]:
    subjects = {
        subject.uid: subject
        for subject in services.store.subjects.get_many([r.subject_uid for r in reviews])
    }
    thought = {
        review.uid: thought_nomination(review.period, AWARD, review.subject_uid)
        for review in reviews
    }
    findings = services.reviewing.review(
        list(thought.values()), on=_usual([review.met_on for review in reviews])
    )
    told: list[ReviewedHousehold] = []
    for review in reviews:
        subject = subjects[review.subject_uid]
        deciding = [
            finding
            for finding in findings[thought[review.uid].uid]
            if finding.rule.evaluator in DECIDING
        ]
        reasons = [EXCLUSIONS[each] for each in review.exclusions]
        reasons += [
            finding.sentence.rstrip(".") for finding in deciding if finding.result == "violated"
        ]
        unknown = any(finding.result == "missing" for finding in deciding) or (
            review.score is None and review.agreed is None
        )
        reached = False if reasons else None if unknown else True
        told.append(
            ReviewedHousehold(subject.name, subject.address, review, reached, "; ".join(reasons))
        )
    keys = {each.review.uid: subjects[each.review.subject_uid] for each in told}
    told.sort(key=lambda each: name_key(keys[each.review.uid].sort_name or each.name))
    return told


def percent(part: int, whole: int) -> str:
    """ "96,5"."""
    return format_number(round(Decimal(100 * part) / whole, 1))


def _usual(values: Sequence[Value | None]) -> Value | None:
    """What most households of one meeting have."""
    known = Counter(value for value in values if value is not None)
    return known.most_common(1)[0][0] if known else None


def head_position(name: str) -> str:
    """ "Trưởng bản", "Tổ trưởng tổ dân phố"."""
    known = called(name) or "thôn"
    return "Tổ trưởng tổ dân phố" if known == "tổ dân phố" else f"Trưởng {known}"


def head_of(services: Services, unit: Unit) -> Subject | None:
    """The active person of that very unit who has the position."""
    wanted = {fold(head_position(unit.name)), fold("Trưởng thôn")}
    for subject in services.store.subjects.of_unit(unit.uid):
        if subject.kind == "individual" and subject.status == "active":
            parts = {fold(part).strip() for part in _PARTS.split(subject.position.lower())}
            if parts & wanted or any(
                part.startswith(f"{each} ") for part in parts for each in wanted
            ):
                return subject
    return None
