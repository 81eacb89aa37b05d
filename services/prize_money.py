"""Tiền thưởng of one award: coefficient times base salary, and which awards are paid only once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from models.awards import Award
from models.decisions import Decision
from models.money import format_money
from models.numbers import format_number
from models.payments import Payment
from models.vietnamese import fold
from services.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Due:
    """What an award brings, and from what that was reckoned."""

    coefficient: str
    base_salary: int | None
    product: str
    amount: int
    reason: str
    """Why it is not what the law gives."""
    certain: bool
    """Whether the law or the decision names an amount at all."""

    def terms(self) -> dict[str, Any]:
        """The fields of a payment that follow from it."""
        return {
            "coefficient": self.coefficient,
            "base_salary": self.base_salary,
            "product": self.product,
            "amount": self.amount,
            "override_reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Claim:
    """An award of an issued decision, what it brings, and what was written down of it."""

    award: Award
    decision: Decision
    due: Due
    payment: Payment | None
    rank: int


def due(catalogue: Catalogue, award: Award, decision: Decision, today: date) -> Due:
    """By the law of the day of the decision (today while it has none); what the line says stands."""
    terms = catalogue.prize_terms(award.award_type, award.kind, decision.decided_on or today)
    lawful = terms.amount if terms else None
    amount = lawful if award.prize is None else award.prize
    differs = award.prize is not None and award.prize != lawful
    return Due(
        coefficient=plain(terms.coefficient) if terms else "",
        base_salary=terms.base_salary.amount if terms else None,
        product=plain(terms.product) if terms else "",
        amount=amount or 0,
        reason=AS_DECIDED if differs else "",
        certain=amount is not None,
    )


def one_time(catalogue: Catalogue, award: Award, decision: Decision) -> tuple[str, ...] | None:
    """Awards that share this are for the same achievement and time: the highest alone is paid.

    Titles of one period count as one when they are given for the same number of years; forms of
    commendation when they are given for the same thing.
    """
    award_type = catalogue.award_type(award.award_type)
    if award_type.kind == "title":
        if award.period is None:
            return None
        return (award.subject_uid, "title", award.period, award.ground, str(award_type.years))
    achievement = fold(award.achievement)
    if award.period is None and not achievement:
        return None
    movement = decision.movement_uid or ""
    period = award.period or ""
    return (award.subject_uid, "form", period, award.ground, movement, achievement)


def reckoning(catalogue: Catalogue, payment: Payment, award: Award, day: date) -> str:
    """The sum in one line: ``0,3 × 2 × 2.530.000 = 1.518.000 đồng``; "" when no law names one."""
    if not payment.coefficient or payment.base_salary is None:
        return ""
    coefficient, factor = Decimal(payment.coefficient), Decimal(1)
    person = catalogue.coefficient(award.award_type, "individual", day)
    if (
        award.kind != "individual"
        and person
        and coefficient == person * (multiplier := catalogue.regime(day).multiplier(award.kind))
    ):
        coefficient, factor = person, multiplier
    factors = [coefficient] if factor == 1 else [coefficient, factor]
    factors.append(Decimal(payment.base_salary))
    product = format_number(Decimal(payment.product))
    return f"{' × '.join(format_number(each) for each in factors)} = {product} đồng"


def plain(number: Decimal) -> str:
    """Digits without an exponent or needless zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def said(amount: int, award_name: str, decision: Decision) -> str:
    """``759.000 đồng của Lao động tiên tiến, Quyết định số 12/QĐ-UBND``."""
    return f"{format_money(amount)} của {award_name}, Quyết định số {decision.code}"


AS_DECIDED = "Theo mức ghi trong quyết định"
