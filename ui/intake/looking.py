"""Looks at a file on the worker: what it holds, and what taking it in would do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from models.problems import Refused
from models.progress import Progress
from services.intake.cell_changes import CellChanges
from services.intake.cell_values import Workbook
from services.intake.plan import Choices, IntakeKind, Plan
from services.intake.planning import plan_workbook, view_workbook
from services.intake.sheet_view import SheetView
from services.intake.workbook import read_workbook
from services.services import Services


@dataclass(frozen=True, slots=True)
class Looked:
    """Without a plan, ``refusal`` says why; the sheet can be shown all the same."""

    workbook: Workbook
    view: SheetView
    changes: CellChanges
    plan: Plan | None
    refusal: str = ""


def look(
    services: Services,
    file: Path,
    known: Workbook | None,
    kind: IntakeKind,
    choices: Choices,
    progress: Progress,
) -> Looked:
    """``known``: what was read of the file before. Raises ``Refused`` when it holds no sheet."""
    if known is None:
        progress.report(0, 0, f"Đang đọc {file.name}")
    workbook = known or read_workbook(file)
    progress.report(0, 0, f"Đang xem {file.name}")
    plan, refusal = None, ""
    try:
        plan = plan_workbook(services, workbook, kind, choices, progress)
        view = plan.view or view_workbook(services, workbook, plan.kind, choices)
    except Refused as refused:
        refusal = str(refused)
        try:
            view = view_workbook(services, workbook, kind, choices)
        except Refused:
            raise refused from None
    written = next((s for s in workbook.sheets if s.name == view.sheet.name), None)
    today = services.store.origin.today()
    return Looked(workbook, view, CellChanges(view, written, today), plan, refusal)
