"""Opens files and folders in the programs of the system."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

MOST_LETTERS = 32_768


def open_outside(path: Path) -> bool:
    """Whether the system has a program for ``path`` and started it."""
    with _own_libraries_hidden():
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


@contextmanager
def _own_libraries_hidden() -> Iterator[None]:
    """The installed program on Windows looks for libraries in its own folder first; others must not."""
    if sys.platform != "win32":
        yield
        return
    import ctypes

    kernel = ctypes.windll.kernel32
    before = ctypes.create_unicode_buffer(MOST_LETTERS)
    kernel.GetDllDirectoryW(MOST_LETTERS, before)
    kernel.SetDllDirectoryW(None)
    try:
        yield
    finally:
        kernel.SetDllDirectoryW(before.value or None)
