"""`python -m installer windows | test-windows | try | linux | native-windows`: the builds.

`try` is what must hold before a change is taken in: it builds, tries and tests as Windows. When nothing
can be downloaded it says so and passes, unless the recipe differs from the one that passed last.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from installer import last_tried
from installer.fetching import DownloadFailed, WrongDownload
from installer.host import NotReady
from installer.linux import build_for_linux
from installer.native_windows import build_on_windows
from installer.packing import TooLarge
from installer.places import Places, usual_places
from installer.windows import WindowsBuild
from installer.wine import NotRun
from models.problems import Refused

NOT_DOWNLOADED = 75
"""Try again later, as sysexits.h calls it."""
TASKS = ("windows", "test-windows", "try", "linux", "native-windows")
LOUD = "!" * 78


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m installer")
    parser.add_argument("task", choices=TASKS)
    task = parser.parse_args().task
    try:
        _do(task, usual_places())
    except DownloadFailed as failed:
        print(f"{LOUD}\nNOT TRIED AS WINDOWS: {failed}\n{LOUD}", file=sys.stderr)
        return 0 if task == "try" and last_tried.was_tried() else NOT_DOWNLOADED
    except (NotReady, NotRun, Refused, TooLarge, WrongDownload) as failed:
        print(failed, file=sys.stderr)
        return 1
    return 0


def _do(task: str, places: Places) -> None:
    if task == "linux":
        build_for_linux(places)
        return
    if task == "native-windows":
        build_on_windows(places, _private_key())
        return
    build = WindowsBuild(places, _private_key())
    wine = build.prepare()
    if task in ("windows", "try"):
        packed = build.pack(wine, build.freeze(wine))
        pictures = build.smoke(wine, packed)
        build.say(f"pictures of the installed program in {pictures}")
        if packed.signature is None:
            build.say("NOT SIGNED: nobody can update from this build; RELEASE_KEY=<file> signs it")
        build.say(f"ready: {packed.installer}")
    if task in ("test-windows", "try"):
        build.test(wine)
    if task == "try":
        last_tried.remember()


def _private_key() -> Path | None:
    named = os.environ.get("RELEASE_KEY")
    return Path(named).resolve() if named else None


if __name__ == "__main__":
    sys.exit(main())
