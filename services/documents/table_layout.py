"""Where the header cells of a table lie, and how wide its columns become."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from services.documents.document import Column, ColumnGroup, Row, Table, cell, plain
from services.documents.layout import Layout
from services.documents.sheet_layout import POINTS_PER_MM, cell_padding, whole_twips
from services.documents.typesetting import Typesetter

_SLACK = 0.3
_BREAKABLE, _BREAKABLE_POINTS = 0.2, 72.0
"""A word longer than this share of the table may be broken rather than make everything smaller."""
_STEP = 0.5


@dataclass(frozen=True, slots=True)
class HeaderCell:
    title: str
    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Measures:
    """The size a table is set in, and the widths of its columns in points."""

    size: float
    widths: tuple[float, ...]


def header_depth(columns: Sequence[Column | ColumnGroup]) -> int:
    return max(
        1 + (header_depth(column.columns) if isinstance(column, ColumnGroup) else 0)
        for column in columns
    )


def header_cells(table: Table) -> list[HeaderCell]:
    """Groups over their columns; a title without a group reaches down to the rows."""
    result: list[HeaderCell] = []
    _place(table.columns, 0, 0, header_depth(table.columns), result)
    return result


def header_heights(
    cells: Sequence[HeaderCell], depth: int, needed: Callable[[HeaderCell], float]
) -> list[float]:
    """How tall each row of the header is, so that every title has the height it needs."""
    heights = [0.0] * depth
    for place in sorted(cells, key=lambda place: place.rows):
        rows = range(place.row, place.row + place.rows)
        lacking = needed(place) - sum(heights[row] for row in rows)
        if lacking > 0:
            for row in rows:
                heights[row] += lacking / place.rows
    return heights


def measures(table: Table, room: float, layout: Layout, typesetter: Typesetter) -> Measures:
    """Columns as asked for, yet wide enough for their longest word; the size shrinks where that needs it."""
    size = table.size or layout.sizes.table
    asked = _asked(table, room)
    padding = 2 * cell_padding(layout) + _SLACK
    longest = _longest_words(table, typesetter)
    breakable = max(room * _BREAKABLE, _BREAKABLE_POINTS)
    while True:
        needed = [min(width * size, breakable) + padding for width in longest]
        if sum(needed) <= room or size - _STEP < layout.sizes.smallest_table:
            widths = _widened(asked, needed, room)
            return Measures(size, tuple(whole_twips(width) for width in widths))
        size -= _STEP


def _place(
    columns: Sequence[Column | ColumnGroup],
    row: int,
    start: int,
    depth: int,
    result: list[HeaderCell],
) -> int:
    for column in columns:
        if isinstance(column, Column):
            result.append(HeaderCell(column.title, row, start, depth - row, 1))
            start += 1
        else:
            place = len(result)
            end = _place(column.columns, row + 1, start, depth, result)
            result.insert(place, HeaderCell(column.title, row, start, 1, end - start))
            start = end
    return start


def _asked(table: Table, room: float) -> list[float]:
    fixed = sum(leaf.mm * POINTS_PER_MM for leaf in table.leaves if leaf.mm is not None)
    shares = sum(leaf.width for leaf in table.leaves if leaf.mm is None)
    share = max(room - fixed, 0.0) / shares if shares else 0.0
    widths = [
        leaf.mm * POINTS_PER_MM if leaf.mm is not None else leaf.width * share
        for leaf in table.leaves
    ]
    scale = room / sum(widths) if fixed > room or not shares else 1.0
    return [width * scale for width in widths]


def _longest_words(table: Table, typesetter: Typesetter) -> list[float]:
    """The width at size 1 of the longest word of each column, in its header and its rows."""
    words: list[set[str]] = [set() for _ in table.leaves]
    strong: list[set[str]] = [set(leaf.title.split()) for leaf in table.leaves]
    for own, number in zip(strong, table.index, strict=False):
        own.update(number.split())
    for row in table.rows:
        if not isinstance(row, Row):
            continue
        own, place = (strong if row.bold else words), 0
        for content in row.cells:
            if isinstance(content, str):
                own[place].update(content.split())
                place += 1
                continue
            one = cell(content)
            if one.span == 1:
                own[place].update(plain(one.text).split())
            place += one.span
    return [
        max(typesetter.widest_word(own, 1.0), typesetter.widest_word(bold, 1.0, bold=True))
        for own, bold in zip(words, strong, strict=True)
    ]


def _widened(asked: list[float], needed: list[float], room: float) -> list[float]:
    """``asked``, where too narrow columns take from those with room to spare."""
    total = sum(needed)
    if total >= room:
        return [width * room / total for width in needed]
    lacking = sum(max(need - width, 0.0) for width, need in zip(asked, needed, strict=True))
    spare = sum(max(width - need, 0.0) for width, need in zip(asked, needed, strict=True))
    taken = lacking / spare if spare else 0.0
    return [
        need if width <= need else width - (width - need) * taken
        for width, need in zip(asked, needed, strict=True)
    ]
