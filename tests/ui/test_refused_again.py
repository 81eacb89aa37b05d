"""Cells of a block that could not be stored: told, found, and tried again."""

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtGui import QColor, QGuiApplication

from models.ratings import Rating
from models.subjects import Subject
from models.units import Unit
from tests.small_commune import add_subjects, add_unit
from ui.colours import colours
from ui.main_window import MainWindow, PageEntry
from ui.pages.books.ratings_part import RatingsPart
from ui.pages.directory_page import DirectoryPage
from ui.workspace import Workspace

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ROLE = Qt.ItemDataRole


@pytest.fixture
def idle(qtbot, workspace: Workspace):
    return lambda: qtbot.waitUntil(lambda: not workspace.jobs.busy())


@pytest.fixture
def told(page) -> list[str]:
    said: list[str] = []
    page.told.connect(lambda sentence, _undoable: said.append(f"good: {sentence}"))
    page.warned.connect(lambda sentence, _undoable: said.append(f"warn: {sentence}"))
    page.refused.connect(lambda sentence: said.append(f"bad: {sentence}"))
    return said


@pytest.fixture
def page(workspace: Workspace, shown) -> DirectoryPage:
    add_subjects(workspace.services, 6)
    page = shown(DirectoryPage(workspace))
    page.list.setFocus()
    return page


@pytest.fixture
def paste(qtbot, idle):
    def paste_into(page, row: int, name: str, text: str) -> None:
        mime = QMimeData()
        mime.setText(text)
        QGuiApplication.clipboard().setMimeData(mime)
        page.grid.choose_cell(row, column(page, name))
        qtbot.keyClick(page.list, Qt.Key.Key_V, CTRL)
        idle()

    return paste_into


@pytest.fixture
def half_stored(page, told, paste) -> DirectoryPage:
    """Of five rows the positions were stored, of three of them the units were not."""
    units = ("Bản Mới", "", "bản mới", "Trường Mầm non Hoa Ban", "")
    paste(page, 0, "position", "".join(f"Giáo viên\t{unit}\n" for unit in units))
    return page


def column(page, name: str) -> int:
    return page.list.list_model.column_number(name)


def data(page, row: int, name: str, role=ROLE.DisplayRole):
    return page.list.model().index(row, column(page, name)).data(role)


def units_of(page) -> list[str]:
    services = page.services
    uids = [page.list.list_model.uid_at(row) for row in range(5)]
    return [services.directory.unit_name(services.directory.subject(u).unit_uid) for u in uids]


def cursor(page) -> tuple[int, int]:
    return page.list.currentIndex().row(), page.list.currentIndex().column()


def test_a_refused_grade_does_not_look_like_a_stored_one(workspace: Workspace, shown, paste):
    services = workspace.services
    (uid,) = add_subjects(services, 1)
    services.ratings.save(Rating(period="2026", subject_uid=uid, grade="HTTNV"))
    page = shown(RatingsPart(workspace))
    page.list.setFocus()
    stored = data(page, 0, "grade", ROLE.DecorationRole).cacheKey()
    paste(page, 0, "grade", "Trung bình")
    assert data(page, 0, "grade") == "Trung bình"
    assert data(page, 0, "grade", ROLE.ForegroundRole) == QColor(colours().bad)
    page.list.clearSelection()
    cell = page.list.visualRect(page.list.model().index(0, column(page, "grade")))
    picture = page.list.viewport().grab(cell.adjusted(2, 2, -2, -2)).toImage()
    assert picture.pixelColor(0, 0) == QColor(colours().bad_tint)
    assert data(page, 0, "grade", ROLE.DecorationRole).cacheKey() != stored
    bar = page.editing.bar
    assert bar.text.text() == "1 ô chưa lưu được."
    assert "Không hiểu “Trung bình”" in bar.reasons.text()


def test_several_reasons_stand_below_each_other(page, paste):
    paste(page, 0, "unit", "Bản Mới\t31/02/1980\nBản Mới\t31/02/1980\n")
    missing, wrong_day = page.editing.bar.reasons.text().split("\n")
    assert missing == "•\u00a0Chưa có đơn vị “Bản Mới”\u00a0(2\u00a0ô)."
    assert "tháng 2 năm 1980 không có ngày 31" in wrong_day
    assert wrong_day.endswith("(2\u00a0ô)")


