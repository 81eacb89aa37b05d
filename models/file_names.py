"""File names that every system takes, Windows too."""

from __future__ import annotations

import re

LONGEST_NAME = 110
"""Letters of a file name, so that its path stays short enough for Windows."""
MOST_BYTES = 220
"""Linux counts these, up to 255 with the ending."""
FORBIDDEN = re.compile(r'[<>:"/\\|?*“”\x00-\x1f]+')
RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\..*)?")
"""Devices of Windows, whatever ending they are given."""
WITHOUT_NAME = "Bản in"


def safe_name(text: str) -> str:
    """``text`` as a file name without its ending, diacritics kept."""
    name = " ".join(FORBIDDEN.sub(" ", text).split())
    if len(name) > LONGEST_NAME:
        name = name[:LONGEST_NAME].rpartition(" ")[0] or name[:LONGEST_NAME]
    while len(name.encode()) > MOST_BYTES:
        name = name[:-1]
    name = name.rstrip(". ") or WITHOUT_NAME
    return f"{WITHOUT_NAME} {name}" if is_reserved(name) else name


def is_reserved(name: str) -> bool:
    """Whether Windows means a device by ``name``."""
    return RESERVED.fullmatch(name) is not None
