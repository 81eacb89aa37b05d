"""What every test may ask for: a screen that needs no display, and hands that type Vietnamese."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.jobs import Jobs
from ui.look import Look


@pytest.fixture(autouse=True)
def no_unexpected_message_box(monkeypatch: pytest.MonkeyPatch) -> None:
    """A box that nobody awaited would hang the run: make it fail the test instead."""

    def refuse(*args: object, **_named: object) -> None:
        pytest.fail(f"unexpected message box: {args[1:]}")

    for name in ("information", "question", "warning", "critical", "exec"):
        monkeypatch.setattr(QMessageBox, name, refuse)


@pytest.fixture(scope="session")
def look(qapp) -> Look:
    """The application dressed as users see it."""
    return Look(qapp)


@pytest.fixture
def jobs(qtbot) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def window_settings(tmp_path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def type_text(qtbot) -> Callable[[QWidget, str], None]:
    """Types any letters, as a Vietnamese keyboard does; qtbot.keyClicks aborts on letters like "ễ"."""

    def type_into(widget: QWidget, text: str) -> None:
        for letter in text:
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QCoreApplication.sendEvent(widget, event)

    return type_into
