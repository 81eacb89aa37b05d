"""Phiếu kiểm soát quá trình: each step of a dossier, when it came in and went out, and what is late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.dossiers import Dossier, DossierEvent
from services.dossier_law import Procedure
from services.working_days import WorkCalendar, working_days_between

INTAKE = "Tiếp nhận, kiểm tra thành phần hồ sơ"
RETURNED = "Đang giải quyết thì trả lại để bổ sung"
WAITED = "Nơi gửi bổ sung hồ sơ"
REFUSED = "Từ chối giải quyết, trả lời bằng văn bản"


@dataclass(frozen=True, slots=True)
class StepLine:
    code: str
    name: str
    who: str
    came_on: date | None
    """When the step could begin; None while it cannot."""
    done_on: date | None
    allowed: int | None
    """In working days; None where nobody set any."""
    taken: int | None
    """Working days until it was done, or until today."""
    note: str = ""

    @property
    def late(self) -> int:
        """Working days beyond what is allowed."""
        if self.allowed is None or self.taken is None:
            return 0
        return max(0, self.taken - self.allowed)


def step_lines(
    dossier: Dossier,
    events: Sequence[DossierEvent],
    procedure: Procedure | None,
    calendar: WorkCalendar,
    today: date,
) -> list[StepLine]:
    """``events`` in the order in which they happened."""
    sheet = _Sheet(calendar, today)
    begins = next((e for e in events if e.step == "received"), None)
    came, waiting, working = dossier.received_on, False, False
    who = begins.who if begins else ""
    since: list[DossierEvent] = []
    for event in events:
        match event.step:
            case "asked":
                name = RETURNED if working else INTAKE
                allowed = None if working else _intake(procedure)
                sheet.add("received", name, event.who or who, came, event, allowed)
                came, waiting, working = event.happened_on, True, False
            case "accepted":
                if waiting:
                    sheet.add("waiting", WAITED, event.who, came, event, None)
                else:
                    sheet.add("received", INTAKE, event.who or who, came, event, _intake(procedure))
                came, waiting, working = event.happened_on, False, True
                since = []
            case "refused":
                allowed = procedure.refusal_days if procedure else None
                sheet.add("refused", REFUSED, event.who, dossier.received_on, event, allowed)
                return sheet.lines
            case "received":
                pass
            case _:
                since.append(event)
    if not working:
        name = WAITED if waiting else INTAKE
        allowed = None if waiting else _intake(procedure)
        sheet.add("waiting" if waiting else "received", name, who, came, None, allowed)
    _add_procedure(sheet, procedure, since, came if working else None)
    return sheet.lines


class _Sheet:
    def __init__(self, calendar: WorkCalendar, today: date) -> None:
        self._calendar = calendar
        self._today = today
        self.lines: list[StepLine] = []

    def add(
        self,
        code: str,
        name: str,
        who: str,
        came_on: date | None,
        event: DossierEvent | None,
        allowed: int | None,
    ) -> None:
        done_on = event.happened_on if event else None
        taken = None
        if came_on is not None:
            end = done_on or self._today
            taken = max(0, working_days_between(came_on, end, self._calendar))
        note = event.note if event else ""
        who = (event.who if event else "") or who
        self.lines.append(StepLine(code, name, who, came_on, done_on, allowed, taken, note))


def _add_procedure(
    sheet: _Sheet, procedure: Procedure | None, events: Sequence[DossierEvent], came: date | None
) -> None:
    done = {event.step: event for event in events}
    steps = procedure.steps if procedure else ()
    last_done = max((n for n, step in enumerate(steps) if step.code in done), default=-1)
    for place, step in enumerate(steps):
        event = done.get(step.code)
        begun = event is not None or place == last_done + 1
        sheet.add(step.code, step.name, step.who, came if begun else None, event, step.working_days)
        if event is not None:
            came = event.happened_on


def _intake(procedure: Procedure | None) -> int | None:
    return procedure.intake_days if procedure else None
