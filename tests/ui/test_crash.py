import sys
import threading

import pytest
from PySide6.QtWidgets import QApplication

from models.problems import Refused
from ui.crash import CrashHook
from ui.dialogs.crash_dialog import CrashDialog


@pytest.fixture
def hook(qapp):
    return CrashHook(lambda: "1.2.3")


def divide():
    return 1 / 0


def crash(hook, work):
    try:
        work()
    except Exception as error:
        hook.handle(type(error), error, error.__traceback__)


def test_a_bug_is_reported_once_however_often_it_comes(hook):
    reports = []
    hook.crashed.connect(reports.append)
    for _ in range(3):
        crash(hook, divide)
    (report,) = reports
    assert "Phiên bản: 1.2.3" in report
    assert "ZeroDivisionError" in report


def test_bugs_at_two_places_are_two(hook):
    reports = []
    hook.crashed.connect(reports.append)
    crash(hook, divide)
    crash(hook, lambda: 1 / 0)
    assert len(reports) == 2


def test_what_the_user_can_mend_is_no_bug(hook, qtbot):
    def refuse():
        raise Refused("Ổ đĩa đã đầy.")

    with qtbot.assertNotEmitted(hook.crashed), qtbot.waitSignal(hook.refused) as refused:
        crash(hook, refuse)
    assert refused.args == ["Ổ đĩa đã đầy."]


def test_a_bug_on_another_thread_is_told_on_this_one(hook, qtbot, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    hook.install()
    thread = threading.Thread(target=divide)
    with qtbot.waitSignal(hook.crashed):
        thread.start()
        thread.join()


@pytest.fixture
def dialog(qtbot, look):
    dialog = CrashDialog("Báo cáo lỗi\nZeroDivisionError")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_report_can_be_copied(dialog):
    dialog.copy_button.click()
    assert QApplication.clipboard().text() == "Báo cáo lỗi\nZeroDivisionError"


def test_the_report_can_be_saved(dialog, tmp_path):
    dialog.save_to(tmp_path / "lỗi.txt")
    assert (tmp_path / "lỗi.txt").read_text(encoding="utf-8").startswith("Báo cáo lỗi")


def test_a_report_that_cannot_be_saved_says_why(dialog, tmp_path):
    dialog.save_to(tmp_path / "không có" / "lỗi.txt")
    assert "Không tìm thấy" in dialog.message.text.text()
