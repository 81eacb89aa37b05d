"""Writes a package: records as JSON lines, a summary for a person, a signed list of it all."""

from __future__ import annotations

import base64
import tempfile
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import UNSET

from models.attachments import Attachment
from models.data_folder import DataFolder
from models.problems import Refused
from models.progress import Progress
from models.records import Record
from services.attaching import content_path
from services.byte_progress import ByteProgress
from services.catalogue import Catalogue
from services.documents.writers import write_document
from services.packages import manifest as package
from services.packages.code_list import code_list
from services.packages.facts import PackageFacts
from services.packages.keys import SigningKey
from services.packages.lines import DATA_FILES, DataFile, SubjectLine
from services.packages.manifest import Manifest
from services.packages.records import Contents
from services.packages.summary import summary_document
from services.version import VERSION
from services.zip_writing import HashedZip, writing_zip

_AT_ONCE = 2_000
"""Lines that are encoded before they are written."""


def write_package(
    path: Path,
    facts: PackageFacts,
    contents: Contents,
    catalogue: Catalogue,
    folder: DataFolder,
    key: SigningKey,
    progress: Progress,
) -> bytes:
    """Write the package to ``path``; give the bytes of its manifest. Raises ``Refused``."""
    with path.open("wb") as target, writing_zip(target, facts.moment) as archive:
        archive.add(package.README, _readme(facts).encode("utf-8-sig"))
        _write_data(archive, facts, contents, progress)
        archive.add(package.CODE_LIST, code_list(catalogue))
        _write_attachments(archive, contents.attachments, folder, progress)
        _write_summaries(archive, facts, contents, catalogue, path.parent, progress)
        manifest = package.encode_manifest(_manifest(archive, facts, contents, catalogue, key))
        archive.add(package.MANIFEST, manifest)
        archive.add(package.SIGNATURE, key.sign(manifest))
    return manifest


def _write_data(
    archive: HashedZip, facts: PackageFacts, contents: Contents, progress: Progress
) -> None:
    total, done = sum(contents.counts().values()), 0
    records = {**contents.tables(), "withdrawn": contents.withdrawn}
    encoder = msgspec.json.Encoder()
    for file in DATA_FILES:
        with archive.member(file.name) as writer:
            for start in range(0, len(records[file.table]), _AT_ONCE):
                some = records[file.table][start : start + _AT_ONCE]
                writer.write(encoder.encode_lines(_lines(file, some, facts.private)))
                done += len(some)
                progress.report(done, total, "Đang ghi các bản ghi")


def _lines(
    file: DataFile, records: Iterable[Record | msgspec.Struct], private: bool
) -> list[msgspec.Struct]:
    lines = [
        record
        if isinstance(record, msgspec.Struct)
        else msgspec.convert(record, file.line, from_attributes=True)
        for record in records
    ]
    if not private:
        for line in lines:
            if isinstance(line, SubjectLine):
                line.personal_id = line.ethnicity = UNSET
    return lines


def _write_attachments(
    archive: HashedZip, attachments: Iterable[Attachment], folder: DataFolder, progress: Progress
) -> None:
    by_content = {attachment.sha256: attachment for attachment in attachments}
    counted = ByteProgress(progress, sum(a.size for a in by_content.values()))
    counted.begin("Đang ghi các tệp đính kèm")
    for digest, attachment in sorted(by_content.items()):
        written = archive.add_file(
            f"attachments/{digest[:2]}/{digest}", content_path(folder, digest), counted.moved
        )
        if written.sha256 != digest:
            raise Refused(
                f"Tệp đính kèm “{attachment.name}” đã bị hỏng nên chưa gửi được; hãy đính kèm lại "
                "tệp đó, hoặc gửi không kèm tệp."
            )


def _write_summaries(
    archive: HashedZip,
    facts: PackageFacts,
    contents: Contents,
    catalogue: Catalogue,
    staging: Path,
    progress: Progress,
) -> None:
    document = summary_document(facts, contents, catalogue)
    with tempfile.TemporaryDirectory(dir=staging) as folder:
        for name in (package.SUMMARY_PDF, package.SUMMARY_XLSX):
            file = Path(folder) / name
            write_document(document, file, progress)
            archive.add(name, file.read_bytes())


def _manifest(
    archive: HashedZip,
    facts: PackageFacts,
    contents: Contents,
    catalogue: Catalogue,
    key: SigningKey,
) -> Manifest:
    return Manifest(
        format="so-thi-dua-package",
        format_version=package.FORMAT_VERSION,
        least_reader_version=package.LEAST_READER_VERSION,
        program_version=VERSION,
        package=facts.uid,
        kind=facts.kind.code,  # pyright: ignore[reportArgumentType]
        sequence=facts.sequence,
        commune=facts.commune,
        period=facts.period,
        created_at=facts.created_at,
        created_local=facts.moment.isoformat(timespec="seconds"),
        catalogue_version=catalogue.version,
        private=facts.private,
        attachments=facts.attachments,
        counts=contents.tally(),
        previous=facts.previous,
        public_key=base64.b64encode(key.public).decode(),
        files=tuple(archive.members),
    )


def _readme(facts: PackageFacts) -> str:
    listed = "\r\n".join(f"  {file.name:<26} {file.title}" for file in DATA_FILES)
    return (
        f"Gói dữ liệu thi đua, khen thưởng: {facts.kind.title}, {facts.period.name}\r\n"
        f"Đơn vị gửi: {facts.commune.name} (mã {facts.commune.code}), {facts.commune.province}\r\n"
        f"Lập lúc {facts.moment:%H:%M ngày %d/%m/%Y}, lần thứ {facts.sequence}, mã gói {facts.uid}\r\n"
        "\r\n"
        "Đây là tệp ZIP, mở được bằng mọi chương trình giải nén. Để xem: summary.pdf và summary.xlsx.\r\n"
        "Để đưa vào máy: mở bằng chương trình Sổ Thi đua của cơ quan nhận.\r\n"
        "\r\n"
        "Dữ liệu nằm trong các tệp sau, mỗi dòng là một bản ghi JSON, chữ mã hóa UTF-8:\r\n"
        f"{listed}\r\n"
        "\r\n"
        "codelist.json cho biết ý nghĩa của từng mã. manifest.json ghi mã SHA-256 của mọi tệp;\r\n"
        "manifest.sig là chữ ký Ed25519 của manifest.json. Sửa bất cứ tệp nào thì gói không còn hợp lệ.\r\n"
    )
