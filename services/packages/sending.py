"""Gửi cấp trên: what would go out, writing it onto the stick, and what went out before."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from models.files import forget_cached, plain_errors, temporary_folder, write_whole
from models.packages import SentPackage
from models.periods import Period
from models.problems import Refused
from models.progress import SILENT, Progress
from models.store import Store
from services.attaching import digest_of
from services.catalogue import Catalogue
from services.packages.delivering import deliver, placed, refuse_missing
from services.packages.facts import PackageFacts
from services.packages.kinds import KINDS, PackageKind
from services.packages.manifest import CommuneEntry, Counts, PeriodEntry, PreviousEntry
from services.packages.preview import Preview, sorted_attachments, warnings
from services.packages.readable_code import readable_code
from services.packages.records import Contents, gather
from services.periods import period_of_code
from services.settings import Settings

__all__ = ["KINDS", "Preview", "Sending", "Sent"]

LARGEST_ATTACHMENTS = 2 * 1024**3
"""Bytes; sticks formatted with FAT32 take files of up to 4 GB."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A package that went out, and for how many days."""

    package: SentPackage
    age: int
    kept: Path | None
    """Our own copy, while it is there."""

    @property
    def records(self) -> dict[str, int]:
        """How many of each table are inside."""
        return msgspec.json.decode(self.package.counts, type=Counts).records


