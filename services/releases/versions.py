"""Tells which of two versions of the program is the newer one."""

from __future__ import annotations

import re

_VERSION = re.compile(r"(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})", re.ASCII)


def version_parts(version: str) -> tuple[int, ...] | None:
    """``0.10.2`` as numbers that compare as versions do; None for anything else."""
    found = _VERSION.fullmatch(version)
    return tuple(int(part) for part in found.groups()) if found else None


def is_newer(version: str, than: str) -> bool:
    return (version_parts(version) or ()) > (version_parts(than) or ())
