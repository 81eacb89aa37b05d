"""Makes backups: automatic copies of the database, and one file with everything for another place."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from models.files import (
    STAGING,
    clear_abandoned,
    forget_cached,
    plain_errors,
    temporary_folder,
    write_whole,
)
from models.problems import Refused
from models.progress import SILENT, Progress
from models.store import Store
from services.backup import backup_file as file_format
from services.backup.backup_file import BackupManifest
from services.backup.checking import check
from services.backup.retention import Backup, backup_name, backups_in, dispensable, free_path
from services.byte_progress import ByteProgress
from services.packages.key_files import KEY_NAMES
from services.version import VERSION
from services.zip_reading import reading_zip
from services.zip_writing import HashedZip, writing_zip


class Backups:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._folder = store.folder

    def automatic(self, reason: str) -> Path:
        """A checked copy of the database among the backups; ``reason`` becomes part of its name.

        Older copies that the rule of retention does not keep are removed. Raises ``Refused``.
        """
        name = backup_name(self._now(), reason)
        path = free_path(self._folder.backups, name, ".db")
        self._store.copy_to(path)
        for backup in dispensable(backups_in(self._folder)):
            if backup.path != path:
                with suppress(OSError):
                    backup.path.unlink()
        return path

    def all(self) -> list[Backup]:
        """The automatic copies, newest first."""
        return backups_in(self._folder)

    def last(self) -> datetime | None:
        """When the newest of them was made."""
        newest = next(iter(self.all()), None)
        return newest.made_at.astimezone() if newest else None

    def check(self, progress: Progress = SILENT) -> list[str]:
        return check(self._folder, progress)

    def save_to(self, file: Path, password: str | None = None, progress: Progress = SILENT) -> Path:
        """Write everything into one file, read it back, and only then put it in place.

        The password closes the signing key; the records can be restored without it. Raises
        ``Refused``.
        """
        with plain_errors(file):
            self._refuse_among_data(file.resolve())
            clear_abandoned(file.parent, ".stdbak")
        with (
            plain_errors(self._folder.root),
            temporary_folder(self._folder.root, f"{STAGING}backup-") as staging,
        ):
            progress.report(0, 0, "Đang chép dữ liệu")
            database = staging / file_format.DATABASE
            self._store.copy_to(database)
            attachments = list(file_format.attachment_files(self._folder))
            total = database.stat().st_size + sum(path.stat().st_size for _, path in attachments)
            counted = ByteProgress(progress, 2 * total)
            with write_whole(file) as partial:
                with partial.open("wb") as target, writing_zip(target, self._now()) as archive:
                    counted.begin("Đang ghi bản sao lưu")
                    archive.add_file(file_format.DATABASE, database, counted.moved)
                    for name, path in attachments:
                        archive.add_file(name, path, counted.moved)
                    manifest = self._finish(archive, password)
                counted.begin("Đang đọc lại bản sao lưu vừa ghi")
                _read_back(partial, manifest, counted)
        return file

    def _refuse_among_data(self, file: Path) -> None:
        """A backup that takes the place of what it holds would be the end of it."""
        root = self._folder.root.resolve()
        if root in file.parents and file.parent != self._folder.backups.resolve():
            raise Refused(
                f"Không ghi bản sao lưu vào giữa các tệp dữ liệu trong {root}; hãy chọn thư mục "
                "khác, tốt nhất là trên USB."
            )

    def _finish(self, archive: HashedZip, password: str | None) -> BackupManifest:
        # Ciphers are loaded with the first backup file, not when the program starts.
        from services.backup.sealed_keys import seal
        from services.packages.keys import read_signing_key

        settings = self._store.settings.all()
        signing = read_signing_key(self._folder)
        keys = self._keys()
        if keys and password:
            archive.add(file_format.SEALED_KEYS, seal(keys, password))
        else:
            for name, content in keys.items():
                archive.add(f"keys/{name}", content)
        if self._folder.profile.exists():
            archive.add(file_format.PROFILE, self._folder.profile.read_bytes())
        archive.add(
            file_format.README, _readme(settings, bool(keys), bool(password)).encode("utf-8-sig")
        )
        manifest = BackupManifest(
            format=file_format.FORMAT,
            format_version=file_format.FORMAT_VERSION,
            least_reader_version=1,
            created_at=self._store.origin.timestamp(),
            created_local=self._now().isoformat(timespec="seconds"),
            program_version=VERSION,
            commune_code=settings.get("commune_code", ""),
            commune_name=settings.get("commune_name", ""),
            keys=("sealed" if password else "plain") if keys else "none",
            fingerprint=signing.fingerprint if signing else "",
            files=list(archive.members),
        )
        archive.add(file_format.MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)))
        return manifest

    def _keys(self) -> dict[str, bytes]:
        paths = [self._folder.keys / name for name in KEY_NAMES]
        return {path.name: path.read_bytes() for path in paths if path.exists()}

    def _now(self) -> datetime:
        return self._store.origin.now().astimezone()


def _read_back(path: Path, manifest: BackupManifest, counted: ByteProgress) -> None:
    forget_cached(path)
    with reading_zip(path, file_format.LIMITS) as archive:
        file_format.read_manifest(archive, path.name)
        for member in manifest.files:
            if archive.digest(member.name) != member.sha256:
                raise Refused(
                    "Bản sao lưu vừa ghi đọc lại không đúng nên đã bỏ; ổ đĩa có thể bị lỗi, "
                    "hãy ghi vào ổ đĩa khác."
                )
            counted.moved(member.size)


def _readme(settings: Mapping[str, str], has_keys: bool, sealed: bool) -> str:
    key = ""
    if has_keys and sealed:
        key = "Khóa ký của đơn vị ở trong tệp keys.enc, mở bằng mật khẩu đã đặt khi sao lưu.\r\n"
    elif has_keys:
        key = (
            "Khóa ký của đơn vị ở trong thư mục keys và KHÔNG có mật khẩu bảo vệ: "
            "hãy giữ tệp này như giữ con dấu.\r\n"
        )
    return (
        f"Bản sao lưu Sổ Thi đua của {settings.get('commune_name') or 'đơn vị chưa đặt tên'}.\r\n\r\n"
        "Để lấy lại dữ liệu: mở Sổ Thi đua, vào Cài đặt, chọn Khôi phục, rồi chọn tệp này.\r\n"
        "so-thi-dua.db là cơ sở dữ liệu SQLite; attachments là các tệp đính kèm; "
        "manifest.json ghi mã SHA-256 của từng tệp.\r\n"
        f"{key}"
    )
