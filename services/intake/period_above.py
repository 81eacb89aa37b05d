"""Finds the year of which a whole list tells, in its title: "KẾT QUẢ XẾP LOẠI NĂM 2025"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.vietnamese import fold
from services.intake.cell_values import Sheet
from services.intake.columns import ListKind

DATED: frozenset[ListKind] = frozenset(("ratings", "initiatives", "households"))
"""Lists of what happened in one year, which their titles name."""

_YEAR = re.compile(r"\bnăm(?:\s+học)?\s*:?\s*(20\d\d)(?:\s*[-–]\s*(20\d\d))?", re.IGNORECASE)
_TITLES = ("danh sach", "ket qua", "bang", "bieu", "tong hop", "thong ke", "phu luc", "xep loai")
_SHEET = re.compile(r"(?:năm(?:\s+học)?\s*)?(20\d\d)(?:\s*[-–]\s*(20\d\d))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PeriodAbove:
    code: str
    told: str
    """Where it was found, as a sentence."""


def period_above(sheet: Sheet, top: int, kind: ListKind) -> PeriodAbove | None:
    """The one year that the title above row ``top``, or the name of the sheet, tells."""
    if kind not in DATED:
        return None
    found: dict[str, int] = {}
    titled = False
    for row in range(top):
        for cell in sheet.rows[row]:
            if not isinstance(cell, str) or re.search(r"\bngày\b", cell, re.IGNORECASE):
                continue
            titled = titled or fold(cell).startswith(_TITLES)
            if titled and (match := _YEAR.search(cell)):
                found.setdefault("-".join(filter(None, match.groups())), row + 1)
    if len(found) == 1:
        ((code, row),) = found.items()
        return PeriodAbove(code, f"Kỳ {code} lấy từ dòng {row} phía trên bảng.")
    if not found and (match := _SHEET.fullmatch(sheet.name.strip())):
        code = "-".join(filter(None, match.groups()))
        return PeriodAbove(code, f"Kỳ {code} lấy từ tên trang “{sheet.name}”.")
    return None
