"""Reads the lines of a package one by one, and says in which line what is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from models.progress import Progress
from services.packages.lines import (
    DATA_FILES,
    AttachmentLine,
    AwardLine,
    DataFile,
    DecisionLine,
    RegistrationLine,
    SubjectLine,
    UnitLine,
)
from services.packages.manifest import Manifest
from services.zip_reading import CheckedZip

UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""What decoding raises for content that is not as it should be."""
_EVERY = 5_000
_MISSING = re.compile(r"missing required field `([^`]*)`")
_PLACE = re.compile(r"at `(\$[^`]*)`")


def read_records(archive: CheckedZip, manifest: Manifest, progress: Progress) -> Iterator[str]:
    """One sentence for everything that is wrong with the lines; only their uids are held."""
    check = _Check(archive, manifest)
    total, done = sum(manifest.counts.records.values()), 0
    for file in DATA_FILES:
        decoder = msgspec.json.Decoder(file.line)
        check.begin(file)
        count = 0
        for count, content in enumerate(archive.lines(file.name), start=1):
            place = f"Tệp {file.name}, dòng {count}"
            try:
                line = decoder.decode(content)
            except UNREADABLE as error:
                yield f"{place}: {explain(error)}."
            else:
                for problem in check.line(line):
                    yield f"{place}: {problem}."
            done += 1
            if done % _EVERY == 0:
                progress.report(done, total, "Đang kiểm tra từng bản ghi")
        listed = manifest.counts.records.get(file.table, 0)
        if count != listed:
            yield f"Tệp {file.name} có {count} dòng nhưng danh mục ghi {listed}."
    yield from check.end()


def explain(error: Exception) -> str:
    """What a line or a manifest lacks, for a person."""
    text = str(error)
    place = _PLACE.search(text)
    where = f" “{place[1].removeprefix('$.')}”" if place else ""
    if missing := _MISSING.search(text):
        return f"thiếu mục “{missing[1]}”" + (f" trong{where}" if where else "")
    if where:
        return f"mục{where} có giá trị không hợp lệ"
    return "nội dung không đúng khuôn mẫu JSON"


class _Check:
    """What one line alone cannot tell: doubles, what points nowhere, and counts."""

    def __init__(self, archive: CheckedZip, manifest: Manifest) -> None:
        self._archive = archive
        self._manifest = manifest
        self._uids: dict[str, set[str]] = {}
        self._awards: Counter[str] = Counter()
        self._registrations: Counter[str] = Counter()
        self._present: set[str] = set()

    def begin(self, file: DataFile) -> None:
        self._present = self._uids.setdefault(file.table, set())

    def line(self, line: Any) -> Iterator[str]:
        if line.uid in self._present:
            yield "mã bản ghi đã có ở dòng trước"
        self._present.add(line.uid)
        match line:
            case UnitLine():
                yield from self._unit(line)
            case SubjectLine():
                yield from self._points("unit_uid", line.unit_uid, "units")
            case RegistrationLine():
                yield from self._points("subject_uid", line.subject_uid, "subjects")
                if line.period != self._manifest.period.code:
                    yield "đăng ký thuộc kỳ khác với kỳ của gói"
                self._registrations[line.award_type] += 1
            case DecisionLine():
                yield from self._points("movement_uid", line.movement_uid, "movements")
            case AwardLine():
                yield from self._points("decision_uid", line.decision_uid, "decisions")
                yield from self._points("subject_uid", line.subject_uid, "subjects")
                self._awards[line.award_type] += 1
            case AttachmentLine():
                name = f"attachments/{line.sha256[:2]}/{line.sha256}"
                if name not in self._archive or self._archive.size(name) != line.size:
                    yield "nội dung của tệp đính kèm không có trong gói"
            case _:
                pass

    def end(self) -> Iterator[str]:
        counts = self._manifest.counts
        if self._awards != counts.awards or self._registrations != counts.registrations:
            yield "Số lượng theo danh hiệu, hình thức trong danh mục không khớp với các bản ghi."

    def _unit(self, line: UnitLine) -> Iterator[str]:
        """Parents come first, so that no unit can be above itself."""
        yield from self._points("parent_uid", line.parent_uid, "units")
        if line.parent_uid == line.uid:
            yield "đơn vị cấp trên là chính nó"

    def _points(self, field: str, uid: str | None, table: str) -> Iterator[str]:
        if uid is not None and uid not in self._uids[table]:
            yield f"mục “{field}” trỏ tới bản ghi không có trong gói"
