"""Writes files so that they appear whole or not at all, and says plainly why a file cannot be written."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep, time

from models.file_names import FORBIDDEN, is_reserved
from models.problems import InUse, Refused
from models.windows_errors import HELD_BY_OTHERS, number_on_windows

ANYBODY_WRITES = 0o222
STAGING = ".tmp-"
"""What the names of files and folders begin with that are not finished yet."""
ABANDONED_AFTER = 3600
"""Seconds without a change after which nobody is writing an unfinished file any more."""
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8) if sys.platform == "win32" else ()
"""Seconds between the tries to get at a file that another program of Windows holds for a moment."""


@contextlib.contextmanager
def write_whole(target: Path) -> Iterator[Path]:
    """Yield a temporary path beside ``target``; when the block ends well, it replaces ``target``.

    The content is flushed to the disk before the replacement; when the block fails, nothing of it
    stays behind. What the system refuses (full, read-only, pulled out) is raised as ``Refused``.
    """
    with plain_errors(target):
        _refuse_kept(target)
        partial = target.with_name(f"{STAGING}{_unused_name()}{target.suffix}")
        partial.open("xb").close()
        try:
            yield partial
            with partial.open("rb+") as file:
                os.fsync(file.fileno())
            replace_file(partial, target)
            flush_folder(target.parent)
        finally:
            with contextlib.suppress(OSError):
                remove_file(partial)


@contextlib.contextmanager
def temporary_folder(parent: Path, prefix: str = STAGING) -> Iterator[Path]:
    """A folder in ``parent`` that only the user may look into; gone when the block ends.

    The standard library's own would try without end where Windows refuses to make one.
    """
    folder = parent / f"{prefix}{_unused_name()}"
    with plain_errors(parent):
        folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def clear_abandoned(folder: Path, suffix: str) -> None:
    """Remove what unfinished writing of files with this ending left in ``folder``.

    A younger one may belong to somebody who is writing at this moment.
    """
    for left in folder.glob(f"{STAGING}*{suffix}"):
        with contextlib.suppress(FileNotFoundError):
            if time() - left.stat().st_mtime > ABANDONED_AFTER:
                left.unlink()


def replace_file(source: Path, target: Path) -> None:
    """Let ``source`` take the name of ``target`` in one step."""
    try:
        _patiently(lambda: source.replace(target))
    except PermissionError as error:
        if sys.platform == "win32" and target.exists():  # whoever holds it is the reason
            raise OSError(errno.EBUSY, error.strerror, str(target)) from error
        raise


def remove_file(path: Path) -> None:
    """Remove the file, if there is one."""
    _patiently(lambda: path.unlink(missing_ok=True))


def _patiently(step: Callable[[], object]) -> None:
    for pause in PAUSES:
        try:
            step()
        except OSError as error:
            if getattr(error, "winerror", None) not in HELD_BY_OTHERS:
                raise
            sleep(pause)
        else:
            return
    step()


def _unused_name() -> str:
    return secrets.token_hex(6)


def _refuse_kept(target: Path) -> None:
    """What the user marked as read-only is never replaced, whatever the system would allow."""
    if sys.platform == "win32" and is_reserved(target.name):
        raise Refused(
            f"Windows giữ riêng tên {target.name} nên không ghi được tệp có tên đó; hãy đặt tên khác."
        )
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
        refusal = InUse if _number(path, error) in (errno.EBUSY, errno.ETXTBSY) else Refused
        raise refusal(_sentence(path, error, reading)) from error


def _number(path: Path, error: OSError) -> int | None:
    there = _there(path, error)
    return number_on_windows(error, str(there)) if sys.platform == "win32" else error.errno


def _there(path: Path, error: OSError) -> str | os.PathLike[str]:
    return error.filename if isinstance(error.filename, (str, os.PathLike)) else path


def _sentence(path: Path, error: OSError, reading: bool) -> str:
    name, folder = path.name, visible_folder(path.parent)
    there = _there(path, error)
    is_folder = os.path.isdir(path)  # answers even where nothing may be looked at
    match _number(path, error):
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
        case errno.EINVAL if FORBIDDEN.search(path.name):
            return f"Tên {name} có dấu mà ổ đĩa không nhận (như : ? *); hãy đặt tên khác."
        case errno.EBUSY | errno.ETXTBSY:
            held = Path(there)
            return f"Tệp {held.name} trong thư mục {visible_folder(held.parent)} đang mở ở chương trình khác hoặc được đặt là chỉ đọc; hãy đóng tệp, bỏ dấu chỉ đọc rồi làm lại."
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
