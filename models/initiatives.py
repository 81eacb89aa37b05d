"""Initiatives, research topics and schemes, and who wrote which share of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from models.records import Record, RecordTable
from models.vietnamese import fold

InitiativeKind = Literal["initiative", "research", "scheme"]
InitiativeStatus = Literal["applied", "recognised", "rejected"]
Scope = Literal["grassroots", "province", "nation"]

INITIATIVE_KINDS: dict[InitiativeKind, str] = {
    "initiative": "Sáng kiến",
    "research": "Đề tài khoa học",
    "scheme": "Đề án, công trình",
}
INITIATIVE_STATUSES: dict[InitiativeStatus, str] = {
    "applied": "Chờ công nhận",
    "recognised": "Đã công nhận",
    "rejected": "Không công nhận",
}
SCOPES: dict[Scope, str] = {
    "grassroots": "Cơ sở",
    "province": "Tỉnh, bộ, ngành",
    "nation": "Toàn quốc",
}
"""How far its effect reaches, as the recognising council says; from the nearest to the farthest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative(Record):
    title: str
    kind: InitiativeKind = "initiative"
    period: str
    status: InitiativeStatus = "recognised"
    scope: Scope = "grassroots"
    field: str = ""
    recognised_by: str = ""
    """The council or the head who recognised it."""
    recognised_on: date | None = None
    document: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeAuthor(Record):
    initiative_uid: str
    subject_uid: str
    share: int | None = None
    """Percent of the work, 1 to 100; None where it is not told."""


class InitiativeTable(RecordTable[Initiative]):
    name = "initiatives"
    record = Initiative

    def derived(self, record: Initiative) -> dict[str, Any]:
        return {"search_key": fold(record.title)}

    def of_period(self, period: str) -> list[Initiative]:
        return list(self._select("period = ? and deleted_at is null", [period]))


class InitiativeAuthorTable(RecordTable[InitiativeAuthor]):
    name = "initiative_authors"
    record = InitiativeAuthor

    def of_initiatives(self, initiative_uids: Sequence[str]) -> list[InitiativeAuthor]:
        return self._of_many("initiative_uid", initiative_uids)

    def of_subjects(self, subject_uids: Sequence[str]) -> list[InitiativeAuthor]:
        return self._of_many("subject_uid", subject_uids)
