"""Names of automatic backups, and which of them may go when there are many."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from models.data_folder import DataFolder

NEWEST, DAYS, MONTHS = 10, 30, 24
BEFORE_RESTORE = "truoc-khoi-phuc"
BEFORE_UPGRADE = "truoc-nang-cap"
BEFORE_UPDATE = "truoc-cap-nhat"
_APART = (BEFORE_RESTORE, BEFORE_UPGRADE, BEFORE_UPDATE)
"""Kept apart from the others, so that restoring again and again never pushes out a good copy."""
REASONS = {
    "khi-dong": "Khi đóng chương trình",
    "theo-yeu-cau": "Theo yêu cầu",
    "truoc-khi-lay-excel": "Trước khi lấy từ Excel",
    BEFORE_RESTORE: "Trước khi khôi phục",
    BEFORE_UPGRADE: "Trước khi nâng cấp",
    BEFORE_UPDATE: "Trước khi cập nhật",
}
"""What led to a backup, in words, by how its reason begins."""
_NAME = re.compile(r"so-thi-dua-(\d{8}-\d{6})-([a-z0-9-]+)\.db")


@dataclass(frozen=True, slots=True)
class Backup:
    path: Path
    made_at: datetime
    """Local time, as the name says."""
    reason: str

    @property
    def occasion(self) -> str:
        """The reason in words."""
        known = (words for code, words in REASONS.items() if self.reason.startswith(code))
        return next(known, "Tự động")

    @property
    def size(self) -> int:
        return self.path.stat().st_size


def backup_name(made_at: datetime, reason: str) -> str:
    return f"so-thi-dua-{made_at:%Y%m%d-%H%M%S}-{_plain(reason)}"


def free_path(folder: Path, name: str, ending: str) -> Path:
    """``name`` in ``folder``, counted up when two fall into one second."""
    path, count = folder / f"{name}{ending}", 1
    while path.exists():
        count += 1
        path = folder / f"{name}-{count}{ending}"
    return path


def backups_in(folder: DataFolder) -> list[Backup]:
    """Newest first; only files that bear the name of a backup."""
    found: list[Backup] = []
    if folder.backups.is_dir():
        for path in folder.backups.iterdir():
            name = _NAME.fullmatch(path.name)
            if name and path.is_file():
                made_at = datetime.strptime(name[1], "%Y%m%d-%H%M%S")
                found.append(Backup(path, made_at, name[2]))
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def dispensable(backups: Iterable[Backup]) -> list[Backup]:
    """Those that may go: what stays are the newest, and the newest of each day and each month.

    Days and months are counted by the copies that exist, not by the clock: a computer that stood
    still for a year, or whose clock runs wrong, loses nothing.
    """
    groups: dict[bool, list[Backup]] = {}
    for backup in sorted(backups, key=lambda backup: backup.made_at, reverse=True):
        groups.setdefault(backup.reason.startswith(_APART), []).append(backup)
    return [backup for group in groups.values() for backup in _dispensable(group)]


def _dispensable(newest_first: Sequence[Backup]) -> list[Backup]:
    kept = set(newest_first[:NEWEST])
    kept |= _newest_of_each(newest_first, lambda b: b.made_at.date(), DAYS)
    kept |= _newest_of_each(newest_first, lambda b: (b.made_at.year, b.made_at.month), MONTHS)
    return [backup for backup in newest_first if backup not in kept]


def _newest_of_each(
    newest_first: Sequence[Backup], span: Callable[[Backup], object], count: int
) -> set[Backup]:
    newest: dict[object, Backup] = {}
    for backup in newest_first:
        newest.setdefault(span(backup), backup)
    return set(list(newest.values())[:count])


def _plain(reason: str) -> str:
    """``Trước khi lấy từ Excel`` as a part of a file name: ``truoc-khi-lay-tu-excel``."""
    letters = unicodedata.normalize("NFD", reason.lower().replace("đ", "d"))
    words = re.findall(r"[a-z0-9]+", "".join(c for c in letters if not unicodedata.combining(c)))
    return "-".join(words)[:60].strip("-") or "tu-dong"
