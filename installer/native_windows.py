"""The same installer made on Windows itself: by its own Python, PyInstaller and makensis."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from installer.folder_check import problems_of
from installer.freezing import freeze_here, source_time
from installer.packing import NSIS_SCRIPT, Compiler, pack
from installer.places import PROJECT, Places
from installer.wine import Ended, NotRun
from services.releases.release_key import write_public_key


def build_on_windows(places: Places, private_key: Path | None) -> None:
    """Raises ``NotRun`` when what was built cannot be shipped."""
    built = places.built.with_name("native")
    icons = places.built.with_name("icons")
    subprocess.run([sys.executable, "-m", "installer.icons", icons], cwd=PROJECT, check=True)
    variables = {"ICONS": str(icons)}
    if private_key is not None:
        variables["RELEASE_KEY"] = str(icons / "release-key.pub")
        write_public_key(private_key, icons / "release-key.pub")
    folder = freeze_here(built, variables)
    if problems := list(problems_of(folder)):
        raise NotRun("\n".join(["The folder cannot be shipped:", *problems]))
    subprocess.run([folder / "SoThiDua.exe", "--self-test"], check=True)
    packed = pack(
        Compiler(str, _makensis), folder, icons, int(source_time()), places.results, private_key
    )
    print(f"ready: {packed.installer}")


def _makensis(arguments: list[str]) -> Ended:
    command = ["makensis", *arguments, str(PROJECT / NSIS_SCRIPT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return Ended(done.returncode, done.stdout + done.stderr)
