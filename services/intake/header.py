"""Finds where the table of a sheet begins, what its columns mean, and where its data begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from services.intake.cell_values import Cell, MergedRange, Sheet, column_letter
from services.intake.columns import ListKind
from services.intake.headings import Heading, key_of, recognise, recognise_under

_ROWS_LOOKED_AT = 30
_WIDEST = 300
_LONGEST_LABEL = 200
_YEARS = range(1990, 2100)
"""Numbers that head a column as its year."""
_INDEX = re.compile(r"[(\[]?\s*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\s*[)\]]?(?:\s*=.*)?")
_NAMES = ("name", "name_and_position", "family_name", "given_name")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows and columns count from 0."""

    top: int
    first_data_row: int
    headings: dict[int, Heading]
    labels: dict[int, str]
    """The heading of every headed column as written, recognised or not."""
    header_end: int = 0
    """The row below the header: of column numbers, or the first of data."""

    @property
    def columns(self) -> dict[str, list[int]]:
        """The columns of each field, from left to right."""
        found: dict[str, list[int]] = {}
        for column, heading in sorted(self.headings.items()):
            found.setdefault(heading.field, []).append(column)
        return found

    @property
    def unrecognised(self) -> list[tuple[str, str]]:
        """Letter and heading of each column that is passed over."""
        return [
            (column_letter(column), " ".join(label.split()))
            for column, label in sorted(self.labels.items())
            if column not in self.headings
        ]

    def label(self, column: int) -> str:
        """The heading on one line; "" for a column without."""
        return " ".join(self.labels.get(column, "").split())

    @property
    def name_columns(self) -> list[int]:
        return [column for column, heading in self.headings.items() if heading.field in _NAMES]


def find_table(sheet: Sheet, kind: ListKind) -> Table | None:
    """The first table with the most recognised columns among the first rows; None when none is."""
    best: Table | None = None
    best_score = 0
    merged = _MergedCells(sheet)
    for top in range(min(_ROWS_LOOKED_AT, len(sheet.rows))):
        if not any(isinstance(cell, str) for cell in sheet.rows[top]):
            continue
        for depth in merged.depths(top):
            headings, labels = _headings(sheet, merged, top, depth, kind)
            score = _score(headings)
            if score > best_score:
                first = _after_index_rows(sheet, top + depth, headings)
                best, best_score = Table(top, first, headings, labels, top + depth), score
    return best


def table_at(sheet: Sheet, top: int, depth: int, kind: ListKind) -> Table | None:
    """The table whose header begins in row ``top``, whatever is recognised of it."""
    if top >= len(sheet.rows):
        return None
    headings, labels = _headings(sheet, _MergedCells(sheet), top, depth, kind)
    first = _after_index_rows(sheet, top + depth, headings)
    return Table(top, first, headings, labels, top + depth)


def _score(headings: dict[int, Heading]) -> int:
    """How many fields were recognised; 0 when nothing tells who is in the list."""
    fields = {heading.field for heading in headings.values()}
    return len(fields) if fields & {"name", "name_and_position", "given_name"} else 0


