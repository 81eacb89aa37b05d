"""Turns the source into a folder that runs without Python: as Windows under Wine, or here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from installer.places import PROJECT
from installer.wine import Wine

SPEC = "installer/so-thi-dua.spec"
REPRODUCIBLE = {"PYTHONHASHSEED": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def source_time() -> str:
    """When the source was last changed, in seconds: the only time that a build knows."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if told:
        return told
    command = ["git", "-C", str(PROJECT), "log", "-1", "--format=%ct"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def freeze_for_windows(wine: Wine, variables: Mapping[str, str]) -> Path:
    """Run PyInstaller under Wine; ``variables`` as the spec reads them. Give the folder."""
    dist, work = wine.share / "dist", wine.share / "work"
    for folder in (dist, work):
        shutil.rmtree(folder, ignore_errors=True)
    machine = wine.with_environment(
        {**REPRODUCIBLE, "SOURCE_DATE_EPOCH": source_time(), **variables}
    )
    machine.expect(
        [
            *("wine", "Z:\\python\\python.exe", "-m", "PyInstaller", "--noconfirm", "--clean"),
            *("--log-level", "WARN", "--distpath", "Z:\\share\\dist"),
            *("--workpath", "Z:\\share\\work", "Z:\\project\\" + SPEC.replace("/", "\\")),
        ]
    )
    return dist / "SoThiDua"


def freeze_here(built: Path, variables: Mapping[str, str]) -> Path:
    """Run PyInstaller for the system that this is. Give the folder."""
    shutil.rmtree(built, ignore_errors=True)
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean"),
            *("--log-level", "WARN", "--distpath", built / "dist", "--workpath", built / "work"),
            PROJECT / SPEC,
        ],
        env=os.environ | REPRODUCIBLE | {"SOURCE_DATE_EPOCH": source_time(), **variables},
        check=True,
    )
    (folder,) = (built / "dist").iterdir()
    return folder
