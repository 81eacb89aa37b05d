"""Which year of the fund is shown: that in which the chosen period ends."""

from __future__ import annotations

from ui.workspace import Workspace


def fund_year(workspace: Workspace) -> int:
    period = workspace.services.periods.find(workspace.period.code)
    return period.ends_on.year if period else workspace.services.store.origin.today().year
