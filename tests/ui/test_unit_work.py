"""Renaming and merging units from the tree of the directory, with real widgets."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit

from tests.small_commune import add_subjects, add_unit
from ui.dialogs.merge_units_dialog import MergeUnitsDialog
from ui.dialogs.rename_unit_dialog import RenameUnitDialog
from ui.dialogs.subject_dialog import SubjectDialog
from ui.pages.directory_page import DirectoryPage
from ui.widgets.chosen_field import ChosenField
from ui.widgets.date_field import DateField
from ui.widgets.picker import Picker


@pytest.fixture
def hamlets(services):
    return [add_unit(services, f"Bản {name}") for name in ("Nà Ư", "Nà Lếch", "Huổi Púng")]


@pytest.fixture
def page(workspace, shown, hamlets):
    add_subjects(workspace.services, 3, unit=hamlets[0])
    add_subjects(workspace.services, 2, unit=hamlets[1], start=5)
    return shown(DirectoryPage(workspace))


@pytest.fixture
def told(page) -> list[str]:
    said: list[str] = []
    page.told.connect(lambda sentence, _undoable: said.append(sentence))
    page.refused.connect(said.append)
    return said


def opened(page, kind, verb):
    page.find_action(verb).trigger()
    (dialog,) = (d for d in page.findChildren(kind) if not d.isHidden())
    return dialog


def in_tree(page) -> dict[str, str]:
    return {item.text(0): item.text(1) for item in page.units._items()}


def test_a_renamed_unit_is_still_found_by_its_old_name(page, hamlets, told, type_text):
    page.units.choose(hamlets[0].uid)
    dialog = opened(page, RenameUnitDialog, "rename_unit")
    dialog.save_button.click()
    assert dialog.problem_shown_at("name") == "Hãy nhập tên mới của đơn vị."
    type_text(dialog.findChild(QLineEdit, "name"), "Bản Đồng Tâm")
    dialog.findChild(DateField, "on").set_value(date(2025, 7, 1))
    dialog.save_button.click()
    assert told == ["Đã đổi tên đơn vị thành “Bản Đồng Tâm”."]
    assert in_tree(page)["Bản Đồng Tâm"] == "3"
    assert [u.name for u in page.services.directory.find_units("na u")] == ["Bản Đồng Tâm"]


def test_without_a_chosen_unit_renaming_says_so(page, told):
    page.find_action("rename_unit").trigger()
    assert told == ["Hãy chọn một đơn vị trong cây bên trái trước."]


def test_two_hamlets_become_a_new_one(qtbot, page, hamlets, told, type_text):
    page.units.choose(hamlets[0].uid)
    dialog = opened(page, MergeUnitsDialog, "merge_units")
    units = dialog.findChild(ChosenField, "units")
    assert units.value() == [hamlets[0].uid]
    units.add(hamlets[1].uid, hamlets[1].name)
    dialog.save_button.click()
    assert dialog.problem_shown_at("on") == "Hãy nhập ngày bắt đầu sáp nhập."
    dialog.findChild(DateField, "on").set_value(date(2025, 7, 1))
    dialog.save_button.click()
    assert "đơn vị mới" in dialog.problem_shown_at("into")
    into = dialog.findChild(Picker, "into")
    type_text(into, "Bản Đồng Tâm")
    into.new_wanted.emit("Bản Đồng Tâm")
    dialog.save_button.click()
    assert told == ["Đã sáp nhập 2 đơn vị thành “Bản Đồng Tâm”, chuyển 5 đối tượng."]
    assert in_tree(page) == {"Tất cả": "5", "Bản Huổi Púng": "0", "Bản Đồng Tâm": "5"}
    assert page.list.list_model.rowCount() == 5


def test_merged_units_are_shown_on_request_only(page, hamlets):
    page.services.unit_changes.merge([hamlets[0].uid], hamlets[1].uid, date(2025, 7, 1))
    page.workspace.changes.announce("units", "subjects")
    assert "Bản Nà Ư (đã sáp nhập)" not in in_tree(page)
    page.find_action("old_units").trigger()
    assert in_tree(page)["Bản Nà Ư (đã sáp nhập)"] == "0"
    page.find_action("old_units").trigger()
    assert "Bản Nà Ư (đã sáp nhập)" not in in_tree(page)


def test_pickers_offer_the_unit_of_today_for_the_old_name(qtbot, workspace, hamlets):
    workspace.services.unit_changes.merge([hamlets[0].uid], hamlets[1].uid, date(2025, 7, 1))
    dialog = SubjectDialog(workspace)
    qtbot.addWidget(dialog)
    assert [label for _, label, _ in dialog._find_units("nà ư")] == ["Bản Nà Lếch"]
