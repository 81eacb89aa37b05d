"""What can be done with several payments at once: asked for in a dialog, done on the worker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject

from models.money import format_money
from models.numbers import format_number
from models.payments import Payment
from services.payments import Done, Payments
from ui.dialogs.pay_dialog import PayDialog, ReturnMoneyDialog
from ui.dialogs.payment_reason_dialog import PaymentReasonDialog
from ui.pages.page import Page
from ui.workspace import Workspace


class PaymentSteps(QObject):
    def __init__(self, page: Page, workspace: Workspace) -> None:
        super().__init__(page)
        self._page = page
        self._workspace = workspace

    def pay(self, payments: Sequence[Payment]) -> None:
        """Those of ``payments`` that are still owed."""
        owed = self._workspace.services.payments.still_owed(payments)
        if not owed:
            self._page.refused.emit("Trong các dòng đang chọn không còn khoản nào chưa chi.")
            return
        uids = [payment.uid for payment in owed]
        dialog = PayDialog(self._workspace, owed, self._page)
        dialog.saved.connect(
            lambda values: self._run(
                "Đang ghi đã chi",
                lambda service: service.pay(uids, **values),
                "Đã ghi chi {} khoản, {}.",
            )
        )
        dialog.open()

    def give_back(self, payments: Sequence[Payment]) -> None:
        paid = [payment for payment in payments if payment.status == "paid"]
        if not paid:
            self._page.refused.emit(
                "Trong các dòng đang chọn không có khoản nào đã chi để nộp lại."
            )
            return
        uids = [payment.uid for payment in paid]
        dialog = ReturnMoneyDialog(self._workspace, paid, self._page)
        dialog.saved.connect(
            lambda values: self._run(
                "Đang ghi nộp lại",
                lambda service: service.give_back(uids, **values),
                "Đã ghi nộp lại {} khoản, {}.",
            )
        )
        dialog.open()

    def decide(self, payments: Sequence[Payment], *, paid: bool) -> None:
        """Pay what the rule leaves out, or the other way round."""
        now = "not_paid" if paid else "unpaid"
        uids = [payment.uid for payment in payments if payment.status == now]
        if not uids:
            state = "đang để Không chi" if paid else "chưa chi"
            self._page.refused.emit(f"Trong các dòng đang chọn không có khoản nào {state}.")
            return
        dialog = PaymentReasonDialog(len(uids), paid=paid, parent=self._page)
        dialog.saved.connect(
            lambda reason: self._run(
                "Đang ghi lý do",
                lambda service: service.decide(uids, paid=paid, reason=reason),
                "{} khoản được chi, {}." if paid else "{} khoản không chi, {}.",
            )
        )
        dialog.open()

    def step_back(self, uids: Sequence[str]) -> None:
        self._run(
            "Đang trả về bước trước",
            lambda service: service.step_back(uids),
            "Đã trả {} khoản về bước trước, {}.",
        )

    def _run(self, title: str, work: Callable[[Payments], Done], said: str) -> None:
        """``said`` has room for how many and how much."""

        def tell(done: Any) -> None:
            told = said.format(format_number(done.done), format_money(done.total))
            if done.left:
                told += f" Để nguyên {format_number(done.left)} khoản không làm được bước này."
            self._page.told.emit(told, done.done > 0)

        self._workspace.run(
            title, lambda services, _progress: work(services.payments), tell, "payments"
        )
