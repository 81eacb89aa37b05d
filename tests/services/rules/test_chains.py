"""Consecutive years, whatever years were had."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from models.periods import Period
from services.periods import period_of_code
from services.rules.chains import Year, chain, listed, series, year_of

years = some.builds(Year, some.integers(2018, 2027), some.booleans())


def year(code: str) -> Year:
    found = year_of(period_of_code(code))
    assert found
    return found


def years_of(*codes: str) -> list[Year]:
    return [year(code) for code in codes]


class TestYears:
    @pytest.mark.parametrize("code", ["2025", "2024-2025"])
    def test_a_period_and_its_year_have_the_same_code(self, code: str) -> None:
        assert year(code).code == code

    def test_a_campaign_is_no_year(self) -> None:
        campaign = Period(
            code="CD",
            kind="campaign",
            name="Đợt",
            starts_on=date(2026, 1, 1),
            ends_on=date(2026, 6, 1),
        )
        assert year_of(campaign) is None

    def test_a_school_year_touches_two_calendar_years(self) -> None:
        touched = [
            code
            for code in ("2023", "2024", "2025", "2026")
            if year(code).touches(year("2024-2025"))
        ]
        assert touched == ["2024", "2025"]


class TestChains:
    def test_three_years_in_a_row_are_whole(self) -> None:
        assert chain(year("2026"), 3, years_of("2024", "2025", "2026")).unbroken == "whole"

    def test_it_runs_on_across_the_end_of_the_districts(self) -> None:
        """Titles of 2023 and 2024 came from the district, that of 2025 from the commune."""
        assert chain(year("2025"), 3, years_of("2023", "2024", "2025")).unbroken == "whole"

    def test_a_gap_is_named(self) -> None:
        found = chain(year("2026"), 3, years_of("2024", "2026"))
        assert (found.unbroken, found.missing) == ("broken", (year("2025"),))

    def test_school_years_follow_each_other(self) -> None:
        had = years_of("2023-2024", "2024-2025", "2025-2026")
        assert chain(year("2025-2026"), 3, had).unbroken == "whole"

    def test_a_school_year_counts_once(self) -> None:
        """2024-2025 cannot stand for both 2024 and 2025."""
        found = chain(year("2026"), 3, years_of("2024-2025", "2026"))
        assert found.unbroken == "broken"

    def test_both_kinds_together_are_for_a_person_to_judge(self) -> None:
        found = chain(year("2026"), 3, years_of("2023-2024", "2024-2025", "2026"))
        assert found.unbroken == "unsure"
        assert found.others == tuple(years_of("2023-2024", "2024-2025"))

    def test_nothing_at_all_is_missing_everywhere(self) -> None:
        assert chain(year("2026"), 2, []).missing == tuple(years_of("2025", "2026"))

    @given(years, some.integers(1, 5), some.sets(years))
    def test_missing_and_had_make_up_what_is_wanted(self, last, length, had) -> None:
        found = chain(last, length, had)
        assert len(found.wanted) == length
        assert found.wanted[-1] == last
        assert {y.begins for y in found.wanted} == set(
            range(last.begins - length + 1, last.begins + 1)
        )
        assert set(found.missing) == set(found.wanted) - had
        assert (found.unbroken == "whole") == (set(found.wanted) <= had)

    @given(years, some.integers(1, 4), some.sets(years, max_size=6))
    def test_it_is_unsure_just_when_each_gap_can_be_closed(self, last, length, had) -> None:
        found = chain(last, length, had)
        others = [y for y in had if y.school != last.school]
        can_be_closed = bool(found.missing) and any(
            all(other.touches(gap) for other, gap in zip(chosen, found.missing, strict=True))
            for chosen in itertools.permutations(others, len(found.missing))
        )
        assert (found.unbroken == "unsure") == can_be_closed

    @given(years, some.integers(1, 5), some.sets(years), years)
    def test_one_more_year_never_makes_it_worse(self, last, length, had, more) -> None:
        order = ["broken", "unsure", "whole"]
        before, after = chain(last, length, had), chain(last, length, had | {more})
        assert order.index(before.unbroken) <= order.index(after.unbroken)

    @given(years, some.integers(1, 5), some.sets(years))
    def test_a_shorter_chain_is_never_harder(self, last, length, had) -> None:
        if chain(last, length + 1, had).unbroken == "whole":
            assert chain(last, length, had).unbroken == "whole"

    @given(some.integers(1, 5), some.sets(years), some.integers(-9, 9))
    def test_only_the_distance_of_years_matters(self, length, had, shift) -> None:
        last = Year(2024)
        moved = {y.before(shift) for y in had}
        assert (
            chain(last, length, had).unbroken == chain(last.before(shift), length, moved).unbroken
        )


class TestSeries:
    def test_the_latest_ones_are_taken(self) -> None:
        found = series(year("2026"), 2, years_of("2018", "2022", "2025"))
        assert found.years == tuple(years_of("2022", "2025"))
        assert found.widest_gap == 3

    def test_what_lies_in_the_future_is_left_out(self) -> None:
        assert series(year("2024"), 2, years_of("2022", "2025")).years == (year("2022"),)

    def test_the_time_since_the_last_one_is_a_gap_too(self) -> None:
        assert series(year("2026"), 2, years_of("2017", "2019")).widest_gap == 7

    @given(years, some.integers(1, 3), some.sets(years))
    def test_never_more_than_asked_for(self, last, count, had) -> None:
        found = series(last, count, had)
        assert len(found.years) <= count
        assert list(found.years) == sorted(found.years)


class TestNames:
    @pytest.mark.parametrize(
        ("codes", "text"),
        [
            ([], ""),
            (["2025"], "năm 2025"),
            (["2024-2025"], "năm học 2024-2025"),
            (["2024", "2025"], "các năm 2024 và 2025"),
            (
                ["2023-2024", "2024-2025", "2025-2026"],
                "các năm học 2023-2024, 2024-2025 và 2025-2026",
            ),
            (["2024", "2024-2025"], "năm 2024 và năm học 2024-2025"),
        ],
    )
    def test_years_are_listed_as_an_official_writes_them(self, codes: list[str], text: str) -> None:
        assert listed(years_of(*codes)) == text
