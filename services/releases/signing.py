"""Signs an installer, once, where it is built."""

from __future__ import annotations

import hashlib
from pathlib import Path

from models.files import plain_errors, write_whole
from models.problems import Refused
from services.releases.release_key import read_private_key
from services.releases.signature_file import (
    LARGEST_INSTALLER,
    encode_signature_file,
    signature_path,
    signed_bytes,
)
from services.releases.versions import version_parts


def sign_release(installer: Path, private_key: Path, version: str) -> Path:
    """Write the signature beside the installer. The same key and bytes give the same file.

    Raises ``Refused``.
    """
    if version_parts(version) is None:
        raise Refused(f"“{version}” không phải số phiên bản; cần ba số như 0.2.0.")
    key = read_private_key(private_key)
    with plain_errors(installer, reading=True), installer.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        size = file.tell()
    if not 0 < size <= LARGEST_INSTALLER:
        raise Refused(f"Bộ cài {installer.name} có {size} byte; không ký tệp rỗng hoặc quá lớn.")
    signature = key.sign(signed_bytes(version, size, sha256))
    target = signature_path(installer)
    with write_whole(target) as partial:
        partial.write_bytes(encode_signature_file(version, size, sha256, signature))
    return target