class Sending:
    def __init__(self, store: Store, settings: Settings, catalogue: Catalogue) -> None:
        self._store = store
        self._settings = settings
        self._catalogue = catalogue
        self._folder = store.folder

    def kinds(self) -> tuple[PackageKind, ...]:
        return tuple(KINDS.values())

    def preview(self, period: str, kind: str) -> Preview:
        """What would go out. Raises ``Refused`` for a period or kind that is none."""
        chosen = _kind(kind)
        contents = gather(self._store, self._period(period), chosen, attachments=True)
        present, lost = sorted_attachments(self._folder, contents)
        return Preview(
            kind=chosen,
            period=contents.period,
            counts=contents.counts() | {"attachments": len(present)},
            since_last=contents.since_last(),
            last=self._store.packages.last_of(contents.period.code, kind),
            attachments=len(present),
            attachments_size=sum(attachment.size for attachment in present),
            problems=tuple(self._problems()),
            warnings=tuple(warnings(contents, lost)),
        )

    def send(
        self,
        period: str,
        kind: str,
        folder: Path,
        attachments: bool = False,
        progress: Progress = SILENT,
        *,
        private: bool = False,
    ) -> SentPackage:
        """Write a package into ``folder``, read it back from there, and remember it.

        ``private`` sends số định danh and dân tộc along. When anything fails nothing of it stays.
        Raises ``Refused``.
        """
        chosen = _kind(kind)
        if problems := self._problems():
            raise Refused(" ".join(problems))
        with self._alone(), temporary_folder(self._folder.packages) as staging:
            refuse_missing(folder)
            contents = gather(self._store, self._period(period), chosen, attachments=attachments)
            contents.attachments, _ = sorted_attachments(self._folder, contents)
            if sum(attachment.size for attachment in contents.attachments) > LARGEST_ATTACHMENTS:
                raise Refused(
                    "Các tệp đính kèm của kỳ này lớn hơn 2 GB nên không gửi kèm được; "
                    "hãy gửi không kèm tệp, rồi chép riêng các tệp đó."
                )
            facts = self._facts(contents.period, chosen, attachments=attachments, private=private)
            written, code = self._write(staging, facts, contents, progress)
            name = _file_name(facts, code)
            kept = self._folder.packages / name
            with placed(written, kept, folder / name, progress) as digest:
                sent = SentPackage(
                    uid=facts.uid,
                    file_name=name,
                    folder=str(folder),
                    kind=chosen.code,
                    period=contents.period.code,
                    sequence=facts.sequence,
                    created_at=facts.created_at,
                    size=kept.stat().st_size,
                    sha256=digest,
                    counts=msgspec.json.encode(contents.tally()).decode(),
                    previous_uid=facts.previous.package if facts.previous else None,
                    code=code,
                )
                with self._store.action(f"Gửi gói {name}", "send"):
                    self._store.packages.add(sent, contents.sent_records())
        return sent

    def write_again(self, uid: str, folder: Path, progress: Progress = SILENT) -> Path:
        """Write a package that went out once more, byte for byte: for a stick that got lost.

        Receiving it twice changes nothing. Raises ``Refused``.
        """
        sent = self._store.packages.find(uid)
        if sent is None:
            raise Refused("Không tìm thấy gói cần ghi lại.")
        kept = self._folder.packages / sent.file_name
        if digest_of(kept) != sent.sha256:
            raise Refused(
                f"Bản lưu của gói {sent.file_name} không còn nguyên vẹn; hãy gửi một gói mới."
            )
        target = folder / sent.file_name
        deliver(kept, target, sent.sha256, progress)
        return target

    def history(self) -> list[Sent]:
        """Everything that went out, newest first."""
        now = self._store.origin.now()
        found: list[Sent] = []
        for package in self._store.packages.newest_first():
            kept = self._folder.packages / package.file_name
            age = (now - datetime.fromisoformat(package.created_at)).days
            found.append(Sent(package, max(age, 0), kept if kept.exists() else None))
        return found

    def export_public_key(self, folder: Path) -> Path:
        """Write the key that the office checks packages with into ``folder``. Raises ``Refused``."""
        from services.packages.keys import signing_key

        if problems := self._problems():
            raise Refused(" ".join(problems))
        commune = self._commune()
        content = signing_key(self._folder, commune.code, commune.name).public_file(
            commune.code, commune.name
        )
        target = folder / f"TDKT_{commune.code}_khoa-cong-khai.pub"
        with write_whole(target) as partial:
            partial.write_bytes(content)
        return target

    def fingerprint(self) -> str:
        """Of the signing key, for the hand-over of its public half; "" before the first use."""
        from services.packages.keys import read_signing_key

        key = read_signing_key(self._folder)
        return key.fingerprint if key else ""

    # Before writing

    def _problems(self) -> list[str]:
        settings = self._settings.all()
        if settings["commune_name"] and settings["commune_code"]:
            return []
        return [
            "Chưa có tên và mã của xã, phường nên chưa gửi được; "
            "hãy nhập trong Cài đặt, phần Cơ quan."
        ]

    def _period(self, code: str) -> Period:
        return self._store.periods.of_code(code) or period_of_code(code)

    def _commune(self) -> CommuneEntry:
        settings = self._settings.all()
        return CommuneEntry(
            code=settings["commune_code"],
            name=settings["commune_name"],
            province=settings["province_name"],
        )

    def _facts(
        self, period: Period, kind: PackageKind, *, attachments: bool, private: bool
    ) -> PackageFacts:
        now = self._store.origin.now()
        last = self._store.packages.last_of(period.code, kind.code)
        return PackageFacts(
            uid=self._store.origin.new_uid(),
            kind=kind,
            sequence=self._next_sequence(period, kind),
            commune=self._commune(),
            period=PeriodEntry(code=period.code, kind=period.kind, name=period.name),
            created_at=f"{now:%Y-%m-%dT%H:%M:%SZ}",
            moment=now.astimezone(),
            previous=PreviousEntry(package=last.uid, sha256=last.sha256) if last else None,
            private=private,
            attachments=attachments,
        )

    def _next_sequence(self, period: Period, kind: PackageKind) -> int:
        """A package that a power cut kept from being written down has its number all the same."""
        stem = _stem(self._commune().code, period.code, kind)
        names = [path.name for path in self._folder.packages.glob(f"{stem}_*.tdkt")]
        given = [
            int(found[1])
            for name in names
            if (found := re.match(rf"{re.escape(stem)}_(\d+)_", name))
        ]
        written = self._store.packages.next_sequence(period.code, kind.code)
        return max([written, *(number + 1 for number in given)])

    # Writing

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One package at a time, so that two clicks do not give two the same number."""
        with plain_errors(self._folder.packages):
            self._folder.packages.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._folder.packages / ".sending.lock", timeout=0)
            try:
                lock.acquire()
            except Timeout as error:
                raise Refused("Đang ghi một gói khác; hãy đợi gói đó xong rồi làm lại.") from error
        try:
            yield
        finally:
            lock.release()

    def _write(
        self, staging: Path, facts: PackageFacts, contents: Contents, progress: Progress
    ) -> tuple[Path, str]:
        """The package and its short code, checked as the office will check it."""
        # Loaded at the first package, not when the program starts: paper and ciphers are large.
        from services.packages.keys import signing_key
        from services.packages.verifying import verify
        from services.packages.writing import write_package

        key = signing_key(self._folder, facts.commune.code, facts.commune.name)
        path = staging / "package.tdkt"
        with plain_errors(path):
            manifest = write_package(
                path, facts, contents, self._catalogue, self._folder, key, progress
            )
            with path.open("rb+") as file:
                os.fsync(file.fileno())
        forget_cached(path)
        progress.report(0, 0, "Đang kiểm tra gói vừa ghi")
        report = verify(path, progress=progress)
        if not report.ok:
            raise Refused(f"Gói vừa ghi không đạt kiểm tra nên không gửi: {report.problems[0]}")
        return path, readable_code(hashlib.sha256(manifest).digest())


def _kind(code: str) -> PackageKind:
    if code not in KINDS:
        raise Refused(f"Không gửi được loại gói “{code}”; hãy chọn một trong: {', '.join(KINDS)}.")
    return KINDS[code]


def _file_name(facts: PackageFacts, code: str) -> str:
    stem = _stem(facts.commune.code, facts.period.code, facts.kind)
    return f"{stem}_{facts.sequence:03d}_{code.replace('-', '')[:8]}.tdkt"


def _stem(commune: str, period: str, kind: PackageKind) -> str:
    """ASCII, so that it survives every stick and every system."""
    return f"TDKT_{commune}_{re.sub(r'[^A-Za-z0-9-]+', '-', period)[:40]}_{kind.code}"
