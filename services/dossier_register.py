"""Sổ hồ sơ đến: what each dossier still lacks, when it is to be answered, what happened to it."""

from __future__ import annotations

from datetime import date

from models.dossiers import Dossier, DossierEvent
from models.nominations import OPEN_STATUSES, Nomination
from models.store import Store
from services.catalogue import Catalogue
from services.dossier_law import Checklist, ChecklistDocument, Procedure
from services.periods import Periods
from services.step_sheet import StepLine, step_lines
from services.working_days import add_working_days, working_days_between


class DossierRegister:
    """The part of ``Dossiers`` that tells what is known of them."""

    def __init__(self, store: Store, catalogue: Catalogue, periods: Periods) -> None:
        self._store = store
        self._catalogue = catalogue
        self._periods = periods

    def get(self, uid: str) -> Dossier:
        return self._store.dossiers.get(uid)

    def events(self, uid: str) -> list[DossierEvent]:
        """In the order in which they happened."""
        return self._store.dossier_events.of_dossiers([uid])

    def nominations(self, uid: str) -> list[Nomination]:
        return self._store.nominations.of_dossier(uid)

    def undecided(self, uid: str) -> int:
        """How many of its nominations have no result yet."""
        return sum(n.status in OPEN_STATUSES for n in self.nominations(uid))

    def checklist(self, dossier: Dossier) -> Checklist | None:
        return self._catalogue.checklist(dossier.award_type, dossier.ground, dossier.received_on)

    def procedure(self, dossier: Dossier) -> Procedure | None:
        return self._catalogue.procedure(dossier.award_type, dossier.ground, dossier.received_on)

    def missing(self, dossier: Dossier) -> tuple[ChecklistDocument, ...]:
        """What has to be there and is not."""
        checklist = self.checklist(dossier)
        documents = checklist.documents if checklist else ()
        return tuple(d for d in documents if d.required and d.code not in dossier.items)

    def due_on(self, dossier: Dossier, completed_on: date) -> date | None:
        """The day of return when nothing has been missing since ``completed_on``."""
        procedure = self.procedure(dossier)
        if procedure is None:
            return None
        return add_working_days(completed_on, procedure.working_days, self._catalogue.calendar)

    def refusal_due_on(self, dossier: Dossier) -> date | None:
        """By when a refusal has to be answered."""
        procedure = self.procedure(dossier)
        if procedure is None:
            return None
        calendar = self._catalogue.calendar
        return add_working_days(dossier.received_on, procedure.refusal_days, calendar)

    def days_left(self, dossier: Dossier) -> int | None:
        """Working days until the day of return, below 0 when it is past; None without one."""
        if dossier.due_on is None or dossier.status != "accepted":
            return None
        today = self._store.origin.today()
        return working_days_between(today, dossier.due_on, self._catalogue.calendar)

    def step_sheet(self, dossier: Dossier) -> list[StepLine]:
        return step_lines(
            dossier,
            self.events(dossier.uid),
            self.procedure(dossier),
            self._catalogue.calendar,
            self._store.origin.today(),
        )

    def next_number(self, day: date) -> int:
        return self._store.dossiers.last_number(day.year) + 1

    def unanswered_until(self, day: date) -> list[Dossier]:
        """Complete dossiers that are to be answered by ``day``, the most urgent first."""
        return self._store.dossiers.unanswered_until(day)

    def unlinked(self, dossier: Dossier) -> list[str]:
        """Open nominations of the dossier's unit and period that came with no dossier yet."""
        if dossier.unit_uid is None:
            return []
        return self._store.nominations.open_without_dossier(dossier.period, dossier.unit_uid)
