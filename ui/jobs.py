"""Runs long work off the screen's thread, one at a time, with progress, time left and cancel.

Create the job, connect what should follow, hand it to ``Jobs.start``:
a signal connected after the start may come too late.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Signal

from models.problems import Refused
from models.progress import Cancelled, Progress

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_REPORTS = 0.05
SECONDS_BEFORE_GUESSING = 1.0


@dataclass(frozen=True, slots=True)
class Step:
    """Where a job is. ``total`` 0: unknown. ``seconds_left`` None: too early to say."""

    done: int
    total: int
    doing: str
    seconds_left: float | None


class Job(QObject):
    """``work`` gets a ``Progress`` and runs on the worker; the signals arrive on the screen's thread.

    ``work`` touches no widget. ``covers`` keeps the window from being used meanwhile, for work that
    writes; otherwise a bar at the bottom of the window shows it. A job that ``shows_itself`` is
    shown by whoever started it, who also tells why it was refused. A ``quiet`` job only reads for the
    screen: nobody waits for its end.
    """

    progressed = Signal(Step)
    succeeded = Signal(object)
    refused = Signal(object)  # Refused: the sentence is for the user
    failed = Signal(object)  # any other exception: a bug
    cancelled = Signal()
    ended = Signal()

    def __init__(
        self,
        work: Callable[[Progress], Any],
        title: str = "",
        *,
        covers: bool = True,
        shows_itself: bool = False,
        quiet: bool = False,
    ) -> None:
        super().__init__()
        self.title = title
        self.covers = covers
        self.shows_itself = shows_itself or quiet
        self.quiet = quiet
        self._work = work
        self._stop = Event()
        self._started = 0.0
        self._last_report = 0.0

    def cancel(self) -> None:
        self._stop.set()

    @property
    def cancelling(self) -> bool:
        return self._stop.is_set()

    def report(self, done: int, total: int, doing: str = "") -> None:
        if self._stop.is_set():
            raise Cancelled
        now = monotonic()
        if now - self._last_report < SECONDS_BETWEEN_REPORTS and done != total:
            return
        self._last_report = now
        self.progressed.emit(Step(done, total, doing, self._seconds_left(now, done, total)))

    def run(self) -> None:
        """On the worker's thread; called by ``Jobs``."""
        self._started = monotonic()
        try:
            if self._stop.is_set():
                raise Cancelled
            result = self._work(self)
        except Cancelled:
            self.cancelled.emit()
        except Refused as refused:
            self.refused.emit(refused)
        except Exception as error:
            logger.exception("Background job failed")
            self.failed.emit(error)
        else:
            self.succeeded.emit(result)
        finally:
            self.ended.emit()

    def _seconds_left(self, now: float, done: int, total: int) -> float | None:
        elapsed = now - self._started
        if not (0 < done <= total) or elapsed < SECONDS_BEFORE_GUESSING:
            return None
        return elapsed / done * (total - done)


class Jobs(QObject):
    """The one worker. Jobs queue; a running one outlives the page that started it."""

    started = Signal(Job)
    refused = Signal(object)
    became_idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._unfinished: list[Job] = []
        self._last_ended: Job | None = None
        self._closed = False

    def start(self, job: Job) -> None:
        """After ``close`` nothing is begun any more."""
        if self._closed:
            return
        if not job.shows_itself:
            job.refused.connect(self.refused)
        job.failed.connect(_pass_to_crash_hook)
        self._unfinished.append(job)
        self.started.emit(job)
        job.ended.connect(self._forget_ended)
        self._worker.submit(job.run)

    def busy(self) -> bool:
        return bool(self._unfinished)

    def working(self) -> bool:
        """Whether something runs or waits whose end matters to the clerk."""
        return not all(job.quiet for job in self._unfinished)

    def cancel_all(self) -> None:
        for job in self._unfinished:
            job.cancel()

    def close(self) -> None:
        """For the end of the program: what runs is told to stop and is waited for."""
        self._closed = True
        self.cancel_all()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _forget_ended(self) -> None:
        job = self.sender()
        if isinstance(job, Job) and job in self._unfinished:
            self._unfinished.remove(job)
            # The worker may hold it a moment longer and must not be the one to destroy it.
            self._last_ended = job
        if not self._unfinished:
            self.became_idle.emit()


def _pass_to_crash_hook(error: Exception) -> None:
    sys.excepthook(type(error), error, error.__traceback__)


def time_left(seconds: float) -> str:
    """How long the rest may take, as one says it."""
    if seconds < 5:
        return "sắp xong"
    if seconds < 60:
        return f"còn khoảng {-(-int(seconds) // 5) * 5} giây"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"còn khoảng {max(minutes, 1)} phút"
    return f"còn khoảng {minutes // 60} giờ {minutes % 60} phút"
