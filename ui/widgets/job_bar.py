"""Shows one running job: a bar, what it is at, how long it may take, and how to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.numbers import format_number
from ui.jobs import Job, Step, time_left
from ui.look import grid
from ui.widgets.elided_label import ElidedLabel

MILLISECONDS_BEFORE_SHOWING = 300


class JobBar(QWidget):
    """Hidden while it follows no job, and for a moment after the start, so that nothing blinks."""

    def __init__(
        self, parent: QWidget | None = None, *, delay: int = MILLISECONDS_BEFORE_SHOWING
    ) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._show_soon = QTimer(self)
        self._show_soon.setSingleShot(True)
        self._show_soon.setInterval(delay)
        self.title = QLabel()
        self.title.setProperty("kind", "section")
        self.doing = ElidedLabel()
        self.doing.setProperty("kind", "small")
        self.left = QLabel()
        self.left.setProperty("kind", "small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Tiến độ")
        self.cancel = QPushButton("Hủy")
        self.cancel.setAutoDefault(False)

        below = QHBoxLayout()
        below.setSpacing(grid(16))
        below.addWidget(self.doing, 1)
        below.addWidget(self.left)
        words = QVBoxLayout()
        words.setSpacing(grid(6))
        words.addWidget(self.title)
        words.addWidget(self.bar)
        words.addLayout(below)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(grid(16), grid(8), grid(16), grid(8))
        layout.setSpacing(grid(16))
        layout.addLayout(words, 1)
        layout.addWidget(self.cancel)

        self.cancel.clicked.connect(self._cancel)
        self._show_soon.timeout.connect(self.show)
        self.hide()

    def follow(self, job: Job) -> None:
        """Show ``job`` until it ends; connect before the job starts."""
        self._job = job
        self.title.setText(job.title or "Đang làm")
        self.doing.setText("Đang chờ đến lượt…")
        self.left.clear()
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        job.progressed.connect(self._show_step)
        job.ended.connect(self._leave)
        self._show_soon.start()

    def _show_step(self, step: Step) -> None:
        if self._job is None or self._job.cancelling:
            return
        self.bar.setRange(0, step.total)
        self.bar.setValue(step.done)
        self.doing.setText(step.doing or "Đang làm…")
        self.left.setText(_how_far(step))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.cancel.setEnabled(False)
            self.doing.setText("Đang dừng lại…")
            self.left.clear()

    def _leave(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self._show_soon.stop()
            self.hide()


def _how_far(step: Step) -> str:
    parts = [f"{format_number(step.done)}/{format_number(step.total)}"] if step.total else []
    if step.seconds_left is not None:
        parts.append(time_left(step.seconds_left))
    return "  ·  ".join(parts)
