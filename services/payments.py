"""Chi tiền thưởng: what the clerk decides about prize money, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.awards import Award
from models.dates import format_short
from models.decisions import Decision
from models.money import format_money
from models.payments import FundEntry, Payment
from models.problems import Refused, Rejected
from models.vietnamese import nfc
from services.prize_money import Due, due
from services.prize_reckoning import PrizeReckoning, unruled

TYPED = "Quy định không nêu hệ số; người lập nhập số tiền"


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one step for several payments."""

    done: int
    left: int
    """How many the step was not for."""
    total: int
    """In đồng."""


class Payments(PrizeReckoning):
    def given(self, award: Award) -> Due:
        """What the law and the decision give."""
        decision = self._store.decisions.get(award.decision_uid)
        return due(self._catalogue, award, decision, self._store.origin.today())

    def override(
        self, uid: str, amount: int | None, reason: str, note: str | None = None
    ) -> Payment:
        """Pay another amount than the law gives, and say why. Raises ``Rejected``."""
        payment = self.get(uid)
        if payment.status in ("paid", "returned"):
            raise Refused(
                "Khoản này đã chi nên không sửa được số tiền; hãy trả về Chưa chi trước rồi sửa."
            )
        award = self.award(payment)
        given = self.given(award)
        reason = nfc(reason).strip()
        problems: dict[str, str] = {}
        if amount is None:
            problems["amount"] = "Hãy nhập số tiền, ghi 0 nếu không có tiền thưởng."
        elif amount < 0:
            problems["amount"] = "Tiền thưởng không thể là số âm."
        elif not reason and given.certain and amount != given.amount:
            problems["override_reason"] = (
                f"Số tiền khác mức theo quy định ({format_money(given.amount)}); hãy ghi lý do."
            )
        elif not reason and not given.certain and amount == 0:
            problems["override_reason"] = "Hãy ghi vì sao khen thưởng này không có tiền thưởng."
        if problems:
            raise Rejected(problems)
        assert amount is not None
        lawful = given.certain and amount == given.amount
        kept = given.reason if lawful else reason or TYPED
        payment = replace(payment, amount=amount, override_reason=kept)
        if note is not None:
            payment = replace(payment, note=nfc(note).strip())
        with self._store.action(f"Sửa tiền thưởng của {award.name}"):
            saved = self._store.payments.save(payment)
            self.settle([award.uid])
        return self.get(saved.uid)

    def decide(self, uids: Sequence[str], *, paid: bool, reason: str) -> Done:
        """Pay what the rule leaves out, or leave out what it pays, and say why. Raises ``Rejected``."""
        reason = nfc(reason).strip()
        if not reason:
            raise Rejected({"status_reason": "Hãy ghi lý do."})
        wanted = "unpaid" if paid else "not_paid"

        def decided(payment: Payment, award: Award, decision: Decision) -> Payment | None:
            if payment.status not in ("unpaid", "not_paid") or payment.status == wanted:
                return None
            if paid and award.revoked_by is not None:
                return None
            note = unruled(payment.note)
            return replace(payment, status=wanted, status_reason=reason, note=note)

        verb = "Chi" if paid else "Không chi"
        return self._each(uids, f"{verb} tiền thưởng", decided, settled=True)

    # What became of the money

    def pay(self, uids: Sequence[str], paid_on: date | None, received_by: str = "") -> Done:
        """Raises ``Rejected`` for a day that cannot be."""
        if problems := self.pay_problems(uids, paid_on):
            raise Rejected(problems)

        def paid(payment: Payment, award: Award, decision: Decision) -> Payment | None:
            if payment.status != "unpaid" or award.revoked_by or self.without_amount(payment):
                return None
            by = nfc(received_by).strip()
            return replace(payment, status="paid", paid_on=paid_on, received_by=by)

        return self._each(uids, "Ghi đã chi tiền thưởng", paid, settled=True)

    def pay_problems(self, uids: Sequence[str], paid_on: date | None) -> dict[str, str]:
        """What keeps that day from being written down: field -> sentence."""
        if problems := self._day_problems("paid_on", paid_on):
            return problems
        late = self._decided_after(uids, paid_on) if paid_on else None
        if late is None or late.decided_on is None or paid_on is None:
            return {}
        return {
            "paid_on": f"Ngày chi {format_short(paid_on)} trước ngày của "
            f"Quyết định số {late.code} ({format_short(late.decided_on)})."
        }

    def return_problems(self, uids: Sequence[str], returned_on: date | None) -> dict[str, str]:
        """The same for the day on which money came back."""
        if problems := self._day_problems("returned_on", returned_on):
            return problems
        latest = max((p.paid_on for p in self._many(uids) if p.paid_on), default=None)
        if latest is None or returned_on is None or returned_on >= latest:
            return {}
        return {"returned_on": f"Ngày nộp lại không thể trước ngày chi ({format_short(latest)})."}

    def give_back(self, uids: Sequence[str], returned_on: date | None, document: str = "") -> Done:
        """The money came back, as a refund into the fund of that year. Raises ``Rejected``."""
        if problems := self.return_problems(uids, returned_on):
            raise Rejected(problems)
        assert returned_on is not None
        refunds: list[FundEntry] = []

        def returned(payment: Payment, award: Award, decision: Decision) -> Payment | None:
            if payment.status != "paid":
                return None
            refunds.append(
                FundEntry(
                    year=returned_on.year,
                    kind="refund",
                    entered_on=returned_on,
                    amount=payment.amount,
                    source=award.name,
                    document=nfc(document).strip(),
                    payment_uid=payment.uid,
                    note=f"Tiền thưởng theo Quyết định số {decision.code}",
                )
            )
            return replace(payment, status="returned")

        with self._store.action("Ghi nộp lại tiền thưởng"):
            done = self._each(uids, "Ghi nộp lại tiền thưởng", returned)
            self._store.fund_entries.save_many(refunds)
        return done

    def step_back(self, uids: Sequence[str]) -> Done:
        """Mend a slip: returned becomes paid again, paid unpaid, decided by hand as the rule says."""

        def earlier(payment: Payment, award: Award, decision: Decision) -> Payment | None:
            match payment.status:
                case "returned":
                    refunds = self._store.fund_entries.of_payments([payment.uid])
                    self._store.fund_entries.delete_many(refunds)
                    return replace(payment, status="paid")
                case "paid":
                    return replace(payment, status="unpaid", paid_on=None, received_by="")
                case _ if payment.status_reason:
                    return replace(payment, status="unpaid", status_reason="")
                case _:
                    return None

        return self._each(uids, "Trả tiền thưởng về bước trước", earlier, settled=True)

    # Inside

    def _each(
        self,
        uids: Sequence[str],
        title: str,
        change: Callable[[Payment, Award, Decision], Payment | None],
        *,
        settled: bool = False,
    ) -> Done:
        payments = self._many(uids)
        awards = {a.uid: a for a in self._store.awards.get_many([p.award_uid for p in payments])}
        decisions = {
            d.uid: d
            for d in self._store.decisions.get_many([a.decision_uid for a in awards.values()])
        }
        whom = (
            awards[payments[0].award_uid].name if len(payments) == 1 else f"{len(payments)} khoản"
        )
        with self._store.action(f"{title}: {whom}"):
            changed: list[Payment] = []
            for payment in payments:
                award = awards[payment.award_uid]
                new = change(payment, award, decisions[award.decision_uid])
                if new is not None:
                    changed.append(new)
            self._store.payments.save_many(changed)
            if settled:
                self.settle(payment.award_uid for payment in changed)
        total = sum(payment.amount for payment in changed)
        return Done(len(changed), len(payments) - len(changed), total)

    def _many(self, uids: Sequence[str]) -> list[Payment]:
        return self._store.payments.get_many(uids)

    def _day_problems(self, field: str, day: date | None) -> dict[str, str]:
        if day is None:
            return {field: "Hãy nhập ngày."}
        if day > self._store.origin.today():
            return {field: f"Ngày {format_short(day)} chưa tới."}
        return {}

    def _decided_after(self, uids: Sequence[str], day: date) -> Decision | None:
        awards = self._store.awards.get_many([p.award_uid for p in self._many(uids)])
        decisions = self._store.decisions.get_many([award.decision_uid for award in awards])
        return next((d for d in decisions if d.decided_on and d.decided_on > day), None)
