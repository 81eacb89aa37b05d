"""Dates: what clerks type, and how papers write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dates import (
    format_blank,
    format_long,
    format_partial,
    format_short,
    from_serial,
    parse_date,
    parse_partial,
    year_typed_as_date,
)
from models.problems import Refused

FIFTH_OF_JULY = date(2026, 7, 5)
days = st.dates(min_value=date(1850, 1, 1), max_value=date(2150, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "5/7/26",
        "05/07/2026",
        "05072026",
        "050726",
        "5.7.2026",
        "5-7-2026",
        "05.07/2026",
        " 5 / 7 / 2026 ",
        "5 7 2026",
        "ngày 5 tháng 7 năm 2026",
        "Ngày 05 tháng 07 năm 2026",
        "ngày 5, tháng 7, năm 2026.",
        "5 tháng 7 năm 2026",
        "2026-07-05",
        "2026/7/5",
        "2026-07-05T00:00:00",
        "2026-07-05 00:00:00",
        "05/07/2026 08:30",
        "46208",
        46208,
        46208.0,
        FIFTH_OF_JULY,
        datetime(2026, 7, 5, 13, 45),
    ],
)
def test_one_day_in_all_the_ways_it_is_typed(typed: object) -> None:
    assert parse_date(typed) == FIFTH_OF_JULY


@pytest.mark.parametrize(
    ("typed", "partial"),
    [
        ("1968", "1968"),
        (1968, "1968"),
        (1968.0, "1968"),
        ("năm 1968", "1968"),
        ("sinh năm 1968", "1968"),
        ("00/00/1968", "1968"),
        ("7/1968", "1968-07"),
        ("07-1968", "1968-07"),
        ("1968-07", "1968-07"),
        ("tháng 7 năm 1968", "1968-07"),
        ("7/68", "1968-07"),
        ("00/7/1968", "1968-07"),
        ("5/7/1968", "1968-07-05"),
        ("32032", "1987-09-12"),
    ],
)
def test_a_birth_date_may_be_only_a_year_or_a_month(typed: object, partial: str) -> None:
    assert parse_partial(typed) == partial


@pytest.mark.parametrize(
    ("typed", "latest", "year"),
    [
        ("1/1/49", None, 2049),
        ("1/1/50", None, 1950),
        ("1/1/45", date(2026, 7, 5), 1945),
        ("1/1/26", date(2026, 7, 5), 2026),
        ("1/1/27", date(2026, 7, 5), 1927),
    ],
)
def test_a_year_of_two_digits(typed: str, latest: date | None, year: int) -> None:
    assert parse_date(typed, latest).year == year


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("10/20/1959", "không có tháng 20"),
        ("29/02/2025", "tháng 2 năm 2025 không có ngày 29"),
        ("31.4.2026", "không có ngày 31"),
        ("01/04/20274", "“01/04/20274” không phải là ngày"),
        ("#N/A", "“#N/A” không phải là ngày"),
        ("5/7", "không phải là ngày"),
        ("7/08", "không phải là ngày"),
        ("mồng năm tháng bảy", "không phải là ngày"),
        ("", "không phải là ngày"),
        ("5/7/2026 và 6/7/2026", "không phải là ngày"),
        ("5/7/0026", "không phải là ngày"),
        ("100/7/2026", "không phải là ngày"),
        ("1968", "chưa đủ ngày, tháng, năm"),
        ("7/1968", "chưa đủ ngày, tháng, năm"),
    ],
)
def test_what_is_no_day_is_refused_with_a_sentence_that_names_it(typed: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_date(typed)
    sentence = str(refused.value)
    assert said in sentence
    assert sentence.endswith("ví dụ 05/7/2026.")


@given(days)
def test_every_written_day_is_read_back(day: date) -> None:
    assert parse_date(format_short(day)) == day
    assert parse_date(format_long(day)) == day
    assert parse_date(day.isoformat()) == day
    assert parse_date(day.strftime("%d%m%Y")) == day
    assert parse_date(format_partial(day.isoformat())) == day


@given(days)
def test_every_partial_date_is_read_back(day: date) -> None:
    for partial in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        assert parse_partial(partial) == partial
        assert parse_partial(format_partial(partial)) == partial


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_is_refused(typed: str) -> None:
    try:
        partial = parse_partial(typed)
    except Refused:
        return
    assert parse_partial(partial) == partial


def test_papers_put_a_zero_before_days_below_10_and_months_1_and_2_only() -> None:
    assert format_short(FIFTH_OF_JULY) == "05/7/2026"
    assert format_long(FIFTH_OF_JULY) == "ngày 05 tháng 7 năm 2026"
    assert format_short(date(2026, 2, 10)) == "10/02/2026"
    assert format_long(date(2026, 1, 31)) == "ngày 31 tháng 01 năm 2026"
    assert format_long(date(2026, 12, 1)) == "ngày 01 tháng 12 năm 2026"


def test_room_is_left_for_a_day_not_known_yet() -> None:
    assert format_blank(2021, 1) == "ngày    tháng 01 năm 2021"
    assert format_blank(2021, 7) == "ngày    tháng 7 năm 2021"
    assert format_blank(2021) == "ngày    tháng    năm 2021"
    assert format_blank() == "ngày    tháng    năm     "


def test_partial_dates_are_written_as_far_as_they_are_known() -> None:
    assert format_partial("1968") == "1968"
    assert format_partial("1968-07") == "7/1968"
    assert format_partial("1968-07-05") == "05/7/1968"
    assert format_partial("") == ""


def test_numbers_of_excel_are_days_since_1900_or_1904() -> None:
    assert from_serial(46208) == FIFTH_OF_JULY
    assert from_serial(42735.6) == date(2016, 12, 31)
    assert from_serial(42735, since_1904=True) == date(2021, 1, 1)


def test_a_year_typed_into_a_date_cell_is_recognised() -> None:
    assert year_typed_as_date(date(1905, 6, 14)) == 1992
    assert year_typed_as_date(date(1992, 6, 14)) is None
