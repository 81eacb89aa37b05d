"""What the papers of a dossier say, gathered from the intake register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.dates import format_long
from models.dossiers import CHANNELS, Dossier, DossierEvent
from models.problems import Refused
from models.vietnamese import lower_first
from services.dossier_law import Checklist, Procedure
from services.forms.letterhead import agency_lines, parent_lines
from services.services import Services
from services.step_sheet import StepLine


@dataclass(frozen=True, slots=True)
class DossierFacts:
    dossier: Dossier
    agency: tuple[str, ...]
    parent: tuple[str, ...]
    place: str
    today: date
    slip_day: date
    """When the slip is written: it came, was complete, was asked to be supplemented, was refused."""
    clerk: str
    """Who took it in, as the step sheet has it."""
    unit: str
    award: str
    """What it asks for; "" for a list of several."""
    period: str
    channel: str
    checklist: Checklist | None
    procedure: Procedure | None
    steps: tuple[StepLine, ...]

    @property
    def place_date(self) -> str:
        return self._dated(self.today)

    @property
    def slip_place_date(self) -> str:
        return self._dated(self.slip_day)

    @property
    def content(self) -> str:
        """What is asked for, in one line."""
        asked = self.dossier.summary or f"Đề nghị khen thưởng {lower_first(self.period)}"
        return f"{asked} ({self.award})" if self.award else asked

    def _dated(self, day: date) -> str:
        place = f"{self.place}, " if self.place else ""
        return f"{place}{format_long(day)}"


def dossier_facts(services: Services, uid: str) -> DossierFacts:
    """Raises ``Refused`` when there is no such dossier."""
    dossier = services.store.dossiers.find(uid)
    if dossier is None:
        raise Refused("Không tìm thấy hồ sơ cần in; hãy chọn lại.")
    events = services.dossiers.events(uid)
    took_in = next((event.who for event in events if event.step == "received"), "")
    award = services.catalogue.award_type(dossier.award_type) if dossier.award_type else None
    period = services.periods.find(dossier.period)
    units = services.directory.unit_name(dossier.unit_uid)
    return DossierFacts(
        dossier=dossier,
        agency=agency_lines(services),
        parent=parent_lines(services),
        place=services.settings.get("place_name"),
        today=services.store.origin.today(),
        slip_day=_slip_day(dossier, events),
        clerk=took_in or services.settings.get("clerk_name"),
        unit=units,
        award=award.name_on(dossier.received_on) if award else "",
        period=period.name if period else dossier.period,
        channel=CHANNELS[dossier.channel],
        checklist=services.dossiers.checklist(dossier),
        procedure=services.dossiers.procedure(dossier),
        steps=tuple(services.dossiers.step_sheet(dossier)),
    )


def _slip_day(dossier: Dossier, events: Sequence[DossierEvent]) -> date:
    given_back = {"incomplete": "asked", "refused": "refused"}.get(dossier.status, "")
    days = [event.happened_on for event in events if event.step == given_back]
    return days[-1] if days else dossier.completed_on or dossier.received_on
