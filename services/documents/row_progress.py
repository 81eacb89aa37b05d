"""Reports how many table rows of a document are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from models.progress import Progress

_EVERY = 50
_T = TypeVar("_T")


class RowProgress:
    def __init__(self, total: int, progress: Progress, doing: str) -> None:
        self._total = total
        self._progress = progress
        self._doing = doing
        self._done = 0
        progress.report(0, total, doing)

    def over(self, rows: Iterable[_T]) -> Iterator[_T]:
        """The rows, each counted once it is done with."""
        for row in rows:
            yield row
            self._done += 1
            if self._done % _EVERY == 0 or self._done == self._total:
                self._progress.report(self._done, self._total, self._doing)
