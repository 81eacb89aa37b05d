"""Asks the worker what a page shows; when the question changes meanwhile, only the newest answer counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from services.services import Services
from ui.jobs import Job
from ui.workspace import Workspace

Answer = TypeVar("Answer")


class Latest(Generic[Answer]):
    """One question runs at a time; of those asked meanwhile, the newest runs next."""

    def __init__(self, workspace: Workspace, title: str, show: Callable[[Answer], object]) -> None:
        self._workspace = workspace
        self._title = title
        self._show = show
        self._running: Job | None = None
        self._waiting: Callable[[Services], Answer] | None = None
        self._gone = False

    def ask(self, question: Callable[[Services], Answer]) -> None:
        """``question`` only reads; its answer goes to ``show`` unless something newer is asked."""
        if self._running is not None:
            self._waiting = question
            return
        self._running = self._workspace.run(
            self._title,
            lambda services, _progress: question(services),
            self._take,
            quiet=True,
            shown_by=lambda job: job.ended.connect(self._go_on),
        )

    def forget(self) -> None:
        """Whoever asked is gone: no answer is shown any more."""
        self._waiting = None
        self._gone = True

    def _take(self, answer: Answer) -> None:
        if self._waiting is None and not self._gone:
            self._show(answer)

    def _go_on(self) -> None:
        self._running = None
        if (waiting := self._waiting) is not None:
            self._waiting = None
            self.ask(waiting)
