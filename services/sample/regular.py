"""The yearly titles of the sample commune, by calendar year and by school year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from models.decisions import DecisionStatus
from models.signers import Signer
from services.sample.collectives import Collective
from services.sample.households import Household
from services.sample.issuers import (
    DISTRICT_CHAIR,
    DISTRICT_MILITARY,
    DISTRICT_POLICE,
    FORMER,
    OWN,
    PROVINCE_CHAIR,
    PROVINCE_MILITARY,
    PROVINCE_POLICE,
    Issuer,
    working_day,
)
from services.sample.ledger import Laureate, Ledger, Line, Paper
from services.sample.people import FROM_DISTRICT, MERGER, Staff
from services.sample.titles import Earned
from services.sample.units import MILITARY, POLICE

AnyLaureate = TypeVar("AnyLaureate", bound=Laureate)

NAMES = {
    "LDTT": "Lao động tiên tiến",
    "CSTT": "Chiến sĩ tiên tiến",
    "CSTDCS": "Chiến sĩ thi đua cơ sở",
    "TTLDTT": "Tập thể lao động tiên tiến",
    "TTLDXS": "Tập thể lao động xuất sắc",
    "THON_VH": "Thôn, tổ dân phố văn hóa",
    "GDVH": "Gia đình văn hóa",
    "GK_GDVH": "Gia đình văn hóa tiêu biểu",
    "GK_KDC": "Khu dân cư văn hóa tiêu biểu",
}


@dataclass(frozen=True, slots=True)
class Regular:
    ledger: Ledger
    earned: Earned
    staff: Staff
    collectives: Sequence[Collective]
    households: Sequence[Household]
    chairman: Signer
    deputy: Signer

    # Calendar years

    def families_and_hamlets(self, year: int) -> None:
        """What is decided at the end of autumn."""
        period, day = str(year), working_day(year, 11, 14)
        families = self._with("GDVH", year, self.households)
        hamlets = self._with("THON_VH", year, self._hamlets())
        if day >= MERGER:
            self._decide("GDVH", day, period, _lines(families), self.deputy)
            self._decide(
                "THON_VH", working_day(year, 11, 16), period, _lines(hamlets), self.chairman
            )
            return
        for former, issuer in FORMER.items():
            ours = [h for h in families if h.former == former]
            self._record(issuer, "GDVH", day, period, _lines(ours))
        self._record(DISTRICT_CHAIR, "THON_VH", working_day(year, 12, 2), period, _lines(hamlets))

    def families_and_hamlets_in_progress(self, year: int) -> None:
        """The families' decision is with the chairman, the hamlets' is still a draft."""
        period, day = str(year), date(year, 11, 18)
        families = [h for h in self.households if h.merit > 0.2]
        families = [h for h in families if self.ledger.is_registered(period, h, "GDVH")]
        hamlets = [h for h in self._hamlets() if self.ledger.is_registered(period, h, "THON_VH")]
        self._decide("GDVH", day, period, _lines(families), self.deputy, "submitted")
        self._decide("THON_VH", day, period, _lines(hamlets), self.chairman, "draft")

    def three_years_in_a_row(self, year: int) -> None:
        """Praise for families and hamlets that kept their title for three years."""
        day, period = working_day(year, 12, 12), str(year)
        families = [
            h
            for h in self.households
            if h.merit > 0.9 and self.earned.in_a_row(h.subject.uid, "GDVH", year, 3)
        ]
        hamlets = [
            c for c in self._hamlets() if self.earned.in_a_row(c.subject.uid, "THON_VH", year, 3)
        ]
        merit = f"Đạt danh hiệu Gia đình văn hóa 03 năm liên tục ({year - 2}-{year})"
        of_hamlets = f"Đạt danh hiệu văn hóa 03 năm liên tục ({year - 2}-{year})"
        if day >= MERGER:
            self._decide("GK_GDVH", day, period, _lines(families, merit), self.deputy)
            self._decide("GK_KDC", day, period, _lines(hamlets, of_hamlets), self.chairman)
            return
        for former, issuer in FORMER.items():
            ours = [h for h in families if h.former == former]
            self._record(issuer, "GK_GDVH", day, period, _lines(ours, merit))
        self._record(DISTRICT_CHAIR, "GK_KDC", day, period, _lines(hamlets, of_hamlets))

    def officials(self, year: int) -> None:
        """What is decided for officials and offices in the winter after ``year``."""
        period = str(year)
        workers = self._with("LDTT", year, self.staff.officials)
        fighters = self._with("CSTDCS", year, self.staff.officials)
        offices = [c for c in self.collectives if c.kind in ("office", "former")]
        groups = self._with("TTLDTT", year, offices)
        end, winter = working_day(year, 12, 23), working_day(year + 1, 1, 13)
        merit = f"Hoàn thành tốt nhiệm vụ năm {year}"
        best = f"Hoàn thành xuất sắc nhiệm vụ năm {year}"
        self._soldiers(year)
        if winter >= MERGER:
            self._decide(
                "LDTT", working_day(year + 1, 1, 6), period, _lines(workers, merit), self.deputy
            )
            self._decide("CSTDCS", winter, period, _lines(fighters, best), self.chairman)
            self._decide("TTLDTT", winter, period, _lines(groups, merit), self.chairman)
        else:
            for former, issuer in FORMER.items():
                ours = [p for p in workers if p.branch == former]
                self._record(issuer, "LDTT", end, period, _lines(ours, merit))
            theirs = [p for p in workers if p.branch == FROM_DISTRICT]
            self._record(DISTRICT_CHAIR, "LDTT", winter, period, _lines(theirs, merit))
            self._record(DISTRICT_CHAIR, "CSTDCS", winter, period, _lines(fighters, best))
            self._record(DISTRICT_CHAIR, "TTLDTT", winter, period, _lines(groups, merit))
        excellent = self._with("TTLDXS", year, offices)
        spring = working_day(year + 1, 3, 24)
        self._record(PROVINCE_CHAIR, "TTLDXS", spring, period, _lines(excellent, best))

    def _soldiers(self, year: int) -> None:
        day = working_day(year + 1, 1, 4)
        before = day < MERGER
        for unit, issuer in (
            (MILITARY, DISTRICT_MILITARY if before else PROVINCE_MILITARY),
            (POLICE, DISTRICT_POLICE if before else PROVINCE_POLICE),
        ):
            of_unit = [p for p in self.staff.officials if p.unit == unit]
            soldiers = self._with("CSTT", year, of_unit)
            self._record(issuer, "CSTT", day, str(year), _lines(soldiers))

    # School years

    def schools(self, year: int) -> None:
        """What is decided in the summer in which the school year ends."""
        period, day = f"{year - 1}-{year}", working_day(year, 8, 8)
        workers = self._with("LDTT", year, self.staff.teachers)
        fighters = self._with("CSTDCS", year, self.staff.teachers)
        schools = [c for c in self.collectives if c.kind == "school"]
        groups = self._with("TTLDTT", year, schools)
        merit = f"Hoàn thành tốt nhiệm vụ năm học {period}"
        best = f"Hoàn thành xuất sắc nhiệm vụ năm học {period}"
        if day >= MERGER:
            self._decide("LDTT", day, period, _lines(workers, merit), self.deputy)
            self._decide("CSTDCS", day, period, _lines(fighters, best), self.chairman)
            self._decide("TTLDTT", day, period, _lines(groups, merit), self.chairman)
        else:
            named = [Line(c, merit, c.name_on(day)) for c in groups]
            self._record(DISTRICT_CHAIR, "LDTT", day, period, _lines(workers, merit))
            self._record(DISTRICT_CHAIR, "CSTDCS", day, period, _lines(fighters, best))
            self._record(DISTRICT_CHAIR, "TTLDTT", day, period, named)
        excellent = self._with("TTLDXS", year, schools)
        autumn = working_day(year, 10, 6)
        lines = [Line(c, best, c.name_on(autumn)) for c in excellent]
        self._record(PROVINCE_CHAIR, "TTLDXS", autumn, period, lines)

    # Inside

    def _hamlets(self) -> list[Collective]:
        return [c for c in self.collectives if c.kind == "hamlet"]

    def _with(self, code: str, year: int, laureates: Iterable[AnyLaureate]) -> list[AnyLaureate]:
        return [one for one in laureates if self.earned.title(one.subject.uid, year) == code]

    def _record(
        self, issuer: Issuer, code: str, day: date, period: str, lines: Sequence[Line]
    ) -> None:
        self.ledger.record(Paper(issuer, day, code, _summary(code, period), period), lines)

    def _decide(
        self,
        code: str,
        day: date,
        period: str,
        lines: Sequence[Line],
        signer: Signer,
        until: DecisionStatus = "issued",
    ) -> None:
        paper = Paper(OWN, day, code, "", period)
        self.ledger.decide(paper, lines, signer, until)


def _lines(laureates: Iterable[Laureate], achievement: str = "") -> list[Line]:
    return [Line(laureate, achievement) for laureate in laureates]


def _summary(code: str, period: str) -> str:
    when = f"năm học {period}" if "-" in period else f"năm {period}"
    if code.startswith("GK"):
        return f"Về việc tặng Giấy khen {NAMES[code]} {when}"
    return f"Về việc công nhận danh hiệu “{NAMES[code]}” {when}"
