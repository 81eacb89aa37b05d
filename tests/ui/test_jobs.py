from threading import Event, current_thread, main_thread

import pytest

from models.problems import Refused
from ui.dialogs.progress_dialog import ProgressDialog
from ui.jobs import Job, Step, time_left
from ui.widgets.job_bar import JobBar


def test_work_runs_on_the_worker_and_its_answer_arrives_here(qtbot, jobs):
    job = Job(lambda progress: current_thread() is main_thread())
    with qtbot.waitSignal(job.succeeded) as succeeded:
        jobs.start(job)
    assert succeeded.args == [False]


def test_is_busy_until_the_last_job_has_ended(qtbot, jobs):
    may_end = Event()
    with qtbot.waitSignal(jobs.became_idle):
        jobs.start(Job(lambda progress: may_end.wait()))
        jobs.start(Job(lambda progress: None))
        assert jobs.busy()
        may_end.set()
    assert not jobs.busy()


def test_jobs_run_one_after_the_other(qtbot, jobs):
    order = []
    with qtbot.waitSignal(jobs.became_idle):
        for number in range(5):
            jobs.start(Job(lambda progress, number=number: order.append(number)))
    assert order == [0, 1, 2, 3, 4]


def test_cancelled_work_stops_at_its_next_report(qtbot, jobs):
    def work(progress):
        while True:
            progress.report(0, 0, "chờ")

    job = Job(work)
    with qtbot.waitSignal(job.cancelled):
        jobs.start(job)
        job.cancel()


def test_what_the_user_can_mend_comes_as_a_sentence(qtbot, jobs):
    def work(progress):
        raise Refused("Ổ đĩa đã đầy.")

    with qtbot.waitSignal(jobs.refused) as refused:
        jobs.start(Job(work))
    assert str(refused.args[0]) == "Ổ đĩa đã đầy."


def test_a_bug_reaches_the_crash_hook(qtbot, jobs):
    def work(progress):
        raise ZeroDivisionError("a bug")

    job = Job(work)
    with qtbot.captureExceptions() as crashes, qtbot.waitSignal(jobs.became_idle):
        jobs.start(job)
    assert [kind for kind, *_ in crashes] == [ZeroDivisionError]


def test_the_last_report_always_arrives(qtbot, jobs):
    steps = []
    job = Job(lambda progress: [progress.report(n, 1000, "dòng") for n in range(1, 1001)] and None)
    job.progressed.connect(steps.append)
    with qtbot.waitSignal(jobs.became_idle):
        jobs.start(job)
    assert steps[-1] == Step(1000, 1000, "dòng", steps[-1].seconds_left)
    assert len(steps) < 1000


def test_bar_shows_where_the_job_is_and_hides_at_the_end(qtbot, jobs):
    may_end = Event()

    def work(progress):
        progress.report(2, 8, "Đang đọc trang tính")
        may_end.wait()

    bar = JobBar()
    qtbot.addWidget(bar)
    job = Job(work, "Lấy từ Excel")
    bar.follow(job)
    with qtbot.waitSignal(job.progressed):
        jobs.start(job)
    assert (bar.bar.value(), bar.bar.maximum()) == (2, 8)
    assert bar.doing.text() == "Đang đọc trang tính"
    assert bar.left.text() == "2/8"
    with qtbot.waitSignal(jobs.became_idle):
        may_end.set()
    assert bar.isHidden()


def test_closing_the_progress_dialog_asks_the_job_to_stop(qtbot, jobs):
    def work(progress):
        while True:
            progress.report(0, 0, "chờ")

    job = Job(work, "Gửi lên")
    dialog = ProgressDialog(job)
    dialog.open()
    with qtbot.waitSignal(dialog.destroyed), qtbot.waitSignal(job.cancelled):
        jobs.start(job)
        dialog.close()


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (2, "sắp xong"),
        (12, "còn khoảng 15 giây"),
        (90, "còn khoảng 2 phút"),
        (3720, "còn khoảng 1 giờ 2 phút"),
    ],
)
def test_time_left_is_said_as_one_says_it(seconds, said):
    assert time_left(seconds) == said


def test_a_job_that_ends_at_once_shows_no_dialog(qtbot, jobs):
    job = Job(lambda progress: None)
    dialog = ProgressDialog(job)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.open_soon()
        jobs.start(job)
