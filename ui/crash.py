"""Catches what nobody caught: a sentence for the user's own mistakes, a report once per kind of bug."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtWidgets import QApplication

from models.data_folder import DataFolder
from models.problems import Refused
from services.version import VERSION
from ui.dialogs.crash_dialog import CrashDialog
from ui.dialogs.notice import tell

logger = logging.getLogger(__name__)


class CrashHook(QObject):
    """``crashed`` comes once per place and kind of error; every one is written to the log."""

    crashed = Signal(str)  # the report; it holds no records
    refused = Signal(str)  # the sentence

    def __init__(self, about: Callable[[], str], parent: QObject | None = None) -> None:
        """``about`` names the version of the program."""
        super().__init__(parent)
        self._about = about
        self._seen: set[tuple[str, str, int]] = set()

    def install(self) -> None:
        sys.excepthook = self.handle
        threading.excepthook = self._handle_thread

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, Refused):
            self.refused.emit(str(error))
            return
        place = _place(kind, trace)
        if place in self._seen:
            logger.error("Again: %s in %s line %d", *place)
            return
        self._seen.add(place)
        logger.critical("Unexpected error", exc_info=(kind, error, trace))
        self.crashed.emit(self._report(kind, error, trace))

    def _handle_thread(self, found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            self.handle(found.exc_type, found.exc_value, found.exc_traceback)

    def _report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> str:
        lines = (
            "Báo cáo lỗi của Sổ Thi đua",
            f"Phiên bản: {self._about()}",
            f"Lúc: {datetime.now().astimezone():%Y-%m-%d %H:%M:%S %z}",
            f"Hệ điều hành: {platform.platform()}",
            f"Python {platform.python_version()}, Qt {qVersion()}",
            "",
            "".join(traceback.format_exception(kind, error, trace)),
        )
        return "\n".join(lines)


def _place(kind: type[BaseException], trace: TracebackType | None) -> tuple[str, str, int]:
    frames = traceback.extract_tb(trace)
    last = frames[-1] if frames else None
    return kind.__name__, last.filename if last else "", (last.lineno or 0) if last else 0


def install_crash_dialog(folder: DataFolder) -> CrashHook:
    """From now on nothing ends unnoticed: a bug opens one dialog, a refusal is told in words."""
    hook = CrashHook(lambda: f"{VERSION}; nhật ký ở {folder.logs}", QApplication.instance())
    hook.crashed.connect(lambda report: CrashDialog(report, QApplication.activeWindow()).open())
    hook.refused.connect(lambda sentence: tell(QApplication.activeWindow(), sentence))
    hook.install()
    return hook
