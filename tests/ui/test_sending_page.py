"""Sending to the office above: what goes is counted, written once, remembered, written again."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices

from services.packages.verifying import verify
from tests.choosing import choose_row
from tests.small_commune import add_decision, add_subjects
from ui.dialogs.preview_dialog import PreviewDialog
from ui.pages.sending_page import SendingPage
from ui.workspace import Workspace


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    stick = tmp_path / "USB"
    stick.mkdir()
    return stick


@pytest.fixture
def page(workspace: Workspace, shown) -> SendingPage:
    services = workspace.services
    people = add_subjects(services, 3)
    services.registering.register("2026", people, ["LDTT"])
    decision = add_decision(services, subjects=people[:2], number="7", decided_on=date(2026, 11, 2))
    for _ in range(3):
        services.deciding.advance(decision.uid)
    return shown(SendingPage(workspace))


@pytest.fixture
def idle(qtbot, workspace: Workspace):
    return lambda: qtbot.waitUntil(lambda: not workspace.jobs.busy(), timeout=20_000)


@pytest.fixture
def told(page) -> list[str]:
    said: list[str] = []
    page.told.connect(lambda sentence, _undoable: said.append(sentence))
    page.refused.connect(said.append)
    page._workspace.jobs.refused.connect(lambda r: said.append(str(r)))
    return said


def in_history(page) -> list[tuple]:
    return [record.cells for record in page.list.list_model.source.rows(0, 100)]


def test_what_goes_is_counted_by_kind_and_period(page, idle, workspace):
    idle()
    assert page.what_goes.sentences == [
        "3 đối tượng",
        "3 đăng ký",
        "1 quyết định",
        "2 lượt khen thưởng",
        "Đây là gói đầu tiên của kỳ và loại này.",
    ]
    page.kind.set_value("dang-ky")
    idle()
    assert page.what_goes.sentences[:2] == ["3 đối tượng", "3 đăng ký"]
    assert "đăng ký danh hiệu" in page.kind_field.help.text()
    workspace.period.choose("2025-2026")
    idle()
    assert "chưa có bản ghi nào để gửi" in page.what_goes.sentences[-1]


def test_counting_leaves_the_window_free(page, idle, workspace):
    page.refresh()
    assert page.what_goes.sentences == ["Đang đếm những gì sẽ gửi…"]
    assert workspace.jobs.busy()
    assert not workspace.jobs.working()
    idle()
    assert len(page.what_goes.sentences) == 5


def test_without_a_place_the_field_says_so(qtbot, page, idle, told):
    idle()
    page.find_action("send").trigger()
    assert "hãy cắm USB" in page.folder_field.problem
    assert told == []
    assert in_history(page) == []


def test_a_package_is_written_checked_and_remembered(page, idle, stick, services):
    idle()
    page.choose_folder(stick)
    assert page.folder_field.problem == ""
    page.find_action("send").trigger()
    idle()
    (file,) = stick.glob("*.tdkt")
    assert verify(file).ok
    assert "Có thể rút USB" in page.done.text.text()
    assert page.done.isVisible()
    ((_when, kind, period, number, code, age, counts, folder, name),) = in_history(page)
    assert (kind, period, number, age) == ("Toàn bộ", "2026", 1, "hôm nay")
    assert counts == "3 đối tượng, 3 đăng ký, 1 quyết định, 2 lượt khen thưởng"
    assert (folder, name) == (str(stick), file.name)
    assert code in page.done.text.text()
    assert page.what_goes.sentences[-1] == "Không có gì thay đổi từ lần gửi trước."


def test_pressing_twice_writes_once(qtbot, page, idle, stick):
    idle()
    page.choose_folder(stick)
    send = page.find_action("send")
    send.trigger()
    send.trigger()
    idle()
    assert len(list(stick.glob("*.tdkt"))) == 1
    page.find_action("send").trigger()
    idle()
    assert len(in_history(page)) == 2


def test_sending_does_not_wait_for_the_counting(page, idle, stick):
    page.choose_folder(stick)
    page.refresh()
    page.find_action("send").trigger()
    idle()
    assert len(in_history(page)) == 1


def test_a_stick_that_was_pulled_out_is_said(page, idle, stick, told):
    idle()
    page.choose_folder(stick)
    stick.rmdir()
    page.find_action("send").trigger()
    idle()
    assert str(stick) in told[0]
    assert in_history(page) == []
    stick.mkdir()
    page.find_action("send").trigger()
    idle()
    assert len(in_history(page)) == 1


def test_the_folder_used_last_is_offered_again(page, idle, stick, workspace, shown):
    idle()
    page.choose_folder(stick)
    page.find_action("send").trigger()
    idle()
    again = shown(SendingPage(workspace))
    idle()
    assert again.folder.value() == str(stick)


def test_a_package_is_written_again_byte_for_byte(page, idle, stick, tmp_path):
    idle()
    page.choose_folder(stick)
    page.find_action("send").trigger()
    idle()
    (file,) = stick.glob("*.tdkt")
    other = tmp_path / "USB khác"
    other.mkdir()
    page.choose_folder(other)
    choose_row(page.list, 0)
    page.find_action("again").trigger()
    idle()
    assert (other / file.name).read_bytes() == file.read_bytes()
    assert len(in_history(page)) == 1


def test_the_sheet_of_the_hand_over_is_shown(qtbot, page, idle, stick):
    idle()
    page.choose_folder(stick)
    page.find_action("send").trigger()
    idle()
    choose_row(page.list, 0)
    page.done.action.click()
    idle()
    (preview,) = page.findChildren(PreviewDialog)
    assert "Biên bản giao nhận" in preview.windowTitle()
    preview.reject()


def test_the_folder_of_a_package_opens(page, idle, stick, monkeypatch):
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    idle()
    page.choose_folder(stick)
    page.find_action("send").trigger()
    idle()
    choose_row(page.list, 0)
    page.find_action("open").trigger()
    assert [Path(url.toLocalFile()) for url in opened] == [stick]


def test_the_public_key_is_written_with_its_fingerprint(page, idle, stick, told, services):
    idle()
    page.choose_folder(stick)
    page.find_action("key").trigger()
    (file,) = stick.glob("*.pub")
    assert file.name in told[0]
    assert services.sending.fingerprint() in told[0]


def test_the_history_sorts_by_a_click_on_its_title(qtbot, page, idle, stick):
    idle()
    page.choose_folder(stick)
    for kind in ("dang-ky", "ket-qua"):
        page.kind.set_value(kind)
        idle()
        page.find_action("send").trigger()
        idle()
    header = page.list.horizontalHeader()
    place = header.sectionViewportPosition(1) + 40
    for wanted in (
        ["Đăng ký thi đua", "Kết quả khen thưởng"],
        ["Kết quả khen thưởng", "Đăng ký thi đua"],
    ):
        qtbot.mouseClick(
            header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place, header.height() // 2)
        )
        assert [cells[1] for cells in in_history(page)] == wanted
