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
    ("TL. CHỦ TỊCH", "Thừa lệnh (TL. CHỦ TỊCH)"),
    ("TUQ. CHỦ TỊCH", "Thừa ủy quyền (TUQ. CHỦ TỊCH)"),
)
USUAL = {"": "CHỦ TỊCH", "KT. CHỦ TỊCH": "PHÓ CHỦ TỊCH"}
"""The position printed above the name, by capacity."""


class SignerDialog(FormDialog):
    def __init__(
        self, workspace: Workspace, signer: Signer | None = None, parent: QWidget | None = None
    ) -> None:
        self._setup = workspace.services.setup
        self._signer = signer or Signer(name="", position="CHỦ TỊCH")
        super().__init__("Sửa người ký" if signer else "Thêm người ký", self._save_values, parent)
        self.authority = Choice(CAPACITIES)
        self.position = text_field("CHỦ TỊCH, PHÓ CHỦ TỊCH")
        self.add_field("name", "Họ và tên", text_field(), required=True)
        self.add_field("authority", "Ký với tư cách", self.authority)
        self.add_field(
            "position",
            "Chức vụ in trên tên",
            self.position,
            required=True,
            help="Người được giao quyền cấp trưởng ghi Q. CHỦ TỊCH.",
        )
        self.add_field("valid_from", "Ký từ ngày", DateField(), optional=True)
        self.add_field("valid_to", "Đến ngày", DateField(), optional=True)
        names = ("name", "authority", "position", "valid_from", "valid_to")
        self.fill({name: getattr(self._signer, name) for name in names})

        self.authority.edited.connect(self._propose_position)

    def _propose_position(self) -> None:
        """The usual one of the capacity, unless another was typed."""
        if self.position.text() in USUAL.values():
            self.position.setText(USUAL.get(self.authority.value() or "", ""))

    def _save_values(self, values: dict[str, Any]) -> Signer:
        values["authority"] = values["authority"] or ""
        return self._setup.save_signer(replace(self._signer, **values))
