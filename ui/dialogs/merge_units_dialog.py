"""Let units go into another one, everybody in them with them."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from models.problems import Rejected
from models.units import UNIT_KINDS, Unit
from ui.dialogs.form_dialog import WIDE, FormDialog
from ui.widgets.chosen_field import ChosenField
from ui.widgets.date_field import DateField
from ui.widgets.form_field import text_field
from ui.widgets.picker import Picker
from ui.workspace import Workspace

NEW = "new"


class MergeUnitsDialog(FormDialog):
    """``saved`` brings what became of them."""

    def __init__(
        self, workspace: Workspace, unit: Unit | None = None, parent: QWidget | None = None
    ) -> None:
        self._services = workspace.services
        self._directory = workspace.services.directory
        super().__init__(
            "Sáp nhập đơn vị",
            self._merge,
            parent,
            verb="Sáp nhập",
            width=WIDE,
            intro="Người, tập thể, hộ và đơn vị trực thuộc của các đơn vị được sáp nhập chuyển "
            "cả sang đơn vị mới; tên cũ được giữ và vẫn tìm được. Hoàn tác được bằng một lần bấm.",
        )
        self.units = ChosenField(Picker(self._find))
        self.into = Picker(self._find, new_text="Lập đơn vị mới “{}”")
        self.add_field("units", "Các đơn vị được sáp nhập", self.units, required=True)
        self.add_field(
            "into",
            "Thành đơn vị",
            self.into,
            required=True,
            help="Chọn một đơn vị đang có, hoặc gõ tên mới rồi chọn “Lập đơn vị mới”.",
        )
        self.add_field("on", "Từ ngày", DateField(), required=True)
        self.add_field(
            "document",
            "Theo văn bản",
            text_field("Nghị quyết số 12/NQ-HĐND ngày 20/6/2026"),
            optional=True,
        )
        if unit is not None:
            self.units.set_value([(unit.uid, unit.name)])
        self.into.new_wanted.connect(lambda name: self.into.set_value((NEW, name)))

    def _find(self, text: str) -> list[tuple[str, str, str]]:
        return [
            (unit.uid, unit.name, UNIT_KINDS[unit.kind])
            for unit in self._directory.find_units(text)
        ]

    def _merge(self, values: dict[str, Any]) -> object:
        if values["on"] is None:
            raise Rejected({"on": "Hãy nhập ngày bắt đầu sáp nhập."})
        into, new = values["into"] or "", None
        if into == NEW:
            first = self._directory.unit(values["units"][0]) if values["units"] else None
            new = Unit(
                name=self.into.text(),
                kind=first.kind if first else "other",
                parent_uid=first.parent_uid if first else None,
            )
            into = ""
        return self._services.unit_changes.merge(
            values["units"], into, values["on"], values["document"], new=new
        )
