"""Unpacks a backup beside the data it is to replace, and refuses it unless all of it is whole."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from models.data_folder import DataFolder
from models.database import SQLITE_HEADER, check_database, prepare_database
from models.files import plain_errors
from models.identity import SYSTEM
from models.problems import Refused
from models.progress import Progress
from models.store import Store
from services.attaching import content_path
from services.backup import backup_file as file_format
from services.backup.backup_file import BackupManifest
from services.byte_progress import ByteProgress
from services.packages.key_files import KEY_NAMES, PRIVATE_NAME, write_private
from services.zip_reading import CheckedZip, reading_zip


@dataclass(slots=True)
class Staged:
    """What was unpacked and checked, beside the data it is to replace."""

    root: Path
    database: Path
    manifest: BackupManifest | None
    """None for a bare database."""
    commune: str = ""
    warnings: list[str] = field(default_factory=list)


def stage(file: Path, root: Path, password: str | None, progress: Progress) -> Staged:
    """Unpack a backup file, or copy a bare database, into the folder ``root``. Raises ``Refused``."""
    with plain_errors(file, reading=True), file.open("rb") as source:
        begins_as_database = source.read(len(SQLITE_HEADER)) == SQLITE_HEADER
    if begins_as_database:
        return _stage_database(file, root, progress)
    with reading_zip(file, file_format.LIMITS) as archive:
        manifest = file_format.read_manifest(archive, file.name)
        _refuse_full_disk(root, sum(member.size for member in manifest.files))
        staged = Staged(root, root / file_format.DATABASE, manifest)
        counted = ByteProgress(progress, sum(member.size for member in manifest.files))
        counted.begin("Đang mở bản sao lưu")
        for member in manifest.files:
            if _unpack(archive, member.name, root, counted) != member.sha256:
                raise file_format.incomplete(file.name)
    _open_keys(staged, password)
    return staged


def _stage_database(file: Path, root: Path, progress: Progress) -> Staged:
    """With its journal, if a power cut left one: SQLite then undoes what was half written."""
    progress.report(0, 0, "Đang chép dữ liệu")
    place = root / "database"
    with plain_errors(file, reading=True):
        size = file.stat().st_size
    _refuse_full_disk(root, size)
    with plain_errors(place):
        place.mkdir()
    for name in (file.name, f"{file.name}-journal"):
        source = file.with_name(name)
        if source.exists():
            with plain_errors(source, reading=True):
                shutil.copyfile(source, place / name)
    return Staged(root, place / file.name, None)


def _unpack(archive: CheckedZip, name: str, root: Path, counted: ByteProgress) -> str:
    place = file_format.staged_place(name, root)
    if place is None:
        return archive.digest(name)
    hashed = hashlib.sha256()
    with plain_errors(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as target:
            if place.name == PRIVATE_NAME:
                place.chmod(0o600)
            for block in archive.blocks(name):
                hashed.update(block)
                target.write(block)
                counted.moved(len(block))
            target.flush()
            os.fsync(target.fileno())
    return hashed.hexdigest()


def _refuse_full_disk(root: Path, needed: int) -> None:
    free = shutil.disk_usage(root).free
    if needed > free:
        raise Refused(
            f"Ổ đĩa chứa {root.parent} chỉ còn trống {free // 1024**2} MB, cần "
            f"{needed // 1024**2 + 1} MB để khôi phục; hãy giải phóng chỗ trống rồi làm lại."
        )


def _open_keys(staged: Staged, password: str | None) -> None:
    from services.backup.sealed_keys import unseal

    sealed = staged.root / file_format.SEALED_KEYS
    if not sealed.exists():
        return
    if not password:
        staged.warnings.append(
            "Khóa ký trong bản sao lưu được bảo vệ bằng mật khẩu nên chưa được khôi phục; "
            "hãy khôi phục lại và nhập mật khẩu nếu máy này chưa có khóa đó."
        )
        return
    folder = DataFolder(staged.root)
    with plain_errors(folder.keys):
        folder.keys.mkdir(exist_ok=True)
    for name, content in unseal(sealed.read_bytes(), password).items():
        if name in KEY_NAMES:
            write_private(folder.keys / name, content)


def check_staged(staged: Staged, chosen: Path, folder: DataFolder) -> None:
    """Refuse what is damaged or not ours, whatever its file was called when it was ``chosen``.

    The copy is brought up to date, so that it is known to open.
    """
    if problems := check_database(staged.database):
        raise Refused(
            f"Dữ liệu trong {chosen.name} bị hỏng ở {len(problems)} chỗ nên không khôi phục; "
            "dữ liệu hiện có giữ nguyên. Hãy dùng bản sao lưu khác."
        )
    ready = DataFolder(staged.root / "ready")
    with plain_errors(ready.database):
        ready.root.mkdir()
        staged.database.rename(ready.database)
    staged.database = ready.database
    prepare_database(ready.database, staged.root / "before-upgrade.db")
    with closing(Store(ready, SYSTEM)) as store:
        staged.commune = store.settings.all().get("commune_name", "")
        attachments = store.attachments.all()
    unpacked = DataFolder(staged.root)
    lost = [
        attachment.name
        for attachment in attachments
        if not content_path(unpacked, attachment.sha256).exists()
        and not content_path(folder, attachment.sha256).exists()
    ]
    if lost:
        staged.warnings.append(
            f"Bản sao lưu không có nội dung của {len(lost)} tệp đính kèm (ví dụ {lost[0]})."
        )
    _refuse_damaged_key(unpacked)
    with plain_errors(staged.database), staged.database.open("rb+") as file:
        os.fsync(file.fileno())


def _refuse_damaged_key(folder: DataFolder) -> None:
    from services.packages.keys import read_signing_key

    read_signing_key(folder)
