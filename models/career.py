"""When somebody was recruited, moved, or was away: what counts as time at work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.records import Record, RecordTable

CareerKind = Literal["recruited", "transferred", "study", "maternity", "injury", "leave"]

CAREER_KINDS: dict[CareerKind, str] = {
    "recruited": "Tuyển dụng",
    "transferred": "Chuyển đến",
    "study": "Đi học",
    "maternity": "Nghỉ thai sản",
    "injury": "Điều trị do hành động dũng cảm",
    "leave": "Nghỉ khác",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CareerSpan(Record):
    subject_uid: str
    kind: CareerKind
    starts_on: date
    """Of a recruitment or a transfer the day it took effect."""
    ends_on: date | None = None
    """Of an absence its last day."""
    unit_name: str = ""
    """Of a transfer the unit that was left."""
    opinion: str = ""
    """Of a transfer the paper with the written opinion of the unit that was left; "" while there
    is none."""
    note: str = ""


class CareerTable(RecordTable[CareerSpan]):
    name = "career"
    record = CareerSpan

    def of_subjects(self, subject_uids: Sequence[str]) -> list[CareerSpan]:
        return self._of_many("subject_uid", subject_uids)
