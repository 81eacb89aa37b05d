"""Prize money: what is paid for each award, and the fund it is paid from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from models.records import Record, RecordTable
from models.vietnamese import fold

PaymentStatus = Literal["unpaid", "paid", "returned", "not_paid"]
FundEntryKind = Literal["budget", "contribution", "carried_over", "expense", "refund"]

PAYMENT_STATUSES: dict[PaymentStatus, str] = {
    "unpaid": "Chưa chi",
    "paid": "Đã chi",
    "returned": "Đã nộp lại",
    "not_paid": "Không chi",
}
FUND_ENTRY_KINDS: dict[FundEntryKind, str] = {
    "budget": "Ngân sách giao",
    "contribution": "Đóng góp, tài trợ",
    "carried_over": "Năm trước chuyển sang",
    "expense": "Chi khác",
    "refund": "Thu hồi tiền thưởng",
}
"""Only ``expense`` takes from the fund; prize money is taken by the payments themselves."""
TO_RETURN = "to_return"
"""Shown in place of ``paid`` once the award is revoked: the money has to come back."""


BORNE = (
    "join awards a on a.uid = t.award_uid join decisions d on d.uid = a.decision_uid "
    "left join payment_lists l on l.uid = t.list_uid"
)
FUND_YEAR = (
    "coalesce(l.fund_year, cast(substr(coalesce(t.paid_on, d.decided_on), 1, 4) as integer))"
)
"""Which year's fund bears a payment ``t`` joined with ``BORNE``: its list says so, else its day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment(Record):
    """One per award of an issued decision; what it was reckoned from is kept with it."""

    award_uid: str
    list_uid: str | None = None
    """The payment list it stands in."""
    coefficient: str = ""
    """As a decimal number: "0.45"; "" where no law names one."""
    base_salary: int | None = None
    product: str = ""
    """Coefficient times base salary before rounding, as a decimal number."""
    amount: int
    """In đồng."""
    override_reason: str = ""
    """Why ``amount`` is not what the law gives."""
    status: PaymentStatus = "unpaid"
    status_reason: str = ""
    """Why it is paid or not, where the clerk decided so; no rule changes that any more."""
    paid_on: date | None = None
    received_by: str = ""
    """Who signed for it, when that is somebody else."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentList(Record):
    """A sheet on which recipients sign: of one decision, perhaps of one unit only."""

    decision_uid: str
    unit_uid: str | None = None
    fund_year: int
    made_on: date
    source: str = ""
    """From which money: "Quỹ thi đua, khen thưởng năm 2026"."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FundEntry(Record):
    year: int
    kind: FundEntryKind
    entered_on: date
    amount: int
    """In đồng, never below 0."""
    source: str = ""
    document: str = ""
    payment_uid: str | None = None
    """Of a refund: the prize money that came back."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FundYear(Record):
    """How much may be spent in a year: a share of the regular spending, or an amount."""

    year: int
    regular_spending: int | None = None
    """Chi thường xuyên of the year, in đồng."""
    percent: str = ""
    """Of it, as a decimal number: "1.5"."""
    ceiling: int | None = None
    """In đồng; takes the place of the share."""
    note: str = ""


class PaymentTable(RecordTable[Payment]):
    name = "payments"
    record = Payment

    def of_awards(self, award_uids: Sequence[str]) -> list[Payment]:
        return self._of_many("award_uid", award_uids)

    def of_list(self, list_uid: str) -> list[Payment]:
        return self._of_many("list_uid", [list_uid])

    def of_decision(self, decision_uid: str) -> list[Payment]:
        """In the order by hand."""
        return list(
            self._from_row(row)
            for row in self._db.query(
                "select p.* from payments p join awards a on a.uid = p.award_uid "
                "where a.decision_uid = ? and p.deleted_at is null and a.deleted_at is null "
                "order by a.position, a.id",
                [decision_uid],
            )
        )

    def decisions_left(self) -> list[str]:
        """The commune's own issued decisions with an award for which nothing was reckoned yet."""
        rows = self._db.execute(
            "select d.uid from decisions d where d.status = 'issued' and d.origin = 'own' "
            "and d.purpose = 'award' and d.deleted_at is null and exists (select 1 from awards a "
            "where a.decision_uid = d.uid and a.deleted_at is null and a.revoked_by is null "
            "and not exists (select 1 from payments p where p.award_uid = a.uid "
            "and p.deleted_at is null)) order by d.decided_on, d.id"
        )
        return [uid for (uid,) in rows]

    def left_of(self, decision_uid: str) -> bool:
        """Whether the decision has an award for which nothing was reckoned yet."""
        [(left,)] = self._db.execute(
            "select exists (select 1 from awards a where a.decision_uid = ? "
            "and a.deleted_at is null and a.revoked_by is null and not exists (select 1 from "
            "payments p where p.award_uid = a.uid and p.deleted_at is null))",
            [decision_uid],
        )
        return bool(left)

    def by_year(self, year: int) -> list[tuple[str, int, int]]:
        """(status, how many, đồng) of the prize money that the fund of ``year`` bears.

        Of a revoked award, what is not paid yet counts as not to be paid, and what is as
        ``TO_RETURN``.
        """
        return self._db.execute(
            "select case when a.revoked_by is null then t.status "
            f"when t.status = 'paid' then '{TO_RETURN}' "
            "when t.status = 'unpaid' then 'not_paid' "
            "else t.status end as status, count(*), sum(t.amount) "
            f"from payments t {BORNE} where t.deleted_at is null and a.deleted_at is null "
            f"and {FUND_YEAR} = ? group by 1",
            [year],
        ).fetchall()


class PaymentListTable(RecordTable[PaymentList]):
    name = "payment_lists"
    record = PaymentList

    def of_unit(self, unit_uid: str) -> list[PaymentList]:
        return self._of_many("unit_uid", [unit_uid])

    def of_decision(self, decision_uid: str) -> list[PaymentList]:
        return self._of_many("decision_uid", [decision_uid])

    def of_year(self, fund_year: int) -> list[PaymentList]:
        return list(self._select("fund_year = ? and deleted_at is null", [fund_year]))


class FundEntryTable(RecordTable[FundEntry]):
    name = "fund_entries"
    record = FundEntry

    def derived(self, record: FundEntry) -> dict[str, Any]:
        return {"search_key": fold(f"{record.source} {record.document} {record.note}")}

    def of_year(self, year: int) -> list[FundEntry]:
        return list(self._select("year = ? and deleted_at is null", [year], "entered_on, id"))

    def of_payments(self, payment_uids: Sequence[str]) -> list[FundEntry]:
        return self._of_many("payment_uid", payment_uids)

    def years(self) -> list[int]:
        """Those in which something was entered, the latest first."""
        rows = self._db.execute(
            "select distinct year from fund_entries where deleted_at is null order by year desc"
        )
        return [year for (year,) in rows]


class FundYearTable(RecordTable[FundYear]):
    name = "fund_years"
    record = FundYear

    def of_year(self, year: int) -> FundYear | None:
        return next(self._select("year = ? and deleted_at is null", [year]), None)
