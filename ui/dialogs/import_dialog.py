"""Take a list in from a spreadsheet: choose the file, see what it would do, then let it be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.batches import Batch
from models.numbers import format_number
from models.problems import Refused
from models.progress import Progress
from models.subjects import Status
from services.intake.carrying_out import take_in
from services.intake.cell_values import Workbook
from services.intake.columns import EXPECTED, TITLES
from services.intake.plan import INTAKE_KINDS, Choices, IntakeKind, Plan
from services.intake.reading import Reading
from services.intake.result_list import write_result_list
from services.intake.sheet_view import SheetView
from services.services import Services
from ui.colours import colours
from ui.dialogs.help_dialog import HelpDialog
from ui.dialogs.import_options import ImportOptions
from ui.dialogs.import_preview import ImportPreview
from ui.intake.file_queue import FileQueue
from ui.intake.looking import Looked, look
from ui.intake.rereading import with_left_out
from ui.intake.staff_panel import with_departures
from ui.jobs import Job
from ui.look import grid
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.file_drop import FileDrop, dropped_files
from ui.widgets.job_bar import JobBar
from ui.widgets.message_bar import MessageBar
from ui.widgets.scrolling import Scrolling
from ui.workspace import Workspace

LAST_FOLDER = "import/folder"
WINDOW_SIZE = "import/size"
FILES = "Bảng tính (*.xlsx *.xlsm *.xls *.ods *.csv *.txt);;Mọi tệp (*)"


class ImportDialog(QDialog):
    """``taken_in`` brings the batch, or None when everything was there already, and a sentence."""

    taken_in = Signal(object, str)

    def __init__(
        self,
        workspace: Workspace,
        kind: IntakeKind,
        *,
        choices: Choices | None = None,
        file: Path | None = None,
        more: Sequence[Path] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setAcceptDrops(True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._workspace = workspace
        self._asked_for = kind
        self._file: Path | None = None
        self._workbook: Workbook | None = None
        self._queue = FileQueue()
        self._reading = Reading()
        self._matches: dict[int, str] = {}
        self._departures: Mapping[str, Status] = {}
        self._remembers = True
        self._plan: Plan | None = None
        self._taken_plan: Plan | None = None
        self._batch: Batch | None = None
        self._job: Job | None = None
        self._turn = 0
        """Counts what was begun, so that the answer of something given up is not taken."""
        self._writing = False
        self._leaving = False
        titles = ", ".join(f"“{TITLES[name]}”" for name in EXPECTED[kind])
        self.drop = FileDrop(
            "Thả tệp Excel vào đây",
            "Chọn tệp…",
            f"Danh sách cần một dòng tiêu đề với các cột như {titles}. "
            "Dòng tiêu đề đứng ở đâu, thứ tự cột thế nào cũng được. Xem trước rồi mới ghi.",
        )
        self.name = QLabel()
        self.name.setProperty("kind", "heading")
        self.sentence = ElidedLabel()
        self.sentence.setProperty("kind", "muted")
        self.remembered = MessageBar()
        self.options = ImportOptions(workspace, kind, choices or Choices())
        self.preview = ImportPreview(workspace)
        self.done_page = EmptyState()
        self.message = MessageBar()
        self.job_bar = JobBar()
        self.other_button = QPushButton("Chọn tệp khác…")
        self.undo_button = QPushButton("Hoàn tác")
        self.report_button = QPushButton("Lưu báo cáo Excel…")
        self.next_button = QPushButton()
        self.close_button = QPushButton("Đóng")
        self.open_button = QPushButton("Mở danh sách")
        self.take_button = QPushButton()
        for button in (self.take_button, self.next_button, self.open_button):
            button.setProperty("kind", "main")
        self._arrange()

        self.drop.dropped.connect(self.look_at)
        self.drop.browse_wanted.connect(self.browse)
        self.other_button.clicked.connect(self.browse)
        self.options.changed.connect(self._look_again)
        self.remembered.acted.connect(self._forget_layout)
        self.preview.save_wanted.connect(self.save_problems)
        self.preview.reread.connect(self._read_as)
        self.preview.answered.connect(self._match)
        self.preview.left_out.connect(self._leave_out)
        self.preview.departed.connect(self._depart)
        self.take_button.clicked.connect(self.take)
        self.undo_button.clicked.connect(self.undo)
        self.report_button.clicked.connect(self.save_problems)
        self.next_button.clicked.connect(self.go_on)
        for button in (self.close_button, self.open_button):
            button.clicked.connect(self.reject)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self).activated.connect(self.help)
        self._show_title(kind)
        self._show_step(self.drop)
        if file is not None:
            self.look_at_all([file, *more])

    def browse(self) -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = str(
            self._workspace.settings.value(LAST_FOLDER)
            or QStandardPaths.writableLocation(documents)
        )
        chosen, _kind = QFileDialog.getOpenFileName(self, "Chọn tệp danh sách", folder, FILES)
        if chosen:
            self.look_at(Path(chosen))

    def look_at_all(self, files: Sequence[Path]) -> None:
        """Look at the first of ``files``; the others are offered when it is done."""
        if not self._writing and (first := self._queue.begin(files)) is not None:
            self.look_at(first)

    def go_on(self) -> None:
        """Look at the next of several files."""
        if not self._writing and (file := self._queue.next()) is not None:
            self.look_at(file)

    def look_at(self, file: Path) -> None:
        """Find out what taking ``file`` in would do; nothing is written."""
        if self._writing:
            return
        self._workspace.settings.setValue(LAST_FOLDER, str(file.parent))
        self._file, self._workbook = file, None
        self._reading, self._matches, self._departures = Reading(), {}, {}
        self._remembers = True
        self._taken_plan = None
        self.options.forget_file()
        self._look_again()

    def take(self) -> None:
        """Write it, once, however often the button is pressed."""
        plan = self._plan
        if plan is None or self._writing or not _count(plan):
            return
        self._writing = True
        self._follow_state()
        self._run(
            f"Đang đưa {format_number(_count(plan))} dòng vào sổ",
            lambda services, progress: take_in(services, plan, progress),
            self._taken,
        )

    def undo(self) -> None:
        """Take the whole file back."""
        batch = self._batch
        if batch is None or self._writing:
            return
        self._writing = True
        self._follow_state()

        def work(services: Services, progress: Progress) -> Batch:
            return services.history.reverse(batch.uid)

        self._run("Đang hoàn tác", work, self._undone)

    def save_problems(self) -> None:
        """Keep the rows with remarks as a spreadsheet, for whoever made the file."""
        plan, file = self._plan or self._taken_plan, self._file
        if plan is None or file is None:
            return
        proposed = file.with_name(f"{file.stem} - báo cáo.xlsx")
        chosen, _kind = QFileDialog.getSaveFileName(
            self, "Lưu báo cáo", str(proposed), "Excel (*.xlsx)"
        )
        if not chosen:
            return
        target = Path(chosen).with_suffix(".xlsx")
        self._run(
            "Đang ghi báo cáo",
            lambda _services, progress: write_result_list(plan, target, progress),
            self._saved,
        )

    def _saved(self, target: Path) -> None:
        self.message.tell(f"Đã lưu {target.name} vào {target.parent}.", "good", seconds=8)

    def help(self) -> None:
        HelpDialog("excel", self).open()

    def reject(self) -> None:
        """What is being written is stopped and taken back before the window closes."""
        self._turn += 0 if self._writing else 1
        if self._job is not None:
            self._job.cancel()
        if self._writing:
            self._leaving = True
        else:
            super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()) and not self._writing:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if files := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.look_at_all(files)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible() and not self.isMaximized():
            self._workspace.settings.setValue(WINDOW_SIZE, self.size())

    # What is chosen

    def _read_as(self, reading: Reading) -> None:
        self._reading = reading
        self._look_again()

    def _match(self, answers: Mapping[int, str]) -> None:
        self._matches = {**self._matches, **answers}
        self._look_again()

    def _leave_out(self, rows: Sequence[int]) -> None:
        self._matches = {row: who for row, who in self._matches.items() if row not in rows}
        self._read_as(with_left_out(self._reading, rows))

    def _depart(self, told: Mapping[str, Status | None]) -> None:
        self._departures = with_departures(self._departures, told)
        self._look_again()

    def _forget_layout(self) -> None:
        """Read the file as if no file headed like it had come before."""
        self._remembers, self._reading = False, Reading()
        self._look_again()

    def _choices(self) -> Choices:
        return replace(
            self.options.choices(),
            reading=self._reading,
            matches=self._matches,
            departures=self._departures,
            remembers=self._remembers,
        )

    # Work

    def _look_again(self) -> None:
        file, workbook = self._file, self._workbook
        if file is None or self._writing:
            return
        if self._job is not None:
            self._job.cancel()
        self._plan = None
        self._follow_state()
        kind, choices = self.options.chosen_kind(), self._choices()
        self._show_title(kind)
        self._run(
            f"Đang xem {file.name}",
            lambda services, progress: look(services, file, workbook, kind, choices, progress),
            self._show_looked,
        )

    def _run(
        self, title: str, work: Callable[[Services, Progress], Any], then: Callable[[Any], object]
    ) -> None:
        """Do ``work`` on the worker; only the answer of what was begun last is taken."""
        self._turn += 1
        turn = self._turn
        self.message.clear()

        def answered(result: object) -> None:
            if turn == self._turn:
                then(result)

        self._workspace.run(title, work, answered, shown_by=self._follow)

    def _follow(self, job: Job) -> None:
        self._job = job
        job.refused.connect(self._refused)
        job.ended.connect(self._ended)
        self.job_bar.follow(job)

    def _ended(self) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        self._writing = False
        self._follow_state()
        if self._leaving:
            super().reject()

    def _refused(self, refused: Refused) -> None:
        if self.sender() is self._job:
            self.message.tell(str(refused), "bad")
            if self._workbook is None:
                self._show_step(self.drop)

    def _show_looked(self, looked: Looked) -> None:
        plan = looked.plan
        self._workbook, self._plan = looked.workbook, plan
        self.name.setText(looked.workbook.file_name)
        self.options.show_looked(looked.view, plan)
        self.sentence.setText(_sentence(plan, looked.view))
        if looked.refusal:
            self.message.tell(looked.refusal, "bad")
        kind = plan.kind if plan else self.options.chosen_kind()
        self._show_title(kind)
        self._tell_remembered(plan)
        self.preview.show_looked(looked, self._reading, self._matches, kind)
        was_here = self._steps.currentWidget() is self._previewing
        self._show_step(self.preview)
        if not was_here and self.take_button.isEnabled():
            self.take_button.setFocus()

    def _tell_remembered(self, plan: Plan | None) -> None:
        if plan is not None and plan.remembered is not None:
            self.remembered.tell(
                "Đã nhớ cách đọc của mẫu này từ lần lấy trước.",
                "info",
                "Đọc lại từ đầu",
                closable=False,
            )
        else:
            self.remembered.clear()

    def _taken(self, batch: Batch | None) -> None:
        plan = self._plan
        assert plan is not None
        self._batch = batch
        rows = format_number(_count(plan))
        self.done_page.tell(
            "circle-check",
            f"Đã đưa {rows} dòng vào {INTAKE_KINDS[plan.kind]}",
            f"{plan.summary()} Bản sao của sổ trước khi lấy đã được giữ trong các bản sao lưu.",
            colour=colours().good,
        )
        self._plan, self._taken_plan = None, plan
        self._show_step(self.done_page)
        self.open_button.setFocus()
        if plan.kind != self._asked_for:
            self._workspace.changes.announce_all()
        self.taken_in.emit(batch, f"Đã lấy {rows} dòng từ {plan.file}.")

    def _undone(self, _reversal: Batch) -> None:
        self._batch = None
        self._workspace.changes.announce_all()
        self.done_page.tell("undo-2", "Đã hoàn tác", "Sổ đã trở lại như trước khi lấy tệp này.")
        self._show_step(self.done_page)

    # The window

    def _show_title(self, kind: IntakeKind) -> None:
        self.setWindowTitle(f"Lấy từ Excel vào {INTAKE_KINDS[kind]}")

    def _show_step(self, step: QWidget) -> None:
        shown = {self.drop: self._dropping, self.preview: self._previewing}
        self._steps.setCurrentWidget(shown.get(step, self._done))
        self._follow_state()

    def _follow_state(self) -> None:
        """Offer what can be done now."""
        plan, busy = self._plan, self._writing
        previewing = self._steps.currentWidget() is self._previewing
        done = self._steps.currentWidget() is self._done
        count = _count(plan) if plan else 0
        self.take_button.setVisible(previewing)
        self.take_button.setText(f"Đưa vào sổ ({format_number(count)} dòng)")
        self.take_button.setEnabled(count > 0 and not busy)
        self.other_button.setVisible(previewing or done)
        self.other_button.setEnabled(not busy)
        self.undo_button.setVisible(done and self._batch is not None)
        self.undo_button.setEnabled(not busy)
        self.report_button.setVisible(done and self._taken_plan is not None)
        waiting = len(self._queue)
        self.next_button.setVisible(bool(waiting) and not previewing)
        self.next_button.setText(f"Tệp tiếp theo (còn {format_number(waiting)})")
        self.next_button.setEnabled(not busy)
        self.open_button.setVisible(done and self._batch is not None and not waiting)
        self.close_button.setVisible(self.open_button.isHidden())
        self.options.setEnabled(not busy)
        self.preview.setEnabled(not busy)

    def _arrange(self) -> None:
        self._previewing = QWidget()
        inside = QVBoxLayout(self._previewing)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(grid(8))
        heading = QHBoxLayout()
        heading.setSpacing(grid(12))
        heading.addWidget(self.name)
        heading.addWidget(self.sentence, 1)
        heading.addWidget(self.preview.shows)
        inside.addLayout(heading)
        inside.addWidget(self.remembered)
        inside.addWidget(self.options)
        inside.addWidget(self.preview, 1)
        self._steps = QStackedWidget()
        self._dropping, self._done = _scrolled(self.drop), _scrolled(self.done_page)
        for step in (self._dropping, self._previewing, self._done):
            self._steps.addWidget(step)
        around = QVBoxLayout()
        around.setContentsMargins(grid(16), grid(12), grid(16), grid(8))
        around.setSpacing(grid(8))
        around.addWidget(Scrolling(self._steps, QSize(grid(600), grid(330))), 1)
        around.addWidget(self.message)
        line = QFrame()
        line.setFixedHeight(1)
        line.setProperty("kind", "line")
        buttons = QHBoxLayout()
        buttons.setContentsMargins(grid(16), grid(8), grid(16), grid(8))
        buttons.setSpacing(grid(8))
        for button in (self.other_button, self.undo_button, self.report_button):
            buttons.addWidget(button)
        buttons.addStretch()
        for button in (self.close_button, self.next_button, self.open_button, self.take_button):
            buttons.addWidget(button)
        for place in range(buttons.count()):
            button = buttons.itemAt(place).widget()
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(around, 1)
        layout.addWidget(self.job_bar)
        layout.addWidget(line)
        layout.addLayout(buttons)
        room = self.screen().availableGeometry().size() - QSize(grid(32), grid(64))
        kept = self._workspace.settings.value(WINDOW_SIZE)
        wanted = kept if isinstance(kept, QSize) else QSize(grid(1240), grid(700))
        self.resize(wanted.boundedTo(room))


def _scrolled(inside: QWidget) -> QScrollArea:
    """Scroll bars where the screen has no room, rather than buttons that cannot be reached."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def _count(plan: Plan) -> int:
    """How many rows, and people who left, would be written."""
    return len(plan.to_write) + len(plan.departing)


def _sentence(plan: Plan | None, view: SheetView) -> str:
    hidden = [f"“{sheet.name}”" for sheet in view.sheets if not sheet.offered]
    template = plan is not None and plan.template is not None
    about = f"Không lấy trang ẩn {', '.join(hidden)}. " if hidden and not template else ""
    return f"{about}{_state(plan)}"


def _state(plan: Plan | None) -> str:
    if plan is None:
        return ""
    if not plan.rows:
        return "Tệp này chưa có dòng nào để lấy."
    if plan.refusal:
        return "Chưa lấy được dòng nào; hãy xem lý do ở từng dòng."
    if not _count(plan):
        return f"Cả {format_number(plan.read)} dòng đã có trong sổ; không còn gì để đưa vào."
    return "Đây là xem trước, chưa có gì được ghi vào sổ."
