"""Questions to the worker: the newest answer counts, and nothing comes after the end."""

from threading import current_thread, main_thread

from models.problems import Refused
from ui.latest import Latest


def test_the_answer_comes_from_the_worker_to_the_screen(qtbot, workspace):
    seen = []
    latest = Latest(workspace, "Đang đếm", lambda thread: seen.append((thread, current_thread())))
    latest.ask(lambda services: current_thread())
    qtbot.waitUntil(lambda: bool(seen))
    asked_on, shown_on = seen[0]
    assert asked_on is not main_thread()
    assert shown_on is main_thread()


def test_only_the_newest_question_is_answered(qtbot, workspace):
    asked, shown = [], []

    def ask(number: int) -> None:
        latest.ask(lambda services: asked.append(number) or number)

    latest = Latest(workspace, "Đang đếm", shown.append)
    for number in range(5):
        ask(number)
    qtbot.waitUntil(lambda: not workspace.jobs.busy())
    assert asked == [0, 4]
    assert shown == [4]


def test_a_question_can_follow_one_that_was_refused(qtbot, workspace):
    shown = []

    def refuse(services):
        raise Refused("Chưa có tên xã.")

    latest = Latest(workspace, "Đang đếm", shown.append)
    with qtbot.waitSignal(workspace.jobs.refused):
        latest.ask(refuse)
    qtbot.waitUntil(lambda: not workspace.jobs.busy())
    latest.ask(lambda services: services.directory.count())
    qtbot.waitUntil(lambda: shown == [0])


def test_nothing_is_asked_after_the_end(qtbot, workspace):
    shown = []
    latest = Latest(workspace, "Đang đếm", shown.append)
    workspace.jobs.close()
    latest.ask(lambda services: 1)
    assert not workspace.jobs.busy()
    assert shown == []
