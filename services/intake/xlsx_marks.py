"""What the XML of an XLSX sheet says beyond its values: extent, hidden rows and columns, errors."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, field
from xml.parsers import expat

from services.intake.archive import local_name
from services.intake.cell_values import (
    MAXIMAL_CELLS,
    MAXIMAL_ROWS,
    UNCOMPUTED,
    ErrorCell,
    column_letter,
    column_number,
)

_WINDOW = 8 * 1024 * 1024
_LONGEST_REFERENCE = 64
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_MOST_ERRORS = 200_000

_REFERENCE = re.compile(rb"\sr=[\"']([A-Za-z]+)([0-9]{1,9})[\"']")
_R = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]*)([0-9]+)[\"']")
_ERROR = re.compile(
    rb"<(?:\w+:)?c(\s[^>]*\bt\s*=\s*[\"']e[\"'][^>]*)>(.*?)</(?:\w+:)?c>", re.DOTALL
)
_VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]*)<")
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row(\s[^>]*\bhidden\s*=\s*[\"'](?:1|true)[\"'][^>]*)>")
_HIDDEN_COLUMN = re.compile(rb"<(?:\w+:)?col(\s[^>]*\bhidden\s*=\s*[\"'](?:1|true)[\"'][^>]*)>")
_FORMULA_ONLY = re.compile(
    rb"(?:<(?:\w+:)?f[^>/]*>[^<]*</(?:\w+:)?f>|<(?:\w+:)?f\s[^>]*/>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
# Every reference outside A1:BH24999.
_GLANCED_ROWS, _GLANCED_COLUMNS = 24_999, 60
_FAR_REFERENCE = re.compile(
    rb'<c r="(?![A-Z][0-9]{1,4}"|A[A-Z][0-9]{1,4}"|B[A-H][0-9]{1,4}"|'
    rb'(?:[A-Z]|A[A-Z]|B[A-H])(?:1[0-9]|2[0-4])[0-9]{3}")'
)
_EMPTY_ROW = re.compile(rb"<row [^<>]*></row>")
_FORMATTED_ONLY = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]{1,6}")?/>')
_CELL_START = re.compile(rb"<(?:\w+:)?c(\s[^>]*)>$")


@dataclass(frozen=True, slots=True)
class SheetMarks:
    rows: int
    """How many rows the sheet reaches down."""
    far_cell: str
    """The cell that makes the sheet too large to be laid out, "" when none does."""
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    errors: dict[tuple[int, int], ErrorCell]
    crowded: bool = False
    """Whether there are more cells than are read."""
    cells: int = 0
    """How many there are at most."""


def marks_of(xml: bytes) -> SheetMarks:
    if _crowded(xml):
        return SheetMarks(0, "", frozenset(), frozenset(), {}, crowded=True)
    extent = (
        _extent_at_a_glance(xml)
        or _extent_of_filled(xml)
        or _extent_by_references(xml)
        or _extent_by_parsing(xml)
    )
    return SheetMarks(
        rows=extent.rows,
        far_cell="" if extent.fits else extent.far_cell,
        hidden_rows=_hidden_rows(xml),
        hidden_columns=_hidden_columns(xml),
        errors=_errors(xml) if extent.fits else {},
        cells=extent.cells,
    )


def _crowded(xml: bytes) -> bool:
    """Whether more cells hold a value than fit, wherever they are."""
    if len(xml) < MAXIMAL_CELLS * len(b"<c><v>1</v></c>"):
        return False
    return max(xml.count(b"<v>"), xml.count(b"</v>"), xml.count(b"<v/>")) > MAXIMAL_CELLS


@dataclass(slots=True)
class _Extent:
    first_row: int = _LAST_ROW
    first_column: int = _LAST_COLUMN
    rows: int = 0
    columns: int = 0
    cells: int = 0
    far_cell: str = ""

    @property
    def fits(self) -> bool:
        return (
            self.rows * self.columns <= MAXIMAL_CELLS
            and self.rows <= _LAST_ROW
            and self.columns <= _LAST_COLUMN
            and self.cells <= MAXIMAL_CELLS
        )

    def reach(self, row: int, column: int) -> None:
        self.cells += 1
        if row < self.rows and column < self.columns:
            return
        fitted = self.fits
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)
        if fitted and not self.fits:
            self.far_cell = f"{column_letter(column)}{row + 1}"


def _extent_at_a_glance(xml: bytes) -> _Extent | None:
    """The quickest way: every cell says first where it is, and none lies outside a small table."""
    begin, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData>")
    if begin < 0 or end < 0 or b":c" in xml:
        return None
    cells = xml.count(b'<c r="', begin, end)
    if cells != xml.count(b"<c", begin, end) or _FAR_REFERENCE.search(xml, begin, end):
        return None
    return _Extent(rows=_GLANCED_ROWS, columns=_GLANCED_COLUMNS, cells=cells)


def _extent_of_filled(xml: bytes) -> _Extent | None:
    """Many empty cells that only have a format are passed over; they are not laid out either."""
    begin, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData>")
    if begin < 0 or end < 0 or b":c" in xml or b'"/></row>' not in xml:
        return None
    if xml.count(b'<c r="', begin, end) != xml.count(b"<c", begin, end):
        return None
    filled: list[bytes] = []
    while begin < end:
        cut = xml.rfind(b"<c ", begin + 1, begin + _WINDOW)
        cut = cut if cut > begin and begin + _WINDOW < end else end
        filled.append(_EMPTY_ROW.sub(b"", _FORMATTED_ONLY.sub(b"", xml[begin:cut])))
        begin = cut
    sheet = b"".join(filled) + b"</sheetData>"
    return _extent_at_a_glance(sheet) or _extent_by_references(sheet)


def _extent_by_references(xml: bytes) -> _Extent | None:
    """The quick way: no cell lies outside the largest row and column named anywhere."""
    letters: set[bytes] = set()
    last_row = references = 0
    for begin in range(0, len(xml), _WINDOW):
        window = _REFERENCE.findall(xml, begin, begin + _WINDOW + _LONGEST_REFERENCE)
        references += len(window)
        if window:
            columns_here, rows_here = zip(*window, strict=True)
            letters.update(columns_here)
            last_row = max(last_row, *map(int, set(rows_here)))
    cells = xml.count(b"<c ") + xml.count(b":c ") + xml.count(b"<c>") + xml.count(b":c>")
    if references < cells or any(len(letter) > 3 for letter in letters):
        return None
    columns = max((column_number(letter.decode()) + 1 for letter in letters), default=0)
    extent = _Extent(rows=last_row, columns=columns, cells=cells)
    return extent if extent.fits and extent.rows <= MAXIMAL_ROWS else None


@dataclass(slots=True)
class _CellWalk:
    """Follows the cells that hold a value, also those that leave out where they are."""

    extent: _Extent = field(default_factory=_Extent)
    row: int = -1
    column: int = -1

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local_name(tag.rpartition(":")[2])
        if name == "row":
            reference = attributes.get("r", "")
            self.row = int(reference) - 1 if reference.isdigit() else self.row + 1
            self.column = -1
        elif name == "c":
            place = re.fullmatch(r"([A-Za-z]{1,6})(\d{1,9})", attributes.get("r", ""))
            if place:
                self.column, self.row = column_number(place[1]), int(place[2]) - 1
            else:
                self.column += 1
        elif name in ("v", "is", "f"):
            self.extent.reach(max(self.row, 0), max(self.column, 0))
            if not self.extent.fits:
                raise _Enough


class _Enough(Exception):
    pass


def _extent_by_parsing(xml: bytes) -> _Extent:
    """The exact way; XML that breaks off is left to the reader to refuse."""
    walk = _CellWalk()
    parser = expat.ParserCreate()
    parser.StartElementHandler = walk.start
    with contextlib.suppress(_Enough, expat.ExpatError, LookupError, ValueError):
        parser.Parse(xml, True)
    return walk.extent


def _hidden_rows(xml: bytes) -> frozenset[int]:
    if b"hidden" not in xml:
        return frozenset()
    places = (_R.search(match[1]) for match in _HIDDEN_ROW.finditer(xml))
    return frozenset(int(place[2]) - 1 for place in places if place)


def _hidden_columns(xml: bytes) -> frozenset[int]:
    hidden: set[int] = set()
    if b"hidden" not in xml:
        return frozenset()
    for match in _HIDDEN_COLUMN.finditer(xml):
        first, last = (
            int(found[1])
            if (found := re.search(rb"\b" + edge + rb"\s*=\s*[\"'](\d{1,6})[\"']", match[1]))
            else 0
            for edge in (b"min", b"max")
        )
        hidden.update(range(max(first - 1, 0), min(last, _LAST_COLUMN)))
    return frozenset(hidden)


def _errors(xml: bytes) -> dict[tuple[int, int], ErrorCell]:
    """Cells in error, and formulas that no program has computed yet, by row and column."""
    errors: dict[tuple[int, int], ErrorCell] = {}
    if b't="e"' in xml or b"t='e'" in xml:
        for match in _ERROR.finditer(xml):
            value = _VALUE.search(match[2])
            text = value[1].decode("utf-8", "replace") if value else "#N/A"
            _note(errors, match[1], ErrorCell(text))
    if b"<f" in xml or b":f" in xml:
        for match in _FORMULA_ONLY.finditer(xml):
            start = _CELL_START.search(xml, max(0, match.start() - 200), match.start())
            if start and b"str" not in start[1]:
                _note(errors, start[1], UNCOMPUTED)
    return errors


def _note(errors: dict[tuple[int, int], ErrorCell], attributes: bytes, error: ErrorCell) -> None:
    place = _R.search(attributes)
    if place and place[1] and len(errors) < _MOST_ERRORS:
        errors[int(place[2]) - 1, column_number(place[1].decode())] = error
