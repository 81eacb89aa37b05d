"""The folder with everything of one commune: where each thing lies in it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True, slots=True)
class DataFolder:
    root: Path

    @property
    def database(self) -> Path:
        return self.root / "so-thi-dua.db"

    @property
    def attachments(self) -> Path:
        return self.root / "attachments"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def prints(self) -> Path:
        return self.root / "prints"

    @property
    def packages(self) -> Path:
        return self.root / "packages"

    @property
    def updates(self) -> Path:
        """Where an installer waits that is to be started when the program is closed."""
        return self.root / "updates"

    @property
    def keys(self) -> Path:
        return self.root / "keys"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def window_settings(self) -> Path:
        return self.root / "window.ini"

    @property
    def profile(self) -> Path:
        """The province's own rules, laid over the catalogue when the file is there."""
        return self.root / "profile.toml"

    @property
    def profile_in_force(self) -> Path:
        """The last one that could be used, for the time in which somebody mends the other."""
        return self.root / "profile-in-force.toml"


def default_data_folder(program: Path) -> DataFolder:
    """The user's data folder, or ``data`` beside the program when ``portable.txt`` lies there."""
    beside = program.parent
    if (beside / "portable.txt").exists():
        return DataFolder(beside / "data")
    name = "SoThiDua" if sys.platform == "win32" else "so-thi-dua"
    return DataFolder(platformdirs.user_data_path(name, appauthor=False))
