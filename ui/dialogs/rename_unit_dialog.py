"""Give a unit another name from a day on; its old name is kept and still finds it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from models.units import Unit
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.date_field import DateField
from ui.widgets.form_field import text_field
from ui.workspace import Workspace


class RenameUnitDialog(FormDialog):
    """``saved`` brings the unit with its new name."""

    def __init__(self, workspace: Workspace, unit: Unit, parent: QWidget | None = None) -> None:
        self._changes = workspace.services.unit_changes
        self._unit = unit
        super().__init__(
            "Đổi tên đơn vị",
            self._rename,
            parent,
            verb="Đổi tên",
            intro=f"“{unit.name}” được giữ làm tên cũ: tìm theo tên cũ vẫn thấy, quyết định đã "
            "ban hành vẫn ghi tên như khi đó. Nếu chỉ gõ sai tên thì dùng Sửa đơn vị.",
            drafts=workspace.services.store.drafts,
            draft_key=f"rename-unit:{unit.uid}",
        )
        self.add_field("name", "Tên mới", text_field(unit.name), required=True)
        self.add_field("on", "Từ ngày", DateField(), optional=True)
        self.add_field(
            "document",
            "Theo văn bản",
            text_field("Nghị quyết số 12/NQ-HĐND ngày 20/6/2026"),
            optional=True,
        )

    def _rename(self, values: dict[str, Any]) -> Unit:
        return self._changes.rename(
            self._unit.uid, values["name"], values["on"], values["document"]
        )
