from datetime import date

import pytest
from PySide6.QtCore import Qt
from xlsxwriter import Workbook

from tests.small_commune import add_decision, add_subjects, add_unit
from ui.dialogs.award_line_dialog import AchievementDialog, AwardLineDialog
from ui.dialogs.choose_dialog import ChooseDialog
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.question import Question
from ui.dialogs.recipients_dialog import RecipientsDialog


@pytest.fixture
def open_list(workspace, shown):
    def open_(decision):
        dialog = RecipientsDialog(workspace, decision.uid)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        return shown(dialog)

    return open_


@pytest.fixture
def idle(qtbot, workspace):
    def wait():
        qtbot.waitUntil(lambda: not workspace.jobs.busy())

    return wait


def names(dialog):
    model = dialog.page.list.list_model
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def trigger(dialog, verb):
    action = dialog.page.find_action(verb)
    assert action.isEnabled()
    action.trigger()


def child(dialog, kind):
    return next(found for found in dialog.page.findChildren(kind) if found.isVisible())


def select(dialog, *rows):
    dialog.page.list.clearSelection()
    for row in rows:
        index = dialog.page.list.list_model.index(row, 0)
        flag = dialog.page.list.selectionModel().SelectionFlag
        dialog.page.list.selectionModel().select(index, flag.Select | flag.Rows)
        dialog.page.list.selectionModel().setCurrentIndex(index, flag.NoUpdate)


def test_an_empty_list_says_what_to_do_first(open_list, services):
    dialog = open_list(add_decision(services))
    assert dialog.page.empty.isVisible()
    assert dialog.page.empty.first.text() == "Thêm từ đăng ký…"


def test_all_registrations_left_are_added_at_once(open_list, services, idle, qtbot):
    people = add_subjects(services, 385)
    services.registering.register("2026", people, ["LDTT"])
    services.registering.register("2026", people[:5], ["CSTDCS"])
    dialog = open_list(add_decision(services))
    trigger(dialog, "add_registrations")
    choosing = child(dialog, ChooseDialog)
    assert choosing.all_button.text() == "Thêm tất cả (385)"
    qtbot.mouseClick(choosing.all_button, Qt.MouseButton.LeftButton)
    idle()
    assert len(names(dialog)) == 385
    assert dialog.message.text.text() == "Đã thêm 385 đối tượng."
    assert dialog.page.sentence.text() == ("Gồm 385 cá nhân; tổng tiền thưởng 292.215.000 đồng.")

    trigger(dialog, "add_registrations")
    assert child(dialog, ChooseDialog).empty.isVisible()


def test_registrations_for_other_awards_are_shown_when_wanted(open_list, services, idle):
    people = add_subjects(services, 3)
    services.registering.register("2026", people, ["LDTT"])
    services.registering.register("2026", people[:1], ["CSTDCS"])
    decision = add_decision(services)
    dialog = open_list(decision)
    trigger(dialog, "add_registrations")
    choosing = child(dialog, ChooseDialog)
    assert choosing.list.list_model.rowCount() == 3
    choosing.chips.choose()
    assert choosing.list.list_model.rowCount() == 4
    choosing.all_button.click()
    idle()
    assert len(names(dialog)) == 3
    assert "không thêm lại: Lò Văn Sáng" in dialog.message.text.text()


def test_registrations_are_filtered_by_unit_before_all_are_added(open_list, services, idle):
    units = [add_unit(services, name) for name in ("Trường A", "Trường B")]
    people = add_subjects(services, 3, unit=units[0])
    people += add_subjects(services, 2, unit=units[1], start=10)
    services.registering.register("2026", people, ["LDTT"])
    dialog = open_list(add_decision(services))
    trigger(dialog, "add_registrations")
    choosing = child(dialog, ChooseDialog)
    choosing.list.set_filter("unit", ["Trường B"])
    assert choosing.all_button.text() == "Thêm tất cả (2)"
    choosing.all_button.click()
    idle()
    assert len(names(dialog)) == 2


def test_somebody_is_found_in_the_directory_without_marks(open_list, services, idle, qtbot):
    add_subjects(services, 40)
    add_subjects(services, 1, "collective")
    dialog = open_list(add_decision(services))
    trigger(dialog, "add_subjects")
    choosing = child(dialog, ChooseDialog)
    assert choosing.list.list_model.rowCount() == 40
    qtbot.keyClicks(choosing.search, "luong a oc")
    qtbot.waitUntil(lambda: choosing.list.list_model.rowCount() == 1)
    choosing.list.selectRow(0)
    choosing.add_button.click()
    idle()
    assert names(dialog) == ["Ông Lường A Ộc"]


def test_the_same_person_is_not_added_twice_and_is_named(open_list, services, idle):
    people = add_subjects(services, 2)
    dialog = open_list(add_decision(services, subjects=people))
    trigger(dialog, "add_subjects")
    choosing = child(dialog, ChooseDialog)
    choosing.list.selectAll()
    assert choosing.add_button.text() == "Thêm 2 đã chọn"
    choosing.add_button.click()
    idle()
    said = dialog.message.text.text()
    assert said.startswith("Đã thêm 0 đối tượng. Đã có trong danh sách nên không thêm lại:")
    assert "Quàng Thị Ễn" in said


