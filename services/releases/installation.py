"""What this copy of the program is, and so how it is brought up to date."""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

import resources
from models.drives import removable_drives
from services.version import VERSION

RELEASE_KEY = "release-key.pub"
Way = Literal["installer", "portable", "linux", "source"]
_PE_HEADER_AT = 0x3C
_START_OF_PROGRAM = 4096


@dataclass(frozen=True, slots=True)
class Installation:
    way: Way
    """``portable``: unpacked from the ZIP, with the data beside the program."""
    version: str = VERSION
    made_on: date | None = None
    release_key: bytes | None = None
    """Without it no installer can be checked."""
    drives: Callable[[], Sequence[Path]] = removable_drives
    """Where an installer may have been brought."""

    @property
    def takes_installers(self) -> bool:
        return self.way == "installer" and self.release_key is not None


def this_installation() -> Installation:
    program = Path(sys.executable)
    way = way_of(program, sys.platform, bool(getattr(sys, "frozen", False)))
    made_on = None if way == "source" else day_made(program)
    key = resources.path(RELEASE_KEY)
    if way != "installer" or not key.exists():
        return Installation(way, VERSION, made_on)
    # Ciphers are loaded where installers can be checked, and nowhere else.
    from services.releases.release_key import read_release_key

    return Installation(way, VERSION, made_on, read_release_key(key))


def way_of(program: Path, platform: str, frozen: bool) -> Way:
    if not frozen:
        return "source"
    if (program.parent / "portable.txt").exists():
        return "portable"
    return "installer" if platform == "win32" else "linux"


def day_made(program: Path) -> date | None:
    """The day that a program of Windows says it was built; None where it does not say."""
    with suppress(OSError, struct.error, ValueError, OverflowError), program.open("rb") as file:
        start = file.read(_START_OF_PROGRAM)
        (header,) = struct.unpack_from("<L", start, _PE_HEADER_AT)
        signature, _machine, _sections, seconds = struct.unpack_from("<4sHHL", start, header)
        if start.startswith(b"MZ") and signature == b"PE\0\0" and seconds:
            return datetime.fromtimestamp(seconds, UTC).date()
    return None
