"""The desk: what left the program is noted, files in use get another name, the PDF replaces the printer."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from models.problems import Refused
from services.documents.pages import Picture, page_count, render_page
from services.forms import FORMS
from services.forms.form import Wanted
from tests.held_meeting import add_meeting
from tests.small_commune import add_decision, add_subjects
from ui.dialogs.paper_dialog import PaperDialog
from ui.dialogs.question import Question
from ui.paper import Paper
from ui.print_choices import PrintChoices, PrintMemory, chosen, set_up
from ui.printing import send_to_printer
from ui.printing_desk import WORD, PrintingDesk, form_task


def form(form_id):
    return next(each for each in FORMS if each.id == form_id)


@pytest.fixture
def page(shown):
    return shown(QWidget())


@pytest.fixture
def desk(workspace, page):
    return PrintingDesk(workspace, page)


@pytest.fixture
def opened(monkeypatch):
    paths: list[Path] = []

    def open_url(url: QUrl) -> bool:
        paths.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return paths


@pytest.fixture
def preview(qtbot, desk):
    def show(task):
        desk.show_preview(task)
        qtbot.waitUntil(lambda: desk.preview is not None)
        return desk.preview

    return show


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def minutes(services):
    return form_task(form("minutes"), Wanted(uid=add_meeting(services).uid))


def papers(services):
    return services.store.papers.all()


def test_a_look_at_a_paper_leaves_no_trace(services, preview):
    task = minutes(services)
    before = services.history.to_undo()
    preview(task).close()
    assert papers(services) == []
    assert services.history.to_undo() == before


def test_a_printed_paper_waits_for_its_number_and_is_noted_once(
    qtbot, services, workspace, preview, tmp_path
):
    dialog = preview(minutes(services))
    for number in range(2):
        dialog._printer = printer_to(tmp_path / f"{number}.pdf")
        with qtbot.waitSignal(dialog.printed):
            dialog.print_now()
    (paper,) = papers(services)
    assert paper.waits
    assert (paper.kind, paper.symbol, paper.revision) == ("Biên bản họp Hội đồng", "BB-HĐTĐKT", 1)
    assert services.history.to_undo().title.startswith("Ghi đã lập văn bản “Biên bản họp")
    dialog.close()


def test_a_paper_opened_in_word_is_noted(services, desk, settle, opened):
    desk.open_as(minutes(services), WORD)
    settle()
    assert [path.suffix for path in opened] == [".docx"]
    assert len(papers(services)) == 1


@pytest.mark.parametrize("form_id", ["decision", "decision-list", "award-register"])
def test_lists_decisions_and_papers_without_a_number_are_not_noted(
    qtbot, services, preview, tmp_path, form_id
):
    decision = add_decision(services, subjects=add_subjects(services, 2))
    uid = decision.uid if form_id == "decision" else ""
    dialog = preview(form_task(form(form_id), Wanted(uid=uid, period="" if uid else "2026")))
    dialog._printer = printer_to(tmp_path / "x.pdf")
    with qtbot.waitSignal(dialog.printed):
        dialog.print_now()
    assert papers(services) == []
    dialog.close()


def test_a_changed_paper_is_shown_again(qtbot, services, desk, preview):
    dialog = preview(minutes(services))
    before = dialog
    next(a for a in dialog.actions() if a.objectName() == "action.preview.edit").trigger()
    (editing,) = dialog.findChildren(PaperDialog)
    editing.fill({"number": "5"})
    editing.fill({"dated_on": services.store.origin.today()})
    editing.accept()
    qtbot.waitUntil(lambda: desk.preview is not None and desk.preview is not before)
    assert papers(services)[0].number == "5"
    desk.preview.close()


def test_a_file_that_word_holds_is_written_under_another_name(
    services, desk, page, settle, opened, monkeypatch
):
    """As Windows refuses to replace a document that is open in Word."""
    task = minutes(services)
    desk.open_as(task, WORD)
    settle()
    (held,) = opened
    replace = Path.replace

    def refuse(self, target):
        if Path(target) == held:
            raise OSError(errno.EBUSY, "", str(held))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    before = held.read_bytes()
    desk.open_as(task, WORD)
    settle()
    (question,) = page.findChildren(Question)
    assert len(opened) == 1
    question.yes.click()
    settle()
    assert opened[1].name == f"{held.stem} (2).docx"
    assert held.read_bytes() == before
    assert not list(held.parent.glob(".tmp-*"))


def test_without_any_printer_the_pdf_is_saved_instead(services, preview, saved_as, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    dialog = preview(minutes(services))
    target = saved_as("Biên bản.pdf")
    dialog.choose_printer()
    assert dialog.message.text.text().startswith("Máy này chưa có máy in nào")
    assert dialog.message.action.text() == "Lưu PDF thay thế"
    dialog.message.action.click()
    (shown,) = services.folder.prints.glob("*.pdf")
    assert target.read_bytes() == shown.read_bytes()
    assert papers(services)[0].waits
    dialog.close()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_loses_nothing(qtbot, services, preview, tmp_path):
    dialog = preview(minutes(services))
    dialog._printer = printer_to(tmp_path / "nowhere" / "x.pdf")
    dialog.print_now()
    qtbot.waitUntil(lambda: dialog.message.isVisible())
    assert "hãy kiểm tra máy in" in dialog.message.text.text()
    assert dialog.message.action.text() == "Lưu PDF thay thế"
    assert papers(services) == []
    dialog.close()


def three_sheets() -> Paper:
    picture = Picture(10, 10, bytes(400))
    return Paper([(210.0, 297.0)] * 3, lambda _page, _dpi: picture)


def test_a_printer_that_stops_says_at_which_page(qapp, tmp_path):
    class Stopping(QPrinter):
        def newPage(self) -> bool:
            return False

    printer = Stopping(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "x.pdf"))
    with pytest.raises(Refused, match="khi đang gửi trang 2"):
        send_to_printer(printer, three_sheets(), range(3))


def test_what_is_printed_is_what_is_shown(qtbot, services, preview, tmp_path):
    dialog = preview(minutes(services))
    dialog._printer = printer_to(tmp_path / "out.pdf")
    with qtbot.waitSignal(dialog.printed):
        dialog.print_now()
    (shown,) = services.folder.prints.glob("*.pdf")
    assert page_count(tmp_path / "out.pdf") == page_count(shown)
    for page in range(page_count(shown)):
        first, second = render_page(shown, page, 24), render_page(tmp_path / "out.pdf", page, 24)
        size = (first.width, first.height)
        assert size == (second.width, second.height)
        pairs = zip(first.dots[::4], second.dots[::4], strict=True)
        assert sum(abs(a - b) for a, b in pairs) / len(first.dots[::4]) < 12
    dialog.close()


def test_copies_both_sides_colour_and_pages_are_kept_for_each_form(qapp, window_settings, tmp_path):
    printer = printer_to(tmp_path / "x.pdf")
    printer.setCopyCount(3)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 4)
    memory = PrintMemory(window_settings, "minutes")
    memory.keep(chosen(printer))
    kept = memory.choices()
    assert (kept.copies, kept.colour, kept.first, kept.last) == (3, "grey", 2, 4)
    assert PrintMemory(window_settings, "invitation").choices() == PrintChoices()
    again = printer_to(tmp_path / "y.pdf")
    assert set_up(again, kept, 9)
    assert (again.copyCount(), again.fromPage(), again.toPage()) == (3, 2, 4)


@pytest.mark.parametrize(("count", "expected"), [(3, (2, 3)), (1, (0, 0))])
def test_kept_pages_that_a_shorter_paper_lacks_are_not_asked_for(qapp, tmp_path, count, expected):
    printer = printer_to(tmp_path / "x.pdf")
    set_up(printer, PrintChoices(first=2, last=4), count)
    assert (printer.fromPage(), printer.toPage()) == expected


def test_a_printer_that_is_gone_is_not_taken(qapp, tmp_path):
    printer = printer_to(tmp_path / "x.pdf")
    assert not set_up(printer, PrintChoices("Máy in không còn"), 1)
    assert printer.printerName() != "Máy in không còn"
