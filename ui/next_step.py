"""What is opened after the data folder that is open now."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from models.data_folder import DataFolder

SAMPLE = "xa-mau"


@dataclass(frozen=True, slots=True)
class NextStep:
    folder: DataFolder
    backup: Path | None = None
    """A backup to restore into it first."""
    password: str | None = None
    """Of the backup's keys."""
    sample: bool = False
    """Whether the sample commune is made there first, unless it is there already."""
    installer: Path | None = None
    """Of a newer version: it is started, and the program ends."""


def sample_folder(folder: DataFolder) -> DataFolder:
    """Where the sample commune of somebody's data folder lies."""
    return DataFolder(folder.root / SAMPLE)


def own_folder(folder: DataFolder) -> DataFolder | None:
    """Whose sample commune ``folder`` is; None for a folder of one's own."""
    return DataFolder(folder.root.parent) if folder.root.name == SAMPLE else None