def test_a_block_that_is_stored_in_part_is_no_success(half_stored, told):
    assert told == ["warn: Đã lưu 5 ô; 3 ô chưa lưu được."]
    bar = half_stored.editing.bar
    assert bar.isVisible()
    assert bar.text.text() == "Đã lưu 5 ô; 3 ô chưa lưu được."
    assert bar.reasons.text() == (
        "Chưa có đơn vị “Bản Mới”\u00a0(2\u00a0ô), “Trường Mầm non Hoa Ban”."
    )
    assert bar.add_units.text() == "Thêm 2 đơn vị này"


def test_refused_cells_stay_marked_when_others_of_their_column_are_stored(page, paste):
    add_unit(page.services, "Bản Cũ")
    page.workspace.changes.announce("units")
    paste(page, 0, "unit", "Bản Mới\nBản Cũ\nBản Mới\n")
    assert units_of(page)[:3] == ["", "Bản Cũ", ""]
    assert [data(page, row, "unit") for row in range(3)] == ["Bản Mới", "Bản Cũ", "Bản Mới"]
    assert len(page.grid.grid_model.refused()) == 2


def test_of_very_many_reasons_the_others_are_counted(qtbot, workspace, page, paste):
    add_subjects(workspace.services, 60, start=10)
    workspace.changes.announce("subjects")
    paste(page, 0, "unit", "".join(f"Bản số {n}\t{n}/13/1980\n" for n in range(1, 61)))
    reasons = page.editing.bar.reasons.text().split("\n")
    assert reasons[0].endswith("“Bản số 50” và 10 đơn vị khác.")
    assert (len(reasons), reasons[-1]) == (51, "•\u00a0Và 11 lý do khác.")
    qtbot.waitUntil(lambda: page.editing.bar.height() < page.height() / 3)
    assert page.editing.bar.add_units.text() == "Thêm 60 đơn vị này"


def test_the_window_warns_of_what_was_done_in_part(qtbot, workspace: Workspace, look, jobs):
    add_subjects(workspace.services, 1)
    entries = [PageEntry("directory", "Danh bạ", "users", lambda: DirectoryPage(workspace))]
    window = MainWindow(entries, look, jobs, workspace.period, workspace.settings)
    qtbot.addWidget(window)
    page = window.page
    assert isinstance(page, DirectoryPage)
    page.warned.emit("Đã lưu 4 ô; 1 ô chưa lưu được.", True)
    message = window.bottom_bar.message
    assert (message.property("tone"), message.text.text(), message.action.text()) == (
        "warn",
        "Đã lưu 4 ô; 1 ô chưa lưu được.",
        "Hoàn tác",
    )


def test_the_refused_cells_are_gone_through_and_seen(qtbot, half_stored):
    page, unit = half_stored, column(half_stored, "unit")
    page.list.setColumnWidth(column(page, "position"), 1500)
    qtbot.waitUntil(lambda: page.list.horizontalScrollBar().maximum() > 2000)
    page.list.horizontalScrollBar().setValue(0)
    qtbot.mouseClick(page.editing.bar.first, Qt.MouseButton.LeftButton)
    assert cursor(page) == (0, unit)
    assert page.list.viewport().rect().intersects(page.list.visualRect(page.list.currentIndex()))
    assert page.list.hasFocus()
    seen = []
    for modifier in (*[Qt.KeyboardModifier.NoModifier] * 3, SHIFT):
        qtbot.keyClick(page.list, Qt.Key.Key_F7, modifier)
        seen.append(cursor(page))
    assert seen == [(2, unit), (3, unit), (0, unit), (3, unit)]


def test_columns_kept_in_sight_are_as_high_as_the_list_beside_the_bar(qtbot, half_stored):
    page, over = half_stored, half_stored.grid.frozen.over
    page.list.horizontalScrollBar().setValue(page.list.horizontalScrollBar().maximum())
    assert over.isVisible()

    def as_high() -> bool:
        return over.geometry().bottom() == page.list.viewport().geometry().bottom()

    for shut in (True, False):
        page.editing.bar.setHidden(shut)
        QCoreApplication.processEvents()
        qtbot.waitUntil(as_high)


def test_where_nothing_is_refused_the_key_says_so(qtbot, page, told):
    qtbot.keyClick(page.list, Qt.Key.Key_F7)
    assert told == ["good: Mọi ô trong danh sách này đều đã được lưu."]


