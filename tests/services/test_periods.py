from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.problems import Refused, Rejected
from services.periods import period_of_code


@pytest.mark.parametrize(
    ("code", "kind", "name", "first", "last"),
    [
        ("2025", "year", "Năm 2025", date(2025, 1, 1), date(2025, 12, 31)),
        (" 2025 ", "year", "Năm 2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-2025", "school_year", "Năm học 2024-2025", date(2024, 9, 1), date(2025, 8, 31)),
        ("2024 – 2025", "school_year", "Năm học 2024-2025", date(2024, 9, 1), date(2025, 8, 31)),
        ("1999-2000", "school_year", "Năm học 1999-2000", date(1999, 9, 1), date(2000, 8, 31)),
    ],
)
def test_a_code_means_a_year_or_a_school_year(code, kind, name, first, last):
    period = period_of_code(code)
    assert (period.kind, period.name) == (kind, name)
    assert (period.starts_on, period.ends_on) == (first, last)
    assert period_of_code(period.code) == period


@pytest.mark.parametrize(
    "code", ["", "25", "2024-2026", "2025-2024", "2024-25", "3025", "2025x", "٢٠٢٥", "năm nay"]
)
def test_what_is_no_period_is_refused(code):
    with pytest.raises(Refused, match="Không hiểu kỳ"):
        period_of_code(code)


@given(st.text())
def test_any_text_is_a_period_or_refused(text):
    try:
        period = period_of_code(text)
    except Refused:
        return
    assert period.starts_on < period.ends_on


def test_a_period_is_made_once(services):
    first = services.periods.ensure("2030-2031")
    assert services.periods.ensure(" 2030 - 2031") == first
    assert [p.code for p in services.periods.all()] == ["2030-2031", "2026", "2025-2026"]


def test_the_current_period_is_the_calendar_year(services):
    assert services.periods.current_code() == "2026"


def test_a_campaign_has_a_code_of_its_own(services):
    first, last = date(2026, 3, 1), date(2026, 5, 31)
    campaign = services.periods.add_campaign(" CD-01 ", "90 ngày đêm", first, last)
    assert services.periods.find("CD-01") == campaign
    assert services.periods.ensure("CD-01") == campaign
    for code, name, ends_on, fields in [
        ("CD-01", "Khác", last, {"code"}),
        ("2026", "Khác", last, {"code"}),
        ("2031", "Khác", last, {"code"}),
        ("", " ", date(2026, 2, 1), {"code", "name", "ends_on"}),
    ]:
        with pytest.raises(Rejected) as rejected:
            services.periods.add_campaign(code, name, first, ends_on)
        assert set(rejected.value.problems) == fields
