"""Tệp đính kèm: scans and files kept with a record, each content stored once under its SHA-256."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from models.attachments import Attachment
from models.data_folder import DataFolder
from models.file_names import safe_name
from models.files import plain_errors, write_whole
from models.problems import Refused
from models.progress import SILENT, Progress
from models.store import Store
from models.vietnamese import nfc

LARGEST = 100 * 1024 * 1024
"""Bytes."""
_BLOCK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Lost:
    """An attachment whose content is gone or is not what was attached."""

    attachment: Attachment
    sentence: str


class Attaching:
    def __init__(self, store: Store) -> None:
        self._store = store

    def attach(self, owner_uid: str, path: Path) -> Attachment:
        """Keep a copy of the file with the record ``owner_uid``. Raises ``Refused``.

        The same content attached to the same record again is the attachment that is there already.
        """
        name = nfc(path.name)
        digest, size = self._take_in(path)
        for known in self.of(owner_uid):
            if known.sha256 == digest:
                return known
        with self._store.action(f"Đính kèm tệp {name}"):
            return self._store.attachments.save(
                Attachment(owner_uid=owner_uid, name=name, sha256=digest, size=size)
            )

    def of(self, owner_uid: str) -> list[Attachment]:
        return self._store.attachments.of(owner_uid)

    def path(self, attachment: Attachment) -> Path:
        """Where the content lies; it bears no ending there."""
        return content_path(self._store.folder, attachment.sha256)

    def copy_out(self, attachment: Attachment, folder: Path) -> Path:
        """A copy under the file's own name, for other programs to open. Raises ``Refused``."""
        source = self.path(attachment)
        if sentence := _verdict(source, attachment.sha256):
            raise Refused(sentence.format(name=attachment.name))
        name = Path(attachment.name)
        target = folder / attachment.sha256[:8] / f"{safe_name(name.stem)}{name.suffix}"
        with plain_errors(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            if digest_of(target) != attachment.sha256:  # it may be open since the last time
                shutil.copyfile(source, target)
        return target

    def remove(self, uid: str) -> None:
        """Put the attachment into the bin; its content stays for as long as it may come back."""
        attachment = self._store.attachments.get(uid)
        with self._store.action(f"Bỏ tệp đính kèm {attachment.name}"):
            self._store.attachments.delete(attachment)

    def missing(self, progress: Progress = SILENT) -> list[Lost]:
        """Read every attached file again and name those that are gone or were changed."""
        attachments = self._store.attachments.all()
        verdicts: dict[str, str] = {}
        lost: list[Lost] = []
        for done, attachment in enumerate(attachments):
            progress.report(done, len(attachments), "Đang đọc lại tệp đính kèm")
            digest = attachment.sha256
            if digest not in verdicts:
                verdicts[digest] = _verdict(self.path(attachment), digest)
            if verdicts[digest]:
                lost.append(Lost(attachment, verdicts[digest].format(name=attachment.name)))
        return lost

    def _take_in(self, path: Path) -> tuple[str, int]:
        """Copy the content into the data folder; give its SHA-256 and size."""
        if path.exists() and not path.is_file():
            raise Refused(f"{path} không phải tệp; hãy chọn một tệp.")
        with plain_errors(path, reading=True), path.open("rb") as source:
            _refuse_size(path.name, source.seek(0, 2))
            source.seek(0)
            folder = self._store.folder.attachments
            with plain_errors(folder):
                folder.mkdir(parents=True, exist_ok=True)
            hashed, size = hashlib.sha256(), 0
            while block := source.read(_BLOCK):
                hashed.update(block)
                size += len(block)
            _refuse_size(path.name, size)
            digest = hashed.hexdigest()
            target = content_path(self._store.folder, digest)
            if digest_of(target) != digest:
                source.seek(0)
                self._copy(source, path.name, target, digest)
        return digest, size

    def _copy(self, source: BinaryIO, name: str, target: Path, digest: str) -> None:
        with plain_errors(target):
            target.parent.mkdir(exist_ok=True)
        with write_whole(target) as partial:
            hashed = hashlib.sha256()
            with partial.open("wb") as copy:
                while block := source.read(_BLOCK):
                    hashed.update(block)
                    copy.write(block)
            if hashed.hexdigest() != digest:
                raise Refused(
                    f"Tệp {name} đang được chương trình khác ghi; hãy lưu, đóng tệp rồi đính kèm lại."
                )


def content_path(folder: DataFolder, digest: str) -> Path:
    return folder.attachments / digest[:2] / digest


def digest_of(path: Path) -> str:
    """SHA-256 of the file at ``path``; "" when there is none."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


def _verdict(path: Path, digest: str) -> str:
    try:
        found = digest_of(path)
    except OSError:
        found = "unreadable"
    if not found:
        return "Tệp đính kèm “{name}” không còn trong thư mục dữ liệu; hãy đính kèm lại hoặc khôi phục từ bản sao lưu."
    if found != digest:
        return "Tệp đính kèm “{name}” đã bị hỏng hoặc bị sửa bên ngoài chương trình; hãy đính kèm lại hoặc khôi phục từ bản sao lưu."
    return ""


def _refuse_size(name: str, size: int) -> None:
    if size == 0:
        raise Refused(f"Tệp {name} không có nội dung; hãy chọn tệp khác.")
    if size > LARGEST:
        raise Refused(
            f"Tệp {name} lớn hơn {LARGEST // (1024 * 1024)} MB nên không đính kèm được; "
            "hãy nén hoặc quét lại với độ phân giải thấp hơn."
        )
