"""A file on its way into the book: looked at, looked at otherwise, written, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from models.batches import Batch
from models.numbers import format_number
from models.progress import Progress
from services.intake.carrying_out import take_in
from services.intake.cell_values import Workbook
from services.intake.plan import Choices, IntakeKind, Plan
from services.intake.result_list import write_result_list
from services.services import Services
from ui.intake.looking import Looked, look
from ui.intake.newest_job import NewestJob
from ui.intake.plan_sentences import count_of
from ui.intake.told import Told
from ui.widgets.job_bar import JobBar
from ui.workspace import Workspace


class FileIntake(QObject):
    """``plan`` is what would be written, ``taken_plan`` what was; ``batch`` can be taken back."""

    began = Signal()
    ended = Signal()
    refused = Signal(object)  # Refused
    looked = Signal(object)  # Looked
    taken = Signal(object)  # Plan
    undone = Signal()
    saved = Signal(object)  # Path

    def __init__(self, workspace: Workspace, bar: JobBar, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = NewestJob(workspace, bar, self)
        self._workbook: Workbook | None = None
        self.file: Path | None = None
        self.told = Told()
        self.plan: Plan | None = None
        self.taken_plan: Plan | None = None
        self.batch: Batch | None = None
        self.writing = False
        self._jobs.refused.connect(self.refused)
        self._jobs.ended.connect(self._ended)

    @property
    def readable(self) -> bool:
        """Whether the file was read, however it was refused later."""
        return self._workbook is not None

    def begin(self, file: Path) -> None:
        """Of another file nothing is known yet."""
        self.file, self._workbook = file, None
        self.told = Told()
        self.taken_plan = None

    def begin_sheet(self) -> None:
        """What was said is of the rows and columns of the other sheet."""
        self.told = Told()

    def look(self, kind: IntakeKind, options: Choices) -> None:
        """Find out what taking the file in would do; nothing is written."""
        file, workbook = self.file, self._workbook
        if file is None or self.writing:
            return
        self.plan = None
        choices = self.told.choices(options)
        self._do(
            f"Đang xem {file.name}",
            lambda services, progress: look(services, file, workbook, kind, choices, progress),
            self._looked,
        )

    def take(self) -> None:
        """Write it, once, however often it is asked for."""
        plan = self.plan
        if plan is None or self.writing or not count_of(plan):
            return
        self.writing = True
        self._do(
            f"Đang đưa {format_number(count_of(plan))} dòng vào sổ",
            lambda services, progress: take_in(services, plan, progress),
            self._taken,
        )

    def undo(self) -> None:
        """Take the whole file back."""
        batch = self.batch
        if batch is None or self.writing:
            return
        self.writing = True
        self._do(
            "Đang hoàn tác",
            lambda services, _progress: services.history.reverse(batch.uid),
            self._undone,
        )

    def save_report(self, plan: Plan, target: Path) -> None:
        """Keep the rows with remarks as a spreadsheet, for whoever made the file."""
        self._do(
            "Đang ghi báo cáo",
            lambda _services, progress: write_result_list(plan, target, progress),
            self.saved.emit,
        )

    def stop(self) -> None:
        """Give up what runs; its answer is not taken any more."""
        self._jobs.stop()

    def cancel(self) -> None:
        """Ask what is being written to stop and to be taken back."""
        self._jobs.cancel()

    def _do(
        self, title: str, work: Callable[[Services, Progress], Any], then: Callable[[Any], object]
    ) -> None:
        self.began.emit()
        self._jobs.run(title, work, then)

    def _looked(self, looked: Looked) -> None:
        self._workbook, self.plan = looked.workbook, looked.plan
        self.looked.emit(looked)

    def _taken(self, batch: Batch | None) -> None:
        self.batch, self.taken_plan, self.plan = batch, self.plan, None
        self.taken.emit(self.taken_plan)

    def _undone(self, _reversal: Batch) -> None:
        self.batch = None
        self.undone.emit()

    def _ended(self) -> None:
        self.writing = False
        self.ended.emit()
