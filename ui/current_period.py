"""Which period the pages show: chosen at the top of the window, followed by every page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal


class CurrentPeriod(QObject):
    """``choices`` are (code, title), for instance ("2025", "Năm 2025")."""

    changed = Signal(str)  # code
    choices_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: list[tuple[str, str]] = []
        self._code = ""

    @property
    def code(self) -> str:
        return self._code

    @property
    def title(self) -> str:
        return dict(self._choices).get(self._code, self._code)

    @property
    def choices(self) -> list[tuple[str, str]]:
        return list(self._choices)

    def offer(self, choices: Sequence[tuple[str, str]], code: str | None = None) -> None:
        """What can be chosen; ``code`` chooses, else the choice stays while it is offered."""
        self._choices = list(choices)
        self.choices_changed.emit()
        codes = [offered for offered, _title in choices]
        wanted = code if code is not None else self._code
        self.choose(wanted if wanted in codes else codes[0] if codes else "")

    def choose(self, code: str) -> None:
        if code != self._code:
            self._code = code
            self.changed.emit(code)
