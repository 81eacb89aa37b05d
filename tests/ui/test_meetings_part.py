"""Meetings on screen: from the council to the conclusion, as the clerk does it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.held_meeting import HELD, absent, add_council, add_meeting, add_nominations
from tests.small_commune import add_subjects
from ui.dialogs.council_dialog import CouncilDialog
from ui.dialogs.council_member_dialog import CouncilMemberDialog
from ui.dialogs.councils_dialog import CouncilsDialog
from ui.dialogs.held_back_dialog import HeldBackDialog
from ui.dialogs.meeting_dialog import MeetingDialog
from ui.dialogs.meeting_form_dialog import MeetingFormDialog
from ui.dialogs.question import Question
from ui.dialogs.same_count_dialog import SameCountDialog
from ui.pages.nominations.attendance_step import OPINION, PRESENT, REASON
from ui.pages.nominations.meetings_part import MeetingsPart

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@pytest.fixture
def idle(qtbot, workspace):
    def wait():
        qtbot.wait(1)  # what is gathered first is asked for now
        qtbot.waitUntil(lambda: not workspace.jobs.busy())

    return wait


@pytest.fixture
def part(workspace, shown):
    return shown(MeetingsPart(workspace))


@pytest.fixture
def opened(workspace, shown):
    def open_(meeting, step=0):
        dialog = MeetingDialog(workspace, meeting.uid)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        shown(dialog)
        dialog.show_step(step)
        return dialog

    return open_


def child(widget, kind):
    return next(found for found in widget.findChildren(kind) if found.isVisible())


def field(dialog, name) -> QLineEdit:
    found = dialog.findChild(QLineEdit, name)
    assert found is not None
    return found


def votes(services, meeting):
    return services.store.votes.of_meeting(meeting.uid)


class TestThePart:
    def test_without_a_council_it_leads_to_councils(self, part):
        part.find_action("new").trigger()
        assert child(part, CouncilsDialog)

    def test_a_new_meeting_opens_at_who_is_there(self, part, services):
        add_council(services)
        part.find_action("new").trigger()
        form = child(part, MeetingFormDialog)
        assert (
            field(form, "chaired_by").text()
            == services.councils.members(services.councils.all()[0].uid)[0].name
        )
        field(form, "held_on").setText("18/11/2026")
        form.accept()
        (meeting,) = services.meetings.of_period("2026")
        assert meeting.held_on == HELD
        dialog = child(part, MeetingDialog)
        assert dialog.tabs.currentIndex() == 0
        dialog.accept()

    def test_a_day_before_the_council_is_told_under_the_field(self, part, services):
        add_council(services)
        part.find_action("new").trigger()
        form = child(part, MeetingFormDialog)
        field(form, "held_on").setText("01/01/2026")
        form.accept()
        assert "thành lập ngày 10/02/2026" in form.problem_shown_at("held_on")
        field(form, "held_on").setText("")
        form.accept()
        assert form.problem_shown_at("held_on") == "Hãy nhập ngày họp."

    def test_it_lists_and_tells_what_came_of_a_meeting(self, part, services, workspace, qtbot):
        meeting = add_meeting(services)
        services.agenda.put(meeting.uid, add_nominations(services, 2))
        absent(services, meeting, 2, opinion=True)
        services.voting.all_agree(meeting.uid)
        workspace.changes.announce("councils")
        part.list.selectRow(0)
        model = part.list.list_model
        row = {c.name: model.index(0, n).data() for n, c in enumerate(model.columns)}
        assert (row["present"], row["agenda"], row["passed"]) == ("7/9", "2", "2")
        details = part.details_of(meeting.uid)
        said = [note.text for section in details.sections for note in section.notes]
        assert said[0].startswith("Có mặt 7/9 thành viên, 02 thành viên vắng mặt gửi ý kiến")
        assert "2/2 đề nghị đạt." in said

    def test_a_concluded_meeting_is_neither_changed_nor_deleted(self, part, services, workspace):
        meeting = add_meeting(services)
        services.agenda.put(meeting.uid, add_nominations(services))
        services.voting.all_agree(meeting.uid)
        services.voting.conclude(meeting.uid)
        workspace.changes.announce("councils")
        part.list.selectRow(0)
        said = []
        part.refused.connect(said.append)
        part.find_action("edit").trigger()
        part.find_action("delete").trigger()
        assert len(said) == 2
        assert "mở lại cuộc họp" in said[0]

    def test_a_meeting_is_deleted_after_asking(self, part, services, workspace):
        add_meeting(services)
        workspace.changes.announce("councils")
        part.list.selectRow(0)
        part.find_action("delete").trigger()
        child(part, Question).accept()
        assert services.meetings.of_period("2026") == []


class TestAttendance:
    def test_a_tick_taken_away_is_stored_and_told(self, opened, services, idle):
        meeting = add_meeting(services)
        step = opened(meeting).attendance
        step.table.item(8, PRESENT).setCheckState(UNCHECKED)
        idle()
        assert len(services.meetings.roll(meeting.uid).present) == 8
        assert "8/9" in step.quorum.text.text()
        step.table.item(8, REASON).setText("Đi học")
        idle()
        step.table.item(8, OPINION).setCheckState(CHECKED)
        idle()
        seat = services.meetings.seats(meeting.uid)[8].attendance
        assert (seat.present, seat.opinion, seat.reason) == (False, True, "Đi học")

    def test_too_few_are_told_at_once(self, opened, services):
        meeting = add_meeting(services)
        absent(services, meeting, 4)
        step = opened(meeting).attendance
        assert "cần ít nhất 6" in step.quorum.text.text()
        assert step.quorum.property("tone") == "warn"

    def test_what_would_leave_too_many_ballots_is_refused(self, opened, services, idle):
        meeting = add_meeting(services)
        services.agenda.put(meeting.uid, add_nominations(services))
        services.voting.all_agree(meeting.uid)
        dialog = opened(meeting)
        dialog.attendance.table.item(8, PRESENT).setCheckState(UNCHECKED)
        idle()
        assert "sửa số phiếu trước" in dialog.message.text.text()
        assert dialog.attendance.table.item(8, PRESENT).checkState() == CHECKED


class TestAgenda:
    def test_one_tick_takes_a_whole_award(self, opened, services, idle):
        meeting = add_meeting(services)
        add_nominations(services, 20)
        add_nominations(services, 3, "TTLDTT", subjects=add_subjects(services, 3, "collective"))
        dialog = opened(meeting, 1)
        tree = dialog.agenda.tree
        assert [tree.topLevelItem(n).childCount() for n in range(2)] == [3, 20]
        tree.topLevelItem(1).setCheckState(0, CHECKED)
        idle()
        assert len(votes(services, meeting)) == 20
        dialog.agenda.all_button.click()
        idle()
        assert len(votes(services, meeting)) == 23
        tree.topLevelItem(0).child(0).setCheckState(0, UNCHECKED)
        idle()
        assert len(votes(services, meeting)) == 22
        dialog.agenda.none_button.click()
        idle()
        assert votes(services, meeting) == []

    def test_what_a_rule_blocks_is_marked_and_left_out_when_all_are_taken(
        self, opened, services, idle
    ):
        meeting = add_meeting(services)
        add_nominations(services, 3)
        add_nominations(services, 2, "LDTT", start=10, status="complete")
        dialog = opened(meeting, 1)
        idle()
        group = next(
            found
            for n in range(2)
            if (found := dialog.agenda.tree.topLevelItem(n)).childCount() == 2
        )
        blocked = group.child(0)
        assert blocked.text(1) == "Đủ hồ sơ; vướng quy định bắt buộc"
        assert "Chưa có kết quả xếp loại" in blocked.toolTip(0)
        dialog.agenda.all_button.click()
        idle()
        assert len(votes(services, meeting)) == 3
        told = dialog.message.text.text()
        assert told == "Đã đưa 3 đề nghị vào chương trình; để lại 2."
        left_out = child(dialog, HeldBackDialog)
        assert left_out.windowTitle().startswith("2 đề nghị không đưa vào chương trình")
        assert left_out.list.toPlainText().count("Chưa có kết quả xếp loại") == 2
        left_out.no_button.click()

    def test_one_that_a_rule_blocks_may_be_taken_on_purpose(self, opened, services, idle):
        meeting = add_meeting(services)
        add_nominations(services, 2, "LDTT", status="complete")
        dialog = opened(meeting, 1)
        idle()
        dialog.agenda.tree.topLevelItem(0).child(1).setCheckState(0, CHECKED)
        idle()
        assert len(votes(services, meeting)) == 1
        assert "phải ghi lý do bỏ qua quy định" in dialog.message.text.text()

    def test_what_came_too_late_is_refused_and_not_ticked(self, opened, services, idle):
        meeting = add_meeting(services)
        add_nominations(services, proposed_on=date(2026, 11, 19))
        dialog = opened(meeting, 1)
        dialog.agenda.all_button.click()
        idle()
        assert "sau ngày họp" in dialog.message.text.text()
        assert dialog.agenda.tree.topLevelItem(0).child(0).checkState(0) == UNCHECKED

    def test_an_empty_period_says_where_to_look(self, opened, services):
        dialog = opened(add_meeting(services), 1)
        assert "phần Đề nghị" in dialog.agenda.sentence.text()


class TestVotes:
    @pytest.fixture
    def meeting(self, services):
        meeting = add_meeting(services)
        services.agenda.put(meeting.uid, add_nominations(services, 5))
        return meeting

    def test_one_key_lets_everybody_agree_everywhere(self, opened, services, meeting, qtbot, idle):
        dialog = opened(meeting, 2)
        dialog.activateWindow()
        qtbot.waitUntil(lambda: dialog.votes.list.hasFocus())
        qtbot.keyClick(dialog.votes.list, Qt.Key.Key_F8)
        idle()
        assert {vote.agree for vote in votes(services, meeting)} == {9}
        assert dialog.votes.sentence.text() == "Có 5 đề nghị: 5 đạt, 0 không đạt."

    def test_a_candidate_on_the_council_stands_aside_by_one_press(self, opened, services, idle):
        people = add_subjects(services, 1)
        meeting = add_meeting(services, add_council(services, subjects=people))
        services.agenda.put(meeting.uid, add_nominations(services, subjects=people))
        page = opened(meeting, 2).votes
        assert page.find_action("recuse").isVisible()
        page.find_action("recuse").trigger()
        idle()
        page.find_action("all_agree").trigger()
        idle()
        (vote,) = votes(services, meeting)
        assert (len(vote.recused), vote.agree, vote.base) == (1, 8, 9)
        assert not page.find_action("recuse").isVisible()

    def test_a_count_typed_in_a_cell_shows_its_result(self, opened, services, meeting, idle):
        dialog = opened(meeting, 2)
        page = dialog.votes
        model = page.list.list_model
        uid = model.uid_at(0)
        page.grid.typed.emit(uid, "agree", "4")
        page.grid.typed.emit(uid, "disagree", "5")
        shown = {c.name: model.index(0, n).data() for n, c in enumerate(model.columns)}
        assert (shown["share"], shown["passed"]) == ("4/9 = 44,4%", "Không đạt")
        details = page.details_of(uid)
        said = [note.text for section in details.sections for note in section.notes]
        assert said[0].startswith("Không đạt 4/9 = 44,4%, cần trên 50% của 09 thành viên")

    def test_more_ballots_than_members_stay_marked(self, opened, services, meeting):
        page = opened(meeting, 2).votes
        page.grid.typed.emit(page.list.list_model.uid_at(0), "agree", "10")
        assert "chỉ có 9 thành viên" in page.editing.problem()
        assert votes(services, meeting)[0].agree is None

    def test_a_block_is_pasted_from_excel(self, opened, services, meeting, idle):
        page = opened(meeting, 2).votes
        page.grid.choose_cell(0, page.list.list_model.column_number("agree"))
        QApplication.clipboard().setText("9\t0\t0\n8\t1\t0\n3\t6\t0")
        page.editing.paste()
        idle()
        found = [(v.agree, v.disagree, v.passed) for v in votes(services, meeting)[:3]]
        assert found == [(9, 0, True), (8, 1, True), (3, 6, False)]

    def test_the_same_count_for_the_selected_lines(self, opened, services, meeting):
        dialog = opened(meeting, 2)
        page = dialog.votes
        flags = page.list.selectionModel().SelectionFlag
        for row in (1, 2):
            index = page.list.list_model.index(row, 0)
            page.list.selectionModel().select(index, flags.Select | flags.Rows)
        page.find_action("same").trigger()
        same = child(page, SameCountDialog)
        assert field(same, "agree").text() == "9"
        field(same, "agree").setText("12")
        same.accept()
        assert "chỉ có 9 thành viên" in same.problem_shown_at("agree")
        field(same, "agree").setText("7")
        field(same, "disagree").setText("2")
        same.accept()
        found = [v.agree for v in votes(services, meeting)]
        assert sorted(found, key=str) == [7, 7, None, None, None]


class TestConclusion:
    @pytest.fixture
    def meeting(self, services):
        meeting = add_meeting(services)
        services.agenda.put(meeting.uid, add_nominations(services, 3))
        return meeting

    def test_it_is_concluded_and_reopened(self, opened, services, meeting, idle):
        services.voting.all_agree(meeting.uid)
        step = (dialog := opened(meeting, 3)).conclusion
        step.conclude_button.click()
        idle()
        stored = services.meetings.get(meeting.uid)
        assert stored.status == "closed"
        assert stored.conclusion.startswith("Hội đồng thông qua 3 đề nghị: 3 Giấy khen")
        assert dialog.message.text.text() == "Đã kết luận: 3 đề nghị đạt."
        assert not step.conclude_button.isVisible()
        step.reopen_button.click()
        child(step, Question).accept()
        idle()
        assert services.meetings.get(meeting.uid).status == "voted"
        assert step.conclude_button.isVisible()

    def test_all_that_rules_block_are_listed_and_left_out_with_one_press(
        self, opened, services, meeting, idle
    ):
        uids = add_nominations(services, 6, "LDTT", start=10, status="complete")
        services.agenda.put(meeting.uid, uids)
        services.voting.all_agree(meeting.uid)
        step = opened(meeting, 3).conclusion
        step.conclude_button.click()
        idle()
        dialog = child(step, HeldBackDialog)
        assert dialog.list.toPlainText().count("Chưa có kết quả xếp loại") == 6
        assert dialog.yes_button.text() == "Bỏ 6 đề nghị này khỏi chương trình và kết luận"
        dialog.yes_button.click()
        idle()
        stored = services.meetings.get(meeting.uid)
        assert stored.status == "closed"
        assert stored.conclusion.startswith("Hội đồng thông qua 3 đề nghị: 3 Giấy khen")
        assert len(votes(services, meeting)) == 3

    def test_going_back_from_what_rules_block_concludes_nothing(
        self, opened, services, meeting, idle
    ):
        uids = add_nominations(services, 1, "LDTT", start=10, status="complete")
        services.agenda.put(meeting.uid, uids)
        services.voting.all_agree(meeting.uid)
        step = opened(meeting, 3).conclusion
        step.conclude_button.click()
        idle()
        child(step, HeldBackDialog).no_button.click()
        idle()
        assert services.meetings.get(meeting.uid).status == "voted"
        assert len(votes(services, meeting)) == 4

    def test_what_is_missing_is_told(self, opened, services, meeting, idle):
        dialog = opened(meeting, 3)
        dialog.conclusion.conclude_button.click()
        idle()
        assert "Còn 3 đề nghị chưa kiểm phiếu" in dialog.message.text.text()

    def test_too_few_need_a_reason(self, opened, services, meeting, idle):
        absent(services, meeting, 4, opinion=True)
        services.voting.all_agree(meeting.uid)
        step = opened(meeting, 3).conclusion
        assert step.reason_field.isVisible()
        step.conclude_button.click()
        idle()
        assert "cần ít nhất 6" in step.reason_field.problem
        step.reason.setPlainText("Đường sạt lở")
        step.conclude_button.click()
        idle()
        assert services.voting.facts(meeting.uid).override.reason == "Đường sạt lở"

    def test_steps_are_walked_by_key(self, opened, services, meeting, qtbot):
        dialog = opened(meeting)
        for place in (1, 2, 3, 3):
            dialog.go(1)
            assert dialog.stack.currentIndex() == place
        dialog.go(-1)
        assert dialog.stack.currentIndex() == 2


class TestCouncils:
    @pytest.fixture
    def dialog(self, workspace, shown):
        dialog = CouncilsDialog(workspace)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        return shown(dialog)

    def test_a_council_is_added_and_then_its_members(self, dialog, services, qtbot):
        add_member = dialog.page.find_action("new")
        add_member.trigger()
        assert not add_member.isVisible()
        assert not dialog.findChildren(CouncilMemberDialog)
        dialog.new_button.click()
        form = child(dialog, CouncilDialog)
        assert field(form, "name").text() == "Hội đồng Thi đua - Khen thưởng xã Mường Xoan"
        field(form, "established_on").setText("10/2/2026")
        form.accept()
        assert add_member.isVisible()
        add_member.trigger()
        form = child(dialog, CouncilMemberDialog)
        form.accept()
        assert form.problem_shown_at("name")
        field(form, "name").setText("Lò Văn Hặc")
        form.accept()
        (council,) = services.councils.all()
        assert [m.name for m in services.councils.members(council.uid)] == ["Lò Văn Hặc"]

    def test_somebody_of_the_directory_brings_name_and_position(self, dialog, services, workspace):
        (uid,) = add_subjects(services, 1, position="Chánh Văn phòng")
        add_council(services, 0)
        workspace.changes.announce("councils")
        dialog.page.find_action("new").trigger()
        form = child(dialog, CouncilMemberDialog)
        subject = services.directory.subject(uid)
        form.subject.set_value((uid, subject.name))
        form.subject.chosen.emit(uid)
        assert field(form, "name").text() == subject.name
        assert field(form, "honorific").text() in ("Ông", "Bà")
        assert field(form, "position").text() == "Chánh Văn phòng"
        form.accept()
        assert services.councils.members(services.councils.all()[0].uid)[0].subject_uid == uid

    def test_members_move_and_go(self, dialog, services, workspace):
        council = add_council(services, 3)
        workspace.changes.announce("councils")
        dialog.page.list.selectRow(2)
        dialog.page.find_action("up").trigger()
        names = [m.name for m in services.councils.members(council.uid)]
        dialog.page.find_action("delete").trigger()
        child(dialog.page, Question).accept()
        left = [m.name for m in services.councils.members(council.uid)]
        assert left == [names[0], names[2]]

    def test_a_council_that_met_is_not_deleted(self, dialog, services, workspace):
        add_meeting(services)
        workspace.changes.announce("councils")
        dialog.delete_button.click()
        child(dialog, Question).accept()
        assert "đã có cuộc họp" in dialog.message.text.text()
