"""Turns the columns of a sheet that were typed in an old font into Unicode, column by column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from services.intake.cell_values import Cell, Sheet, column_letter, column_number
from services.intake.legacy_encoding import ENCODINGS, Encoding, decoded, detected, fits, is_modern
from services.intake.switches import Example, Proposal

_ROWS_LOOKED_AT = 400
_MOST_EXAMPLES = 6


def decoded_sheet(sheet: Sheet, chosen: Mapping[str, str]) -> tuple[Sheet, tuple[Proposal, ...]]:
    """The sheet as it was meant, and what was, or would be, turned.

    ``chosen`` is what the user said of a column: "tcvn3", "vni", or "" to leave it as it is.
    """
    found = _found(sheet)
    for letter, encoding in chosen.items():
        for known_one in ENCODINGS:
            if encoding == known_one:
                found[column_number(letter)] = known_one
    if not found:
        return sheet, ()
    off = {column for column in found if chosen.get(column_letter(column)) == ""}
    proposals = tuple(
        proposal
        for column, encoding in sorted(found.items())
        if (proposal := _proposal(sheet, column, encoding, column not in off))
    )
    turned: dict[int, Encoding] = {c: each for c, each in found.items() if c not in off}
    known: dict[tuple[str, Encoding], str] = {}

    def cell_at(column: int, cell: Cell) -> Cell:
        if column not in turned or not isinstance(cell, str):
            return cell
        key = (cell, turned[column])
        if key not in known:
            known[key] = decoded(*key)
        return known[key]

    rows = [[cell_at(column, cell) for column, cell in enumerate(row)] for row in sheet.rows]
    return replace(sheet, rows=rows), proposals


def _found(sheet: Sheet) -> dict[int, Encoding]:
    """The old encoding of each column that has one."""
    texts = _texts_by_column(sheet.rows[:_ROWS_LOOKED_AT])
    found: dict[int, Encoding] = {
        column: encoding for column, some in texts.items() if (encoding := detected(some))
    }
    if found:
        # Where a whole sheet is of one old font, a column of few words is too.
        usual: Encoding = max(ENCODINGS, key=list(found.values()).count)
        for column, some in texts.items():
            if column not in found and not any(map(is_modern, some)) and fits(some, usual):
                found[column] = usual
    return found


def _texts_by_column(rows: Sequence[Sequence[Cell]]) -> dict[int, list[str]]:
    """The distinct texts with letters beyond ASCII of each column."""
    texts: dict[int, dict[str, None]] = {}
    for row in rows:
        for column, cell in enumerate(row):
            if isinstance(cell, str) and not cell.isascii():
                texts.setdefault(column, {})[cell] = None
    return {column: list(some) for column, some in texts.items()}


def _proposal(sheet: Sheet, column: int, encoding: Encoding, on: bool) -> Proposal | None:
    examples: dict[str, Example] = {}
    count = 0
    for number, row in enumerate(sheet.rows, start=1):
        cell = row[column] if column < len(row) else None
        if isinstance(cell, str) and (after := decoded(cell, encoding)) != cell:
            count += 1
            if len(examples) < _MOST_EXAMPLES:
                examples.setdefault(cell, Example(number, cell, after))
    if not count:
        return None
    letter = column_letter(column)
    return Proposal("legacy", letter, "", count, tuple(examples.values()), on, encoding)
