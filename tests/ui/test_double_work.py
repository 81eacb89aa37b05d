"""Joining two records of one person, and the history of one, from the page of the directory."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel

from models.subjects import Subject
from tests.small_commune import add_decision, add_unit
from ui.dialogs.duplicates_dialog import DuplicatesDialog
from ui.dialogs.history_dialog import HistoryDialog
from ui.dialogs.merge_dialog import MergeDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.pages.directory_page import DirectoryPage

ROWS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


def person(services, name: str = "Lò Thị Ánh", **fields) -> Subject:
    return services.directory.save(Subject(kind="individual", name=name, **fields))


@pytest.fixture
def pair(services) -> list[Subject]:
    unit = add_unit(services, "Trường Tiểu học Mường Xoan")
    first = person(services, birth_date="1985", unit_uid=unit.uid, position="Giáo viên")
    second = person(services, "Lò Thi Ánh", birth_date="1985", unit_uid=unit.uid)
    services.registering.register("2026", [first.uid], ["LDTT"])
    services.registering.register("2025-2026", [second.uid], ["LDTT"])
    return [first, second]


@pytest.fixture
def page(workspace, shown, pair):
    person(workspace.services, "Vàng A Dơ")
    return shown(DirectoryPage(workspace))


@pytest.fixture
def told(page) -> list[str]:
    said: list[str] = []
    page.told.connect(lambda sentence, _undoable: said.append(sentence))
    page.refused.connect(said.append)
    return said


@pytest.fixture
def idle(qtbot, workspace):
    return lambda: qtbot.waitUntil(lambda: not workspace.jobs.busy())


@pytest.fixture
def shown_dialog(qtbot):
    def show(dialog):
        qtbot.addWidget(dialog)
        dialog.open()
        return dialog

    return show


def opened(page, kind):
    (dialog,) = (d for d in page.findChildren(kind) if not d.isHidden())
    return dialog


def select(page, *uids: str) -> None:
    page.list.clearSelection()
    model = page.list.list_model
    for row in range(model.rowCount()):
        if model.uid_at(row) in uids:
            page.list.selectionModel().select(model.index(row, 0), ROWS)


def test_two_that_are_chosen_become_one(page, pair, told, services):
    first, second = pair
    select(page, first.uid, second.uid)
    page.find_action("merge").trigger()
    dialog = opened(page, MergeDialog)
    assert list(dialog.sides) == ["name", "position"]
    dialog.sides["name"]["second"].setChecked(True)
    assert dialog.merge_button.isEnabled()
    kept = dialog.comparison.first.uid
    dialog.merge_button.click()
    assert told == [f"Đã gộp hai bản ghi của {services.directory.subject(kept).name}."]
    assert page.list.list_model.rowCount() == 2
    assert len(services.directory.past(kept).registrations) == 2
    services.history.undo()
    assert services.directory.count() == 3


def test_two_have_to_be_chosen(page, pair, told):
    select(page, pair[0].uid)
    page.find_action("merge").trigger()
    assert told == ["Hãy chọn đúng hai dòng (giữ Ctrl và bấm) rồi gộp."]


def test_two_numbers_have_to_be_confirmed(workspace, shown_dialog, services):
    uids = [person(services, personal_id=number).uid for number in ("011190000001", "011190000002")]
    dialog = shown_dialog(MergeDialog(workspace, *uids))
    assert "hai số định danh khác nhau" in dialog.message.text.text()
    assert not dialog.merge_button.isEnabled()
    radios = dialog.sides["personal_id"]
    assert {radio.text() for radio in radios.values()} == {"*********001", "*********002"}
    dialog.sure.click()
    assert dialog.merge_button.isEnabled()
    dialog.merge_button.click()
    assert services.directory.count() == 1


def test_what_cannot_be_one_is_said_and_not_offered(workspace, shown_dialog, services):
    uids = [person(services).uid for _ in range(2)]
    add_decision(services, "GK_XA", uids)
    dialog = shown_dialog(MergeDialog(workspace, *uids))
    assert "bỏ một dòng khỏi quyết định đó" in dialog.message.text.text()
    assert not dialog.merge_button.isEnabled()
    assert not dialog.sure.isVisible()


def test_probable_doubles_are_joined_one_pair_after_the_other(
    page, pair, told, idle, services, qtbot
):
    for _ in range(2):
        person(services, "Trần Văn Hoà", birth_date="1980-02-03")
    page.find_action("duplicates").trigger()
    dialog = opened(page, DuplicatesDialog)
    idle()
    rows = dialog.list.list_model.source.rows(0, 10)
    assert [row.cells[3] for row in rows] == ["Tên, ngày sinh", "Tên, năm sinh"]
    for left in (1, 0):
        qtbot.waitUntil(lambda: dialog.list.selected_count() == 1)
        dialog.look_button.click()
        opened(dialog, MergeDialog).merge_button.click()
        idle()
        assert len(dialog._pairs) == left
    assert dialog.empty.isVisible()
    assert len(told) == 2
    dialog.close_button.click()


def test_a_pair_that_is_two_is_listed_no_more(page, pair, idle, services):
    page.find_action("duplicates").trigger()
    dialog = opened(page, DuplicatesDialog)
    idle()
    dialog.apart_button.click()
    idle()
    assert dialog.empty.isVisible()
    assert not dialog.apart_button.isEnabled()
    assert services.directory.count() == 3
    dialog.close_button.click()


def test_the_history_of_the_chosen_one_is_shown_and_printed(qtbot, page, pair, services):
    recorded = {"origin": "recorded", "level": "commune", "issuer": "Chủ tịch UBND xã cũ"}
    decision = add_decision(
        services, "GK_XA", [pair[0].uid], number="12", decided_on=date(2024, 3, 5), **recorded
    )
    services.deciding.advance(decision.uid)
    select(page, pair[0].uid)
    page.list.select_uid(pair[0].uid)
    qtbot.waitUntil(lambda: page.find_action("history").isEnabled())
    page.find_action("history").trigger()
    dialog = opened(page, HistoryDialog)
    assert dialog.sentence.text() == (
        "Giáo viên, Trường Tiểu học Mường Xoan. Đã được khen 1 lần, đăng ký 1 lần."
    )
    spoken = [mark.accessibleName() for mark in dialog.timeline.widget().children()[1:]]
    assert spoken[0].startswith("Đăng ký Lao động tiên tiến")
    assert "Quyết định số 12/QĐ-UBND ngày 05/3/2024" in spoken[1]
    dialog.print_button.click()
    qtbot.waitUntil(lambda: dialog.findChild(PreviewDialog) is not None)
    preview = dialog.findChild(PreviewDialog)
    assert preview.windowTitle() == "Lý lịch khen thưởng Lò Thị Ánh"
    preview.reject()
    dialog.close_button.click()


def test_who_has_no_past_is_told_what_will_stand_here(workspace, shown_dialog, services):
    dialog = shown_dialog(HistoryDialog(workspace, person(services).uid))
    assert dialog.empty.isVisible()
    assert dialog.sentence.text() == "Đã được khen 0 lần, đăng ký 0 lần."
