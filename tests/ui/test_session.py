"""The window on one data folder: undo and redo, the period, what is unsent, backups."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt

from models.data_folder import DataFolder
from models.subjects import Subject
from services.services import Services
from tests.small_commune import add_subjects, small_commune
from ui.dialogs.help_dialog import HelpDialog
from ui.look import Look
from ui.session import Session


@pytest.fixture
def open_session(
    qtbot, services: Services, look: Look, window_settings: QSettings
) -> Iterator[Callable[[], Session]]:
    sessions: list[Session] = []

    def open_one() -> Session:
        session = Session(services, look, window_settings, "Sổ Thi đua - Xã Mường Xoan")
        sessions.append(session)
        qtbot.addWidget(session.window)
        session.window.show()
        session.window.activateWindow()
        qtbot.waitUntil(session.window.isActiveWindow)
        return session

    yield open_one
    for session in sessions:
        session.close()
        session.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def session(open_session) -> Session:
    return open_session()


@pytest.fixture
def idle(qtbot, session: Session) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not session.jobs.busy())


def add_somebody(session: Session, name: str) -> None:
    session.services.directory.save(Subject(kind="individual", name=name))
    session.changes.announce("subjects")


def bottom(session: Session) -> str:
    return session.window.bottom_bar.message.text.text()


def test_control_z_and_y_undo_and_redo_say_so_and_refresh_the_page(qtbot, session, idle):
    page = session.window.show_page_named("directory")
    add_somebody(session, "Lò Thị Ễn")
    qtbot.waitUntil(lambda: page.list.list_model.rowCount() == 1)
    assert "Thêm Lò Thị Ễn" in session.window.undo_action.toolTip()

    qtbot.keyClick(session.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bottom(session) == "Đã hoàn tác: Thêm Lò Thị Ễn.")
    idle()
    qtbot.waitUntil(lambda: page.list.list_model.rowCount() == 0)
    assert "Lò Thị Ễn" not in session.window.undo_action.toolTip()
    assert "Thêm Lò Thị Ễn" in session.window.redo_action.toolTip()

    session.window.activateWindow()  # a slow undo has shown its progress in front of it
    qtbot.waitUntil(session.window.isActiveWindow)
    qtbot.keyClick(session.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bottom(session) == "Đã làm lại: Thêm Lò Thị Ễn.")
    idle()
    qtbot.waitUntil(lambda: page.list.list_model.rowCount() == 1)
    assert not session.window.redo_action.isEnabled()


def test_several_steps_back_and_forth_end_where_they_began(session, idle):
    for name in ("Lò Thị Ễn", "Quàng Văn Ỹ", "Cầm Thị Ơn"):
        add_somebody(session, name)
    for _ in range(3):
        session.undo()
        idle()
    assert session.services.directory.count() == 0
    for _ in range(3):
        session.redo()
        idle()
    assert session.services.directory.count() == 3
    assert session.services.history.to_redo() is None


def test_something_new_ends_what_could_be_done_again(session, idle):
    add_somebody(session, "Lò Thị Ễn")
    session.undo()
    idle()
    add_somebody(session, "Quàng Văn Ỹ")
    assert not session.window.redo_action.isEnabled()
    session.redo()
    assert session.window.message.text.text() == "Không còn thao tác nào để làm lại."


def test_what_cannot_be_undone_says_why(session, idle):
    add_somebody(session, "Lò Thị Ễn")
    uid = session.services.directory.find("Ễn")[0].uid
    session.services.registering.register("2026", [uid], ["LDTT"])
    batches = session.services.history.recent()
    first = next(batch for batch in batches if batch.title == "Thêm Lò Thị Ễn")
    session._reverse(first.uid, "Đang hoàn tác", lambda _by: None, "")
    idle()
    assert "Không hoàn tác được “Thêm Lò Thị Ễn”" in session.window.message.text.text()


def test_this_year_is_offered_first_and_the_chosen_one_remembered(open_session, window_settings):
    session = open_session()
    codes = [code for code, _title in session.period.choices]
    assert session.period.code == "2026"
    assert codes[:5] == ["2027", "2026-2027", "2026", "2025-2026", "2025"]
    session.period.choose("2025")
    assert open_session().period.code == "2025"


def test_a_year_that_gets_its_first_record_can_be_chosen(session):
    people = add_subjects(session.services, 1)
    session.services.registering.register("2018", people, ["LDTT"])
    session.changes.announce("registrations")
    assert "2018" in [code for code, _title in session.period.choices]


def test_what_was_not_sent_is_counted_for_the_chosen_period(qtbot, session, idle):
    people = add_subjects(session.services, 3)
    session.services.registering.register("2026", people, ["LDTT"])
    session.changes.announce("registrations")
    unsent = session.window.bottom_bar.unsent
    qtbot.waitUntil(lambda: "3 thay đổi chưa gửi" in unsent.text())
    session.period.choose("2025-2026")
    qtbot.waitUntil(unsent.isHidden)
    session.period.choose("2026")
    qtbot.waitUntil(unsent.isVisible)
    idle()
    unsent.click()
    assert session.window.page_name == "sending"


def test_a_click_on_the_backup_makes_one(qtbot, session):
    entry = session.window.bottom_bar.backup
    assert "Chưa có bản sao lưu" in entry.text()
    entry.click()
    qtbot.waitUntil(lambda: "Sao lưu lúc" in entry.text())
    assert bottom(session) == "Đã sao lưu dữ liệu."
    assert [backup.occasion for backup in session.services.backups.all()] == ["Theo yêu cầu"]


def test_closing_keeps_a_backup_of_what_was_done(session):
    add_somebody(session, "Lò Thị Ễn")
    session.window.close()
    session.close()
    (backup,) = session.services.backups.all()
    assert backup.occasion == "Khi đóng chương trình"


def test_f1_opens_the_help_of_the_page(qtbot, session):
    session.window.show_page_named("directory")
    qtbot.keyClick(session.window, Qt.Key.Key_F1)
    (help,) = session.window.findChildren(HelpDialog)
    assert help.name == "directory"


def test_f1_in_the_update_tab_opens_the_help_about_updates(qtbot, session):
    session.window.show_page_named("settings")
    session.window.page.tabs.setCurrentIndex(session.window.page.tabs.count() - 1)
    qtbot.keyClick(session.window, Qt.Key.Key_F1)
    (help,) = session.window.findChildren(HelpDialog)
    assert help.name == "cai-dat-va-cap-nhat"


def test_every_page_opens(session, idle):
    for place in range(session.window.page_count()):
        session.window.show_page(place)
        idle()


def test_keys_work_on_the_page_that_was_chosen(qtbot, session):
    session.window.navigation.buttons[1].click()
    assert session.window.page.isAncestorOf(session.window.focusWidget())


def test_the_sample_commune_says_that_it_is_one_and_leads_back(qtbot, tmp_path, look):
    folder = tmp_path / "mine" / "xa-mau"
    settings = QSettings(str(tmp_path / "sample.ini"), QSettings.Format.IniFormat)
    with small_commune(folder) as services:
        session = Session(services, look, settings, "")
        session.window.show()
        assert session.window.banner.isVisible()
        with qtbot.waitSignal(session.left) as left:
            session.window.banner.action.click()
        assert left.args[0].folder == DataFolder(tmp_path / "mine")
        session.close()
        session.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
