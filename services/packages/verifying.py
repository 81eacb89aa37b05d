"""Checks a package from elsewhere, stage by stage, and changes nothing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from models.files import plain_errors
from models.problems import Refused
from models.progress import SILENT, Progress
from services.byte_progress import ByteProgress
from services.packages import manifest as package
from services.packages.keys import PublicKey, is_signed, read_public_key
from services.packages.lines import DATA_FILES
from services.packages.manifest import Header, Manifest
from services.packages.readable_code import readable_code
from services.packages.reading import UNREADABLE, explain, read_records
from services.zip_reading import LIMITS, CheckedZip, Limits, reading_zip

MOST_PROBLEMS = 100
"""Beyond these no more sentences help."""


@dataclass(slots=True)
class VerifyReport:
    name: str
    """Of the file."""
    integrity: bool = False
    """Whether every file is as the manifest lists it, and the manifest as it was signed."""
    signed_by: str | None = None
    """The name of the key that was given; "unknown" for a good signature by another; else None."""
    code: str | None = None
    """The short code of the hand-over sheet."""
    manifest: Manifest | None = None
    problems: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return self.integrity and not self.problems

    @property
    def package(self) -> str | None:
        return self.manifest.package if self.manifest else None

    @property
    def commune(self) -> str | None:
        """Its code."""
        return self.manifest.commune.code if self.manifest else None

    @property
    def commune_name(self) -> str | None:
        return self.manifest.commune.name if self.manifest else None

    @property
    def kind(self) -> str | None:
        return self.manifest.kind if self.manifest else None

    @property
    def period(self) -> str | None:
        return self.manifest.period.code if self.manifest else None

    @property
    def counts(self) -> dict[str, int]:
        return dict(self.manifest.counts.records) if self.manifest else {}

    def as_json(self) -> dict[str, Any]:
        return {
            "ok": self.ok,
            "integrity": self.integrity,
            "signed_by": self.signed_by,
            "package": self.package,
            "commune": self.commune,
            "kind": self.kind,
            "period": self.period,
            "counts": self.counts,
            "problems": self.problems,
        }


def verify(
    path: Path,
    public_key: Path | None = None,
    limits: Limits = LIMITS,
    progress: Progress = SILENT,
) -> VerifyReport:
    """Look at everything in the package at ``path``; nothing is unpacked onto the disk.

    Raises ``Refused`` when there is no such file, or ``public_key`` is no key.
    """
    key = read_public_key(public_key) if public_key else None
    with plain_errors(path, reading=True):
        path.stat()
    report = VerifyReport(path.name)
    try:
        with reading_zip(path, limits) as archive:
            for stage in (_check_seal, _check_version, _check_records):
                for problem in stage(archive, report, key, progress):
                    report.problems.append(problem)
                    if len(report.problems) >= MOST_PROBLEMS:
                        return report
                if report.problems:
                    break
    except Refused as refused:
        report.integrity = False
        report.problems.append(str(refused))
    return report


def _check_seal(
    archive: CheckedZip, report: VerifyReport, key: PublicKey | None, progress: Progress
) -> Iterator[str]:
    """The signature over the manifest, and the SHA-256 of every file that it lists."""
    for name in (package.MANIFEST, package.SIGNATURE):
        if name not in archive:
            yield f"Tệp {report.name} không phải gói của Sổ Thi đua: thiếu {name}."
            return
    content = archive.read(package.MANIFEST)
    report.code = readable_code(hashlib.sha256(content).digest())
    try:
        header = msgspec.json.decode(content, type=Header)
        public = base64.b64decode(header.public_key, validate=True)
    except (*UNREADABLE, ValueError) as error:
        yield f"Danh mục của gói {report.name} không đọc được: {explain(error)}."
        return
    signed = is_signed(content, archive.read(package.SIGNATURE), public)
    if signed:
        report.signed_by = key.name if key and key.raw == public else "unknown"
    else:
        yield f"Chữ ký của gói {report.name} không đúng: danh mục đã bị sửa sau khi ký."
    differing = list(_differing(archive, header, progress))
    yield from differing
    report.integrity = signed and not differing
    if signed and key and key.raw != public:
        yield f"Gói {report.name} được ký bằng khóa khác, không phải khóa của {key.name}."
    try:
        report.manifest = msgspec.json.decode(content, type=Manifest)
    except UNREADABLE as error:
        if header.least_reader_version <= package.FORMAT_VERSION:
            yield f"Danh mục của gói {report.name} không đúng mẫu: {explain(error)}."


def _differing(archive: CheckedZip, header: Header, progress: Progress) -> Iterator[str]:
    listed = {member.name: member for member in header.files}
    if len(listed) != len(header.files):
        yield "Danh mục của gói ghi một tệp hai lần."
    for name in archive.names:
        if name not in listed and name not in (package.MANIFEST, package.SIGNATURE):
            yield f"Gói có tệp {name} không có trong danh mục."
    counted = ByteProgress(progress, sum(max(member.size, 0) for member in header.files))
    counted.begin("Đang kiểm tra từng tệp")
    for member in listed.values():
        if member.name not in archive:
            yield f"Gói thiếu tệp {member.name}."
        elif archive.size(member.name) != member.size or _digest(archive, member.name) != (
            member.sha256
        ):
            yield f"Tệp {member.name} trong gói đã bị hỏng hoặc bị sửa."
        counted.moved(member.size)


def _digest(archive: CheckedZip, name: str) -> str:
    try:
        return archive.digest(name)
    except Refused:
        return ""


def _check_version(
    archive: CheckedZip, report: VerifyReport, key: PublicKey | None, progress: Progress
) -> Iterator[str]:
    header = msgspec.json.decode(archive.read(package.MANIFEST), type=Header)
    if header.least_reader_version > package.FORMAT_VERSION:
        yield (
            f"Gói {report.name} do phiên bản mới hơn của Sổ Thi đua ghi (định dạng "
            f"{header.format_version}); hãy cài phiên bản mới rồi nhận lại."
        )


def _check_records(
    archive: CheckedZip, report: VerifyReport, key: PublicKey | None, progress: Progress
) -> Iterator[str]:
    """Every line by its schema, what the records point to, and the counts of the manifest."""
    manifest = report.manifest
    assert manifest is not None
    for file in DATA_FILES:
        if file.name not in archive:
            yield f"Gói thiếu tệp {file.name}."
            return
    yield from read_records(archive, manifest, progress)
