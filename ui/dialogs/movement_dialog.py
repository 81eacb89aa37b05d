"""Add a movement, or change one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from models.movements import Movement
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.date_field import DateField
from ui.widgets.form_field import long_text_field, text_field
from ui.workspace import Workspace

SHOWN = ("name", "theme", "launched_by", "document", "starts_on", "ends_on", "note")


class MovementDialog(FormDialog):
    def __init__(
        self, workspace: Workspace, movement: Movement | None = None, parent: QWidget | None = None
    ) -> None:
        self._movement = movement or Movement(name="")
        self._movements = workspace.services.movements
        super().__init__(
            "Sửa phong trào" if movement else "Thêm phong trào",
            self._save_values,
            parent,
            verb_again="" if movement else "Lưu và thêm tiếp",
            drafts=workspace.services.store.drafts,
            draft_key=f"movement:{self._movement.uid}",
        )
        self.add_field("name", "Tên phong trào", text_field(), required=True)
        self.add_field("theme", "Chủ đề", text_field(), optional=True)
        self.add_field("launched_by", "Cơ quan phát động", text_field(), optional=True)
        self.add_field(
            "document",
            "Văn bản phát động",
            text_field("Kế hoạch số 12/KH-UBND ngày 05/02/2026"),
            optional=True,
        )
        self.add_field("starts_on", "Từ ngày", DateField(), optional=True)
        self.add_field("ends_on", "Đến ngày", DateField(), optional=True)
        self.add_field("note", "Ghi chú", long_text_field(lines=3), optional=True)
        self.fill({name: getattr(self._movement, name) for name in SHOWN})

    def _save_values(self, values: dict[str, Any]) -> Movement:
        return self._movements.save(replace(self._movement, **values))