def test_the_missing_units_are_added_and_the_cells_stored_as_one_action(
    qtbot, half_stored, told, idle
):
    page = half_stored
    before = len(page.services.directory.units())
    page.editing.bar.add_units.click()
    idle()
    assert units_of(page) == ["Bản Mới", "", "Bản Mới", "Trường Mầm non Hoa Ban", ""]
    assert data(page, 0, "unit") == "Bản Mới"
    assert page.grid.grid_model.refused() == []
    qtbot.waitUntil(page.editing.bar.isHidden)
    assert told[-1] == "good: Đã thêm 2 đơn vị và ghi tiếp các ô vào Danh bạ."
    kinds = {unit.name: unit.kind for unit in page.services.directory.units()}
    assert (kinds["Bản Mới"], kinds["Trường Mầm non Hoa Ban"]) == ("hamlet", "school")
    assert page.units.topLevelItemCount() >= 3
    page.services.history.undo()
    page.workspace.changes.announce_all()
    assert units_of(page) == [""] * 5
    assert len(page.services.directory.units()) == before


def test_a_unit_that_is_added_by_hand_is_enough(qtbot, half_stored, told):
    page = half_stored
    page.services.directory.save_unit(Unit(name="Bản Mới"))
    page.workspace.changes.announce("units")
    qtbot.waitUntil(lambda: len(page.grid.grid_model.refused()) == 1)
    assert units_of(page) == ["Bản Mới", "", "Bản Mới", "", ""]
    assert told[-1] == "warn: Đã lưu 2 ô; 1 ô chưa lưu được."
    assert page.editing.bar.add_units.text() == "Thêm đơn vị này"
    assert page.services.history.to_undo().title == "Ghi tiếp 2 ô vào Danh bạ"


def test_who_stops_adding_the_units_keeps_the_marks(half_stored, workspace: Workspace, idle):
    page, before = half_stored, len(half_stored.services.directory.units())
    workspace.jobs.started.connect(lambda job: job.cancel())
    page.editing.bar.add_units.click()
    idle()
    assert len(page.services.directory.units()) == before
    assert len(page.grid.grid_model.refused()) == 3


def test_a_change_that_helps_nothing_writes_and_says_nothing(qtbot, half_stored, told):
    page = half_stored
    before = page.services.history.to_undo().uid
    page.workspace.changes.announce("units")
    qtbot.waitUntil(lambda: not page.editing.waiting_to_try)
    assert len(page.grid.grid_model.refused()) == 3
    assert page.services.history.to_undo().uid == before
    assert len(told) == 1


def test_a_new_row_is_stored_when_whom_it_names_is_known(qtbot, workspace: Workspace, shown, paste):
    page = shown(RatingsPart(workspace))
    services = workspace.services
    (uid,) = add_subjects(services, 1)
    services.ratings.save(Rating(period="2026", subject_uid=uid, grade="HTTNV"))
    workspace.changes.announce_all()
    page.list.setFocus()
    page.editing.add_row()
    row = page.list.model().rowCount() - 1
    draft = page.grid.grid_model.drafts[0].uid
    for name, text in (("name", "Vàng Thị Mới"), ("grade", "Hoàn thành tốt nhiệm vụ")):
        page.grid.typed.emit(draft, name, text)
    page.grid.choose_cell(0, column(page, "name"))
    qtbot.waitUntil(lambda: len(page.grid.grid_model.refused()) == 1)
    assert data(page, row, "name") == "Vàng Thị Mới"
    added = services.directory.save(Subject(kind="individual", name="Vàng Thị Mới"))
    workspace.changes.announce("subjects")
    qtbot.waitUntil(lambda: not page.grid.grid_model.drafts)
    assert added.uid in {r.subject_uid for r in services.store.ratings.of_period("2026")}


def test_a_bar_that_was_closed_stays_closed_until_something_is_refused_again(
    qtbot, half_stored, paste
):
    page = half_stored
    page.editing.bar.close_button.click()
    page.grid.grid_model.forget_remarks(page.list.list_model.uid_at(0))
    assert page.editing.bar.isHidden()
    paste(page, 4, "unit", "Bản Khác")
    assert "“Bản Khác”" in page.editing.bar.reasons.text()
    assert page.editing.bar.isVisible()
