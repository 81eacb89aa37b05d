"""Numbers and days typed through like a spreadsheet, stored at once, first pages printed again."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QWidget

from services.documents.pages import page_count
from services.numbering import Filled
from tests.held_meeting import add_meeting
from tests.small_commune import add_decision, add_subjects
from tests.watching import dialog_of
from ui.dialogs.numbering_cells import COLUMNS, DAY, NUMBER
from ui.dialogs.numbering_dialog import NumberingDialog
from ui.dialogs.question import Question

KEY = Qt.Key
DAY_TYPED, TODAY = "19/11/2026", date(2026, 11, 20)


def add_papers(services, count: int, symbol="GM-HĐTĐKT"):
    return [
        services.papers.note_made(
            services.papers.of("invitation", unit_uid=f"m{symbol}{number}"), "Giấy mời",
            f"Giấy mời số {number}", symbol=symbol,
        )
        for number in range(count)
    ]  # fmt: skip


@pytest.fixture
def decision(services):
    decision = add_decision(services, subjects=add_subjects(services, 2))
    services.deciding.advance(decision.uid)
    return services.deciding.advance(decision.uid)


@pytest.fixture
def open_dialog(workspace, shown, qtbot):
    def open_():
        dialog = NumberingDialog(workspace, shown(QWidget()))
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return open_


def keys(qtbot, *typed) -> None:
    """Each goes to whatever has the keys then."""
    for each in typed:
        for key in each if isinstance(each, str) else [each]:
            qtbot.keyClick(QApplication.focusWidget(), key)
        QCoreApplication.processEvents()


def column(dialog, name: str) -> list[str]:
    place = [each.name for each in COLUMNS].index(name)
    model = dialog.grid.grid_model
    return [model.index(row, place).data() for row in range(model.rowCount())]


def place(dialog) -> tuple[int, str]:
    index = dialog.grid.currentIndex()
    return index.row(), COLUMNS[index.column()].name


def test_one_types_through_with_tab_and_enter(qtbot, services, open_dialog, settle):
    add_papers(services, 3)
    dialog = open_dialog()
    assert place(dialog) == (0, NUMBER)
    keys(qtbot, "7", KEY.Key_Tab, "19/11/26", KEY.Key_Return)
    assert place(dialog) == (1, NUMBER)
    keys(qtbot, "8", KEY.Key_Tab, DAY_TYPED, KEY.Key_Tab)
    assert place(dialog) == (2, NUMBER)
    assert column(dialog, NUMBER) == ["7", "8", ""]
    assert column(dialog, DAY) == [DAY_TYPED, DAY_TYPED, ""]
    assert dialog.told.text() == "Sẽ ghi số, ngày của 2 văn bản."
    dialog.save_button.click()
    settle()
    assert [row.number for row in services.numbering.waiting()] == [""]
    assert dialog.message.text.text() == "Đã ghi số, ngày của 2 văn bản."


def test_numbers_run_on_by_symbol_and_the_day_is_the_same_for_all(
    qtbot, services, open_dialog, settle
):
    add_papers(services, 2)
    add_papers(services, 1, "BB-HĐTĐKT")
    add_papers(services, 1, "GM-UBND")
    dialog = open_dialog()
    keys(qtbot, "12", KEY.Key_Return)
    dialog.grid.choose_cell(0, [each.name for each in COLUMNS].index(NUMBER))
    dialog.number_on_button.click()
    assert column(dialog, NUMBER) == ["12", "13", "", ""]
    dialog.day.setText(DAY_TYPED)
    dialog.same_day_button.click()
    assert column(dialog, DAY) == [DAY_TYPED, DAY_TYPED, "", ""]
    dialog.save_button.click()
    settle()
    assert column(dialog, NUMBER) == ["", ""]


def test_numbers_run_on_from_the_row_after_the_number_that_was_typed(qtbot, services, open_dialog):
    add_papers(services, 1, "GM-UBND")
    add_papers(services, 3)
    dialog = open_dialog()
    keys(qtbot, "30", KEY.Key_Return, "120", KEY.Key_Return)
    assert place(dialog) == (2, NUMBER)
    dialog.number_on_button.click()
    assert column(dialog, NUMBER) == ["30", "120", "121", "122"]


def test_the_name_of_a_paper_takes_the_room_that_is_left(services, open_dialog):
    add_papers(services, 1)
    grid = open_dialog().grid
    assert sum(map(grid.columnWidth, range(len(COLUMNS)))) == grid.viewport().width()


def test_fill_down_among_chosen_cells(qtbot, services, open_dialog):
    add_papers(services, 4)
    dialog = open_dialog()
    keys(qtbot, "5", KEY.Key_Tab, DAY_TYPED, KEY.Key_Return)
    dialog.grid.selectAll()
    qtbot.keyClick(dialog.grid, KEY.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert column(dialog, NUMBER) == ["5", "6", "7", "8"]
    assert column(dialog, DAY) == [DAY_TYPED] * 4


def test_a_block_from_a_spreadsheet_is_pasted(qtbot, services, open_dialog):
    add_papers(services, 2)
    dialog = open_dialog()
    QApplication.clipboard().setText("3\t18/11/2026\n4\t19/11/2026\n5\t20/11/2026")
    qtbot.keyClick(dialog.grid, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert column(dialog, NUMBER) == ["3", "4"]
    assert column(dialog, DAY) == ["18/11/2026", "19/11/2026"]


def test_it_is_said_before_that_a_decision_is_issued_and_locked(
    qtbot, services, decision, open_dialog, settle
):
    add_papers(services, 1)
    dialog = open_dialog()
    keys(qtbot, "145", KEY.Key_Tab, DAY_TYPED, KEY.Key_Return, "9", KEY.Key_Tab, DAY_TYPED)
    keys(qtbot, KEY.Key_Return)
    assert dialog.told.text() == (
        "Sẽ ban hành và khóa 1 quyết định, ghi số, ngày của 1 văn bản khác."
    )
    assert "ban hành và khóa ngay" in dialog.intro.text()
    dialog.save_button.click()
    settle()
    assert services.deciding.get(decision.uid).status == "issued"
    assert "Đã ban hành và khóa 1 quyết định và ghi số, ngày của 1 văn bản." in (
        dialog.message.text.text()
    )
    assert dialog.told.text() == "Không còn văn bản nào chờ số, ngày."
    assert not dialog.save_button.isEnabled()


def test_everything_that_is_wrong_is_marked_at_once_and_nothing_is_stored(
    qtbot, services, decision, open_dialog
):
    add_papers(services, 2)
    dialog = open_dialog()
    keys(qtbot, "145", KEY.Key_Return, "9", KEY.Key_Tab, "31/2/2026", KEY.Key_Return)
    keys(qtbot, "10", KEY.Key_Tab, "1/12/2026", KEY.Key_Return)
    dialog.save_button.click()
    remarks = {remark.sentence for remark in dialog.grid.grid_model.refused()}
    assert "Ngày 01/12/2026 chưa tới." in remarks
    assert "Đã có số thì phải có ngày; hãy nhập ngày của văn bản." in remarks
    assert any("tháng 2 năm 2026 không có ngày 31" in sentence for sentence in remarks)
    assert len(services.numbering.waiting()) == 3
    assert services.deciding.get(decision.uid).number == ""
    assert dialog.told.text() in remarks
    assert dialog.message.text.text().startswith("Còn 3 chỗ chưa ghi được")
    assert "tháng 2" in dialog.told.text()


def test_first_pages_are_printed_again_in_one_file(qtbot, services, decision, open_dialog, settle):
    dialog = open_dialog()
    assert not dialog.print_button.isVisible()
    keys(qtbot, "145", KEY.Key_Tab, DAY_TYPED, KEY.Key_Return)
    dialog.save_button.click()
    settle()
    assert dialog.print_button.text() == "In lại trang 1 (1)"
    dialog.print_button.click()
    qtbot.waitUntil(lambda: dialog.desk.preview is not None)
    assert dialog.desk.preview.windowTitle() == "Trang 1 của 1 văn bản"
    assert page_count(services.folder.prints / "Trang 1 của 1 văn bản.pdf") == 1
    dialog.desk.preview.reject()


def test_first_pages_of_all_that_was_filled_in_here_are_printed_again(
    qtbot, services, open_dialog, settle
):
    add_papers(services, 2)
    dialog = open_dialog()
    for number in ("7", "8"):
        dialog.grid.choose_paper(0, NUMBER)
        keys(qtbot, number, KEY.Key_Tab, DAY_TYPED, KEY.Key_Return)
        dialog.save_button.click()
        settle()
    assert dialog.print_button.text() == "In lại trang 1 (2)"


def test_a_draft_is_issued_only_after_a_question(qtbot, services, open_dialog, settle):
    draft = add_decision(services, subjects=add_subjects(services, 2))
    dialog = open_dialog()
    keys(qtbot, "145", KEY.Key_Tab, DAY_TYPED, KEY.Key_Return)
    dialog.save_button.click()
    question = dialog_of(dialog, Question)
    assert question.yes.text() == "Ban hành và khóa 1 quyết định đang ở nháp"
    question.no.click()
    settle()
    assert services.deciding.get(draft.uid).status == "draft"
    assert column(dialog, NUMBER) == ["145"]
    dialog.save_button.click()
    dialog_of(dialog, Question).yes.click()
    settle()
    assert services.deciding.get(draft.uid).status == "issued"


def test_what_was_typed_is_not_lost_by_closing(qtbot, services, open_dialog):
    add_papers(services, 1)
    dialog = open_dialog()
    keys(qtbot, "7", KEY.Key_Return)
    dialog.close_button.click()
    question = dialog.findChild(Question)
    assert question is not None
    question.no.click()
    assert dialog.isVisible()
    assert column(dialog, NUMBER) == ["7"]


def test_what_was_filled_in_elsewhere_meanwhile_is_told(qtbot, services, open_dialog):
    (paper,) = add_papers(services, 1)
    dialog = open_dialog()
    keys(qtbot, "7", KEY.Key_Tab, DAY_TYPED, KEY.Key_Return)
    services.numbering.fill([Filled(paper.uid, "3", date(2026, 11, 19))])
    dialog.save_button.click()
    assert services.papers.get(paper.uid).number == "3"
    assert "chưa ghi gì" in dialog.message.text.text()


def test_an_empty_list_says_that_nothing_waits(services, open_dialog):
    add_meeting(services)
    assert open_dialog().told.text() == "Không còn văn bản nào chờ số, ngày."
