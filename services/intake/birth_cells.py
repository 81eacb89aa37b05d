"""Reads when somebody was born, and the sex that the column of the day tells, out of several cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from models.vietnamese import fold
from services.intake.cell_values import Cell
from services.intake.cells import is_tick, text_of
from services.intake.cleaners import CleanedCell, KnownCells

Told = tuple[int, Cell, CleanedCell]
"""The column, its cell, and what became of it."""


class BirthCells:
    """Nam and Nữ below Ngày sinh or Giới tính; day, month and year each in a column."""

    def __init__(
        self, columns: Mapping[str, Sequence[int]], known: Mapping[str, KnownCells]
    ) -> None:
        self._by_sex = [
            (sex, columns[name], known[name])
            for name, sex in (("birth_male", "male"), ("birth_female", "female"))
            if name in columns
        ]
        self._ticks = [
            (sex, columns[name])
            for name, sex in (("sex_male", "male"), ("sex_female", "female"))
            if name in columns
        ]
        self._parts = [
            column
            for name in ("birth_day", "birth_month", "birth_year")
            for column in columns.get(name, ())
        ]
        self._last_part = columns.get("birth_year", columns.get("birth_day", [0]))[0]
        self._whole = known["birth_date"]
        self._none = not (self._by_sex or self._ticks or self._parts)

    def read(self, values: dict[str, Any], cells: Sequence[Cell]) -> Iterator[Told]:
        """Fill in ``birth_date`` and ``sex`` where they are not known; tell what was looked at."""
        if self._none:
            return
        for sex, columns, known in self._by_sex:
            filled = [(column, cells[column]) for column in columns if cells[column] is not None]
            if any(_only_ticked(cell) for _, cell in filled):
                values.setdefault("sex", sex)
            elif "birth_date" not in values:
                for column, cell in filled:
                    found = known.of(cell)
                    yield column, cell, found
                    if found[0] or found[1]:
                        values.setdefault("sex", sex)
                    if found[0]:
                        values["birth_date"] = found[0]
                        break
        for sex, columns in self._ticks:
            if any(is_tick(cells[column]) for column in columns):
                values.setdefault("sex", sex)
        if self._parts and "birth_date" not in values:
            yield from self._in_parts(values, cells)

    def _in_parts(self, values: dict[str, Any], cells: Sequence[Cell]) -> Iterator[Told]:
        parts = [text for column in self._parts if (text := text_of(cells[column]))]
        if parts:
            value, fault, _ = self._whole.of("/".join(parts))
            yield self._last_part, None, (value, fault, None)
            if value:
                values["birth_date"] = value


def _only_ticked(cell: Cell) -> bool:
    return cell is True or (isinstance(cell, str) and fold(cell) in ("x", "nam", "nu"))
