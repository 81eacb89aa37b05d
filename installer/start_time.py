"""How long the installed program takes to its window, beside the same source run by python.exe."""

from __future__ import annotations

import shutil
import statistics
from pathlib import Path

from installer.places import PROJECT
from installer.wine import Wine

TIMES = 5
PROGRAM_PARTS = ("main.py", "ui", "services", "models", "resources")


def start_ratio(wine: Wine, program: str, data: Path) -> float:
    """The time of ``program`` as a multiple of the unfrozen one, both with a copy of ``data``.

    The middle one of five starts each, taken in turns after one start that is not counted.
    """
    source = wine.drive / "source"
    shutil.rmtree(source, ignore_errors=True)
    source.mkdir()
    for part in PROGRAM_PARTS:
        here = PROJECT / part
        (shutil.copytree if here.is_dir() else shutil.copy2)(here, source / part)
    copies = wine.drive / "data"
    shutil.rmtree(copies, ignore_errors=True)
    for name in ("installed", "source"):
        copies.joinpath(name).mkdir(parents=True)
        shutil.copy2(data / "so-thi-dua.db", copies / name)
    installed = f"wine '{program}' --data 'C:\\data\\installed'"
    unfrozen = "wine 'Z:\\python\\python.exe' 'C:\\source\\main.py' --data 'C:\\data\\source'"
    told = wine.expect_script(
        f"""wine cmd /c rem
        shown() {{ xdotool search --onlyvisible --name 'Sổ Thi đua' >/dev/null 2>&1; }}
        once() {{
            began=$(date +%s%N); "$@" >/dev/null 2>&1 &
            until shown; do sleep 0.02; done
            echo "$(( $(date +%s%N) - began ))"
            wine taskkill /F /IM "$image" >/dev/null 2>&1; wait
            while shown; do sleep 0.02; done
        }}
        for turn in $(seq {TIMES + 1}); do
            image=SoThiDua.exe; echo "installed $(once {installed})"
            image=python.exe; echo "source $(once {unfrozen})"
        done"""
    )
    times: dict[str, list[int]] = {"installed": [], "source": []}
    for line in told.splitlines():
        name, _, nanoseconds = line.partition(" ")
        if name in times and nanoseconds.isdigit():
            times[name].append(int(nanoseconds))
    shutil.rmtree(source)
    shutil.rmtree(copies)
    return statistics.median(times["installed"][1:]) / statistics.median(times["source"][1:])
