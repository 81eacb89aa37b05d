"""Take a list in from a spreadsheet: choose the file, see what it would do, then let it be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.batches import Batch
from models.numbers import format_number
from models.problems import Refused
from models.progress import Progress
from services.intake.carrying_out import take_in
from services.intake.cell_values import Workbook
from services.intake.columns import EXPECTED, TITLES
from services.intake.plan import INTAKE_KINDS, Choices, IntakeKind, Plan
from services.intake.reading import Reading
from services.intake.result_list import write_result_list
from services.services import Services
from ui.colours import colours
from ui.dialogs.help_dialog import HelpDialog
from ui.dialogs.import_options import ImportOptions
from ui.dialogs.import_preview import ImportPreview
from ui.intake.file_queue import FileQueue
from ui.intake.import_buttons import ImportButtons
from ui.intake.looking import Looked, look
from ui.intake.newest_job import NewestJob
from ui.intake.plan_sentences import count_of, sentence_about
from ui.intake.told import Told
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
        self._told = Told()
        self._plan: Plan | None = None
        self._taken_plan: Plan | None = None
        self._batch: Batch | None = None
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
        self.buttons = ImportButtons()
        self.take_button = self.buttons.take
        self._jobs = NewestJob(workspace, self.job_bar, self)
        self._arrange()

        self.drop.dropped.connect(self.look_at)
        self.drop.browse_wanted.connect(self.browse)
        self.options.changed.connect(self._look_again)
        self.options.sheet_chosen.connect(self._look_at_sheet)
        self.remembered.acted.connect(self._forget_layout)
        self.preview.save_wanted.connect(self.save_problems)
        self.preview.reread.connect(self._read_as)
        self.preview.answered.connect(lambda answers: self._tell(self._told.match, answers))
        self.preview.left_out.connect(lambda rows: self._tell(self._told.leave_out, rows))
        self.preview.departed.connect(lambda told: self._tell(self._told.depart, told))
        self._jobs.refused.connect(self._refused)
        self._jobs.ended.connect(self._ended)
        for button, act in (
            (self.buttons.other, self.browse),
            (self.buttons.take, self.take),
            (self.buttons.undo, self.undo),
            (self.buttons.report, self.save_problems),
            (self.buttons.next_file, self.go_on),
            (self.buttons.close_window, self.reject),
            (self.buttons.open_list, self.reject),
        ):
            button.clicked.connect(act)
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
        self._told = Told()
        self._taken_plan = None
        self.options.forget_file()
        self._look_again()

    def take(self) -> None:
        """Write it, once, however often the button is pressed."""
        plan = self._plan
        if plan is None or self._writing or not count_of(plan):
            return
        self._writing = True
        self._follow_state()
        self._do(
            f"Đang đưa {format_number(count_of(plan))} dòng vào sổ",
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

        self._do("Đang hoàn tác", work, self._undone)

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
        self._do(
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
        if self._writing:
            self._leaving = True
            self._jobs.cancel()
        else:
            self._jobs.stop()
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

    def _look_at_sheet(self) -> None:
        """What was said is of the rows and columns of the other sheet."""
        self._told = Told()
        self._look_again()

    def _read_as(self, reading: Reading) -> None:
        self._told.reading = reading
        self._look_again()

    def _tell(self, say: Callable[[Any], object], what: object) -> None:
        say(what)
        self._look_again()

    def _forget_layout(self) -> None:
        self._told.forget_layout()
        self._look_again()

    # Work

    def _look_again(self) -> None:
        file, workbook = self._file, self._workbook
        if file is None or self._writing:
            return
        self._plan = None
        self._follow_state()
        kind, choices = self.options.chosen_kind(), self._told.choices(self.options.choices())
        self._show_title(kind)
        self._do(
            f"Đang xem {file.name}",
            lambda services, progress: look(services, file, workbook, kind, choices, progress),
            self._show_looked,
        )

    def _do(
        self, title: str, work: Callable[[Services, Progress], Any], then: Callable[[Any], object]
    ) -> None:
        self.message.clear()
        self._jobs.run(title, work, then)

    def _ended(self) -> None:
        self._writing = False
        self._follow_state()
        if self._leaving:
            super().reject()

    def _refused(self, refused: Refused) -> None:
        self.message.tell(str(refused), "bad")
        if self._workbook is None:
            self._show_step(self.drop)

    def _show_looked(self, looked: Looked) -> None:
        plan = looked.plan
        self._workbook, self._plan = looked.workbook, plan
        self.name.setText(looked.workbook.file_name)
        self.options.show_looked(looked.view, plan)
        self.sentence.setText(sentence_about(plan, looked.view))
        if looked.refusal:
            self.message.tell(looked.refusal, "bad")
        kind = plan.kind if plan else self.options.chosen_kind()
        self._show_title(kind)
        self._tell_remembered(plan)
        self.preview.show_looked(looked, self._told.reading, self._told.matches, kind)
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
        rows = format_number(count_of(plan))
        self.done_page.tell(
            "circle-check",
            f"Đã đưa {rows} dòng vào {INTAKE_KINDS[plan.kind]}",
            f"{plan.summary()} Bản sao của sổ trước khi lấy đã được giữ trong các bản sao lưu.",
            colour=colours().good,
        )
        self._plan, self._taken_plan = None, plan
        self._show_step(self.done_page)
        self.buttons.open_list.setFocus()
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
        busy, shown, waiting = self._writing, self._steps.currentWidget(), len(self._queue)
        if shown is self._previewing:
            self.buttons.offer_to_take(count_of(self._plan), busy=busy)
        elif shown is self._done:
            undoable, reported = self._batch is not None, self._taken_plan is not None
            self.buttons.offer_result(waiting, undoable=undoable, reported=reported, busy=busy)
        else:
            self.buttons.offer_to_choose(waiting, busy=busy)
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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(around, 1)
        layout.addWidget(self.job_bar)
        layout.addWidget(line)
        layout.addWidget(self.buttons)
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
