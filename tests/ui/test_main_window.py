import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication

from ui.changes import KINDS, Changes
from ui.current_period import CurrentPeriod
from ui.dialogs.question import Question
from ui.jobs import Job
from ui.main_window import SMALLEST, MainWindow, PageEntry
from ui.pages.page import Page
from ui.widgets.tool_button import ToolButton


class QuietPage(Page):
    def __init__(self, name, changes):
        super().__init__(name, name.title())
        self.read = 0
        self.follow(changes.subjects_changed)

    def refresh(self):
        self.read += 1


@pytest.fixture
def changes():
    return Changes()


@pytest.fixture
def make_window(qtbot, look, jobs, changes, tmp_path):
    def make():
        settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        pages = [
            PageEntry("home", "Trang chủ", "house", lambda: QuietPage("home", changes)),
            PageEntry("subjects", "Danh bạ", "users", lambda: QuietPage("subjects", changes)),
        ]
        window = MainWindow(pages, look, jobs, CurrentPeriod(), settings)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return make


def test_opens_on_the_first_page_and_makes_no_other(make_window):
    window = make_window()
    assert window.page_name == "home"
    assert window.page.objectName() == "page.home"
    assert window.findChild(Page, "page.subjects") is None


def test_alt_and_a_digit_choose_a_page(qtbot, make_window):
    window = make_window()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.page_name == "subjects"


def test_the_tenth_and_eleventh_page_have_keys_too(qtbot, look, jobs, changes, tmp_path):
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    names = [f"p{number}" for number in range(1, 13)]
    pages = [
        PageEntry(name, name.title(), "house", lambda name=name: QuietPage(name, changes))
        for name in names
    ]
    window = MainWindow(pages, look, jobs, CurrentPeriod(), settings)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for key, name in ((Qt.Key.Key_0, "p10"), (Qt.Key.Key_Minus, "p11"), (Qt.Key.Key_9, "p9")):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
        assert window.page_name == name
    told = [button.toolTip() for button in window.navigation.buttons[-4:]]
    assert told == ["P9 (Alt+9)", "P10 (Alt+0)", "P11 (Alt+-)", "P12"]


def test_a_refusal_goes_when_something_else_is_begun_or_done(make_window):
    window = make_window()
    page = window.page
    action = page.add_action("look", "Xem", "search", lambda: None)
    window.tell_refused("Hãy chọn một đơn vị trong cây bên trái trước.")
    action.trigger()
    assert window.message.isHidden()
    window.tell_refused("Hãy chọn một đơn vị trong cây bên trái trước.")
    page.attempt(lambda: None)
    assert window.message.isHidden()


def test_what_an_action_refuses_is_seen_after_it(make_window):
    window = make_window()
    page = window.page
    action = page.add_action("merge", "Gộp", "search", lambda: page.refused.emit("Hãy chọn."))
    for _ in range(2):
        action.trigger()
        assert window.message.isVisible()


def test_a_hidden_page_reads_again_only_when_shown(make_window, changes):
    window = make_window()
    home = window.page
    window.show_page_named("subjects")
    for _ in range(3):
        changes.subjects_changed.emit()
    assert home.read == 1
    window.show_page_named("home")
    assert home.read == 2


def test_what_a_page_did_can_be_undone_from_the_message(qtbot, make_window):
    window = make_window()
    window.page.told.emit("Đã xóa 3 người.", True)
    told = window.bottom_bar.message
    assert told.text.text() == "Đã xóa 3 người."
    with qtbot.waitSignal(window.undo_wanted):
        told.action.click()
    assert told.isHidden()


def test_what_stands_in_the_way_is_told_without_an_undo(make_window):
    window = make_window()
    window.page.refused.emit("Ổ đĩa đã đầy.")
    assert window.message.isVisible()
    assert not window.message.action.isVisible()
    window.page.told.emit("Đã ghi gói.", False)
    assert window.message.isHidden()


