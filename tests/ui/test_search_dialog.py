"""Ctrl+K: typing, what is found, and Enter that opens it on the page where it belongs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QTabWidget

from models.initiatives import Initiative
from models.movements import Movement
from models.subjects import Subject
from services.initiatives import Author
from services.search import Hit
from services.services import Services
from tests.small_commune import add_decision, add_subjects, add_unit
from ui.commands import COMMANDS, matching
from ui.dialogs.help_dialog import HelpDialog
from ui.dialogs.search_dialog import SearchDialog
from ui.session import Session


@pytest.fixture
def session(qtbot, services: Services, look, window_settings) -> Iterator[Session]:
    session = Session(services, look, window_settings, "Sổ Thi đua - Xã Mường Xoan")
    qtbot.addWidget(session.window)
    session.window.show()
    session.window.activateWindow()
    qtbot.waitUntil(session.window.isActiveWindow)
    yield session
    session.close()
    session.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def search(qtbot, session: Session):
    """Opens the search with its key and types; gives the dialog once the answer is shown."""

    def type_and_wait(typed: str) -> SearchDialog:
        qtbot.keyClick(session.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        dialog = session.window.findChild(SearchDialog)
        dialog.search.setText(typed)
        qtbot.waitUntil(lambda: dialog._answered == " ".join(typed.split()))
        return dialog

    return type_and_wait


def enter(qtbot, dialog: SearchDialog) -> None:
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)


def titles(dialog: SearchDialog) -> list[str]:
    return [thing.title for thing in dialog.list.things()]


def idle(qtbot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.jobs.busy())


def test_enter_opens_the_person_on_the_page_of_the_directory(qtbot, session, search, services):
    add_subjects(services, 12)
    dialog = search("quangthien")
    assert dialog.list.headings() == [("Cá nhân", "1")]
    enter(qtbot, dialog)
    page = session.window.page
    assert session.window.page_name == "directory"
    assert [r.cells[0] for r in page.list.selected_records()] == ["Quàng Thị Ễn"]
    qtbot.waitUntil(lambda: page.details._title.text() == "Quàng Thị Ễn")


def test_the_record_is_shown_whatever_was_searched_for_before(qtbot, session, search, services):
    add_subjects(services, 12)
    page = session.window.show_page_named("directory")
    page.chips.choose("household")
    page.search.setText("zzz")
    page.refresh()
    enter(qtbot, search("Lường A Ộc"))
    assert [r.cells[0] for r in page.list.selected_records()] == ["Lường A Ộc"]
    assert page.list.list_model.rowCount() == 12


def test_in_a_very_long_list_somebody_is_shown_among_namesakes(
    qtbot, session, search, services, monkeypatch
):
    monkeypatch.setattr("ui.pages.directory_page.LONGEST_SHOWN_WHOLE", 5)
    add_subjects(services, 12)
    enter(qtbot, search("Lường A Ộc"))
    page = session.window.page
    assert page.search.text() == "Lường A Ộc"
    assert [r.cells[0] for r in page.list.selected_records()] == ["Lường A Ộc"]


def test_letters_that_are_still_being_composed_are_searched_for(qtbot, session, search, services):
    services.directory.save(Subject(kind="individual", name="Cầm Thị Ơn"))
    dialog = search("")
    for composed, committed in (("C", ""), ("Câ", ""), ("Cầ", ""), ("", "Cầm "), ("th", "")):
        event = QInputMethodEvent(composed, [])
        event.setCommitString(committed)
        QCoreApplication.sendEvent(dialog.search, event)
    assert dialog.search.text() == "Cầm "
    assert dialog.search.whole_text() == "Cầm th"
    qtbot.waitUntil(lambda: titles(dialog) == ["Cầm Thị Ơn"])
    assert dialog._answered == "Cầm th"


def test_letters_and_marks_that_come_apart_are_one_name(qtbot, search, services, type_text):
    services.directory.save(Subject(kind="individual", name="Cầm Thị Ơn"))
    dialog = search("")
    type_text(dialog.search, unicodedata.normalize("NFD", "Cầm Thị Ơn"))
    qtbot.waitUntil(lambda: titles(dialog) == ["Cầm Thị Ơn"])


def test_keys_move_over_headings_and_around(qtbot, search, services):
    add_subjects(services, 1, start=6)
    add_subjects(services, 1, "household", start=16)
    services.movements.save(Movement(name="Giảng dạy giỏi"))
    dialog = search("giang")
    assert [title for title, _ in dialog.list.headings()] == [
        *("Cá nhân", "Hộ gia đình", "Phong trào")
    ]
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(dialog.search, key)
        seen.append(dialog.list.current_thing().title)
    assert seen == ["Giàng Thị Dơ", "Giảng dạy giỏi", "Giàng Thị Thủy", "Giảng dạy giỏi"]
    qtbot.keyClick(dialog.search, Qt.Key.Key_PageUp)
    assert dialog.list.current_thing() is dialog.list.things()[0]


def test_enter_waits_for_the_answer_to_what_was_typed_last(qtbot, session, search, services):
    add_subjects(services, 12)
    dialog = search("sáng")
    dialog.search.setText("ộc")
    enter(qtbot, dialog)
    qtbot.waitUntil(lambda: session.window.page_name == "directory")
    assert [r.cells[0] for r in session.window.page.list.selected_records()] == ["Lường A Ộc"]


def test_a_search_that_is_closed_is_not_waited_for(qtbot, session, search):
    dialog = search("")
    dialog.search.setText("lo")
    dialog._ask()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    idle(qtbot, session)
    assert session.window.findChild(SearchDialog) is None


def test_nothing_found_says_how_to_find_more(search):
    dialog = search("zzz")
    assert dialog.nothing.isVisible()
    assert dialog.nothing.text().startswith("Không tìm thấy “zzz”.")


def test_a_decision_of_another_period_is_shown(qtbot, session, search, services):
    recorded = {"origin": "recorded", "level": "commune", "issuer": "Chủ tịch UBND xã cũ"}
    add_decision(
        services, "GK_XA", number="12", decided_on=date(2024, 3, 5), period=None, **recorded
    )
    enter(qtbot, search("12/QĐ"))
    assert session.window.page_name == "decisions"
    assert len(session.window.page.list.selected_records()) == 1


def test_a_registration_is_shown_in_its_period(qtbot, session, search, services):
    (uid,) = add_subjects(services, 1)
    services.registering.register("2025-2026", [uid], ["LDTT"])
    enter_on = search("lò văn sáng 2025")
    assert enter_on.list.headings() == [("Đăng ký", "1")]
    enter(qtbot, enter_on)
    assert session.window.page_name == "registrations"
    assert session.period.code == "2025-2026"
    assert len(session.window.page.list.selected_records()) == 1


def test_a_unit_shows_everybody_in_it(qtbot, session, search, services):
    unit = add_unit(services, "Bản Nà Ư")
    add_subjects(services, 3, unit=unit)
    add_subjects(services, 2, start=4)
    enter(qtbot, search("na u"))
    assert session.window.page.chosen_unit == unit.uid
    assert session.window.page.list.list_model.rowCount() == 3


def test_an_initiative_is_shown_in_its_part_and_period(qtbot, session, search, services):
    person = add_subjects(services, 1)[0]
    draft = Initiative(title="Ủ phân từ vỏ cà phê", period="2025-2026", status="applied")
    saved = services.initiatives.save(draft, [Author(person)])
    enter(qtbot, search("vo ca phe"))
    assert session.window.page_name == "books"
    part = session.window.page.part
    assert (part.name, part.list.current_uid()) == ("initiatives", saved.uid)
    assert session.period.code == "2025-2026"


def test_an_attachment_opens_what_it_belongs_to(qtbot, session, search, services, tmp_path):
    decision = add_decision(services)
    scan = tmp_path / "Biên bản họp.pdf"
    scan.write_bytes(b"%PDF")
    services.attaching.attach(decision.uid, scan)
    enter(qtbot, search("bien ban hop"))
    assert session.window.page.list.selected_uids() == [decision.uid]


def test_a_print_that_is_gone_is_said(session, services):
    path = services.folder.prints / "Giấy mời.docx"
    session.finding.show_hit(Hit("file", str(path), path.name))
    assert "Không còn thấy Giấy mời.docx" in session.window.message.text.text()


def test_what_was_deleted_meanwhile_is_said(qtbot, session, services):
    (uid,) = add_subjects(services, 1)
    services.directory.delete([uid])
    session.finding.show_hit(Hit("subject", uid, "Lò Văn Sáng"))
    assert "Không còn thấy “Lò Văn Sáng”" in session.window.message.text.text()


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("in giấy", "In giấy khen, bằng chứng nhận"),
        ("in giay khen", "In giấy khen, bằng chứng nhận"),
        ("danh ba", "Danh bạ"),
        ("thùng rác", "Thùng rác"),
        ("sao luu", "Sao lưu, lấy lại dữ liệu"),
        ("usb", "Ghi gói vào USB"),
        ("lập qđ", None),
        ("lap quyet dinh", "Lập quyết định"),
    ],
)
def test_pages_and_commands_are_found_by_what_people_call_them(typed, title):
    found = matching(COMMANDS, typed)
    assert (found[0].title if found else None) == title


def test_enter_on_a_page_shows_it(qtbot, session, search):
    enter(qtbot, search("in báo cáo"))
    assert session.window.page_name == "printing"


def test_a_period_is_chosen_from_the_search(qtbot, session, search):
    enter(qtbot, search("xem năm 2025"))
    assert session.period.code == "2025"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.title)
def test_every_command_leads_where_it_says(session, command):
    if command.help:
        session.finding.carry_out(command)
        assert session.window.findChild(HelpDialog) is not None
        return
    page = session.window.show_page_named(command.page)
    if command.verb:
        action = page.find_action(command.verb)
        assert action is not None
        assert action.isEnabled()
    elif command.tab:
        session.finding.carry_out(command)
        tabs = page.findChild(QTabWidget)
        assert tabs.tabText(tabs.currentIndex()) == command.tab
