"""How evaluators name several people, and shares, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from models.numbers import format_number

NAMES_SAID = 3


def named(names: Sequence[str], what: str = "đối tượng") -> str:
    """The first few, and how many more there are."""
    said = ", ".join(names[:NAMES_SAID])
    more = len(names) - NAMES_SAID
    return f"{said} và {format_number(more)} {what} khác" if more > 0 else said


def percent(part: int, whole: int) -> str:
    """62,5%; of nothing 0%."""
    if not whole:
        return "0%"
    return f"{format_number(round(Decimal(100 * part) / whole, 2))}%"
