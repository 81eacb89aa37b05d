"""Sees to it that this machine has what the builds call: through apt where that is allowed."""

from __future__ import annotations

import os
import shutil

from installer.fetching import DownloadFailed, fetch
from installer.places import Places

TOOLS = {"debootstrap": "debootstrap", "bwrap": "bubblewrap"}
"""Program and Debian package."""


class NotReady(Exception):
    """Somebody has to install something first; the message is the command."""


def prepare_host(places: Places) -> None:
    """Raises ``NotReady`` or ``DownloadFailed``."""
    missing = [package for program, package in TOOLS.items() if shutil.which(program) is None]
    if not missing:
        return
    install = f"apt-get install --no-install-recommends -y {' '.join(missing)}"
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise NotReady(f"Run this first: sudo {install}")
    fetch(
        "build tools",
        ["sh", "-c", f"apt-get update -qq && {install} -qq"],
        places.logs / "host.log",
        os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
    )
    if any(shutil.which(program) is None for program in TOOLS):
        raise DownloadFailed("build tools: apt-get installed something else")
