"""The manifest of a package: whose it is, what it carries, and the SHA-256 of every file in it."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from models.periods import PeriodKind
from services.packages.lines import Code, Count, Moment, Name, Sha256, Text, Uid
from services.zip_writing import Member

FORMAT_VERSION = 1
LEAST_READER_VERSION = 1
"""The oldest reader that understands what is written here."""
MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
CODE_LIST = "codelist.json"
README = "readme.txt"
SUMMARY_PDF = "summary.pdf"
SUMMARY_XLSX = "summary.xlsx"


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What every version of the format has; read before the version is known."""

    format: Literal["so-thi-dua-package"]
    format_version: int
    least_reader_version: int
    program_version: str
    public_key: str
    files: tuple[Member, ...]


class CommuneEntry(msgspec.Struct, frozen=True, kw_only=True):
    """The sender, as it was called at the time."""

    code: Annotated[str, Meta(pattern=r"^\d{5}$")]
    name: Name
    province: Text


class PeriodEntry(msgspec.Struct, frozen=True, kw_only=True):
    code: Code
    kind: PeriodKind
    name: Name


class PreviousEntry(msgspec.Struct, frozen=True, kw_only=True):
    """The package of the same period and kind that went before."""

    package: Uid
    sha256: Sha256


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How many lines each file has, and how many of each award they name."""

    records: dict[str, Count]
    registrations: dict[str, Count]
    """By code of the award type."""
    awards: dict[str, Count]


class Manifest(Header, frozen=True, kw_only=True):
    """Danh mục của gói: nơi gửi, nội dung, và mã SHA-256 của từng tệp."""

    package: Uid
    kind: Literal["dang-ky", "de-nghi", "ket-qua", "bao-cao", "toan-bo", "phan-hoi"]
    sequence: Annotated[int, Meta(ge=1)]
    commune: CommuneEntry
    period: PeriodEntry
    created_at: Moment
    created_local: str
    catalogue_version: Text
    private: bool
    """Whether số định danh and dân tộc are inside."""
    attachments: bool
    counts: Counts
    previous: PreviousEntry | None


def encode_manifest(manifest: Manifest) -> bytes:
    """The bytes that are signed; a person can read them."""
    return msgspec.json.format(msgspec.json.encode(manifest)) + b"\n"
