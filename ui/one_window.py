"""One window for each data folder: a later start hands its file to the first one and leaves."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from pathlib import Path

from filelock import FileLock, Timeout
from PySide6.QtCore import QDeadlineTimer, QObject, Qt, QThread, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from models.data_folder import DataFolder

if sys.platform == "win32":
    import ctypes

GREETING = b"so-thi-dua 1 open "
"""What a start of the program says first; then the path, which may be empty, and ``END``."""
END = b"\0"
TAKEN = b"so-thi-dua 1 taken\0"
MOST_BYTES = 128 * 1024
"""The longest path that Windows knows is shorter."""
MILLISECONDS_TO_SPEAK = 5_000
MILLISECONDS_OF_PATIENCE = 10_000
"""How long a start waits for one that is there but does not answer, before it opens a window itself."""
MILLISECONDS_BETWEEN_TRIES = 50
ANY_PROCESS = 0xFFFFFFFF


class OneWindow(QObject):
    """Held from the start of the program to its end.

    A lock of the system decides who is first, so that neither two starts at once nor a program that
    was killed can make two; whoever holds it answers on a local socket. Should that not work at all,
    the window opens as if this were not here: the lock of the data decides in any case.
    """

    called = Signal()  # somebody started the program once more

    def __init__(self, folder: DataFolder, patience: int = MILLISECONDS_OF_PATIENCE) -> None:
        super().__init__()
        self.files: list[Path] = []
        """What was handed over and waits to be opened."""
        self._patience = patience
        self._lock = FileLock(_place(folder).with_suffix(".lock"), timeout=0)
        self._name = name_for(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    def is_first(self, file: Path | None = None) -> bool:
        """Whether a window is to be opened here; if not, another one has taken ``file``."""
        until = QDeadlineTimer(self._patience)
        while not self._take_place():
            if _hand_over(self._name, file, until):
                return False
            if until.hasExpired():
                break
            QThread.msleep(MILLISECONDS_BETWEEN_TRIES)
        if file is not None:
            self.files.append(file)
        return True

    def stop_answering(self) -> None:
        """From here on a start waits until this program has ended, and then is the first."""
        self._server.close()

    def close(self) -> None:
        self.stop_answering()
        self._lock.release()

    def take(self, message: bytes) -> bool:
        """Keep the file that a whole message of another start brings; False for anything else."""
        if not (self._server.isListening() and message.startswith(GREETING)):
            return False
        name = message[len(GREETING) : -len(END)]
        try:
            path = Path(os.fsdecode(name))
        except ValueError:
            return False
        if name and not path.is_absolute():
            return False
        if name:
            self.files.append(path)
        self.called.emit()
        return True

    def _take_place(self) -> bool:
        try:
            self._lock.acquire()
        except Timeout:
            return False
        except (OSError, NotImplementedError):  # nowhere to lock: every start opens its window
            return True
        QLocalServer.removeServer(self._name)  # of a program that was killed
        self._server.listen(self._name)
        return True

    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            _Caller(socket, self)


class _Caller(QObject):
    """One that connected: another start of the program, or anything else."""

    def __init__(self, socket: QLocalSocket, one_window: OneWindow) -> None:
        super().__init__(socket)
        self._socket = socket
        self._one_window = one_window
        self._said = b""
        self._answered = False
        socket.setReadBufferSize(MOST_BYTES)
        socket.readyRead.connect(self._listen)
        socket.disconnected.connect(socket.deleteLater)
        QTimer.singleShot(MILLISECONDS_TO_SPEAK, self, self._hang_up)
        self._listen()

    def _listen(self) -> None:
        said = self._socket.readAll().data()
        if self._answered:
            return
        self._said += said
        known = min(len(self._said), len(GREETING))
        if self._said[:known] != GREETING[:known] or len(self._said) > MOST_BYTES:
            self._hang_up()
        elif END in self._said:
            self._answered = True
            if self._said.index(END) == len(self._said) - 1 and self._one_window.take(self._said):
                self._socket.write(TAKEN)  # the other one hangs up when it has read this
                self._socket.flush()
            else:
                self._hang_up()

    def _hang_up(self) -> None:
        self._answered = True
        self._socket.abort()
        self._socket.deleteLater()


def name_for(folder: DataFolder) -> str:
    """Where the first window of ``folder`` answers."""
    place = _place(folder)
    return place.name if sys.platform == "win32" else str(place)


def bring_to_front() -> None:
    """The window, with whatever dialog stands before it, as far as the system allows."""
    windows: list[QWidget] = []
    window = QApplication.activeModalWidget() or _any_window()
    while window is not None:
        if not window.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen):  # the system's own
            windows.insert(0, window)
        above = window.parentWidget()
        window = above.window() if above is not None else None
    for window in windows:
        if window.isMinimized():
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
    if windows:
        windows[-1].activateWindow()


def _any_window() -> QWidget | None:
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    main = (widget for widget in shown if isinstance(widget, QMainWindow))
    return next(main, next((widget for widget in shown if isinstance(widget, QDialog)), None))


def _place(folder: DataFolder) -> Path:
    """Short: the path of a socket has at most 108 bytes."""
    whose = os.path.expanduser("~")
    data = os.path.normcase(os.path.realpath(folder.root))
    digest = hashlib.sha256(os.fsencode(f"{whose}\n{data}")).hexdigest()[:20]
    own = os.environ.get("XDG_RUNTIME_DIR") if sys.platform != "win32" else None
    return Path(own or tempfile.gettempdir()) / f"so-thi-dua-{digest}"


def _hand_over(name: str, file: Path | None, until: QDeadlineTimer) -> bool:
    """Whether the window that answers to ``name`` has taken ``file``."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_left(until)):
        return False
    if sys.platform == "win32":
        ctypes.windll.user32.AllowSetForegroundWindow(ANY_PROCESS)
    socket.write(GREETING + (os.fsencode(file.absolute()) if file is not None else b"") + END)
    socket.flush()
    answer = b""
    while not answer.startswith(TAKEN) and len(answer) < len(TAKEN):
        if not socket.waitForReadyRead(_left(until)):
            break
        answer += socket.read(len(TAKEN)).data()
    socket.abort()
    return answer == TAKEN


def _left(until: QDeadlineTimer) -> int:
    return max(int(until.remainingTime()), 1)
