"""Writes a picture of every page and every dialog on a small screen, at 100, 125, 150 and 200 %.

`make pictures`, or `python -m tests.pictures FOLDER`. Exit code 1 when something does not fit the screen.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SCREEN = (1366, 728)
"""What the task bar of Windows 10 leaves of 1366 x 768."""
TITLE_BAR = 31
SCALES = (100, 125, 150, 200)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.pictures")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="a part of the names of the pictures wanted")
    parser.add_argument("--commune", type=Path, help="a sample commune that is there already")
    parser.add_argument("--scale", type=int, choices=SCALES, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.scale:
        from tests.studio import take_pictures

        return take_pictures(options.folder, options.commune, options.only)
    with tempfile.TemporaryDirectory(prefix="so-thi-dua-pictures-") as temporary:
        commune = options.commune or _make_commune(Path(temporary))
        results = [
            _in_own_process(options.folder, commune, options.only, scale, Path(temporary))
            for scale in SCALES
        ]
    return max(results)


def _make_commune(folder: Path) -> Path:
    from services.sample.finishing import print_and_send
    from services.sample.sample import make_sample

    make_sample(folder / "commune", finish=print_and_send)
    return folder / "commune"


def _in_own_process(folder: Path, commune: Path, only: str, scale: int, temporary: Path) -> int:
    """The scale of a screen is fixed when Qt starts."""
    command = [sys.executable, "-m", "tests.pictures", str(folder / str(scale))]
    command += ["--commune", str(commune), "--only", only, "--scale", str(scale)]
    return subprocess.run(command, env=environment(scale, temporary), check=False).returncode


def environment(scale: int, folder: Path) -> dict[str, str]:
    """Of a process that draws on a screen nobody sees; its settings are kept in ``folder``."""
    screen = folder / f"screen-{scale}.json"
    width, height = SCREEN
    numbers = {"x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96}
    screen.write_text(json.dumps({"screens": [{"name": "office"} | numbers]}))
    return os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        "QT_SCALE_FACTOR": str(scale / 100),
    }


if __name__ == "__main__":
    sys.exit(main())
