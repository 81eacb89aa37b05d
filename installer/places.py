"""Where the builds read and write: the checkout, what is kept between builds, and the results."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SOURCE = ("main.py", "ui", "services", "models", "resources", "installer", "tests")
"""What a build or a test run needs of the checkout."""


@dataclass(frozen=True, slots=True)
class Places:
    """``kept`` outlives the checkout: downloads of about 2.5 GB that change with their recipe only."""

    kept: Path
    built: Path

    @property
    def wine_root(self) -> Path:
        return self.kept / "wine-root"

    @property
    def windows_python(self) -> Path:
        return self.kept / "windows-python"

    @property
    def share(self) -> Path:
        """What Windows programs see as ``Z:\\share``."""
        return self.built / "share"

    @property
    def logs(self) -> Path:
        return self.built / "logs"

    @property
    def results(self) -> Path:
        return self.built.parent.parent / "dist"


def usual_places() -> Places:
    """The cache folder of the user (or ``SO_THI_DUA_CACHE``), and ``build/windows`` of the checkout."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    kept = os.environ.get("SO_THI_DUA_CACHE") or Path(cache) / "so-thi-dua"
    return Places(Path(kept), PROJECT / "build" / "windows")
