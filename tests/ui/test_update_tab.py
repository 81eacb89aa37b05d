"""Updating from a stick: what is offered, asked, refused, and left for the installer."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from models.data_folder import DataFolder
from services.backup.retention import backups_in
from services.releases.installation import Installation
from services.releases.signature_file import signature_path
from tests.dropping import drop_files
from tests.releases import CONTENT, ReleaseOffice
from tests.small_commune import small_commune
from ui.changes import Changes
from ui.current_period import CurrentPeriod
from ui.dialogs.help_dialog import HelpDialog
from ui.dialogs.question import Question
from ui.next_step import NextStep
from ui.pages.page import Page
from ui.pages.settings.update_tab import UpdateTab
from ui.pages.settings_page import SettingsPage
from ui.workspace import Workspace


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> ReleaseOffice:
    return ReleaseOffice(tmp_path_factory.mktemp("office"))


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "USB").mkdir()
    return tmp_path / "USB"


@pytest.fixture
def left() -> list[NextStep]:
    return []


@pytest.fixture
def workspace(services, jobs, window_settings, look, left) -> Workspace:
    def leave(step: NextStep) -> None:
        assert not jobs.working()
        left.append(step)

    return Workspace(services, Changes(), jobs, CurrentPeriod(), window_settings, leave)


@pytest.fixture
def installed(office, stick) -> Installation:
    return Installation(
        "installer", "0.1.0", date(2026, 11, 21), office.public_key, lambda: [stick]
    )


@pytest.fixture
def page(qtbot) -> Page:
    page = Page("settings", "Cài đặt")
    qtbot.addWidget(page)
    return page


@pytest.fixture
def told(page, workspace) -> list[str]:
    said: list[str] = []
    page.refused.connect(said.append)
    workspace.jobs.refused.connect(lambda refused: said.append(str(refused)))
    return said


@pytest.fixture
def idle(qtbot, workspace):
    return lambda: qtbot.waitUntil(lambda: not workspace.jobs.busy(), timeout=20_000)


@pytest.fixture
def open_tab(workspace, page, shown, told):
    return lambda installation: shown(UpdateTab(workspace, page, installation))


def texts(tab: UpdateTab) -> str:
    return " ".join(label.text() for label in tab.findChildren(QLabel) if label.isVisibleTo(tab))


def choose_button(tab: UpdateTab) -> QPushButton | None:
    return tab.findChild(QPushButton, "action.settings.choose_installer")


def question_of(tab: UpdateTab) -> Question:
    (question,) = (q for q in tab.findChildren(Question) if not q.isHidden())
    return question


# From the stick to the installer


def test_a_chosen_installer_is_checked_asked_about_staged_and_left_for(
    open_tab, installed, office, stick, idle, left, services, monkeypatch, qtbot
):
    tab = open_tab(installed)
    idle()
    installer = office.release(stick, "0.2.0")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(installer), ""))
    button = choose_button(tab)
    assert button is not None
    button.click()
    idle()
    question = question_of(tab)
    asked = " ".join(label.text() for label in question.findChildren(QLabel))
    assert "Cập nhật từ bản 0.1.0 lên bản 0.2.0?" in asked
    assert left == []
    question.yes.click()
    qtbot.waitUntil(lambda: bool(left), timeout=20_000)
    (step,) = left
    assert step == NextStep(
        services.folder, installer=services.folder.updates / "SoThiDua-0.2.0-x64.exe"
    )
    assert step.installer is not None
    assert step.installer.read_bytes() == CONTENT
    assert backups_in(services.folder)[0].reason == "truoc-cap-nhat"


def test_putting_it_off_leaves_everything_as_it_was(
    open_tab, installed, office, stick, idle, left, services
):
    tab = open_tab(installed)
    tab.check(office.release(stick, "0.2.0"))
    idle()
    question_of(tab).no.click()
    assert left == []
    assert not services.folder.updates.exists()


def test_an_installer_can_be_dropped_on_the_page(open_tab, installed, office, stick, idle):
    tab = open_tab(installed)
    drop_files(tab.viewport(), office.release(stick, "0.2.0"))
    idle()
    assert question_of(tab).yes.text() == "Cập nhật lên bản 0.2.0"


def test_an_installer_on_a_plugged_in_stick_is_offered(open_tab, installed, office, stick, idle):
    office.release(stick, "0.2.0")
    tab = open_tab(installed)
    idle()
    assert str(stick) in tab.offer.text.text()
    tab.offer.action.click()
    idle()
    assert question_of(tab).yes.text() == "Cập nhật lên bản 0.2.0"


def test_the_stick_is_looked_at_again_whenever_the_tab_is_shown(
    open_tab, installed, office, stick, idle
):
    tab = open_tab(installed)
    idle()
    assert tab.offer.isHidden()
    office.release(stick, "0.2.0")
    tab.hide()
    tab.show()
    idle()
    assert not tab.offer.isHidden()
    signature_path(office.release(stick, "0.2.0")).unlink()
    tab.hide()
    tab.show()
    idle()
    assert tab.offer.isHidden()


# What stands in the way


def test_a_broken_copy_is_said_and_nothing_is_asked(open_tab, installed, office, stick, idle, told):
    tab = open_tab(installed)
    installer = office.release(stick, "0.2.0")
    installer.write_bytes(CONTENT[:-1])
    tab.check(installer)
    idle()
    assert "chưa trọn" in told[0]
    assert tab.findChildren(Question) == []


def test_a_stick_pulled_out_before_the_copy_is_said(
    open_tab, installed, office, stick, idle, told, left
):
    tab = open_tab(installed)
    installer = office.release(stick, "0.2.0")
    tab.check(installer)
    idle()
    installer.unlink()
    question_of(tab).yes.click()
    idle()
    assert "cắm lại USB" in told[0]
    assert left == []


def test_without_a_backup_nothing_is_installed(
    open_tab, installed, office, stick, idle, told, left, services
):
    tab = open_tab(installed)
    tab.check(office.release(stick, "0.2.0"))
    idle()
    services.folder.backups.write_bytes(b"a file where the folder should be")
    question_of(tab).yes.click()
    idle()
    assert len(told) == 1
    assert left == []
    assert not services.folder.updates.exists()


# Programs that take no installers


def test_the_tab_says_which_version_this_is_and_when_it_was_made(open_tab, installed, idle):
    said = texts(open_tab(installed))
    idle()
    assert "0.1.0" in said
    assert "21/11/2026" in said


def test_a_program_without_a_release_key_says_so(open_tab, office, stick, idle):
    office.release(stick, "0.2.0")
    tab = open_tab(Installation("installer", "0.1.0", drives=lambda: [stick]))
    idle()
    assert "không kèm khóa" in texts(tab)
    button = choose_button(tab)
    assert button is not None
    assert not button.isEnabled()
    assert not tab.viewport().acceptDrops()
    assert tab.offer.isHidden()


@pytest.mark.parametrize(
    ("way", "said"), [("portable", "tệp ZIP"), ("linux", "gói"), ("source", "mã nguồn")]
)
def test_other_ways_are_said_without_a_dead_button(open_tab, office, stick, way, said):
    tab = open_tab(Installation(way, "0.1.0", release_key=office.public_key))
    assert said in texts(tab)
    assert choose_button(tab) is None
    assert not tab.viewport().acceptDrops()


def test_in_the_sample_one_goes_back_first(
    tmp_path, jobs, window_settings, look, page, shown, installed, left
):
    with small_commune(tmp_path / "data" / "xa-mau") as services:
        workspace = Workspace(
            services, Changes(), jobs, CurrentPeriod(), window_settings, left.append
        )
        tab = shown(UpdateTab(workspace, page, installed))
        assert "trở về sổ của xã" in texts(tab)
        (back,) = (b for b in tab.findChildren(QPushButton) if b.text() == "Trở về sổ của xã")
        back.click()
        assert left == [NextStep(DataFolder(tmp_path / "data"))]


def test_the_settings_have_the_tab(workspace, shown):
    page = shown(SettingsPage(workspace))
    tabs = [page.tabs.tabText(place) for place in range(page.tabs.count())]
    assert tabs[-1] == "Cập nhật"
    page.tabs.setCurrentIndex(len(tabs) - 1)
    assert "mã nguồn" in texts(page.tabs.currentWidget())


def test_the_help_about_updates_is_one_press_away(qtbot, workspace, shown):
    page = shown(SettingsPage(workspace))
    assert page.help == "settings"
    page.tabs.setCurrentIndex(page.tabs.count() - 1)
    assert page.help == "cai-dat-va-cap-nhat"
    button = page.findChild(QPushButton, "action.settings.help_with_updates")
    button.click()
    (help,) = page.window().findChildren(HelpDialog)
    assert help.name == "cai-dat-va-cap-nhat"
