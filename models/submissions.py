"""Submissions upward: what the commune proposes to an office that may decide it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from models.decisions import Level
from models.records import Record, RecordTable
from models.vietnamese import fold

SubmissionStatus = Literal["draft", "sent", "answered"]

SUBMISSION_STATUSES: dict[SubmissionStatus, str] = {
    "draft": "Đang soạn",
    "sent": "Đã gửi, chờ kết quả",
    "answered": "Đã có kết quả",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission(Record):
    period: str
    level: Level = "province"
    addressee: str = ""
    """Kính gửi."""
    number: str = ""
    symbol: str = "TTr-UBND"
    submitted_on: date | None = None
    summary: str = ""
    status: SubmissionStatus = "draft"
    signer_name: str = ""
    signer_position: str = ""
    signer_authority: str = ""
    note: str = ""

    @property
    def code(self) -> str:
        """Number and symbol as printed; a blank number stays blank."""
        number = f"{int(self.number):02d}" if self.number.isdecimal() else self.number
        return f"{number}/{self.symbol}"


class SubmissionTable(RecordTable[Submission]):
    name = "submissions"
    record = Submission

    def derived(self, record: Submission) -> dict[str, Any]:
        return {"search_key": fold(f"{record.code} {record.summary} {record.addressee}")}

    def of_period(self, period: str) -> list[Submission]:
        return list(self._select("period = ? and deleted_at is null", [period]))
