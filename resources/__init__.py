"""Files shipped with the program. ``path("style.qss")`` works from source and in the built program."""

from pathlib import Path

_FOLDER = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """The file or folder ``name`` (relative, with forward slashes) below ``resources``."""
    return _FOLDER / name
