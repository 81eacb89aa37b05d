"""The period that is registered and awarded for: a year, a school year, a campaign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.records import Record, RecordTable

PeriodKind = Literal["year", "school_year", "campaign"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Record):
    code: str
    """``2025``, ``2024-2025`` or the code of a campaign: the same text everywhere."""
    kind: PeriodKind
    name: str
    """As it is shown: "Năm 2025", "Năm học 2024-2025"."""
    starts_on: date
    ends_on: date


class PeriodTable(RecordTable[Period]):
    name = "periods"
    record = Period

    def of_code(self, code: str) -> Period | None:
        return next(self._select("code = ?", [code]), None)

    def newest_first(self) -> list[Period]:
        return self.all("starts_on desc, code desc")
