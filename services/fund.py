"""Quỹ thi đua, khen thưởng: what came in, what was spent and planned in a year, and how much may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal

from models.money import format_money
from models.numbers import format_number, parse_number
from models.payments import FUND_ENTRY_KINDS, TO_RETURN, FundEntry, FundEntryKind, FundYear
from models.problems import Refused, Rejected
from models.store import Store
from models.vietnamese import nfc

FIRST_YEAR, LAST_YEAR = 2000, 2100
INCOME: tuple[FundEntryKind, ...] = ("budget", "contribution", "carried_over", "refund")


@dataclass(frozen=True, slots=True)
class Ledger:
    """One year of the fund, in đồng."""

    year: int
    entered: Mapping[FundEntryKind, int]
    paid: int
    """Prize money that was handed out, also where it came back later: that is a refund."""
    paid_count: int
    planned: int
    """Prize money that is still to be paid."""
    planned_count: int
    to_return: int
    """Prize money of revoked awards that was handed out and did not come back yet."""
    to_return_count: int
    ceiling: int | None

    @property
    def income(self) -> int:
        return sum(self.entered[kind] for kind in INCOME)

    @property
    def spent(self) -> int:
        return self.paid + self.entered["expense"]

    @property
    def balance(self) -> int:
        return self.income - self.spent

    @property
    def moved(self) -> bool:
        """Whether anything came in, was spent or is to be spent."""
        return bool(self.income or self.spent or self.planned)

    @property
    def left(self) -> int:
        """What remains when all that is planned has been paid."""
        return self.balance - self.planned

    @property
    def used(self) -> int:
        """What counts against the ceiling."""
        return self.spent - self.entered["refund"] + self.planned

    @property
    def warnings(self) -> list[str]:
        found: list[str] = []
        if self.balance < 0 and not self.income:
            found.append(
                f"Đã chi {format_money(self.spent)} mà sổ chưa ghi khoản thu nào, "
                f"quỹ đang âm {format_money(-self.balance)}."
            )
        elif self.balance < 0:
            found.append(f"Đã chi vượt số có trong quỹ {format_money(-self.balance)}.")
        elif self.left < 0:
            found.append(
                f"Quỹ còn {format_money(self.balance)}, thiếu {format_money(-self.left)} "
                "để chi hết các khoản chưa chi."
            )
        if self.to_return:
            found.append(
                f"Còn phải thu hồi {format_money(self.to_return)} của "
                f"{format_number(self.to_return_count)} khoản đã chi."
            )
        if self.ceiling is not None and self.used > self.ceiling:
            found.append(
                f"Đã chi và dự chi {format_money(self.used)}, vượt mức trần "
                f"{format_money(self.ceiling)} là {format_money(self.used - self.ceiling)}."
            )
        if self.ceiling is not None and self.entered["budget"] > self.ceiling:
            found.append(
                f"Ngân sách giao {format_money(self.entered['budget'])} "
                f"vượt mức trần {format_money(self.ceiling)}."
            )
        return found


class Fund:
    def __init__(self, store: Store) -> None:
        self._store = store

    def ledger(self, year: int) -> Ledger:
        entered: dict[FundEntryKind, int] = dict.fromkeys(FUND_ENTRY_KINDS, 0)
        for entry in self._store.fund_entries.of_year(year):
            entered[entry.kind] += entry.amount
        paid = paid_count = planned = planned_count = to_return = to_return_count = 0
        for status, count, amount in self._store.payments.by_year(year):
            if status == TO_RETURN:
                to_return, to_return_count = amount, count
            if status in ("paid", "returned", TO_RETURN):
                paid, paid_count = paid + amount, paid_count + count
            elif status == "unpaid":
                planned, planned_count = amount, count
        known = self.terms(year)
        return Ledger(
            year,
            entered,
            paid,
            paid_count,
            planned,
            planned_count,
            to_return,
            to_return_count,
            ceiling_of(known),
        )

    def entry(self, uid: str) -> FundEntry:
        return self._store.fund_entries.get(uid)

    def save(self, entry: FundEntry) -> FundEntry:
        """Write down what came in or was spent. Raises ``Rejected``."""
        self._refuse_refund(entry)
        texts = ("source", "document", "note")
        entry = replace(entry, **{name: nfc(getattr(entry, name)).strip() for name in texts})
        if problems := self.problems(entry):
            raise Rejected(problems)
        verb, kind = "Sửa" if entry.uid else "Ghi", FUND_ENTRY_KINDS[entry.kind].lower()
        with self._store.action(f"{verb} {kind} vào sổ quỹ năm {entry.year}"):
            return self._store.fund_entries.save(entry)

    def problems(self, entry: FundEntry) -> dict[str, str]:
        """What keeps an entry from being written down: field -> sentence."""
        problems: dict[str, str] = {}
        if not FIRST_YEAR <= entry.year <= LAST_YEAR:
            problems["year"] = WHOLE_YEAR
        if entry.entered_on > self._store.origin.today():
            problems["entered_on"] = "Ngày ghi sổ chưa tới."
        if entry.amount <= 0:
            problems["amount"] = "Hãy nhập số tiền lớn hơn 0."
        return problems

    def delete(self, uid: str) -> None:
        """Raises ``Refused`` for a refund, which goes with its prize money."""
        entry = self.entry(uid)
        self._refuse_refund(entry)
        with self._store.action(f"Xóa một khoản trong sổ quỹ năm {entry.year}"):
            self._store.fund_entries.delete(entry)

    def carry_over(self, year: int) -> FundEntry:
        """Begin ``year`` with what was left of the year before. Raises ``Refused``."""
        if any(e.kind == "carried_over" for e in self._store.fund_entries.of_year(year)):
            raise Refused(f"Sổ quỹ năm {year} đã có khoản năm trước chuyển sang.")
        left = self.ledger(year - 1).balance
        if left <= 0:
            raise Refused(f"Quỹ năm {year - 1} không còn tiền để chuyển sang năm {year}.")
        return self.save(
            FundEntry(
                year=year,
                kind="carried_over",
                entered_on=self._store.origin.today(),
                amount=left,
                source=f"Quỹ thi đua, khen thưởng năm {year - 1}",
            )
        )

    # How much may be spent

    def terms(self, year: int) -> FundYear:
        """What is known of the limit of a year; a blank record when nothing is."""
        return self._store.fund_years.of_year(year) or FundYear(year=year)

    def save_terms(self, terms: FundYear) -> FundYear:
        """Raises ``Rejected``."""
        problems: dict[str, str] = {}
        percent = _percent(terms.percent)
        if percent is None:
            problems["percent"] = "Hãy nhập tỷ lệ từ 0 đến 100, ví dụ 1,5."
        for name in ("regular_spending", "ceiling"):
            if (getattr(terms, name) or 0) < 0:
                problems[name] = "Số tiền không thể là số âm."
        if terms.percent.strip() and terms.regular_spending is None and terms.ceiling is None:
            problems["regular_spending"] = (
                "Hãy nhập số chi thường xuyên để tính mức trần theo tỷ lệ."
            )
        if problems:
            raise Rejected(problems)
        terms = replace(terms, percent=percent or "", note=nfc(terms.note).strip())
        with self._store.action(f"Ghi mức trần của quỹ năm {terms.year}"):
            return self._store.fund_years.save(terms)

    def _refuse_refund(self, entry: FundEntry) -> None:
        if entry.payment_uid is not None:
            raise Refused(
                "Khoản thu hồi này đi theo tiền thưởng đã nộp lại; "
                "muốn bỏ hãy trả khoản tiền thưởng ấy về Đã chi ở thẻ Tiền thưởng."
            )


def ceiling_of(terms: FundYear) -> int | None:
    """The most that may be spent: as typed, else the share of the regular spending."""
    if terms.ceiling is not None:
        return terms.ceiling
    if terms.regular_spending is None or not terms.percent:
        return None
    share = Decimal(terms.percent) * terms.regular_spending / 100
    return int(share.quantize(Decimal(1), ROUND_FLOOR))


def ceiling_in_words(terms: FundYear) -> str:
    """From what the limit comes: "1,5% chi thường xuyên"."""
    if terms.ceiling is None and terms.percent and terms.regular_spending is not None:
        percent = format_number(Decimal(terms.percent))
        return f"{percent}% của {format_money(terms.regular_spending)} chi thường xuyên"
    return ""


def _percent(typed: str) -> str | None:
    """As it is stored; "" stays so; None when it is no share."""
    if not typed.strip():
        return ""
    try:
        number = parse_number(typed)
    except Refused:
        return None
    return format(number, "f") if 0 <= number <= 100 else None


WHOLE_YEAR = "Hãy ghi năm bằng bốn chữ số, ví dụ 2026."
