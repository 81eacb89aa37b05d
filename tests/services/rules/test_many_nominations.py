"""The quotas of whole districts."""

from __future__ import annotations

import pytest

from services.services import Services
from tests.many_nominations import put_forward
from tests.services.rules.cases import undone


@pytest.mark.parametrize(
    ("chosen", "others", "disjoint", "inclusive"),
    [(342, 1984, "14,7", "17,2"), (130, 752, "14,7", "17,3")],
)
@pytest.mark.parametrize("lists", ["disjoint", "inclusive"])
@pytest.mark.parametrize(("percent", "period", "rule"), [(15, "2020", "Q1'"), (20, "2026", "Q1")])
def test_the_lists_of_districts_come_out_under_both_regimes(
    commune: Services, chosen, others, disjoint, inclusive, lists, percent, period, rule
) -> None:
    profile = (
        f'[[rules]]\nid = "{rule}"\nparameters = {{ percent = {percent}, lists = "{lists}" }}\n'
    )
    with undone(commune) as laid_out:
        put_forward(laid_out, "LDTT", others, period)
        nomination = put_forward(laid_out, "CSTDCS", chosen, period)[0]
        last_day = commune.periods.ensure(period).ends_on
        finding = laid_out.findings(nomination, last_day, profile)[rule]
    share = disjoint if lists == "disjoint" else inclusive
    assert f"bằng {share}%" in finding.sentence
    over = percent == 15 and lists == "inclusive"
    assert finding.result == ("violated" if over else "met")
    assert finding.blocks == over
