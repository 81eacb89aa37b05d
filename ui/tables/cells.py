"""How a stored cell is written on the screen, by the kind of its column."""

from __future__ import annotations

from models.dates import format_partial
from models.numbers import format_number
from ui.tables.source import Cell


def shown(kind: str, cell: Cell) -> str:
    if cell is None:
        return ""
    match kind, cell:
        case "date", str():
            return format_partial(cell[:10]) if cell[:4].isdigit() else cell
        case "moment", str() if cell:
            return f"{format_partial(cell[:10])} {cell[11:16]}"
        case "number" | "money", int():
            return format_number(cell)
        case _:
            return str(cell)
