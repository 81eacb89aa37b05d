"""Reports how much of a known number of bytes has been moved."""

from __future__ import annotations

from models.progress import Progress


class ByteProgress:
    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0
        self.doing = ""

    def begin(self, doing: str) -> None:
        self.doing = doing
        self.moved(0)

    def moved(self, count: int) -> None:
        self._done = min(self._done + count, self._total)
        self._progress.report(self._done, self._total, self.doing)
