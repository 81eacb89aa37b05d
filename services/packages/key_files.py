"""Where the signing key lies in the data folder, and how a secret file is written."""

from __future__ import annotations

import os
from pathlib import Path

from models.files import plain_errors, remove_file, replace_file

PRIVATE_NAME = "so-thi-dua.key"
PUBLIC_NAME = "so-thi-dua.pub"
KEY_NAMES = (PRIVATE_NAME, PUBLIC_NAME)


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    with plain_errors(path):
        partial = path.with_name(f".tmp-{path.name}")
        remove_file(partial)
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            replace_file(partial, path)
        finally:
            remove_file(partial)