def test_what_stood_in_the_way_is_gone_when_other_work_begins(qtbot, make_window, jobs):
    window = make_window()
    window.tell_refused("Tệp này không còn đúng như khi được ký.")
    beside = Job(lambda progress: None, "Đang sao lưu", covers=False)
    jobs.start(beside)
    qtbot.waitUntil(lambda: not jobs.busy())
    assert window.message.isVisible()
    with qtbot.waitSignal(jobs.became_idle):
        jobs.start(Job(lambda progress: None, "Đang kiểm tra bộ cài"))
    assert not window.message.isVisible()


def test_help_is_asked_for_the_page_that_is_shown(qtbot, make_window):
    window = make_window()
    window.show_page_named("subjects")
    with qtbot.waitSignal(window.help_wanted) as wanted:
        qtbot.keyClick(window, Qt.Key.Key_F1)
    assert wanted.args == ["subjects"]


def test_a_narrow_window_keeps_only_the_icons_of_its_pages(qtbot, make_window):
    window = make_window()
    window.resize(1000, 640)
    narrow = window.navigation.width()
    window.resize(1300, 640)
    assert window.navigation.width() > 2 * narrow


def test_the_page_shown_last_is_shown_first_next_time(make_window):
    window = make_window()
    window.show_page_named("subjects")
    window.close()
    assert make_window().page_name == "subjects"


def test_larger_text_makes_everything_larger_and_is_remembered(qtbot, make_window, look, tmp_path):
    window = make_window()
    before = window.top_bar.period_choice.sizeHint().height()
    window.findChild(type(window.undo_action), "action.window.larger").trigger()
    try:
        assert QGuiApplication.font().pointSizeF() == 11
        assert window.top_bar.period_choice.sizeHint().height() > before
        kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        assert int(kept.value("window/text_size")) == 11
    finally:
        look.normal()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_data_has_its_signal(qtbot, changes, kind):
    with qtbot.waitSignal(changes.signal(kind)):
        changes.announce(kind)


def test_announcing_any_change_says_that_the_history_changed_once(changes):
    heard = []
    changes.history_changed.connect(lambda: heard.append("history"))
    changes.announce("subjects", "units", "history")
    assert heard == ["history"]


def test_the_period_is_chosen_at_the_top(make_window, qtbot):
    window = make_window()
    period = window.top_bar._period
    period.offer([("2026", "Năm 2026"), ("2025", "Năm 2025")])
    assert period.code == "2026"
    with qtbot.waitSignal(period.changed) as changed:
        qtbot.keyClick(window.top_bar.period_choice, Qt.Key.Key_Down)
    assert changed.args == ["2025"]
    period.choose("2026")
    assert window.top_bar.period_choice.currentText() == "Năm 2026"


def test_setting_a_title_loses_no_reference(make_window):
    """A broken build of the Qt binding drops one reference to None per call and aborts later."""
    import sys

    window = make_window()
    before = sys.getrefcount(None)
    for number in range(200):
        window.setWindowTitle(f"Sổ Thi đua {number}")
    assert sys.getrefcount(None) > before - 100


def test_closing_while_something_runs_asks_first(qtbot, make_window, jobs):
    def work(progress):
        while True:
            progress.report(0, 0, "chờ")

    window = make_window()
    jobs.start(Job(work, covers=False))
    window.close()
    question = window.findChild(Question)
    assert window.isVisible()
    assert question.no.text() == "Chờ làm xong"
    with qtbot.waitSignal(window.closed):
        question.yes.click()
    assert not window.isVisible()


def test_a_screen_without_room_gets_scroll_bars_and_no_button_is_lost(qtbot, make_window):
    window = make_window()
    bars = window.centralWidget().horizontalScrollBar(), window.centralWidget().verticalScrollBar()
    window.resize(*SMALLEST)
    assert [bar.maximum() for bar in bars] == [0, 0]
    window.resize(640, 330)
    inside = window.centralWidget().widget()
    assert (inside.width(), inside.height()) == SMALLEST
    for bar in bars:
        bar.setValue(bar.maximum())
    help_button = next(b for b in window.findChildren(ToolButton) if "F1" in b.toolTip())
    right = help_button.mapTo(window, help_button.rect().topRight())
    assert window.rect().contains(right.x(), window.height() // 2)
    assert window.minimumSizeHint().width() < 640
