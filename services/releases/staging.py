"""Copies a checked installer into the data folder: the stick may be pulled out while it works."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from models.data_folder import DataFolder
from models.files import forget_cached, plain_errors, write_whole
from models.problems import Refused
from models.progress import SILENT, Progress
from services.byte_progress import ByteProgress
from services.releases.checking import BLOCK, Release, broken_copy, digest_of
from services.releases.leftovers import remove_staged
from services.releases.signature_file import installer_name

TIMES_ITS_SIZE = 6
"""What an update takes on the disk: the copy, and the unpacked program beside the one in use."""


def _free_space(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def stage_release(
    release: Release,
    folder: DataFolder,
    progress: Progress = SILENT,
    free_space: Callable[[Path], int] = _free_space,
) -> Path:
    """The installer's copy, read back from the disk and found to be what was checked.

    Whatever was staged before is gone. Raises ``Refused``; nothing half copied stays behind.
    """
    remove_staged(folder)
    target = folder.updates / installer_name(release.version)
    with plain_errors(target):
        folder.updates.mkdir(parents=True, exist_ok=True)
        _refuse_full_disk(folder.updates, release, free_space)
    counted = ByteProgress(progress, 2 * release.size)
    counted.begin("Đang chép bộ cài vào máy")
    with write_whole(target) as partial:
        _copy(release.installer, partial, release.size, counted)
        counted.begin("Đang kiểm tra bản chép")
        forget_cached(partial)
        with partial.open("rb") as copy:
            if digest_of(copy, counted) != release.sha256:
                raise broken_copy(release.installer.name)
    return target


def _copy(source: Path, partial: Path, size: int, counted: ByteProgress) -> None:
    copied = 0
    with partial.open("wb") as target:
        with plain_errors(source, reading=True):
            original = source.open("rb")
        with original:
            while True:
                with plain_errors(source, reading=True):
                    block = original.read(BLOCK)
                copied += len(block)
                if not block or copied > size:
                    break
                target.write(block)
                counted.moved(len(block))
        target.flush()
        os.fsync(target.fileno())


def _refuse_full_disk(folder: Path, release: Release, free_space: Callable[[Path], int]) -> None:
    free, needed = free_space(folder), TIMES_ITS_SIZE * release.size
    if free < needed:
        raise Refused(
            f"Ổ đĩa chứa {folder.parent} chỉ còn trống {free // 1024**2} MB, cần khoảng "
            f"{needed // 1024**2 + 1} MB để cập nhật; hãy giải phóng chỗ trống rồi làm lại."
        )
