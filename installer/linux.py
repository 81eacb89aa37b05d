"""The same program for Linux, from the same spec: a folder, tried by its own self-test."""

from __future__ import annotations

import os
import subprocess

from installer.freezing import freeze_here
from installer.places import Places
from installer.wine import NotRun


def build_for_linux(places: Places) -> None:
    """Raises ``NotRun`` when what was built does not work."""
    folder = freeze_here(places.built.with_name("linux"), {})
    done = subprocess.run(
        [folder / "so-thi-dua", "--self-test"],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise NotRun(f"The Linux program does not work: {done.stdout}{done.stderr}")
    print(f"ready: {folder}")
