"""Work begun one after the other, of which only the newest counts: what was begun before is stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from models.problems import Refused
from models.progress import Progress
from services.services import Services
from ui.jobs import Job
from ui.widgets.job_bar import JobBar
from ui.workspace import Workspace


class NewestJob(QObject):
    """``refused`` and ``ended`` tell of the newest job only."""

    refused = Signal(object)  # Refused
    ended = Signal()

    def __init__(self, workspace: Workspace, bar: JobBar, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._bar = bar
        self._job: Job | None = None
        self._turn = 0

    def run(
        self, title: str, work: Callable[[Services, Progress], Any], then: Callable[[Any], object]
    ) -> None:
        """``then`` gets the answer, unless something newer is begun or it is given up."""
        self.stop()
        turn = self._turn

        def answered(result: object) -> None:
            if turn == self._turn:
                then(result)

        self._workspace.run(title, work, answered, shown_by=self._follow)

    def stop(self) -> None:
        """Give up what runs; its answer is not taken any more."""
        self._turn += 1
        self.cancel()

    def cancel(self) -> None:
        """Ask what runs to stop; what it may have done by then counts."""
        if self._job is not None:
            self._job.cancel()

    def _follow(self, job: Job) -> None:
        self._job = job
        job.refused.connect(self._refused)
        job.ended.connect(self._ended)
        self._bar.follow(job)

    def _refused(self, refused: Refused) -> None:
        if self.sender() is self._job:
            self.refused.emit(refused)

    def _ended(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self.ended.emit()
