"""Write into the step sheet who did a step of the procedure, and when."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from models.dossiers import Dossier, DossierEvent
from services.dossiers import NAMED_STEPS
from ui.dialogs.form_dialog import FormDialog
from ui.widgets import fields
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import text_field
from ui.workspace import Workspace


class DossierStepDialog(FormDialog):
    """``saved`` brings the step as it was written."""

    def __init__(
        self, workspace: Workspace, dossier: Dossier, parent: QWidget | None = None
    ) -> None:
        services = workspace.services
        self._dossiers = services.dossiers
        self._uid = dossier.uid
        self._known = {event.step: event for event in self._dossiers.events(dossier.uid)}
        self._today = services.store.origin.today()
        super().__init__(
            f"Ghi bước giải quyết: số {dossier.code}",
            self._save_values,
            parent,
            intro="Chương trình tự ghi ngày khi hồ sơ được nhận, đủ, thẩm định, họp xét, quyết định "
            "và trả kết quả; ghi thêm ai đã làm, hoặc ghi bước làm ngoài chương trình.",
        )
        self.step = Choice(self._steps(dossier))
        self.add_field("step", "Bước", self.step, required=True)
        self.add_field("on", "Ngày làm xong", DateField(), required=True)
        self.add_field("who", "Người thực hiện", text_field(), optional=True)
        self.add_field("note", "Ghi chú", text_field(), optional=True)
        last = next(reversed(self._known), None)
        self.step.set_value(last)
        self._show_known()
        fields.watch(self.step, self._show_known)

    def _steps(self, dossier: Dossier) -> list[tuple[str, str]]:
        """What happened, and what of the procedure may have happened."""
        procedure = self._dossiers.procedure(dossier)
        open_steps = [step.code for step in procedure.steps] if procedure else []
        possible = {*self._known}
        if dossier.status == "accepted":
            possible |= {step for step in open_steps if step != "answered"}
        return [(code, name) for code, name in NAMED_STEPS.items() if code in possible]

    def _show_known(self) -> None:
        event = self._known.get(self.step.value() or "")
        self.fill(
            {
                "on": event.happened_on if event else self._today,
                "who": event.who if event else "",
                "note": event.note if event else "",
            }
        )

    def _save_values(self, values: dict[str, Any]) -> DossierEvent:
        return self._dossiers.note_step(
            self._uid, values["step"], values["on"], values["who"], values["note"]
        )
