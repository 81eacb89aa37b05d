"""Lists of real pages edited like a spreadsheet: blocks in and out, filled, emptied, taken back."""

from datetime import date

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication

from models.movements import Movement
from models.units import Unit
from services.services import Services
from tests.small_commune import add_decision, add_subjects, add_unit
from ui.dialogs.question import Question
from ui.pages.directory_page import DirectoryPage
from ui.pages.movements_page import MovementsPage
from ui.pages.recipients_page import RecipientsPage
from ui.pages.registrations_page import RegistrationsPage
from ui.workspace import Workspace

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def school(services: Services) -> Unit:
    return add_unit(services, "Trường Tiểu học Mường Xoan")


@pytest.fixture
def page(workspace: Workspace, shown, school: Unit) -> DirectoryPage:
    add_subjects(workspace.services, 6, unit=school)
    page = shown(DirectoryPage(workspace))
    page.grid.setFocus()
    return page


@pytest.fixture
def told(page) -> list[str]:
    said: list[str] = []
    page.told.connect(lambda sentence, _undoable: said.append(sentence))
    page.warned.connect(lambda sentence, _undoable: said.append(sentence))
    page.refused.connect(said.append)
    return said


@pytest.fixture
def idle(qtbot, workspace: Workspace):
    return lambda: qtbot.waitUntil(lambda: not workspace.jobs.busy())


def put_on_clipboard(text="", html=""):
    mime = QMimeData()
    if html:
        mime.setHtml(html)
    mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)


def column(page, name: str) -> int:
    return page.list.list_model.column_number(name)


def choose(page, first, last=None):
    """Select the block from (row, column name) to (row, column name)."""
    last = last or first
    model = page.list.model()
    corners = [model.index(row, column(page, name)) for row, name in (first, last)]
    flag = QItemSelectionModel.SelectionFlag
    page.list.selectionModel().setCurrentIndex(corners[0], flag.NoUpdate)
    page.list.selectionModel().select(QItemSelection(*corners), flag.ClearAndSelect)


def shown_in(page, name: str) -> list[str]:
    model = page.list.model()
    return [model.index(row, column(page, name)).data() for row in range(model.rowCount())]


def answer(page):
    (question,) = (q for q in page.findChildren(Question) if not q.isHidden())
    question.yes.click()


def test_a_block_of_excel_goes_into_the_rows_that_are_there(qtbot, page, told, idle):
    put_on_clipboard("Giáo viên\tTrường Tiểu học Mường Xoan\t5/7/80\r\nHiệu trưởng\t\t1975\r\n")
    choose(page, (1, "position"))
    qtbot.keyClick(page.list, Qt.Key.Key_V, CTRL)
    idle()
    assert shown_in(page, "position")[1:3] == ["Giáo viên", "Hiệu trưởng"]
    assert shown_in(page, "birth_date")[1:3] == ["05/7/1980", "1975"]
    assert shown_in(page, "unit")[1:3] == ["Trường Tiểu học Mường Xoan", ""]
    assert told == ["Đã dán 5 ô vào Danh bạ."]
    assert page.services.history.to_undo().title == "Dán 5 ô vào Danh bạ"


def test_a_table_of_word_goes_in_as_well(qtbot, page, idle):
    put_on_clipboard(
        "Giáo\nviên\t1980", "<table><tr><td><p>Giáo viên</p></td><td>Bản Nà Lốc</td></tr></table>"
    )
    choose(page, (0, "address"))
    qtbot.keyClick(page.list, Qt.Key.Key_V, CTRL)
    idle()
    assert shown_in(page, "address")[0] == "Giáo viên"


def test_bad_cells_stay_marked_and_the_good_ones_are_stored(qtbot, page, told, idle):
    put_on_clipboard("31/02/1980\n1980\n")
    choose(page, (0, "birth_date"))
    qtbot.keyClick(page.list, Qt.Key.Key_V, CTRL)
    idle()
    assert shown_in(page, "birth_date")[:2] == ["31/02/1980", "1980"]
    assert told == ["Đã lưu 1 ô; 1 ô chưa lưu được."]
    index = page.list.model().index(0, column(page, "birth_date"))
    assert "tháng 2 năm 1980 không có ngày 31" in index.data(Qt.ItemDataRole.ToolTipRole)
    choose(page, (0, "birth_date"))
    qtbot.waitUntil(lambda: "không có ngày 31" in page.status.text())
    qtbot.keyClick(page.list, Qt.Key.Key_Escape)
    assert shown_in(page, "birth_date")[0] == ""


def test_one_value_goes_into_every_selected_cell(qtbot, page, idle):
    put_on_clipboard("Giáo viên")
    choose(page, (0, "position"), (4, "position"))
    qtbot.keyClick(page.list, Qt.Key.Key_V, CTRL)
    idle()
    assert shown_in(page, "position") == ["Giáo viên"] * 5 + [""]


