"""Days of return: every kind of day off on both sides, and laws that hold for all days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.problems import Refused
from services.catalogue_loading import load_catalogue
from services.working_days import (
    WEEKEND,
    WorkCalendar,
    add_working_days,
    working_days_between,
)

SHIPPED = load_catalogue().calendar
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
COUNTS = st.integers(0, 60)
TET = {
    2020: date(2020, 1, 25),
    2021: date(2021, 2, 12),
    2022: date(2022, 2, 1),
    2023: date(2023, 1, 22),
    2024: date(2024, 2, 10),
    2025: date(2025, 1, 29),
    2026: date(2026, 2, 17),
    2027: date(2027, 2, 6),
    2028: date(2028, 1, 26),
    2029: date(2029, 2, 13),
    2030: date(2030, 2, 2),
    2031: date(2031, 1, 23),
    2032: date(2032, 2, 11),
    2033: date(2033, 1, 31),
    2034: date(2034, 2, 19),
    2035: date(2035, 2, 8),
}
"""The first of the first month by the Vietnamese almanac; in 2030 a day before the Chinese one."""


def off(*days: str) -> None:
    for day in days:
        assert not SHIPPED.works(date.fromisoformat(day)), day


def worked(*days: str) -> None:
    for day in days:
        assert SHIPPED.works(date.fromisoformat(day)), day


@pytest.mark.parametrize(
    ("free", "before", "after"),
    [
        (["2024-01-01"], "2023-12-29", "2024-01-02"),
        (["2025-04-30", "2025-05-01"], "2025-04-29", "2025-05-05"),
        (["2026-02-16", "2026-02-20"], "2026-02-13", "2026-02-23"),
        (["2024-04-18"], "2024-04-17", "2024-04-19"),
        (["2024-09-02", "2024-09-03"], "2024-08-30", "2024-09-04"),
        (["2025-09-01", "2025-09-02"], "2025-08-29", "2025-09-03"),
        (["2026-11-24"], "2026-11-23", "2026-11-25"),
    ],
    ids=["new year", "april and may", "tet", "hung kings", "after", "before", "culture"],
)
def test_a_holiday_is_off_and_the_working_days_beside_it_are_not(free, before, after):
    off(*free)
    worked(before, after)


def test_the_day_of_culture_is_off_only_since_it_was_chosen():
    worked("2025-11-24")
    off("2026-11-24")


def test_national_day_had_one_day_before_the_labour_code_of_2019():
    off("2020-09-02", "2021-09-03")
    worked("2020-09-01", "2020-09-03", "2021-09-01")


def test_a_weekend_is_off_and_told_as_one():
    assert SHIPPED.why_off(date(2026, 11, 21)) == WEEKEND
    assert SHIPPED.why_off(date(2026, 11, 22)) == WEEKEND
    worked("2026-11-20", "2026-11-23")


def test_a_holiday_on_a_weekend_gives_the_next_working_day_off():
    off("2026-04-27")
    worked("2026-04-28")
    assert SHIPPED.why_off(date(2026, 4, 27)) == "Nghỉ bù Giỗ Tổ Hùng Vương"


def test_a_holiday_on_a_friday_gives_none():
    worked("2026-05-04")


def test_two_holidays_on_one_weekend_give_two_days():
    off("2022-04-30", "2022-05-01", "2022-05-02", "2022-05-03")
    worked("2022-05-04")


def test_days_instead_of_a_weekend_come_after_holidays_beside_it():
    off("2023-04-29", "2023-04-30", "2023-05-01", "2023-05-02", "2023-05-03")
    worked("2023-04-28", "2023-05-04")


def test_a_day_off_is_worked_on_the_saturday_it_was_swapped_with():
    off("2024-04-29", "2025-05-02", "2026-01-02", "2026-08-31")
    worked("2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22")
    off("2024-04-27", "2025-05-03", "2026-01-03", "2026-08-29")


@pytest.mark.parametrize("year", TET)
def test_tet_of_every_year_is_off_for_five_days_around_the_first(year):
    first = TET[year]
    days = [first + timedelta(days=count) for count in range(-2, 5)]
    named = [day for day in days if SHIPPED.why_off(day).startswith("Tết Nguyên đán")]
    assert len(named) == 5
    assert first in named
    assert named[-1] - named[0] == timedelta(days=4)


@pytest.mark.parametrize("year", TET)
def test_every_year_has_its_eleven_holidays(year):
    days = [date(year, 1, 1) + timedelta(days=count) for count in range(366)]
    reasons = [SHIPPED.why_off(day) for day in days if day.year == year]
    holidays = [r for r in reasons if r and r != WEEKEND and not r.startswith("Nghỉ")]
    assert len(holidays) == 10 + (year >= 2021) + (year >= 2026)
    assert SHIPPED.knows(date(year, 6, 1))


def test_years_without_a_lunar_calendar_are_known_as_such():
    assert not SHIPPED.knows(date(2036, 6, 1))
    assert SHIPPED.knows(date(2035, 6, 1))


def test_ten_working_days_pass_over_the_holidays():
    assert add_working_days(date(2026, 11, 20), 10, WorkCalendar()) == date(2026, 12, 4)
    assert add_working_days(date(2026, 11, 20), 10, SHIPPED) == date(2026, 12, 7)
    assert add_working_days(date(2026, 2, 12), 10, SHIPPED) == date(2026, 3, 5)


def test_what_comes_on_a_saturday_is_counted_from_monday():
    friday, saturday = date(2026, 11, 6), date(2026, 11, 7)
    assert add_working_days(friday, 1, SHIPPED) == date(2026, 11, 9)
    assert add_working_days(saturday, 1, SHIPPED) == date(2026, 11, 9)


def test_no_days_are_the_day_itself():
    assert add_working_days(date(2026, 11, 21), 0, SHIPPED) == date(2026, 11, 21)


def test_a_year_at_the_end_of_time_is_refused_in_words():
    with pytest.raises(Refused, match="Năm 9999"):
        add_working_days(date(9999, 12, 30), 10, SHIPPED)


@given(DAYS, COUNTS)
def test_counting_back_gives_the_days_that_were_added(start, days):
    assert working_days_between(start, add_working_days(start, days, SHIPPED), SHIPPED) == days


@given(DAYS, st.integers(1, 60))
def test_the_day_of_return_is_a_working_day_after_the_start(start, days):
    end = add_working_days(start, days, SHIPPED)
    assert SHIPPED.works(end)
    assert (end - start).days >= days


@given(DAYS, DAYS, COUNTS)
def test_who_comes_earlier_is_answered_no_later(one, other, days):
    first, second = sorted((one, other))
    assert add_working_days(first, days, SHIPPED) <= add_working_days(second, days, SHIPPED)


@given(DAYS, DAYS)
def test_the_way_back_counts_the_same(one, other):
    there = working_days_between(one, other, SHIPPED)
    assert working_days_between(other, one, SHIPPED) == -there


@given(DAYS, COUNTS, COUNTS)
def test_days_can_be_added_in_two_goes(start, some, more):
    between = add_working_days(start, some, SHIPPED)
    assert add_working_days(between, more, SHIPPED) == add_working_days(start, some + more, SHIPPED)
