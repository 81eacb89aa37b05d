"""Covers the window while a job that writes is running."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.jobs import Job
from ui.look import grid
from ui.widgets.job_bar import MILLISECONDS_BEFORE_SHOWING, JobBar


class ProgressDialog(QDialog):
    """Goes away when the job ends; closing it asks the job to stop."""

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(job.title or "Đang làm")
        self.setModal(True)
        self.job_bar = JobBar(delay=0)
        self._open_soon = QTimer(self)
        self._open_soon.setSingleShot(True)
        self._open_soon.setInterval(MILLISECONDS_BEFORE_SHOWING)
        self.job_bar.follow(job)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(8), grid(16), grid(8), grid(16))
        layout.addWidget(self.job_bar)
        self.setFixedWidth(grid(520))
        self._open_soon.timeout.connect(self.open)
        job.ended.connect(self._leave)

    def open_soon(self) -> None:
        """Unless the job ends within a moment."""
        self._open_soon.start()

    def reject(self) -> None:
        self.job_bar.cancel.click()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    def _leave(self) -> None:
        self._open_soon.stop()
        if self.isVisible():
            super().reject()
        else:
            self.deleteLater()