class _MergedCells:
    """Which text stands over a cell, and how many rows a heading may span."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._over: dict[tuple[int, int], MergedRange] = {}
        for merged in sheet.merged:
            if merged.first_row < _ROWS_LOOKED_AT + 4:
                for row in range(merged.first_row, min(merged.last_row, _ROWS_LOOKED_AT + 4) + 1):
                    for column in range(merged.first_column, min(merged.last_column, _WIDEST) + 1):
                        self._over[row, column] = merged

    def text(self, row: int, column: int) -> str:
        """The text that is seen at this place, also inside a merged cell."""
        if merged := self._over.get((row, column)):
            row, column = merged.first_row, merged.first_column
        return _label(self._sheet.cell(row, column))

    def range_at(self, row: int, column: int) -> MergedRange | None:
        return self._over.get((row, column))

    def depths(self, top: int) -> list[int]:
        """How many rows a header that begins in ``top`` may have; more than one is tried first."""
        depths = [1]
        ranges = [self._over.get((top, column)) for column in range(self._width(top))]
        begun = [merged for merged in ranges if merged and merged.first_row == top]
        high = max((merged.last_row - top + 1 for merged in begun), default=1)
        if high != 2 and top + 1 < len(self._sheet.rows):
            wide = any(merged.last_column > merged.first_column for merged in begun)
            if wide or self._continues(top):
                depths.insert(0, 2)
        if 2 <= high <= 4:
            depths.insert(0, high)
        return depths

    def _width(self, top: int) -> int:
        return min(len(self._sheet.rows[top]) + 20, _WIDEST)

    def _continues(self, top: int) -> bool:
        """Whether the next row, in a file without merged cells, goes on with the header.

        It does when all it holds is text, below gaps of the row above or right where one begins.
        """
        above, below = self._sheet.rows[top], self._sheet.rows[top + 1]
        if not any(below):
            return False
        for column, cell in enumerate(below):
            if cell is None:
                continue
            gap = column >= len(above) or above[column] is None
            begins = column + 1 >= len(above) or above[column + 1] is None
            if not isinstance(cell, str) or not (gap or begins):
                return False
        return below[0] is None


def _headings(
    sheet: Sheet, merged: _MergedCells, top: int, depth: int, kind: ListKind
) -> tuple[dict[int, Heading], dict[int, str]]:
    rows = sheet.rows[top : top + depth]
    width = min(max(map(len, rows), default=0), _WIDEST)
    paths = [_path(sheet, merged, top, depth, column) for column in range(width)]
    labels = {column: " - ".join(path) for column, path in enumerate(paths) if path}
    headings: dict[int, Heading] = {}
    for column, path in enumerate(paths):
        if heading := _heading(path, paths, kind):
            headings[column] = heading
    _split_names(merged, top, headings)
    if not any(heading.field in _NAMES for heading in headings.values()):
        _name_weakly(paths, headings, kind)
    elif not any(h.field in ("name", "name_and_position") for h in headings.values()):
        _given_name(paths, headings)
    return headings, labels


def _path(sheet: Sheet, merged: _MergedCells, top: int, depth: int, column: int) -> tuple[str, ...]:
    """The texts over a column from the top down, each merged cell once."""
    path: list[str] = []
    last: MergedRange | None = None
    for row in range(top, top + depth):
        here = merged.range_at(row, column)
        text = merged.text(row, column)
        if row == top and depth > 1 and not text and not here:
            text = _text_to_the_left(sheet, merged, top, column)
        if text and (here is None or here != last):
            path.append(text)
        last = here
    return tuple(path)


def _text_to_the_left(sheet: Sheet, merged: _MergedCells, top: int, column: int) -> str:
    """The heading that reaches over this column in a file that keeps no merged cells."""
    if not merged.text(top + 1, column):
        return ""
    for left in range(column - 1, -1, -1):
        if merged.range_at(top, left):
            return ""
        if text := _label(sheet.cell(top, left)):
            return text if merged.text(top + 1, left) else ""
    return ""


def _heading(path: tuple[str, ...], paths: list[tuple[str, ...]], kind: ListKind) -> Heading | None:
    if not path:
        return None
    if len(path) == 1:
        return recognise(path[0], kind)
    *groups, text = path
    siblings = {key_of(other[-1]) for other in paths if other[:-1] == tuple(groups)}
    return recognise_under(groups[-1], text, siblings, kind)


def _split_names(merged: _MergedCells, top: int, headings: dict[int, Heading]) -> None:
    """One heading over two columns: family name in the first, given name in the second."""
    for column, heading in list(headings.items()):
        here = merged.range_at(top, column)
        if (
            heading.field == "name"
            and here is not None
            and (here.first_column, here.last_column) == (column - 1, column)
            and headings.get(column - 1) == heading
        ):
            headings[column - 1] = Heading("family_name", heading.kind)
            headings[column] = Heading("given_name", heading.kind)


def _name_weakly(
    paths: list[tuple[str, ...]], headings: dict[int, Heading], kind: ListKind
) -> None:
    """Tên đơn vị is the name when nothing else is, and enough other columns are recognised."""
    others = {heading.field for heading in headings.values()} - {"unit", "hamlet"}
    if len(others) < 2 and not (others and len(headings) > 1):
        return
    for column, path in enumerate(paths):
        if path and (heading := recognise(path[-1], kind, weakly=True)):
            headings[column] = heading
            return


def _given_name(paths: list[tuple[str, ...]], headings: dict[int, Heading]) -> None:
    """Tên beside Họ đệm is the given name."""
    for column, path in enumerate(paths):
        if path and column not in headings and key_of(path[-1]) == "ten":
            headings[column] = Heading("given_name", "individual")
            return


def _label(cell: Cell) -> str:
    if isinstance(cell, int) and cell in _YEARS:
        return str(cell)
    return cell if isinstance(cell, str) and len(cell) <= _LONGEST_LABEL else ""


def _after_index_rows(sheet: Sheet, row: int, headings: dict[int, Heading]) -> int:
    while row < len(sheet.rows) and is_index_row(sheet.rows[row], headings):
        row += 1
    return row


def is_index_row(cells: Sequence[Cell], headings: dict[int, Heading]) -> bool:
    """A row that numbers the columns: "(1) (2) (3)", "1 2 3", "A B C"."""
    filled = [str(cell).strip() for cell in cells if cell is not None]
    named = (
        column < len(cells) and cells[column] is not None
        for column, heading in headings.items()
        if heading.field in _NAMES
    )
    return len(filled) > 1 and any(named) and all(map(_INDEX.fullmatch, filled))


def is_repeated_header(cells: Sequence[Cell], table: Table) -> bool:
    """The header once more, as on every printed page."""
    filled = [
        (label, cells[column])
        for column, label in table.labels.items()
        if column in table.headings and column < len(cells) and cells[column] is not None
    ]
    return len(filled) > 1 and all(
        isinstance(cell, str) and key_of(cell) in map(key_of, (label, *label.split(" - ")))
        for label, cell in filled
    )
