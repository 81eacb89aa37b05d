"""The directory with real records: the tree, the chips, adding, changing, deleting, taking back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from models.subjects import Subject
from models.units import Unit
from services.services import Services
from tests.small_commune import add_decision, add_subjects, add_unit
from tests.watching import dialog_of
from ui.dialogs.bin_dialog import BinDialog
from ui.dialogs.question import Question
from ui.dialogs.subject_dialog import SubjectDialog
from ui.dialogs.unit_dialog import UnitDialog
from ui.dialogs.unit_picker_dialog import UnitPickerDialog
from ui.pages.directory_page import DirectoryPage
from ui.widgets.picker import Picker
from ui.workspace import Workspace


@pytest.fixture
def school(services: Services) -> Unit:
    return add_unit(services, "Trường Tiểu học Mường Xoan")


@pytest.fixture
def group(services: Services, school: Unit) -> Unit:
    unit = Unit(name="Tổ khối Một", parent_uid=school.uid)
    return services.directory.save_unit(unit)


@pytest.fixture
def page(workspace: Workspace, shown, group: Unit, school: Unit) -> DirectoryPage:
    """Three people in the school, two in a group of it, a collective and a household elsewhere."""
    services = workspace.services
    add_subjects(services, 3, unit=school, position="Giáo viên")
    add_subjects(services, 2, unit=group, start=3)
    add_subjects(services, 1, "collective", start=7)
    add_subjects(services, 1, "household", start=8)
    return shown(DirectoryPage(workspace))


@pytest.fixture
def idle(qtbot, workspace: Workspace):
    return lambda: qtbot.waitUntil(lambda: not workspace.jobs.busy())


@pytest.fixture
def told(page) -> list[str]:
    said: list[str] = []
    page.told.connect(lambda sentence, _undoable: said.append(sentence))
    page.refused.connect(said.append)
    return said


def names(page) -> list[str]:
    return [record.cells[0] for record in page.list.list_model.source.rows(0, 100)]


def select(qtbot, page, *rows: int) -> None:
    page.list.clearSelection()
    for row in rows:
        place = page.list.visualRect(page.list.model().index(row, 0)).center()
        keys = Qt.KeyboardModifier.ControlModifier if row != rows[0] else Qt.KeyboardModifier(0)
        qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, keys, place)
    qtbot.waitUntil(lambda: page.find_action("delete").isEnabled())


def in_tree(page) -> dict[str, str]:
    return {item.text(0): item.text(1) for item in page.units._items()}


def test_the_tree_counts_everybody_of_a_unit_and_below(page):
    assert in_tree(page) == {
        "Tất cả": "7",
        "Trường Tiểu học Mường Xoan": "5",
        "Tổ khối Một": "2",
        "Chưa có đơn vị": "2",
    }


def test_a_unit_narrows_the_list_to_itself_and_below(page, school, group):
    page.units.choose(school.uid)
    assert len(names(page)) == 5
    page.units.choose(group.uid)
    assert len(names(page)) == 2
    assert page.sentence.text() == "Tìm thấy 2 đối tượng."
    page.units.choose("")
    assert page.sentence.text() == "Có 7 đối tượng."


def test_chips_choose_one_kind_at_a_time(page):
    page.chips.findChild(QWidget, "chip.household").click()
    assert len(names(page)) == 1
    page.chips.findChild(QWidget, "chip.individual").click()
    assert len(names(page)) == 5


def test_unit_chip_and_search_narrow_together(qtbot, page, group):
    page.units.choose(group.uid)
    page.chips.findChild(QWidget, "chip.collective").click()
    assert page.empty.isVisible()
    page.empty.first.click()
    assert len(names(page)) == 7
    qtbot.keyClicks(page.search, "so 7")
    qtbot.waitUntil(lambda: names(page) == ["Tổ chuyên môn số 7"])


def test_the_list_is_searched_without_spaces_too(qtbot, page, type_text):
    type_text(page.search, "quangthien")
    qtbot.waitUntil(lambda: names(page) == ["Quàng Thị Ễn"])


def test_somebody_is_added_in_the_unit_that_is_chosen(qtbot, page, group, told, type_text):
    page.units.choose(group.uid)
    page.find_action("new").trigger()
    dialog = dialog_of(page, SubjectDialog)
    type_text(dialog.name, "Cầm Thị Ơn")
    dialog.save_button.click()
    assert told == ["Đã lưu Cầm Thị Ơn."]
    assert in_tree(page)["Tổ khối Một"] == "3"
    assert "Cầm Thị Ơn" in names(page)
    (saved,) = page.services.directory.find("Cầm Thị Ơn")
    assert saved.unit_uid == group.uid
    qtbot.waitUntil(lambda: page.find_action("edit").isEnabled())


def test_one_after_another_keeps_the_unit(qtbot, page, school, type_text):
    page.find_action("new").trigger()
    dialog = dialog_of(page, SubjectDialog)
    for name in ("Cầm Thị Ơn", "Bạc Cầm Dơ"):
        if not dialog.unit.value():
            dialog.unit.set_value((school.uid, school.name))
        type_text(dialog.name, name)
        dialog.again_button.click()
    assert dialog.name.text() == ""
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    saved = [page.services.directory.find(name)[0] for name in ("Cầm Thị Ơn", "Bạc Cầm Dơ")]
    assert [subject.unit_uid for subject in saved] == [school.uid, school.uid]


def test_a_namesake_is_mentioned_and_may_be_added(qtbot, page, school, type_text):
    page.services.directory.save(
        Subject(kind="individual", name="Lò Thị Thủy", unit_uid=school.uid)
    )
    page.find_action("new").trigger()
    dialog = dialog_of(page, SubjectDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    type_text(dialog.name, "Lò thị Thuỷ")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Tab)
    assert "Danh bạ đã có: Lò Thị Thủy (Trường Tiểu học Mường Xoan)" in dialog.namesakes.text()
    dialog.save_button.click()
    assert len(page.services.directory.find("lo thi thuy")) == 2


def test_problems_stand_at_their_fields(page):
    page.find_action("new").trigger()
    dialog = dialog_of(page, SubjectDialog)
    dialog.findChild(QLineEdit, "personal_id").setText("12345")
    dialog.save_button.click()
    assert dialog.problem_shown_at("name") == "Hãy nhập họ và tên."
    assert "12 chữ số" in dialog.problem_shown_at("personal_id")


def test_alt_and_enter_change_the_one_that_is_selected(qtbot, page, told, type_text):
    select(qtbot, page, 0)
    name = names(page)[0]
    qtbot.keyClick(page.list, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    dialog = dialog_of(page, SubjectDialog)
    dialog.findChild(QLineEdit, "position").setText("Hiệu trưởng")
    dialog.save_button.click()
    assert told == [f"Đã lưu {name}."]
    qtbot.waitUntil(lambda: "Hiệu trưởng" in page.details._caption.text())


def test_the_number_is_masked_in_the_details(qtbot, page, services):
    services.directory.save(
        Subject(kind="individual", name="A A", personal_id="011085001234", status="active")
    )
    page.workspace.changes.announce("subjects")
    facts = dict(page._facts(services.directory.find("A A")[0]))
    assert facts["Số định danh"] == "*********234"


def test_several_are_deleted_after_a_question_and_taken_back_from_the_bin(
    qtbot, page, told, idle, services
):
    before = names(page)
    people = services.directory.find(before[0])
    services.registering.register("2026", [people[0].uid], ["LDTT"])
    select(qtbot, page, 0, 1)
    qtbot.waitUntil(lambda: page.find_action("delete").text() == "Xóa (2)")
    qtbot.keyClick(page.list, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    question = dialog_of(page, Question)
    assert question.yes.text() == "Xóa 2 đối tượng"
    question.yes.click()
    idle()
    assert names(page) == before[2:]
    assert told == ["Đã xóa 2 đối tượng."]

    page.find_action("bin").trigger()
    dialog = dialog_of(page, BinDialog)
    dialog.list.selectAll()
    dialog.restore_button.click()
    assert names(page) == before
    assert told[-1] == "Đã khôi phục 2 đối tượng từ thùng rác."
    assert dialog.empty.isVisible()
    assert len(services.directory.past(people[0].uid).registrations) == 1


def test_what_is_kept_is_not_deleted(qtbot, page):
    select(qtbot, page, 0)
    page.ask_to_delete()
    dialog_of(page, Question).no.click()
    assert len(names(page)) == 7


def test_who_stands_in_an_open_decision_is_not_deleted(qtbot, page, told, idle, services):
    select(qtbot, page, 0)
    add_decision(services, subjects=[page.list.current_uid()])
    heard: list[str] = []
    page.workspace.jobs.refused.connect(lambda refused: heard.append(str(refused)))
    page.ask_to_delete()
    dialog_of(page, Question).yes.click()
    idle()
    assert "quyết định chưa ban hành" in heard[0]
    assert len(names(page)) == 7


def test_several_move_to_another_unit(qtbot, page, group, told, idle):
    page.units.choose("")
    page.chips.findChild(QWidget, "chip.collective").click()
    select(qtbot, page, 0)
    page.find_action("move").trigger()
    dialog = dialog_of(page, UnitPickerDialog)
    dialog.save_button.click()
    assert dialog.problem_shown_at("unit_uid") == "Hãy chọn đơn vị chuyển đến."
    dialog.findChild(Picker, "unit_uid").set_value((group.uid, group.name))
    dialog.save_button.click()
    idle()
    assert told == ["Đã chuyển 1 đối tượng."]
    assert in_tree(page)["Tổ khối Một"] == "3"


def test_a_unit_is_added_changed_and_deleted_from_the_tree(page, school, group, told, type_text):
    page.units.choose(school.uid)
    page.find_action("new_unit").trigger()
    dialog = dialog_of(page, UnitDialog)
    type_text(dialog.findChild(QLineEdit, "name"), "Tổ khối Hai")
    dialog.save_button.click()
    (added,) = page.services.directory.find_units("Tổ khối Hai")
    assert added.parent_uid == school.uid

    page.units.choose(added.uid)
    page.find_action("edit_unit").trigger()
    dialog = dialog_of(page, UnitDialog)
    dialog.findChild(QLineEdit, "name").setText("Tổ khối Ba")
    dialog.save_button.click()
    assert "Tổ khối Ba" in in_tree(page)

    page.find_action("delete_unit").trigger()
    assert "Tổ khối Ba" not in in_tree(page)
    assert told[-1] == "Đã xóa đơn vị “Tổ khối Ba”."


def test_a_unit_with_people_is_not_deleted(page, school, told):
    page.units.choose(school.uid)
    page.find_action("delete_unit").trigger()
    assert "còn 1 đơn vị trực thuộc và 3 đối tượng" in told[0]


def test_without_a_chosen_unit_the_page_says_so(page, told):
    page.find_action("edit_unit").trigger()
    assert told == ["Hãy chọn một đơn vị trong cây bên trái trước."]


def test_an_empty_directory_offers_the_first_steps(workspace, shown):
    page = shown(DirectoryPage(workspace))
    assert page.empty.isVisible()
    assert page.empty.first.text() == "Lấy từ Excel"
    page.empty.second.click()
    dialog_of(page, SubjectDialog).reject()


def test_the_list_keeps_the_keys_when_the_last_row_is_gone(qtbot, workspace, shown, idle):
    add_subjects(workspace.services, 1)
    page = shown(DirectoryPage(workspace))
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    page.list.setFocus()
    select(qtbot, page, 0)
    page.ask_to_delete()
    dialog_of(page, Question).yes.click()
    idle()
    assert page.window().focusWidget() is page.empty.first
