"""Reads who a row is about: the name as written, and its parts once it is cleaned."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services.intake.cell_values import Cell
from services.intake.cells import text_of
from services.intake.name_case import capitals_kind, name_case
from services.intake.names import NameParts, collective_told, may_have_parts, split_name
from services.intake.switches import CleaningKind, Switches

_AFTER_NAME = re.compile(r"\s*(?:[,;\n]|\s[-–]\s)\s*")
_HAS_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class NameRead:
    parts: NameParts
    position: str = ""
    """What stood behind the name in one cell with it."""
    changes: tuple[tuple[CleaningKind, str], ...] = ()
    """Kinds of change that were, or would be, made, and the name after each."""
    person_name: str = ""
    """The name as a person or household bears it; a collective keeps its capitals."""


class NameCells:
    def __init__(
        self, columns: Mapping[str, Sequence[int]], switches: Switches, capitals: bool
    ) -> None:
        self._whole = [*columns.get("name", ()), *columns.get("name_and_position", ())]
        self._with_position = frozenset(columns.get("name_and_position", ()))
        self._parted = [*columns.get("family_name", ()), *columns.get("given_name", ())]
        self._titles = switches.on("titles")
        self._cases: dict[CleaningKind, bool] = {
            "half_capitals": switches.on("half_capitals"),
            "capitals": switches.on("capitals", capitals),
        }

    @property
    def cases(self) -> Mapping[CleaningKind, bool]:
        return self._cases

    def written(self, cells: Sequence[Cell]) -> tuple[str, int | None]:
        """The name as written, and the column in which it stands; ``cells`` are the whole row."""
        for column in self._whole:
            cell = cells[column]
            if isinstance(cell, str) and (text := _name_text(cell)):
                return text, column
        parts = [(text, column) for column in self._parted if (text := _name_text(cells[column]))]
        if not parts:
            return "", None
        return " ".join(text for text, _ in parts), parts[0][1]

    def read(self, written: str, column: int) -> NameRead | None:
        """What a name is made of; None when there is nothing in it to change."""
        with_position = column in self._with_position
        if not with_position and written.istitle() and not may_have_parts(written):
            return None
        position = ""
        if with_position:
            written, *rest = _AFTER_NAME.split(written, maxsplit=1)
            position = rest[0] if rest else ""
        if collective_told(written):
            return NameRead(NameParts(written), position, (), written)
        parts = split_name(written)
        changes: list[tuple[CleaningKind, str]] = []
        if parts.honorific or parts.rank or parts.kind:
            changes.append(("titles", parts.name))
            if not self._titles:
                parts = NameParts(written, kind=parts.kind)
        person_name = parts.name
        if case := capitals_kind(person_name):
            changes.append((case, name_case(person_name)))
            if self._cases[case]:
                person_name = name_case(person_name)
        return NameRead(parts, position, tuple(changes), person_name)


def _name_text(cell: Cell) -> str:
    """A name is words: a number or a lone sign is none."""
    if not isinstance(cell, str):
        return ""
    return text_of(cell) if cell[:1].isalpha() or _HAS_LETTER.search(cell) else ""
