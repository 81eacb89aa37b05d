"""Files dropped together are looked at one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class FileQueue:
    def __init__(self) -> None:
        self._waiting: list[Path] = []

    def begin(self, files: Sequence[Path]) -> Path | None:
        """The first of ``files``; the others wait."""
        self._waiting = list(files)
        return self.next()

    def next(self) -> Path | None:
        return self._waiting.pop(0) if self._waiting else None

    def __len__(self) -> int:
        return len(self._waiting)
