"""A windowed program answers commands in the console that they were typed in, and only those."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[3]
ASKED = """
import ctypes, sys
ctypes.windll.kernel32.FreeConsole()
sys.stdout = sys.stderr = None  # as in a program without a console
from services.commands.console import prepare_console
prepare_console(sys.argv[1:])
print("Đã ghi xong tệp", flush=True)
"""
IN_A_CONSOLE = """
import ctypes, pathlib, subprocess, sys
from ctypes import wintypes
nothing = subprocess.DEVNULL
asked = [sys.executable, "-c", sys.argv[1], *sys.argv[3:]]
subprocess.run(asked, stdin=nothing, stdout=nothing, stderr=nothing, check=True)
kernel = ctypes.windll.kernel32
kernel.CreateFileW.restype = wintypes.HANDLE
screen = kernel.CreateFileW("CONOUT$", 0xC0000000, 3, None, 3, 0, None)
shown, count = ctypes.create_unicode_buffer(400), wintypes.DWORD()
place = wintypes._COORD(0, 0)
kernel.ReadConsoleOutputCharacterW(wintypes.HANDLE(screen), shown, 400, place, ctypes.byref(count))
pathlib.Path(sys.argv[2]).write_text(shown[: count.value], encoding="utf-8")
"""


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere every program has its streams")
@pytest.mark.parametrize(
    ("words", "is_answered"),
    [
        (["check"], True),
        (["--data", "D:\\Sổ", "check"], True),
        (["--help"], True),
        ([], False),
        (["--data", "D:\\Sổ"], False),
        (["--updated", "0.2.0"], False),
    ],
)
def test_a_windowed_program_speaks_in_the_console_of_who_asks(tmp_path, words, is_answered):
    shown = tmp_path / "màn hình.txt"
    subprocess.run(
        [sys.executable, "-c", IN_A_CONSOLE, ASKED, str(shown), *words],
        cwd=PROJECT,
        creationflags=subprocess.CREATE_NEW_CONSOLE,
        check=True,
        timeout=60,
    )
    assert ("Đã ghi xong tệp" in shown.read_text(encoding="utf-8")) is is_answered


def test_what_is_sent_into_a_file_is_utf_8(tmp_path):
    told = tmp_path / "trợ giúp.txt"
    with told.open("wb") as file:
        subprocess.run(
            [sys.executable, str(PROJECT / "main.py"), "--help"],
            stdout=file,
            check=True,
            timeout=60,
        )
    assert "sổ thi đua, khen thưởng của xã" in told.read_text(encoding="utf-8")
