"""Tính tiền thưởng: what each award of issued decisions brings, the highest of one achievement alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.awards import Award
from models.decisions import Decision
from models.payments import Payment
from models.problems import Refused
from models.progress import SILENT, Progress
from models.store import Store
from services.catalogue import Catalogue
from services.payment_sheets import PaymentSheets
from services.prize_money import AS_DECIDED, Claim, due, one_time, said

HIGHEST_ONLY = "Chỉ chi mức cao nhất"
REST = "Chỉ chi phần chênh lệch"
REVOKED = "Khen thưởng đã bị thu hồi"
_RULED = re.compile(rf"(?:{HIGHEST_ONLY}|{REVOKED}).*?\.(?:\s+|$)")


@dataclass(frozen=True, slots=True)
class Prepared:
    """What came of reckoning the prize money of decisions."""

    decisions: int
    made: int
    """Payments, of which some are not to be paid."""
    not_paid: int
    without_amount: int
    """Those for which neither the law nor the decision names an amount."""
    total: int
    """In đồng, of what is to be paid."""


class PrizeReckoning:
    """The part of ``Payments`` that follows the law."""

    def __init__(self, store: Store, catalogue: Catalogue, sheets: PaymentSheets) -> None:
        self._store = store
        self._catalogue = catalogue
        self._sheets = sheets

    def get(self, uid: str) -> Payment:
        return self._store.payments.get(uid)

    def award(self, payment: Payment) -> Award:
        return self._store.awards.get(payment.award_uid)

    def of_decision(self, decision_uid: str) -> list[Payment]:
        return self._store.payments.of_decision(decision_uid)

    def decisions_left(self) -> list[str]:
        """The commune's own issued decisions whose prize money was not reckoned yet."""
        return self._store.payments.decisions_left()

    def left_of(self, decision_uid: str) -> bool:
        """Whether some of the prize money of a decision was not reckoned yet."""
        return self._store.payments.left_of(decision_uid)

    def without_amount(self, payment: Payment) -> bool:
        """Whether somebody has to type the amount first."""
        return not (payment.coefficient or payment.amount or payment.override_reason)

    def still_owed(self, payments: Sequence[Payment]) -> list[Payment]:
        """Those that are still to be handed out; a revoked award brings nothing any more."""
        unpaid = [payment for payment in payments if payment.status == "unpaid"]
        awards = self._store.awards.get_many([payment.award_uid for payment in unpaid])
        revoked = {award.uid for award in awards if award.revoked_by is not None}
        return [payment for payment in unpaid if payment.award_uid not in revoked]

    def on_paper(self, payments: Sequence[Payment]) -> list[Payment]:
        """Those that stand on a sheet which recipients sign, or have signed."""
        owed = {payment.award_uid for payment in self.still_owed(payments)}
        return [
            payment
            for payment in payments
            if payment.award_uid in owed or payment.status in ("paid", "returned")
        ]

    # Reckoning

    def prepare(self, decision_uid: str, progress: Progress = SILENT) -> Prepared:
        """Reckon the prize money of one issued decision and put it on a sheet; in one action."""
        return self.prepare_many([decision_uid], progress)

    def prepare_many(self, decision_uids: Sequence[str], progress: Progress = SILENT) -> Prepared:
        """Again for those known: what is not paid yet and was not changed by hand is reckoned anew."""
        decisions = self._store.decisions.get_many(decision_uids)
        for decision in decisions:
            _refuse_unissued(decision)
        title = "Tính tiền thưởng " + (
            f"của quyết định số {decisions[0].code}"
            if len(decisions) == 1
            else f"của {len(decisions)} quyết định"
        )
        with self._store.action(title):
            for done, decision in enumerate(decisions):
                progress.report(done, len(decisions), "Đang tính tiền thưởng")
                self._prepare(decision)
            payments = [p for uid in decision_uids for p in self.of_decision(uid)]
        payable = [payment for payment in payments if payment.status != "not_paid"]
        return Prepared(
            len(decisions),
            len(payments),
            len(payments) - len(payable),
            sum(self.without_amount(payment) for payment in payable),
            sum(payment.amount for payment in payable),
        )

    def reckoned(self, decision: Decision) -> list[Payment]:
        """What ``prepare`` would write down, as it is known now: for a paper, also of a draft."""
        if decision.purpose != "award":
            return []
        today = self._store.origin.today()
        awards = self._store.awards.of_decision(decision.uid)
        known = {payment.award_uid: payment for payment in self.of_decision(decision.uid)}
        for award in awards:
            if award.uid not in known:
                given = due(self._catalogue, award, decision, today)
                known[award.uid] = Payment(award_uid=award.uid, **given.terms())
        subjects = [award.subject_uid for award in awards]
        settled = self._settled(self._claims(subjects, known, decision))
        known |= {p.award_uid: p for p in settled if p.award_uid in known}
        return [known[award.uid] for award in awards]

    def follow(self, decision: Decision) -> None:
        """What a decision, now issued, does to money reckoned before. Part of an open action."""
        touched = [each.uid for each in self._store.awards.of_decision(decision.uid)]
        if decision.purpose != "award":
            amendments = self._store.amendments.of_decision(decision.uid)
            touched += [each.award_uid for each in amendments]
        self.settle(touched)

    def settle(self, award_uids: Iterable[str]) -> None:
        """Let what is not paid yet follow the awards: revoked ones, and those of one achievement.

        Part of an open action, or one of its own.
        """
        awards = self._store.awards.get_many(list(award_uids))
        subjects = list(dict.fromkeys(award.subject_uid for award in awards))
        with self._store.action("Đối chiếu tiền thưởng"):
            self._save_changed(self._settled(self._claims(subjects)))

    def _prepare(self, decision: Decision) -> None:
        today = self._store.origin.today()
        known = {payment.award_uid: payment for payment in self.of_decision(decision.uid)}
        fresh: list[Payment] = []
        again: list[Payment] = []
        awards = self._store.awards.of_decision(decision.uid)
        for award in awards:
            given = due(self._catalogue, award, decision, today)
            payment = known.get(award.uid)
            values = given.terms()
            if payment is None:
                fresh.append(Payment(award_uid=award.uid, **values))
            elif payment.status in ("unpaid", "not_paid") and by_rule(payment):
                again.append(replace(payment, **values))
        if fresh:
            self._store.payments.save_many(self._sheets.put_on_sheet(decision, fresh))
        self._save_changed(again)
        self.settle(award.uid for award in awards)

    def _claims(
        self,
        subject_uids: Sequence[str],
        reckoned: Mapping[str, Payment] | None = None,
        also: Decision | None = None,
    ) -> list[Claim]:
        """Every award of issued decisions that these subjects have; nothing while none is reckoned.

        ``reckoned`` are payments by award that are not stored yet, ``also`` a draft to count with.
        """
        awards = self._store.awards.of_subjects(subject_uids)
        found = self._store.decisions.get_many([award.decision_uid for award in awards])
        counted = also.uid if also else ""
        issued = {
            decision.uid: decision
            for decision in found
            if (decision.status == "issued" and decision.deleted_at is None)
            or decision.uid == counted
        }
        payments = {p.award_uid: p for p in self._store.payments.of_awards([a.uid for a in awards])}
        payments |= reckoned or {}
        if not payments:
            return []
        today = self._store.origin.today()
        return [
            Claim(
                award,
                decision,
                due(self._catalogue, award, decision, today),
                payments.get(award.uid),
                self._catalogue.award_type(award.award_type).rank,
            )
            for award in awards
            if (decision := issued.get(award.decision_uid)) is not None
        ]

    def _settled(self, claims: Sequence[Claim]) -> list[Payment]:
        groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
        settled: list[Payment] = []
        for claim in claims:
            if claim.award.revoked_by is not None:
                if claim.payment is not None:
                    settled.append(self._not_paid_as_revoked(claim.payment, claim.award))
                continue
            key = one_time(self._catalogue, claim.award, claim.decision)
            groups[key or (claim.award.uid,)].append(claim)
        for group in groups.values():
            settled += self._paid_once(group)
        return settled

    def _paid_once(self, group: list[Claim]) -> list[Payment]:
        """The highest is paid, less what was paid already; the others are not."""
        group.sort(key=_highest_first)
        best, *others = group
        settled: list[Payment] = []
        left = _left_beside(best, others)
        for claim in others:
            payment = claim.payment
            if payment and payment.status in ("unpaid", "not_paid") and not payment.status_reason:
                if 0 < payment.amount <= left:
                    left -= payment.amount
                    settled.append(replace(payment, status="unpaid", note=unruled(payment.note)))
                    continue
                highest = said(best.due.amount, self._name(best), best.decision)
                told = f"{HIGHEST_ONLY}: đã tính {highest}."
                note = f"{told} {unruled(payment.note)}".strip()
                settled.append(replace(payment, status="not_paid", note=note))
        if best.payment is not None:
            settled.append(self._as_highest(best, best.payment, others))
        return settled

    def _as_highest(self, best: Claim, payment: Payment, others: Sequence[Claim]) -> Payment:
        if payment.status not in ("unpaid", "not_paid") or payment.status_reason:
            return payment
        payment = replace(payment, status="unpaid", note=unruled(payment.note))
        if not by_rule(payment):
            return payment
        paid = [
            (other.payment.amount, self._name(other), other.decision)
            for other in others
            if other.payment and other.payment.status == "paid" and not other.payment.status_reason
        ]
        if not paid:
            return replace(payment, amount=best.due.amount, override_reason=best.due.reason)
        amount = max(best.due.amount - sum(each[0] for each in paid), 0)
        lower = "; ".join(said(*each) for each in paid)
        return replace(payment, amount=amount, override_reason=f"{REST}: đã chi {lower}.")

    def _name(self, claim: Claim) -> str:
        return self._catalogue.award_type(claim.award.award_type).name

    def _not_paid_as_revoked(self, payment: Payment, award: Award) -> Payment:
        """What was paid stays so until it comes back."""
        if payment.status not in ("unpaid", "not_paid"):
            return payment
        assert award.revoked_by is not None
        by = self._store.decisions.get(award.revoked_by)
        note = f"{REVOKED} theo Quyết định số {by.code}. {unruled(payment.note)}".strip()
        return replace(payment, status="not_paid", note=note)

    def _save_changed(self, payments: Sequence[Payment]) -> None:
        known = {p.uid: p for p in self._store.payments.get_many([p.uid for p in payments])}
        self._store.payments.save_many(p for p in payments if p != known[p.uid])


