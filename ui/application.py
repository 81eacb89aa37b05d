"""Opens the window on a data folder, and on another one when the clerk asks for it."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtWidgets import QApplication

from models.data_folder import DataFolder
from models.problems import Refused
from services.services import Services, open_services
from ui.crash import install_crash_dialog
from ui.dialogs.cannot_open_dialog import CannotOpenDialog
from ui.dialogs.first_start_dialog import FirstStartDialog
from ui.icons import program_icon
from ui.look import NORMAL_SIZE, Look
from ui.session import Session
from ui.vietnamese_texts import install_vietnamese

PROGRAM = "Sổ Thi đua"


def make_application() -> QApplication:
    """The Qt application, speaking Vietnamese."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName(PROGRAM)
    application.setWindowIcon(program_icon())
    install_vietnamese(application)
    return application


def run_application(folder: DataFolder) -> int:
    """Show the window until it is closed; give the exit code."""
    application = make_application()
    install_crash_dialog(folder)
    look: Look | None = None
    wanted: DataFolder | None = folder
    while wanted is not None:
        settings = QSettings(str(wanted.window_settings), QSettings.Format.IniFormat)
        if look is None:
            look = Look(application, int(str(settings.value("window/text_size") or NORMAL_SIZE)))
        try:
            wanted = _work_in(wanted, look, settings)
        except Refused as refused:
            wanted = _cannot_open(wanted, str(refused))
            if wanted is None:
                return 1
    return 0


def _work_in(folder: DataFolder, look: Look, settings: QSettings) -> DataFolder | None:
    """One data folder from opening to closing; give the one to open next, if any."""
    with open_services(folder) as services:
        if not services.settings.commune_is_named():
            start = FirstStartDialog(services)
            if not start.exec():
                return start.wanted
        session = Session(services, look, settings, _title(services))
        return _until_closed(session)


def _until_closed(session: Session) -> DataFolder | None:
    loop = QEventLoop()
    wanted: list[DataFolder] = []

    def leave(folder: DataFolder) -> None:
        wanted.append(folder)
        session.window.close()

    session.left.connect(leave)
    session.window.closed.connect(loop.quit)
    session.window.show()
    loop.exec()
    session.close()
    session.window.deleteLater()
    return wanted[0] if wanted else None


def _cannot_open(folder: DataFolder, sentence: str) -> DataFolder | None:
    """Say why, offer to restore a backup; give the folder to try again with, if any."""
    dialog = CannotOpenDialog(folder, sentence)
    dialog.exec()
    return dialog.wanted


def _title(services: Services) -> str:
    commune = services.settings.get("commune_name")
    return f"{PROGRAM} - {commune}" if commune else PROGRAM
