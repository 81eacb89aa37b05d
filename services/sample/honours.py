"""What the province, ministries and the state gave to people and collectives of the sample commune."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from services.sample.collectives import Collective
from services.sample.households import Household
from services.sample.issuers import (
    EDUCATION,
    EDUCATION_MINISTER,
    PRESIDENT,
    PRIME_MINISTER,
    PROVINCE_CHAIR,
    PROVINCE_MILITARY,
    Issuer,
    working_day,
)
from services.sample.ledger import Laureate, Ledger, Line, Paper
from services.sample.people import Person, Staff
from services.sample.posts import PROVINCIAL_FIGHTER
from services.sample.titles import Earned
from services.sample.units import MILITARY

BEST_SCHOOL = "Trường PTDTBT THCS Mường Xoan"
YEARS_BETWEEN = 4
"""Nobody gets the province's diploma twice within these years."""
MEDALS = (2018, 2021, 2024)
BADGES = 2017


@dataclass(frozen=True, slots=True)
class Honours:
    ledger: Ledger
    earned: Earned
    staff: Staff
    collectives: Sequence[Collective]
    households: Sequence[Household]
    new_countryside: str
    """Uid of the movement."""
    _last_diploma: dict[str, int] = field(default_factory=dict)

    def of_calendar_year(self, year: int) -> None:
        spring = working_day(year + 1, 4, 8)
        self._diplomas(year, str(year), spring, self.staff.officials, ("former", "office"))
        if year % 2 == 0:
            self._families(year)
        if year == 2023:
            fighter = self.staff.named(PROVINCIAL_FIGHTER)
            self._give(PROVINCE_CHAIR, "CSTD_TINH", working_day(2024, 4, 22), "2023", [fighter],
                       "Về việc công nhận danh hiệu “Chiến sĩ thi đua cấp tỉnh” năm 2023",
                       "Đạt danh hiệu Chiến sĩ thi đua cơ sở 03 năm liên tục (2021-2023)")  # fmt: skip
        if year == 2025:
            military = [c for c in self.collectives if c.subject.name == MILITARY]
            self._give(PROVINCE_MILITARY, "DVTT", working_day(2026, 1, 20), "2025", military,
                       "Về việc công nhận danh hiệu “Đơn vị tiên tiến” năm 2025", "")  # fmt: skip
        if year == BADGES:
            longest = sorted(self.staff.officials, key=lambda person: person.since)[:2]
            self._give(PROVINCE_CHAIR, "HUY_HIEU_TINH", working_day(year, 9, 1), str(year), longest,
                       "Về việc tặng Huy hiệu Vì sự nghiệp xây dựng và phát triển tỉnh Điện Biên",
                       "Có đóng góp cho sự nghiệp xây dựng và phát triển tỉnh", "CONG_HIEN")  # fmt: skip

    def of_school_year(self, year: int) -> None:
        period = f"{year - 1}-{year}"
        autumn = working_day(year, 10, 15)
        self._diplomas(year, period, autumn, self.staff.teachers, ("school",))
        praised = Random(f"department {year}").sample(self._at_work(self.staff.teachers, year), 4)
        self._give(EDUCATION, "GK_SO", working_day(year, 6, 20), period, praised,
                   f"Về việc tặng Giấy khen cho các cá nhân có thành tích trong năm học {period}",
                   f"Có thành tích bồi dưỡng học sinh năng khiếu năm học {period}")  # fmt: skip
        school = [c for c in self.collectives if c.subject.name == BEST_SCHOOL]
        if year in MEDALS:
            longest = sorted(self._at_work(self.staff.teachers, year), key=lambda p: p.since)
            place = MEDALS.index(year) * 3
            self._give(EDUCATION_MINISTER, "KNC", working_day(year, 11, 6), str(year), longest[place : place + 3],
                       "Về việc tặng Kỷ niệm chương Vì sự nghiệp Giáo dục",
                       "Có đóng góp cho sự nghiệp Giáo dục và Đào tạo", "CONG_HIEN")  # fmt: skip
        if year == 2016:
            self._give(PRIME_MINISTER, "BK_TTG", working_day(year, 11, 3), period, school,
                       "Về việc tặng Bằng khen của Thủ tướng Chính phủ",
                       "Có thành tích trong công tác giáo dục và đào tạo từ năm học 2011-2012 đến năm học 2015-2016")  # fmt: skip
        if year == 2019:
            self._give(PROVINCE_CHAIR, "CO_TINH", working_day(year, 10, 18), period, school,
                       "Về việc tặng Cờ thi đua của Ủy ban nhân dân tỉnh",
                       f"Đơn vị dẫn đầu phong trào thi đua khối các trường trung học cơ sở năm học {period}")  # fmt: skip
        if year == 2022:
            self._give(PRESIDENT, "HCLD3", working_day(year, 11, 10), period, school,
                       "Về việc tặng thưởng Huân chương Lao động hạng Ba",
                       "Có thành tích xuất sắc trong công tác giáo dục và đào tạo từ năm học 2016-2017 đến năm học 2021-2022")  # fmt: skip

    def _diplomas(
        self,
        year: int,
        period: str,
        day: date,
        people: Sequence[Person],
        kinds: tuple[str, ...],
    ) -> None:
        """For fighters of two years in a row, and collectives that were excellent."""
        excellent = [
            c
            for c in self.collectives
            if c.kind in kinds and self.earned.title(c.subject.uid, year) == "TTLDXS"
        ]
        best: list[Laureate] = [*excellent[:1]]
        best += [p for p in people if self.earned.in_a_row(p.subject.uid, "CSTDCS", year, 2)]
        last = self._last_diploma
        fresh = [b for b in best if year - last.get(b.subject.uid, 0) > YEARS_BETWEEN][:4]
        last |= {one.subject.uid: year for one in fresh}
        when = f"năm học {period}" if "-" in period else f"năm {period}"
        self._give(PROVINCE_CHAIR, "BK_TINH", day, period, fresh,
                   f"Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh {when}",
                   f"Hoàn thành xuất sắc nhiệm vụ 02 năm liên tục đến {when}")  # fmt: skip

    def _families(self, year: int) -> None:
        families = Random(f"diploma {year}").sample(self.households, 2)
        paper = Paper(
            PROVINCE_CHAIR,
            working_day(year, 12, 19),
            "BK_TINH",
            f"Về việc tặng Bằng khen cho các hộ gia đình tiêu biểu trong xây dựng nông thôn mới năm {year}",
            str(year),
            "PHONG_TRAO",
            self.new_countryside,
        )
        self.ledger.record(
            paper, [Line(f, "Hiến đất làm đường giao thông nông thôn") for f in families]
        )

    def _at_work(self, people: Sequence[Person], year: int) -> list[Person]:
        return [person for person in people if person.works_in(year)]

    def _give(
        self,
        issuer: Issuer,
        code: str,
        day: date,
        period: str,
        laureates: Sequence[Laureate],
        summary: str,
        achievement: str,
        ground: str = "CONG_TRANG",
    ) -> None:
        lines = [
            Line(one, achievement, one.name_on(day) if isinstance(one, Collective) else "")
            for one in laureates
        ]
        self.ledger.record(Paper(issuer, day, code, summary, period, ground), lines)
