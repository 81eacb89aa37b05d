"""Does the main job and opens every page, in a folder of its own; leaves a picture and a JSON."""

from __future__ import annotations

import json
import logging
import platform
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import PySide6
from PySide6.QtCore import QEventLoop, QSettings, qVersion

from models.data_folder import DataFolder
from services.main_job import MainJobDone, do_main_job
from services.services import open_services
from services.version import VERSION, sqlite_version
from ui.application import make_application, window_title
from ui.look import Look
from ui.session import Session

PICTURE, REPORT = "cua-so.png", "tu-kiem-tra.json"
WIDTH, HEIGHT = 1366, 768

logger = logging.getLogger(__name__)


def run_self_test(folder: Path | None) -> int:
    """Exit code 0 when everything worked; the JSON says what was made and with which versions."""
    if folder is None:
        with tempfile.TemporaryDirectory(prefix="so-thi-dua-", ignore_cleanup_errors=True) as name:
            return run_self_test(Path(name))
    folder.mkdir(parents=True, exist_ok=True)
    report: dict[str, object] = {
        "ok": False,
        "version": VERSION,
        "python": platform.python_version(),
        "system": platform.platform(),
        "qt": qVersion(),
        "pyside": PySide6.__version__,
        "sqlite": sqlite_version(),
    }
    try:
        done = _try_everything(folder)
    except Exception as error:
        logger.exception("Self-test failed")
        report["error"] = f"{type(error).__name__}: {error}"
    else:
        report |= {
            "ok": True,
            "awards": done.awards,
            "pages": done.pages,
            "files": [str(path) for path in (*done.files, folder / PICTURE)],
        }
    (folder / REPORT).write_text(json.dumps(report, ensure_ascii=False, indent=2), encoding="utf-8")
    print(json.dumps(report, ensure_ascii=False))
    return 0 if report["ok"] else 3


def _try_everything(folder: Path) -> MainJobDone:
    application = make_application()
    look = Look(application)
    data = DataFolder(folder / "dữ liệu")
    with open_services(data) as services, _raising_what_nobody_caught():
        done = do_main_job(services, folder)
        settings = QSettings(str(data.window_settings), QSettings.Format.IniFormat)
        session = Session(services, look, settings, window_title(services))
        session.window.showNormal()
        session.window.resize(WIDTH, HEIGHT)
        for place in reversed(range(session.window.page_count())):
            session.window.show_page(place)
            application.processEvents()
            while session.jobs.busy():
                application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        session.window.grab().save(str(folder / PICTURE))
        session.window.close()
        session.close()
    return done


@contextmanager
def _raising_what_nobody_caught() -> Iterator[None]:
    """A page that cannot be read, or work that fails, fails the test."""
    caught: list[BaseException] = []
    before = sys.excepthook
    sys.excepthook = lambda _kind, error, _trace: caught.append(error)
    try:
        yield
    finally:
        sys.excepthook = before
    if caught:
        raise caught[0]
