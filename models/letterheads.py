"""Tiêu đề văn bản: whose name stands at the head of a paper and on whose behalf it is signed, by date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.records import Record, RecordTable

Issuer = Literal["committee", "chairman", "council", "department"]

ISSUERS: dict[Issuer, str] = {
    "committee": "Văn bản của Ủy ban nhân dân",
    "chairman": "Quyết định của Chủ tịch Ủy ban nhân dân",
    "council": "Văn bản của Hội đồng Thi đua - Khen thưởng",
    "department": "Văn bản của bộ phận phụ trách",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyHead(Record):
    """What the left half of a letterhead says and how the signature opens, from a day to a day."""

    issuer: Issuer
    agency: tuple[str, ...] = ()
    """Lines in capitals, bold: "ỦY BAN NHÂN DÂN", "XÃ MƯỜNG XOAN"."""
    parent: tuple[str, ...] = ()
    """Lines above it, not bold; none where the place prints no parent."""
    behalf: str = ""
    """ "TM. ỦY BAN NHÂN DÂN"; "" for whoever signs in their own power."""
    symbol: str = ""
    """The issuer's part of a number: "UBND" of "27/TTr-UBND"."""
    seal_space: float = 30.0
    """Millimetres between the position and the name."""
    valid_from: date | None = None
    valid_to: date | None = None

    def holds(self, day: date) -> bool:
        after = self.valid_from is None or self.valid_from <= day
        return after and (self.valid_to is None or day <= self.valid_to)


class AgencyHeadTable(RecordTable[AgencyHead]):
    name = "agency_heads"
    record = AgencyHead

    def of_issuer(self, issuer: Issuer) -> list[AgencyHead]:
        """The one that began last first."""
        return list(
            self._select("issuer = ? and deleted_at is null", [issuer], "valid_from desc, id desc")
        )
