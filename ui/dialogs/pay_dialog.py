"""Write down that prize money was handed out, or that it came back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from models.money import amount_in_words, format_money
from models.numbers import format_number
from models.payments import Payment
from services.payments import Done
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.date_field import DateField
from ui.widgets.form_field import text_field
from ui.workspace import Workspace


class PayDialog(FormDialog):
    """``saved`` brings what came of it, for one payment or many."""

    def __init__(
        self, workspace: Workspace, payments: Sequence[Payment], parent: QWidget | None = None
    ) -> None:
        self._payments = workspace.services.payments
        self._uids = [payment.uid for payment in payments if payment.status == "unpaid"]
        total = sum(payment.amount for payment in payments if payment.status == "unpaid")
        super().__init__(
            "Ghi đã chi tiền thưởng",
            lambda values: self._pay(values),
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

    def _pay(self, values: dict[str, Any]) -> Done:
        return self._payments.pay(self._uids, values["paid_on"], values["received_by"])


class ReturnMoneyDialog(FormDialog):
    """The same for money that recipients gave back."""

    def __init__(
        self, workspace: Workspace, payments: Sequence[Payment], parent: QWidget | None = None
    ) -> None:
        self._payments = workspace.services.payments
        self._uids = [payment.uid for payment in payments if payment.status == "paid"]
        total = sum(payment.amount for payment in payments if payment.status == "paid")
        super().__init__(
            "Ghi nộp lại tiền thưởng",
            lambda values: self._give_back(values),
            parent,
            verb="Ghi đã nộp lại",
            intro=f"{format_number(len(self._uids))} khoản đã chi, tổng cộng "
            f"{format_money(total)}, được ghi vào sổ quỹ là khoản thu hồi.",
        )
        self.add_field("returned_on", "Ngày nộp lại", DateField(), required=True)
        self.add_field("document", "Chứng từ", text_field("Phiếu thu số 3"), optional=True)
        self.fill({"returned_on": workspace.services.store.origin.today()})

    def _give_back(self, values: dict[str, Any]) -> Done:
        return self._payments.give_back(self._uids, values["returned_on"], values["document"])
