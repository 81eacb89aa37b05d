"""What becomes of a file of certificates: it is shown, printed at once or by hand, saved, written down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from models.numbers import format_number
from models.problems import Refused
from models.progress import Progress
from services.certificates.print_register import PrintedSheet
from services.certificates.print_run import MadeSheets
from services.certificates.sent_runs import SentRun
from services.documents.pages import render_page
from services.printing import save_copy
from ui.dialogs.hand_feed_dialog import HandFeedDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.print_results_dialog import PrintResultsDialog
from ui.dialogs.sheet_fields import MANUAL
from ui.jobs import Job
from ui.paper import Paper
from ui.print_choices import why_not
from ui.printers import use_tray
from ui.printing import send_to_printer
from ui.widgets.message_bar import MessageBar
from ui.widgets.pdf_view import WHOLE_PAGE
from ui.workspace import Workspace

INSTEAD = "Lưu PDF thay thế"
REMEMBERED = ("printer", "tray", "printed_by")


def new_printer(name: str) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(name)
    return printer


class SheetSending(QObject):
    """``sending`` brings the job that prints; ``recorded`` how many sheets are good and how many not."""

    sending = Signal(Job)
    recorded = Signal(int, int)

    def __init__(
        self,
        workspace: Workspace,
        dialog: QWidget,
        message: MessageBar,
        make_printer: Callable[[str], QPrinter],
    ) -> None:
        super().__init__(dialog)
        self._workspace = workspace
        self._services = workspace.services
        self._runs = workspace.services.sent_runs
        self._dialog = dialog
        self._message = message
        self._make_printer = make_printer
        self.made: MadeSheets | None = None
        """The file of the last order, as long as nothing of it was written down."""

    def show_preview(self, made: MadeSheets) -> None:
        preview = SheetPreview(made.path.stem, _paper(made), self._workspace.jobs, self._dialog)
        preview.accepted.connect(lambda: self.send_all(made))
        preview.view.fit(WHOLE_PAGE)
        preview.open()

    def send_all(self, made: MadeSheets) -> None:
        if made.order.run.tray == MANUAL:
            self.feed(made)
            return
        printer = self._printer(made)
        if printer is None:
            return
        try:
            sent = self._runs.keep(_sent(made))
        except Refused as refused:
            self._message.tell(str(refused), "bad")
            return
        counted = _Counted()
        paper, pages = _paper(made), range(len(made.sizes))
        job = Job(
            lambda progress: send_to_printer(printer, paper, pages, counted.over(progress)),
            "Đang in giấy khen",
            shows_itself=True,
        )
        job.succeeded.connect(lambda _: self.ask_results(sent))
        for stopped in (job.cancelled, job.refused):
            stopped.connect(
                lambda *_: self.ask_results(
                    replace(sent, sheets=sent.sheets[: counted.sent]), stopped=True
                )
            )
        job.failed.connect(lambda _: self._workspace.changes.announce("certificates"))
        self.sending.emit(job)
        self._workspace.jobs.start(job)

    def feed(self, made: MadeSheets) -> None:
        printer = self._printer(made)
        if printer is None:
            return
        paper = _paper(made)
        sent = replace(_sent(made), uid=self._services.store.origin.new_uid())
        dialog = HandFeedDialog(
            self._workspace.jobs,
            lambda page, progress: send_to_printer(printer, paper, [page], progress),
            made.order.sheets,
            self._names(made.order.sheets),
            self._spare(made),
            lambda sheets: self._runs.keep(replace(sent, sheets=sheets)),
            self._dialog,
        )
        dialog.done_with.connect(lambda sheets: self.ask_results(replace(sent, sheets=sheets)))
        dialog.open()

    def save(self, made: MadeSheets) -> None:
        target, _filter = QFileDialog.getSaveFileName(
            self._dialog, "Lưu PDF", str(Path.home() / made.path.name), "PDF (*.pdf)"
        )
        if not target:
            return
        try:
            save_copy(made.path, Path(target))
        except Refused as refused:
            self._message.tell(str(refused), "bad")
            return
        self._message.tell(
            f"Đã lưu {Path(target).name}. Sau khi in tệp này ở máy khác, hãy ghi sổ in.",
            "good",
            "Đã in xong, ghi sổ…",
        )

    def saved_was_printed(self) -> None:
        """The file went through another printer."""
        if self.made is not None:
            self.ask_results(_sent(self.made))

    def ask_results(self, sent: SentRun, *, stopped: bool = False) -> None:
        """What became of the sheets that may have come out; until that is told, they are kept."""
        if not sent.sheets:
            self._runs.forget(sent.uid)
            self._message.tell("Đã dừng; chưa tờ nào được in nên không ghi gì vào sổ.", "info")
            return
        try:
            sent = self._runs.keep(sent)
        except Refused as refused:
            self._message.tell(str(refused), "bad")
        intro = (
            f"Đã dừng sau {format_number(len(sent.sheets))} tờ. Hãy bỏ dấu ở cột đầu những tờ "
            "máy in chưa kịp cho ra, đánh dấu tờ bị hỏng rồi ghi sổ."
            if stopped
            else ""
        )
        dialog = PrintResultsDialog(self._services, sent, self._dialog, intro=intro)
        dialog.recorded.connect(self._recorded)
        dialog.discarded.connect(lambda: self._workspace.changes.announce("certificates"))
        dialog.open()

    # Inside

    def _recorded(self, good: int, spoiled: int) -> None:
        self.made = None
        self._workspace.changes.announce("certificates")
        self.recorded.emit(good, spoiled)

    def _printer(self, made: MadeSheets) -> QPrinter | None:
        run = made.order.run
        printer = self._make_printer(run.printer)
        if sentence := why_not(printer):
            self._message.tell(sentence, "bad", INSTEAD)
            return None
        printer.setDocName(made.path.stem)
        use_tray(printer, run.tray)
        for name in REMEMBERED:
            self._workspace.settings.setValue(f"certificates/{name}", getattr(run, name))
        return printer

    def _spare(self, made: MadeSheets) -> list[str]:
        """Serials of the sheets after those that are planned, for what is spoiled by hand."""
        run, sheets = made.order.run, made.order.sheets
        if not run.stock_uid or not sheets[-1].serial:
            return []
        batch = self._services.stock.sheets(run.stock_uid)
        last = batch.stock.serial_number(sheets[-1].serial)
        return [batch.stock.serial(n) for n in batch.free(None if last is None else last + 1)]

    def _names(self, sheets: Sequence[PrintedSheet]) -> list[str]:
        awards = self._services.deciding.lines([sheet.award_uid for sheet in sheets])
        known = {award.uid: award.name for award in awards}
        return [known[sheet.award_uid] for sheet in sheets]


class SheetPreview(PreviewDialog):
    """Its printer was chosen already, and what it prints goes into the register."""

    def choose_printer(self) -> None:
        self.accept()


class _Counted:
    """How many pages were handed to the printer before it was stopped."""

    def __init__(self) -> None:
        self.sent = 0
        self._progress: Progress | None = None

    def over(self, progress: Progress) -> _Counted:
        self._progress = progress
        return self

    def report(self, done: int, total: int, doing: str = "") -> None:
        self.sent = done
        assert self._progress is not None
        self._progress.report(done, total, doing)


def _sent(made: MadeSheets) -> SentRun:
    return SentRun(run=made.order.run, sheets=made.order.sheets, path=made.path)


def _paper(made: MadeSheets) -> Paper:
    return Paper(made.sizes, lambda index, dpi: render_page(made.path, index, dpi))
