"""Cleans the cell that names a decision: its number, its symbol, perhaps its day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from models.dates import format_short
from services.intake.cell_values import Cell, ErrorCell
from services.intake.cells import error_sentence, quoted, text_of
from services.intake.date_cells import clean_date


@dataclass(frozen=True, slots=True)
class DecisionParts:
    number: str
    symbol: str = ""
    day: date | None = None


_DECISION = re.compile(
    r"(?:(?:theo\s+)?(?:quyết\s+định|qđ)?\s*(?:khen\s+thưởng\s*)?(?:số)?\s*[:.]?\s*)?"
    r"(?P<number>\d{1,6}[a-z]?)\s*(?:/\s*(?P<symbol>[^\s,;()]+(?:\s*[-–]\s*[^\s,;()]+)?))?"
    r"(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


def clean_decision(cell: Cell) -> tuple[DecisionParts | None, str | None]:
    """145/QĐ-UBND, "Số: 145/QĐ-UBND ngày 12/3/2025", 145."""
    if isinstance(cell, ErrorCell):
        return None, error_sentence(cell)
    if isinstance(cell, date):
        return None, (
            f"Ô số quyết định ghi {format_short(cell)}, có lẽ Excel đã đổi số thành ngày; hãy ghi lại số."
        )
    typed = text_of(cell)
    if not typed or typed == "0":
        return None, None
    match = _DECISION.fullmatch(typed)
    if match is None:
        return None, f"Không hiểu số quyết định {quoted(typed)}; hãy ghi như 145/QĐ-UBND."
    symbol = re.sub(r"\s*[-–]\s*", "-", match["symbol"] or "").strip(".-").replace("Qđ", "QĐ")
    rest = match["rest"].strip(" ,;().")
    day: date | None = None
    if rest:
        told = re.search(r"\d.*\d|\d", rest, re.DOTALL)
        day, problem = clean_date(told[0]) if told else (None, None)
        if problem:
            return DecisionParts(
                match["number"], symbol
            ), f"Số quyết định {quoted(typed)}: {problem}"
    return DecisionParts(match["number"], symbol, day), None
