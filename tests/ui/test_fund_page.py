"""Quỹ khen thưởng: reckoned in one press, signed for, handed out, and the book of the fund."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from models.payments import FundEntry
from tests.paid_decisions import DAY, issued, paid_by
from tests.small_commune import add_subjects, add_unit
from tests.watching import dialog_of
from ui.dialogs.fund_entry_dialog import FundEntryDialog
from ui.dialogs.fund_limit_dialog import FundLimitDialog
from ui.dialogs.pay_dialog import PayDialog, ReturnMoneyDialog
from ui.dialogs.payment_dialog import PaymentDialog
from ui.dialogs.payment_reason_dialog import PaymentReasonDialog
from ui.dialogs.payment_sheets_dialog import PaymentSheetDialog, PaymentSheetsDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.pages.decisions_page import DecisionsPage
from ui.pages.fund.ledger_part import LedgerPart
from ui.pages.fund.payment_lists_part import PaymentListsPart
from ui.pages.fund.payments_part import PaymentsPart
from ui.pages.fund_page import FundPage
from ui.pages.pages import pages
from ui.widgets import fields


@pytest.fixture
def idle(qtbot, workspace):
    return lambda: qtbot.waitUntil(lambda: not workspace.jobs.busy(), timeout=20_000)


@pytest.fixture
def two_titles(services):
    """Three people, of whom the first has a higher title too."""
    people = add_subjects(services, 3)
    return issued(services, "LDTT", people, "5"), issued(services, "CSTDCS", people[:1], "6")


@pytest.fixture
def page(workspace, shown) -> PaymentsPart:
    return shown(PaymentsPart(workspace))


def said_on(page) -> list[str]:
    said: list[str] = []
    page.told.connect(lambda sentence, _undoable: said.append(sentence))
    page.refused.connect(said.append)
    return said


def fill(dialog, **values) -> None:
    for name, value in values.items():
        fields.write(dialog.findChild(QWidget, name), value)


def choose(page, qtbot, uid: str = "") -> None:
    """One row, or all of them."""
    page.list.clearSelection()
    if uid:
        page.list.select_uid(uid)
    else:
        page.list.selectAll()
    qtbot.waitUntil(lambda: page.find_action("pay").isEnabled())


def statuses(services) -> list[str]:
    return sorted(payment.status for payment in services.store.payments.all())


def test_the_page_stands_between_the_books_and_what_is_sent(workspace, shown):
    names = [entry.name for entry in pages(workspace)]
    assert names.index("books") < names.index("fund") < names.index("sending")
    fund = shown(FundPage(workspace))
    assert [fund.show_part(name).help for name in ("payments", "payment-lists", "ledger")] == [
        "payments",
        "payment-lists",
        "ledger",
    ]


def test_one_press_reckons_every_issued_decision(page, services, two_titles, idle, qtbot):
    said = said_on(page)
    page.refresh()
    action = page.find_action("prepare")
    assert action.text() == "Tính tiền thưởng (2 quyết định)"
    action.trigger()
    idle()
    qtbot.waitUntil(lambda: page.list.list_model.record_count == 4)
    assert said == [
        "Đã tính 4 khoản tiền thưởng của 2 quyết định, phải chi 4.048.000 đồng. "
        "1 khoản không chi vì đã tính mức cao hơn."
    ]
    assert statuses(services) == ["not_paid", "unpaid", "unpaid", "unpaid"]
    assert page.sentence.text() == (
        "Có 4 khoản tiền thưởng của quỹ năm 2026: đã chi 0 đồng, chưa chi 4.048.000 đồng."
    )
    assert action.text() == "Tính tiền thưởng"
    action.trigger()
    assert said[-1] == "Mọi quyết định đã ban hành của xã đều đã tính tiền thưởng."


def test_the_pane_shows_how_a_payment_was_reckoned(page, services, workspace, two_titles, qtbot):
    lower, _ = two_titles
    paid_by(services, lower)
    workspace.changes.announce("payments")
    uid = next(p.uid for p in services.store.payments.all() if p.status == "not_paid")
    choose(page, qtbot, uid)

    def texts() -> list[str]:
        return [label.text() for label in page.details.findChildren(QLabel)]

    qtbot.waitUntil(lambda: "0,3 × 2.530.000 = 759.000 đồng" in texts())
    assert any(text.startswith("Chỉ chi mức cao nhất: đã tính 2.530.000 đồng") for text in texts())


def test_chips_show_what_is_paid_and_what_is_not(page, services, workspace, two_titles):
    for decision in two_titles:
        paid_by(services, decision)
    first = next(p for p in services.store.payments.all() if p.status == "unpaid")
    services.payments.pay([first.uid], DAY)
    workspace.changes.announce("payments")
    for chip, count in (("unpaid", 2), ("paid", 1), ("not_paid", 1), ("to_return", 0)):
        page.chips.choose(chip)
        assert page.list.list_model.record_count == count
    page.chips.choose()
    workspace.period.choose("2025-2026")
    assert page.list.list_model.record_count == 4


def test_many_are_paid_at_once_and_a_wrong_day_is_told_at_its_field(
    page, services, workspace, two_titles, qtbot, idle
):
    for decision in two_titles:
        paid_by(services, decision)
    workspace.changes.announce("payments")
    said = said_on(page)
    choose(page, qtbot)
    page.find_action("pay").trigger()
    dialog = dialog_of(page, PayDialog)
    assert dialog.intro.text() == (
        "3 khoản chưa chi, tổng cộng 4.048.000 đồng "
        "(Bốn triệu không trăm bốn mươi tám nghìn đồng chẵn)."
    )
    fill(dialog, paid_on=date(2026, 11, 1))
    dialog.save_button.click()
    assert "trước ngày của Quyết định số" in dialog.problem_shown_at("paid_on")
    fill(dialog, paid_on=DAY)
    dialog.save_button.click()
    idle()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Đã ghi chi 3 khoản, 4.048.000 đồng."]
    assert statuses(services) == ["not_paid", "paid", "paid", "paid"]
    choose(page, qtbot)
    page.find_action("pay").trigger()
    assert said[-1] == "Trong các dòng đang chọn không còn khoản nào chưa chi."


def test_money_comes_back_and_a_slip_is_mended(page, services, workspace, qtbot, idle):
    (payment,) = paid_by(services, issued(services, "LDTT", add_subjects(services, 1)))
    services.payments.pay([payment.uid], DAY)
    workspace.changes.announce("payments")
    choose(page, qtbot, payment.uid)
    page.find_action("give_back").trigger()
    dialog = dialog_of(page, ReturnMoneyDialog)
    dialog.save_button.click()
    idle()
    assert statuses(services) == ["returned"]
    assert services.fund.ledger(2026).entered["refund"] == 759_000
    choose(page, qtbot, payment.uid)
    page.find_action("back").trigger()
    idle()
    assert statuses(services) == ["paid"]
    assert services.fund.ledger(2026).entered["refund"] == 0


def test_another_amount_asks_for_a_reason_at_its_field(page, services, workspace, qtbot):
    (payment,) = paid_by(services, issued(services, "LDTT", add_subjects(services, 1)))
    workspace.changes.announce("payments")
    choose(page, qtbot, payment.uid)
    page.find_action("edit").trigger()
    dialog = dialog_of(page, PaymentDialog)
    fill(dialog, amount=500_000)
    assert dialog.in_words.text() == "Năm trăm nghìn đồng chẵn"
    dialog.save_button.click()
    assert "hãy ghi lý do" in dialog.problem_shown_at("override_reason")
    fill(dialog, override_reason="Nghị quyết của Hội đồng nhân dân xã")
    dialog.save_button.click()
    assert services.payments.get(payment.uid).amount == 500_000


def test_what_the_rule_leaves_out_is_paid_with_a_reason(
    page, services, workspace, two_titles, qtbot, idle
):
    lower, _ = two_titles
    paid_by(services, lower)
    workspace.changes.announce("payments")
    uid = next(p.uid for p in services.store.payments.all() if p.status == "not_paid")
    choose(page, qtbot, uid)
    page.find_action("pay_anyway").trigger()
    dialog = dialog_of(page, PaymentReasonDialog)
    dialog.save_button.click()
    assert dialog.problem_shown_at("status_reason") == "Hãy ghi lý do."
    fill(dialog, status_reason="Hai thành tích khác nhau")
    dialog.save_button.click()
    idle()
    assert services.payments.get(uid).status == "unpaid"


# Sheets


@pytest.fixture
def sheets(workspace, shown, services) -> PaymentListsPart:
    school = add_unit(services, "Trường Tiểu học số 1")
    people = add_subjects(services, 2, unit=school) + add_subjects(services, 1, start=2)
    paid_by(services, issued(services, "LDTT", people))
    return shown(PaymentListsPart(workspace))


def test_a_sheet_is_shown_as_it_is_printed(sheets, idle, qtbot):
    sheets.list.selectRow(0)
    sheets.find_action("print_sheet").trigger()
    idle()
    qtbot.waitUntil(lambda: sheets.desk.preview is not None)
    assert isinstance(sheets.desk.preview, PreviewDialog)
    sheets.desk.preview.close()


def test_a_whole_sheet_is_paid_at_once(sheets, idle, qtbot):
    said = said_on(sheets)
    sheets.list.selectRow(0)
    sheets.find_action("pay").trigger()
    dialog_of(sheets, PayDialog).save_button.click()
    idle()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Đã ghi chi 3 khoản, 2.277.000 đồng."]
    sheets.find_action("pay").trigger()
    assert said[-1] == "Trong các dòng đang chọn không còn khoản nào chưa chi."
    sheets.find_action("delete").trigger()
    assert "đã có người nhận tiền" in said[-1]


def test_a_sheet_is_parted_by_units_and_changed(sheets, services, qtbot, idle):
    sheets.list.selectRow(0)
    sheets.find_action("split").trigger()
    dialog = dialog_of(sheets, PaymentSheetsDialog)
    fill(dialog, by_unit="units", fund_year="năm nay")
    dialog.save_button.click()
    assert "bốn chữ số" in dialog.problem_shown_at("fund_year")
    fill(dialog, fund_year="2026")
    dialog.save_button.click()
    idle()
    qtbot.waitUntil(lambda: sheets.list.list_model.record_count == 2)
    sheets.list.selectRow(0)
    sheets.find_action("edit").trigger()
    change = dialog_of(sheets, PaymentSheetDialog)
    fill(change, fund_year="2027")
    change.save_button.click()
    assert sheets.list.list_model.record_count == 1
    sheets.chips.choose("every_year")
    assert sheets.list.list_model.record_count == 2
    sheets.list.selectRow(0)
    sheets.find_action("delete").trigger()
    assert sheets.list.list_model.record_count == 1
    assert len(services.store.payments.all()) == 3


# The book of the fund


@pytest.fixture
def ledger(workspace, shown) -> LedgerPart:
    return shown(LedgerPart(workspace))


def test_what_came_in_is_written_down_and_what_is_left_is_told(ledger, services):
    ledger.find_action("new").trigger()
    dialog = dialog_of(ledger, FundEntryDialog)
    fill(dialog, entered_on=None)
    dialog.save_button.click()
    assert dialog.problem_shown_at("amount") == "Hãy nhập số tiền lớn hơn 0."
    assert dialog.problem_shown_at("entered_on") == "Hãy nhập ngày ghi sổ."
    fill(dialog, amount=20_000_000, entered_on=DAY, source="Ngân sách xã")
    dialog.save_button.click()
    assert ledger.list.list_model.record_count == 1
    assert ledger.sentence.text() == "Quỹ năm 2026 còn 20.000.000 đồng."
    assert services.fund.ledger(2026).entered["budget"] == 20_000_000


def test_prize_money_is_told_where_nothing_was_entered_by_hand(
    page, ledger, services, workspace, qtbot
):
    decision = issued(services, "LDTT", add_subjects(services, 3))
    first, second, _third = paid_by(services, decision)
    services.payments.pay([first.uid, second.uid], DAY)
    workspace.changes.announce("payments")
    assert ledger.sentence.text() == (
        "Quỹ năm 2026: Đã chi 1.518.000 đồng mà sổ chưa ghi khoản thu nào, "
        "quỹ đang âm 1.518.000 đồng."
    )

    def texts() -> list[str]:
        shown = (label for label in ledger.details.findChildren(QLabel) if label.isVisible())
        return [label.text() for label in shown]

    qtbot.waitUntil(lambda: "Âm 1.518.000 đồng" in texts())
    assert "1.518.000 đồng (2\N{NO-BREAK SPACE}khoản)" in texts()

    revocation = services.amending.revoke(decision.uid, [first.award_uid], "Kê khai sai")
    services.deciding.issue_all({revocation.uid: "9"}, DAY)
    workspace.changes.announce("payments", "decisions")
    qtbot.waitUntil(lambda: "759.000 đồng (1\N{NO-BREAK SPACE}khoản)" in texts())
    assert "Còn phải thu hồi 759.000 đồng của 1 khoản đã chi." in ledger.sentence.text()
    assert page.sentence.text().endswith("chưa chi 759.000 đồng, phải thu hồi 759.000 đồng.")


def test_more_than_the_limit_is_told_above_the_list(ledger, services, workspace):
    services.fund.save(FundEntry(year=2026, kind="budget", entered_on=DAY, amount=70_000_000))
    workspace.changes.announce("payments")
    ledger.find_action("limit").trigger()
    dialog = dialog_of(ledger, FundLimitDialog)
    fill(dialog, percent="1,5", regular_spending=4_200_000_000)
    assert dialog.told.text() == "Mức trần: 63.000.000 đồng."
    dialog.save_button.click()
    assert ledger.sentence.text() == (
        "Quỹ năm 2026: Ngân sách giao 70.000.000 đồng vượt mức trần 63.000.000 đồng."
    )


def test_the_balance_is_carried_over_and_an_entry_is_changed_and_deleted(
    ledger, services, workspace, qtbot
):
    services.fund.save(FundEntry(year=2025, kind="budget", entered_on=DAY, amount=1_000_000))
    said = said_on(ledger)
    ledger.find_action("carry_over").trigger()
    assert services.fund.ledger(2026).entered["carried_over"] == 1_000_000
    ledger.find_action("carry_over").trigger()
    assert "đã có khoản năm trước chuyển sang" in said[-1]
    ledger.list.selectRow(0)
    qtbot.waitUntil(ledger.find_action("edit").isEnabled)
    ledger.find_action("edit").trigger()
    dialog = dialog_of(ledger, FundEntryDialog)
    fill(dialog, amount=900_000)
    dialog.save_button.click()
    assert services.fund.ledger(2026).income == 900_000
    ledger.list.selectRow(0)
    qtbot.waitUntil(ledger.find_action("delete").isEnabled)
    ledger.find_action("delete").trigger()
    assert services.fund.ledger(2026).income == 0


# From the decision


def test_an_issued_decision_offers_to_reckon_its_money(workspace, shown, services, idle, qtbot):
    decision = issued(services, "LDTT", add_subjects(services, 2))
    page = shown(DecisionsPage(workspace))
    assert not page.prizes.action.isVisible()
    page.list.select_uid(decision.uid)
    qtbot.waitUntil(page.prizes.action.isVisible)
    said = said_on(page)
    page.prizes.action.trigger()
    idle()
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].startswith("Đã tính 2 khoản tiền thưởng")
    assert len(services.payments.of_decision(decision.uid)) == 2


def test_a_decision_tells_what_it_grants_and_what_is_really_paid(
    workspace, shown, services, two_titles, qtbot
):
    lower, higher = two_titles
    page = shown(DecisionsPage(workspace))

    def money():
        sections = page.details_of(lower.uid).sections
        return next(section for section in sections if section.title == "Tiền thưởng")

    assert money().fields == [("Theo quyết định", "2.277.000 đồng"), ("Thực chi", "Chưa tính")]
    for decision in (higher, lower):
        services.payments.prepare(decision.uid)
    assert money().fields == [
        ("Theo quyết định", "2.277.000 đồng"),
        ("Thực chi", "1.518.000 đồng"),
    ]
    assert [note.text for note in money().notes] == ["1 khoản không chi vì đã tính mức cao hơn."]
    unpaid = [p for p in services.payments.of_decision(lower.uid) if p.status == "unpaid"]
    services.payments.pay([p.uid for p in unpaid], DAY)
    services.payments.give_back([unpaid[0].uid], DAY)
    assert money().fields[1:] == [("Thực chi", "759.000 đồng"), ("Đã chi", "759.000 đồng")]
    assert money().notes[-1].text == "1 khoản đã nộp lại."


def test_money_that_was_reckoned_is_shown_instead_of_reckoned_again(
    workspace, shown, services, two_titles, qtbot
):
    lower, higher = two_titles
    page = shown(DecisionsPage(workspace))
    services.payments.prepare(lower.uid)
    page.list.select_uid(lower.uid)
    qtbot.waitUntil(page.prizes.see_action.isVisible)
    assert not page.prizes.action.isVisible()
    with qtbot.waitSignal(page.go_to) as asked:
        page.find_action("see_prizes").trigger()
    place, _, uid = asked.args[0].partition("#")
    assert place == "fund/payments"
    assert uid in [payment.uid for payment in services.payments.of_decision(lower.uid)]
    page.list.select_uid(higher.uid)
    qtbot.waitUntil(page.prizes.action.isVisible)
    assert not page.prizes.see_action.isVisible()
