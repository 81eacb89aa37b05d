"""Looks at a package for somebody who was handed it: whether it is whole, and who signed it."""

from __future__ import annotations

import base64
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from models.data_folder import DataFolder
from models.problems import Refused
from models.progress import SILENT, Progress
from services.packages.keys import fingerprint, read_signing_key
from services.packages.verifying import VerifyReport, verify

Signer = Literal["own", "unknown", "nobody"]


@dataclass(frozen=True, slots=True)
class PackageLook:
    report: VerifyReport
    signer: Signer
    """Of "nobody" when the signature is not good."""
    fingerprint: str
    """Of the key that signed; "" for nobody."""


def look_at_package(path: Path, folder: DataFolder, progress: Progress = SILENT) -> PackageLook:
    """Check the package at ``path``, and whether it was signed with the key of ``folder``.

    Nothing is changed. Raises ``Refused`` when there is no such file.
    """
    report = verify(path, progress=progress)
    if report.signed_by is None or report.manifest is None:
        return PackageLook(report, "nobody", "")
    signed_with = base64.b64decode(report.manifest.public_key)
    own = False
    with suppress(Refused):  # our own key is damaged: then nothing here was signed with it
        key = read_signing_key(folder)
        own = key is not None and key.public == signed_with
    return PackageLook(report, "own" if own else "unknown", fingerprint(signed_with))