def test_rows_beyond_the_end_are_asked_about_and_added_in_the_same_action(
    qtbot, page, told, idle, school
):
    put_on_clipboard(
        "Họ và tên / Tên tập thể\tĐối tượng\nLò Thị Mới\tCá nhân\n\tCá nhân\nTổ Một\tTập thể\n"
    )
    page.units.choose(school.uid)
    choose(page, (5, "name"))
    qtbot.keyClick(page.list, Qt.Key.Key_V, CTRL)
    (question,) = (q for q in page.findChildren(Question) if not q.isHidden())
    assert question.windowTitle()
    answer(page)
    idle()
    titles = [batch.title for batch in page.services.history.recent(limit=1)]
    assert "thêm 1 dòng" in titles[0]
    added = page.services.directory.find("Tổ Một")[0]
    assert (added.kind, added.unit_uid) == ("collective", school.uid)
    assert page.grid.grid_model.drafts[0].texts[column(page, "kind")] == "Cá nhân"
    assert page.services.directory.find("Lò Thị Mới")
    page.services.history.undo()
    assert not page.services.directory.find("Tổ Một")


def test_what_has_no_column_is_said_before(qtbot, page, told):
    put_on_clipboard("a\tb\n")
    choose(page, (0, "note"))
    qtbot.keyClick(page.list, Qt.Key.Key_V, CTRL)
    (question,) = (q for q in page.findChildren(Question) if not q.isHidden())
    assert "1 cột cuối" in question.accessibleDescription()
    question.no.click()
    assert shown_in(page, "note")[0] == ""


def test_delete_empties_cells_and_never_rows(qtbot, page, told, idle):
    put_on_clipboard("Giáo viên")
    choose(page, (0, "position"), (5, "position"))
    qtbot.keyClick(page.list, Qt.Key.Key_V, CTRL)
    idle()
    choose(page, (0, "position"), (2, "position"))
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    idle()
    assert shown_in(page, "position") == ["", "", "", "Giáo viên", "Giáo viên", "Giáo viên"]
    page.list.selectRow(0)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert "để xóa cả dòng" in told[-1]
    assert page.services.directory.count() == 6


def test_rows_are_deleted_by_control_and_minus(qtbot, page, idle):
    choose(page, (0, "name"), (1, "name"))
    qtbot.waitUntil(lambda: page.find_action("delete").isEnabled())
    qtbot.keyClick(page.list, Qt.Key.Key_Minus, CTRL)
    answer(page)
    idle()
    assert page.services.directory.count() == 4
    page.services.history.undo()
    assert page.services.directory.count() == 6


def test_fill_down_takes_the_first_row_or_the_one_above(qtbot, page, idle):
    put_on_clipboard("Giáo viên\t\t1980")
    choose(page, (0, "position"))
    qtbot.keyClick(page.list, Qt.Key.Key_V, CTRL)
    choose(page, (0, "position"), (2, "birth_date"))
    qtbot.keyClick(page.list, Qt.Key.Key_D, CTRL)
    idle()
    assert shown_in(page, "birth_date")[:4] == ["1980", "1980", "1980", ""]
    choose(page, (3, "birth_date"))
    qtbot.keyClick(page.list, Qt.Key.Key_D, CTRL)
    idle()
    assert shown_in(page, "birth_date")[3] == "1980"
    assert page.services.history.to_undo().title.startswith("Sửa ngày sinh của")


def test_a_block_is_copied_as_it_is_selected(qtbot, page):
    choose(page, (0, "name"), (1, "kind"))
    qtbot.keyClick(page.list, Qt.Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t")[1] for line in lines] == ["Cá nhân", "Cá nhân"]
    assert all(len(line.split("\t")) == 2 for line in lines)


def test_a_whole_row_copied_over_itself_changes_nothing(qtbot, page, told, idle):
    page.list.selectRow(2)
    before = page.services.history.recent(limit=1)[0].id
    qtbot.keyClick(page.list, Qt.Key.Key_C, CTRL)
    qtbot.keyClick(page.list, Qt.Key.Key_V, CTRL)
    idle()
    assert page.services.history.recent(limit=1)[0].id == before
    assert not page.grid.grid_model.remarks


def test_sums_and_counts_follow_the_selected_cells(qtbot, workspace, shown):
    decision = add_decision(workspace.services, subjects=add_subjects(workspace.services, 3))
    page = shown(RecipientsPage(workspace, decision.uid))
    choose(page, (0, "name"), (2, "prize"))
    prize = page.list.list_model.column_number("prize")
    amounts = [page.list.model().index(row, prize).data() for row in range(3)]
    total = sum(int(amount.replace(".", "")) for amount in amounts)
    qtbot.waitUntil(lambda: "Tổng" in page.status.text())
    assert f"Tổng {total:,} đ".replace(",", ".") in page.status.text()
    assert "Đếm" in page.status.text()


def test_thousands_of_cells_are_written_on_the_worker(qtbot, workspace, shown, idle):
    add_subjects(workspace.services, 1500)
    page = shown(DirectoryPage(workspace))
    put_on_clipboard("Giáo viên")
    choose(page, (0, "position"), (1499, "position"))
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_V, CTRL)
    assert workspace.jobs.busy()
    idle()
    assert workspace.services.history.to_undo().title == "Dán 1.500 ô vào Danh bạ"
    qtbot.keyClick(page.list, Qt.Key.Key_A, CTRL)
    qtbot.waitUntil(lambda: "Đếm" in page.status.text())


