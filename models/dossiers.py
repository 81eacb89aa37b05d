"""Dossiers handed in by units and people, and the steps of the procedure each went through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from models.records import Record, RecordTable
from models.vietnamese import fold

Channel = Literal["counter", "post", "portal", "sync"]
DossierStatus = Literal["received", "incomplete", "accepted", "refused", "answered"]

CHANNELS: dict[Channel, str] = {
    "counter": "Trực tiếp",
    "post": "Bưu chính",
    "portal": "Cổng dịch vụ công",
    "sync": "Tệp đồng bộ",
}
DOSSIER_STATUSES: dict[DossierStatus, str] = {
    "received": "Mới nhận",
    "incomplete": "Chờ bổ sung",
    "accepted": "Đang giải quyết",
    "refused": "Từ chối",
    "answered": "Đã trả kết quả",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier(Record):
    number: int
    """In the intake register of the year."""
    received_on: date
    period: str
    submitter: str
    """Who handed it in."""
    unit_uid: str | None = None
    channel: Channel = "counter"
    award_type: str = ""
    """Decides the checklist; "" for a list of several."""
    ground: str = "CONG_TRANG"
    summary: str = ""
    items: tuple[str, ...] = ()
    """Codes of what of the checklist is there."""
    status: DossierStatus = "received"
    completed_on: date | None = None
    """When nothing was missing any more: from then on the working days are counted."""
    due_on: date | None = None
    """The day by which the answer is promised."""
    answered_on: date | None = None
    reason: str = ""
    """Why it waits for more, or was refused."""
    note: str = ""

    @property
    def code(self) -> str:
        """ "05/2026", as the register of the year has it."""
        return f"{self.number:02d}/{self.received_on.year}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierEvent(Record):
    """Something that happened to a dossier: a line of the procedure's step sheet."""

    dossier_uid: str
    step: str
    """Code of the procedure's step."""
    who: str = ""
    happened_on: date
    note: str = ""


class DossierTable(RecordTable[Dossier]):
    name = "dossiers"
    record = Dossier

    def derived(self, record: Dossier) -> dict[str, Any]:
        return {"search_key": fold(f"{record.submitter} {record.summary}")}

    def of_unit(self, unit_uid: str) -> list[Dossier]:
        return self._of_many("unit_uid", [unit_uid])

    def last_number(self, year: int) -> int:
        """The highest number in the register of that year; 0 for none."""
        return (
            self._db.execute(
                "select max(number) from dossiers "
                "where substr(received_on, 1, 4) = ? and deleted_at is null",
                [str(year)],
            ).fetchone()[0]
            or 0
        )

    def unanswered_until(self, day: date) -> list[Dossier]:
        """Complete dossiers whose day of return is not after ``day``, the earliest first."""
        return list(
            self._select(
                "status = 'accepted' and due_on <= ? and deleted_at is null",
                [day.isoformat()],
                "due_on, number",
            )
        )


class DossierEventTable(RecordTable[DossierEvent]):
    name = "dossier_events"
    record = DossierEvent

    def of_dossiers(self, dossier_uids: Sequence[str]) -> list[DossierEvent]:
        return self._of_many("dossier_uid", dossier_uids, "happened_on, id")
