"""Puts a finished package where it was wanted, and reads it back from there."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from models.files import (
    clear_abandoned,
    flush_folder,
    forget_cached,
    plain_errors,
    replace_file,
    write_whole,
)
from models.problems import Refused
from models.progress import Progress
from services.attaching import digest_of
from services.byte_progress import ByteProgress

_BLOCK = 1024 * 1024


@contextmanager
def placed(written: Path, kept: Path, target: Path, progress: Progress) -> Iterator[str]:
    """The package as ``kept`` and as ``target`` while the block runs; gone again when it fails.

    Gives its SHA-256.
    """
    with plain_errors(kept):
        digest = digest_of(written)
        replace_file(written, kept)
        flush_folder(kept.parent)
    delivered = False
    try:
        if not _same_folder(kept.parent, target.parent):
            deliver(kept, target, digest, progress)
            delivered = True
        yield digest
    except BaseException:
        for path in (kept, target) if delivered else (kept,):
            with suppress(OSError):
                path.unlink()
        raise


def deliver(source: Path, target: Path, digest: str, progress: Progress) -> None:
    """Copy a whole package to where it was wanted, and read it back. Raises ``Refused``."""
    refuse_missing(target.parent)
    with plain_errors(target):
        clear_abandoned(target.parent, ".tdkt")
    counted = ByteProgress(progress, source.stat().st_size)
    counted.begin("Đang chép gói")
    with write_whole(target) as partial, source.open("rb") as reader, partial.open("wb") as writer:
        while block := reader.read(_BLOCK):
            writer.write(block)
            counted.moved(len(block))
        writer.flush()
        os.fsync(writer.fileno())
    try:
        progress.report(0, 0, "Đang đọc lại gói vừa chép")
        forget_cached(target)
        with plain_errors(target, reading=True):
            found = digest_of(target)
        if found != digest:
            raise Refused(
                f"Gói chép vào {target.parent} đọc lại không đúng nên đã xóa; ổ đĩa hoặc USB có thể "
                "bị lỗi, hãy dùng USB khác."
            )
    except BaseException:
        with suppress(OSError):
            target.unlink()
        raise


def refuse_missing(folder: Path) -> None:
    """A stick that was pulled out must not become a folder on the computer."""
    with plain_errors(folder):
        if not folder.is_dir():
            raise FileNotFoundError(errno.ENOENT, "no such folder", str(folder))


def _same_folder(one: Path, other: Path) -> bool:
    with suppress(OSError):
        return one.samefile(other)
    return False
