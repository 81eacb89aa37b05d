"""Choose the unit that several subjects move to."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from models.problems import Rejected
from models.units import UNIT_KINDS
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.picker import Picker
from ui.workspace import Workspace


class UnitPickerDialog(FormDialog):
    """``saved`` brings the uid of the unit."""

    def __init__(self, workspace: Workspace, count: int, parent: QWidget | None = None) -> None:
        self._directory = workspace.services.directory
        super().__init__("Chuyển đơn vị", self._choose, parent, verb=f"Chuyển {count} đối tượng")
        self.add_field("unit_uid", "Chuyển sang đơn vị", Picker(self._find), required=True)

    def _find(self, text: str) -> list[tuple[str, str, str]]:
        return [
            (unit.uid, unit.name, UNIT_KINDS[unit.kind])
            for unit in self._directory.find_units(text)
        ]

    def _choose(self, values: dict[str, Any]) -> str:
        if not values["unit_uid"]:
            raise Rejected({"unit_uid": "Hãy chọn đơn vị chuyển đến."})
        return values["unit_uid"]
