"""A Debian 13 with Wine 10 in a folder: Debian 12's own Wine 8 cannot show a Qt 6 window."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from installer.fetching import fetch

SUITE = "trixie"
PACKAGES = (
    *("wine", "wine64", "wine32:i386"),  # 32-bit: the installer's stub, which must run anywhere
    *("xvfb", "xdotool", "imagemagick"),  # a screen, a hand, an eye
    *("nsis", "osslsigncode", "ca-certificates", "fonts-dejavu-core", "fonts-wine"),
)
NO_SERVICES = "#!/bin/sh\nexit 101\n"
RECIPE = f"5 {SUITE} {' '.join(PACKAGES)}"
"""A root made by another recipe is made anew."""
MARK = "so-thi-dua-recipe"


def wine_root(root: Path, logs: Path) -> Path:
    """Give the root, made first unless it is there. Raises ``DownloadFailed``."""
    mark = root / MARK
    if mark.exists() and mark.read_text(encoding="utf-8") == RECIPE:
        return root
    partial = root.with_name(f"{root.name}.partial")
    shutil.rmtree(root, ignore_errors=True)
    partial.parent.mkdir(parents=True, exist_ok=True)
    _debootstrap(partial, logs)
    _install(partial, logs)
    for folder in ("share", "project", "python"):
        (partial / folder).mkdir(exist_ok=True)
    (partial / MARK).write_text(RECIPE, encoding="utf-8")
    partial.rename(root)
    return root


def _debootstrap(root: Path, logs: Path) -> None:
    script = f'rm -rf "{root}" && debootstrap --variant=minbase {SUITE} "{root}"'
    fetch("Debian 13", ["sh", "-c", script], logs / "debootstrap.log")


def _install(root: Path, logs: Path) -> None:
    shutil.copy("/etc/resolv.conf", root / "etc/resolv.conf")
    policy = root / "usr/sbin/policy-rc.d"
    policy.write_text(NO_SERVICES, encoding="utf-8")
    policy.chmod(0o755)
    script = (
        "dpkg --add-architecture i386 && apt-get update -qq && "
        f"apt-get install -y -qq --no-install-recommends {' '.join(PACKAGES)} && apt-get clean"
    )
    fetch(
        "Wine 10",
        ["chroot", root, "sh", "-c", script],
        logs / "wine-root.log",
        os.environ | {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"},
    )
