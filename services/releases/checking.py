"""Checks an installer against the signature beside it: whole, ours, and newer than this program."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from models.files import plain_errors
from models.problems import Refused
from models.progress import SILENT, Progress
from services.byte_progress import ByteProgress
from services.releases.release_key import is_vouched_for
from services.releases.signature_file import (
    ENDING,
    LARGEST_INSTALLER,
    LARGEST_SIGNATURE_FILE,
    SignatureFile,
    decode_signature_file,
    installer_name,
    signature_path,
    signed_bytes,
)
from services.releases.versions import is_newer, version_parts

BLOCK = 1024 * 1024
_PROGRAM_OF_WINDOWS = b"MZ"


@dataclass(frozen=True, slots=True)
class Release:
    """A new version. What is said of the installer is signed; only its path is not."""

    installer: Path
    version: str
    size: int
    sha256: str


def check_release(
    installer: Path, release_key: bytes, current_version: str, progress: Progress = SILENT
) -> Release:
    """The version that ``installer`` brings; the signature may be chosen in its place.

    Raises ``Refused``.
    """
    if installer.suffix.lower() == ENDING:
        installer = installer.with_name(installer.name[: -len(ENDING)])
    release = _signed_release(installer, release_key)
    _refuse_not_newer(release.version, current_version)
    with plain_errors(installer, reading=True):
        if installer.stat().st_size != release.size:
            raise broken_copy(installer.name)
        with installer.open("rb") as file:
            counted = ByteProgress(progress, release.size)
            counted.begin(f"Đang kiểm tra {installer.name}")
            digest = digest_of(file, counted)
    if digest != release.sha256:
        raise broken_copy(installer.name)
    return release


def newest_release(
    folders: Iterable[Path], release_key: bytes, current_version: str
) -> Release | None:
    """The newest of the installers that lie in ``folders`` with a good signature beside them.

    Their content is not read: ``check_release`` has to follow before anything is done with it.
    """
    found: list[Release] = []
    for folder in folders:
        with suppress(OSError):
            for installer in sorted(folder.glob(installer_name("*"))):
                with suppress(Refused):
                    found.append(_signed_release(installer, release_key))
    newer = [release for release in found if is_newer(release.version, current_version)]
    return max(newer, key=lambda release: version_parts(release.version) or (), default=None)


def digest_of(file: BinaryIO, counted: ByteProgress) -> str:
    hashed = hashlib.sha256()
    while block := file.read(BLOCK):
        hashed.update(block)
        counted.moved(len(block))
    return hashed.hexdigest()


def broken_copy(name: str) -> Refused:
    return Refused(
        f"Tệp {name} không còn đúng như khi được ký (chép hoặc tải chưa trọn, hoặc đã bị sửa) nên "
        "không cài; hãy chép lại từ nơi lấy bộ cài."
    )


def _signed_release(installer: Path, release_key: bytes) -> Release:
    _refuse_what_is_no_installer(installer)
    known, signature = _read_signature(installer)
    content = signed_bytes(known.version, known.size, known.sha256)
    if not is_vouched_for(content, signature, release_key):
        raise Refused(
            f"Chữ ký của {installer.name} không đúng: đây không phải bộ cài do nơi phát hành Sổ Thi "
            "đua làm ra nên không cài; hãy lấy bộ cài từ nguồn tin cậy."
        )
    return Release(installer, known.version, known.size, known.sha256)


def _refuse_what_is_no_installer(installer: Path) -> None:
    name = installer.name
    with plain_errors(installer, reading=True):
        size, begins = installer.stat().st_size, b""
        if size or installer.is_dir():
            with installer.open("rb") as file:
                begins = file.read(len(_PROGRAM_OF_WINDOWS))
    if begins != _PROGRAM_OF_WINDOWS:
        raise Refused(
            f"Tệp {name} không phải bộ cài Sổ Thi đua; hãy chọn tệp có tên như "
            f"{installer_name('…')}."
        )
    if size > LARGEST_INSTALLER:
        raise Refused(
            f"Tệp {name} lớn quá mức của một bộ cài nên không mở; hãy chọn tệp có tên như "
            f"{installer_name('…')}."
        )


def _read_signature(installer: Path) -> tuple[SignatureFile, bytes]:
    path = signature_path(installer)
    try:
        with plain_errors(path, reading=True), path.open("rb") as file:
            content = file.read(LARGEST_SIGNATURE_FILE)
    except Refused as refused:
        if isinstance(refused.__cause__, FileNotFoundError) and installer.exists():
            raise Refused(
                f"Bên cạnh {installer.name} không có tệp {path.name} nên không biết bộ cài có đúng "
                "là của nơi phát hành; hãy chép cả hai tệp vào cùng một thư mục rồi chọn lại."
            ) from refused
        raise
    return decode_signature_file(content, path.name)


def _refuse_not_newer(version: str, current: str) -> None:
    if version == current:
        raise Refused(f"Bộ cài này là bản {version}, đúng bản đang dùng, nên không cần cập nhật.")
    if not is_newer(version, current):
        raise Refused(
            f"Bộ cài này là bản {version}, cũ hơn bản {current} đang dùng; chương trình không lùi về "
            "bản cũ vì bản cũ có thể không đọc được dữ liệu, hãy lấy bộ cài mới hơn."
        )
