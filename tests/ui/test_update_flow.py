"""From the window to the installer and back: what is closed before, and what is said after."""

import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

import main
from models.data_folder import DataFolder
from models.problems import Refused
from models.store import open_store
from services.backup.retention import backups_in
from services.releases.installation import Installation
from services.releases.outcome import UpdateOutcome, update_outcome
from services.releases.starting import start_installer
from services.version import VERSION
from tests.clerk import Clerk, Step
from tests.releases import ReleaseOffice
from tests.small_commune import add_subjects, small_commune
from ui.application import open_one_after_another
from ui.dialogs.notice import Notice
from ui.dialogs.question import Question
from ui.main_window import MainWindow
from ui.one_window import OneWindow
from ui.pages.settings.update_tab import UpdateTab

not_on_windows = pytest.mark.skipif(
    sys.platform == "win32", reason="a script stands for an installer"
)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    with small_commune(tmp_path / "data") as services:
        add_subjects(services, 1)
    return DataFolder(tmp_path / "data")


@pytest.fixture
def work(qtbot, look, folder):
    def run(*script: Step, outcome: UpdateOutcome | None = None, start=start_installer) -> int:
        clerk = Clerk(*script)
        code = open_one_after_another(folder, look, OneWindow(folder), outcome, start)
        clerk.timer.stop()
        assert [kind.__name__ for kind, _act in clerk.left] == []
        return code

    return run


@pytest.fixture
def take_update(tmp_path: Path):
    """Choose an installer in the settings. Like all of them it begins with MZ; sh does what it says."""
    office = ReleaseOffice(tmp_path / "office")
    installer = office.release(
        tmp_path / "USB", "9.0.0", f'MZ=0\necho "$@" > "{tmp_path}/wishes.txt"\n'.encode()
    )
    installation = Installation("installer", VERSION, None, office.public_key, lambda: ())

    def act(window: QWidget) -> None:
        assert isinstance(window, MainWindow)
        page = window.show_page_named("settings")
        found = page.findChild(UpdateTab)
        assert found is not None
        tab = UpdateTab(found._workspace, page, installation)
        page.tabs.setCurrentIndex(page.tabs.addTab(tab, "Cập nhật"))
        tab.check(installer)

    return act


def agree(question: QWidget) -> None:
    assert isinstance(question, Question)
    question.yes.click()


@not_on_windows
def test_the_installer_is_started_when_the_data_is_closed_and_the_program_ends(
    work, folder, take_update, tmp_path
):
    staged: list[Path] = []

    def start(installer: Path) -> None:
        with closing(open_store(folder)):  # refused while anybody has the data open
            staged.append(installer)
        program = tmp_path / "run.sh"
        program.write_text(f'#!/bin/sh\nexec sh "{installer}" "$@"\n')
        program.chmod(0o755)
        assert start_installer(program).wait(timeout=20) == 0

    assert work((MainWindow, take_update), (Question, agree), start=start) == 0
    assert staged == [folder.updates / "SoThiDua-9.0.0-x64.exe"]
    assert (tmp_path / "wishes.txt").read_text() == "/S /UPDATE\n"
    assert "truoc-cap-nhat" in [backup.reason for backup in backups_in(folder)]


def test_when_the_installer_cannot_be_started_the_window_comes_back(work, folder, take_update):
    said: list[str] = []

    def refuse(installer: Path) -> None:
        raise Refused(f"Máy này không cho chạy bộ cài {installer.name}.")

    def read(notice: QWidget) -> None:
        assert isinstance(notice, Notice)
        said.append(notice.sentence.text())
        notice.accept()

    def close_once_open(window: QWidget) -> None:
        said.append(str(folder.updates.exists()))
        window.close()

    code = work(
        (MainWindow, take_update),
        (Question, agree),
        (Notice, read),
        (MainWindow, close_once_open),
        start=refuse,
    )
    assert code == 0
    assert said == ["Máy này không cho chạy bộ cài SoThiDua-9.0.0-x64.exe.", "False"]


@pytest.mark.parametrize(
    ("updated", "failed", "tone", "words"),
    [(VERSION, None, "good", "Đã cập nhật lên bản"), (None, "5", "bad", "Chưa cập nhật được")],
)
def test_the_first_window_says_how_the_update_ended(work, folder, updated, failed, tone, words):
    folder.updates.mkdir()
    (folder.updates / "SoThiDua-0.1.0-x64.exe").write_bytes(b"MZ")
    said: list[str] = []

    def look_and_close(window: QWidget) -> None:
        assert isinstance(window, MainWindow)
        said.extend([window.message.property("tone"), window.message.text.text()])
        window.close()

    assert work((MainWindow, look_and_close), outcome=update_outcome(updated, failed)) == 0
    assert said[0] == tone
    assert words in said[1]
    assert not folder.updates.exists()


def test_the_words_of_the_installer_are_taken_and_not_shown(capsys):
    with pytest.raises(SystemExit):
        main.main(["--help"])
    assert "--update" not in capsys.readouterr().out
