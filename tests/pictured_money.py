"""Prize money and a fund to be pictured: some paid, some not, one changed, one left out."""

from __future__ import annotations

from models.payments import FundEntry, FundEntryKind
from services.services import Services

YEAR = 2026


def add_money(services: Services) -> None:
    """Once; the decisions are those of the sample commune."""
    store, payments = services.store, services.payments
    if store.fund_entries.of_year(YEAR):
        return
    today = store.origin.today()
    left = [
        decision.uid
        for decision in store.decisions.get_many(payments.decisions_left())
        if decision.decided_on is not None and decision.decided_on.year == YEAR
    ]
    payments.prepare_many(left)
    entries: list[tuple[FundEntryKind, int, str]] = [
        ("budget", 350_000_000, "Quyết định giao dự toán năm 2026"),
        ("contribution", 5_000_000, "Hội Khuyến học xã"),
        ("expense", 3_200_000, "Khung và phôi giấy khen"),
    ]
    for kind, amount, source in entries:
        services.fund.save(
            FundEntry(year=YEAR, kind=kind, entered_on=today, amount=amount, source=source)
        )
    unpaid = [p.uid for uid in left for p in payments.of_decision(uid) if p.status == "unpaid"]
    payments.pay(unpaid[: len(unpaid) // 3], today)
    payments.override(unpaid[-1], 500_000, "Theo Nghị quyết số 12/NQ-HĐND của HĐND xã")
