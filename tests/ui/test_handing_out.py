"""The menu "Xuất" of a list page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from models.subjects import Subject
from services.intake.workbook import read_workbook
from tests.choosing import choose_row
from tests.small_commune import add_decision, add_subjects
from ui.pages.decisions_page import DecisionsPage
from ui.pages.directory_page import DirectoryPage
from ui.pages.list_page import ListPage
from ui.pages.movements_page import MovementsPage
from ui.pages.recipients_page import RecipientsPage
from ui.pages.registrations_page import RegistrationsPage
from ui.workspace import Workspace

Shown = Callable[[QWidget], QWidget]
NAME = "Họ và tên / Tên tập thể"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    paths: list[Path] = []

    def open_url(url: QUrl) -> bool:
        paths.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return paths


@pytest.fixture
def page(workspace: Workspace, shown: Shown) -> DirectoryPage:
    with workspace.services.store.action("Thêm"):
        workspace.services.store.subjects.save_many(
            [
                Subject(kind="individual", name="Lò Thị Hoa", birth_date="1985-07-05"),
                Subject(kind="individual", name="Quàng Văn Dơ", note="Đang xem xét"),
                Subject(kind="household", name="Vàng A Sùng"),
            ]
        )
    page = shown(DirectoryPage(workspace))
    assert isinstance(page, DirectoryPage)
    return page


def trigger(page: ListPage, verb: str) -> None:
    action = page.find_action(verb)
    assert action is not None
    action.trigger()


def cells(path: Path) -> list[str]:
    [sheet] = read_workbook(path).sheets
    return [str(cell) for row in sheet.rows for cell in row if cell is not None]


def test_every_list_page_has_the_menu_at_the_same_place(workspace: Workspace, shown: Shown):
    decision = add_decision(workspace.services, subjects=add_subjects(workspace.services, 2))
    for made in (
        DirectoryPage(workspace),
        RegistrationsPage(workspace),
        DecisionsPage(workspace),
        MovementsPage(workspace),
        RecipientsPage(workspace, decision.uid),
    ):
        page = shown(made)
        assert isinstance(page, ListPage)
        action = page.find_action("export")
        assert action is not None
        menu = action.menu()
        assert menu is not None
        texts = [each.text() for each in menu.actions()]  # pyright: ignore[reportAttributeAccessIssue]
        assert texts[:5] == [
            "Tệp Excel…",
            "Tệp CSV…",
            "Chép để dán vào Excel, Word",
            "Bản công khai",
            "Chỉ các dòng đang chọn",
        ]


def test_the_file_is_told_with_two_ways_to_open_it(
    page: DirectoryPage, saved_as, settle, opened: list[Path]
):
    path = saved_as("danh-ba.xlsx")
    trigger(page, "export_excel")
    settle()
    bar = page.handing_out.written
    assert bar.isVisible()
    assert bar.text.text() == f"Đã ghi danh-ba.xlsx vào {path.parent}."
    assert (bar.action.text(), bar.dismiss_button.text()) == ("Mở tệp", "Mở thư mục")
    bar.action.click()
    assert opened == [path]
    trigger(page, "export_csv")
    settle()
    bar.dismiss_button.click()
    assert opened[-1] == path.parent


def test_a_name_without_its_ending_gets_it(page: DirectoryPage, saved_as, settle):
    path = saved_as("danh-ba v1.2")
    trigger(page, "export_csv")
    settle()
    assert path.with_name("danh-ba v1.2.csv").exists()


def test_only_the_chosen_rows_are_written(page: DirectoryPage, saved_as, settle):
    choose_row(page.list, 1)
    path = saved_as("chon.xlsx")
    trigger(page, "export_chosen_excel")
    settle()
    names = cells(path)
    assert ("Lò Thị Hoa" in names, "Quàng Văn Dơ" in names) == (True, False)


def test_a_public_copy_has_the_year_of_birth_only(page: DirectoryPage, saved_as, settle):
    path = saved_as("cong-khai.csv")
    trigger(page, "export_public_csv")
    settle()
    told = cells(path)
    assert "Năm sinh" in told
    assert "1985" in told
    assert not {"Ngày sinh", "05/07/1985", "Đang xem xét", "Ghi chú"} & set(told)


def test_copying_brings_the_columns_that_are_seen_with_their_titles(page: DirectoryPage, settle):
    said: list[str] = []
    page.told.connect(lambda text, _undoable: said.append(text))
    trigger(page, "export_copy")
    settle()
    mime = QApplication.clipboard().mimeData()
    lines = mime.text().split("\n")
    assert lines[0].split("\t")[0] == NAME
    assert [line.split("\t")[0] for line in lines[1:]] == [
        "Quàng Văn Dơ",
        "Lò Thị Hoa",
        "Vàng A Sùng",
    ]
    assert "<th " in mime.html()
    assert said == ["Đã chép 3 dòng kèm tiêu đề; mở Excel hoặc Word rồi dán."]


def test_a_public_copy_can_be_pasted_too(page: DirectoryPage, settle):
    trigger(page, "export_public_copy")
    settle()
    text = QApplication.clipboard().text()
    assert "Năm sinh" in text
    assert "05/7/1985" not in text


def test_nothing_is_written_when_no_place_is_chosen(
    page: DirectoryPage, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_arguments: ("", "")
    )
    trigger(page, "export_excel")
    assert not workspace.jobs.busy()
    assert not page.handing_out.written.isVisible()


def test_the_list_of_one_decision_is_written(workspace: Workspace, shown: Shown, saved_as, settle):
    decision = add_decision(workspace.services, subjects=add_subjects(workspace.services, 2))
    add_decision(workspace.services, "CSTDCS", add_subjects(workspace.services, 1, start=7))
    page = shown(RecipientsPage(workspace, decision.uid))
    assert isinstance(page, RecipientsPage)
    path = saved_as("khen-thuong.xlsx")
    trigger(page, "export_excel")
    settle()
    assert cells(path).count("Lao động tiên tiến") == 2
    assert "Chiến sĩ thi đua cơ sở" not in cells(path)
