"""By which decision somebody is honoured, as a paper says it while its number is still waited for."""

from __future__ import annotations

from models.dates import format_blank, format_short
from models.decisions import Decision
from services.forms.official_paper import NUMBER_ROOM
from services.services import Services


def decision_named(services: Services, decision: Decision) -> str:
    """ "Theo Quyết định số 05/QĐ-UBND ngày 10/3/2026", with room for the pen where it is not known."""
    if decision.number:
        day = f" ngày {format_short(decision.decided_on)}" if decision.decided_on else ""
        return f"Theo Quyết định số {decision.code}{day}"
    year = (decision.decided_on or services.store.origin.today()).year
    return f"Theo Quyết định số {NUMBER_ROOM}/{decision.symbol} {format_blank(year)}"
