"""Xem gói: what is told of a good package, a damaged one, one of somebody else, and of other files."""

from __future__ import annotations

import shutil
import unicodedata
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from services.services import Services
from tests.dropping import drop_files
from tests.small_commune import add_subjects, small_commune
from ui.dialogs.package_dialog import COMPARE, PackageDialog
from ui.pages.sending_page import SendingPage
from ui.workspace import Workspace


def send(services: Services, folder: Path) -> Path:
    people = add_subjects(services, 2)
    services.registering.register("2026", people, ["LDTT"])
    folder.mkdir(exist_ok=True)
    sent = services.sending.send("2026", "dang-ky", folder)
    return folder / sent.file_name


@pytest.fixture
def package(services: Services, tmp_path: Path) -> Path:
    return send(services, tmp_path / "USB")


@pytest.fixture
def open_on(workspace: Workspace, shown):
    window = shown(QWidget())

    def open_on(file: Path) -> PackageDialog:
        dialog = PackageDialog(workspace, file, window)
        dialog.open()
        return dialog

    return open_on


@pytest.fixture
def look_at(qtbot, workspace: Workspace, open_on):
    def look(file: Path) -> PackageDialog:
        dialog = open_on(file)
        qtbot.waitUntil(lambda: not workspace.jobs.busy(), timeout=20_000)
        return dialog

    return look


def told(dialog: PackageDialog) -> list[str]:
    return [note.text for note in dialog.notes]


def test_a_package_of_this_commune_is_known_as_its_own(look_at, package, services):
    dialog = look_at(package)
    assert told(dialog) == ["Gói nguyên vẹn; đây là gói của chính xã này."]
    sent = services.sending.history()[0].package
    assert {**dialog.facts, "Lập lúc": ""} == {
        "Nơi gửi": "Xã Mường Xoan, Tỉnh Điện Biên (mã 03289)",
        "Kỳ": "Năm 2026",
        "Loại gói": "Đăng ký thi đua",
        "Lần gửi": "1",
        "Lập lúc": "",
        "Mã đối chiếu": sent.code,
        "Người ký": "Khóa của chính đơn vị này",
        "Dấu vân tay của khóa": services.sending.fingerprint(),
    }
    assert dialog.facts["Lập lúc"].endswith("ngày 20/11/2026")
    assert dialog.counts.sentences == ["2 đối tượng", "2 đăng ký"]


def test_a_package_by_a_key_that_is_not_known_is_to_be_compared(look_at, tmp_path):
    with small_commune(tmp_path / "other") as other:
        package = send(other, tmp_path / "USB")
        fingerprint = other.sending.fingerprint()
    dialog = look_at(package)
    assert told(dialog) == ["Gói nguyên vẹn, không bị sửa từ khi ký.", COMPARE]
    assert dialog.facts["Người ký"] == "Khóa chưa biết của ai"
    assert dialog.facts["Dấu vân tay của khóa"] == fingerprint


def test_looking_waits_for_nothing(qtbot, workspace, open_on, package):
    dialog = open_on(package)
    assert told(dialog) == ["Đang kiểm tra gói…"]
    assert workspace.jobs.busy()
    qtbot.waitUntil(lambda: not workspace.jobs.busy(), timeout=20_000)


def test_a_package_that_was_changed_says_where(look_at, package, tmp_path):
    changed = tmp_path / package.name
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content + b"\n" if name == "readme.txt" else content)
    dialog = look_at(changed)
    assert "không còn nguyên vẹn" in told(dialog)[0]
    assert "readme.txt" in told(dialog)[1]
    assert dialog.notes[0].tone == dialog.notes[1].tone == "bad"
    assert dialog.facts["Nơi gửi"].startswith("Xã Mường Xoan")


def test_a_package_that_is_cut_off_is_said_in_one_sentence(look_at, package):
    package.write_bytes(package.read_bytes()[:2000])
    dialog = look_at(package)
    assert len(told(dialog)) == 1
    assert dialog.facts == {}
    assert dialog.counts.sentences == []


def test_a_file_of_another_program_is_said_in_one_sentence(look_at, tmp_path):
    foreign = tmp_path / "thư mời.tdkt"
    foreign.write_text("Kính mời", encoding="utf-8")
    assert len(told(look_at(foreign))) == 1
    with zipfile.ZipFile(foreign, "w") as archive:
        archive.writestr("thư.txt", "Kính mời")
    (sentence,) = told(look_at(foreign))
    assert "không phải do Sổ Thi đua ghi" in sentence


def test_a_file_that_is_gone_is_said_in_one_sentence(look_at, tmp_path):
    (sentence,) = told(look_at(tmp_path / "không có.tdkt"))
    assert "không có.tdkt" in sentence


def test_a_name_in_decomposed_letters_is_read_and_shown_composed(look_at, package, tmp_path):
    name = "gói của xã Mường Xoan.tdkt"
    copy = tmp_path / unicodedata.normalize("NFD", name)
    shutil.copy(package, copy)
    dialog = look_at(copy)
    assert dialog.notes[0].tone == "good"
    assert name in [label.text() for label in dialog.findChildren(QLabel)]


def test_closing_while_it_is_looked_at_stops_the_work(qtbot, workspace, open_on, package):
    dialog = open_on(package)
    dialog.close_button.click()
    qtbot.waitUntil(lambda: not workspace.jobs.busy(), timeout=20_000)


def test_the_folder_opens(look_at, package, monkeypatch):
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    look_at(package).folder_button.click()
    assert [Path(url.toLocalFile()) for url in opened] == [package.parent]


def test_a_package_is_chosen_or_dropped_on_the_page_that_sends(
    qtbot, workspace, shown, package, monkeypatch, tmp_path
):
    page = shown(SendingPage(workspace))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(package), ""))
    page.find_action("check").trigger()
    (dialog,) = page.findChildren(PackageDialog)
    qtbot.waitUntil(lambda: not workspace.jobs.busy(), timeout=20_000)
    assert told(dialog)[0].startswith("Gói nguyên vẹn")
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close_button.click()
    (tmp_path / "danh sách.xlsx").touch()
    drop_files(page, tmp_path / "danh sách.xlsx")
    assert page.findChildren(PackageDialog) == []
    drop_files(page, package)
    (dialog,) = page.findChildren(PackageDialog)
    qtbot.waitUntil(lambda: not workspace.jobs.busy(), timeout=20_000)
    dialog.close_button.click()
