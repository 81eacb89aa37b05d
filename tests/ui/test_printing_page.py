from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from models.decisions import Decision
from services.forms import FORMS
from services.reports import REPORTS
from services.year_steps import YEAR_STEPS
from tests.small_commune import add_decision, add_subjects
from ui.pages.printing_page import PAPER, PrintingPage

OFFERED = [
    *(form for form in FORMS if not form.needs_record or form.record == "decision"),
    *REPORTS,
]
"""What is about a package is made on the page that sends it."""


@pytest.fixture
def page(workspace, shown):
    return shown(PrintingPage(workspace))


@pytest.fixture
def idle(qtbot, workspace):
    def wait():
        qtbot.waitUntil(lambda: not workspace.jobs.busy())

    return wait


@pytest.fixture
def opened(monkeypatch):
    paths = []

    def open_url(url: QUrl) -> bool:
        paths.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return paths


def papers(page):
    return [page.papers.item(row) for row in range(page.papers.count())]


def test_papers_are_listed_under_the_steps_of_the_year(page):
    headings = [item.text() for item in papers(page) if item.data(PAPER) is None]
    assert headings == [title for title in YEAR_STEPS.values() if title in headings]
    offered = {item.data(PAPER).id for item in papers(page) if item.data(PAPER)}
    assert offered == {paper.id for paper in OFFERED}


@pytest.mark.parametrize("paper", OFFERED, ids=lambda paper: paper.id)
def test_every_paper_offers_the_formats_it_has(page, paper):
    page.choose(paper.id)
    assert page.find_action("word").isVisible() == (".docx" in paper.formats)
    assert page.find_action("excel").isVisible() == (".xlsx" in paper.formats)
    assert page.chosen_title.text() == paper.title


def test_a_decision_has_to_be_chosen_first(page):
    page.choose("decision")
    page.find_action("preview").trigger()
    assert page.decision_field.problem == "Hãy chọn quyết định cần in."


def test_a_decision_is_found_by_its_number_and_previewed(page, services, qtbot):
    people = add_subjects(services, 2)
    decision = add_decision(services, subjects=people, number="145", decided_on=date(2026, 11, 18))
    add_decision(services, "CSTDCS", people)
    page.choose("decision")
    page.decision.setText("145")
    (found,) = page.decision._found("145")
    assert found[1].startswith("Số 145/QĐ-UBND (2026): công nhận danh hiệu")
    page.decision.choose(decision.uid)
    page.preview()
    qtbot.waitUntil(lambda: page.desk.preview is not None)
    assert page.desk.preview.windowTitle().startswith("Quyết định số 145 ngày 18-11-2026")
    page.desk.preview.reject()
    assert page.made.list_model.rowCount() == 1


def test_a_list_is_made_for_excel_and_for_word_and_stays_at_hand(page, services, idle, opened):
    add_subjects(services, 3)
    page.choose("subject-list")
    page.find_action("excel").trigger()
    page.find_action("word").trigger()
    idle()
    assert [path.name for path in opened] == ["Danh bạ.xlsx", "Danh bạ.docx"]
    assert page.made.list_model.rowCount() == 2
    page.made.opened.emit(page.made.list_model.uid_at(0))
    assert len(opened) == 3


def test_a_file_that_is_gone_is_said_to_be_gone(page, services, qtbot, idle, opened):
    page.choose("subject-list")
    page.find_action("excel").trigger()
    idle()
    uid = page.made.list_model.uid_at(0)
    Path(uid).unlink()
    with qtbot.waitSignal(page.refused) as refused:
        page.made.opened.emit(uid)
    assert refused.args == ["Không còn thấy Danh bạ.xlsx; hãy in lại."]


def test_without_a_program_for_it_the_file_is_named(page, qtbot, idle, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    page.choose("subject-list")
    with qtbot.waitSignal(page.refused) as refused:
        page.find_action("word").trigger()
    idle()
    assert "chưa có chương trình Word để mở Danh bạ.docx" in refused.args[0]


def test_without_a_program_the_preview_says_so_itself(page, qtbot, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    page.choose("subject-list")
    page.find_action("preview").trigger()
    qtbot.waitUntil(lambda: page.desk.preview is not None)
    page.desk.open_folder()
    assert page.desk.preview.message.isVisible()
    assert "tệp nằm trong thư mục" in page.desk.preview.message.text.text()
    page.desk.preview.close()


def test_the_list_of_a_decision_or_of_the_whole_period(page, services, qtbot, idle, opened):
    decision = add_decision(
        services, subjects=add_subjects(services, 2), number="7", decided_on=date(2026, 11, 18)
    )
    page.choose("award-list")
    assert page.period_field.isVisible()
    page.find_action("excel").trigger()
    page.decision.choose(decision.uid)
    page.find_action("excel").trigger()
    idle()
    assert [path.name for path in opened] == [
        "Danh sách khen thưởng 2026.xlsx",
        "Danh sách khen thưởng theo Quyết định số 07-QĐ-UBND ngày 18-11-2026.xlsx",
    ]


def test_the_folder_of_prints_is_opened_even_before_anything_was_made(page, services, opened):
    page.find_action("folder").trigger()
    assert opened == [services.folder.prints]


def test_personal_numbers_are_offered_only_where_a_paper_can_show_them(page):
    page.choose("subject-list")
    assert page.private_field.isVisible()
    page.choose("decision-list")
    assert not page.private_field.isVisible()


def test_what_cannot_be_printed_is_said(page, services, qtbot):
    above = services.deciding.save(
        Decision(origin="recorded", level="province", issuer="Sở Nội vụ", award_type="BK_TINH")
    )
    page.choose("decision")
    assert page.decision._found("") == []
    page.decision.choose(above.uid)
    with qtbot.waitSignal(page._workspace.jobs.refused) as refused:
        page.preview()
    assert "do Sở Nội vụ ban hành" in str(refused.args[0])
