"""The quota of Chiến sĩ thi đua cơ sở, as the seeds print it and as the law means it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from services.rules.quota import Lists, QuotaRounding, quota, rounded

FIFTEEN, TWENTY = Decimal(15), Decimal(20)


@pytest.mark.parametrize(
    ("chosen", "listed", "lists", "reaching", "share"),
    [
        (342, 1984, "disjoint", 2326, "14.7"),
        (342, 1984, "inclusive", 1984, "17.2"),
        (130, 752, "disjoint", 882, "14.7"),
        (130, 752, "inclusive", 752, "17.3"),
    ],
)
def test_whether_the_lists_are_apart_decides_the_share(
    chosen: int, listed: int, lists: Lists, reaching: int, share: str
) -> None:
    found = quota(chosen, listed, FIFTEEN, lists)
    assert found.reaching == reaching
    assert round(found.share, 1) == Decimal(share)
    assert found.exceeded == (lists == "inclusive")


@pytest.mark.parametrize(("chosen", "listed"), [(342, 1984), (130, 752)])
def test_a_province_with_twenty_percent_lets_both_through(chosen: int, listed: int) -> None:
    assert not quota(chosen, listed, TWENTY, "disjoint").exceeded
    assert not quota(chosen, listed, TWENTY, "inclusive").exceeded


@pytest.mark.parametrize(
    ("rounding", "of_23", "of_24"), [("floor", 3, 3), ("nearest", 3, 4), ("ceil", 4, 4)]
)
def test_rounding_is_the_units_choice(rounding: QuotaRounding, of_23: int, of_24: int) -> None:
    """15 % of 23 are 3,45, of 24 they are 3,6."""
    assert quota(0, 23, FIFTEEN, "inclusive", rounding).allowed == of_23
    assert quota(0, 24, FIFTEEN, "inclusive", rounding).allowed == of_24


def test_a_half_goes_up_to_the_nearest() -> None:
    assert quota(0, 30, FIFTEEN, "inclusive", "nearest").allowed == 5


def test_of_nobody_nobody_may_be_chosen() -> None:
    assert not quota(0, 0, FIFTEEN).exceeded
    assert quota(1, 0, FIFTEEN, "inclusive").exceeded


@given(some.integers(0, 5000), some.integers(0, 5000), some.decimals(0, 100, places=1))
def test_roundings_differ_by_one_at_most(chosen: int, listed: int, percent: Decimal) -> None:
    found = quota(chosen, listed, percent)
    down, near, up = (rounded(found.exact, mode) for mode in ("floor", "nearest", "ceil"))
    assert down <= near <= up <= down + 1
    assert found.allowed == down


@given(some.integers(1, 5000), some.integers(0, 5000), some.decimals(0, 100, places=1))
def test_floor_keeps_the_share_within_the_percent(
    chosen: int, listed: int, percent: Decimal
) -> None:
    found = quota(chosen, listed, percent)
    assert found.exceeded == (found.share > percent)
