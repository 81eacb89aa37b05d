"""Đưa từng tờ: one sheet is fed by hand, printed and looked at before the next one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from models.numbers import format_number
from models.problems import Refused
from models.progress import Progress
from services.certificates.print_register import PrintedSheet
from ui.dialogs.dialog_frame import button_row, stack_up, thin_line
from ui.jobs import Job, Jobs
from ui.look import grid
from ui.widgets.form_field import FormField, text_field
from ui.widgets.job_bar import JobBar
from ui.widgets.message_bar import MessageBar

EXAMPLE = "Kẹt giấy, lem mực"


class HandFeedDialog(QDialog):
    """``send`` prints one page, from 0; ``before`` gets all sheets that went through and this one.

    ``done_with`` brings the sheets that went through, in order.
    """

    done_with = Signal(list)

    def __init__(
        self,
        jobs: Jobs,
        send: Callable[[int, Progress], object],
        sheets: Sequence[PrintedSheet],
        names: Sequence[str],
        spare: Sequence[str] = (),
        before: Callable[[Sequence[PrintedSheet]], object] = lambda _sheets: None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Đưa từng tờ")
        self.setModal(True)
        self.setMinimumWidth(grid(520))
        self._jobs = jobs
        self._send = send
        self._before = before
        self._names = list(names)
        self._sheets = list(sheets)
        self._serials = [sheet.serial for sheet in sheets if sheet.serial] + list(spare)
        self._through: list[PrintedSheet] = []
        self._place = 0
        self._sent = False
        self._sending = False
        self.place = QLabel()
        self.place.setProperty("kind", "muted")
        self.name = QLabel()
        self.name.setProperty("kind", "heading")
        self.name.setWordWrap(True)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.reason = text_field(EXAMPLE)
        self.reason_field = FormField("reason", "Lý do nếu hỏng", self.reason, optional=True)
        self.message = MessageBar()
        self.job_bar = JobBar(delay=0)
        self.print_button = QPushButton("In tờ này")
        self.good_button = QPushButton("Tờ tốt")
        self.again_button = QPushButton("Hỏng, in lại tờ này")
        self.skip_button = QPushButton("Hỏng, sang người sau")
        self.stop_button = QPushButton("Dừng")
        for button in (self.print_button, self.good_button):
            button.setProperty("kind", "main")
        for button in self._buttons():
            button.setAutoDefault(False)
        self._arrange()

        self.print_button.clicked.connect(self.print_sheet)
        self.good_button.clicked.connect(lambda: self._note("printed", again=False))
        self.again_button.clicked.connect(lambda: self._note("spoiled", again=True))
        self.skip_button.clicked.connect(lambda: self._note("spoiled", again=False))
        self.stop_button.clicked.connect(self.reject)
        self._show()

    def print_sheet(self) -> None:
        page = self._place
        try:
            self._before([*self._through, self._current("printed")])
        except Refused as refused:
            self.message.tell(str(refused), "bad")
            return
        job = Job(
            lambda progress: self._send(page, progress), "Đang gửi tới máy in", shows_itself=True
        )
        job.succeeded.connect(lambda _: self._printed())
        job.refused.connect(lambda refused: self.message.tell(str(refused), "bad"))
        job.ended.connect(lambda: self._set_sending(on=False))
        self.message.clear()
        self._set_sending(on=True)
        self.job_bar.follow(job)
        self._jobs.start(job)

    def reject(self) -> None:
        """Stop here; a sheet that was sent and not judged yet is taken for good."""
        if self._sending:
            return
        if self._sent:
            self._through.append(self._current("printed"))
        super().reject()
        self.done_with.emit(self._through)

    # Inside

    def _current(self, status: str) -> PrintedSheet:
        sheet = self._sheets[self._place]
        if self._serials:
            sheet = replace(sheet, serial=self._serials[len(self._through)])
        if status == "spoiled":
            return replace(sheet, status="spoiled", reason=self.reason.text().strip())
        return sheet

    def _set_sending(self, *, on: bool) -> None:
        self._sending = on
        for button in (self.print_button, self.stop_button):
            button.setEnabled(not on)

    def _printed(self) -> None:
        self._sent = True
        self._show()

    def _note(self, status: str, *, again: bool) -> None:
        self._through.append(self._current(status))
        self._sent = False
        if not again:
            self._place += 1
        out_of_serials = bool(self._serials) and len(self._through) == len(self._serials)
        if self._place == len(self._sheets) or out_of_serials:
            self.accept()
            self.done_with.emit(self._through)
            return
        self._show()

    def _show(self) -> None:
        self.place.setText(
            f"Tờ {format_number(self._place + 1)} trong {format_number(len(self._sheets))}"
        )
        self.name.setText(self._names[self._place])
        serial = self._current("printed").serial
        feed = f"tờ phôi {serial}" if serial else "một tờ giấy"
        self.told.setText(
            "Xem tờ vừa ra rồi chọn."
            if self._sent
            else f"Đưa {feed} vào khay tay theo đúng chiều, rồi bấm In tờ này."
        )
        self.print_button.setVisible(not self._sent)
        for widget in (self.good_button, self.again_button, self.skip_button, self.reason_field):
            widget.setVisible(self._sent)
        (self.good_button if self._sent else self.print_button).setFocus()

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (
            self.stop_button,
            self.skip_button,
            self.again_button,
            self.print_button,
            self.good_button,
        )

    def _arrange(self) -> None:
        above = QVBoxLayout()
        above.setContentsMargins(grid(24), grid(20), grid(24), grid(16))
        above.setSpacing(grid(12))
        for part in (self.place, self.name, self.told, self.reason_field, self.message):
            above.addWidget(part)
        above.addStretch()
        stack_up(self, above, self.job_bar, thin_line(), button_row(*self._buttons()), tall=above)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.resize(grid(560), grid(280))
