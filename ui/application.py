"""Opens the window on a data folder, and on what the clerk asks for after it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtWidgets import QApplication

from models.data_folder import DataFolder
from models.problems import Refused
from models.progress import Progress
from services.backup import restore
from services.releases.leftovers import remove_staged
from services.releases.outcome import UpdateOutcome
from services.releases.starting import start_installer
from services.services import Services, open_services
from ui.crash import install_crash_dialog
from ui.dialogs.cannot_open_dialog import CannotOpenDialog
from ui.dialogs.first_start_dialog import FirstStartDialog
from ui.dialogs.notice import Notice
from ui.dialogs.progress_dialog import ProgressDialog
from ui.handed_files import HandedFiles
from ui.icons import program_icon
from ui.jobs import Job, Jobs
from ui.look import NORMAL_SIZE, Look
from ui.next_step import NextStep, own_folder
from ui.one_window import OneWindow, bring_to_front
from ui.session import Session
from ui.task_bar import stand_apart_from_python
from ui.vietnamese_texts import install_vietnamese

PROGRAM = "Sổ Thi đua"
Result = TypeVar("Result")


def make_application() -> QApplication:
    """The Qt application, speaking Vietnamese."""
    stand_apart_from_python()
    application = QApplication(sys.argv[:1])
    application.setApplicationName(PROGRAM)
    application.setQuitOnLastWindowClosed(False)
    application.setWindowIcon(program_icon())
    install_vietnamese(application)
    return application


def run_application(
    folder: DataFolder, file: Path | None = None, outcome: UpdateOutcome | None = None
) -> int:
    """Show the window, and in it ``file``, until it is closed; give the exit code.

    When the window is open already it shows the file, and nothing is opened here.
    """
    application = make_application()
    one_window = OneWindow(folder)
    if not one_window.is_first(file):
        return 0
    one_window.called.connect(bring_to_front)
    crash_hook = install_crash_dialog(folder)
    look = Look(application, _size_of_text(folder))
    try:
        return open_one_after_another(folder, look, one_window, outcome)
    finally:
        one_window.close()
        del crash_hook


def open_one_after_another(
    folder: DataFolder,
    look: Look,
    one_window: OneWindow,
    outcome: UpdateOutcome | None = None,
    start: Callable[[Path], object] = start_installer,
) -> int:
    """The folder, then what the clerk asks for from there, until nothing more is asked for.

    ``outcome`` is that of an update just made; ``start`` starts the installer of the next one.
    """
    step: NextStep | None = NextStep(folder)
    while step is not None:
        try:
            if step.installer is not None:
                start(step.installer)
                return 0
            told = _prepare(step)
        except Refused as refused:  # what was open before is as it was
            Notice(str(refused), "warn", None).exec()
            step, told = NextStep(folder), ""
        folder = step.folder
        try:
            step, outcome = _work_in(folder, look, told, one_window, outcome), None
        except Refused as refused:
            step = _cannot_open(folder, refused)
            if step is None:
                return 1
    return 0


def _prepare(step: NextStep) -> str:
    """Make the sample commune, or restore the backup, that is to be opened; say what was done."""
    if step.sample and not step.folder.database.exists():
        _wait_for("Đang làm xã mẫu", lambda progress: _make_sample(step.folder, progress))
        return "Đã làm xong xã mẫu; cứ thử mọi thứ ở đây, sổ của xã không bị ảnh hưởng."
    if step.backup is None:
        return ""
    backup = step.backup
    report = _wait_for(
        "Đang lấy lại dữ liệu",
        lambda progress: restore(step.folder, backup, step.password, progress),
    )
    sentences = [f"Đã lấy lại dữ liệu từ {backup.name}."]
    if report.kept is not None:
        sentences.append("Dữ liệu trước đó được giữ trong các bản sao lưu.")
    return " ".join([*sentences, *report.warnings])


def _make_sample(folder: DataFolder, progress: Progress) -> None:
    # Loaded only when somebody wants it, not whenever the program starts.
    from services.sample.finishing import print_and_send
    from services.sample.sample import make_sample

    make_sample(folder.root, progress, finish=print_and_send)


def _wait_for(title: str, work: Callable[[Progress], Result]) -> Result:
    """Do ``work`` off the screen's thread behind a progress dialog; raise what it refuses."""
    jobs, job = Jobs(), Job(work, title, shows_itself=True)
    results: list[Result] = []
    refused: list[Refused] = []
    loop = QEventLoop()
    job.succeeded.connect(results.append)
    job.refused.connect(refused.append)
    job.cancelled.connect(
        lambda: refused.append(Refused("Đã dừng theo yêu cầu; dữ liệu vẫn như cũ."))
    )
    job.ended.connect(loop.quit)
    dialog = ProgressDialog(job)
    dialog.open()
    jobs.start(job)
    loop.exec()
    jobs.close()
    if refused:
        raise refused[0]
    if not results:
        raise Refused("Việc này gặp lỗi nên đã dừng; dữ liệu vẫn như cũ.")
    return results[0]


def _work_in(
    folder: DataFolder,
    look: Look,
    told: str,
    one_window: OneWindow,
    outcome: UpdateOutcome | None,
) -> NextStep | None:
    """One data folder from opening to closing; give what to open next, if anything."""
    settings = QSettings(str(folder.window_settings), QSettings.Format.IniFormat)
    with open_services(folder) as services:
        remove_staged(folder)
        if not services.settings.commune_is_named():
            start = FirstStartDialog(services)
            if not start.exec():
                return start.wanted
        session = Session(services, look, settings, window_title(services))
        if services.law.problem:
            session.window.message.tell(services.law.problem, "bad")
        if outcome is not None:
            session.window.message.tell(outcome.sentence, "good" if outcome.succeeded else "bad")
        return _until_closed(session, told, one_window)


def _until_closed(session: Session, told: str, one_window: OneWindow) -> NextStep | None:
    loop = QEventLoop()
    wanted: list[NextStep] = []

    def leave(step: NextStep) -> None:
        if session.jobs.working():
            session.window.tell_refused("Đang có việc chạy; hãy chờ làm xong rồi làm lại.")
            return
        wanted.append(step)
        session.window.close()

    def end() -> None:
        if not wanted:
            one_window.stop_answering()
        loop.quit()

    session.left.connect(leave)
    session.window.closed.connect(end)
    session.window.show()
    if told:
        session.window.tell(told)
    handed_files = HandedFiles(one_window, session)
    handed_files.open_next()
    loop.exec()
    handed_files.stop()
    session.close()
    session.window.deleteLater()
    return wanted[0] if wanted else None


def _cannot_open(folder: DataFolder, refused: Refused) -> NextStep | None:
    """Say why, offer to try again or to restore a backup."""
    dialog = CannotOpenDialog(folder, refused)
    dialog.exec()
    return dialog.wanted


def window_title(services: Services) -> str:
    commune = services.settings.get("commune_name")
    sample = " (xã mẫu để tập dùng)" if own_folder(services.folder) else ""
    return f"{PROGRAM} - {commune}{sample}"


def _size_of_text(folder: DataFolder) -> int:
    settings = QSettings(str(folder.window_settings), QSettings.Format.IniFormat)
    return int(str(settings.value("window/text_size") or NORMAL_SIZE))
