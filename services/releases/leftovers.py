"""Clears away the installers of earlier updates."""

from __future__ import annotations

from contextlib import suppress

from models.data_folder import DataFolder


def remove_staged(folder: DataFolder) -> None:
    """What is left of earlier updates; what still runs or is held by the system stays for now."""
    with suppress(OSError):
        for left in folder.updates.iterdir():
            with suppress(OSError):
                left.unlink()
        folder.updates.rmdir()
