"""What was typed when the power failed is offered when the same form is opened again."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from tests.small_commune import small_commune
from ui.dialogs.subject_dialog import SubjectDialog

TYPE_AND_FAIL = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLineEdit
from models.data_folder import DataFolder
from services.services import open_services
from ui.application import make_application
from ui.dialogs.subject_dialog import SubjectDialog
from ui.look import Look
from ui.session import Session

application = make_application()
look = Look(application)
with open_services(DataFolder(Path(sys.argv[1]))) as services:
    settings = QSettings(sys.argv[1] + "/window.ini", QSettings.Format.IniFormat)
    session = Session(services, look, settings, "")
    session.window.show()
    page = session.window.show_page_named("directory")
    page.new_record()
    dialog = page.findChild(SubjectDialog)
    dialog.name.setText("Lò Thị Ễn")
    dialog.findChild(QLineEdit, "birth_date").setText("31/2/")
    while services.store.drafts.load("subject:individual:") is None:
        application.processEvents()
    os._exit(9)
"""


def test_a_form_that_was_never_closed_is_offered_back(qtbot, tmp_path, workspace_on):
    data = tmp_path / "killed"
    with small_commune(data):
        pass
    ended = subprocess.run(
        [sys.executable, "-c", TYPE_AND_FAIL, str(data)],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 9, ended.stderr
    with workspace_on(data) as workspace:
        dialog = SubjectDialog(workspace)
        dialog.open()
        assert "gõ dở lúc" in dialog.draft_offer.text.text()
        dialog.draft_offer.action.click()
        assert dialog.name.text() == "Lò Thị Ễn"
        assert dialog.findChild(QLineEdit, "birth_date").text() == "31/2/"
        dialog.findChild(QLineEdit, "birth_date").setText("31/12/1985")
        dialog.save_button.click()
        assert workspace.services.directory.count() == 1
        assert workspace.services.store.drafts.load("subject:individual:") is None
