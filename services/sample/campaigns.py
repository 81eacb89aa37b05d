"""Movements of the sample commune, and the praise given for them and for brave acts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from models.decisions import DecisionStatus
from models.movements import Movement
from models.signers import Signer
from services.movements import Movements
from services.sample.collectives import Collective
from services.sample.households import Household
from services.sample.issuers import DISTRICT_CHAIR, FORMER, OWN, Issuer, working_day
from services.sample.ledger import Laureate, Ledger, Line, Paper
from services.sample.people import MERGER, Staff
from services.sample.phrases import (
    CAUSES,
    CULTURED_LIFE,
    NEW_COUNTRYSIDE,
    NO_ONE_LEFT_BEHIND,
    RESCUE_MERIT,
    RESCUE_SUMMARY,
    RESCUES,
    SECURITY,
    TEACH_WELL,
    Cause,
)

OF_FORMER_COMMUNES = (NEW_COUNTRYSIDE, SECURITY, CULTURED_LIFE, NO_ONE_LEFT_BEHIND)
OF_DISTRICT = (NEW_COUNTRYSIDE, NO_ONE_LEFT_BEHIND, SECURITY)
TEMPORARY_HOUSES_PERIOD = "XNT2025"
"""The campaign that is a period of its own."""


def make_movements(movements: Movements) -> Mapping[str, str]:
    """The movements' uids by the keys of their causes."""
    return {
        cause.key: movements.save(
            Movement(
                name=cause.movement,
                theme=cause.theme,
                launched_by=cause.launched_by,
                document=cause.document,
                starts_on=date(cause.starts, 1, 1),
                ends_on=date(cause.ends, 12, 31),
            )
        ).uid
        for cause in CAUSES
    }


@dataclass(frozen=True, slots=True)
class Campaigns:
    ledger: Ledger
    movements: Mapping[str, str]
    staff: Staff
    collectives: Sequence[Collective]
    households: Sequence[Household]
    deputy: Signer

    def before_merger(self, year: int) -> None:
        """Two causes praised by each former commune, two by the district, and brave acts."""
        for turn, (former, issuer) in enumerate(FORMER.items()):
            for cause in (OF_FORMER_COMMUNES[(year + turn + n) % 4] for n in range(2)):
                if working_day(year, cause.month, cause.day) < MERGER:
                    self._record(issuer, "GK_XA", cause, year, former)
        for cause in (OF_DISTRICT[(year + n) % 3] for n in range(2)):
            if working_day(year, cause.month, cause.day) < MERGER:
                self._record(DISTRICT_CHAIR, "GK_HUYEN", cause, year, None)
        if year in RESCUES:
            self.rescue(year)

    def rescue(self, year: int) -> None:
        day_text, hamlet = RESCUES[year]
        day_of_month, month, _ = map(int, day_text.split("/"))
        day = working_day(year, month, day_of_month + 2)
        former = next(h.former for h in self.households if h.hamlet == hamlet)
        chance = Random(f"rescue {year}")
        people = [p for p in self.staff.officials if p.works_in(year) and p.armed]
        brave = chance.sample(people, 2)
        neighbours = [h for h in self.households if h.hamlet == hamlet]
        merit = RESCUE_MERIT.format(day=day_text, hamlet=hamlet)
        lines = [Line(one, merit) for one in (*brave, chance.choice(neighbours))]
        issuer = OWN if day >= MERGER else FORMER[former]
        paper = Paper(issuer, day, "GK_XA", RESCUE_SUMMARY, str(year), "DOT_XUAT")
        if issuer is OWN:
            self.ledger.decide(paper, lines, self.deputy)
        else:
            self.ledger.record(paper, lines)

    def decide(
        self,
        cause: Cause,
        year: int,
        until: DecisionStatus = "issued",
        day: date | None = None,
        period: str = "",
    ) -> None:
        """Praise by the new commune, as far as ``until``; ``day`` where it is not the usual one."""
        paper = self._paper(
            OWN, "GK_XA", cause, day or working_day(year, cause.month, cause.day), year
        )
        paper = replace(paper, period=period or paper.period)
        self.ledger.decide(paper, self._lines(cause, year, None), self.deputy, until)

    def _record(
        self, issuer: Issuer, code: str, cause: Cause, year: int, former: str | None
    ) -> None:
        day = working_day(year, cause.month, cause.day)
        paper = self._paper(issuer, code, cause, day, year)
        self.ledger.record(paper, self._lines(cause, year, former))

    def _paper(self, issuer: Issuer, code: str, cause: Cause, day: date, year: int) -> Paper:
        return Paper(
            issuer,
            day,
            code,
            cause.summary.format(year=year),
            str(year),
            "PHONG_TRAO",
            self.movements[cause.key],
        )

    def _lines(self, cause: Cause, year: int, former: str | None) -> list[Line]:
        """Whom chance picks for a cause, of one former commune or of all."""
        chance = Random(f"{cause.key} {year} {former}")
        groups, people, families = cause.recipients
        merit = cause.merit.format(year=year)
        hamlets = [c for c in self.collectives if c.kind == "hamlet" and former in (None, c.former)]
        staff = self.staff.teachers if cause is TEACH_WELL else self.staff.officials
        suited = [
            p
            for p in staff
            if p.works_in(year)
            and former in (None, p.branch)
            and (cause is SECURITY or not p.armed)
        ]
        homes = [h for h in self.households if former in (None, h.former)]
        picked: list[Laureate] = [
            *chance.sample(hamlets, groups),
            *chance.sample(suited, people),
            *chance.sample(homes, families),
        ]
        return [Line(one, merit) for one in picked]
