from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from shiboken6 import isValid

from models.data_folder import DataFolder
from services.services import Services, open_services
from tests.small_commune import small_commune
from ui.changes import Changes
from ui.current_period import CurrentPeriod
from ui.jobs import Jobs
from ui.look import Look
from ui.workspace import Workspace


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """A named commune with nobody in it, on 20/11/2026."""
    with small_commune(tmp_path / "data") as services:
        yield services


@pytest.fixture
def workspace(services: Services, jobs: Jobs, window_settings: QSettings, look: Look) -> Workspace:
    period = CurrentPeriod()
    period.offer([("2026", "Năm 2026"), ("2025-2026", "Năm học 2025-2026")], "2026")
    return Workspace(services, Changes(), jobs, period, window_settings, lambda _next: None)


@pytest.fixture
def shown(qtbot, workspace: Workspace) -> Iterator[Callable[[QWidget], QWidget]]:
    """Puts a page or dialog on the screen; it is gone before the data are closed."""
    widgets: list[QWidget] = []

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widgets.append(widget)
        if isinstance(widget, QDialog):
            widget.open()
        else:
            widget.resize(1150, 640)
            widget.show()
        qtbot.waitExposed(widget)
        return widget

    yield show
    for widget in widgets:
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def opened(qtbot, workspace: Workspace) -> Iterator[Callable[[QDialog], QDialog]]:
    """Opens a dialog that the test may close, and which is then deleted of itself."""
    dialogs: list[QDialog] = []

    def open_one(dialog: QDialog) -> QDialog:
        dialogs.append(dialog)
        dialog.open()
        qtbot.waitExposed(dialog)
        return dialog

    yield open_one
    for dialog in dialogs:
        if isValid(dialog):
            dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def settle(qtbot, workspace: Workspace) -> Callable[[], None]:
    """Waits until all long work is done."""
    return lambda: qtbot.waitUntil(lambda: not workspace.jobs.busy(), timeout=20_000)


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], Path]:
    """Chooses this name in the window of the system that asks where to write a file."""

    def choose(name: str) -> Path:
        target = tmp_path / "usb" / name
        target.parent.mkdir(exist_ok=True)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(target), ""))
        return target

    return choose


@pytest.fixture
def workspace_on(
    jobs: Jobs, window_settings: QSettings, look: Look
) -> Callable[[Path], AbstractContextManager[Workspace]]:
    """A workspace on a folder that is there already."""

    @contextmanager
    def opened(folder: Path) -> Iterator[Workspace]:
        with open_services(DataFolder(folder)) as services:
            period = CurrentPeriod()
            yield Workspace(services, Changes(), jobs, period, window_settings, lambda _next: None)

    return opened
