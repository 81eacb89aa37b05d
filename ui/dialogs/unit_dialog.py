"""Add a unit or hamlet, or change one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from models.units import UNIT_KINDS, Unit
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice import Choice
from ui.widgets.form_field import long_text_field, text_field
from ui.widgets.picker import Picker
from ui.workspace import Workspace


class UnitDialog(FormDialog):
    def __init__(
        self,
        workspace: Workspace,
        unit: Unit | None = None,
        parent_uid: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._directory = workspace.services.directory
        self._unit = unit or Unit(name="", parent_uid=parent_uid)
        super().__init__(
            "Sửa đơn vị" if unit else "Thêm đơn vị",
            self._save_values,
            parent,
            verb_again="" if unit else "Lưu và thêm tiếp",
            drafts=workspace.services.store.drafts,
            draft_key=f"unit:{self._unit.uid}",
        )
        above = Picker(self._find_units)
        self.add_field(
            "name", "Tên đơn vị", text_field("Trường Tiểu học Mường Xoan"), required=True
        )
        self.add_field("kind", "Loại", Choice(list(UNIT_KINDS.items())), required=True)
        self.add_field("parent_uid", "Thuộc đơn vị", above, optional=True)
        self.add_field(
            "former_name",
            "Tên cũ",
            text_field(),
            optional=True,
            help="Tên trước khi sáp nhập hoặc đổi tên; tìm theo tên cũ vẫn thấy.",
        )
        self.add_field("note", "Ghi chú", long_text_field(lines=2), optional=True)
        self.fill(
            {name: getattr(self._unit, name) for name in ("name", "kind", "former_name", "note")}
        )
        if self._unit.parent_uid:
            name = self._directory.unit_name(self._unit.parent_uid)
            above.set_value((self._unit.parent_uid, name))

    def _find_units(self, text: str) -> list[tuple[str, str, str]]:
        return [
            (unit.uid, unit.name, UNIT_KINDS[unit.kind])
            for unit in self._directory.find_units(text)
            if unit.uid != self._unit.uid
        ]

    def _save_values(self, values: dict[str, Any]) -> Unit:
        return self._directory.save_unit(replace(self._unit, **values))