def by_rule(payment: Payment) -> bool:
    """Whether nobody typed the amount."""
    return payment.override_reason.startswith((AS_DECIDED, REST)) or not payment.override_reason


def _left_beside(best: Claim, others: Sequence[Claim]) -> int:
    """What is still due to lower ones where only the rest of the highest was handed out."""
    own = best.payment
    if own is None or own.status != "paid" or not own.override_reason.startswith(REST):
        return 0
    paid = [c.payment.amount for c in others if c.payment and c.payment.status == "paid"]
    return best.due.amount - own.amount - sum(paid)


def unruled(note: str) -> str:
    """What the clerk wrote of the note."""
    return _RULED.sub("", note).strip()


def _highest_first(claim: Claim) -> tuple[object, ...]:
    """Whom the clerk leaves out comes last; of equal amounts, one that is paid already first."""
    payment = claim.payment
    left_out = payment is not None and payment.status == "not_paid" and payment.status_reason != ""
    paid = payment is not None and payment.status == "paid"
    day = claim.decision.decided_on or date.min
    return (left_out, -claim.due.amount, not paid, claim.rank, day, claim.award.uid)


def _refuse_unissued(decision: Decision) -> None:
    if decision.purpose != "award":
        raise Refused("Quyết định đính chính, thu hồi không có tiền thưởng để tính.")
    if decision.status != "issued":
        raise Refused(
            "Quyết định chưa ban hành nên chưa tính được tiền thưởng; hãy ban hành quyết định trước."
        )
