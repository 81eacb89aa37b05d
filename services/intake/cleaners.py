"""Which cleaner each field has, and which kind of change each of them makes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from models.dates import format_partial
from services.intake.authors import clean_shares
from services.intake.cell_values import Cell
from services.intake.cells import (
    Cleaned,
    clean_count,
    clean_kind,
    clean_money,
    clean_number,
    clean_personal_id,
    clean_position,
    clean_sex,
    clean_status,
    clean_text,
    is_tick,
    quoted,
    text_of,
)
from services.intake.date_cells import clean_birth_date, clean_date
from services.intake.switches import ALL_ON, CleaningKind, Switches

_BIRTHS = frozenset(("birth_date", "birth_male", "birth_female"))
_DAYS = frozenset(
    (
        "decision_date",
        "registered_on",
        "achieved_on",
        "met_on",
        "posted_from",
        "posted_to",
        "received_on",
        "starts_on",
        "ends_on",
        "recruited_on",
        "transferred_on",
    )
)
_NO_DIGIT = re.compile(r"\D")
_USUAL_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
_SERIAL = re.compile(r"\d{5}(?:[,.]\d+)?")
_SHORT_YEAR = re.compile(r"\D\d{2}$|^\d{6}$")


def cleaner_of(field: str, today: date) -> Callable[[Cell], Cleaned]:
    """The cleaner of every field that one cell fills alone."""
    match field:
        case "birth_date" | "birth_male" | "birth_female":
            return lambda cell: clean_birth_date(cell, today)
        case name if name in _DAYS:
            return clean_date
        case "personal_id":
            return clean_personal_id
        case "kind":
            return clean_kind
        case "sex":
            return clean_sex
        case "status":
            return clean_status
        case "position":
            return clean_position
        case "prize":
            return clean_money
        case "score" | "members":
            return clean_number
        case "households" | "present" | "agreed":
            return clean_count
        case "share":
            return clean_shares
        case "posthumous" | "sex_male" | "sex_female":
            return lambda cell: (is_tick(cell), None)
        case _:
            return clean_text


CleanedCell = tuple[Any, str | None, CleaningKind | None]
"""The value, what is wrong with the cell, and the kind of change that was, or would be, made."""


class KnownCells(dict[Any, CleanedCell]):
    """What became of every cell of a column, so that each distinct one is cleaned once.

    Text is looked up by itself, other cells by their type and value, for 1 is not True.
    """

    def __init__(self, field: str, today: date, switches: Switches = ALL_ON) -> None:
        super().__init__()
        self._clean = cleaner_of(field, today)
        self._field = field
        self._switches = switches

    def of(self, cell: Cell) -> CleanedCell:
        return self[cell] if isinstance(cell, str) else self[type(cell), cell]

    def __missing__(self, key: Any) -> CleanedCell:
        cell: Cell = key if isinstance(key, str) else key[1]
        value, fault = self._clean(cell)
        change = change_of(self._field, cell, value)
        if change and not self._switches.on(change):
            value, fault = _without(change, cell)
        found = self[key] = (value, fault, change)
        return found


def change_of(field: str, cell: Cell, value: Any) -> CleaningKind | None:
    """Which kind of change made ``value`` of ``cell``, when it is one that people should see."""
    if not value or isinstance(cell, bool):
        return None
    if field in _BIRTHS or field in _DAYS:
        return _date_change(cell, value if isinstance(value, str) else value.isoformat())
    if field == "personal_id":
        if cell == value:
            return None
        digits = _NO_DIGIT.sub("", text_of(cell))
        if len(digits) < len(value):
            return "lost_zeros"
        return "numbers"
    return None


def _date_change(cell: Cell, value: str) -> CleaningKind | None:
    if isinstance(cell, date):
        return "years_as_dates" if len(value) == 4 else None
    typed = text_of(cell)
    if _USUAL_DATE.fullmatch(typed):
        return None
    if _SERIAL.fullmatch(typed):
        return "serials"
    if len(value) == 4 or typed == format_partial(value):
        return None
    if _SHORT_YEAR.search(typed):
        return "short_years"
    return "dates"


def _without(change: CleaningKind, cell: Cell) -> Cleaned:
    """What is left of a cell when a change of it is switched off."""
    if change == "years_as_dates" and isinstance(cell, date):
        return cell.isoformat(), None
    return "", f"{quoted(text_of(cell))} để nguyên thì không lưu được nên ô này để trống."


_DATES = frozenset(("dates", "years_as_dates", "serials", "short_years"))


def shown_after(change: CleaningKind, value: Any) -> str:
    """What people are shown that a change made of a cell."""
    if isinstance(value, str):
        return format_partial(value) if change in _DATES else value
    return text_of(value)
