"""What a list of prize money on paper says: one line for each recipient, and whose list it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from models.awards import Award
from models.dates import format_short
from models.decisions import Decision
from models.listing import Query
from models.numbers import format_number
from models.payments import PAYMENT_STATUSES, Payment
from models.problems import Refused
from models.units import Unit
from services.decision_lines import position_and_unit
from services.forms.decision_named import decision_named
from services.forms.form import Wanted
from services.handing_out.listed import about_decision
from services.services import Services


@dataclass(frozen=True, slots=True)
class PaidLine:
    name: str
    about: str
    """Chức vụ and unit on the day of the decision."""
    award: str
    decision: str
    coefficient: str
    base_salary: int | None
    product: Decimal | None
    amount: int
    """0 for what is not paid."""
    status: str
    paid_on: date | None
    received_by: str
    note: str


@dataclass(frozen=True, slots=True)
class PaymentFacts:
    about: str
    """Under the title: of which decision and unit, or of which period."""
    filed: str
    """The same in the name of a file, where nothing can be written in by hand."""
    lines: tuple[PaidLine, ...]
    source: str
    day: date
    made_on: date | None
    """None where the day is left to the pen."""

    @property
    def total(self) -> int:
        return sum(line.amount for line in self.lines)


def payment_facts(services: Services, wanted: Wanted) -> PaymentFacts:
    """Of a sheet or a decision by ``uid``, else of the rows that are asked for. Raises ``Refused``."""
    store = services.store
    day = store.origin.today()
    sheet = store.payment_lists.find(wanted.uid) if wanted.uid else None
    if sheet is not None:
        payments = store.payments.of_list(sheet.uid)
        decision = store.decisions.get(sheet.decision_uid)
        lines = _in_order(services, decision, services.payments.on_paper(payments))
        unit = services.store.units.find(sheet.unit_uid) if sheet.unit_uid else None
        about, filed = _about(services, decision, unit)
        return PaymentFacts(about, filed, lines, sheet.source, day, sheet.made_on)
    if wanted.uid:
        decision = store.decisions.find(wanted.uid)
        if decision is None:
            raise Refused(
                "Không tìm thấy quyết định hay danh sách chi cần in; hãy chọn lại rồi in."
            )
        payments = services.payments.reckoned(decision)
        lines = _in_order(services, decision, services.payments.on_paper(payments))
        year = (decision.decided_on or day).year
        source = services.payment_sheets.usual_source(year)
        return PaymentFacts(*_about(services, decision), lines, source, day, None)
    uids = services.lists.open("payment-list", _query(wanted)).uids()
    lines = _lines(services, store.payments.get_many(uids))
    about = _about_rows(services, wanted)
    return PaymentFacts(about, about, lines, "", day, None)


def _query(wanted: Wanted) -> Query:
    if not wanted.period:
        return wanted.query
    return replace(wanted.query, scope={**wanted.query.scope, "period": wanted.period})


def _in_order(
    services: Services, decision: Decision, payments: Sequence[Payment]
) -> tuple[PaidLine, ...]:
    """As the decision lists them."""
    places = {uid: n for n, uid in enumerate(services.deciding.listed(decision.uid))}
    last = len(places)
    return _lines(services, sorted(payments, key=lambda p: places.get(p.award_uid, last)))


def _lines(services: Services, payments: Sequence[Payment]) -> tuple[PaidLine, ...]:
    store = services.store
    awards = {a.uid: a for a in store.awards.get_many([p.award_uid for p in payments])}
    found = store.decisions.get_many([award.decision_uid for award in awards.values()])
    decisions = {decision.uid: decision for decision in found}
    return tuple(
        _line(services, payment, award, decisions[award.decision_uid])
        for payment in payments
        if (award := awards.get(payment.award_uid)) is not None
    )


def _line(services: Services, payment: Payment, award: Award, decision: Decision) -> PaidLine:
    revoked = award.revoked_by is not None
    left_out = payment.status == "not_paid" or (revoked and payment.status == "unpaid")
    status = "not_paid" if left_out else payment.status
    by_hand = "; ".join(filter(None, (payment.override_reason, payment.status_reason)))
    notes = ("Truy tặng" if award.posthumous else "", by_hand, payment.note)
    day = decision.decided_on or services.store.origin.today()
    return PaidLine(
        name=award.name,
        about=position_and_unit(award.subject_position, award.unit_name, award.name),
        award=services.catalogue.award_type(award.award_type).name_on(day),
        decision=decision.code if decision.number else "",
        coefficient=format_number(Decimal(payment.coefficient)) if payment.coefficient else "",
        base_salary=payment.base_salary,
        product=Decimal(payment.product) if payment.product else None,
        amount=0 if left_out else payment.amount,
        status=PAYMENT_STATUSES[status],
        paid_on=payment.paid_on,
        received_by=payment.received_by,
        note="; ".join(note.rstrip(".") for note in notes if note),
    )


def _about(services: Services, decision: Decision, unit: Unit | None = None) -> tuple[str, str]:
    """On paper, and in the name of its file."""
    of_unit = f", {unit.name}" if unit else ""
    named, filed = decision_named(services, decision), about_decision(services, decision.uid)
    return f"{named}{of_unit}", f"{filed}{of_unit}"


def _about_rows(services: Services, wanted: Wanted) -> str:
    period = services.periods.find(wanted.period) if wanted.period else None
    if period is not None:
        return period.name
    year = wanted.query.scope.get("year", "")
    return f"Quỹ năm {year}" if year else f"Đến ngày {format_short(services.store.origin.today())}"
