"""Scans and files that belong to a record; their content lies in a folder, named by its SHA-256."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from models.records import Record, RecordTable
from models.vietnamese import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Record):
    owner_uid: str
    name: str
    """The file's name when it was attached."""
    sha256: str
    size: int
    """In bytes."""
    note: str = ""


class AttachmentTable(RecordTable[Attachment]):
    name = "attachments"
    record = Attachment

    def derived(self, record: Attachment) -> dict[str, Any]:
        return {"search_key": fold(record.name)}

    def of(self, owner_uid: str) -> list[Attachment]:
        return list(self._select("owner_uid = ? and deleted_at is null", [owner_uid]))
