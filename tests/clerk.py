"""A clerk at the keyboard: waits for each window in turn and does with it what the script says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

MILLISECONDS_BETWEEN_LOOKS = 20
MOST_LOOKS = 1000

Step = tuple[type[QWidget], Callable[[QWidget], object]]


class Clerk:
    """What gives False is done again a moment later, until it gives something else."""

    def __init__(self, *script: Step) -> None:
        self.left = list(script)
        self.looks = 0
        self.timer = QTimer()
        self.timer.setInterval(MILLISECONDS_BETWEEN_LOOKS)
        self.timer.timeout.connect(self._look)
        self.timer.start()

    def _look(self) -> None:
        self.looks += 1
        if self.looks > MOST_LOOKS:
            self.timer.stop()
            seen = [type(w).__name__ for w in QApplication.topLevelWidgets() if w.isVisible()]
            for widget in QApplication.topLevelWidgets():
                widget.close()
            pytest.fail(f"waited in vain for {self.left[0][0].__name__}; there are {seen}")
        if not self.left:
            return
        kind, act = self.left[0]
        for widget in QApplication.allWidgets():
            if isinstance(widget, kind) and widget.isVisible():
                step = self.left.pop(0)
                if act(widget) is False:
                    self.left.insert(0, step)
                return
