"""Who signs, in which capacity, from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.records import Record, RecordTable

SignsFor = Literal["committee", "council", "department"]

SIGNS_FOR: dict[SignsFor, str] = {
    "committee": "Ủy ban nhân dân, Chủ tịch",
    "council": "Hội đồng Thi đua - Khen thưởng",
    "department": "Bộ phận phụ trách",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer(Record):
    name: str
    position: str
    """The last line before the name: "CHỦ TỊCH", "PHÓ CHỦ TỊCH"."""
    authority: str = ""
    """The line above it, "KT. CHỦ TỊCH" for a deputy; "" for the head."""
    valid_from: date | None = None
    valid_to: date | None = None
    rank: int = 0
    signs_for: SignsFor = "committee"
    """Whose papers."""

    def signs_on(self, day: date) -> bool:
        after = self.valid_from is None or self.valid_from <= day
        return after and (self.valid_to is None or day <= self.valid_to)


class SignerTable(RecordTable[Signer]):
    name = "signers"
    record = Signer

    def in_order(self) -> list[Signer]:
        return self.all("rank, id")
