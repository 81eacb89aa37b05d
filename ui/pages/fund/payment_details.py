"""What is shown of one payment beside the list: how it was reckoned, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction

from models.dates import format_short
from models.money import amount_in_words, format_money
from models.payments import PAYMENT_STATUSES, Payment
from services.prize_money import reckoning
from services.services import Services
from ui.colours import Tone
from ui.widgets.details_pane import Details, Note, Section

TONES: dict[str, Tone] = {
    "Chưa chi": "warn",
    "Đã chi": "good",
    "Đã nộp lại": "info",
    "Không chi": "draft",
    "Phải thu hồi": "bad",
}


def payment_details(services: Services, payment: Payment, actions: Sequence[QAction]) -> Details:
    award = services.payments.award(payment)
    decision = services.deciding.get(award.decision_uid)
    day = services.wording.day(decision)
    told = reckoning(services.catalogue, payment, award, day)
    terms = services.catalogue.prize_terms(award.award_type, award.kind, day)
    notes: list[Note] = []
    if services.payments.without_amount(payment):
        notes.append(Note("Quy định không nêu hệ số; hãy nhập số tiền trước khi chi.", "bad"))
    if payment.override_reason:
        notes.append(Note(payment.override_reason, "info"))
    if payment.status_reason:
        notes.append(Note(payment.status_reason, "info", "Do người lập quyết định"))
    if payment.note:
        notes.append(Note(payment.note, "plain"))
    reckoned = [
        ("Tính", told or "Không có hệ số"),
        ("Số tiền", format_money(payment.amount)),
        ("Bằng chữ", amount_in_words(payment.amount, exact=True)),
        ("Lương cơ sở", terms.base_salary.citation if terms else ""),
        ("Hệ số", terms.citation if terms else ""),
    ]
    paid = [
        ("Ngày chi", format_short(payment.paid_on) if payment.paid_on else ""),
        ("Ký nhận", payment.received_by),
    ]
    return Details(
        award.name,
        services.catalogue.award_type(award.award_type).name_on(day),
        state=_state(payment, revoked=award.revoked_by is not None),
        sections=[
            Section("Cách tính", [(name, value) for name, value in reckoned if value]),
            *([Section("Cần biết", notes=notes)] if notes else []),
            *([Section("Đã chi", paid)] if payment.paid_on else []),
            Section(
                "Quyết định",
                [("Số", decision.code), ("Ngày", format_short(day)), ("Đơn vị", award.unit_name)],
            ),
        ],
        next_actions=actions,
    )


def _state(payment: Payment, *, revoked: bool) -> Note:
    text = PAYMENT_STATUSES[payment.status]
    if revoked and payment.status == "paid":
        text = "Phải thu hồi"
    return Note(text, TONES[text])
