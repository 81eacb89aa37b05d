"""Runs commands that download something, and tells a network that fails from content that is wrong."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

TRIES = 3
WRONG_CONTENT = ("hash", "signature", "gpg", "unauthenticated")
"""What a package manager speaks of when it got something, but not what was asked for."""


class DownloadFailed(Exception):
    """Nothing came, however often it was asked for."""


class WrongDownload(Exception):
    """Something came whose signature or hash is not the right one."""


def fetch(
    what: str,
    command: Sequence[str | Path],
    log: Path,
    environment: Mapping[str, str] | None = None,
) -> None:
    """Run ``command`` until it succeeds, three times at most; its output goes to ``log``."""
    log.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(TRIES):
        with log.open("w", encoding="utf-8") as output:
            done = subprocess.run(
                command, stdout=output, stderr=subprocess.STDOUT, env=environment, check=False
            )
        if done.returncode == 0:
            return
    told = log.read_text(encoding="utf-8", errors="replace")
    ending = "\n".join(told.splitlines()[-15:])
    if any(word in told.lower() for word in WRONG_CONTENT):
        raise WrongDownload(f"{what}: the content is not what was asked for.\n{ending}")
    raise DownloadFailed(f"{what}: not downloaded after {TRIES} tries.\n{ending}")
