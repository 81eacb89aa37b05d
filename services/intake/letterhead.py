"""Finds the decision that the lines above a list name: "(Kèm theo Quyết định số ... ngày ...)"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.intake.cell_values import Sheet
from services.intake.decision_cells import clean_decision

_ATTACHED = re.compile(
    r"kèm theo\s+(?:quyết định|qđ)\s+(?P<decision>(?:số\s*:?\s*)?\d{1,6}[a-z]?\s*/.{1,40}?\bngày\b.{3,40}?\d{4})"
    r"(?:\s*(?:của|do)\s+(?P<issuer>[^()]{3,120}))?",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class DecisionAbove:
    row: int
    """As Excel numbers it."""
    text: str
    values: Mapping[str, Any]


def decision_above(sheet: Sheet, top: int) -> DecisionAbove | None:
    """The decision named in the rows above ``top`` that has both its number and its day."""
    for row in range(top):
        for cell in sheet.rows[row]:
            match = _ATTACHED.search(cell) if isinstance(cell, str) else None
            parts = clean_decision(match["decision"])[0] if match else None
            if match is None or parts is None or parts.day is None:
                continue
            values: dict[str, Any] = {
                "decision_number": parts.number,
                "decision_symbol": parts.symbol,
                "decision_date": parts.day,
            }
            if match["issuer"]:
                values["issuer"] = " ".join(match["issuer"].split()).strip(" .,;:")
            return DecisionAbove(row + 1, " ".join(str(cell).split()), values)
    return None
