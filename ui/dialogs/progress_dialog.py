"""Covers the window while a job that writes is running."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.jobs import Job
from ui.look import grid
from ui.widgets.job_bar import JobBar


class ProgressDialog(QDialog):
    """Goes away when the job ends; closing it asks the job to stop."""

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(job.title or "Đang làm")
        self.setModal(True)
        self.job_bar = JobBar()
        self.job_bar.follow(job)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(8), grid(16), grid(8), grid(16))
        layout.addWidget(self.job_bar)
        self.setFixedWidth(grid(520))
        job.ended.connect(self._leave)

    def reject(self) -> None:
        self.job_bar.cancel.click()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    def _leave(self) -> None:
        super().reject()
