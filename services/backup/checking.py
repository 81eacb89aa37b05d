"""Looks whether the data of a folder is whole: the database, what points where, the attachments."""

from __future__ import annotations

from contextlib import closing

from models.data_folder import DataFolder
from models.database import check_database
from models.identity import SYSTEM
from models.problems import Refused
from models.progress import SILENT, Progress
from models.store import Store
from services.attaching import Attaching


def check(folder: DataFolder, progress: Progress = SILENT) -> list[str]:
    """One sentence for everything that is wrong; nothing when all is well. Changes nothing."""
    from services.packages.keys import read_signing_key

    progress.report(0, 0, "Đang kiểm tra tệp dữ liệu")
    try:
        found = check_database(folder.database)
    except Refused as refused:
        return [str(refused)]
    problems: list[str] = []
    if found:
        problems.append(
            f"Tệp dữ liệu {folder.database.name} có {len(found)} chỗ không toàn vẹn "
            f"(ví dụ: “{found[0]}”); hãy dùng Khôi phục để lấy lại bản sao lưu gần nhất."
        )
    else:
        with closing(Store(folder, SYSTEM)) as store:
            problems += [lost.sentence for lost in Attaching(store).missing(progress)]
    try:
        read_signing_key(folder)
    except Refused as refused:
        problems.append(str(refused))
    return problems
