"""The papers of a meeting, printed from its page and from its window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.held_meeting import add_meeting, add_nominations
from ui.dialogs.meeting_dialog import MeetingDialog
from ui.pages.nominations.meeting_print_menu import PAPERS
from ui.pages.nominations.meetings_part import MeetingsPart


@pytest.fixture
def meeting(services):
    meeting = add_meeting(services)
    services.agenda.put(meeting.uid, add_nominations(services, 2))
    return meeting


@pytest.fixture
def part(workspace, shown, meeting):
    part = shown(MeetingsPart(workspace))
    part.list.selectRow(0)
    return part


def test_every_paper_of_the_chosen_meeting_can_be_printed(part):
    for form, _, _ in PAPERS:
        action = part.find_action(f"print_{form.id.replace('-', '_')}")
        assert action.isEnabled()
    part.list.clearSelection()
    part.show_selected_count(0)
    assert not part.find_action("print_minutes").isEnabled()
    assert part.find_action("print_shown").isEnabled()


def test_the_minutes_are_shown_before_they_are_printed(part, qtbot):
    part.find_action("print_minutes").trigger()
    qtbot.waitUntil(lambda: part.desk.preview is not None, timeout=20_000)
    assert part.desk.preview.windowTitle() == "Biên bản họp Hội đồng ngày 18-11-2026"
    part.desk.preview.reject()


def test_the_list_of_meetings_can_still_be_printed(part, qtbot):
    part.find_action("print_shown").trigger()
    qtbot.waitUntil(lambda: part.desk.preview is not None, timeout=20_000)
    assert part.desk.preview.windowTitle().startswith("Danh sách các cuộc họp Hội đồng")
    part.desk.preview.reject()


def test_a_ballot_without_a_secret_vote_is_refused_in_a_sentence(
    part, services, meeting, workspace, qtbot
):
    services.voting.all_agree(meeting.uid)
    with qtbot.waitSignal(workspace.jobs.refused, timeout=20_000) as refused:
        part.find_action("print_ballot").trigger()
    assert "không có đề nghị nào bỏ phiếu kín" in str(refused.args[0])


def test_the_window_of_a_meeting_prints_it_too(workspace, shown, meeting, qtbot):
    dialog = MeetingDialog(workspace, meeting.uid)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown(dialog)
    menu = dialog.print_button.menu()
    menu.papers["invitation"].trigger()
    qtbot.waitUntil(lambda: dialog.desk.preview is not None, timeout=20_000)
    assert dialog.desk.preview.windowTitle() == "Giấy mời họp Hội đồng ngày 18-11-2026"
    dialog.desk.preview.reject()
    assert "action.meeting.print_shown" not in [action.objectName() for action in menu.actions()]
