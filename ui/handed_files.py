"""Opens the files that were handed over, one after another, over the main window."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from models.vietnamese import nfc
from ui.dialogs.notice import tell
from ui.dialogs.package_dialog import PackageDialog
from ui.dialogs.restore_dialog import RestoreDialog
from ui.next_step import NextStep, own_folder
from ui.one_window import OneWindow
from ui.session import Session

PACKAGE, BACKUP = ".tdkt", ".stdbak"


class HandedFiles(QObject):
    """While a dialog stands before the window the files wait."""

    def __init__(self, one_window: OneWindow, session: Session) -> None:
        super().__init__(session)
        self._one_window = one_window
        self._session = session
        self._window = session.window
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.open_next)
        one_window.called.connect(self.open_next)
        self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowUnblocked:
            self._soon.start()  # when the dialog has gone
        return False

    def open_next(self) -> None:
        files = self._one_window.files
        if not files:
            return
        if QApplication.activeModalWidget() is None:
            self._open(files.pop(0))
        else:
            self._window.tell(f"Sẽ mở {nfc(files[0].name)} khi đóng hộp thoại đang mở.")

    def stop(self) -> None:
        """The window has closed; what comes now is for the next one."""
        self._one_window.called.disconnect(self.open_next)
        self._window.removeEventFilter(self)
        self._soon.stop()

    def _open(self, file: Path) -> None:
        ending, name = file.suffix.lower(), nfc(file.name)
        if not os.path.isfile(file):
            tell(
                self._window,
                f"Không tìm thấy tệp {name}; hãy xem tệp còn ở đó không, USB đã cắm chưa.",
            )
        elif ending == PACKAGE:
            PackageDialog(self._session.workspace, file, self._window).open()
        elif ending == BACKUP:
            self._offer_to_restore(file)
        else:
            tell(
                self._window,
                f"Không mở được {name} bằng cách này; chỉ gói đồng bộ (.tdkt) và bản sao lưu "
                "(.stdbak) mở được. Danh sách Excel thì lấy vào từ trang có danh sách đó.",
            )

    def _offer_to_restore(self, file: Path) -> None:
        services = self._session.services
        if own_folder(services.folder) is not None:
            tell(
                self._window,
                "Đang mở xã mẫu để tập dùng; hãy trở về sổ của xã rồi mở lại bản sao lưu "
                f"{nfc(file.name)}.",
            )
            return
        dialog = RestoreDialog(services.backups.all(), self._window)
        dialog.chosen.connect(self._restore)
        dialog.choose_file(file)
        dialog.open()

    def _restore(self, file: Path, password: str) -> None:
        folder = self._session.services.folder
        self._session.workspace.leave(NextStep(folder, backup=file, password=password or None))
