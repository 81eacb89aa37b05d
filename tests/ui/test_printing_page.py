from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from models.decisions import Decision
from models.dossiers import Dossier
from models.submissions import Submission
from models.units import UNIT_KINDS, Unit
from services.forms import FORMS
from services.forms.form import Form, Wanted
from services.forms.record_kinds import RECORD_KINDS
from services.reports import REPORTS
from services.year_steps import YEAR_STEPS
from tests.held_meeting import add_meeting, add_nominations
from tests.small_commune import add_decision, add_subjects, add_unit
from ui.pages.paper_list import PAPER
from ui.pages.printing_page import PrintingPage

OFFERED = [
    *(form for form in FORMS if not form.needs_record or form.record in RECORD_KINDS),
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
    return [page.papers.list.item(row) for row in range(page.papers.list.count())]


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
    assert page.asked.record_field.problem == "Hãy chọn quyết định cần in."


def test_a_decision_is_found_by_its_number_and_previewed(page, services, qtbot):
    people = add_subjects(services, 2)
    decision = add_decision(services, subjects=people, number="145", decided_on=date(2026, 11, 18))
    add_decision(services, "CSTDCS", people)
    page.choose("decision")
    page.asked.record.setText("145")
    (found,) = page.asked.record._found("145")
    assert found[1].startswith("Số 145/QĐ-UBND (2026): công nhận danh hiệu")
    page.asked.record.choose(decision.uid)
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
    assert page.asked.period_field.isVisible()
    page.find_action("excel").trigger()
    page.asked.record.choose(decision.uid)
    page.find_action("excel").trigger()
    idle()
    assert [path.name for path in opened] == [
        "Danh sách khen thưởng 2026.xlsx",
        "Danh sách khen thưởng theo Quyết định số 07-QĐ-UBND ngày 18-11-2026.xlsx",
    ]


def test_the_folder_of_prints_is_opened_even_before_anything_was_made(page, services, opened):
    page.find_action("folder").trigger()
    assert opened == [services.folder.prints]


def test_the_page_opens_also_where_the_folder_of_prints_cannot_be(workspace, shown, qtbot):
    workspace.services.folder.prints.write_text("a file where the folder should be")
    page = shown(PrintingPage(workspace))
    assert page.made.list_model.rowCount() == 0
    with qtbot.waitSignal(page.refused) as told:
        page.desk.open_folder()
    assert "không phải thư mục" in told.args[0]


def test_personal_numbers_are_offered_only_where_a_paper_can_show_them(page):
    page.choose("subject-list")
    assert page.asked.private_field.isVisible()
    page.choose("decision-list")
    assert not page.asked.private_field.isVisible()


def test_what_cannot_be_printed_is_said(page, services, qtbot):
    above = services.deciding.save(
        Decision(origin="recorded", level="province", issuer="Sở Nội vụ", award_type="BK_TINH")
    )
    page.choose("decision")
    assert page.asked.record._found("") == []
    page.asked.record.choose(above.uid)
    with qtbot.waitSignal(page._workspace.jobs.refused) as refused:
        page.preview()
    assert "do Sở Nội vụ ban hành" in str(refused.args[0])


def test_forms_are_found_while_one_types_without_marks(page):
    page.papers.search.setText("quyet dinh khen")
    found = [paper.id for paper in page.papers.papers()]
    assert "decision" in found
    assert "subject-list" not in found
    assert page.paper in page.papers.papers()
    page.papers.search.setText("xyz")
    assert page.paper is None
    assert page.papers.none_found.isVisible()
    assert not page.find_action("preview").isVisible()
    page.choose("subject-list")
    assert page.paper.id == "subject-list"
    assert len(page.papers.papers()) == len(OFFERED)


def test_keys_lead_from_the_search_to_the_forms(page, qtbot):
    page.focusWidget()
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.papers.search.hasFocus()
    qtbot.keyClicks(page.papers.search, "danh ba")
    qtbot.keyClick(page.papers.search, Qt.Key.Key_Down)
    assert page.papers.list.hasFocus()


@pytest.mark.parametrize(
    ("record", "needs", "said"),
    [
        (record, needs, f"Hãy chọn {kind.noun} cần in.")
        for record, kind in RECORD_KINDS.items()
        for needs in (True, False)
    ],
)
def test_each_kind_of_record_is_asked_for_where_a_form_needs_it(page, record, needs, said):
    form = Form("x", "Mẫu", (".pdf",), make_nothing, no_name, needs_record=needs, record=record)
    page.asked.ask_for(form)
    assert page.asked.record_field.isVisible()
    assert page.asked.wanted(form) == (None if needs else Wanted())
    assert page.asked.record_field.problem == (said if needs else "")


def test_the_envelope_is_of_a_submission_or_of_a_decision(page, services):
    decision = add_decision(services, subjects=add_subjects(services, 1))
    transmittal = next(form for form in FORMS if form.id == "transmittal")
    page.asked.ask_for(transmittal)
    assert page.asked.wanted(transmittal) is None
    assert page.asked.record_field.problem == "Hãy chọn tờ trình hoặc quyết định cần in."
    assert decision.uid in [uid for uid, _, _ in page.asked.record._found("")]
    page.asked.record.choose(decision.uid)
    assert page.asked.wanted(transmittal) == Wanted(uid=decision.uid)


def test_a_unit_is_asked_for_where_a_form_is_made_for_one(page, services):
    unit = add_unit(services, "Trường Mầm non Hoa Ban")
    form = Form("x", "Mẫu", (".pdf",), make_nothing, no_name, by_unit="required", by_period=True)
    page.asked.ask_for(form)
    assert page.asked.wanted(form) is None
    assert page.asked.unit_field.problem == "Hãy chọn đơn vị cần in."
    page.asked.unit.setText("hoa ban")
    assert page.asked.unit._find("hoa ban") == [
        (unit.uid, "Trường Mầm non Hoa Ban", UNIT_KINDS[unit.kind])
    ]
    page.asked.unit.set_value((unit.uid, unit.name))
    assert page.asked.wanted(form) == Wanted(unit=unit.uid, period="2026")
    assert page.asked.period.findText("Mọi kỳ") == -1


def test_records_of_every_kind_are_found_the_newest_of_the_period_first(page, services):
    people = add_subjects(services, 2)
    nominations = add_nominations(services, subjects=people)
    meeting = add_meeting(services)
    earlier = add_meeting(services, services.councils.all()[0], held_on=date(2026, 3, 2))
    dossier = services.dossiers.receive(
        Dossier(number=0, received_on=date(2026, 11, 3), period="2026", submitter="Bản Nậm Pục")
    )
    submission = services.submitting.prepare(
        Submission(period="2026", addressee="Chủ tịch tỉnh", summary="Về việc đề nghị Bằng khen"),
        nominations[:1],
    )
    expected = {
        "meeting": ([meeting.uid, earlier.uid], "Họp ngày 18/11/2026: Hội đồng"),
        "dossier": ([dossier.uid], f"Số {dossier.code}: Bản Nậm Pục"),
        "submission": ([submission.uid], "Chưa có số: đề nghị Bằng khen"),
        "subject": (people, "Quàng Thị Ễn"),
        "nomination": (nominations, "Lò Văn Sáng: Giấy khen"),
    }
    for kind, (uids, label) in expected.items():
        page.asked.record.look_for(about(kind))
        found = page.asked.record._found("")
        assert {uid for uid, _, _ in found} == set(uids)
        assert any(each.startswith(label) for _, each, _ in found), found
    page.asked.record.look_for(about("meeting"))
    assert [uid for uid, _, _ in page.asked.record._found("")] == [meeting.uid, earlier.uid]


def test_the_only_record_of_a_form_is_chosen(page, services):
    meeting = add_meeting(services)
    page.choose("invitation")
    assert page.asked.record.value() == meeting.uid
    page.asked.record.clear()
    add_meeting(services, services.councils.all()[0], held_on=date(2026, 3, 2))
    page.choose("decision")
    page.choose("minutes")
    assert page.asked.record.text() == ""


def test_a_record_stays_chosen_while_other_forms_are_looked_at(page, services):
    decision = add_decision(services, subjects=add_subjects(services, 1), number="7")
    page.choose("decision")
    page.asked.record.choose(decision.uid)
    page.choose("history-card")
    assert page.asked.record.text() == ""
    page.choose("decision")
    assert page.asked.record.value() == decision.uid


def test_a_record_in_the_bin_is_chosen_no_longer(page, services, workspace):
    decision = add_decision(services, subjects=add_subjects(services, 1))
    page.choose("decision")
    page.asked.record.choose(decision.uid)
    services.deciding.delete(decision.uid)
    workspace.changes.announce("decisions")
    assert page.asked.record.value() is None


def test_a_form_for_some_kinds_is_offered_those_alone(page, services):
    (person,) = add_subjects(services, 1)
    (group,) = add_subjects(services, 1, "collective")
    add_nominations(services, subjects=[group])
    (nomination,) = add_nominations(services, subjects=[person])
    hamlet = services.directory.save_unit(Unit(name="Bản Nậm Pục", kind="hamlet"))
    services.directory.save_unit(Unit(name="Bản tin", kind="other"))
    form = about(
        "nomination",
        also="subject",
        subjects=("individual",),
        by_unit="required",
        units=("hamlet",),
    )
    page.asked.ask_for(form)
    found = page.asked.record._found("")
    assert [uid for uid, _, _ in found] == ["", nomination, "", person]
    assert [uid for uid, _, _ in page.asked.unit._find("ban")] == [hamlet.uid]
    page.asked.record.choose(person)
    page.asked.unit.set_value((hamlet.uid, hamlet.name))
    assert page.asked.wanted(form) == Wanted(uid=person, unit=hamlet.uid)


def about(record, **fields):
    return Form("x", "Mẫu", (".pdf",), make_nothing, no_name, record=record, **fields)


def make_nothing(services, wanted):
    raise AssertionError


def no_name(services, wanted):
    return ""
