"""The folder of the sample commune: made new, or made again when it was made here before."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from models.data_folder import DataFolder
from models.files import STAGING, flush_folder, plain_errors, replace_file, temporary_folder
from models.problems import Refused
from models.store import lock_folder

MARKER = "xa-mau.txt"
MARKER_TEXT = (
    "Đây là dữ liệu của một xã mẫu, do Sổ Thi đua tự làm để tập dùng.\n"
    "Tên xã, tên người và các quyết định đều là hư cấu.\n"
    "Khi làm lại xã mẫu vào thư mục này, mọi thứ ở đây được thay mới.\n"
)
LOCK = "so-thi-dua.lock"
UNFINISHED = f"{STAGING}sample-"


@contextmanager
def new_sample(folder: DataFolder) -> Iterator[DataFolder]:
    """A hidden folder to fill; when the block ends well, its database is all that ``folder`` holds.

    Until then what was there before stays, and when the block fails, also after it. Raises
    ``Refused`` for a folder that holds something else.
    """
    root = folder.root
    with plain_errors(root):
        was_there = _refuse_foreign(folder)
    lock = lock_folder(folder)
    try:
        with _hidden(root) as staging:
            yield DataFolder(staging)
            with plain_errors(root):
                replace_file(DataFolder(staging).database, folder.database)
                _clear(root, keeping={MARKER, LOCK, folder.database.name, staging.name})
                for part in _parts(folder):
                    part.mkdir()
                flush_folder(root)
    except BaseException:
        lock.release()
        if not was_there:
            remove_sample(folder)
        raise
    lock.release()


def remove_sample(folder: DataFolder) -> None:
    """Leave the folder empty: half a commune must not be taken for a whole one."""
    with suppress(OSError):
        _clear(folder.root, keeping=set())


@contextmanager
def _hidden(root: Path) -> Iterator[Path]:
    with plain_errors(root):
        if not (root / MARKER).exists():
            (root / MARKER).write_text(MARKER_TEXT, encoding="utf-8")
    with temporary_folder(root, UNFINISHED) as staging:
        yield staging


def _clear(root: Path, keeping: set[str]) -> None:
    for path in root.iterdir():
        if path.name in keeping:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _parts(folder: DataFolder) -> tuple[Path, ...]:
    return (
        folder.attachments, folder.backups, folder.prints, folder.packages, folder.keys, folder.logs,
    )  # fmt: skip


def _refuse_foreign(folder: DataFolder) -> bool:
    """Whether a sample of ours is there already."""
    root = folder.root
    if root.is_file():
        raise Refused(f"{root} là một tệp; hãy chỉ một thư mục trống hoặc chưa có cho xã mẫu.")
    if not root.exists():
        return False
    names = {path.name for path in root.iterdir() if not path.name.startswith(UNFINISHED)} - {LOCK}
    if names and MARKER not in names:
        raise Refused(
            f"Thư mục {root} đã có dữ liệu và không phải xã mẫu nên được giữ nguyên; "
            "hãy chỉ một thư mục trống hoặc chưa có."
        )
    database = folder.database.name
    ours = {path.name for path in _parts(folder)}
    ours |= {MARKER, folder.window_settings.name}
    ours |= {folder.profile.name, folder.profile_in_force.name}
    ours |= {database, f"{database}-journal"}
    if foreign := sorted(names - ours):
        raise Refused(
            f"Thư mục xã mẫu {root} có thêm {foreign[0]}, không do xã mẫu tạo ra; "
            "hãy chuyển tệp đó đi nơi khác rồi làm lại."
        )
    return folder.database.exists()
