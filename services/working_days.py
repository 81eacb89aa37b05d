"""Counts working days: weekends, public holidays and the days off and on that come with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from models.problems import Refused
from services.dossier_law import Holiday, SpecialDay, day_of

ONE_DAY = timedelta(days=1)
SATURDAY = 5
WEEKEND = "Ngày nghỉ hằng tuần"
LAST_YEAR = 9000
"""Beyond it nobody is promised an answer; dates end soon after."""


class WorkCalendar:
    """Which days are worked. A holiday on a weekend gives the next working day off instead."""

    def __init__(
        self, holidays: Sequence[Holiday] = (), special_days: Sequence[SpecialDay] = ()
    ) -> None:
        self._holidays = holidays
        self._special = {special.on: special for special in special_days}
        self._known = {special.on.year for special in special_days if special.kind == "holiday"}
        self._years: dict[int, dict[date, str]] = {}

    def works(self, day: date) -> bool:
        return not self.why_off(day)

    def why_off(self, day: date) -> str:
        """The name of the holiday, or that it is a weekend; "" for a working day."""
        special = self._special.get(day)
        if special is not None and special.kind == "working":
            return ""
        off = self._year(day.year).get(day, "")
        return off or (WEEKEND if day.weekday() >= SATURDAY else "")

    def knows(self, day: date) -> bool:
        """Whether the holidays by the lunar calendar are known for that year."""
        return day.year in self._known

    def _year(self, year: int) -> dict[date, str]:
        if year not in self._years:
            self._years[year] = self._days_off(year)
        return self._years[year]

    def _days_off(self, year: int) -> dict[date, str]:
        holidays = {
            day: holiday.name
            for holiday in self._holidays
            if holiday.holds(day := day_of(year, holiday.month, holiday.day))
        }
        special = {day: each for day, each in self._special.items() if day.year == year}
        holidays |= {day: each.name for day, each in special.items() if each.kind == "holiday"}
        off = holidays | {day: each.name for day, each in special.items() if each.kind == "off"}
        for day in sorted(holidays):
            if day.weekday() >= SATURDAY:
                instead = day + ONE_DAY
                while instead in off or instead.weekday() >= SATURDAY:
                    instead += ONE_DAY
                off[instead] = f"Nghỉ bù {holidays[day]}"
        return off


def add_working_days(start: date, days: int, calendar: WorkCalendar) -> date:
    """The last of ``days`` working days after ``start``, which is not counted itself."""
    _refuse_far(start)
    day = start
    while days > 0:
        day += ONE_DAY
        days -= calendar.works(day)
    return day


def working_days_between(start: date, end: date, calendar: WorkCalendar) -> int:
    """Working days after ``start`` up to ``end``; below 0 when ``end`` comes before ``start``."""
    if end < start:
        return -working_days_between(end, start, calendar)
    return sum(
        calendar.works(start + timedelta(days=passed))
        for passed in range(1, (end - start).days + 1)
    )


def _refuse_far(day: date) -> None:
    if day.year > LAST_YEAR:
        raise Refused(f"Năm {day.year} không dùng được; hãy kiểm tra lại ngày.")
