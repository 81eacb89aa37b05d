"""Starts an installer that takes the program's place once the program is closed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from models.problems import Refused

WISHES = ("/S", "/UPDATE")
"""Silent; wait until the program is closed, and start it again in the end."""


def start_installer(installer: Path) -> subprocess.Popen[bytes]:
    """Start it on its own: it outlives this program. Raises ``Refused``."""
    flags = 0
    if sys.platform == "win32":
        import ctypes

        # The built program looks for libraries in its own folder first, and so would the
        # installer, which then could not replace them.
        ctypes.windll.kernel32.SetDllDirectoryW(None)
        flags = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
    try:
        return subprocess.Popen(
            [str(installer), *WISHES],
            cwd=installer.parent,
            env=environment_outside(os.environ, Path(sys.executable).parent),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=flags,
            start_new_session=True,
        )
    except OSError as error:
        raise Refused(
            f"Máy này không cho chạy bộ cài {installer.name} ({error.strerror or error}) nên chưa cập "
            "nhật; bản đang dùng và dữ liệu vẫn nguyên, hãy hỏi người quản lý máy về phần mềm diệt "
            "vi-rút rồi làm lại."
        ) from error


def environment_outside(environment: Mapping[str, str], program: Path) -> dict[str, str]:
    """Without what the built program added for itself, so that the new one starts afresh."""
    kept = {
        name: value
        for name, value in environment.items()
        if name not in ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH")
    }
    kept["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    if "PATH" in kept:
        kept["PATH"] = os.pathsep.join(
            folder
            for folder in kept["PATH"].split(os.pathsep)
            if not Path(folder).is_relative_to(program)
        )
    return kept
