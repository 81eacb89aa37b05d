"""Văn bản đã lập, and the ways to the numbers that are waited for."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog

from services.forms import FORMS
from services.forms.form import Wanted
from services.numbering import Filled
from services.printing import note_made
from tests.held_meeting import add_meeting
from tests.small_commune import add_decision, add_subjects
from ui.dialogs.numbering_dialog import NumberingDialog
from ui.dialogs.paper_dialog import PaperDialog
from ui.dialogs.papers_dialog import PapersDialog
from ui.dialogs.question import Question
from ui.pages.decisions_page import DecisionsPage
from ui.pages.home_page import HomePage
from ui.pages.papers_page import PapersPage
from ui.pages.printing_page import PrintingPage
from ui.widgets.cards import LinkRow


def form(form_id):
    return next(each for each in FORMS if each.id == form_id)


@pytest.fixture
def papers(services):
    wanted = Wanted(uid=add_meeting(services).uid)
    return [note_made(services, form(name), wanted) for name in ("invitation", "minutes")]


@pytest.fixture
def page(workspace, shown, papers):
    return shown(PapersPage(workspace))


def cells(page, name: str) -> list[str]:
    model = page.list.list_model
    place = model.column_number(name)
    return [model.index(row, place).data() for row in range(model.rowCount())]


def opened(page, kind: type[QDialog]):
    found = page.findChildren(kind)
    assert len(found) == 1
    return found[0]


def test_papers_are_listed_with_what_they_wait_for(page, services, workspace, papers):
    assert sorted(cells(page, "kind")) == ["Biên bản họp Hội đồng", "Giấy mời họp Hội đồng"]
    assert set(cells(page, "status")) == {"Chờ số, ngày"}
    assert "Biên bản họp Hội đồng ngày 18/11/2026" in cells(page, "title")
    services.numbering.fill([Filled(papers[1].uid, "5", date(2026, 11, 19))])
    workspace.changes.announce("papers")
    assert sorted(cells(page, "status")) == ["Chờ số, ngày", "Đã đủ"]
    assert "05/BB-HĐTĐKT" in cells(page, "code")


def test_a_paper_is_found_changed_and_shown(page, qtbot, papers):
    assert page.reveal(papers[1].uid)
    page.find_action("edit").trigger()
    opened(page, PaperDialog).reject()
    page.find_action("view").trigger()
    qtbot.waitUntil(lambda: page.desk.preview is not None)
    assert page.desk.preview.windowTitle().startswith("Biên bản họp Hội đồng")
    page.desk.preview.close()


def test_papers_are_deleted_after_a_question_and_come_back_by_undo(page, services, papers):
    page.list.selectAll()
    page.find_action("delete").trigger()
    question = opened(page, Question)
    assert "vẫn giữ nguyên" in question.accessibleDescription()
    question.yes.click()
    assert services.store.papers.count() == 0
    assert services.numbering.waiting() == []
    services.history.undo()
    assert services.store.papers.count() == 2


def test_a_paper_whose_meeting_was_removed_says_so_instead_of_opening(
    page, services, qtbot, papers
):
    with services.store.action("Xóa cuộc họp"):
        meeting = services.store.meetings.get(papers[0].about_uid)
        services.store.meetings.delete(meeting)
    page.list.selectAll()
    page.list.select_uid(papers[0].uid)
    for verb in ("view", "edit"):
        with qtbot.waitSignal(page.refused) as told:
            page.find_action(verb).trigger()
        assert told.args[0].startswith("Cuộc họp Hội đồng mà văn bản này nói tới đã bị xóa")
    assert page.desk.preview is None


def test_the_page_of_printing_leads_to_all_of_it(workspace, shown, services):
    page = shown(PrintingPage(workspace))
    page.find_action("numbering").trigger()
    opened(page, NumberingDialog).reject()
    page.find_action("papers").trigger()
    assert opened(page, PapersDialog).page.name == "papers"
    page.choose("minutes")
    assert page.find_action("edit_paper").isVisible()
    page.choose("decision")
    assert not page.find_action("edit_paper").isVisible()
    page.choose("subject-list")
    assert not page.find_action("edit_paper").isVisible()


def test_the_page_of_decisions_leads_to_the_numbers(workspace, shown):
    page = shown(DecisionsPage(workspace))
    page.find_action("numbering").trigger()
    opened(page, NumberingDialog)


def test_the_first_page_counts_what_waits_and_leads_there(
    qtbot, workspace, shown, services, papers
):
    decision = add_decision(services, subjects=add_subjects(services, 1))
    services.deciding.advance(decision.uid)
    services.deciding.advance(decision.uid)
    home = shown(HomePage(workspace))
    workspace.changes.announce_all()
    qtbot.waitUntil(lambda: not workspace.jobs.busy())
    wanted = "3 văn bản chờ văn thư cấp số, ngày"
    rows = {row.accessibleName(): row for row in home.findChildren(LinkRow)}
    assert not any("chờ ban hành" in text for text in rows)
    with qtbot.waitSignal(home.go_to) as led:
        rows[wanted].click()
    assert led.args == ["printing#numbering"]
    page = shown(PrintingPage(workspace))
    assert page.reveal("numbering")
    assert len(opened(page, NumberingDialog).grid.papers.rows) == 3
