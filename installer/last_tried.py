"""Remembers for which recipe the Windows stage last passed, should a later run get no download."""

from __future__ import annotations

import hashlib
from pathlib import Path

from installer.places import PROJECT

RECORD = PROJECT / "installer" / "LAST-TRIED"
WATCHED = ("installer", "pyproject.toml", "requirements.lock")


def recipe(project: Path = PROJECT) -> str:
    """One hash over everything that says how a Windows program is built."""
    digest = hashlib.sha256()
    for path in sorted(_files(project)):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(project).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def was_tried(project: Path = PROJECT) -> bool:
    """Whether the stage passed with just this recipe."""
    record = project / RECORD.relative_to(PROJECT)
    return record.exists() and record.read_text(encoding="ascii").strip() == recipe(project)


def remember(project: Path = PROJECT) -> None:
    record = project / RECORD.relative_to(PROJECT)
    record.write_text(f"{recipe(project)}\n", encoding="ascii")


def _files(project: Path) -> list[Path]:
    found = [
        file for name in WATCHED for path in [project / name] for file in (path, *path.rglob("*"))
    ]
    record = project / RECORD.relative_to(PROJECT)
    return [
        file
        for file in found
        if file.is_file() and file != record and "__pycache__" not in file.parts
    ]
