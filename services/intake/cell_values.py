"""What a cell, a sheet and a workbook are once they are read, whatever file they came from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from models.vietnamese import nfc

MAXIMAL_ROWS = 100_000
MAXIMAL_CELLS = 1_500_000

_ERROR_TEXT = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)|Err:\d{3}")
_LARGEST_EXACT = 2**53


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A formula that came to nothing: ``#N/A``, ``#REF!``, or one that was never computed."""

    text: str


UNCOMPUTED = ErrorCell("công thức chưa tính")

Cell = str | int | float | bool | date | ErrorCell | None


@dataclass(frozen=True, slots=True)
class MergedRange:
    """Rows and columns count from 0; the last ones belong to the range."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    visible: bool = True
    rows: Sequence[Sequence[Cell]] = ()
    """From row 1 and column A on; a row ends with its last cell that holds something."""
    merged: tuple[MergedRange, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    """Counted from 0, only those within ``rows``."""
    hidden_columns: frozenset[int] = frozenset()
    refusal: str = ""
    """Why this sheet could not be read though the workbook could; "" when it was."""
    respelled: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """What stood in cells whose text was put right as it was read: decomposed letters, blanks."""

    def cell(self, row: int, column: int) -> Cell:
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        return self.rows[row][column]

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Workbook:
    file_name: str
    sheets: tuple[Sheet, ...]


def cell_of(value: object) -> Cell:
    """The cell for what a reader returned: blanks are None, 702000.0 is 702000, text is NFC."""
    if value == "" or value is None:
        return None
    if isinstance(value, str):
        text = nfc(value).replace("\x00", "")
        if not text:
            return None
        if text[0] in "#E" and _ERROR_TEXT.fullmatch(text):
            return ErrorCell(text)
        return text
    if isinstance(value, float):
        if value.is_integer() and abs(value) < _LARGEST_EXACT:
            return int(value)
        return value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, int | date):
        return value
    if isinstance(value, time | timedelta):
        # A zero in a cell that shows dates is a formula that points at an empty cell.
        return str(value) if value not in (time(), timedelta()) else None
    raise TypeError(f"no cell can be made of {type(value)}")


class KnownTexts(dict[str, Cell]):
    """The cell for every text that was met, so that each is looked at once."""

    def __init__(self) -> None:
        super().__init__({"": None})
        self._raw: set[str] = set()
        self.respelled: dict[tuple[int, int], str] = {}
        """By row and column, counted from 0, the text as it stood where it was put right."""

    def __missing__(self, text: str) -> Cell:
        cell = self[text] = cell_of(text)
        if isinstance(cell, str) and cell != text:
            self._raw.add(text)
        return cell

    def note_column(self, values: Sequence[object], first_row: int, column: int) -> None:
        """Remember which of the cells of a column were put right."""
        if self._raw:
            for row, value in enumerate(values, first_row):
                if value in self._raw:
                    self.respelled[row, column] = str(value)

    def note_row(self, values: Sequence[object], row: int) -> None:
        if self._raw:
            for column, value in enumerate(values):
                if value in self._raw:
                    self.respelled[row, column] = str(value)


def trimmed(cells: list[Cell]) -> list[Cell]:
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def column_letter(column: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """A is 0, Z is 25, AA is 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
