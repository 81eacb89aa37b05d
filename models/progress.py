"""How long work reports where it is, and learns that it should stop."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):
    """Raised by ``Progress.report`` once the user has asked the work to stop."""


class Progress(Protocol):
    def report(self, done: int, total: int, doing: str = "") -> None:
        """``total`` 0 means unknown; ``doing`` is a short Vietnamese phrase for the screen."""
        ...


class _Silent:
    def report(self, done: int, total: int, doing: str = "") -> None:
        pass


SILENT: Progress = _Silent()
