"""Pay what the rule leaves out, or leave out what it pays: only with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from models.numbers import format_number
from services.payments import Done
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.form_field import long_text_field
from ui.workspace import Workspace


class PaymentReasonDialog(FormDialog):
    def __init__(
        self,
        workspace: Workspace,
        uids: Sequence[str],
        *,
        paid: bool,
        parent: QWidget | None = None,
    ) -> None:
        self._payments = workspace.services.payments
        self._uids = uids
        self._paid = paid
        count = format_number(len(uids))
        super().__init__(
            "Vẫn chi tiền thưởng" if paid else "Không chi tiền thưởng",
            self._decide,
            parent,
            verb=f"Vẫn chi {count} khoản" if paid else f"Không chi {count} khoản",
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

    def _decide(self, values: dict[str, Any]) -> Done:
        return self._payments.decide(self._uids, paid=self._paid, reason=values["status_reason"])
