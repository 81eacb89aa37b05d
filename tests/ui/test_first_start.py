"""The first start: finding the commune by any of its names, confirming it, the sample, a backup."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton

from models.signers import Signer
from services.services import Services
from tests.small_commune import small_commune
from ui.dialogs.confirm_commune_dialog import ConfirmCommuneDialog
from ui.dialogs.first_start_dialog import FirstStartDialog
from ui.dialogs.restore_dialog import RestoreDialog


@pytest.fixture
def services(tmp_path) -> Iterator[Services]:
    with small_commune(tmp_path / "data", named=False) as services:
        yield services


@pytest.fixture
def start(qtbot, look, services: Services) -> Iterator[FirstStartDialog]:
    dialog = FirstStartDialog(services)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
    yield dialog
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(start: FirstStartDialog, verb: str) -> None:
    button = start.findChild(QPushButton, f"action.first_start.{verb}")
    assert button is not None
    button.click()


def found(start: FirstStartDialog) -> list[str]:
    return [start.found.item(row).text() for row in range(start.found.count())]


def confirming(start: FirstStartDialog) -> ConfirmCommuneDialog:
    (dialog,) = start.findChildren(ConfirmCommuneDialog)
    return dialog


def test_the_first_page_has_the_keys_on_the_usual_choice(start):
    button = start.findChild(QPushButton, "action.first_start.begin")
    assert start.focusWidget() is button


def test_a_name_of_before_the_merger_finds_the_commune_of_today(qtbot, start):
    press(start, "begin")
    assert start.focusWidget() is start.search
    qtbot.keyClicks(start.search, "thanh xuong")
    assert found(start)[0] == "Phường Mường Thanh"
    assert "trước đây: xã Thanh Xương" in start.found.item(0).toolTip()


def test_what_is_found_nowhere_is_said_and_leads_on(qtbot, start):
    press(start, "begin")
    assert "không cần dấu" in start.hint.text()
    assert not start.next_button.isEnabled()
    qtbot.keyClicks(start.search, "zzzz")
    assert start.hint.isVisible()
    assert "Không thấy nơi nào" in start.hint.text()
    assert not start.next_button.isEnabled()


def test_a_province_lists_its_communes_and_narrows_the_search(qtbot, start, services):
    press(start, "begin")
    province = next(p for p in services.communes.provinces() if p.name == "Điện Biên")
    start.province.set_value(province.code)
    assert len(found(start)) == len(services.communes.communes(province.code))
    qtbot.keyClicks(start.search, "tan an")
    assert all("Điện Biên" in start.found.item(row).toolTip() for row in range(start.found.count()))


def test_the_arrows_move_in_the_list_while_one_types(qtbot, start):
    press(start, "begin")
    qtbot.keyClicks(start.search, "tan an")
    qtbot.keyClick(start.search, Qt.Key.Key_Down)
    assert start.found.currentRow() == 1
    assert start.focusWidget() is start.search


def test_confirming_stores_what_papers_say_and_who_signs(qtbot, start, services, type_text):
    press(start, "begin")
    qtbot.keyClicks(start.search, "thanh xuong")
    qtbot.keyClick(start.search, Qt.Key.Key_Return)
    dialog = confirming(start)
    assert dialog.values()["agency_name"] == "ỦY BAN NHÂN DÂN PHƯỜNG MƯỜNG THANH"
    type_text(dialog.findChild(QLineEdit, "chairman"), "Lò Văn Hặc")
    type_text(dialog.findChild(QLineEdit, "deputy"), "Quàng Thị Ễn")
    dialog.save_button.click()
    assert start.result() == QDialog.DialogCode.Accepted
    stored = services.settings.all()
    assert stored["commune_name"] == "Phường Mường Thanh"
    assert stored["province_name"] == "Tỉnh Điện Biên"
    assert stored["office_name"] == "Sở Nội vụ tỉnh Điện Biên"
    assert [(s.name, s.authority, s.position) for s in services.setup.signers()] == [
        ("Lò Văn Hặc", "", "CHỦ TỊCH"),
        ("Quàng Thị Ễn", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ]


def test_what_lacks_is_said_at_its_field_and_nothing_is_stored(qtbot, start, services):
    press(start, "begin")
    qtbot.keyClicks(start.search, "thanh xuong")
    press(start, "next")
    dialog = confirming(start)
    dialog.save_button.click()
    assert "Chủ tịch" in dialog.problem_shown_at("chairman")
    assert start.isVisible()
    assert not services.settings.commune_is_named()
    assert services.setup.signers() == []


def test_one_can_go_back_and_choose_another(qtbot, start):
    press(start, "begin")
    qtbot.keyClicks(start.search, "tan an")
    press(start, "next")
    confirming(start).reject()
    start.search.clear()
    qtbot.keyClicks(start.search, "muong phang")
    assert found(start) == ["Xã Mường Phăng"]


def test_the_sample_is_wanted_beside_the_own_data(start, services):
    press(start, "sample")
    assert start.result() == QDialog.DialogCode.Rejected
    assert start.wanted.sample
    assert start.wanted.folder.root == services.folder.root / "xa-mau"


def test_a_backup_is_wanted_for_the_own_data(qtbot, start, services, tmp_path):
    with small_commune(tmp_path / "other") as other:
        other.setup.save_signer(Signer(name="Cầm Thị Ơn", position="CHỦ TỊCH"))
        file = other.backups.save_to(tmp_path / "mang sang.stdbak", "mat khau")
    press(start, "restore")
    (dialog,) = start.findChildren(RestoreDialog)
    assert not dialog.restore_button.isEnabled()
    dialog.choose_file(file)
    dialog.password.setText("mat khau")
    dialog.restore_button.click()
    assert (start.wanted.folder, start.wanted.backup, start.wanted.password) == (
        services.folder,
        file,
        "mat khau",
    )


def test_closing_wants_nothing(qtbot, start):
    qtbot.keyClick(start, Qt.Key.Key_Escape)
    assert start.wanted is None
