"""Find and replace in the cells of a list: the whole cell or a part, with or without case and marks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from services.editing.cells import TypedCell
from services.editing.grid import Grid

AT_A_TIME = 500
_BARE = {"đ": "d", "Đ": "D"}


@dataclass(frozen=True, slots=True)
class Replacing:
    find: str
    replace: str = ""
    whole: bool = False
    """Only cells that hold nothing else."""
    case: bool = False
    """Capitals are told from small letters."""
    marks: bool = True
    """"Hòa" is not "Hoa"."""

    def replaced(self, text: str) -> str | None:
        """The text with everything found replaced; None when nothing was found."""
        wanted = "".join(self._key(letter) for letter in unicodedata.normalize("NFC", self.find))
        if not wanted:
            return None
        keys = [self._key(letter) for letter in text]
        folded = "".join(keys)
        if self.whole:
            return self.replace if folded.strip() == wanted.strip() else None
        starts = [0]
        for key in keys:
            starts.append(starts[-1] + len(key))
        letter_at = {start: place for place, start in enumerate(starts)}
        made, last, place = "", 0, folded.find(wanted)
        if place < 0:
            return None
        while place >= 0:
            begin, end = letter_at.get(place), letter_at.get(place + len(wanted))
            if begin is None or end is None:
                place = folded.find(wanted, place + 1)
                continue
            made += text[last:begin] + self.replace
            last = end
            place = folded.find(wanted, place + len(wanted))
        return made + text[last:] if last else None

    def _key(self, letter: str) -> str:
        """What a letter is compared by."""
        if not self.marks:
            bare = unicodedata.normalize("NFD", _BARE.get(letter, letter))
            letter = "".join(part for part in bare if not unicodedata.combining(part))
        return letter if self.case else letter.casefold()


def find_cells(
    grid: Grid[Any], uids: Sequence[str], columns: Sequence[str], replacing: Replacing
) -> list[TypedCell]:
    """The cells in which something was found, as they would be."""
    return list(_found(grid, uids, columns, replacing))


def _found(
    grid: Grid[Any], uids: Sequence[str], columns: Iterable[str], replacing: Replacing
) -> Iterator[TypedCell]:
    editable = [name for name in columns if name in grid.columns]
    for start in range(0, len(uids), AT_A_TIME):
        for record in grid.records(uids[start : start + AT_A_TIME]):
            for name in editable:
                if grid.locked_cell(record, name):
                    continue
                new = replacing.replaced(grid.shown(record, name))
                if new is not None:
                    yield TypedCell(record.uid, name, new)
