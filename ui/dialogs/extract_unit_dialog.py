"""Trích sao: choose the unit that is given its part of a decision."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from models.problems import Refused, Rejected
from models.vietnamese import fold
from services.forms.presenting.decision_extract import NOT_ISSUED, ByUnit
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.picker import Picker
from ui.workspace import Workspace


class ExtractUnitDialog(FormDialog):
    """``saved`` brings the uid of the unit. Raises ``Refused`` when there is nothing to extract."""

    def __init__(
        self, workspace: Workspace, decision_uid: str, parent: QWidget | None = None
    ) -> None:
        services = workspace.services
        self._units = ByUnit(services, services.deciding.awards(decision_uid)).counts()
        if not self._units:
            raise Refused(
                "Không ai trong quyết định này thuộc một đơn vị của xã nên không trích sao được."
            )
        if services.deciding.get(decision_uid).status != "issued":
            raise Refused(NOT_ISSUED)
        super().__init__("Trích sao quyết định", self._choose, parent, verb="Xem bản trích sao")
        self.add_field(
            "unit_uid", "Đơn vị được cấp bản trích sao", Picker(self._find), required=True
        )

    def _find(self, text: str) -> list[tuple[str, str, str]]:
        words = fold(text).split()
        return [
            (unit.uid, unit.name, f"{count} đối tượng")
            for unit, count in self._units
            if all(word in fold(unit.name) for word in words)
        ]

    def _choose(self, values: dict[str, Any]) -> str:
        if not values["unit_uid"]:
            raise Rejected({"unit_uid": "Hãy chọn đơn vị có người trong quyết định này."})
        return values["unit_uid"]
