"""What the task bar of Windows takes the program for, when it is started from its source."""

from __future__ import annotations

import sys

IDENTITY = "SoThiDua.SoThiDua"


def stand_apart_from_python() -> None:
    """Give the window its own icon and place in the task bar instead of Python's.

    The installed program is known by its own file, as are the shortcuts that lead to it; another
    name for it would make two buttons of one that is pinned.
    """
    if sys.platform == "win32" and not getattr(sys, "frozen", False):
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(IDENTITY)
