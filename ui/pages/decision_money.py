"""Tiền thưởng of one decision, as shown beside the list: what it grants, and what is really paid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from models.decisions import Decision
from models.money import format_money
from models.numbers import format_number
from models.payments import Payment
from services.decision_articles import Honours
from services.prize_reckoning import HIGHEST_ONLY
from services.services import Services
from ui.colours import Tone
from ui.widgets.details_pane import Note, Section

LEFT_OUT: dict[str, tuple[str, Tone]] = {
    "higher": ("{} khoản không chi vì đã tính mức cao hơn.", "warn"),
    "revoked": ("{} khoản không chi vì khen thưởng đã bị thu hồi.", "warn"),
    "decided": ("{} khoản không chi do người lập quyết định.", "warn"),
    "returned": ("{} khoản đã nộp lại.", "info"),
    "to_return": ("{} khoản đã chi phải thu hồi.", "bad"),
}
"""Why money of the decision does not stay with those whom it names."""


def money_sections(services: Services, decision: Decision, honours: Honours) -> list[Section]:
    """Nothing where neither the decision grants money nor any was reckoned."""
    granted = sum((share.prize or 0) * share.count for share in honours.shares)
    if decision.origin != "own":
        granted = 0
    payments = services.payments.of_decision(decision.uid)
    if not granted and not payments:
        return []
    fields = [("Theo quyết định", format_money(granted))] if granted else []
    if not payments:
        if decision.status == "issued":
            fields.append(("Thực chi", "Chưa tính"))
        return [Section("Tiền thưởng", fields)]
    fates = _fates(services, payments)
    kept = sum(p.amount for p in payments if p.uid not in fates)
    handed_out = sum(p.amount for p in payments if p.uid not in fates and p.status == "paid")
    fields.append(("Thực chi", format_money(kept)))
    if handed_out:
        fields.append(("Đã chi", format_money(handed_out)))
    counted = Counter(fates.values())
    notes = [
        Note(told.format(format_number(counted[fate])), tone)
        for fate, (told, tone) in LEFT_OUT.items()
        if counted[fate]
    ]
    return [Section("Tiền thưởng", fields, notes)]


def _fates(services: Services, payments: Sequence[Payment]) -> dict[str, str]:
    """Why a payment is not made, or does not last; those that are made are left out."""
    awards = services.store.awards.get_many([payment.award_uid for payment in payments])
    revoked = {award.uid for award in awards if award.revoked_by is not None}
    fates: dict[str, str] = {}
    for payment in payments:
        if payment.status == "returned":
            fates[payment.uid] = "returned"
        elif payment.award_uid in revoked:
            fates[payment.uid] = "to_return" if payment.status == "paid" else "revoked"
        elif payment.status == "not_paid":
            by_rule = payment.note.startswith(HIGHEST_ONLY) and not payment.status_reason
            fates[payment.uid] = "higher" if by_rule else "decided"
    return fates
