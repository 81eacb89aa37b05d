"""The backup file (.stdbak): a ZIP with the database, attachments, keys and a list of it all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from models.data_folder import DataFolder
from models.problems import Refused
from services.packages.key_files import KEY_NAMES
from services.zip_reading import CheckedZip, Limits
from services.zip_writing import Member

FORMAT = "so-thi-dua-backup"
FORMAT_VERSION = 1
MANIFEST = "manifest.json"
DATABASE = "so-thi-dua.db"
SEALED_KEYS = "keys.enc"
PROFILE = "profile.toml"
README = "doc-toi.txt"
LIMITS = Limits(packed=64 * 1024**3, unpacked=128 * 1024**3, members=500_000)
_ATTACHMENT = re.compile(r"attachments/([0-9a-f]{2})/(\1[0-9a-f]{62})")


class Header(msgspec.Struct, frozen=True):
    """What every version of the format has."""

    format: Literal["so-thi-dua-backup"]
    format_version: int
    least_reader_version: int


class BackupManifest(Header, frozen=True):
    created_at: str
    """UTC."""
    created_local: str
    program_version: str
    commune_code: str
    commune_name: str
    keys: Literal["none", "plain", "sealed"]
    fingerprint: str
    """Of the signing key inside, "" without one."""
    files: list[Member]


def read_manifest(archive: CheckedZip, name: str) -> BackupManifest:
    """The manifest, once it is known that it can be read and lists exactly what is there."""
    foreign = Refused(f"Tệp {name} không phải bản sao lưu của Sổ Thi đua nên không khôi phục.")
    if MANIFEST not in archive:
        raise foreign
    content = archive.read(MANIFEST)
    try:
        header = msgspec.json.decode(content, type=Header)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise foreign from error
    if header.least_reader_version > FORMAT_VERSION:
        raise Refused(
            f"Bản sao lưu {name} do phiên bản mới hơn của Sổ Thi đua ghi; "
            "hãy cài phiên bản mới rồi khôi phục."
        )
    try:
        manifest = msgspec.json.decode(content, type=BackupManifest)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise incomplete(name) from error
    listed = {member.name: member.size for member in manifest.files}
    present = {member: archive.size(member) for member in archive.names if member != MANIFEST}
    if listed != present or DATABASE not in listed or len(listed) != len(manifest.files):
        raise incomplete(name)
    return manifest


def staged_place(name: str, staging: Path) -> Path | None:
    """Where a member is put while it is checked; None for what this version does not use."""
    if name in (DATABASE, PROFILE, SEALED_KEYS):
        return staging / name
    if attachment := _ATTACHMENT.fullmatch(name):
        return staging / "attachments" / attachment[1] / attachment[2]
    folder, _, key = name.partition("/")
    if folder == "keys" and key in KEY_NAMES:
        return staging / "keys" / key
    return None


def attachment_files(folder: DataFolder) -> Iterator[tuple[str, Path]]:
    """Every stored content, with its name in the ZIP, in a fixed order."""
    for path in sorted(folder.attachments.glob("??/*")):
        name = f"attachments/{path.parent.name}/{path.name}"
        if _ATTACHMENT.fullmatch(name) and path.is_file():
            yield name, path


def incomplete(name: str) -> Refused:
    return Refused(
        f"Bản sao lưu {name} thiếu tệp, thừa tệp hoặc bị sửa nên không dùng được; "
        "hãy dùng bản sao lưu khác."
    )
