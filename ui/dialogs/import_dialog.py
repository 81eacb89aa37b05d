"""Take a list in from a spreadsheet: choose the file, see what it would do, then let it be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from models.numbers import format_number
from models.problems import Refused
from services.intake.plan import INTAKE_KINDS, Choices, IntakeKind, Plan
from ui.dialogs.dialog_frame import stack_up, thin_line
from ui.dialogs.help_dialog import HelpDialog
from ui.dialogs.import_steps import ImportSteps
from ui.intake.file_intake import FileIntake
from ui.intake.file_queue import FileQueue
from ui.intake.import_buttons import ImportButtons
from ui.intake.looking import Looked
from ui.intake.plan_sentences import count_of
from ui.intake.told import Told
from ui.look import grid
from ui.widgets.file_drop import dropped_files
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
        self._queue = FileQueue()
        self._leaving = False
        self.steps = ImportSteps(workspace, kind, choices or Choices())
        self.drop, self.options = self.steps.drop, self.steps.options
        self.preview = self.steps.preview
        self.message = MessageBar()
        self.job_bar = JobBar()
        self.buttons = ImportButtons()
        self.take_button = self.buttons.take
        self._intake = FileIntake(workspace, self.job_bar, self)
        self._arrange()

        self.drop.dropped.connect(self.look_at)
        self.drop.browse_wanted.connect(self.browse)
        self.options.changed.connect(self._look_again)
        self.options.sheet_chosen.connect(self._look_at_sheet)
        self.steps.remembered.acted.connect(lambda: self._tell(Told.forget_layout))
        self.preview.save_wanted.connect(self.save_problems)
        self.preview.reread.connect(lambda reading: self._tell(Told.read_as, reading))
        self.preview.answered.connect(lambda answers: self._tell(Told.match, answers))
        self.preview.left_out.connect(lambda rows: self._tell(Told.leave_out, rows))
        self.preview.departed.connect(lambda told: self._tell(Told.depart, told))
        self._intake.began.connect(self._began)
        self._intake.looked.connect(self._show_looked)
        self._intake.taken.connect(self._show_taken)
        self._intake.undone.connect(self._show_undone)
        self._intake.saved.connect(self._saved)
        self._intake.refused.connect(self._refused)
        self._intake.ended.connect(self._ended)
        for button, act in (
            (self.buttons.other, self.browse),
            (self.buttons.take, self.take),
            (self.buttons.undo, self._intake.undo),
            (self.buttons.report, self.save_problems),
            (self.buttons.next_file, self.go_on),
            (self.buttons.close_window, self.reject),
            (self.buttons.open_list, self.reject),
        ):
            button.clicked.connect(act)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self).activated.connect(self.help)
        self._show_title(kind)
        self._follow_state()
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
        if not self._intake.writing and (first := self._queue.begin(files)) is not None:
            self.look_at(first)

    def go_on(self) -> None:
        """Look at the next of several files."""
        if not self._intake.writing and (file := self._queue.next()) is not None:
            self.look_at(file)

    def look_at(self, file: Path) -> None:
        """Find out what taking ``file`` in would do; nothing is written."""
        if self._intake.writing:
            return
        self._workspace.settings.setValue(LAST_FOLDER, str(file.parent))
        self._intake.begin(file)
        self.options.forget_file()
        self._look_again()

    def take(self) -> None:
        """Write it, once, however often the button is pressed."""
        self._intake.take()

    def save_problems(self) -> None:
        """Keep the rows with remarks as a spreadsheet, for whoever made the file."""
        plan, file = self._intake.plan or self._intake.taken_plan, self._intake.file
        if plan is None or file is None:
            return
        proposed = file.with_name(f"{file.stem} - báo cáo.xlsx")
        chosen, _kind = QFileDialog.getSaveFileName(
            self, "Lưu báo cáo", str(proposed), "Excel (*.xlsx)"
        )
        if chosen:
            self._intake.save_report(plan, Path(chosen).with_suffix(".xlsx"))

    def help(self) -> None:
        HelpDialog("excel", self).open()

    def reject(self) -> None:
        """What is being written is stopped and taken back before the window closes."""
        if self._intake.writing:
            self._leaving = True
            self._intake.cancel()
        else:
            self._intake.stop()
            super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()) and not self._intake.writing:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if files := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.look_at_all(files)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible() and not self.isMaximized():
            self._workspace.settings.setValue(WINDOW_SIZE, self.size())

    def _look_at_sheet(self) -> None:
        self._intake.begin_sheet()
        self._look_again()

    def _tell(self, say: Callable[..., object], *what: Any) -> None:
        say(self._intake.told, *what)
        self._look_again()

    def _look_again(self) -> None:
        kind = self.options.chosen_kind()
        self._show_title(kind)
        self._intake.look(kind, self.options.choices())

    # What comes of the work

    def _began(self) -> None:
        self._follow_state()
        self.message.clear()

    def _ended(self) -> None:
        self._follow_state()
        if self._leaving:
            super().reject()

    def _refused(self, refused: Refused) -> None:
        self.message.tell(str(refused), "bad")
        if not self._intake.readable:
            self.steps.show_drop()
            self._follow_state()

    def _saved(self, target: Path) -> None:
        self.message.tell(f"Đã lưu {target.name} vào {target.parent}.", "good", seconds=8)

    def _show_looked(self, looked: Looked) -> None:
        kind = looked.plan.kind if looked.plan else self.options.chosen_kind()
        was_here = self.steps.previewing
        self.steps.show_looked(looked, self._intake.told, kind)
        self._show_title(kind)
        if looked.refusal:
            self.message.tell(looked.refusal, "bad")
        self._follow_state()
        if not was_here and self.take_button.isEnabled():
            self.take_button.setFocus()

    def _show_taken(self, plan: Plan) -> None:
        self.steps.show_taken(plan)
        self._follow_state()
        self.buttons.open_list.setFocus()
        if plan.kind != self._asked_for:
            self._workspace.changes.announce_all()
        rows = format_number(count_of(plan))
        self.taken_in.emit(self._intake.batch, f"Đã lấy {rows} dòng từ {plan.file}.")

    def _show_undone(self) -> None:
        self._workspace.changes.announce_all()
        self.steps.show_undone()
        self._follow_state()

    # The window

    def _show_title(self, kind: IntakeKind) -> None:
        self.setWindowTitle(f"Lấy từ Excel vào {INTAKE_KINDS[kind]}")

    def _follow_state(self) -> None:
        """Offer what can be done now."""
        intake, waiting = self._intake, len(self._queue)
        busy = intake.writing
        if self.steps.previewing:
            self.buttons.offer_to_take(count_of(intake.plan), busy=busy)
        elif self.steps.done:
            undoable, reported = intake.batch is not None, intake.taken_plan is not None
            self.buttons.offer_result(waiting, undoable=undoable, reported=reported, busy=busy)
        else:
            self.buttons.offer_to_choose(waiting, busy=busy)
        self.options.setEnabled(not busy)
        self.preview.setEnabled(not busy)

    def _arrange(self) -> None:
        around = QVBoxLayout()
        around.setContentsMargins(grid(16), grid(12), grid(16), grid(8))
        around.setSpacing(grid(8))
        around.addWidget(Scrolling(self.steps, QSize(grid(600), grid(330))), 1)
        around.addWidget(self.message)
        stack_up(self, around, self.job_bar, thin_line(), self.buttons, tall=around)
        room = self.screen().availableGeometry().size() - QSize(grid(32), grid(64))
        kept = self._workspace.settings.value(WINDOW_SIZE)
        wanted = kept if isinstance(kept, QSize) else QSize(grid(1240), grid(700))
        self.resize(wanted.boundedTo(room))
