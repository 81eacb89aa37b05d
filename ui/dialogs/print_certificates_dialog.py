"""In giấy khen: for whom, on which paper, what does not fit; shown, printed, and written into the register."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.problems import Refused, Rejected
from services.certificates.print_run import MadeSheets, make_sheets
from services.certificates.trouble import Trouble
from ui.dialogs.calibration_dialog import CalibrationDialog
from ui.dialogs.dialog_frame import fit_to_screen, stack_up, thin_line
from ui.dialogs.sheet_buttons import SheetButtons
from ui.dialogs.sheet_checking import SheetChecking
from ui.dialogs.sheet_fields import CHOSEN, LEFT, REISSUE, SheetFields
from ui.dialogs.sheet_list import SheetList
from ui.dialogs.sheet_order_form import SheetOrderForm
from ui.dialogs.sheet_recipients import SheetRecipients
from ui.dialogs.sheet_sending import INSTEAD, REMEMBERED, SheetSending, new_printer
from ui.dialogs.unrecorded_bar import UnrecordedBar, recorded_words
from ui.jobs import Job
from ui.look import grid
from ui.widgets.job_bar import JobBar
from ui.widgets.message_bar import MessageBar
from ui.workspace import Workspace


class PrintCertificatesDialog(QDialog):
    """``award_uids`` in the order of the list; ``chosen`` are the rows that were chosen there."""

    def __init__(
        self,
        workspace: Workspace,
        award_uids: Sequence[str],
        chosen: Sequence[str] = (),
        parent: QWidget | None = None,
        *,
        whom: str = "",
        reissue: bool = False,
        printers: Sequence[str] | None = None,
        make_printer: Callable[[str], QPrinter] = new_printer,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("In giấy khen")
        self.setModal(True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._workspace = workspace
        self._services = workspace.services
        self._register = workspace.services.print_register
        self._working: Job | None = None
        self.fields = SheetFields(self._services, printers)
        self.list = SheetList(workspace.settings)
        self.recipients = SheetRecipients(self._services, award_uids, self.fields, self.list)
        self.form = SheetOrderForm(self._services, self.fields, self.recipients)
        self.checking = SheetChecking(workspace, self)
        self.concern = self.checking.bar
        self.unrecorded = UnrecordedBar(workspace)
        self.message = MessageBar()
        self.sending = SheetSending(workspace, self, self.message, make_printer)
        self.job_bar = JobBar()
        self.buttons = SheetButtons()
        self.preview_button, self.save_button = self.buttons.preview, self.buttons.save
        self.feed_button, self.print_button = self.buttons.feed, self.buttons.print
        self._arrange()

        self.fields.offer_awards(self.recipients.awards)
        self._fill(whom)
        if reissue:
            self.fields.copy.set_value(REISSUE)
        self.recipients.show()
        self.list.choose(chosen)
        self._award_chosen()
        self._connect()
        if chosen:
            self.fields.whom.set_value(CHOSEN)
        self._whom_changed()
        self.fields.whom.setFocus()
        if not self.fields.has_printer:
            self.message.tell("Máy này chưa có máy in nào; hãy lưu PDF để in ở máy khác.", "warn")

    def meant(self) -> list[str]:
        """Whom the choice names, in the order of the list, whether or not they can be printed."""
        return self.recipients.meant()

    # Steps

    def reject(self) -> None:
        """Not while sheets go through the printer: they would be missing in the register."""
        if self._working is not None:
            self.message.tell("Đang làm dở; hãy bấm Hủy ở dòng tiến độ rồi đóng.", "warn")
            return
        super().reject()

    def done(self, result: int) -> None:
        self.checking.stop()
        super().done(result)

    def preview(self) -> None:
        """The very file that is printed."""
        self._make(self.sending.show_preview)

    def print_all(self) -> None:
        self._make(self.sending.send_all)

    def print_by_hand(self) -> None:
        self._make(self.sending.feed)

    def save_instead(self) -> None:
        self._make(self.sending.save)

    def _make(self, then: Callable[[MadeSheets], object]) -> None:
        """Make the file of what is asked for on the worker, unless it is there already."""
        self.message.clear()
        try:
            order = self.form.order()
        except Rejected as rejected:
            self._refuse(rejected)
            return
        except Refused as refused:
            self.message.tell(str(refused), "bad")
            return
        self.fields.show_problems({})
        known = self.sending.made
        if known is not None and known.order == order and known.path.exists():
            then(known)
            return

        def made(sheets: MadeSheets) -> None:
            self.sending.made = sheets
            if sheets.numbered:
                self._workspace.changes.announce("decisions")
                self.recipients.read_anew()
                self._whom_changed()
            then(sheets)

        self._workspace.run(
            "Đang dựng giấy khen",
            lambda services, progress: make_sheets(services, order, progress),
            made,
            shown_by=self._show_job,
        )

    def _recorded(self, good: int, spoiled: int) -> None:
        warnings = " ".join(self._services.stock.warnings())
        self.fields.read_stock()
        self.fields.reason.clear()
        self.fields.whom.set_value(LEFT)
        self.recipients.read_anew()
        self._whom_changed()
        said = recorded_words(good, spoiled)
        self.message.tell(f"{said} {warnings}".rstrip(), "warn" if warnings else "good")

    def calibrate(self) -> None:
        """Set the chosen printer right, with a ruler sheet."""
        own = self._services.certificates.own_calibration(
            self.fields.printer.value() or "", self.fields.tray.value() or ""
        )
        dialog = CalibrationDialog(self._workspace, own, self)
        dialog.saved.connect(self._calibrated)
        dialog.open()

    # Inside

    def _calibrated(self) -> None:
        self._workspace.changes.announce("certificates")
        self._paper_changed()

    def _fill(self, whom: str) -> None:
        usual = self._register.usual_run("")
        settings = self._workspace.settings
        remembered = {
            name: str(settings.value(f"certificates/{name}") or "") for name in REMEMBERED
        }
        self.fields.printed_by.setText(usual.printed_by or remembered["printed_by"])
        self.fields.printed_on.set_value(usual.printed_on)
        if remembered["printer"] in self.fields.printer.values():
            self.fields.printer.set_value(remembered["printer"])
        self.fields.tray.set_value(remembered["tray"])
        self.fields.numbers.setChecked(True)
        self.fields.count(0, 0, 0)
        self.fields.whom.set_value(whom or LEFT)

    def _connect(self) -> None:
        self.fields.whom_changed.connect(self._whom_changed)
        self.fields.award.edited.connect(self._award_chosen)
        self.fields.paper_changed.connect(self._paper_changed)
        self.fields.printer_changed.connect(self.form.say_calibrated)
        self.fields.calibration_wanted.connect(self.calibrate)
        self.list.selected.connect(self._whom_changed)
        self.checking.checked.connect(self._checked)
        self.concern.acted.connect(self.list.only_to_be_seen)
        self.unrecorded.recorded.connect(self._recorded)
        self.sending.sending.connect(self._show_job)
        self.sending.recorded.connect(self._recorded)
        self.message.acted.connect(self._act)
        for button, run in (
            (self.preview_button, self.preview),
            (self.save_button, self.save_instead),
            (self.feed_button, self.print_by_hand),
            (self.print_button, self.print_all),
            (self.buttons.close_dialog, self.reject),
        ):
            button.clicked.connect(run)

    def _award_chosen(self) -> None:
        """The layout that is usual for this award on the day of its decision."""
        listed = self.recipients.listed()
        if listed:
            decision = self._services.deciding.get(listed[0].decision_uid)
            day = self._services.wording.day(decision)
            try:
                usual = self._services.certificates.usual_layout(listed[0].award_type, day)
                self.fields.layout_choice.set_value(usual.id)
            except Refused as refused:
                self.message.tell(str(refused), "warn")
        self.recipients.show()
        self._paper_changed()

    def _paper_changed(self) -> None:
        self.form.say_calibrated()
        self.checking.check(
            self.recipients.listed_uids(),
            self.fields.layout_choice.value() or "",
            self.form.calibration(),
            stock=bool(self.fields.stock.value()),
        )

    def _checked(self, troubles: list[Trouble]) -> None:
        self.recipients.show_troubles(troubles)
        self._whom_changed()

    def _whom_changed(self) -> None:
        listed = self.recipients.listed_uids()
        left = self._register.not_printed(listed)
        self.fields.blockSignals(True)
        self.fields.count(len(left), len(listed), self.list.selected_count())
        self.fields.blockSignals(False)
        printable = self.recipients.printable()
        self.fields.ask_why_again(len(self._register.printed(printable)))
        self.fields.offer_numbers(self._services.golden_book.numbered(printable))
        self._say_how_many(len(printable))

    def _say_how_many(self, count: int) -> None:
        self.buttons.say_how_many(count, has_printer=self.fields.has_printer)

    def _refuse(self, rejected: Rejected) -> None:
        if elsewhere := self.fields.show_problems(rejected.problems):
            self.message.tell(" ".join(elsewhere), "bad")

    def _act(self) -> None:
        """The button in the bar: save where printing failed, record what was saved."""
        if self.message.action.text() == INSTEAD:
            self.save_instead()
        else:
            self.sending.saved_was_printed()

    def _show_job(self, job: Job) -> None:
        job.refused.connect(lambda refused: self.message.tell(str(refused), "bad", INSTEAD))
        self.buttons.hold()
        self.fields.setEnabled(False)
        job.ended.connect(self._work_ended)
        self._working = job
        self.job_bar.follow(job)

    def _work_ended(self) -> None:
        self._working = None
        self.fields.setEnabled(True)
        self._say_how_many(len(self.recipients.printable()))

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(grid(24), grid(12), grid(8), grid(12))
        left.setSpacing(grid(8))
        for part in (self.unrecorded, self.message, self.concern):
            left.addWidget(part)
        left.addWidget(self.list, 1)
        scroll = QScrollArea()
        scroll.setWidget(self.fields)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedWidth(grid(380))
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addLayout(left, 1)
        beside.addWidget(scroll)
        stack_up(self, beside, self.job_bar, thin_line(), self.buttons, tall=beside)
        fit_to_screen(self, 1180, 720)
