"""Which cleaner each field has."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from services.intake.cell_values import Cell
from services.intake.cells import (
    Cleaned,
    clean_kind,
    clean_money,
    clean_number,
    clean_personal_id,
    clean_position,
    clean_sex,
    clean_status,
    clean_text,
    is_tick,
)
from services.intake.date_cells import clean_birth_date, clean_date


def cleaner_of(field: str, today: date) -> Callable[[Cell], Cleaned]:
    """The cleaner of every field that one cell fills alone."""
    match field:
        case "birth_date" | "birth_male" | "birth_female":
            return lambda cell: clean_birth_date(cell, today)
        case "decision_date" | "registered_on":
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
        case "posthumous" | "sex_male" | "sex_female":
            return lambda cell: (is_tick(cell), None)
        case _:
            return clean_text
