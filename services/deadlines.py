"""Sắp đến hạn: what the law and custom ask for by a day, and the dossiers that wait for an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.dates import format_short
from models.dossiers import Dossier
from models.movements import Movement
from models.numbers import format_number
from models.periods import Period
from services.dossier_law import Deadline
from services.services import Services
from services.year_steps import YearStep

DAYS_AHEAD = 30
"""For the deadlines of the year."""
DAYS_AHEAD_OF_ANSWERS = 5
NAMED_ONE_BY_ONE = 3
"""Dossiers; of more it is said how many there are."""


@dataclass(frozen=True, slots=True)
class Due:
    title: str
    due_on: date
    days_left: int
    """Calendar days; below 0 when the day is past."""
    step: YearStep
    citation: str = ""
    dossier_uid: str = ""
    """Of the dossier that is to be answered; "" for a deadline of the year."""

    @property
    def when(self) -> str:
        """ "còn 4 ngày", "hôm nay", "quá hạn 2 ngày" """
        if self.days_left == 0:
            return "hôm nay"
        if self.days_left < 0:
            return f"quá hạn {format_number(-self.days_left)} ngày"
        return f"còn {format_number(self.days_left)} ngày"

    @property
    def sentence(self) -> str:
        return f"{self.title}: {format_short(self.due_on)}, {self.when}"


def coming_due(services: Services, days: int = DAYS_AHEAD) -> list[Due]:
    """What is due in the next days, of every period, and what was not answered in time."""
    today = services.store.origin.today()
    until = today + timedelta(days=days)
    movements = services.movements.all()
    found = deadlines_between(services.catalogue.deadlines, movements, today, until)
    soon = today + timedelta(days=DAYS_AHEAD_OF_ANSWERS)
    answers = _answers(services.dossiers.unanswered_until(soon), today)
    return [*answers, *found]


def deadlines_between(
    deadlines: Iterable[Deadline], movements: Sequence[Movement], first: date, last: date
) -> list[Due]:
    """The deadlines from ``first``, from which days are counted, to ``last``, in their order."""
    found: list[Due] = []
    for deadline in deadlines:
        for year in range(first.year - max(1, deadline.years_after), last.year + 2):
            due_on = deadline.due_on(year)
            if due_on is not None and first <= due_on <= last:
                found.append(_due(_title(deadline, year), due_on, first, deadline))
        for due_on, movement in _before_ends(deadline, movements):
            if first <= due_on <= last:
                title = f"{deadline.name} “{movement.name}”"
                found.append(_due(title, due_on, first, deadline))
    return sorted(found, key=lambda due: due.due_on)


def deadlines_of(services: Services, period: Period) -> list[Due]:
    """Every deadline of one year or school year, in the order of its days; days left from today."""
    today = services.store.origin.today()
    found: list[Due] = []
    for deadline in services.catalogue.deadlines:
        if deadline.cycle == period.kind:
            due_on = deadline.due_on(period.ends_on.year)
            if due_on is not None:
                found.append(_due(deadline.name, due_on, today, deadline))
    return sorted(found, key=lambda due: due.due_on)


def _before_ends(
    deadline: Deadline, movements: Sequence[Movement]
) -> Iterable[tuple[date, Movement]]:
    if deadline.before_movement_end is None:
        return
    for movement in movements:
        if movement.ends_on is not None:
            due_on = movement.ends_on - timedelta(days=deadline.before_movement_end)
            if deadline.holds(due_on):
                yield due_on, movement


def _due(title: str, due_on: date, today: date, deadline: Deadline) -> Due:
    return Due(title, due_on, (due_on - today).days, deadline.step, deadline.citation)


def _title(deadline: Deadline, year: int) -> str:
    """With the period, unless it is the year in which it is due."""
    if deadline.cycle == "school_year":
        return f"{deadline.name} ({year - 1}-{year})"
    return f"{deadline.name} ({year})" if deadline.years_after else deadline.name


def _answers(dossiers: Sequence[Dossier], today: date) -> list[Due]:
    """One line each, or one for those that are late and one for the others."""
    if len(dossiers) <= NAMED_ONE_BY_ONE:
        return [_answer(dossier, today) for dossier in dossiers]
    lines: list[Due] = []
    late = [d for d in dossiers if d.due_on is not None and d.due_on < today]
    coming = dossiers[len(late) :]
    for some, what in ((late, "hồ sơ chưa trả kết quả"), (coming, "hồ sơ sắp phải trả kết quả")):
        if len(some) == 1:
            lines.append(_answer(some[0], today))
        elif some:
            title = f"{format_number(len(some))} {what}, hồ sơ sớm nhất hẹn trả"
            first = some[0].due_on or today
            uid = some[0].uid
            lines.append(Due(title, first, (first - today).days, "nominate", dossier_uid=uid))
    return lines


def _answer(dossier: Dossier, today: date) -> Due:
    due_on = dossier.due_on or today
    title = f"Trả kết quả hồ sơ số {dossier.code} của {dossier.submitter}"
    return Due(title, due_on, (due_on - today).days, "nominate", dossier_uid=dossier.uid)
