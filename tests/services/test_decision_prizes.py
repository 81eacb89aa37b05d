"""Money follows the day of the decision, not the year of the achievement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.small_commune import add_decision, add_subjects


@pytest.mark.parametrize(
    ("code", "kind", "day", "prize"),
    [
        ("LDTT", "individual", date(2026, 6, 30), 702_000),
        ("LDTT", "individual", date(2026, 7, 1), 759_000),
        ("CSTDCS", "individual", date(2026, 7, 1), 2_530_000),
        ("GK_XA", "individual", date(2025, 7, 1), 702_000),
        ("GK_XA", "household", date(2025, 7, 1), 1_053_000),
        ("GK_XA", "collective", date(2026, 7, 1), 1_518_000),
        ("TTLDTT", "collective", date(2026, 7, 1), 2_024_000),
    ],
)
def test_a_prize_is_that_of_the_day_of_the_decision(services, code, kind, day, prize):
    (uid,) = add_subjects(services, 1, kind)
    decision = add_decision(services, code, [uid], period="2026", decided_on=day)
    (award,) = services.deciding.awards(decision.uid)
    assert services.deciding.prize(award, decision) == prize


def test_without_a_day_the_law_of_today_is_shown(services):
    (uid,) = add_subjects(services, 1)
    decision = add_decision(services, "LDTT", [uid])
    (award,) = services.deciding.awards(decision.uid)
    assert services.deciding.prize(award, decision) == 759_000


def test_a_prize_written_in_the_line_stands(services):
    (uid,) = add_subjects(services, 1)
    decision = add_decision(services, "LDTT", [uid])
    (award,) = services.deciding.awards(decision.uid)
    for written in (0, 500_000):
        award = services.deciding.save_award(replace(award, prize=written))
        assert services.deciding.prize(award, decision) == written


def test_a_level_decides_on_the_day_of_the_decision(services):
    from models.decisions import Decision
    from models.problems import Rejected

    early = Decision(award_type="CSTDCS", period="2025-2026", decided_on=date(2025, 6, 30))
    with pytest.raises(Rejected) as rejected:
        services.deciding.save(early)
    assert set(rejected.value.problems) == {"award_type"}
    assert services.deciding.save(replace(early, decided_on=date(2025, 7, 1))).revision == 1
    with pytest.raises(Rejected):
        services.deciding.save(
            Decision(
                award_type="GK_HUYEN",
                level="district",
                issuer="Chủ tịch UBND huyện",
                origin="recorded",
                decided_on=date(2025, 7, 1),
            )
        )
