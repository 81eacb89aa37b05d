"""Asks for a password twice, or for none."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from models.problems import Rejected
from ui.dialogs.form_dialog import FormDialog

SHORTEST = 6


class PasswordDialog(FormDialog):
    """``saved`` brings the password, "" for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "Mật khẩu cho khóa ký",
            self._checked,
            parent,
            verb="Sao lưu",
            intro="Khóa ký chứng tỏ gói gửi đi là của đơn vị. Đặt mật khẩu thì người nhặt được USB "
            "không dùng được khóa; quên mật khẩu thì vẫn lấy lại được dữ liệu, chỉ mất khóa ký.",
        )
        for name, label in (("password", "Mật khẩu"), ("again", "Gõ lại mật khẩu")):
            field = QLineEdit()
            field.setEchoMode(QLineEdit.EchoMode.Password)
            self.add_field(name, label, field, optional=True)

    def _checked(self, values: dict[str, Any]) -> str:
        password = values["password"]
        if password and len(password) < SHORTEST:
            raise Rejected({"password": f"Mật khẩu cần ít nhất {SHORTEST} ký tự."})
        if password != values["again"]:
            raise Rejected({"again": "Hai lần gõ không giống nhau."})
        return password
