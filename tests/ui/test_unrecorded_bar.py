"""Sheets that were printed when the power failed are asked for wherever certificates are printed or listed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from services.certificates.print_register import Run
from services.certificates.sent_runs import SentRun
from tests.paid_decisions import issued
from tests.small_commune import TODAY, add_subjects, small_commune
from tests.watching import dialog_of, told
from ui.dialogs.print_certificates_dialog import PrintCertificatesDialog
from ui.dialogs.print_results_dialog import ON, SPOILED, PrintResultsDialog
from ui.dialogs.question import Question
from ui.pages.decisions_page import DecisionsPage
from ui.pages.fund.certificate_prints_part import CertificatePrintsPart

PRINT_AND_FAIL = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtPrintSupport import QPrinter
from models.data_folder import DataFolder
from services.services import open_services
from ui.application import make_application
from ui.dialogs.hand_feed_dialog import HandFeedDialog
from ui.dialogs.print_certificates_dialog import PrintCertificatesDialog
from ui.dialogs.print_results_dialog import PrintResultsDialog
from ui.look import Look
from ui.session import Session

def to_file(_name):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(sys.argv[1] + "/printed.pdf")
    return printer

def until(found):
    while not found():
        application.processEvents()

application = make_application()
look = Look(application)
with open_services(DataFolder(Path(sys.argv[1]))) as services:
    settings = QSettings(sys.argv[1] + "/window.ini", QSettings.Format.IniFormat)
    session = Session(services, look, settings, "")
    session.window.show()
    awards = services.deciding.listed(services.store.decisions.all()[0].uid)
    dialog = PrintCertificatesDialog(
        session.window.page._workspace, awards, printers=("Máy thử",), make_printer=to_file
    )
    dialog.open()
    dialog.fields.printed_by.setText("Lường Thị Ánh")
    until(lambda: dialog.print_button.isEnabled())
    if sys.argv[2] == "all":
        dialog.print_all()
        until(lambda: dialog.findChildren(PrintResultsDialog))
    else:
        dialog.print_by_hand()
        until(lambda: dialog.findChildren(HandFeedDialog))
        feed = dialog.findChild(HandFeedDialog)
        feed.reason.setText("Kẹt giấy")
        for judge in (feed.good_button, feed.skip_button):
            feed.print_button.click()
            until(judge.isVisible)
            judge.click()
        feed.print_button.click()
    os._exit(9)
"""


@pytest.mark.parametrize(("way", "results"), [("all", "4 tờ tốt"), ("fed", "2 tờ tốt, 1 tờ hỏng")])
def test_sheets_that_were_printed_when_the_power_failed_are_asked_for(
    shown, tmp_path, workspace_on, qtbot, way, results
):
    data = tmp_path / "killed"
    with small_commune(data) as services:
        issued(services, "GK_XA", add_subjects(services, 4))
    ended = subprocess.run(
        [sys.executable, "-c", PRINT_AND_FAIL, str(data), way],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 9, ended.stderr
    with workspace_on(data) as workspace:
        page = shown(CertificatePrintsPart(workspace))
        assert "chưa ghi kết quả vào sổ in" in page.unrecorded.text.text()
        page.unrecorded.action.click()
        dialog = dialog_of(page, PrintResultsDialog)
        assert dialog.told.text().startswith(results)
        dialog.accept()
        assert workspace.services.sent_runs.all() == []
        assert len(workspace.services.store.certificate_prints.all()) == (4 if way == "all" else 3)
        assert page.unrecorded.isHidden()
        page.close()


@pytest.fixture
def sent(services) -> SentRun:
    awards = services.deciding.listed(issued(services, "GK_XA", add_subjects(services, 3)).uid)
    run = Run(layout="giay-khen-a4", printed_on=TODAY.today(), printed_by="Lường Thị Ánh")
    sheets = services.print_register.plan(run, awards)
    return services.sent_runs.keep(SentRun(run=run, sheets=sheets, path=Path("x.pdf")))


@pytest.mark.usefixtures("sent")
def test_the_page_of_decisions_asks_and_tells_what_was_recorded(services, workspace, shown):
    page = shown(DecisionsPage(workspace))
    said = told(page)
    assert "(3 tờ giấy khen)" in page.certificates.unrecorded.text.text()
    page.certificates.unrecorded.action.click()
    dialog = dialog_of(page, PrintResultsDialog)
    dialog.reason.setText("Kẹt giấy")
    dialog.list.topLevelItem(0).setCheckState(SPOILED, ON)
    dialog.accept()
    assert said == [
        "Đã ghi sổ 2 tờ in tốt. 1 tờ hỏng cũng đã trừ vào phôi; chọn Chưa in để in lại."
    ]
    assert page.certificates.unrecorded.isHidden()
    assert len(services.store.certificate_prints.all()) == 3


def test_leaving_a_run_out_is_asked_first(services, workspace, shown, sent):
    page = shown(DecisionsPage(workspace))
    bar = page.certificates.unrecorded
    bar.dismiss_button.click()
    dialog_of(page, Question).reject()
    assert not bar.isHidden()
    bar.dismiss_button.click()
    dialog_of(page, Question).accept()
    assert bar.isHidden()
    assert services.sent_runs.all() == []
    assert services.store.certificate_prints.all() == []
    services.sent_runs.keep(sent)


def test_one_run_after_the_other_is_asked_for(services, workspace, shown, settle, sent):
    services.sent_runs.keep(SentRun(run=sent.run, sheets=sent.sheets[:1], path=sent.path))
    awards = [sheet.award_uid for sheet in sent.sheets]
    host = shown(QWidget())
    dialog = PrintCertificatesDialog(workspace, awards, parent=host, printers=())
    dialog.open()
    settle()
    bar = dialog.unrecorded
    assert "(3 tờ giấy khen)" in bar.text.text()
    bar.action.click()
    dialog_of(dialog, PrintResultsDialog).accept()
    assert "Đã ghi sổ 3 tờ in tốt." in dialog.message.text.text()
    assert dialog.meant() == []
    assert "(1 tờ giấy khen)" in bar.text.text()
    bar.action.click()
    results = dialog_of(dialog, PrintResultsDialog)
    results.accept()
    assert "đã in" in results.message.text.text()
    results.rest_button.click()
    results.accept()
    assert bar.isHidden()
    assert services.sent_runs.all() == []
