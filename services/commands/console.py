"""Where commands speak: in UTF-8, also from the windowed program of Windows, which has no console."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper

OF_A_WINDOW = ("--data", "--updated", "--update-failed")
"""Options that each take a word, and that a start of the window may have."""
CONSOLE_OF_PARENT = 0xFFFFFFFF


def prepare_console(words: Sequence[str]) -> None:
    """Let ``words``, if they ask for an answer, be answered where they were typed.

    A window does not take the console: it would be closed with it.
    """
    if sys.platform == "win32" and sys.stdout is None and not _opens_window(words):
        _join_console()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _opens_window(words: Sequence[str]) -> bool:
    rest = list(words)
    while rest and rest[0] in OF_A_WINDOW:
        del rest[:2]
    return not rest


def _join_console() -> None:
    import ctypes

    if sys.platform == "win32" and ctypes.windll.kernel32.AttachConsole(CONSOLE_OF_PARENT):
        with suppress(OSError):
            sys.stdout = open("CONOUT$", "w", encoding="utf-8")  # noqa: SIM115 - until the end
            sys.stderr = sys.stdout
