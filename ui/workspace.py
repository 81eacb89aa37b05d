"""What a page needs to work: the services, the worker, and who is told that something changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSettings

from models.progress import Progress
from services.services import Services
from ui.changes import Changes
from ui.current_period import CurrentPeriod
from ui.jobs import Job, Jobs
from ui.next_step import NextStep


@dataclass(frozen=True)
class Workspace:
    services: Services
    changes: Changes
    jobs: Jobs
    period: CurrentPeriod
    settings: QSettings
    leave: Callable[[NextStep], None]
    """Close this data folder and go on with another one, or with a backup of it."""

    def run(
        self,
        title: str,
        work: Callable[[Services, Progress], Any],
        then: Callable[[Any], object],
        *changed: str,
        covers: bool = True,
        quiet: bool = False,
        shown_by: Callable[[Job], object] | None = None,
    ) -> Job:
        """Do ``work`` on the worker with a connection of its own, then ``then`` with its result.

        ``changed`` names the kinds of data (``ui/changes.py``) that the work wrote. A ``quiet`` job
        shows no progress: the page that waits for it says so itself. ``shown_by`` gets the job
        before it starts, shows its progress, and tells why it was refused.
        """

        def on_own_connection(progress: Progress) -> Any:
            with self.services.on_own_connection() as services:
                return work(services, progress)

        own = shown_by is not None
        job = Job(on_own_connection, title, covers=covers, shows_itself=own, quiet=quiet)
        if quiet:
            job.refused.connect(self.jobs.refused)
        if shown_by is not None:
            shown_by(job)
        if changed:
            job.succeeded.connect(lambda _: self.changes.announce(*changed))
        job.succeeded.connect(then)
        self.jobs.start(job)
        return job
