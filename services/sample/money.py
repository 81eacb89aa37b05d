"""Prize money of the sample commune in 2026, and the fund that it is paid from."""

from __future__ import annotations

from datetime import date, timedelta

from models.decisions import Decision
from models.payments import FundEntry, FundEntryKind, FundYear
from services.payment_sheets import SheetTerms
from services.services import Services

YEAR = 2026
LAST_PAID = date(2026, 9, 30)
"""What was decided by then is paid, but for the largest list's last ones."""
DAYS_UNTIL_PAID = 14
STILL_OUT = 12
"""Who of the last list that was paid has not come for it."""
ENTRIES: tuple[tuple[FundEntryKind, date, int, str, str], ...] = (
    ("carried_over", date(2026, 1, 5), 18_450_000, "Quỹ thi đua, khen thưởng năm 2025", ""),
    ("budget", date(2026, 1, 12), 380_000_000, "Ngân sách xã năm 2026", "Quyết định số 1024/QĐ-UBND"),
    ("contribution", date(2026, 8, 20), 15_000_000, "Hội Khuyến học xã", "Phiếu thu số 31"),
    ("expense", date(2026, 8, 4), 9_600_000, "In phôi Giấy khen, mua khung", "Phiếu chi số 57"),
)  # fmt: skip
TERMS = FundYear(year=YEAR, regular_spending=48_200_000_000, percent="1")
RESOLUTION = (
    "Mức hỗ trợ thêm theo Nghị quyết số 12/NQ-HĐND ngày 18/12/2025 của Hội đồng nhân dân xã"
)


def make_money(services: Services) -> None:
    fund = services.fund
    fund.save_terms(TERMS)
    for kind, day, amount, source, document in ENTRIES:
        fund.save(
            FundEntry(
                year=YEAR,
                kind=kind,
                entered_on=day,
                amount=amount,
                source=source,
                document=document,
            )
        )
    payments = services.payments
    decisions = [
        decision
        for decision in services.store.decisions.get_many(payments.decisions_left())
        if decision.decided_on is not None and decision.decided_on.year == YEAR
    ]
    payments.prepare_many([decision.uid for decision in decisions])
    schools = [d for d in decisions if d.period and "-" in d.period]
    largest = next(decision for decision in schools if decision.award_type == "LDTT")
    services.payment_sheets.arrange(largest.uid, _by_unit(services, largest))
    for decision in decisions:
        _pay(services, decision, STILL_OUT if decision is largest else 0)
    first = services.payments.of_decision(decisions[0].uid)[0]
    payments.give_back([first.uid], date(2026, 6, 15), "Phiếu thu số 22")
    last = payments.of_decision(decisions[-1].uid)[-1]
    payments.override(last.uid, 1_000_000, RESOLUTION)


def _by_unit(services: Services, decision: Decision) -> SheetTerms:
    day, year = decision.decided_on or LAST_PAID, YEAR
    return SheetTerms(
        by_unit=True,
        fund_year=year,
        made_on=day + timedelta(days=1),
        source=services.payment_sheets.usual_source(year),
    )


def _pay(services: Services, decision: Decision, but: int) -> None:
    day = decision.decided_on
    if day is None or day > LAST_PAID:
        return
    uids = [payment.uid for payment in services.payments.of_decision(decision.uid)]
    paid = uids[: len(uids) - but]
    services.payments.pay(paid, day + timedelta(days=DAYS_UNTIL_PAID), "")
