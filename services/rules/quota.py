"""Quota arithmetic: how many of those who reach a title may be chosen for the higher one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Literal

Lists = Literal["disjoint", "inclusive"]
"""Whether the list of the lower title leaves out those chosen for the higher one, or names them too."""
QuotaRounding = Literal["floor", "nearest", "ceil"]

_MODES = {"floor": ROUND_FLOOR, "nearest": ROUND_HALF_UP, "ceil": ROUND_CEILING}


@dataclass(frozen=True, slots=True)
class Quota:
    chosen: int
    reaching: int
    """What the share is taken of."""
    percent: Decimal
    exact: Decimal
    """Before rounding."""
    allowed: int

    @property
    def share(self) -> Decimal:
        """Percent; of nobody, nobody is none and anybody is all."""
        if not self.reaching:
            return Decimal(100 if self.chosen else 0)
        return Decimal(100 * self.chosen) / self.reaching

    @property
    def exceeded(self) -> bool:
        return self.chosen > self.allowed


def quota(
    chosen: int,
    listed: int,
    percent: Decimal,
    lists: Lists = "disjoint",
    rounding: QuotaRounding = "floor",
) -> Quota:
    """``listed`` are the people on the list of the lower title, as it is printed."""
    reaching = listed + chosen if lists == "disjoint" else listed
    exact = percent * reaching / 100
    return Quota(chosen, reaching, percent, exact, rounded(exact, rounding))


def rounded(number: Decimal, rounding: QuotaRounding) -> int:
    return int(number.to_integral_value(_MODES[rounding]))
