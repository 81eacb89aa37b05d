"""Add somebody who signs, or change them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from models.signers import Signer
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import text_field
from ui.workspace import Workspace

CAPACITIES = (
    ("", "Người đứng đầu (CHỦ TỊCH)"),
    ("KT. CHỦ TỊCH", "Ký thay (KT. CHỦ TỊCH)"),
    ("Q. CHỦ TỊCH", "Quyền (Q. CHỦ TỊCH)"),
    ("TL. CHỦ TỊCH", "Thừa lệnh (TL. CHỦ TỊCH)"),
    ("TUQ. CHỦ TỊCH", "Thừa ủy quyền (TUQ. CHỦ TỊCH)"),
)


class SignerDialog(FormDialog):
    def __init__(
        self, workspace: Workspace, signer: Signer | None = None, parent: QWidget | None = None
    ) -> None:
        self._setup = workspace.services.setup
        self._signer = signer or Signer(name="", position="CHỦ TỊCH")
        super().__init__("Sửa người ký" if signer else "Thêm người ký", self._save_values, parent)
        self.add_field("name", "Họ và tên", text_field(), required=True)
        self.add_field("authority", "Ký với tư cách", Choice(CAPACITIES))
        self.add_field(
            "position",
            "Chức vụ in trên tên",
            text_field("CHỦ TỊCH, PHÓ CHỦ TỊCH"),
            required=True,
        )
        self.add_field("valid_from", "Ký từ ngày", DateField(), optional=True)
        self.add_field("valid_to", "Đến ngày", DateField(), optional=True)
        names = ("name", "authority", "position", "valid_from", "valid_to")
        self.fill({name: getattr(self._signer, name) for name in names})

    def _save_values(self, values: dict[str, Any]) -> Signer:
        values["authority"] = values["authority"] or ""
        return self._setup.save_signer(replace(self._signer, **values))
