"""The head of a paper that a unit of the commune makes itself: its name under whom it belongs to."""

from __future__ import annotations

from dataclasses import replace

from models.units import Unit
from services.documents.document import Letterhead
from services.forms.official_paper import OfficialPaper
from services.services import Services


def of_unit(services: Services, paper: OfficialPaper, unit: Unit | None) -> Letterhead:
    """That of the commune where there is no unit."""
    head = paper.letterhead()
    if unit is None:
        return head
    return replace(head, agency=(unit.name.upper(),), parent=_above(services, paper, unit))


def _above(services: Services, paper: OfficialPaper, unit: Unit) -> tuple[str, ...]:
    """Organisations are not below the committee, so that nothing stands over their name."""
    if unit.parent_uid and (parent := services.store.units.find(unit.parent_uid)):
        return (parent.name.upper(),)
    return () if unit.kind == "organisation" else paper.head.agency
