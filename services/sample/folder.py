"""The folder of the sample commune: made new, or made again when it was made here before."""

from __future__ import annotations

import shutil
from pathlib import Path

from filelock import FileLock, Timeout

from models.data_folder import DataFolder
from models.files import plain_errors
from models.problems import Refused

MARKER = "xa-mau.txt"
MARKER_TEXT = (
    "Đây là dữ liệu của một xã mẫu, do Sổ Thi đua tự làm để tập dùng.\n"
    "Tên xã, tên người và các quyết định đều là hư cấu.\n"
    "Khi làm lại xã mẫu vào thư mục này, mọi thứ ở đây được thay mới.\n"
)


def clear_sample_folder(folder: DataFolder) -> None:
    """Leave ``folder`` empty but for its parts. Raises ``Refused`` when it is not ours to empty."""
    root = folder.root
    parts = (
        folder.attachments, folder.backups, folder.prints, folder.packages, folder.keys, folder.logs,
    )  # fmt: skip
    with plain_errors(root):
        _refuse_foreign(folder, {path.name for path in parts})
        root.mkdir(parents=True, exist_ok=True)
        _refuse_open(root)
        for path in root.iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        (root / MARKER).write_text(MARKER_TEXT, encoding="utf-8")
        for path in parts:
            path.mkdir()


def _refuse_foreign(folder: DataFolder, parts: set[str]) -> None:
    root = folder.root
    if root.is_file():
        raise Refused(f"{root} là một tệp; hãy chỉ một thư mục trống hoặc chưa có cho xã mẫu.")
    if not root.exists():
        return
    names = {path.name for path in root.iterdir()}
    if names and MARKER not in names:
        raise Refused(
            f"Thư mục {root} đã có dữ liệu và không phải xã mẫu nên được giữ nguyên; "
            "hãy chỉ một thư mục trống hoặc chưa có."
        )
    database = folder.database.name
    ours = parts | {MARKER, folder.window_settings.name, folder.profile.name, "so-thi-dua.lock"}
    ours |= {database, f"{database}-journal"}
    if foreign := sorted(names - ours):
        raise Refused(
            f"Thư mục xã mẫu {root} có thêm {foreign[0]}, không do xã mẫu tạo ra; "
            "hãy chuyển tệp đó đi nơi khác rồi làm lại."
        )


def _refuse_open(root: Path) -> None:
    try:
        with FileLock(root / "so-thi-dua.lock", timeout=0):
            pass
    except Timeout as error:
        raise Refused(
            f"Xã mẫu trong {root} đang mở ở một cửa sổ của Sổ Thi đua; "
            "hãy đóng cửa sổ đó rồi làm lại."
        ) from error
