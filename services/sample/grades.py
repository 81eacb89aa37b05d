"""How the people and collectives of the sample commune were rated: what their titles rest on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from models.ratings import GRADES, Grade
from services.ratings import Ratings
from services.sample.collectives import Collective
from services.sample.people import Person, Staff
from services.sample.titles import Earned
from services.sample.units import ECONOMY, HAMLETS, SERVICE_CENTRE, hamlet_name

FIRST_YEAR = 2021
"""From which ratings are kept."""
OF_TITLES: dict[str, Grade] = {
    "CSTDCS": "HTXSNV",
    "TTLDXS": "HTXSNV",
    "LDTT": "HTTNV",
    "CSTT": "HTTNV",
    "TTLDTT": "HTTNV",
}
UNRATED = {hamlet_name(hamlet) for hamlet in HAMLETS}
"""Who works there is rated by nobody."""
NOT_YET = (SERVICE_CENTRE, ECONOMY)
"""Offices that have not rated their people for the current year."""


@dataclass(frozen=True, slots=True)
class Grades:
    ratings: Ratings
    earned: Earned
    staff: Staff
    collectives: Sequence[Collective]

    def of_past_years(self, last: int) -> None:
        """Calendar and school years that are decided, up to ``last``."""
        for year in range(FIRST_YEAR, last + 1):
            self.of_school_year(year)
            offices = [c for c in self.collectives if c.kind in ("office", "armed", "former")]
            self._rate(
                str(year),
                self._of_people(self.staff.officials, year) | self._of_groups(offices, year),
                date(year, 12, 12),
                f"Quyết định số {780 + year % 7 * 9}/QĐ-UBND",
            )

    def of_school_year(self, year: int) -> None:
        """The one that ends in ``year``."""
        schools = [c for c in self.collectives if c.kind == "school"]
        self._rate(
            f"{year - 1}-{year}",
            self._of_people(self.staff.teachers, year) | self._of_groups(schools, year),
            date(year, 6, 5),
            f"Quyết định số {212 + year % 5 * 11}/QĐ-UBND",
        )

    def of_current_year(self, year: int, day: date, aiming: Iterable[str], good: str) -> None:
        """As far as the offices have done it by ``day``; ``aiming`` are those above all others.

        ``good`` is the uid of one who is good, and not outstanding.
        """
        best = set(aiming)
        grades: dict[str, Grade] = {}
        for person in self._rated(self.staff.officials, year):
            if person.unit in NOT_YET:
                continue
            uid = person.subject.uid
            outstanding = uid in best or (person.merit > 0.88 and uid != good)
            grades[uid] = "HTXSNV" if outstanding else "HTTNV" if person.merit > 0.08 else "HTNV"
        for group in self.collectives:
            if group.kind == "office" and group.subject.name not in NOT_YET:
                grades[group.subject.uid] = "HTTNV"
        self._rate(str(year), grades, day, "Quyết định số 516/QĐ-UBND")

    def _of_people(self, people: Sequence[Person], year: int) -> dict[str, Grade]:
        chance = Random(f"grades {year} {len(people)}")
        grades: dict[str, Grade] = {}
        for person in self._rated(people, year):
            uid = person.subject.uid
            title, luck = self.earned.title(uid, year), chance.random()
            if title is None:
                grades[uid] = "KHTNV" if luck < 0.05 else "HTTNV" if luck > 0.7 else "HTNV"
            else:
                better = title == "LDTT" and person.merit > 0.7 and luck < 0.3
                grades[uid] = "HTXSNV" if better else OF_TITLES[title]
        return grades

    def _of_groups(self, groups: Sequence[Collective], year: int) -> dict[str, Grade]:
        return {
            group.subject.uid: OF_TITLES[title] if title else "HTNV"
            for group in groups
            if group.works_in(year)
            for title in [self.earned.title(group.subject.uid, year)]
        }

    def _rated(self, people: Sequence[Person], year: int) -> list[Person]:
        return [p for p in people if p.works_in(year) and p.unit not in UNRATED]

    def _rate(self, period: str, grades: dict[str, Grade], day: date, document: str) -> None:
        for grade in GRADES:
            uids = [uid for uid, given in grades.items() if given == grade]
            if uids:
                self.ratings.rate(period, uids, grade, day, document)
