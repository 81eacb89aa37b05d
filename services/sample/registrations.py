"""What was registered for in the years that the sample commune has in full detail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from services.sample.collectives import Collective
from services.sample.households import Household
from services.sample.ledger import Ledger
from services.sample.people import Person, Staff
from services.sample.phrases import OFFICE_INITIATIVES, SCHOOL_INITIATIVES
from services.sample.posts import CANDIDATE, CANDIDATE_WITH_GAP, PROVINCIAL_FIGHTER
from services.sample.titles import Earned
from services.sample.units import CULTURE, HEALTH, POLICE, SCHOOLS

PROVINCE_AIMS = {
    2023: (PROVINCIAL_FIGHTER,),
    2025: (CANDIDATE, CANDIDATE_WITH_GAP),
}
"""Who also registered to become a fighter of the province, by calendar year."""
REGISTERED_AGAIN = date(2025, 8, 15)
"""After the merger the new offices registered for 2025."""
STILL_OUT = (CULTURE, HEALTH, POLICE)
"""Offices whose lists for the current year have not come in yet."""
HAMLETS_STILL_OUT = ("Háng Chua", "Lồng Sọt", "Tìa Mùng", "Hua Pảng")
SCHOOLS_IN = tuple(SCHOOLS)[:3]
"""Schools whose lists for the school year that has just begun are in."""


@dataclass(frozen=True, slots=True)
class Registrations:
    ledger: Ledger
    earned: Earned
    staff: Staff
    collectives: Sequence[Collective]
    households: Sequence[Household]

    def of_calendar_year(self, year: int, *, complete: bool = True) -> None:
        """With ``complete`` off, the lists of some offices and hamlets are missing."""
        chance, period = Random(f"registrations {year}"), str(year)
        day = REGISTERED_AGAIN if year == REGISTERED_AGAIN.year else date(year, 3, 10)
        out = () if complete else STILL_OUT
        people = [p for p in self.staff.officials if p.works_in(year) and p.unit not in out]
        self._people(period, year, people, OFFICE_INITIATIVES, day, chance)
        aiming = [self.staff.named(name) for name in PROVINCE_AIMS.get(year, ())]
        self.ledger.register(period, "CSTD_TINH", [p for p in aiming if p in people], day)
        groups = [
            c
            for c in self.collectives
            if c.kind in ("office", "former", "group")
            and c.works_in(year)
            and c.subject.name not in out
        ]
        self._groups(period, year, groups, day, chance)
        hamlets = [c for c in self.collectives if c.kind == "hamlet"]
        self.ledger.register(
            period, "THON_VH", [h for h in hamlets if self._aims(h, year, 0.5, chance)], day
        )
        missing = () if complete else HAMLETS_STILL_OUT
        homes = [h for h in self.households if h.hamlet not in missing]
        self.ledger.register(
            period, "GDVH", [h for h in homes if self._aims(h, year, 0.75, chance)], day
        )
        self.ledger.remember(period)

    def of_school_year(self, year: int, schools: Sequence[str] = tuple(SCHOOLS)) -> None:
        """The school year that ends in ``year``."""
        chance, period = Random(f"school registrations {year}"), f"{year - 1}-{year}"
        day = date(year - 1, 9, 28)
        people = [p for p in self.staff.teachers if p.works_in(year) and p.branch in schools]
        self._people(period, year, people, SCHOOL_INITIATIVES, day, chance)
        groups = [c for c in self.collectives if c.subject.name in schools]
        self._groups(period, year, groups, day, chance)
        self.ledger.remember(period)

    def _people(
        self,
        period: str,
        year: int,
        people: Sequence[Person],
        initiatives: Sequence[str],
        day: date,
        chance: Random,
    ) -> None:
        """Who later became a fighter aimed at it, and some who did not reach it."""
        best = sorted((p for p in people if not p.armed), key=lambda p: p.merit, reverse=True)
        aiming = best[: len(best) // 10]
        fighters = [
            p for p in people if p in aiming or self.earned.title(p.subject.uid, year) == "CSTDCS"
        ]
        for number, person in enumerate(fighters):
            topic = initiatives[(number + year) % len(initiatives)]
            self.ledger.register(period, "CSTDCS", [person], day, topic)
        others = [p for p in people if p not in fighters and chance.random() < 0.97]
        self.ledger.register(period, "LDTT", [p for p in others if not p.armed], day)
        self.ledger.register(period, "CSTT", [p for p in others if p.armed], day)

    def _groups(
        self, period: str, year: int, groups: Sequence[Collective], day: date, chance: Random
    ) -> None:
        excellent = [
            g
            for g in groups
            if g.kind != "group"
            and (self.earned.title(g.subject.uid, year) == "TTLDXS" or chance.random() < 0.15)
        ]
        self.ledger.register(period, "TTLDXS", excellent, day)
        self.ledger.register(period, "TTLDTT", [g for g in groups if g not in excellent], day)

    def _aims(
        self, laureate: Collective | Household, year: int, share: float, chance: Random
    ) -> bool:
        """All who reached it had aimed at it, and a ``share`` of the others."""
        return chance.random() < share or bool(self.earned.title(laureate.subject.uid, year))
