"""Who earned which title in which year: the rules of the law, and otherwise chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from services.sample.collectives import Collective
from services.sample.households import Household
from services.sample.people import Person, Staff
from services.sample.posts import CANDIDATE, CANDIDATE_WITH_GAP, PROVINCIAL_FIGHTER

YEARS = range(2016, 2026)
"""Calendar years that are decided."""
SCHOOL_YEARS = range(2016, 2027)
"""School years that are decided, by the year in which they end."""

AWARDED_SHARE = 0.8
FIGHTER_SHARE = 0.11
"""Of all who are awarded; up to 2023 the law allowed 15 %."""
PINNED = {
    PROVINCIAL_FIGHTER: {
        **dict.fromkeys((2018, 2019, 2020, 2024, 2025), "LDTT"),
        **dict.fromkeys((2021, 2022, 2023), "CSTDCS"),
    },
    CANDIDATE: {2022: "LDTT", 2023: "CSTDCS", 2024: "CSTDCS", 2025: "CSTDCS"},
    CANDIDATE_WITH_GAP: {2021: "LDTT", 2022: "CSTDCS", 2023: "LDTT", 2024: "CSTDCS", 2025: "CSTDCS"},
}  # fmt: skip

Titles = dict[tuple[str, int], str]
"""Code of the title by subject and year."""


@dataclass(frozen=True, slots=True)
class Earned:
    people: Titles
    collectives: Titles
    households: Titles

    def title(self, uid: str, year: int) -> str | None:
        for titles in (self.people, self.collectives, self.households):
            if (uid, year) in titles:
                return titles[uid, year]
        return None

    def in_a_row(self, uid: str, code: str, year: int, years: int) -> bool:
        """Whether the title was earned in ``year`` and in each of the years before."""
        return all(self.title(uid, y) == code for y in range(year - years + 1, year + 1))


def earn_titles(
    staff: Staff, collectives: Sequence[Collective], households: Sequence[Household]
) -> Earned:
    chance = Random("titles")
    people: Titles = {}
    for year in YEARS:
        people |= _of_people(staff.officials, year, chance)
    for year in SCHOOL_YEARS:
        people |= _of_people(staff.teachers, year, chance)
    groups: Titles = {}
    for year in SCHOOL_YEARS:
        schools = [c for c in collectives if c.kind == "school"]
        groups |= _of_groups(schools, year, people, chance)
        if year in YEARS:
            offices = [c for c in collectives if c.kind in ("office", "former") and c.members]
            groups |= _of_groups(offices, year, people, chance)
            groups |= {
                (c.subject.uid, year): "THON_VH"
                for c in collectives
                if c.kind == "hamlet" and chance.random() < 0.72
            }
    families: Titles = {
        (household.subject.uid, year): "GDVH"
        for year in YEARS
        for household in households
        if 0.7 * household.merit + 0.3 * chance.random() > 0.24
    }
    return Earned(people, groups, families)


def _of_people(people: Sequence[Person], year: int, chance: Random) -> Titles:
    at_work = [person for person in people if person.works_in(year)]
    score = {p.subject.uid: 0.75 * p.merit + 0.25 * chance.random() for p in at_work}
    at_work.sort(key=lambda p: score[p.subject.uid], reverse=True)
    awarded = at_work[: int(len(at_work) * AWARDED_SHARE)]
    fighters = [p for p in awarded if not p.armed][: int(len(awarded) * FIGHTER_SHARE)]
    titles = {(p.subject.uid, year): "CSTT" if p.armed else "LDTT" for p in awarded}
    titles |= {(p.subject.uid, year): "CSTDCS" for p in fighters}
    for person in at_work:
        if pinned := PINNED.get(person.subject.name, {}).get(year):
            titles[person.subject.uid, year] = pinned
    return titles


def _of_groups(groups: Sequence[Collective], year: int, people: Titles, chance: Random) -> Titles:
    """More than half of the members need a title; for the higher one 70 %, and a fighter."""
    titles: Titles = {}
    excellent = 0
    for group in groups:
        members = [p.subject.uid for p in group.members if p.works_in(year)]
        if not group.works_in(year) or not members:
            continue
        earned = [people[uid, year] for uid in members if (uid, year) in people]
        share = len(earned) / len(members)
        if share >= 0.7 and "CSTDCS" in earned and excellent < 2 and chance.random() < 0.5:
            titles[group.subject.uid, year] = "TTLDXS"
            excellent += 1
        elif share > 0.5 and chance.random() < 0.85:
            titles[group.subject.uid, year] = "TTLDTT"
    return titles
