"""Danh sách chi: the sheets on which recipients sign, one of a decision or one of each unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.dates import format_short
from models.decisions import Decision
from models.payments import Payment, PaymentList
from models.problems import Refused, Rejected
from models.store import Store
from models.vietnamese import nfc
from services.settings import Settings

FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTerms:
    """What the clerk says of the sheets of one decision."""

    by_unit: bool
    fund_year: int | None
    made_on: date | None
    source: str
    note: str = ""


class PaymentSheets:
    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings

    def get(self, uid: str) -> PaymentList:
        return self._store.payment_lists.get(uid)

    def of_decision(self, decision_uid: str) -> list[PaymentList]:
        return self._store.payment_lists.of_decision(decision_uid)

    def usual_terms(self, decision: Decision) -> SheetTerms:
        """One sheet, paid from the fund of the year of the decision."""
        today = self._store.origin.today()
        year = (decision.decided_on or today).year
        return SheetTerms(
            by_unit=False, fund_year=year, made_on=today, source=self.usual_source(year)
        )

    def usual_source(self, year: int) -> str:
        source = self._settings.get("fund_source")
        return f"{source} năm {year}" if source else ""

    def arrange(self, decision_uid: str, terms: SheetTerms) -> list[PaymentList]:
        """Put all payments of the decision on new sheets. Raises ``Rejected`` or ``Refused``."""
        decision = self._store.decisions.get(decision_uid)
        payments = self._store.payments.of_decision(decision_uid)
        if not payments:
            raise Refused(
                "Quyết định chưa được tính tiền thưởng; hãy bấm Tính tiền thưởng trước rồi lập danh sách."
            )
        known = self.of_decision(decision_uid)
        if problems := self.problems(decision_uid, terms):
            raise Rejected(problems)
        with self._store.action(f"Lập danh sách chi của quyết định số {decision.code}"):
            made = self._store.payment_lists.save_many(
                self._new(decision, unit, terms) for unit in self._units(payments, terms)
            )
            sheets = {sheet.unit_uid: sheet.uid for sheet in made}
            units = self._unit_of(payments) if terms.by_unit else {}
            self._store.payments.save_many(
                replace(payment, list_uid=sheets[units.get(payment.uid)]) for payment in payments
            )
            self._store.payment_lists.delete_many(known)
        return made

    def problems(self, decision_uid: str, terms: SheetTerms) -> dict[str, str]:
        """What is wrong with the terms: field -> sentence. Raises ``Refused`` when some are paid."""
        decision = self._store.decisions.get(decision_uid)
        self._refuse_signed(
            self.of_decision(decision_uid), self._store.payments.of_decision(decision_uid)
        )
        return _problems(terms, decision, self._store.origin.today())

    def put_on_sheet(self, decision: Decision, payments: Sequence[Payment]) -> list[Payment]:
        """New payments get onto the sheet of the decision, a new one if need be. Inside an action."""
        known = [s for s in self.of_decision(decision.uid) if s.unit_uid is None]
        sheet = known[0] if known else None
        if sheet is None:
            terms = self.usual_terms(decision)
            sheet = self._store.payment_lists.save(self._new(decision, None, terms))
        return [replace(payment, list_uid=sheet.uid) for payment in payments]

    def change(self, uid: str, terms: SheetTerms) -> PaymentList:
        """Change the year, day, source or note of one sheet. Raises ``Rejected``."""
        sheet = self.get(uid)
        decision = self._store.decisions.get(sheet.decision_uid)
        if problems := _problems(terms, decision, self._store.origin.today()):
            raise Rejected(problems)
        wanted = self._new(decision, sheet.unit_uid, terms)
        changed = {
            name: getattr(wanted, name) for name in ("fund_year", "made_on", "source", "note")
        }
        with self._store.action(f"Sửa danh sách chi của quyết định số {decision.code}"):
            return self._store.payment_lists.save(replace(sheet, **changed))

    def terms(self, sheet: PaymentList) -> SheetTerms:
        """As they stand on the sheet."""
        return SheetTerms(
            by_unit=sheet.unit_uid is not None,
            fund_year=sheet.fund_year,
            made_on=sheet.made_on,
            source=sheet.source,
            note=sheet.note,
        )

    def delete(self, uid: str) -> None:
        """Put a sheet into the bin; what stood on it stays reckoned. Raises ``Refused``."""
        sheet = self.get(uid)
        payments = self._store.payments.of_list(uid)
        self._refuse_signed([sheet], payments)
        decision = self._store.decisions.get(sheet.decision_uid)
        with self._store.action(f"Xóa danh sách chi của quyết định số {decision.code}"):
            self._store.payments.save_many(replace(p, list_uid=None) for p in payments)
            self._store.payment_lists.delete(sheet)

    # Inside

    def _refuse_signed(self, sheets: Sequence[PaymentList], payments: Sequence[Payment]) -> None:
        uids = {sheet.uid for sheet in sheets}
        if any(p.list_uid in uids and p.status in ("paid", "returned") for p in payments):
            raise Refused(
                "Danh sách chi đã có người nhận tiền nên không lập lại hay xóa được; "
                "hãy trả các khoản ấy về Chưa chi trước."
            )

    def _new(self, decision: Decision, unit_uid: str | None, terms: SheetTerms) -> PaymentList:
        assert terms.fund_year is not None
        assert terms.made_on is not None
        return PaymentList(
            decision_uid=decision.uid,
            unit_uid=unit_uid,
            fund_year=terms.fund_year,
            made_on=terms.made_on,
            source=nfc(terms.source).strip(),
            note=nfc(terms.note).strip(),
        )

    def _units(self, payments: Sequence[Payment], terms: SheetTerms) -> list[str | None]:
        """In the order of the tree; who belongs to no unit comes last."""
        if not terms.by_unit:
            return [None]
        used = set(self._unit_of(payments).values())
        listed: list[str | None] = [u.uid for u in self._store.units.in_order() if u.uid in used]
        return [*listed, None] if None in used else listed

    def _unit_of(self, payments: Sequence[Payment]) -> dict[str, str | None]:
        """Of each payment the unit to which the recipient belongs today."""
        awards = {a.uid: a for a in self._store.awards.get_many([p.award_uid for p in payments])}
        subjects = {
            s.uid: s
            for s in self._store.subjects.get_many([a.subject_uid for a in awards.values()])
        }
        return {p.uid: subjects[awards[p.award_uid].subject_uid].unit_uid for p in payments}


def _problems(terms: SheetTerms, decision: Decision, today: date) -> dict[str, str]:
    problems: dict[str, str] = {}
    if terms.fund_year is None or not FIRST_YEAR <= terms.fund_year <= LAST_YEAR:
        problems["fund_year"] = "Hãy ghi năm của quỹ bằng bốn chữ số, ví dụ 2026."
    if terms.made_on is None:
        problems["made_on"] = "Hãy nhập ngày lập danh sách."
    elif decision.decided_on and terms.made_on < decision.decided_on:
        problems["made_on"] = (
            f"Ngày lập không thể trước ngày quyết định ({format_short(decision.decided_on)})."
        )
    elif terms.made_on > today:
        problems["made_on"] = f"Ngày {format_short(terms.made_on)} chưa tới."
    return problems
