"""Consecutive years: whether something was had in each of them, across calendar and school years.

A year stands for itself and not for who gave the title in it or what the commune was called then,
so a chain runs on through every reform.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from models.periods import Period

Unbroken = Literal["whole", "broken", "unsure"]


@dataclass(frozen=True, slots=True, order=True)
class Year:
    begins: int
    """The calendar year in which it begins."""
    school: bool = False

    @property
    def code(self) -> str:
        return f"{self.begins}-{self.begins + 1}" if self.school else str(self.begins)

    @property
    def name(self) -> str:
        return f"năm học {self.code}" if self.school else f"năm {self.code}"

    def before(self, years: int) -> Year:
        return Year(self.begins - years, self.school)

    def touches(self, other: Year) -> bool:
        """Whether both have months in common."""
        last, others_last = self.begins + self.school, other.begins + other.school
        return self.begins <= others_last and other.begins <= last


def year_of(period: Period) -> Year | None:
    """A campaign is no link of a chain."""
    if period.kind == "campaign":
        return None
    return Year(period.starts_on.year, period.kind == "school_year")


@dataclass(frozen=True, slots=True)
class Chain:
    wanted: tuple[Year, ...]
    """The oldest first."""
    missing: tuple[Year, ...]
    """Those of them in which nothing was had."""
    others: tuple[Year, ...]
    """Years of the other kind that may stand for the missing ones."""
    unbroken: Unbroken
    """Unsure when years of both kinds are needed to close it, which a person has to judge."""


def chain(last: Year, length: int, had: Iterable[Year]) -> Chain:
    """``length`` years without a gap that end with ``last``."""
    years = set(had)
    wanted = tuple(last.before(back) for back in reversed(range(length)))
    missing = tuple(year for year in wanted if year not in years)
    others = _standing_for(missing, sorted(y for y in years if y.school != last.school))
    unbroken: Unbroken = "broken"
    if not missing:
        unbroken = "whole"
    elif len(others) == len(missing):
        unbroken = "unsure"
    return Chain(wanted, missing, others, unbroken)


def run(last: Year, had: Iterable[Year]) -> tuple[Year, ...]:
    """All years without a gap that end with ``last``, the oldest first."""
    years, found = set(had), []
    while last in years:
        found.append(last)
        last = last.before(1)
    return tuple(reversed(found))


def _standing_for(missing: Sequence[Year], others: Sequence[Year]) -> tuple[Year, ...]:
    """For as many missing years as possible a year of the other kind, each used once."""
    left, taken = list(others), []
    for year in missing:
        found = next((other for other in left if other.touches(year)), None)
        if found is not None:
            left.remove(found)
            taken.append(found)
    return tuple(taken)


@dataclass(frozen=True, slots=True)
class Series:
    years: tuple[Year, ...]
    """The latest ones that were had, the oldest first; fewer than asked for when there were no more."""
    widest_gap: int
    """Years between two of them, or between the last of them and the year that is judged."""


def series(last: Year, count: int, had: Iterable[Year]) -> Series:
    """The latest ``count`` years up to ``last`` in which something was had, however far apart."""
    years = sorted(year for year in set(had) if year.begins <= last.begins)[-count:]
    gaps = [later.begins - year.begins for year, later in pairwise(years)]
    if years:
        gaps.append(last.begins - years[-1].begins)
    return Series(tuple(years), max(gaps, default=0))


def listed(years: Sequence[Year]) -> str:
    """``các năm 2024, 2025 và 2026``; school years are called so."""
    if not years:
        return ""
    kinds = {year.school for year in years}
    if len(kinds) > 1 or len(years) == 1:
        return _joined([year.name for year in years])
    what = "các năm học" if years[0].school else "các năm"
    return f"{what} {_joined([year.code for year in years])}"


def _joined(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} và {names[-1]}"
