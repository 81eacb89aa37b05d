"""Opens the window on a data folder, and on what the clerk asks for after it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtWidgets import QApplication

from models.data_folder import DataFolder
from models.problems import Refused
from models.progress import Progress
from services.backup import restore
from services.sample.finishing import print_and_send
from services.sample.sample import make_sample
from services.services import Services, open_services
from ui.crash import install_crash_dialog
from ui.dialogs.cannot_open_dialog import CannotOpenDialog
from ui.dialogs.first_start_dialog import FirstStartDialog
from ui.dialogs.progress_dialog import ProgressDialog
from ui.icons import program_icon
from ui.jobs import Job, Jobs
from ui.look import NORMAL_SIZE, Look
from ui.next_step import NextStep, sample_folder
from ui.session import Session
from ui.vietnamese_texts import install_vietnamese

PROGRAM = "Sổ Thi đua"


def make_application() -> QApplication:
    """The Qt application, speaking Vietnamese."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName(PROGRAM)
    application.setQuitOnLastWindowClosed(False)
    application.setWindowIcon(program_icon())
    install_vietnamese(application)
    return application


def run_application(folder: DataFolder) -> int:
    """Show the window until it is closed; give the exit code."""
    application = make_application()
    crash_hook = install_crash_dialog(folder)
    look = Look(application, _size_of_text(folder))
    step: NextStep | None = NextStep(folder)
    while step is not None:
        try:
            _prepare(step)
            step = _work_in(step.folder, look)
        except Refused as refused:
            step = _cannot_open(step.folder, str(refused))
            if step is None:
                return 1
    del crash_hook
    return 0


def _prepare(step: NextStep) -> None:
    """Make the sample commune, or restore the backup, that is to be opened."""
    if step.sample and not step.folder.database.exists():
        _wait_for(
            "Đang làm xã mẫu",
            lambda progress: make_sample(step.folder.root, progress, finish=print_and_send),
        )
    if step.backup is not None:
        backup = step.backup
        _wait_for(
            "Đang khôi phục",
            lambda progress: restore(step.folder, backup, step.password, progress),
        )


def _wait_for(title: str, work: Callable[[Progress], Any]) -> None:
    """Do ``work`` off the screen's thread behind a progress dialog; raise what it refuses."""
    jobs, job = Jobs(), Job(work, title, shows_itself=True)
    refused: list[Refused] = []
    loop = QEventLoop()
    job.refused.connect(refused.append)
    job.cancelled.connect(
        lambda: refused.append(Refused("Đã dừng theo yêu cầu; dữ liệu vẫn như cũ."))
    )
    job.ended.connect(loop.quit)
    dialog = ProgressDialog(job)
    jobs.start(job)
    dialog.open()
    loop.exec()
    jobs.close()
    if refused:
        raise refused[0]


def _work_in(folder: DataFolder, look: Look) -> NextStep | None:
    """One data folder from opening to closing; give what to open next, if anything."""
    settings = QSettings(str(folder.window_settings), QSettings.Format.IniFormat)
    with open_services(folder) as services:
        if not services.settings.commune_is_named():
            start = FirstStartDialog(services)
            if not start.exec():
                return start.wanted
        return _until_closed(Session(services, look, settings, window_title(services)))


def _until_closed(session: Session) -> NextStep | None:
    loop = QEventLoop()
    wanted: list[NextStep] = []

    def leave(step: NextStep) -> None:
        wanted.append(step)
        session.window.close()

    session.left.connect(leave)
    session.window.closed.connect(loop.quit)
    session.window.show()
    loop.exec()
    session.close()
    session.window.deleteLater()
    return wanted[0] if wanted else None


def _cannot_open(folder: DataFolder, sentence: str) -> NextStep | None:
    """Say why, offer to try again or to restore a backup."""
    dialog = CannotOpenDialog(folder, sentence)
    dialog.exec()
    return dialog.wanted


def window_title(services: Services) -> str:
    commune = services.settings.get("commune_name")
    is_sample = services.folder.root.name == sample_folder(services.folder).root.name
    return f"{PROGRAM} - {commune}{' (xã mẫu để tập dùng)' if is_sample else ''}"


def _size_of_text(folder: DataFolder) -> int:
    settings = QSettings(str(folder.window_settings), QSettings.Format.IniFormat)
    return int(str(settings.value("window/text_size") or NORMAL_SIZE))
