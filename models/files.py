"""Writes files so that they appear whole or not at all, and says plainly why a file cannot be written."""

from __future__ import annotations

import contextlib
import errno
import functools
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from models.problems import Refused

ANYBODY_WRITES = 0o222
STAGING = ".tmp-"
"""What the names of files and folders begin with that are not finished yet."""


@contextlib.contextmanager
def write_whole(target: Path) -> Iterator[Path]:
    """Yield a temporary path beside ``target``; when the block ends well, it replaces ``target``.

    The content is flushed to the disk before the replacement; when the block fails, nothing of it
    stays behind. What the system refuses (full, read-only, pulled out) is raised as ``Refused``.
    """
    with plain_errors(target):
        _refuse_kept(target)
        handle, name = tempfile.mkstemp(prefix=STAGING, suffix=target.suffix, dir=target.parent)
        os.close(handle)
        partial = Path(name)
        try:
            yield partial
            with partial.open("rb+") as file:
                os.fsync(file.fileno())
            partial.chmod(0o666 & ~_umask())
            partial.replace(target)
            flush_folder(target.parent)
        finally:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)


def _refuse_kept(target: Path) -> None:
    """What the user marked as read-only is never replaced, whatever the system would allow."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "", str(target))
    if target.exists() and not target.stat().st_mode & ANYBODY_WRITES:
        raise Refused(
            f"Tệp {target} được đặt là chỉ đọc nên không ghi đè; hãy đặt tên khác, hoặc bỏ dấu "
            "chỉ đọc của tệp đó."
        )


@contextlib.contextmanager
def plain_errors(path: Path, *, reading: bool = False) -> Iterator[None]:
    """Turn what the system refuses about ``path`` into one sentence."""
    try:
        yield
    except OSError as error:
        raise Refused(_sentence(path, error, reading)) from error


def _sentence(path: Path, error: OSError, reading: bool) -> str:
    name, folder = path.name, visible_folder(path.parent)
    there = error.filename if isinstance(error.filename, (str, os.PathLike)) else path
    is_folder = os.path.isdir(path)  # answers even where nothing may be looked at
    match error.errno:
        case errno.EACCES | errno.EPERM if reading and is_folder:
            return f"Không được phép đọc thư mục {path}; hãy kiểm tra quyền của thư mục."
        case errno.EACCES | errno.EPERM if reading:
            return f"Không được phép đọc tệp {name} trong thư mục {folder}; hãy đóng tệp nếu đang mở ở chương trình khác, hoặc kiểm tra quyền của tệp."
        case errno.EISDIR:
            return f"{there} là thư mục, không phải tệp; hãy chọn một tệp khác hoặc đổi tên thư mục đó."
        case errno.EEXIST:
            return f"{there} là tệp, không phải thư mục; hãy chọn một thư mục khác hoặc đổi tên tệp đó."
        case errno.ENAMETOOLONG:
            return f"Tên tệp hoặc thư mục {name[:40]}… quá dài; hãy đặt tên ngắn hơn."
        case errno.EFBIG:
            return f"Ổ đĩa chứa thư mục {folder} không nhận tệp lớn như {name}; hãy dùng ổ đĩa khác hoặc bớt tệp đính kèm."
        case errno.ENOSPC | errno.EDQUOT:
            return f"Ổ đĩa chứa thư mục {folder} đã đầy nên chưa ghi được tệp {name}; hãy giải phóng chỗ trống rồi làm lại."
        case errno.EROFS:
            return f"Ổ đĩa chứa thư mục {folder} chỉ cho đọc nên chưa ghi được tệp {name}; hãy chọn thư mục khác."
        case errno.EACCES | errno.EPERM if is_folder:
            return f"Không được phép ghi vào thư mục {path}; hãy kiểm tra quyền của thư mục hoặc chọn thư mục khác."
        case errno.EACCES | errno.EPERM:
            return f"Không được phép ghi tệp {name} vào thư mục {folder}; hãy đóng tệp nếu đang mở ở chương trình khác, hoặc chọn thư mục khác."
        case errno.ENOENT | errno.ENOTDIR:
            return f"Không tìm thấy {path}; hãy kiểm tra thư mục hoặc cắm lại USB rồi làm lại."
        case errno.EIO | errno.ENODEV | errno.ENXIO:
            return (
                f"Ổ đĩa chứa {path} không trả lời (có thể USB đã bị rút); hãy cắm lại rồi làm lại."
            )
        case _:
            return f"Không đọc hoặc ghi được {path} ({error.strerror or error}); hãy thử ở thư mục hoặc ổ đĩa khác."


def visible_folder(folder: Path) -> Path:
    """The folder that the clerk knows: what is not finished yet lies in a hidden one of it."""
    for above in (folder, *folder.parents):
        if above.name.startswith(STAGING):
            folder = above.parent
    return folder


def forget_cached(path: Path) -> None:
    """Let the next reading come from the disk itself, where the system allows that."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)


@functools.cache
def _umask() -> int:
    """Asked once: reading it sets it for a moment, for every thread."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def flush_folder(folder: Path) -> None:
    """Let a renamed file be found under its name after a power cut, where the system needs that."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
