"""Start to a usable window, against an empty PySide6 window: whole processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.data_folder import DataFolder
from models.signers import Signer
from services.main_job import COMMUNE
from services.services import open_services
from tests.benchmarks.floor import compare

ROOT = Path(__file__).resolve().parents[2]
EMPTY_WINDOW = (
    "from PySide6.QtWidgets import QApplication, QMainWindow\n"
    "app = QApplication([])\nwindow = QMainWindow()\nwindow.show()\napp.processEvents()\n"
)
OUR_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from models.data_folder import DataFolder
from services.services import open_services
from ui.application import make_application, window_title
from ui.look import Look
from ui.session import Session
app = make_application()
look = Look(app)
folder = DataFolder(Path(sys.argv[1]))
with open_services(folder) as services:
    settings = QSettings(str(folder.window_settings), QSettings.Format.IniFormat)
    session = Session(services, look, settings, window_title(services))
    session.window.show()
    app.processEvents()
    session.jobs.close()
"""


@pytest.fixture
def commune(tmp_path) -> Path:
    with open_services(DataFolder(tmp_path)) as services:
        services.setup.complete(COMMUNE, [Signer(name="Lò Văn Thử", position="CHỦ TỊCH")])
    return tmp_path


def run(*arguments: str) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, check=True)


def test_start_to_window(benchmark, commune):
    compare(
        benchmark,
        lambda: run("-c", OUR_WINDOW, str(commune)),
        lambda: run("-c", EMPTY_WINDOW),
        most=6,
    )