def test_an_issued_list_is_locked_and_says_why(qtbot, workspace, shown):
    services = workspace.services
    decision = add_decision(services, subjects=add_subjects(services, 1))
    for _ in range(3):
        decision = services.deciding.advance(
            decision.uid, number="7", decided_on=date(2026, 11, 20)
        )
    page = shown(RecipientsPage(workspace, decision.uid))
    said: list[str] = []
    page.refused.connect(said.append)
    choose(page, (0, "note"))
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_A)
    assert said[-1].startswith("Quyết định đã ban hành")
    put_on_clipboard("x")
    qtbot.keyClick(page.list, Qt.Key.Key_V, CTRL)
    assert said[-1].startswith("Quyết định đã ban hành")


def test_rows_of_a_decision_are_dragged_to_another_place(qtbot, workspace, shown, idle):
    services = workspace.services
    decision = add_decision(services, subjects=add_subjects(services, 4), list_order="manual")
    page = shown(RecipientsPage(workspace, decision.uid))
    listed = services.deciding.listed(decision.uid)
    header = page.grid.row_header

    def middle(row):
        place = header.sectionViewportPosition(row) + header.sectionSize(row) // 2
        return QPoint(header.width() // 2, place)

    page.list.selectRow(3)
    qtbot.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=middle(3))
    qtbot.mouseMove(header.viewport(), middle(1))
    target = middle(1)
    target.setY(target.y() - header.sectionSize(1) // 3)
    qtbot.mouseMove(header.viewport(), target)
    qtbot.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=target)
    idle()
    assert services.deciding.listed(decision.uid) == [listed[0], listed[3], listed[1], listed[2]]


def test_registrations_are_pasted_by_name_and_title(qtbot, workspace, shown, idle):
    services = workspace.services
    (one,) = add_subjects(services, 1)
    (other,) = add_subjects(services, 1, start=3)
    services.registering.register("2026", [one], ["LDTT"])
    page = shown(RegistrationsPage(workspace))
    name = services.directory.subject(other).name
    put_on_clipboard(f"{name}\tCSTĐCS\nKhông Có Ai\tLĐTT\n")
    page.list.setFocus()
    page.editing.add_row()
    qtbot.keyClick(page.list, Qt.Key.Key_V, CTRL)
    answer(page)
    idle()
    titles = {r.award_type for r in services.store.registrations.of_subject(other)}
    assert titles == {"CSTDCS"}
    assert "Danh bạ chưa có" in next(iter(page.grid.grid_model.remarks.values())).sentence


def test_movements_are_edited_in_place(qtbot, workspace, shown, idle):
    workspace.services.movements.save(Movement(name="Dân vận khéo"))
    page = shown(MovementsPage(workspace))
    put_on_clipboard("Chung sức\tUBND xã\t01/02/2026\t31/12/2026")
    choose(page, (0, "theme"))
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_V, CTRL)
    idle()
    (movement,) = workspace.services.movements.all()
    assert (movement.theme, movement.ends_on.isoformat()) == ("Chung sức", "2026-12-31")


def test_undo_takes_a_paste_back_on_the_screen(qtbot, page, workspace, idle):
    put_on_clipboard("Giáo viên\nGiáo viên")
    choose(page, (0, "position"))
    qtbot.keyClick(page.list, Qt.Key.Key_V, CTRL)
    idle()
    workspace.services.history.undo()
    workspace.changes.announce_all()
    assert shown_in(page, "position")[:2] == ["", ""]


def test_an_empty_list_takes_a_block_too(qtbot, workspace, shown, idle):
    page = shown(MovementsPage(workspace))
    assert not page.list.isVisible()
    put_on_clipboard("Dân vận khéo\tKhéo dân vận\nChuyển đổi số\t")
    page.empty.first.setFocus()
    qtbot.keyClick(page.empty.first, Qt.Key.Key_V, CTRL)
    answer(page)
    idle()
    names = {movement.name for movement in workspace.services.movements.all()}
    assert names == {"Dân vận khéo", "Chuyển đổi số"}
    assert page.list.isVisible()
