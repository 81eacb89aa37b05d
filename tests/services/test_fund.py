"""The fund of a year: what came in, what was spent and planned, and how much may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.listing import Query
from models.payments import FundEntry, FundYear
from models.problems import Refused, Rejected
from services.fund import ceiling_of
from tests.paid_decisions import DAY, issued, paid_by
from tests.small_commune import add_subjects


def entry(services, kind, amount, **fields):
    return services.fund.save(
        FundEntry(kind=kind, amount=amount, **{"year": 2026, "entered_on": DAY} | fields)
    )


def test_a_fund_without_entries_is_empty(services):
    ledger = services.fund.ledger(2026)
    assert (ledger.income, ledger.spent, ledger.balance, ledger.planned) == (0, 0, 0, 0)
    assert ledger.ceiling is None
    assert ledger.warnings == []


def test_every_source_counts_and_prize_money_is_taken_by_itself(services):
    entry(services, "budget", 20_000_000)
    entry(services, "contribution", 3_000_000, source="Hội Khuyến học xã")
    entry(services, "carried_over", 1_500_000)
    entry(services, "expense", 2_000_000, source="Khung giấy khen")
    first, *_ = paid_by(services, issued(services, "LDTT", add_subjects(services, 3)))
    services.payments.pay([first.uid], DAY)
    ledger = services.fund.ledger(2026)
    assert ledger.income == 24_500_000
    assert (ledger.paid, ledger.paid_count) == (759_000, 1)
    assert (ledger.planned, ledger.planned_count) == (1_518_000, 2)
    assert ledger.spent == 2_759_000
    assert ledger.balance == 21_741_000
    assert ledger.left == 20_223_000
    assert ledger.warnings == []


def test_what_is_not_to_be_paid_is_not_planned(services):
    (person,) = add_subjects(services, 1)
    paid_by(services, issued(services, "LDTT", [person], "5"))
    paid_by(services, issued(services, "CSTDCS", [person], "6"))
    assert services.fund.ledger(2026).planned == 2_530_000


def test_too_little_money_is_told_before_and_after_it_is_spent(services):
    (payment,) = paid_by(services, issued(services, "LDTT", add_subjects(services, 1)))
    entry(services, "budget", 500_000)
    assert services.fund.ledger(2026).warnings == [
        "Quỹ còn 500.000 đồng, thiếu 259.000 đồng để chi hết các khoản chưa chi."
    ]
    services.payments.pay([payment.uid], DAY)
    assert services.fund.ledger(2026).warnings == ["Đã chi vượt số có trong quỹ 259.000 đồng."]


def test_money_spent_before_anything_came_in_leaves_less_than_nothing(services):
    (payment,) = paid_by(services, issued(services, "LDTT", add_subjects(services, 1)))
    services.payments.pay([payment.uid], DAY)
    ledger = services.fund.ledger(2026)
    assert ledger.balance == -759_000
    assert ledger.warnings == [
        "Đã chi 759.000 đồng mà sổ chưa ghi khoản thu nào, quỹ đang âm 759.000 đồng."
    ]


def test_money_of_a_revoked_award_is_asked_back_until_it_comes(services):
    decision = issued(services, "LDTT", add_subjects(services, 2))
    first, _second = paid_by(services, decision)
    entry(services, "budget", 5_000_000)
    services.payments.pay([first.uid], DAY)
    revocation = services.amending.revoke(decision.uid, [first.award_uid], "Kê khai sai")
    services.deciding.issue_all({revocation.uid: "9"}, DAY)
    ledger = services.fund.ledger(2026)
    assert (ledger.to_return, ledger.to_return_count) == (759_000, 1)
    assert (ledger.paid, ledger.balance) == (759_000, 4_241_000)
    assert ledger.warnings == ["Còn phải thu hồi 759.000 đồng của 1 khoản đã chi."]
    services.payments.give_back([first.uid], DAY)
    ledger = services.fund.ledger(2026)
    assert (ledger.to_return, ledger.balance, ledger.warnings) == (0, 5_000_000, [])


def test_more_than_the_limit_is_told(services):
    paid_by(services, issued(services, "LDTT", add_subjects(services, 2)))
    entry(services, "budget", 2_000_000)
    services.fund.save_terms(replace(services.fund.terms(2026), ceiling=1_500_000))
    assert services.fund.ledger(2026).warnings == [
        "Đã chi và dự chi 1.518.000 đồng, vượt mức trần 1.500.000 đồng là 18.000 đồng.",
        "Ngân sách giao 2.000.000 đồng vượt mức trần 1.500.000 đồng.",
    ]
    known = services.fund.terms(2026)
    services.fund.save_terms(replace(known, ceiling=2_000_000))
    assert services.fund.ledger(2026).warnings == []


def test_the_limit_is_a_share_of_the_regular_spending_or_an_amount(services):
    terms = services.fund.save_terms(
        FundYear(year=2026, regular_spending=2_345_678_901, percent="1,5")
    )
    assert terms.percent == "1.5"
    assert services.fund.ledger(2026).ceiling == 35_185_183
    services.fund.save_terms(replace(terms, ceiling=30_000_000))
    assert services.fund.ledger(2026).ceiling == 30_000_000


@given(
    st.integers(min_value=0, max_value=10**13),
    st.decimals(min_value=0, max_value=100, places=2).map(str),
)
def test_a_share_is_never_more_than_the_law_allows(spending, percent):
    ceiling = ceiling_of(FundYear(year=2026, regular_spending=spending, percent=percent))
    assert ceiling is not None
    assert 0 <= ceiling * 10_000 <= spending * round(float(percent) * 100)


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("percent", {"percent": "nhiều", "regular_spending": 1}),
        ("percent", {"percent": "101", "regular_spending": 1}),
        ("regular_spending", {"percent": "1,5"}),
        ("regular_spending", {"regular_spending": -1}),
        ("ceiling", {"ceiling": -1}),
    ],
)
def test_what_is_wrong_with_a_limit_is_told_at_its_field(services, field, values):
    with pytest.raises(Rejected) as rejected:
        services.fund.save_terms(FundYear(year=2026, **values))
    assert set(rejected.value.problems) == {field}


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("amount", {"amount": 0}),
        ("amount", {"amount": -5}),
        ("entered_on", {"entered_on": date(2026, 11, 21)}),
        ("year", {"year": 26}),
    ],
)
def test_what_is_wrong_with_an_entry_is_told_at_its_field(services, field, values):
    with pytest.raises(Rejected) as rejected:
        entry(services, "budget", **{"amount": 1} | values)
    assert set(rejected.value.problems) == {field}


def test_what_is_left_is_carried_into_the_next_year_once(services):
    entry(services, "budget", 5_000_000, year=2025)
    carried = services.fund.carry_over(2026)
    assert (carried.kind, carried.amount) == ("carried_over", 5_000_000)
    with pytest.raises(Refused, match="đã có khoản năm trước chuyển sang"):
        services.fund.carry_over(2026)
    with pytest.raises(Refused, match="không còn tiền"):
        services.fund.carry_over(2024)


def test_an_entry_goes_to_the_bin_and_back(services):
    known = entry(services, "budget", 5_000_000)
    services.fund.delete(known.uid)
    assert services.fund.ledger(2026).income == 0
    services.history.undo()
    assert services.fund.ledger(2026).income == 5_000_000


def test_entries_are_listed_by_year_and_found_without_marks(services):
    entry(services, "contribution", 3_000_000, source="Hội Khuyến học xã")
    entry(services, "expense", 200_000, document="Phiếu chi số 4")
    entry(services, "budget", 9, year=2025)
    opened = services.lists.open("fund-list", Query(scope={"year": "2026"}))
    assert opened.count() == 2
    (found,) = services.lists.open("fund-list", Query(search="khuyen hoc")).rows()
    assert found.cells[1:4] == ("Đóng góp, tài trợ", 3_000_000, None)