def test_a_line_is_changed_and_its_prize_follows_the_law_unless_written(open_list, services, qtbot):
    decision = add_decision(services, "GK_XA", add_subjects(services, 1))
    dialog = open_list(decision)
    select(dialog, 0)
    qtbot.waitUntil(lambda: dialog.page.find_action("edit").isEnabled())
    trigger(dialog, "edit")
    line = child(dialog, AwardLineDialog)
    assert line._fields["prize"].widget.placeholderText() == "759.000 đồng"
    line.fill({"achievement": "Cứu người bị nạn", "prize": 1_000_000, "posthumous": True})
    line.save_button.click()
    (award,) = services.deciding.awards(decision.uid)
    assert (award.achievement, award.prize, award.posthumous) == (
        "Cứu người bị nạn",
        1_000_000,
        True,
    )
    assert dialog.message.text.text() == "Đã sửa dòng của Lò Văn Sáng."


def test_an_award_of_another_level_is_refused_in_the_line(open_list, services, qtbot):
    decision = add_decision(services, "GK_XA", add_subjects(services, 1))
    dialog = open_list(decision)
    dialog.page.open_record(services.deciding.listed(decision.uid)[0])
    line = child(dialog, AwardLineDialog)
    line.fill({"award_type": "BK_TINH"})
    line.save_button.click()
    assert "không có thẩm quyền" in line.problem_shown_at("award_type")


def test_one_achievement_is_written_into_every_selected_line(open_list, services, idle):
    decision = add_decision(services, "GK_XA", add_subjects(services, 4))
    dialog = open_list(decision)
    dialog.page.list.selectAll()
    dialog.page.write_achievement()
    asked = child(dialog, AchievementDialog)
    asked.fill({"achievement": "Có thành tích trong phòng chống thiên tai"})
    asked.save_button.click()
    idle()
    assert {award.achievement for award in services.deciding.awards(decision.uid)} == {
        "Có thành tích trong phòng chống thiên tai"
    }


def test_lines_are_moved_within_their_kind(open_list, services, idle, qtbot):
    uids = add_subjects(services, 2, "collective") + add_subjects(services, 2)
    decision = add_decision(services, "GK_XA", uids, list_order="name")
    dialog = open_list(decision)
    before = names(dialog)
    select(dialog, 3)
    dialog.page.move(-1)
    idle()
    assert names(dialog) == [before[0], before[1], before[3], before[2]]
    assert dialog.page.order.value() == "manual"
    select(dialog, 2)
    dialog.page.move(-1)
    assert names(dialog) == [before[0], before[1], before[3], before[2]]


def test_the_order_of_the_paper_is_chosen_beside_the_search(open_list, services, idle):
    units = [add_unit(services, name) for name in ("Đơn vị 1", "Đơn vị 2")]
    uids = add_subjects(services, 1, unit=units[1]) + add_subjects(
        services, 1, unit=units[0], start=1
    )
    decision = add_decision(services, subjects=uids)
    dialog = open_list(decision)
    assert names(dialog) == ["Bà Quàng Thị Ễn", "Ông Lò Văn Sáng"]
    dialog.page.list._header.sort_by("name")
    idle()
    assert services.deciding.get(decision.uid).list_order == "name"
    assert dialog.page.order.value() == "name"
    assert dialog.page.list.order == []


def test_removing_several_asks_first(open_list, services, idle):
    decision = add_decision(services, subjects=add_subjects(services, 3))
    dialog = open_list(decision)
    dialog.page.list.selectAll()
    dialog.page.ask_to_remove()
    child(dialog, Question).yes.click()
    idle()
    assert services.deciding.listed(decision.uid) == []


def test_an_issued_list_is_only_looked_at(open_list, services):
    decision = add_decision(services, subjects=add_subjects(services, 2))
    services.deciding.advance(decision.uid)
    services.deciding.advance(decision.uid)
    services.deciding.advance(decision.uid, "7", date(2026, 11, 18))
    dialog = open_list(decision)
    assert dialog.page.sentence.text().endswith("Quyết định đã ban hành nên chỉ xem.")
    assert not dialog.page.find_action("add_subjects").isVisible()
    assert not dialog.page.order.isEnabled()


def test_a_list_of_two_thousand_reads_only_what_is_near_the_screen(open_list, services, qtbot):
    decision = add_decision(services, subjects=add_subjects(services, 2000))
    dialog = open_list(decision)
    source = dialog.page.list.list_model.source
    assert source.count() == 2000
    assert len(source.rows(1990, 200)) == 10
    qtbot.keyClicks(dialog.page.search, "oc")
    qtbot.waitUntil(lambda: dialog.page.list.list_model.rowCount() < 2000)
    assert all("Ộc" in name for name in names(dialog)[:20])


def test_recipients_are_taken_in_from_a_spreadsheet(open_list, services, idle, qtbot, tmp_path):
    file = tmp_path / "danh sách.xlsx"
    with Workbook(file) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate(
            [("STT", "Họ và tên", "Đơn vị"), (1, "Lò Thị Ễn", "Trường THCS Mường Xoan")]
        ):
            sheet.write_row(row, 0, cells)
    decision = add_decision(services)
    dialog = open_list(decision)
    trigger(dialog, "import")
    taking_in = child(dialog, ImportDialog)
    taking_in.look_at(file)
    qtbot.waitUntil(taking_in.take_button.isEnabled)
    qtbot.mouseClick(taking_in.take_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(services.deciding.listed(decision.uid)) == 1)
    idle()
    (award,) = services.deciding.awards(decision.uid)
    assert (award.name, award.award_type) == ("Lò Thị Ễn", "LDTT")
    taking_in.buttons.close_window.click()
    assert names(dialog) == ["Lò Thị Ễn"]
