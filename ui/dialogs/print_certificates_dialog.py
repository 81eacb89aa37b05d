"""In giấy khen: for whom, on which paper, what does not fit; shown, printed, and written into the register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.awards import Award
from models.certificates import Calibration
from models.dates import format_short
from models.numbers import format_number
from models.problems import Refused, Rejected
from services.certificates.print_register import Run
from services.certificates.print_run import MadeSheets, SheetOrder, make_sheets
from services.certificates.trouble import WHATS, Trouble
from services.stock_serials import serial_typed
from ui.dialogs.calibration_dialog import CalibrationDialog
from ui.dialogs.dialog_frame import button_row, fit_to_screen, stack_up, thin_line
from ui.dialogs.sheet_fields import ALL, CHOSEN, LEFT, RANGE, REISSUE, SheetFields
from ui.dialogs.sheet_list import SheetList
from ui.dialogs.sheet_sending import INSTEAD, REMEMBERED, SheetSending, new_printer
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
        self._awards = self._services.deciding.lines(award_uids)
        self._troubles: list[Trouble] = []
        self._checking: Job | None = None
        self._working: Job | None = None
        self.fields = SheetFields(self._services, printers)
        self.list = SheetList(workspace.settings)
        self.message = MessageBar()
        self.concern = MessageBar()
        self.sending = SheetSending(workspace, self, self.message, make_printer)
        self.job_bar = JobBar()
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.preview_button = QPushButton("Xem trước")
        self.save_button = QPushButton(INSTEAD)
        self.feed_button = QPushButton("Đưa từng tờ…")
        self.print_button = QPushButton("In")
        self.close_button = QPushButton("Đóng")
        self._name_buttons()
        self._arrange()

        self.fields.offer_awards(self._awards)
        self._fill(whom)
        if reissue:
            self.fields.copy.set_value(REISSUE)
        self._show_awards()
        self.list.choose(chosen)
        self._award_chosen()
        self._connect()
        if chosen:
            self.fields.whom.set_value(CHOSEN)
        self._whom_changed()
        self._printer_changed()
        self.fields.whom.setFocus()
        if not self.fields.has_printer:
            self.message.tell("Máy này chưa có máy in nào; hãy lưu PDF để in ở máy khác.", "warn")

    # What is asked for

    def order(self) -> SheetOrder:
        """Everything as it is set now. Raises ``Rejected``."""
        values = self.fields.values()
        stock_uid = values["stock_uid"] or None
        run = Run(
            layout=values["layout"] or "",
            stock_uid=stock_uid,
            printed_on=values["printed_on"],
            printed_by=values["printed_by"],
            printer=values["printer"] or "",
            tray=values["tray"] or "",
        )
        if problems := self._register.run_problems(run):
            raise Rejected(problems)
        uids = self._printable(self.meant())
        if not uids:
            raise Rejected({"whom": self._why_nobody()})
        first = None
        if stock_uid:
            first = serial_typed(self._services.stock.get(stock_uid), values["first_serial"])
        sheets = self._register.plan(
            run, uids, first, reissue=values["copy"] == REISSUE, reason=values["reason"]
        )
        if problems := self._register.problems(run, sheets):
            raise Rejected(problems)
        return SheetOrder(
            run=run, sheets=sheets, calibration=self._calibration(), numbers=values["numbers"]
        )

    def meant(self) -> list[str]:
        """Whom the choice names, in the order of the list, whether or not they can be printed."""
        listed = [award.uid for award in self._listed()]
        match self.fields.whom.value():
            case str(value) if value == CHOSEN:
                chosen = set(self.list.selected_uids())
                return [uid for uid in listed if uid in chosen]
            case str(value) if value == RANGE:
                return listed[
                    self._place(self.fields.first, 1) - 1 : self._place(
                        self.fields.last, len(listed)
                    )
                ]
            case str(value) if value == ALL:
                return listed
            case _:
                return self._register.not_printed(listed)

    # Steps

    def reject(self) -> None:
        """Not while sheets go through the printer: they would be missing in the register."""
        if self._working is not None:
            self.message.tell("Đang làm dở; hãy bấm Hủy ở dòng tiến độ rồi đóng.", "warn")
            return
        super().reject()

    def done(self, result: int) -> None:
        if self._checking is not None:
            self._checking.cancel()
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
            order = self.order()
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
                self._read_anew()
            then(sheets)

        self._workspace.run(
            "Đang dựng giấy khen",
            lambda services, progress: make_sheets(services, order, progress),
            made,
            shown_by=self._show_job,
        )

    def _recorded(self, good: int, spoiled: int) -> None:
        said = f"Đã ghi sổ {format_number(good)} tờ in tốt."
        if spoiled:
            said += (
                f" {format_number(spoiled)} tờ hỏng cũng đã trừ vào phôi; chọn Chưa in để in lại."
            )
        warnings = " ".join(self._services.stock.warnings())
        self.fields.read_stock()
        self.fields.reason.clear()
        self.fields.whom.set_value(LEFT)
        self._read_anew()
        self.message.tell(f"{said} {warnings}".rstrip(), "warn" if warnings else "good")

    def calibrate(self) -> None:
        """Set the chosen printer right, with a ruler sheet."""
        own = self._services.certificates.own_calibration(
            self.fields.printer.value() or "", self.fields.tray.value() or ""
        )
        dialog = CalibrationDialog(self._workspace, own, self)
        dialog.saved.connect(lambda _calibration: self._paper_changed())
        dialog.open()

    # Inside

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
        self.fields.printer_changed.connect(self._printer_changed)
        self.fields.calibration_wanted.connect(self.calibrate)
        self.list.selected.connect(self._whom_changed)
        self.sending.sending.connect(self._show_job)
        self.sending.recorded.connect(self._recorded)
        self.message.acted.connect(self._act)
        self.concern.acted.connect(self.list.only_to_be_seen)
        for button, run in (
            (self.preview_button, self.preview),
            (self.save_button, self.save_instead),
            (self.feed_button, self.print_by_hand),
            (self.print_button, self.print_all),
            (self.close_button, self.reject),
        ):
            button.clicked.connect(run)

    def _listed(self) -> list[Award]:
        code = self.fields.award.value()
        return [award for award in self._awards if code is None or award.award_type == code]

    def _place(self, field: QWidget, usual: int) -> int:
        try:
            value = field.value()  # type: ignore[attr-defined]
        except Refused:
            return usual
        return usual if value is None else max(0, int(value))

    def _printable(self, uids: Sequence[str]) -> list[str]:
        stopped = {trouble.award_uid for trouble in self._troubles if trouble.stops}
        stopped |= set(self._register.obstacles(uids))
        return [] if "" in stopped else [uid for uid in uids if uid not in stopped]

    def _why_nobody(self) -> str:
        stopping = [trouble.sentence for trouble in self._troubles if trouble.stops]
        if self.meant() and stopping:
            return stopping[0]
        return "Không có ai để in; hãy chọn người khác ở danh sách bên trái."

    def _award_chosen(self) -> None:
        """The layout that is usual for this award on the day of its decision."""
        listed = self._listed()
        if listed:
            decision = self._services.deciding.get(listed[0].decision_uid)
            day = self._services.wording.day(decision)
            try:
                usual = self._services.certificates.usual_layout(listed[0].award_type, day)
                self.fields.layout_choice.set_value(usual.id)
            except Refused as refused:
                self.message.tell(str(refused), "warn")
        self._show_awards()
        self._paper_changed()

    def _paper_changed(self) -> None:
        """Measure every name again, on the worker: what is told must be what is printed."""
        self._printer_changed()
        if self._checking is not None:
            self._checking.cancel()
        layout_id = self.fields.layout_choice.value()
        uids = [award.uid for award in self._listed()]
        if not layout_id or not uids:
            return
        mode = "stock" if self.fields.stock.value() else "blank"
        calibration = self._calibration()
        self._checking = self._workspace.run(
            "Đang đo chữ",
            lambda services, progress: services.certificates.check(
                uids, services.certificates.layout(layout_id).layout, mode, calibration, progress
            ),
            self._checked,
            quiet=True,
        )

    def _checked(self, troubles: list[Trouble]) -> None:
        self._checking = None
        self._troubles = troubles
        self.list.show_troubles(troubles)
        self._say_concerns()
        self._whom_changed()

    def _say_concerns(self) -> None:
        uids = [award.uid for award in self._listed()]
        sentences = self._register.concerns(uids)
        everywhere = [trouble.sentence for trouble in self._troubles if not trouble.award_uid]
        if seen := _counted(self._troubles):
            sentences.append(f"Cần xem trước khi in: {seen}.")
        if sentences := [*everywhere, *sentences]:
            stops = any(trouble.stops for trouble in self._troubles)
            self.concern.tell(
                " ".join(sentences),
                "bad" if stops else "warn",
                "Chỉ xem các dòng này" if seen else "",
                closable=False,
            )
        else:
            self.concern.clear()

    def _whom_changed(self) -> None:
        listed = [award.uid for award in self._listed()]
        left = self._register.not_printed(listed)
        self.fields.blockSignals(True)
        self.fields.count(len(left), len(listed), self.list.selected_count())
        self.fields.blockSignals(False)
        meant = self._printable(self.meant())
        again = self._register.printed(meant)
        self.fields.ask_why_again(len(again))
        self._offer_numbers(meant)
        self._say_how_many(meant)

    def _offer_numbers(self, meant: Sequence[str]) -> None:
        given = self._services.golden_book.numbered(meant)
        if not given:
            self.fields.offer_numbers("")
            return
        first, last = given[0].book_number, given[-1].book_number
        span = first if first == last else f"{first} đến {last}"
        self.fields.offer_numbers(f"{span} cho {format_number(len(given))} người chưa có")

    def _say_how_many(self, meant: Sequence[str]) -> None:
        count = len(meant)
        self.told.setText(f"Sẽ in {format_number(count)} tờ." if count else "Chưa có tờ nào để in.")
        self.print_button.setText(f"In {format_number(count)} tờ" if count else "In")
        for button in (self.preview_button, self.save_button):
            button.setEnabled(count > 0)
        for button in (self.feed_button, self.print_button):
            button.setEnabled(count > 0 and self.fields.has_printer)

    def _printer_changed(self) -> None:
        known = self._calibration()
        if not self.fields.has_printer:
            self.fields.say_calibrated("")
        elif known is None:
            self.fields.say_calibrated("Chưa canh máy in này; chữ có thể lệch trên phôi.")
        else:
            day = format_short(_day_of(known))
            self.fields.say_calibrated(f"Đã canh máy in ngày {day}.")

    def _calibration(self) -> Calibration | None:
        """How the chosen printer was set right; None where it never was."""
        name = self.fields.printer.value()
        if not name:
            return None
        found = self._services.certificates.calibration(
            name, self.fields.tray.value() or "", self.fields.stock.value() or None
        )
        return found if found.uid else None

    def _read_anew(self) -> None:
        self._awards = self._services.deciding.lines([award.uid for award in self._awards])
        self._show_awards()
        self._whom_changed()

    def _show_awards(self) -> None:
        listed = self._listed()
        uids = [award.uid for award in listed]
        self.list.show_awards(
            listed,
            self._services.store.certificate_prints.of_awards(uids),
            self._register.obstacles(uids),
        )
        self.list.show_troubles(self._troubles)

    def _refuse(self, rejected: Rejected) -> None:
        if elsewhere := self.fields.show_problems(rejected.problems):
            self.message.tell(" ".join(elsewhere), "bad")

    def _act(self) -> None:
        """The button in the bar: save where printing failed, record what was saved."""
        if self.message.action.text() == INSTEAD:
            self.save_instead()
        elif (made := self.sending.made) is not None:
            self.sending.ask_results(made, made.order.sheets)

    def _show_job(self, job: Job) -> None:
        job.refused.connect(lambda refused: self.message.tell(str(refused), "bad", INSTEAD))
        buttons = (self.preview_button, self.save_button, self.feed_button, self.print_button)
        for widget in (*buttons, self.fields):
            widget.setEnabled(False)
        job.ended.connect(self._work_ended)
        self._working = job
        self.job_bar.follow(job)

    def _work_ended(self) -> None:
        self._working = None
        self.fields.setEnabled(True)
        self._say_how_many(self._printable(self.meant()))

    def _name_buttons(self) -> None:
        for button, verb in (
            (self.preview_button, "preview"),
            (self.save_button, "save"),
            (self.feed_button, "feed"),
            (self.print_button, "print"),
        ):
            button.setObjectName(f"action.certificates.{verb}")
            button.setAutoDefault(False)
        self.print_button.setToolTip("In, rồi hỏi tờ nào hỏng (Ctrl+P)")
        self.preview_button.setToolTip("Xem đúng tệp sẽ in (Ctrl+E)")
        for key, button in (("Ctrl+P", self.print_button), ("Ctrl+E", self.preview_button)):
            QShortcut(QKeySequence(key), self).activated.connect(button.click)
        self.close_button.setAutoDefault(False)
        self.print_button.setProperty("kind", "main")

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(grid(24), grid(12), grid(8), grid(12))
        left.setSpacing(grid(8))
        for part in (self.message, self.concern):
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
        buttons = button_row(
            self.close_button,
            self.save_button,
            self.preview_button,
            self.feed_button,
            self.print_button,
            before=self.told,
        )
        stack_up(self, beside, self.job_bar, thin_line(), buttons, tall=beside)
        fit_to_screen(self, 1180, 720)


def _counted(troubles: Sequence[Trouble]) -> str:
    """How many sheets are not as usual, the worst first: "1 tờ không vừa ô, 3 tờ ngắt xuống dòng"."""
    sheets = {(trouble.what, trouble.award_uid) for trouble in troubles if trouble.award_uid}
    counts = Counter(what for what, _award in sheets)
    return ", ".join(
        f"{format_number(counts[what])} tờ {text.lower()}"
        for what, text in WHATS.items()
        if counts[what]
    )


def _day_of(calibration: Calibration) -> date:
    """The day on which it was measured, on the calendar of this machine."""
    return datetime.fromisoformat(calibration.changed_at).astimezone().date()
