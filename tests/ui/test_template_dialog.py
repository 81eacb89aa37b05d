"""Xuất mẫu: choosing units, writing their files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from models.units import Unit
from services.intake.workbook import read_workbook
from services.services import Services
from services.templates.writing_templates import TemplateWanted, write_template
from tests.resaving import Resaved
from tests.small_commune import add_subjects, add_unit
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.template_dialog import TemplateDialog
from ui.pages.directory_page import DirectoryPage
from ui.pages.registrations_page import RegistrationsPage
from ui.pages.unit_list_page import UnitListPage
from ui.workspace import Workspace

Shown = Callable[[QWidget], QWidget]


@pytest.fixture
def school(services: Services) -> Unit:
    unit = add_unit(services, "Trường Tiểu học Nậm Lành")
    add_subjects(services, 3, unit=unit)
    below = services.directory.save_unit(Unit(name="Tổ 4, 5", parent_uid=unit.uid))
    add_subjects(services, 2, unit=below, start=5)
    return unit


def dialog_of(page: QWidget) -> TemplateDialog:
    dialog = page.findChild(TemplateDialog)
    assert isinstance(dialog, TemplateDialog)
    return dialog


def asked(page: UnitListPage) -> TemplateDialog:
    action = page.find_action("export_template")
    assert action is not None
    action.trigger()
    return dialog_of(page)


def test_the_unit_that_is_shown_is_checked_and_its_file_written(
    workspace: Workspace, school: Unit, shown: Shown, saved_as, settle
):
    page = shown(DirectoryPage(workspace))
    assert isinstance(page, DirectoryPage)
    page.units.choose(school.uid)
    path = saved_as("mau.xlsx")
    dialog = asked(page)
    assert dialog.units.value() == [school.uid]
    dialog.private.setChecked(True)
    dialog.accept()
    settle()
    titles = [str(title) for title in read_workbook(path).sheets[0].rows[5]]
    assert "Số định danh cá nhân" in titles
    assert len(read_workbook(path).sheets[0].rows) == 6 + 5
    assert page.handing_out.written.text.text().startswith("Đã ghi mau.xlsx vào ")


def test_several_units_get_a_file_each_in_one_folder(
    workspace: Workspace,
    school: Unit,
    shown: Shown,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settle,
):
    other = add_unit(workspace.services, "Trường Mầm non Hoa Ban")
    add_subjects(workspace.services, 1, unit=other, start=9)
    add_unit(workspace.services, "Thôn chưa có ai")
    folder = tmp_path / "usb"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(folder))
    page = shown(RegistrationsPage(workspace))
    assert isinstance(page, RegistrationsPage)
    dialog = asked(page)
    dialog.every_unit.click()
    assert set(dialog.units.value()) == {school.uid, other.uid}
    assert dialog.save_button.text() == "Xuất 2 mẫu"
    dialog.accept()
    settle()
    assert sorted(path.name for path in folder.iterdir()) == [
        "Mẫu đăng ký thi đua - 2026 - Trường Mầm non Hoa Ban.xlsx",
        "Mẫu đăng ký thi đua - 2026 - Trường Tiểu học Nậm Lành.xlsx",
    ]
    bar = page.handing_out.written
    assert bar.text.text() == f"Đã ghi 2 mẫu vào {folder}."
    assert not bar.action.isVisible()


def test_a_unit_has_to_be_checked(workspace: Workspace, school: Unit, shown: Shown):
    page = shown(DirectoryPage(workspace))
    assert isinstance(page, DirectoryPage)
    dialog = asked(page)
    dialog.accept()
    assert dialog.problem_shown_at("units") == "Hãy đánh dấu ít nhất một đơn vị."


def test_what_is_asked_follows_what_the_template_is_for(
    workspace: Workspace, school: Unit, shown: Shown
):
    page = shown(DirectoryPage(workspace))
    dialog = TemplateDialog(workspace, "subjects", [""], parent=page)
    dialog.open()
    got: list[list[TemplateWanted]] = []
    dialog.saved.connect(got.append)
    assert (dialog.private.isVisible(), dialog.period.isVisible()) == (True, False)
    dialog.kind.set_value("registrations")
    assert (dialog.private.isVisible(), dialog.period.isVisible()) == (False, True)
    dialog.accept()
    assert got == [[TemplateWanted("registrations", "", "2026")]]


def test_what_came_back_is_shown_and_taken_in_from_the_page(
    workspace: Workspace, school: Unit, shown: Shown, tmp_path: Path, settle
):
    wanted = TemplateWanted("registrations", school.uid, "2026")
    sent = Resaved(write_template(workspace.services, wanted, tmp_path / "mau.xlsx"))
    sent.put(0, "Danh hiệu đăng ký", "Lao động tiên tiến")
    sent.put(1, "Chức vụ", "Văn thư")
    page = shown(DirectoryPage(workspace))
    assert isinstance(page, DirectoryPage)
    page.take_file(sent.save())
    dialog = page.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    settle()
    model = dialog.preview.rows.list_model
    assert "Thay đổi" in [column.title for column in model.columns]
    assert any("Văn thư" in str(record.cells) for record in model.records(0, 4))
    dialog.take_button.click()
    settle()
    [registered] = workspace.services.store.registrations.of_period("2026")
    assert registered.award_type == "LDTT"
    dialog.reject()
