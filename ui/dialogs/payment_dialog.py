"""Change the amount of one payment: what the law gives stands above, the reason below."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from models.money import amount_in_words, format_money
from models.payments import Payment
from models.problems import Refused
from services.prize_money import reckoning
from services.prize_reckoning import by_rule
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.form_field import long_text_field, text_field
from ui.widgets.money_field import MoneyField
from ui.workspace import Workspace


class PaymentDialog(FormDialog):
    def __init__(
        self, workspace: Workspace, payment: Payment, parent: QWidget | None = None
    ) -> None:
        services = workspace.services
        self._payments = services.payments
        self._payment = payment
        award = self._payments.award(payment)
        decision = services.deciding.get(award.decision_uid)
        name = services.catalogue.award_type(award.award_type).name
        super().__init__(
            f"Sửa tiền thưởng của {award.name}",
            self._save_values,
            parent,
            intro=f"{name}, Quyết định số {decision.code}.",
            drafts=services.store.drafts,
            draft_key=f"payment:{payment.uid}",
        )
        day = services.wording.day(decision)
        sum_in_words = reckoning(services.catalogue, payment, award, day)
        given = self._payments.given(award)
        lawful = format_money(given.amount) if given.certain else ""
        told = QLabel(
            f"Theo quy định: {sum_in_words}; được chi {lawful}."
            if sum_in_words
            else "Quy định không nêu hệ số tiền thưởng cho khen thưởng này; hãy nhập số tiền."
        )
        told.setWordWrap(True)
        self.add_widget(told)
        self._amount = MoneyField()
        if lawful:
            self._amount.setPlaceholderText(lawful)
        self.in_words = QLabel()
        self.in_words.setWordWrap(True)
        self.in_words.setProperty("kind", "help")
        self.add_field("amount", "Số tiền (đồng)", self._amount, required=True)
        self.add_widget(self.in_words)
        self.add_field(
            "override_reason",
            "Lý do khác mức quy định",
            long_text_field("Theo Nghị quyết số 12/NQ-HĐND của Hội đồng nhân dân xã", lines=3),
            help="Bắt buộc khi số tiền khác mức quy định; in ở cột Ghi chú của danh sách chi.",
        )
        self.add_field("note", "Ghi chú", text_field(), optional=True)
        self._amount.edited.connect(self._say_in_words)
        self.fill(
            {
                "amount": None if self._payments.without_amount(payment) else payment.amount,
                "override_reason": "" if by_rule(payment) else payment.override_reason,
                "note": payment.note,
            }
        )
        self._say_in_words()

    def _save_values(self, values: dict[str, Any]) -> Payment:
        return self._payments.override(self._payment.uid, **_named(values))

    def _say_in_words(self) -> None:
        try:
            amount = self._amount.value()
        except Refused:
            amount = None
        self.in_words.setText("" if amount is None else amount_in_words(amount, exact=True))


def _named(values: dict[str, Any]) -> dict[str, Any]:
    return {
        "amount": values["amount"],
        "reason": values["override_reason"],
        "note": values["note"],
    }
