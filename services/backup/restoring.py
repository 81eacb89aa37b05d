"""Puts a backup in the place of a closed data folder's content, once all of it has been checked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from models.data_folder import DataFolder
from models.database import copy_database
from models.files import (
    STAGING,
    flush_folder,
    plain_errors,
    remove_file,
    replace_file,
    temporary_folder,
    write_whole,
)
from models.identity import SYSTEM, Origin
from models.problems import Refused
from models.progress import SILENT, Progress
from models.store import lock_folder
from services.attaching import content_path, digest_of
from services.backup.backup_file import BackupManifest
from services.backup.retention import BEFORE_RESTORE, backup_name, free_path
from services.backup.staging import Staged, check_staged, stage
from services.packages.key_files import KEY_NAMES, write_private


@dataclass(frozen=True, slots=True)
class RestoreReport:
    commune: str
    """Whose data it is, "" when it was never named."""
    created_at: str
    """When the backup was made, in UTC; "" for a bare database."""
    attachments: int
    kept: Path | None
    """Where the database that was there before lies now."""
    warnings: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        return {
            "ok": True,
            "commune": self.commune,
            "created_at": self.created_at,
            "attachments": self.attachments,
            "kept": str(self.kept) if self.kept else None,
            "warnings": list(self.warnings),
        }


def restore(
    folder: DataFolder,
    file: Path,
    password: str | None = None,
    progress: Progress = SILENT,
    origin: Origin = SYSTEM,
) -> RestoreReport:
    """Replace everything in ``folder`` by a backup file or a bare database of ours.

    Nobody may have the folder open. Until everything is unpacked and checked nothing is replaced;
    the database that was there stays among the backups. Raises ``Refused``.
    """
    lock = lock_folder(folder)
    try:
        with temporary_folder(folder.root, f"{STAGING}restore-") as root:
            staged = stage(file, root, password, progress)
            check_staged(staged, file, folder)
            progress.report(0, 0, "Đang giữ lại dữ liệu hiện có")
            kept = _keep_present(folder, staged, origin.now().astimezone())
            _swap(folder, staged)
        return RestoreReport(
            commune=staged.commune,
            created_at=staged.manifest.created_at if staged.manifest else "",
            attachments=_count_attachments(staged.manifest),
            kept=kept,
            warnings=tuple(staged.warnings),
        )
    finally:
        lock.release()


def _keep_present(folder: DataFolder, staged: Staged, now: datetime) -> Path | None:
    """Put what is to be replaced among the backups; a damaged database as it is, byte by byte."""
    name = backup_name(now, BEFORE_RESTORE)
    with plain_errors(folder.backups):
        folder.backups.mkdir(parents=True, exist_ok=True)
        for source, target in _small_moves(folder, staged):
            if target.exists() and (source is None or source.read_bytes() != target.read_bytes()):
                copy = free_path(folder.backups, f"{name}-{target.stem}", target.suffix)
                write_private(copy, target.read_bytes())
    if not folder.database.exists():
        return None
    kept = free_path(folder.backups, name, ".db")
    try:
        copy_database(folder.database, kept)
    except Refused:
        for ending in ("", "-journal"):
            source = folder.database.with_name(folder.database.name + ending)
            if source.exists():
                with write_whole(kept.with_name(kept.name + ending)) as partial:
                    shutil.copyfile(source, partial)
    return kept


def _swap(folder: DataFolder, staged: Staged) -> None:
    """Move everything into place, the database last; when a move fails, all are taken back.

    Each file is replaced in one step: whenever the power fails, some database is there.
    """
    aside = staged.root / "replaced"
    done: list[tuple[Path, Path | None]] = []
    with plain_errors(folder.root):
        moves = [*_attachment_moves(folder, staged), *_small_moves(folder, staged)]
        moves.append((None, folder.database.with_name(f"{folder.database.name}-journal")))
        aside.mkdir()
        try:
            for number, (source, target) in enumerate(moves):
                target.parent.mkdir(parents=True, exist_ok=True)
                previous = aside / str(number) if target.exists() else None
                if previous is not None:
                    shutil.copy2(target, previous)
                done.append((target, previous))
                if source is not None:
                    replace_file(source, target)
                else:
                    remove_file(target)
            replace_file(staged.database, folder.database)
        except OSError:
            for target, previous in reversed(done):
                with suppress(OSError):
                    if previous is None:
                        remove_file(target)
                    else:
                        replace_file(previous, target)
            raise
        flush_folder(folder.root)


def _attachment_moves(folder: DataFolder, staged: Staged) -> Iterator[tuple[Path, Path]]:
    """Contents that are not there yet, or are damaged there."""
    for source in sorted(DataFolder(staged.root).attachments.glob("??/*")):
        target = content_path(folder, source.name)
        if digest_of(target) != source.name:
            yield source, target


def _small_moves(folder: DataFolder, staged: Staged) -> Iterator[tuple[Path | None, Path]]:
    """Keys and the province's rules; what has no source goes."""
    unpacked = DataFolder(staged.root)
    for name in KEY_NAMES:
        if (source := unpacked.keys / name).exists():
            yield source, folder.keys / name
    if unpacked.profile.exists():
        yield unpacked.profile, folder.profile
    elif staged.manifest is not None and folder.profile.exists():
        yield None, folder.profile


def _count_attachments(manifest: BackupManifest | None) -> int:
    names = [member.name for member in manifest.files] if manifest else []
    return sum(name.startswith("attachments/") for name in names)
