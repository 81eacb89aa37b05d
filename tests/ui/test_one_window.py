"""One window for each data folder: later starts hand over, and nothing else can disturb it."""

from __future__ import annotations

import os
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QDialog, QMainWindow

import main
from models.data_folder import DataFolder
from models.store import lock_folder
from ui.one_window import END, GREETING, MOST_BYTES, TAKEN, OneWindow, bring_to_front, name_for

PROGRAM = Path(main.__file__)
MILLISECONDS_TO_START = 60_000
NAME = "gói của xã Mường Xoan, kỳ 2026.tdkt"

STRANGER = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QLocalServer
application = QCoreApplication([])
server = QLocalServer()
server.newConnection.connect(lambda: server.nextPendingConnection().write(b"HTTP/1.1 200 OK" * 9))
server.listen(sys.argv[1])
application.exec()
"""

GARBAGE = {
    "web browser": b"GET / HTTP/1.1\r\n\r\n",
    "nothing but an end": END,
    "half a greeting": GREETING[:5] + END,
    "path that leads from anywhere": GREETING + b"..\\x.tdkt" + END,
    "bytes that are no letters": b"\xff\xfe" * 400 + END,
    "something after the end": GREETING + END + b"more" + END,
    "too long": GREETING + b"/" * (MOST_BYTES + 1) + END,
}


@pytest.fixture(autouse=True)
def place_to_meet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Away from windows that are open on this machine; short, as the path of a socket must be."""
    with tempfile.TemporaryDirectory(prefix="std-", ignore_cleanup_errors=True) as place:
        monkeypatch.setenv("XDG_RUNTIME_DIR", place)
        yield


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "dữ liệu")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A file to hand over; who hands it over does not look into it."""
    stick = tmp_path / "ổ USB của xã"
    stick.mkdir()
    file = stick / NAME
    file.touch()
    return file


@pytest.fixture
def first(qtbot, folder: DataFolder) -> Iterator[OneWindow]:
    one_window = OneWindow(folder)
    assert one_window.is_first()
    yield one_window
    one_window.close()


class Starts(QObject):
    """Starts of the program as the system makes them."""

    def __init__(self, folder: DataFolder) -> None:
        super().__init__()
        self._folder = folder
        self._made: list[QProcess] = []

    def __call__(
        self, *words: str | Path, inside: Path | None = None, program: tuple[str, ...] = ()
    ) -> QProcess:
        process = QProcess(self)
        if inside is not None:
            process.setWorkingDirectory(str(inside))
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("QT_QPA_PLATFORM", "offscreen")
        process.setProcessEnvironment(environment)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        own = (str(PROGRAM), "--data", str(self._folder.root), *map(str, words))
        process.start(sys.executable, program or own)
        assert process.waitForStarted(MILLISECONDS_TO_START)
        self._made.append(process)
        return process

    def end(self) -> None:
        for process in self._made:
            if process.state() != QProcess.ProcessState.NotRunning:
                process.kill()
                process.waitForFinished(MILLISECONDS_TO_START)


@pytest.fixture
def start(qtbot, folder: DataFolder) -> Iterator[Starts]:
    starts = Starts(folder)
    yield starts
    starts.end()


def running(process: QProcess) -> bool:
    return process.state() != QProcess.ProcessState.NotRunning


def ended_well(qtbot, process: QProcess) -> bool:
    qtbot.waitUntil(lambda: not running(process), timeout=MILLISECONDS_TO_START)
    return process.exitStatus() == QProcess.ExitStatus.NormalExit and process.exitCode() == 0


def answers(folder: DataFolder) -> bool:
    """Whether a window of ``folder`` would take what is handed over."""
    socket = QLocalSocket()
    socket.connectToServer(name_for(folder))
    there = socket.waitForConnected(1000)
    socket.abort()
    return there


def answers_to(qtbot, first: OneWindow, folder: DataFolder, file: Path) -> bool:
    """Whether ``first``, of this process, takes a file that is handed over well."""
    socket = QLocalSocket()
    socket.connectToServer(name_for(folder))
    socket.write(GREETING + os.fsencode(file) + END)
    socket.flush()
    qtbot.waitUntil(lambda: socket.bytesAvailable() == len(TAKEN))
    socket.abort()
    return first.files == [file]


# Starts of the program


def test_a_later_start_hands_its_file_over_and_leaves(qtbot, first, start, package):
    with qtbot.waitSignal(first.called, timeout=MILLISECONDS_TO_START):
        second = start(package)
    assert ended_well(qtbot, second)
    assert first.files == [package]
    assert second.readAll().data() == b""


def test_a_later_start_without_a_file_only_calls(qtbot, first, start):
    with qtbot.waitSignal(first.called, timeout=MILLISECONDS_TO_START):
        second = start()
    assert ended_well(qtbot, second)
    assert first.files == []


def test_a_name_in_decomposed_letters_arrives_as_it_is(qtbot, first, start, package):
    file = package.rename(package.with_name(unicodedata.normalize("NFD", NAME)))
    assert ended_well(qtbot, start(file))
    assert first.files == [file]


def test_a_path_from_where_one_stands_arrives_whole(qtbot, first, start, package):
    assert ended_well(qtbot, start(package.name, inside=package.parent))
    assert first.files == [package]


def test_many_starts_at_once_all_arrive(qtbot, first, start, tmp_path):
    files = [tmp_path / f"gói {number}.tdkt" for number in range(4)]
    starts = [start(file) for file in files]
    assert all(ended_well(qtbot, one) for one in starts)
    assert sorted(first.files) == files


def test_of_two_starts_at_the_same_time_one_opens_the_window(qtbot, start, folder):
    both = [start(), start()]
    qtbot.waitUntil(lambda: not all(map(running, both)), timeout=MILLISECONDS_TO_START)
    (left,) = [one for one in both if running(one)]
    (gone,) = [one for one in both if one is not left]
    assert ended_well(qtbot, gone)
    assert answers(folder)
    assert ended_well(qtbot, start())
    assert running(left)


def test_a_window_that_was_killed_is_in_nobodys_way(qtbot, start, folder):
    killed = start()
    qtbot.waitUntil(lambda: answers(folder), timeout=MILLISECONDS_TO_START)
    killed.kill()
    qtbot.waitUntil(lambda: not running(killed), timeout=MILLISECONDS_TO_START)
    assert not answers(folder)
    second = start()
    qtbot.waitUntil(lambda: answers(folder), timeout=MILLISECONDS_TO_START)
    assert ended_well(qtbot, start())
    assert running(second)


def test_a_window_that_says_why_it_cannot_open_takes_files_too(qtbot, start, folder, package):
    lock = lock_folder(folder)  # as a command does that is at work
    first = start()
    qtbot.waitUntil(lambda: answers(folder), timeout=MILLISECONDS_TO_START)
    assert ended_well(qtbot, start(package))
    assert running(first)
    lock.release()


def test_a_start_while_the_window_closes_opens_the_next_one(qtbot, first, start, folder):
    first.stop_answering()
    second = start()
    first.close()
    qtbot.waitUntil(lambda: answers(folder), timeout=MILLISECONDS_TO_START)
    assert running(second)


def test_a_command_is_no_start_of_the_window(qtbot, first, start, tmp_path):
    command = start("verify", tmp_path / "không có.tdkt")
    qtbot.waitUntil(lambda: not running(command), timeout=MILLISECONDS_TO_START)
    assert command.exitCode() == 1
    assert "không có.tdkt" in command.readAll().data().decode()
    assert first.files == []


def test_a_command_that_there_is_not_is_wrong_usage(qtbot, start):
    command = start("exprot")
    qtbot.waitUntil(lambda: not running(command), timeout=MILLISECONDS_TO_START)
    assert command.exitCode() == 2
    said = command.readAll().data().decode()
    assert "exprot" in said
    assert "export" in said


# Whoever else is there


def test_another_data_folder_is_another_window(first, tmp_path):
    other = OneWindow(DataFolder(tmp_path / "xã khác"))
    assert other.is_first()
    other.close()


def test_the_same_folder_said_otherwise_is_the_same_window(folder, tmp_path):
    folder.root.mkdir()
    assert name_for(DataFolder(tmp_path / "x" / ".." / folder.root.name)) == name_for(folder)


def test_a_window_that_does_not_answer_is_not_waited_for_long(first, folder, package):
    second = OneWindow(folder, patience=300)
    assert second.is_first(package)  # nobody answers while this test waits here
    assert second.files == [package]
    second.close()
    third = OneWindow(folder, patience=300)
    assert third.is_first()  # and nothing was taken from the first one
    third.close()


def test_a_stranger_that_answers_something_else_is_not_waited_for_long(
    qtbot, first, start, folder, package
):
    first.stop_answering()
    stranger = start(program=("-c", STRANGER, name_for(folder)))
    qtbot.waitUntil(lambda: answers(folder), timeout=MILLISECONDS_TO_START)
    second = OneWindow(folder, patience=300)
    assert second.is_first(package)
    assert second.files == [package]
    second.close()
    assert running(stranger)


@pytest.mark.parametrize("said", list(GARBAGE.values()), ids=list(GARBAGE))
def test_garbage_changes_nothing_and_is_hung_up_on(qtbot, first, start, folder, package, said):
    calls: list[None] = []
    first.called.connect(lambda: calls.append(None))
    socket = QLocalSocket()
    socket.connectToServer(name_for(folder))
    socket.write(said)
    socket.flush()
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert (first.files, calls) == ([], [])
    assert answers_to(qtbot, first, folder, package)


def test_whoever_says_nothing_keeps_nobody_out(qtbot, first, folder, package):
    silent = [QLocalSocket() for _ in range(20)]
    for socket in silent:
        socket.connectToServer(name_for(folder))
        socket.write(GREETING[:3])
        socket.flush()
    assert answers_to(qtbot, first, folder, package)
    for socket in silent:
        socket.abort()


def test_a_call_brings_a_minimised_window_and_its_dialog_up(qtbot):
    bring_to_front()  # nothing is there yet
    window = QMainWindow()
    qtbot.addWidget(window)
    window.showMaximized()
    dialog = QDialog(window)
    dialog.open()
    window.showMinimized()
    bring_to_front()
    assert not window.isMinimized()
    assert window.isMaximized()
    qtbot.waitUntil(dialog.isActiveWindow)


@pytest.mark.parametrize(
    ("words", "file"),
    [
        ([], None),
        (["demo"], None),
        (["exprot"], None),
        (["--help"], None),
        (["--data=C:/sổ.xã"], None),
        (["--data", "C:/sổ.xã"], None),
        (["verify", "gói.tdkt"], None),
        (["--self-test", "thư/mục"], None),
        (["gói của xã.tdkt"], "gói của xã.tdkt"),
        (["/media/usb/gói"], "/media/usb/gói"),
        (["--data", "sổ", "/media/usb/a b.tdkt"], "/media/usb/a b.tdkt"),
    ],
)
def test_a_path_is_no_command_and_a_command_no_path(words, file):
    left = list(words)
    taken = main._take_file(left)
    assert taken == (Path(file) if file else None)
    assert left == (words[:-1] if file else words)
