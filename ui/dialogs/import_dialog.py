"""Take a list in from a spreadsheet: choose the file, see what it would do, then let it be done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.batches import Batch
from models.numbers import format_number
from models.problems import Refused
from models.progress import Progress
from services.intake.carrying_out import take_in
from services.intake.columns import EXPECTED, TITLES
from services.intake.plan import INTAKE_KINDS, Choices, IntakeKind, Plan
from services.intake.planning import plan_intake
from services.intake.problem_list import write_problem_list
from services.services import Services
from ui.colours import colours
from ui.dialogs.import_options import ImportOptions
from ui.dialogs.import_preview import ImportPreview
from ui.jobs import Job
from ui.look import grid
from ui.widgets.empty_state import EmptyState
from ui.widgets.file_drop import FileDrop, dropped_file
from ui.widgets.job_bar import JobBar
from ui.widgets.message_bar import MessageBar
from ui.widgets.scrolling import scrolling
from ui.workspace import Workspace

LAST_FOLDER = "import/folder"
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
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setAcceptDrops(True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(f"Lấy từ Excel vào {INTAKE_KINDS[kind]}")
        self._workspace = workspace
        self._kind: IntakeKind = kind
        self._file: Path | None = None
        self._plan: Plan | None = None
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
        self.sentence = QLabel()
        self.sentence.setProperty("kind", "muted")
        self.sentence.setWordWrap(True)
        self.options = ImportOptions(workspace, kind, choices or Choices())
        self.preview = ImportPreview(workspace)
        self.done_page = EmptyState()
        self.message = MessageBar()
        self.job_bar = JobBar()
        self.other_button = QPushButton("Chọn tệp khác…")
        self.undo_button = QPushButton("Hoàn tác")
        self.close_button = QPushButton("Đóng")
        self.take_button = QPushButton()
        self.take_button.setProperty("kind", "main")
        for button in (self.other_button, self.undo_button, self.close_button, self.take_button):
            button.setAutoDefault(False)
        self._arrange()

        self.drop.dropped.connect(self.look_at)
        self.drop.browse_wanted.connect(self.browse)
        self.other_button.clicked.connect(self.browse)
        self.options.changed.connect(self._look_again)
        self.preview.save_wanted.connect(self.save_problems)
        self.take_button.clicked.connect(self.take)
        self.undo_button.clicked.connect(self.undo)
        self.close_button.clicked.connect(self.reject)
        self._show_step(self.drop)
        if file is not None:
            self.look_at(file)

    def browse(self) -> None:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = str(
            self._workspace.settings.value(LAST_FOLDER)
            or QStandardPaths.writableLocation(documents)
        )
        chosen, _kind = QFileDialog.getOpenFileName(self, "Chọn tệp danh sách", folder, FILES)
        if chosen:
            self.look_at(Path(chosen))

    def look_at(self, file: Path) -> None:
        """Find out what taking ``file`` in would do; nothing is written."""
        if self._writing:
            return
        self._workspace.settings.setValue(LAST_FOLDER, str(file.parent))
        self._file = file
        self.options.forget_file()
        self._look_again()

    def take(self) -> None:
        """Write it, once, however often the button is pressed."""
        plan = self._plan
        if plan is None or self._writing or not plan.to_write:
            return
        self._writing = True
        self._follow_state()
        self._run(
            f"Đang đưa {format_number(len(plan.to_write))} dòng vào sổ",
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
        """Keep the problems as a spreadsheet, for whoever made the file."""
        plan, file = self._plan, self._file
        if plan is None or file is None:
            return
        proposed = file.with_name(f"{file.stem} - cần xem.xlsx")
        chosen, _kind = QFileDialog.getSaveFileName(
            self, "Lưu danh sách dòng có vấn đề", str(proposed), "Excel (*.xlsx)"
        )
        if not chosen:
            return
        today = self._workspace.services.store.origin.now().astimezone().date()
        try:
            target = write_problem_list(plan, Path(chosen).with_suffix(".xlsx"), today)
        except Refused as refused:
            self.message.tell(str(refused), "bad")
        else:
            self.message.tell(f"Đã lưu {target.name} vào {target.parent}.", "good", seconds=8)

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
        if dropped_file(event.mimeData()) is not None and not self._writing:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = dropped_file(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.look_at(file)

    # Inside

    def _look_again(self) -> None:
        file = self._file
        if file is None or self._writing:
            return
        if self._job is not None:
            self._job.cancel()
        self._plan = None
        self._follow_state()
        choices = self.options.choices()
        self._run(
            f"Đang xem {file.name}",
            lambda services, progress: plan_intake(services, file, self._kind, choices, progress),
            self._show_plan,
        )

    def _run(self, title: str, work, then) -> None:
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
            if self._plan is None:
                self._show_step(self.drop)

    def _show_plan(self, plan: Plan) -> None:
        self._plan = plan
        self.name.setText(plan.file)
        self.options.ask_for(plan.gaps)
        self.sentence.setText(_sentence(plan))
        self.preview.show_plan(plan)
        self._show_step(self.preview)
        self.take_button.setFocus()

    def _taken(self, batch: Batch | None) -> None:
        plan = self._plan
        assert plan is not None
        self._batch = batch
        rows = format_number(len(plan.to_write))
        self.done_page.tell(
            "circle-check",
            f"Đã đưa {rows} dòng vào {INTAKE_KINDS[plan.kind]}",
            f"{plan.summary()} Bản sao của sổ trước khi lấy đã được giữ trong các bản sao lưu.",
            colour=colours().good,
        )
        self._plan = None
        self._show_step(self.done_page)
        self.taken_in.emit(batch, f"Đã lấy {rows} dòng từ {plan.file}.")

    def _undone(self, _reversal: Batch) -> None:
        self._batch = None
        self._workspace.changes.announce_all()
        self.done_page.tell("undo-2", "Đã hoàn tác", "Sổ đã trở lại như trước khi lấy tệp này.")
        self._show_step(self.done_page)

    def _show_step(self, step: QWidget) -> None:
        self._steps.setCurrentWidget(self._previewing if step is self.preview else step)
        self._follow_state()

    def _follow_state(self) -> None:
        """Offer what can be done now."""
        plan, busy = self._plan, self._writing
        previewing = self._steps.currentWidget() is self._previewing
        done = self._steps.currentWidget() is self.done_page
        count = len(plan.to_write) if plan else 0
        self.take_button.setVisible(previewing)
        self.take_button.setText(f"Đưa vào sổ ({format_number(count)} dòng)")
        self.take_button.setEnabled(count > 0 and not busy)
        self.other_button.setVisible(previewing or done)
        self.other_button.setEnabled(not busy)
        self.undo_button.setVisible(done and self._batch is not None)
        self.undo_button.setEnabled(not busy)
        self.options.setEnabled(not busy)

    def _arrange(self) -> None:
        self._previewing = QWidget()
        inside = QVBoxLayout(self._previewing)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(grid(8))
        heading = QHBoxLayout()
        heading.setSpacing(grid(12))
        heading.addWidget(self.name)
        heading.addWidget(self.sentence, 1)
        inside.addLayout(heading)
        inside.addWidget(self.options)
        inside.addWidget(self.preview, 1)
        self._steps = QStackedWidget()
        for step in (self.drop, self._previewing, self.done_page):
            self._steps.addWidget(step)
        around = QVBoxLayout()
        around.setContentsMargins(grid(24), grid(16), grid(24), grid(12))
        around.setSpacing(grid(8))
        around.addWidget(scrolling(self._steps), 1)
        around.addWidget(self.message)
        line = QFrame()
        line.setFixedHeight(1)
        line.setProperty("kind", "line")
        buttons = QHBoxLayout()
        buttons.setContentsMargins(grid(24), grid(10), grid(24), grid(10))
        buttons.setSpacing(grid(8))
        buttons.addWidget(self.other_button)
        buttons.addWidget(self.undo_button)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.take_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(around, 1)
        layout.addWidget(self.job_bar)
        layout.addWidget(line)
        layout.addLayout(buttons)
        room = self.screen().availableGeometry()
        self.resize(
            min(grid(980), room.width() - grid(32)), min(grid(620), room.height() - grid(64))
        )


def _sentence(plan: Plan) -> str:
    if not plan.rows:
        return "Tệp này chưa có dòng nào để lấy."
    if plan.refusal:
        return "Chưa lấy được dòng nào; hãy xem lý do ở từng dòng."
    if not plan.to_write:
        return f"Cả {format_number(plan.read)} dòng đã có trong sổ; không còn gì để đưa vào."
    return "Đây là xem trước, chưa có gì được ghi vào sổ."
