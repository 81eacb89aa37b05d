"""Issued decisions whose prize money can be reckoned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.decisions import Decision
from models.payments import Payment
from services.services import Services
from tests.small_commune import add_decision

DAY = date(2026, 11, 18)


def issued(
    services: Services,
    award_type: str,
    subjects: Sequence[str],
    number: str = "5",
    day: date = DAY,
    **fields,
) -> Decision:
    decision = add_decision(services, award_type, subjects, **fields)
    services.deciding.advance(decision.uid)
    services.deciding.advance(decision.uid)
    return services.deciding.advance(decision.uid, number, day)


def paid_by(services: Services, decision: Decision) -> list[Payment]:
    """What was reckoned for the decision."""
    services.payments.prepare(decision.uid)
    return services.payments.of_decision(decision.uid)
