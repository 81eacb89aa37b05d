"""In giấy khen: from the list of a decision to sheets that are printed and written into the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from threading import Event

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from models.certificates import Stock
from models.problems import Refused
from models.progress import Cancelled
from tests.paid_decisions import issued
from tests.small_commune import add_decision, add_subjects
from tests.watching import dialog_of
from ui.dialogs.hand_feed_dialog import HandFeedDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.print_certificates_dialog import PrintCertificatesDialog
from ui.dialogs.print_results_dialog import (
    CAME_OUT,
    NAME,
    OFF,
    ON,
    REASON,
    SPOILED,
    PrintResultsDialog,
)
from ui.dialogs.question import Question
from ui.dialogs.sheet_fields import ALL, CHOSEN, LEFT, RANGE, REISSUE
from ui.dialogs.sheet_sending import INSTEAD


@pytest.fixture
def awards(services) -> list[str]:
    services.settings.save({"clerk_name": "Lường Thị Ánh"})
    decision = issued(services, "GK_XA", add_subjects(services, 4))
    listed = services.deciding.listed(decision.uid)
    with services.store.action("Ghi thành tích", unlocked=True):
        services.store.awards.save_many(
            _described(award) for award in services.store.awards.get_many(listed)
        )
    return listed


def _described(award):
    return replace(award, achievement="Đã có thành tích xuất sắc trong phong trào thi đua")


@pytest.fixture
def stock(services) -> Stock:
    return services.stock.save(
        Stock(
            name="Phôi giấy khen A4",
            serial_prefix="GK-",
            serial_digits=4,
            first_serial=11,
            quantity=30,
            received_on=date(2026, 9, 1),
        )
    )


@pytest.fixture
def open_dialog(workspace, shown, settle, tmp_path, qtbot):
    def make_printer(_name: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return printer

    host = shown(QWidget())

    def opened(awards, chosen=(), **options) -> PrintCertificatesDialog:
        wanted = {"printers": ("Máy thử",), "make_printer": make_printer} | options
        dialog = PrintCertificatesDialog(workspace, awards, chosen, host, **wanted)
        dialog.open()
        qtbot.waitExposed(dialog)
        settle()
        return dialog

    return opened


def results_of(dialog, qtbot, settle) -> PrintResultsDialog:
    settle()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(PrintResultsDialog)), timeout=20_000)
    return dialog_of(dialog, PrintResultsDialog)


def prints(services):
    return services.store.certificate_prints.all()


def pages(path) -> int:
    with pypdfium2.PdfDocument(str(path)) as pdf:
        return len(pdf)


def test_everybody_is_printed_and_written_down(
    open_dialog, services, awards, stock, qtbot, settle, tmp_path
):
    dialog = open_dialog(awards)
    dialog.fields.stock.set_value(stock.uid)
    settle()
    assert dialog.fields.first_serial.text() == "GK-0011"
    assert dialog.print_button.text() == "In 4 tờ"
    dialog.print_button.click()
    results = results_of(dialog, qtbot, settle)
    assert pages(tmp_path / "printed.pdf") == 4
    results.save_button.click()
    made = prints(services)
    assert [sheet.award_uid for sheet in made] == awards
    assert [sheet.serial for sheet in made] == ["GK-0011", "GK-0012", "GK-0013", "GK-0014"]
    assert {(s.printed_by, s.printer, s.status) for s in made} == {
        ("Lường Thị Ánh", "Máy thử", "printed")
    }
    assert [a.book_number for a in services.deciding.lines(awards)] == ["01", "02", "03", "04"]
    assert dialog.message.text.text() == "Đã ghi sổ 4 tờ in tốt."
    assert not dialog.print_button.isEnabled()


def test_a_spoiled_sheet_is_written_down_and_its_recipient_is_left(
    open_dialog, services, awards, stock, qtbot, settle
):
    dialog = open_dialog(awards)
    dialog.fields.stock.set_value(stock.uid)
    settle()
    dialog.print_all()
    results = results_of(dialog, qtbot, settle)
    results.reason.setText("Kẹt giấy")
    item = results.list.topLevelItem(1)
    item.setCheckState(SPOILED, ON)
    assert item.text(REASON) == "Kẹt giấy"
    results.accept()
    assert [(s.status, s.reason) for s in prints(services)][1] == ("spoiled", "Kẹt giấy")
    assert dialog.meant() == [awards[1]]
    assert dialog.fields.first_serial.text() == "GK-0015"
    dialog.print_all()
    results_of(dialog, qtbot, settle).accept()
    assert prints(services)[-1].serial == "GK-0015"
    assert services.print_register.not_printed(awards) == []


def test_why_a_sheet_is_spoiled_is_asked_and_never_made_up(
    open_dialog, services, awards, qtbot, settle
):
    dialog = open_dialog(awards)
    dialog.print_all()
    results = results_of(dialog, qtbot, settle)
    item = results.list.topLevelItem(2)
    item.setCheckState(SPOILED, ON)
    assert item.text(REASON) == ""
    qtbot.waitUntil(lambda: results.list.isPersistentEditorOpen(item, REASON))
    results.accept()
    assert f"vì sao tờ của {item.text(NAME)} bị hỏng" in results.message.text.text()
    assert prints(services) == []
    item.setText(REASON, "Lem mực đỏ")
    results.accept()
    assert [sheet.reason for sheet in prints(services)] == ["", "", "Lem mực đỏ", ""]


def test_sheets_that_did_not_come_out_are_not_written_down(
    open_dialog, services, awards, stock, qtbot, settle
):
    dialog = open_dialog(awards)
    dialog.fields.stock.set_value(stock.uid)
    settle()
    dialog.print_all()
    results = results_of(dialog, qtbot, settle)
    results.list.setCurrentItem(results.list.topLevelItem(2))
    results.rest_button.click()
    assert results.list.topLevelItem(3).checkState(CAME_OUT) == OFF
    assert results.told.text() == "2 tờ tốt, 0 tờ hỏng, 2 tờ không ra."
    results.accept()
    assert [sheet.award_uid for sheet in prints(services)] == awards[:2]
    assert services.stock.count(stock.uid).remaining == 28


def test_stopping_in_the_middle_asks_only_for_what_was_sent(
    open_dialog, services, awards, qtbot, settle, monkeypatch
):
    def stops_at_third(_printer, _paper, sheets, progress):
        progress.report(2, len(sheets), "")
        raise Cancelled

    monkeypatch.setattr("ui.dialogs.sheet_sending.send_to_printer", stops_at_third)
    dialog = open_dialog(awards)
    dialog.print_all()
    results = results_of(dialog, qtbot, settle)
    assert results.list.topLevelItemCount() == 2
    results.accept()
    assert [sheet.award_uid for sheet in prints(services)] == awards[:2]


def test_closing_the_question_writes_nothing_after_it_was_confirmed(
    open_dialog, services, awards, qtbot, settle
):
    dialog = open_dialog(awards)
    dialog.print_all()
    results = results_of(dialog, qtbot, settle)
    results.reject()
    dialog_of(results, Question).accept()
    assert prints(services) == []
    assert len(dialog.meant()) == 4


def test_preview_shows_the_very_file_that_is_printed(open_dialog, services, awards, qtbot, settle):
    dialog = open_dialog(awards)
    dialog.preview()
    settle()
    preview = dialog_of(dialog, PreviewDialog)
    assert preview.view.page_count == 4
    written = dialog.sending.made.path.stat().st_mtime_ns
    preview.choose_printer()
    results = results_of(dialog, qtbot, settle)
    assert dialog.sending.made.path.stat().st_mtime_ns == written
    results.accept()
    assert len(prints(services)) == 4


def test_whom_to_print(open_dialog, services, awards):
    dialog = open_dialog(awards, awards[1:3])
    assert dialog.fields.whom.value() == CHOSEN
    assert dialog.meant() == awards[1:3]
    dialog.fields.whom.set_value(ALL)
    assert dialog.meant() == awards
    dialog.fields.whom.set_value(RANGE)
    dialog.fields.first.setText("2")
    dialog.fields.last.setText("3")
    assert dialog.meant() == awards[1:3]
    dialog.fields.first.setText("abc")
    assert dialog.meant() == awards[:3]
    dialog.fields.whom.set_value(LEFT)
    assert dialog.meant() == awards


def test_feeding_by_hand_goes_sheet_by_sheet(
    open_dialog, services, awards, stock, qtbot, settle, tmp_path
):
    dialog = open_dialog(awards[:3])
    dialog.fields.stock.set_value(stock.uid)
    settle()
    dialog.feed_button.click()
    settle()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(HandFeedDialog)))
    feed = dialog_of(dialog, HandFeedDialog)
    assert "GK-0011" in feed.told.text()
    feed.reason.setText("Giấy đi xiên")
    for judge in (feed.good_button, feed.again_button, feed.skip_button):
        feed.print_button.click()
        settle()
        qtbot.waitUntil(judge.isVisible)
        judge.click()
    feed.print_button.click()
    settle()
    qtbot.waitUntil(feed.good_button.isVisible)
    assert pages(tmp_path / "printed.pdf") == 1
    feed.good_button.click()
    results_of(dialog, qtbot, settle).accept()
    assert [(s.award_uid, s.serial, s.status) for s in prints(services)] == [
        (awards[0], "GK-0011", "printed"),
        (awards[1], "GK-0012", "spoiled"),
        (awards[1], "GK-0013", "spoiled"),
        (awards[2], "GK-0014", "printed"),
    ]


def test_printing_again_asks_why(open_dialog, services, awards, qtbot, settle):
    dialog = open_dialog(awards)
    dialog.print_all()
    results_of(dialog, qtbot, settle).accept()
    dialog.fields.whom.set_value(ALL)
    assert not dialog.fields.field("reason").isHidden()
    dialog.print_all()
    assert "Hãy ghi vì sao tờ của" in dialog.fields.field("reason").problem
    dialog.fields.reason.setText("Người nhận làm mất")
    dialog.fields.copy.set_value(REISSUE)
    dialog.print_all()
    results_of(dialog, qtbot, settle).accept()
    assert [s.copy for s in prints(services)] == ["first"] * 4 + ["reissue"] * 4


def test_without_a_printer_the_pdf_is_kept_and_recorded_when_the_clerk_says_so(
    open_dialog, services, awards, qtbot, settle, saved_as
):
    dialog = open_dialog(awards, printers=())
    assert "chưa có máy in nào" in dialog.message.text.text()
    assert not dialog.print_button.isEnabled()
    target = saved_as("Giấy khen.pdf")
    dialog.save_button.click()
    settle()
    assert pages(target) == 4
    assert prints(services) == []
    dialog.message.action.click()
    results_of(dialog, qtbot, settle).accept()
    assert len(prints(services)) == 4


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_no_work_offers_the_pdf_instead(
    open_dialog, services, awards, settle, tmp_path
):
    def broken(_name):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
        return printer

    dialog = open_dialog(awards, make_printer=broken)
    dialog.print_all()
    settle()
    assert "Máy in không nhận việc" in dialog.message.text.text()
    assert dialog.message.action.text() == INSTEAD
    assert prints(services) == []


def test_a_name_that_fits_nowhere_is_told_before_and_left_out(open_dialog, services, awards):
    with services.store.action("Sửa", unlocked=True):
        award = services.store.awards.get(awards[0])
        services.store.awards.save(replace(award, name="Nguyễn " * 29))
    dialog = open_dialog(awards)
    assert "Cần xem trước khi in: 1 tờ không vừa ô" in dialog.concern.text.text()
    dialog.concern.action.click()
    assert dialog.list.view.list_model.rowCount() == 1
    assert dialog.print_button.text() == "In 3 tờ"
    dialog.list.view.select_uid(awards[0])
    assert "không vừa" in dialog.list.explained.text()


def test_a_decision_without_number_and_day_is_told(open_dialog, services):
    draft = add_decision(services, "GK_XA", add_subjects(services, 1))
    dialog = open_dialog(services.deciding.listed(draft.uid))
    assert "chưa có số, ngày" in dialog.concern.text.text()


def test_nobody_to_print_is_no_crash(open_dialog):
    dialog = open_dialog([])
    dialog.print_all()
    assert not dialog.print_button.isEnabled()
    assert prints(dialog._services) == []


def test_every_award_has_its_own_paper(open_dialog, services):
    first = services.deciding.listed(issued(services, "GK_XA", add_subjects(services, 2)).uid)
    second = services.deciding.listed(
        issued(services, "LDTT", add_subjects(services, 1, start=9), "6").uid
    )
    dialog = open_dialog([*first, *second])
    assert dialog.meant() == first
    layout = dialog.fields.layout_choice.value()
    dialog.fields.award.set_value("LDTT")
    assert dialog.meant() == second
    assert dialog.fields.layout_choice.value() != layout


def test_five_hundred_sheets_are_one_file_and_one_step(
    open_dialog, services, qtbot, settle, monkeypatch
):
    sent = []
    monkeypatch.setattr(
        "ui.dialogs.sheet_sending.send_to_printer",
        lambda _printer, _paper, sheets, _progress: sent.append(len(sheets)),
    )
    services.settings.save({"clerk_name": "Lường Thị Ánh"})
    decision = issued(services, "GK_XA", add_subjects(services, 500))
    dialog = open_dialog(services.deciding.listed(decision.uid))
    dialog.print_all()
    results_of(dialog, qtbot, settle).accept()
    assert sent == [500]
    assert len(prints(services)) == 500
    assert services.history.undo().title == "In 500 tờ giấy khen"
    assert prints(services) == []


def test_the_keyboard_is_enough(open_dialog, awards, qtbot, settle):
    dialog = open_dialog(awards)
    qtbot.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    results = results_of(dialog, qtbot, settle)
    results.reason.setText("Kẹt giấy")
    qtbot.keyClick(results.list, Qt.Key.Key_H)
    assert results.list.topLevelItem(0).checkState(SPOILED) == ON
    with qtbot.waitSignal(results.recorded):
        qtbot.keyClick(results, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(dialog, QDialog)


def test_the_dialog_stays_while_sheets_go_through_the_printer(
    open_dialog, services, awards, qtbot, settle, monkeypatch
):
    may_go_on = Event()
    monkeypatch.setattr(
        "ui.dialogs.sheet_sending.send_to_printer", lambda *_asked: may_go_on.wait(20)
    )
    dialog = open_dialog(awards)
    dialog.preview()
    settle()
    dialog_of(dialog, PreviewDialog).choose_printer()
    qtbot.waitUntil(lambda: not dialog.fields.isEnabled())
    dialog.reject()
    assert dialog.isVisible()
    assert "Đang làm dở" in dialog.message.text.text()
    may_go_on.set()
    results_of(dialog, qtbot, settle).accept()
    assert len(prints(services)) == 4


def test_stock_that_runs_low_is_told_after_printing(
    open_dialog, services, awards, stock, qtbot, settle
):
    services.stock.save(replace(stock, quantity=22))
    dialog = open_dialog(awards)
    dialog.fields.stock.set_value(stock.uid)
    settle()
    dialog.print_all()
    results_of(dialog, qtbot, settle).accept()
    said = "Đã ghi sổ 4 tờ in tốt. Phôi giấy khen A4 chỉ còn 18 tờ, dưới mức báo 20 tờ."
    assert dialog.message.text.text() == said


def test_frames_leave_with_the_sheets_only_where_that_is_ticked(
    open_dialog, services, awards, qtbot, settle
):
    frames = services.stock.save(
        Stock(name="Khung A4", kind="frame", quantity=9, received_on=date(2026, 9, 1))
    )
    dialog = open_dialog(awards)
    dialog.print_all()
    results = results_of(dialog, qtbot, settle)
    assert not results.frames.isChecked()
    results.reason.setText("Kẹt giấy")
    results.list.topLevelItem(0).setCheckState(SPOILED, ON)
    assert results.frames.text() == "Xuất 3 khung của “Khung A4”"
    results.frames.click()
    results.accept()
    assert services.stock.count(frames.uid).remaining == 6
    dialog.print_all()
    results_of(dialog, qtbot, settle).accept()
    assert services.stock.count(frames.uid).remaining == 6


def test_nothing_is_printed_that_cannot_be_kept(open_dialog, services, awards, settle, monkeypatch):
    def full(_sent):
        raise Refused("Ổ đĩa đã đầy.")

    monkeypatch.setattr(services.sent_runs, "keep", full)
    dialog = open_dialog(awards)
    dialog.print_all()
    settle()
    assert dialog.message.text.text() == "Ổ đĩa đã đầy."
    assert not dialog.findChildren(PrintResultsDialog)
    dialog.feed_button.click()
    settle()
    feed = dialog_of(dialog, HandFeedDialog)
    feed.print_button.click()
    assert feed.message.text.text() == "Ổ đĩa đã đầy."
    assert feed.print_button.isVisible()


def test_what_a_printer_took_before_it_stopped_is_asked_for(
    open_dialog, services, awards, qtbot, settle, monkeypatch
):
    def stops(_printer, _paper, sheets, progress):
        progress.report(3, len(sheets), "")
        raise Refused("Máy in ngừng nhận khi đang gửi trang 4.")

    monkeypatch.setattr("ui.dialogs.sheet_sending.send_to_printer", stops)
    dialog = open_dialog(awards)
    dialog.print_all()
    results = results_of(dialog, qtbot, settle)
    assert results.list.topLevelItemCount() == 3
    assert dialog.message.text.text() == "Máy in ngừng nhận khi đang gửi trang 4."
    results.accept()
    assert services.sent_runs.all() == []
