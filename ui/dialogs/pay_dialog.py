"""Write down that prize money was handed out, or that it came back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from models.money import amount_in_words, format_money
from models.numbers import format_number
from models.payments import Payment
from models.problems import Rejected
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.date_field import DateField
from ui.widgets.form_field import text_field
from ui.workspace import Workspace


class PayDialog(FormDialog):
    """``saved`` brings day and name once they can be used; writing them down may be long work."""

    def __init__(
        self, workspace: Workspace, payments: Sequence[Payment], parent: QWidget | None = None
    ) -> None:
        self._payments = workspace.services.payments
        self._uids = [payment.uid for payment in payments]
        total = sum(payment.amount for payment in payments)
        super().__init__(
            "Ghi đã chi tiền thưởng",
            self._checked,
            parent,
            verb="Ghi đã chi",
            intro=f"{format_number(len(self._uids))} khoản chưa chi, tổng cộng "
            f"{format_money(total)} ({amount_in_words(total, exact=True)}).",
        )
        self.add_field("paid_on", "Ngày chi", DateField(), required=True)
        self.add_field(
            "received_by",
            "Người ký nhận",
            text_field("Lò Thị Hoa (nhận thay)"),
            optional=True,
            help="Để trống khi người được thưởng tự ký nhận.",
        )
        self.fill({"paid_on": workspace.services.store.origin.today()})

    def _checked(self, values: dict[str, Any]) -> dict[str, Any]:
        if problems := self._payments.pay_problems(self._uids, values["paid_on"]):
            raise Rejected(problems)
        return values


class ReturnMoneyDialog(FormDialog):
    """The same for money that recipients gave back."""

    def __init__(
        self, workspace: Workspace, payments: Sequence[Payment], parent: QWidget | None = None
    ) -> None:
        self._payments = workspace.services.payments
        self._uids = [payment.uid for payment in payments]
        total = sum(payment.amount for payment in payments)
        super().__init__(
            "Ghi nộp lại tiền thưởng",
            self._checked,
            parent,
            verb="Ghi đã nộp lại",
            intro=f"{format_number(len(self._uids))} khoản đã chi, tổng cộng "
            f"{format_money(total)}, được ghi vào sổ quỹ là khoản thu hồi.",
        )
        self.add_field("returned_on", "Ngày nộp lại", DateField(), required=True)
        self.add_field("document", "Chứng từ", text_field("Phiếu thu số 3"), optional=True)
        self.fill({"returned_on": workspace.services.store.origin.today()})

    def _checked(self, values: dict[str, Any]) -> dict[str, Any]:
        if problems := self._payments.return_problems(self._uids, values["returned_on"]):
            raise Rejected(problems)
        return values
