"""Quỹ & phôi: batches in, sheets out, and the register of what was printed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from models.certificates import Stock, StockMove
from services.certificates.print_register import PrintedSheet, Run
from tests.paid_decisions import issued
from tests.small_commune import add_subjects
from tests.watching import dialog_of, told
from ui.dialogs.print_certificates_dialog import PrintCertificatesDialog
from ui.dialogs.reason_dialog import ReasonDialog
from ui.dialogs.sheet_fields import REISSUE
from ui.dialogs.stock_dialog import StockDialog
from ui.dialogs.stock_move_dialog import FOUND, StockMoveDialog
from ui.pages.decisions_page import DecisionsPage
from ui.pages.fund.certificate_prints_part import CertificatePrintsPart
from ui.pages.fund.stock_moves_part import StockMovesPart
from ui.pages.fund.stock_part import StockPart
from ui.pages.fund_page import FundPage
from ui.pages.printing_page import PrintingPage
from ui.widgets import fields

DAY = date(2026, 9, 1)


@pytest.fixture
def stock(services) -> Stock:
    return services.stock.save(
        Stock(
            name="Phôi giấy khen A4",
            serial_prefix="GK-",
            serial_digits=4,
            first_serial=101,
            quantity=50,
            received_on=DAY,
        )
    )


@pytest.fixture
def awards(services) -> list[str]:
    decision = issued(services, "GK_XA", add_subjects(services, 3))
    return services.deciding.listed(decision.uid)


def fill(dialog, **values) -> None:
    for name, value in values.items():
        fields.write(dialog.findChild(QWidget, name), value)


def choose(page, qtbot, uid: str, verb: str) -> None:
    page.list.select_uid(uid)
    qtbot.waitUntil(lambda: page.find_action(verb).isEnabled())


def test_the_page_has_a_help_text_for_every_part(workspace, shown):
    fund = shown(FundPage(workspace))
    for name in ("stock", "stock-moves", "certificate-prints"):
        assert fund.show_part(name).help == name


def test_a_batch_is_written_down_with_its_serials(workspace, shown, services):
    page = shown(StockPart(workspace))
    said = told(page)
    page.find_action("new").trigger()
    dialog = dialog_of(page, StockDialog)
    fill(dialog, name="Phôi giấy khen A4", quantity=100, first_serial="GK-000101")
    dialog.accept()
    (stock,) = services.stock.batches()
    assert (stock.serial_prefix, stock.first_serial, stock.serial_digits) == ("GK-", 101, 6)
    assert said == ["Đã ghi 100 tờ “Phôi giấy khen A4”, GK-000101 đến GK-000200."]
    assert page.sentence.text() == "Còn 100 tờ phôi và 0 khung."


def test_what_is_wrong_with_a_batch_stands_under_its_field(workspace, shown, stock):
    page = shown(StockPart(workspace))
    page.new_record()
    dialog = dialog_of(page, StockDialog)
    fill(dialog, name="Phôi", quantity=10, first_serial="GK-0120")
    dialog.accept()
    assert "trùng với đợt nhập ngày 01/9/2026" in dialog.problem_shown_at("first_serial")
    fill(dialog, first_serial="không rõ")
    dialog.accept()
    assert "không phải số sê-ri" in dialog.problem_shown_at("first_serial")
    fill(dialog, first_serial="", received_on=None, quantity=None)
    dialog.accept()
    assert dialog.problem_shown_at("received_on") == "Hãy nhập ngày nhập."
    assert dialog.problem_shown_at("quantity")


def test_a_frame_has_neither_serials_nor_layout(workspace, shown, services):
    page = shown(StockPart(workspace))
    page.new_record()
    dialog = dialog_of(page, StockDialog)
    fill(dialog, first_serial="GK-1", kind="frame", name="Khung A4", quantity=30)
    assert not dialog.findChild(QWidget, "first_serial").isVisible()
    dialog.accept()
    (frame,) = services.stock.batches()
    assert (frame.kind, frame.first_serial, frame.layout) == ("frame", None, "")


@pytest.mark.parametrize(("verb", "kind", "left"), [("out", "out", 45), ("spoiled", "spoiled", 45)])
def test_sheets_leave_a_batch(workspace, shown, services, stock, qtbot, verb, kind, left):
    page = shown(StockPart(workspace))
    choose(page, qtbot, stock.uid, verb)
    page.find_action(verb).trigger()
    dialog = dialog_of(page, StockMoveDialog)
    assert dialog.findChild(QWidget, "first_serial").text() == "GK-0101"
    fill(dialog, quantity=5, reason="Ướt mưa")
    dialog.accept()
    (move,) = services.stock.moves(stock.uid)
    assert (move.kind, move.quantity, move.first_serial) == (kind, 5, 101)
    assert services.stock.count(stock.uid).remaining == left


def test_counting_again_finds_what_was_missing(workspace, shown, services, stock, qtbot):
    page = shown(StockPart(workspace))
    for values in ({"quantity": 3}, {"quantity": 1, "found": FOUND, "first_serial": "102"}):
        choose(page, qtbot, stock.uid, "correction")
        page.find_action("correction").trigger()
        dialog = dialog_of(page, StockMoveDialog)
        fill(dialog, reason="Đếm tủ", **values)
        dialog.accept()
    assert services.stock.count(stock.uid).remaining == 48
    details = page.details_of(stock.uid)
    assert details is not None
    said = [text for section in details.sections for _day, text in section.fields]
    assert "Thấy lại 1 tờ; GK-0102; Đếm tủ" in said


def test_low_stock_is_said_above_the_list(workspace, shown, services):
    services.stock.save(Stock(name="Phôi A3", quantity=5, received_on=DAY))
    page = shown(StockPart(workspace))
    assert page.sentence.text() == "Phôi A3 chỉ còn 5 tờ, dưới mức báo 20 tờ."


def test_a_move_is_mended_and_deleted_in_its_own_list(workspace, shown, services, stock, qtbot):
    move = services.stock.move(
        StockMove(stock_uid=stock.uid, kind="out", quantity=5, first_serial=101, moved_on=DAY)
    )
    page = shown(StockMovesPart(workspace))
    choose(page, qtbot, move.uid, "edit")
    page.find_action("edit").trigger()
    dialog = dialog_of(page, StockMoveDialog)
    assert dialog.findChild(QWidget, "first_serial").text() == "GK-0101"
    fill(dialog, quantity=7)
    dialog.accept()
    assert services.stock.count(stock.uid).remaining == 43
    choose(page, qtbot, move.uid, "delete")
    page.find_action("delete").trigger()
    assert services.stock.count(stock.uid).remaining == 50


def test_a_used_batch_is_not_deleted(workspace, shown, services, stock, qtbot):
    services.stock.move(
        StockMove(stock_uid=stock.uid, kind="out", quantity=5, first_serial=101, moved_on=DAY)
    )
    page = shown(StockPart(workspace))
    said = told(page)
    choose(page, qtbot, stock.uid, "delete")
    page.find_action("delete").trigger()
    assert "nên không xóa được" in said[-1]
    assert services.stock.batches() == [stock]


@pytest.fixture
def printed(services, awards, stock):
    run = Run(
        layout="giay-khen-a4",
        stock_uid=stock.uid,
        printed_on=date(2026, 11, 20),
        printed_by="Lường Thị Ánh",
    )
    serials = services.print_register.serials(stock.uid, None, 3)
    return services.print_register.record(
        run,
        [PrintedSheet(award_uid=a, serial=s) for a, s in zip(awards, serials, strict=True)],
    )


def test_printed_sheets_are_listed_and_marked_as_spoiled(
    workspace, shown, services, printed, qtbot
):
    page = shown(CertificatePrintsPart(workspace))
    assert page.sentence.text() == "Đã in 3 tờ tốt, 0 tờ hỏng."
    choose(page, qtbot, printed[0].uid, "spoil")
    page.find_action("spoil").trigger()
    dialog = dialog_of(page, ReasonDialog)
    dialog.accept()
    assert dialog.problem_shown_at("reason") == "Hãy ghi vì sao tờ in bị hỏng."
    fill(dialog, reason="Đổ nước")
    dialog.accept()
    assert services.print_register.get(printed[0].uid).status == "spoiled"
    assert page.sentence.text() == "Đã in 2 tờ tốt, 1 tờ hỏng."
    details = page.details_of(printed[0].uid)
    assert details is not None
    assert ("Số sê-ri", "GK-0101") in details.sections[0].fields


def test_a_certificate_is_issued_again_from_the_register(
    workspace, shown, awards, printed, qtbot, settle
):
    page = shown(CertificatePrintsPart(workspace))
    choose(page, qtbot, printed[1].uid, "reissue")
    page.find_action("reissue").trigger()
    settle()
    dialog = dialog_of(page, PrintCertificatesDialog)
    assert dialog.meant() == [awards[1]]
    assert dialog.fields.copy.value() == REISSUE
    assert not dialog.fields.field("reason").isHidden()


def test_certificates_are_printed_from_the_decision(workspace, shown, services, awards, settle):
    page = shown(DecisionsPage(workspace))
    page.list.selectRow(0)
    page.show_selected_count(1)
    action = page.find_action("print_certificates")
    assert action.text() == "In giấy khen (3)…"
    assert action.objectName() == "action.decisions.print_certificates"
    action.trigger()
    settle()
    assert dialog_of(page, PrintCertificatesDialog).meant() == awards


def test_certificates_are_printed_from_the_page_of_all_papers(
    workspace, shown, services, awards, settle
):
    page = shown(PrintingPage(workspace))
    page.choose("certificate")
    decision = services.deciding.award(awards[0]).decision_uid
    page.asked.record.choose(decision)
    page.preview()
    settle()
    assert dialog_of(page, PrintCertificatesDialog).meant() == awards
