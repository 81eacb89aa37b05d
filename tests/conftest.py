"""What every test may ask for: a screen that needs no display, and hands that type Vietnamese."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

# Also on Windows: on its screen the windows of two workers would take the keys from each other.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if sys.platform == "win32":  # without a screen Qt looks for fonts where nobody keeps them
    os.environ.setdefault("QT_QPA_FONTDIR", str(Path(__file__).parents[1] / "resources" / "fonts"))

import pytest
from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.jobs import Jobs
from ui.look import Look

TESTS = Path(__file__).parent
AS_WINDOWS = (
    "models/",
    "services/",
    *(
        f"ui/test_{part}.py"
        for part in (
            *("application", "cannot_open_dialog", "crash", "first_start", "handed_files", "jobs"),
            *("killed_dialog", "main_window", "one_window", "self_test", "session", "update_tab"),
            *("decisions_page", "directory_page", "import_dialog", "package_dialog", "printing"),
            *("printing_page", "registrations_page", "sending_page", "settings_page"),
        )
    ),
)
"""What a Windows Python runs too: all that touches files, locks and processes, and the main screens."""
SAME_EVERYWHERE = (
    "models/test_amounts_in_words.py",
    "services/certificates/test_fitting.py",
    "services/forms/",
    "services/rules/",
    "services/sample/",
    "services/test_money_table.py",
    "services/test_nomination_machine.py",
    "services/test_out_of_order.py",
    "services/test_vote_rules.py",
    "services/test_working_days.py",
    "services/templates/test_template_round_trip.py",
    "services/test_contract_page.py",
    "services/test_history_machine.py",
)
"""Long tests of what no system does otherwise."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        place = item.path.relative_to(TESTS).as_posix()
        if place.startswith(AS_WINDOWS) and not place.startswith(SAME_EVERYWHERE):
            item.add_marker("windows")


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
