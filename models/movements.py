"""Emulation movements: named campaigns that awards can belong to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from models.records import Record, RecordTable
from models.vietnamese import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement(Record):
    name: str
    theme: str = ""
    launched_by: str = ""
    document: str = ""
    """The paper that launched it: "Kế hoạch số 12/KH-UBND ngày 05/02/2026"."""
    starts_on: date | None = None
    ends_on: date | None = None
    note: str = ""


class MovementTable(RecordTable[Movement]):
    name = "movements"
    record = Movement

    def derived(self, record: Movement) -> dict[str, Any]:
        return {"search_key": fold(f"{record.name} {record.theme}")}
