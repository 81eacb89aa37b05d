"""One thing that is known of a subject, with its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

EntryKind = Literal[
    "award", "nomination", "registration", "rating", "initiative", "career", "hindrance", "change"
]

ENTRY_KINDS: dict[EntryKind, str] = {
    "award": "Khen thưởng",
    "nomination": "Đề nghị",
    "registration": "Đăng ký",
    "rating": "Xếp loại",
    "initiative": "Sáng kiến",
    "career": "Công tác",
    "hindrance": "Kỷ luật, xác minh",
    "change": "Thay đổi",
}


@dataclass(frozen=True, slots=True)
class Entry:
    kind: EntryKind
    day: date | None
    """None while it has none: a draft."""
    when: str
    """As one says it: a day, or a period."""
    title: str
    source: str = ""
    """On what it rests: the decision with its day."""
    issuer: str = ""
    then: str = ""
    """Position and unit as they were on that day."""
    note: str = ""
    settled: bool = True
    """Whether it is done: a decision that is issued, a registration that was taken up."""

    @property
    def year(self) -> str:
        return str(self.day.year) if self.day else ""
