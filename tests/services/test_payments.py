"""Prize money: reckoned once, the highest of one achievement alone, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from models.decisions import Decision
from models.payments import PaymentList
from models.problems import Refused, Rejected
from services.payment_sheets import SheetTerms
from services.prize_money import reckoning
from tests.paid_decisions import DAY, issued, paid_by
from tests.small_commune import add_decision, add_subjects, add_unit, small_commune

BEFORE_RAISE, AFTER_RAISE = date(2026, 6, 30), date(2026, 7, 1)


@pytest.mark.parametrize(
    ("code", "kind", "day", "coefficient", "salary", "amount"),
    [
        ("LDTT", "individual", BEFORE_RAISE, "0.3", 2_340_000, 702_000),
        ("LDTT", "individual", AFTER_RAISE, "0.3", 2_530_000, 759_000),
        ("GK_XA", "household", AFTER_RAISE, "0.45", 2_530_000, 1_138_500),
        ("GK_XA", "collective", BEFORE_RAISE, "0.6", 2_340_000, 1_404_000),
        ("TTLDTT", "collective", AFTER_RAISE, "0.8", 2_530_000, 2_024_000),
    ],
)
def test_a_payment_keeps_from_what_it_was_reckoned(
    services, code, kind, day, coefficient, salary, amount
):
    decision = issued(services, code, add_subjects(services, 1, kind), day=day)
    (payment,) = paid_by(services, decision)
    assert (payment.coefficient, payment.base_salary) == (coefficient, salary)
    assert (payment.product, payment.amount) == (str(amount), amount)
    assert (payment.status, payment.override_reason) == ("unpaid", "")


def test_the_sum_is_told_with_each_of_its_factors(services):
    decision = issued(services, "GK_XA", add_subjects(services, 1, "collective"), day=AFTER_RAISE)
    (payment,) = paid_by(services, decision)
    told = reckoning(services.catalogue, payment, services.payments.award(payment), AFTER_RAISE)
    assert told == "0,3 × 2 × 2.530.000 = 1.518.000 đồng"


@pytest.mark.parametrize(
    ("rounding", "amount"), [("none", 1_138_500), ("nearest10k", 1_140_000), ("up10k", 1_140_000)]
)
def test_the_rounding_of_the_regime_is_used_and_the_raw_product_kept(
    services, monkeypatch, rounding, amount
):
    regimes = [replace_struct(regime, rounding=rounding) for regime in services.catalogue.regimes]
    catalogue = replace(services.catalogue, regimes=tuple(regimes))
    for service in (services.payments, services.wording, services.deciding):
        monkeypatch.setattr(service, "_catalogue", catalogue)
    decision = issued(services, "GK_XA", add_subjects(services, 1, "household"), day=AFTER_RAISE)
    (payment,) = paid_by(services, decision)
    assert (payment.product, payment.amount) == ("1138500", amount)


def replace_struct(record, **values):
    import msgspec

    return msgspec.structs.replace(record, **values)


def test_reckoning_is_one_action_and_is_undone_as_one(services):
    decision = issued(services, "LDTT", add_subjects(services, 3))
    before = len(services.history.recent())
    prepared = services.payments.prepare(decision.uid)
    assert (prepared.made, prepared.not_paid, prepared.total) == (3, 0, 3 * 759_000)
    assert len(services.history.recent()) == before + 1
    services.history.undo()
    assert services.payments.of_decision(decision.uid) == []
    assert services.payment_sheets.of_decision(decision.uid) == []
    assert services.payments.decisions_left() == [decision.uid]


def test_reckoning_again_changes_nothing(services):
    decision = issued(services, "LDTT", add_subjects(services, 3))
    first = paid_by(services, decision)
    before = len(services.history.recent())
    assert paid_by(services, decision) == first
    assert len(services.history.recent()) == before
    assert services.payments.decisions_left() == []


def test_only_an_issued_award_decision_is_reckoned(services):
    decision = add_decision(services, "LDTT", add_subjects(services, 1))
    with pytest.raises(Refused, match="chưa ban hành"):
        services.payments.prepare(decision.uid)


def test_of_two_titles_of_one_year_the_higher_is_paid_and_the_lower_names_it(services):
    (person,) = add_subjects(services, 1)
    lower = issued(services, "LDTT", [person], "5")
    (unpaid,) = paid_by(services, lower)
    assert unpaid.status == "unpaid"
    higher = issued(services, "CSTDCS", [person], "6")
    (paid,) = paid_by(services, higher)
    (left_out,) = services.payments.of_decision(lower.uid)
    assert (paid.status, paid.amount) == ("unpaid", 2_530_000)
    assert left_out.status == "not_paid"
    assert left_out.note == (
        "Chỉ chi mức cao nhất: đã tính 2.530.000 đồng của Chiến sĩ thi đua cơ sở, "
        "Quyết định số 06/QĐ-UBND."
    )


def test_the_higher_title_counts_before_its_own_money_is_reckoned(services):
    (person,) = add_subjects(services, 1)
    issued(services, "CSTDCS", [person], "6")
    (lower,) = paid_by(services, issued(services, "LDTT", [person], "5"))
    assert lower.status == "not_paid"


def test_what_was_paid_for_the_lower_title_is_taken_off_the_higher(services):
    (person,) = add_subjects(services, 1)
    (first,) = paid_by(services, issued(services, "LDTT", [person], "5"))
    services.payments.pay([first.uid], DAY)
    (second,) = paid_by(services, issued(services, "CSTDCS", [person], "6"))
    assert second.amount == 2_530_000 - 759_000
    assert second.override_reason == (
        "Chỉ chi phần chênh lệch: đã chi 759.000 đồng của Lao động tiên tiến, "
        "Quyết định số 05/QĐ-UBND."
    )
    services.payments.step_back([first.uid])
    assert services.payments.get(second.uid).amount == 2_530_000
    assert services.payments.get(first.uid).status == "not_paid"


@pytest.mark.parametrize(
    ("second", "fields"),
    [
        ("CSTDCS", {"period": "2025-2026"}),
        ("CSTDCS", {"ground": "DOT_XUAT"}),
        ("GK_XA", {"ground": "DOT_XUAT"}),
    ],
)
def test_different_achievements_are_each_paid(services, second, fields):
    (person,) = add_subjects(services, 1)
    (one,) = paid_by(services, issued(services, "LDTT", [person], "5"))
    (two,) = paid_by(services, issued(services, second, [person], "6", **fields))
    assert services.payments.get(one.uid).status == two.status == "unpaid"


def test_titles_of_another_length_of_time_are_each_paid(services):
    (person,) = add_subjects(services, 1)
    (one,) = paid_by(services, issued(services, "CSTDCS", [person], "5"))
    above = services.deciding.save(
        Decision(
            origin="recorded",
            level="province",
            issuer="Chủ tịch UBND tỉnh Điện Biên",
            award_type="CSTD_TINH",
            period="2026",
            number="77",
            decided_on=DAY,
        )
    )
    services.deciding.add_subjects(above.uid, [person])
    services.deciding.advance(above.uid)
    (two,) = paid_by(services, above)
    assert services.payments.get(one.uid).status == two.status == "unpaid"
    assert two.amount == 7_590_000


def test_forms_for_the_same_thing_are_paid_once_and_for_other_things_each(services):
    (person,) = add_subjects(services, 1)

    def certificate(number: str, achievement: str) -> str:
        decision = add_decision(services, "GK_XA", [person], ground="DOT_XUAT")
        (award,) = services.deciding.awards(decision.uid)
        services.deciding.save_award(replace(award, achievement=achievement))
        services.deciding.advance(decision.uid)
        services.deciding.advance(decision.uid)
        return paid_by(services, services.deciding.advance(decision.uid, number, DAY))[0].uid

    rescue = certificate("1", "Dũng cảm cứu người bị đuối nước")
    again = certificate("2", "Dũng cảm cứu người bị đuối nước.")
    fire = certificate("3", "Chữa cháy rừng tại bản Nậm Pố")
    statuses = [services.payments.get(uid).status for uid in (rescue, again, fire)]
    assert sorted(statuses[:2]) == ["not_paid", "unpaid"]
    assert statuses[2] == "unpaid"


def test_the_clerk_pays_what_the_rule_leaves_out_and_says_why(services):
    (person,) = add_subjects(services, 1)
    (lower,) = paid_by(services, issued(services, "LDTT", [person], "5"))
    higher = issued(services, "CSTDCS", [person], "6")
    paid_by(services, higher)
    with pytest.raises(Rejected) as rejected:
        services.payments.decide([lower.uid], paid=True, reason="  ")
    assert set(rejected.value.problems) == {"status_reason"}
    done = services.payments.decide([lower.uid], paid=True, reason="Hai thành tích khác nhau")
    assert (done.done, done.left) == (1, 0)
    kept = services.payments.get(lower.uid)
    assert (kept.status, kept.status_reason, kept.note) == (
        "unpaid",
        "Hai thành tích khác nhau",
        "",
    )
    services.payments.prepare(higher.uid)
    assert services.payments.get(lower.uid) == kept
    services.payments.pay([lower.uid], DAY)
    (highest,) = services.payments.of_decision(higher.uid)
    assert highest.amount == 2_530_000


def test_leaving_out_the_highest_lets_the_next_be_paid(services):
    (person,) = add_subjects(services, 1)
    (lower,) = paid_by(services, issued(services, "LDTT", [person], "5"))
    (higher,) = paid_by(services, issued(services, "CSTDCS", [person], "6"))
    services.payments.decide([higher.uid], paid=False, reason="Tỉnh đã chi")
    assert services.payments.get(higher.uid).status == "not_paid"
    assert services.payments.get(lower.uid).status == "unpaid"
    services.payments.step_back([higher.uid])
    assert services.payments.get(higher.uid).status == "unpaid"
    assert services.payments.get(lower.uid).status == "not_paid"


def test_another_amount_needs_a_reason(services):
    (payment,) = paid_by(services, issued(services, "LDTT", add_subjects(services, 1)))
    with pytest.raises(Rejected) as rejected:
        services.payments.override(payment.uid, 500_000, "")
    assert rejected.value.problems["override_reason"].startswith("Số tiền khác mức theo quy định")
    with pytest.raises(Rejected) as rejected:
        services.payments.override(payment.uid, -1, "Lý do")
    assert set(rejected.value.problems) == {"amount"}
    changed = services.payments.override(payment.uid, 500_000, "Nghị quyết của HĐND xã")
    assert (changed.amount, changed.product) == (500_000, "759000")
    assert changed.override_reason == "Nghị quyết của HĐND xã"
    award = services.payments.award(payment)
    services.payments.prepare(award.decision_uid)
    assert services.payments.get(payment.uid).amount == 500_000
    assert services.payments.override(payment.uid, 759_000, "").override_reason == ""


def test_what_the_decision_says_is_paid_and_the_law_stands_beside_it(services):
    decision = add_decision(services, "LDTT", add_subjects(services, 1))
    (award,) = services.deciding.awards(decision.uid)
    services.deciding.save_award(replace(award, prize=600_000))
    services.deciding.advance(decision.uid)
    services.deciding.advance(decision.uid)
    services.deciding.advance(decision.uid, "5", DAY)
    (payment,) = paid_by(services, decision)
    assert (payment.amount, payment.product) == (600_000, "759000")
    assert payment.override_reason == "Theo mức ghi trong quyết định"


def recorded_without_coefficient(services):
    decision = services.deciding.save(
        Decision(
            origin="recorded",
            level="province",
            issuer="Chủ tịch UBND tỉnh Điện Biên",
            award_type="HUY_HIEU_TINH",
            number="9",
            decided_on=date(2022, 5, 19),
        )
    )
    services.deciding.add_subjects(decision.uid, add_subjects(services, 1))
    return services.deciding.advance(decision.uid)


def test_without_a_coefficient_the_amount_is_typed_first(services):
    decision = recorded_without_coefficient(services)
    prepared = services.payments.prepare(decision.uid)
    assert (prepared.without_amount, prepared.total) == (1, 0)
    (payment,) = services.payments.of_decision(decision.uid)
    assert services.payments.without_amount(payment)
    assert services.payments.pay([payment.uid], DAY).left == 1
    with pytest.raises(Rejected) as rejected:
        services.payments.override(payment.uid, 0, "")
    assert set(rejected.value.problems) == {"override_reason"}
    typed = services.payments.override(payment.uid, 300_000, "")
    assert typed.amount == 300_000
    services.payments.prepare(decision.uid)
    assert services.payments.get(payment.uid).amount == 300_000
    assert services.payments.pay([payment.uid], DAY).done == 1


def test_money_is_handed_out_one_by_one_and_to_many_at_once(services):
    decision = issued(services, "LDTT", add_subjects(services, 4))
    first, *rest = paid_by(services, decision)
    services.payments.pay([first.uid], DAY, "Lò Thị Hoa (nhận thay)")
    paid = services.payments.get(first.uid)
    assert (paid.status, paid.paid_on, paid.received_by) == ("paid", DAY, "Lò Thị Hoa (nhận thay)")
    done = services.payments.pay([first.uid, *(p.uid for p in rest)], DAY)
    assert (done.done, done.left, done.total) == (3, 1, 3 * 759_000)
    with pytest.raises(Refused, match="đã chi"):
        services.payments.override(first.uid, 1, "Lý do")
    services.history.undo()
    assert [p.status for p in services.payments.of_decision(decision.uid)].count("paid") == 1


@pytest.mark.parametrize("day", [None, date(2026, 11, 17), date(2026, 11, 21)])
def test_money_is_not_handed_out_before_the_decision_or_tomorrow(services, day):
    (payment,) = paid_by(services, issued(services, "LDTT", add_subjects(services, 1)))
    with pytest.raises(Rejected) as rejected:
        services.payments.pay([payment.uid], day)
    assert set(rejected.value.problems) == {"paid_on"}


def revoke(services, award, number="99"):
    """By a decision that takes it back, as the clerk does."""
    draft = services.amending.revoke(award.decision_uid, [award.uid], "Khai man thành tích")
    services.deciding.advance(draft.uid)
    services.deciding.advance(draft.uid)
    services.deciding.advance(draft.uid, number, DAY)


def test_a_revoked_award_is_not_paid_and_the_lower_one_is_again(services):
    (person,) = add_subjects(services, 1)
    (lower,) = paid_by(services, issued(services, "LDTT", [person], "5"))
    (higher,) = paid_by(services, issued(services, "CSTDCS", [person], "6"))
    revoke(services, services.payments.award(higher))
    revoked = services.payments.get(higher.uid)
    assert revoked.status == "not_paid"
    assert revoked.note == "Khen thưởng đã bị thu hồi theo Quyết định số 99/QĐ-UBND."
    again = services.payments.get(lower.uid)
    assert (again.status, again.note) == ("unpaid", "")
    assert services.payments.decide([higher.uid], paid=True, reason="Nhầm").left == 1


def test_money_of_a_revoked_award_comes_back_into_the_fund(services):
    (payment,) = paid_by(services, issued(services, "LDTT", add_subjects(services, 1)))
    services.payments.pay([payment.uid], DAY)
    revoke(services, services.payments.award(payment))
    assert services.payments.get(payment.uid).status == "paid"
    with pytest.raises(Rejected):
        services.payments.give_back([payment.uid], date(2026, 11, 17))
    done = services.payments.give_back([payment.uid], date(2026, 11, 19), "Phiếu thu số 3")
    assert (done.done, services.payments.get(payment.uid).status) == (1, "returned")
    ledger = services.fund.ledger(2026)
    assert (ledger.paid, ledger.entered["refund"], ledger.balance) == (759_000, 759_000, 0)
    (refund,) = services.store.fund_entries.of_year(2026)
    assert refund.document == "Phiếu thu số 3"
    with pytest.raises(Refused, match="đi theo tiền thưởng"):
        services.fund.delete(refund.uid)
    services.payments.step_back([payment.uid])
    assert services.payments.get(payment.uid).status == "paid"
    assert services.store.fund_entries.of_year(2026) == []


@settings(max_examples=12, deadline=None)
@given(
    st.permutations(["LDTT", "CSTDCS", "CSTT"]),
    st.lists(st.tuples(st.integers(0, 2), st.booleans()), max_size=6),
)
@example(["LDTT", "CSTDCS", "CSTT"], [(0, True), (1, True)])
def test_whatever_the_order_one_achievement_is_paid_once_at_its_highest(order, steps):
    with TemporaryDirectory() as folder, small_commune(Path(folder) / "data") as services:
        (person,) = add_subjects(services, 1)
        decisions = []
        for number, code in enumerate(order, start=1):
            decisions.append(issued(services, code, [person], str(number)))
            services.payments.prepare(decisions[-1].uid)
            for place, forward in steps:
                for decision in decisions[place : place + 1]:
                    (payment,) = services.payments.of_decision(decision.uid)
                    if forward:
                        services.payments.pay([payment.uid], DAY)
                    else:
                        services.payments.step_back([payment.uid])
        payments = services.store.payments.all()
        assert sum(p.amount for p in payments if p.status in ("paid", "unpaid")) == 2_530_000


# Sheets


def test_a_decision_gets_one_sheet_with_its_source(services):
    decision = issued(services, "LDTT", add_subjects(services, 2))
    payments = paid_by(services, decision)
    (sheet,) = services.payment_sheets.of_decision(decision.uid)
    assert {payment.list_uid for payment in payments} == {sheet.uid}
    assert (sheet.fund_year, sheet.unit_uid) == (2026, None)
    assert sheet.source == "Quỹ thi đua, khen thưởng của xã năm 2026"


def terms(services, decision, **values) -> SheetTerms:
    return replace(services.payment_sheets.usual_terms(decision), **values)


def test_each_unit_may_have_its_own_sheet(services):
    school, office = add_unit(services, "Trường Tiểu học số 1"), add_unit(services, "Văn phòng")
    people = add_subjects(services, 2, unit=school)
    people += add_subjects(services, 1, unit=office, start=2) + add_subjects(services, 1, start=3)
    decision = issued(services, "LDTT", people)
    paid_by(services, decision)
    made = services.payment_sheets.arrange(decision.uid, terms(services, decision, by_unit=True))
    assert [sheet.unit_uid for sheet in made] == [school.uid, office.uid, None]
    counts = [len(services.store.payments.of_list(sheet.uid)) for sheet in made]
    assert counts == [2, 1, 1]
    assert len(services.payment_sheets.of_decision(decision.uid)) == 3
    services.payment_sheets.arrange(decision.uid, terms(services, decision))
    assert len(services.payment_sheets.of_decision(decision.uid)) == 1


def test_a_sheet_somebody_signed_stays_as_it_is(services):
    decision = issued(services, "LDTT", add_subjects(services, 2))
    first, _ = paid_by(services, decision)
    services.payments.pay([first.uid], DAY)
    with pytest.raises(Refused, match="đã có người nhận tiền"):
        services.payment_sheets.arrange(decision.uid, terms(services, decision))
    assert first.list_uid is not None
    with pytest.raises(Refused, match="đã có người nhận tiền"):
        services.payment_sheets.delete(first.list_uid)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("made_on", None),
        ("made_on", date(2026, 11, 17)),
        ("made_on", date(2026, 11, 21)),
        ("fund_year", None),
        ("fund_year", 26),
    ],
)
def test_what_is_wrong_on_a_sheet_is_told_at_its_field(services, field, value):
    decision = issued(services, "LDTT", add_subjects(services, 1))
    paid_by(services, decision)
    with pytest.raises(Rejected) as rejected:
        services.payment_sheets.arrange(decision.uid, terms(services, decision, **{field: value}))
    assert set(rejected.value.problems) == {field}


def test_a_sheet_may_be_paid_from_the_fund_of_another_year(services):
    decision = issued(services, "LDTT", add_subjects(services, 1))
    paid_by(services, decision)
    (sheet,) = services.payment_sheets.of_decision(decision.uid)
    assert isinstance(sheet, PaymentList)
    terms_now = services.payment_sheets.terms(sheet)
    services.payment_sheets.change(sheet.uid, replace(terms_now, fund_year=2027))
    assert services.fund.ledger(2026).planned == 0
    assert services.fund.ledger(2027).planned == 759_000


def test_a_sheet_in_the_bin_leaves_the_payments(services):
    decision = issued(services, "LDTT", add_subjects(services, 1))
    (payment,) = paid_by(services, decision)
    assert payment.list_uid is not None
    services.payment_sheets.delete(payment.list_uid)
    assert services.payments.get(payment.uid).list_uid is None
    services.payment_sheets.arrange(decision.uid, terms(services, decision))
    assert services.payments.get(payment.uid).list_uid is not None
