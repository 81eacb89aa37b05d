"""Pay what the rule leaves out, or leave out what it pays: only with a reason."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from models.numbers import format_number
from models.problems import Rejected
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.form_field import long_text_field


class PaymentReasonDialog(FormDialog):
    """``saved`` brings the reason."""

    def __init__(self, count: int, *, paid: bool, parent: QWidget | None = None) -> None:
        verb = "Vẫn chi" if paid else "Không chi"
        super().__init__(
            f"{verb} tiền thưởng",
            self._reason,
            parent,
            verb=f"{verb} {format_number(count)} khoản",
            intro=(
                "Khoản đang để Không chi sẽ được chi bên cạnh mức cao nhất. Nhiều danh hiệu cùng "
                "thành tích, cùng thời gian chỉ được thưởng một lần ở mức cao nhất; thành tích "
                "khác nhau thì mỗi thành tích được thưởng riêng."
                if paid
                else "Khoản này không chi; danh hiệu mức thấp hơn của cùng thành tích (nếu có) "
                "sẽ được chi thay."
            ),
        )
        example = "Hai thành tích khác nhau" if paid else "Tỉnh đã chi khoản này"
        self.add_field("status_reason", "Lý do", long_text_field(example, lines=3), required=True)

    def _reason(self, values: dict[str, Any]) -> str:
        if not values["status_reason"]:
            raise Rejected({"status_reason": "Hãy ghi lý do."})
        return values["status_reason"]
