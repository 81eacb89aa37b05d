"""Numbers: read leniently, written with a dot for thousands and a comma for decimals."""

from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.numbers import format_count, format_number, parse_integer, parse_number
from models.problems import Refused


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.984", "1984"),
        ("1984", "1984"),
        ("1 984", "1984"),
        ("1\u00a0984", "1984"),
        ("43.290.000", "43290000"),
        ("43,290,000", "43290000"),
        ("62,5", "62.5"),
        ("62.5", "62.5"),
        ("62,5%", "62.5"),
        ("121,8 %", "121.8"),
        ("37.554,5", "37554.5"),
        ("37,554.5", "37554.5"),
        ("1,984", "1.984"),
        ("0.125", "0.125"),
        ("1.50", "1.5"),
        ("1984.125", "1984.125"),
        ("05", "5"),
        ("-3", "-3"),
        ("\u22123,5", "-3.5"),
        ("+7", "7"),
        ("0", "0"),
    ],
)
def test_numbers_in_all_the_ways_they_are_typed(typed: str, number: str) -> None:
    assert parse_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed", ["", "-", "năm", "1.2.3", "1,2,3", "1.23,4", "12/5", "1e5", "#N/A", "٣", "1,2.3,4"]
)
def test_what_is_no_number_is_refused_with_a_sentence_that_names_it(typed: str) -> None:
    with pytest.raises(Refused, match="không phải là số"):
        parse_number(typed)


def test_a_whole_number_is_asked_for_as_such() -> None:
    assert parse_integer("1.984") == 1984
    with pytest.raises(Refused, match="“62,5” không phải là số nguyên"):
        parse_integer("62,5")


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_every_written_whole_number_is_read_back(number: int) -> None:
    assert parse_integer(format_number(number)) == number


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_every_written_decimal_is_read_back(number: Decimal) -> None:
    assert parse_number(format_number(number, 2)) == number
    if number != number.to_integral_value():
        assert parse_number(format_number(number)) == number


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_is_refused(typed: str) -> None:
    with contextlib.suppress(Refused):
        assert parse_number(typed).is_finite()


def test_numbers_are_written_with_dot_and_comma() -> None:
    assert format_number(1940) == "1.940"
    assert format_number(Decimal("37554.50")) == "37.554,5"
    assert format_number(Decimal("100")) == "100"
    assert format_number(Decimal("62.5"), 2) == "62,50"
    assert format_number(Decimal("-0.004"), 0) == "0"
    assert format_number(-12345) == "-12.345"


def test_counts_below_ten_have_two_digits_inside_a_sentence() -> None:
    assert format_count(5) == "05"
    assert format_count(0) == "00"
    assert format_count(10) == "10"
    assert format_count(1255) == "1.255"
    assert format_count(5, padded=False) == "5"


@pytest.mark.parametrize("typed", ["1000000000000000", "9" * 30, "-" + "9" * 400])
def test_a_number_that_could_not_be_kept_is_refused(typed):
    with pytest.raises(Refused, match="quá lớn"):
        parse_number(typed)
