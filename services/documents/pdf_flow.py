"""Pours the pieces of a section onto pages: what belongs together stays together, tables repeat their header."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from services.documents.pdf_sheet import Sheet

_LINES_WITH_SIGNATURE = 2
_ROWS_WITH_SIGNATURE = 2
_LINES_BELOW_TABLE = 6
"""So few lines between a table and a signature go with the last rows of the table."""
_PIECES_LOOKED_BACK = 24
_LEAST_SHARE = 0.3
_MOST_BLANK = 0.5
"""A table that begins on a page does not leave more of it blank; a row is rather parted."""
_ROUNDING = 0.01


class Piece(ABC):
    """Something that is drawn in one go. ``keep``: not parted from the next piece by a page's end."""

    height: float = 0.0
    keep: bool = False
    row: bool = False
    """Whether it is a row of a table."""
    counts: bool = False
    """Whether it is one that is listed, not a title over rows nor their total."""
    header: Piece | None = None
    """Drawn again above this piece when it begins a page."""

    @abstractmethod
    def draw(self, sheet: Sheet, top: float) -> None: ...

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        """The part of this piece that goes into ``room``, and the rest; None when it cannot be parted."""
        return None


class Gap(Piece):
    """Blank that vanishes at the end and the beginning of a page."""

    def __init__(self, height: float, *, keep: bool = False) -> None:
        self.height = height
        self.keep = keep

    def draw(self, sheet: Sheet, top: float) -> None:
        pass


class Turn(Piece):
    """Where a new page begins."""

    def draw(self, sheet: Sheet, top: float) -> None:
        pass


class Signature(Piece):
    """A piece that never stands on a page without the end of what is signed."""


def pour(sheet: Sheet, pieces: Iterable[Piece]) -> None:
    for chain in _chains(_with_kept_ends(pieces)):
        _place(sheet, chain)


def _with_kept_ends(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Ties the last lines or rows before a signature to it."""
    waiting: deque[Piece] = deque()
    for piece in pieces:
        if isinstance(piece, Signature):
            for before in _signed_end(waiting):
                before.keep = True
        waiting.append(piece)
        if len(waiting) > _PIECES_LOOKED_BACK:
            yield waiting.popleft()
    yield from waiting


def _signed_end(before: Sequence[Piece]) -> list[Piece]:
    """What goes with a signature: the last rows of a table with the few lines below it, or paragraphs.

    Those that hold the last lines go whole, as Word has it.
    """
    end: list[Piece] = []
    lines: list[Piece] = []
    rows, in_table = 0, False
    for piece in reversed(before):
        if isinstance(piece, Turn) or (in_table and not piece.row):
            break
        if rows == _ROWS_WITH_SIGNATURE:
            break
        if len(lines) > _LINES_BELOW_TABLE and isinstance(piece, Gap):
            break
        end.append(piece)
        rows += piece.counts
        in_table |= piece.row
        if not piece.row and not isinstance(piece, Gap):
            lines.append(piece)
    if in_table or len(lines) <= _LINES_WITH_SIGNATURE:
        return end
    begun = end.index(lines[_LINES_WITH_SIGNATURE - 1])
    gaps = (place for place in range(begun, len(end)) if isinstance(end[place], Gap))
    return end[: next(gaps, len(end))]


def _chains(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    chain: list[Piece] = []
    for piece in pieces:
        chain.append(piece)
        if not piece.keep:
            yield chain
            chain = []
    if chain:
        yield chain


def _place(sheet: Sheet, chain: list[Piece]) -> None:
    if isinstance(chain[-1], Turn):
        _draw_all(sheet, chain[:-1])
        sheet.next_page()
        return
    if _place_in_parts(sheet, chain):
        return
    if isinstance(chain[-1], Signature):
        chain = _what_fits(sheet, chain)
    height = sum(piece.height for piece in chain)
    if height > sheet.room and not sheet.untouched:
        header = chain[0].header
        fits = height + (header.height if header else 0.0) <= sheet.height
        if fits or sheet.room < sheet.height * _LEAST_SHARE:
            _turn(sheet, header)
    _draw_all(sheet, chain)


def _place_in_parts(sheet: Sheet, chain: list[Piece]) -> bool:
    """Whether ``chain`` was drawn with its last row apart from those before it, or itself parted.

    That is so where the row fits no page, or where a table would leave the page to its letterhead.
    """
    rows = [place for place, piece in enumerate(chain) if piece.counts]
    if not rows or sum(piece.height for piece in chain) <= sheet.room:
        return False
    before, row, after = chain[: rows[-1]], chain[rows[-1]], chain[rows[-1] + 1 :]
    header = row.header.height if row.header else 0.0
    too_tall = header + row.height + sum(piece.height for piece in after) > sheet.height
    begins = _begins_table(chain) and sheet.room > sheet.height * _MOST_BLANK
    if not (too_tall or begins):
        return False
    if len(rows) > 1 and not too_tall:
        _draw_all(sheet, before)
        _place(sheet, [row, *after])
        return True
    if not row.split(sheet.height):
        return False
    if sheet.room < sheet.height * _LEAST_SHARE:
        _turn(sheet, chain[0].header)
    _draw_all(sheet, before)
    _draw_with_end(sheet, row, after)
    return True


def _begins_table(chain: list[Piece]) -> bool:
    first = next(place for place, piece in enumerate(chain) if piece.row)
    return first > 0 and chain[first - 1] is chain[first].header


def _draw_with_end(sheet: Sheet, row: Piece, after: list[Piece]) -> None:
    """The last lines of ``row`` stand on the page of what comes ``after`` it."""
    needed = sum(piece.height for piece in after)
    header = row.header.height if row.header else 0.0
    while row.height + needed > sheet.room:
        if parts := row.split(sheet.room):
            _put(sheet, parts[0])
            row = parts[1]
        elif sheet.room >= sheet.height - header - _ROUNDING:
            break
        _turn(sheet, row.header)
    _draw_all(sheet, [row, *after])


def _what_fits(sheet: Sheet, chain: list[Piece]) -> list[Piece]:
    """The end of ``chain`` that a page can hold; what comes before it is drawn."""
    held = len(chain) - 1
    height = chain[held].height
    while held:
        piece = chain[held - 1]
        header = piece.header.height if piece.header else 0.0
        if height + piece.height + header > sheet.height:
            break
        height += piece.height
        held -= 1
    _draw_all(sheet, chain[:held])
    return chain[held:]


def _draw_all(sheet: Sheet, chain: list[Piece]) -> None:
    for piece in chain:
        if isinstance(piece, Gap):
            if not sheet.untouched:
                sheet.cursor -= min(piece.height, sheet.room)
            continue
        _draw(sheet, piece)


def _draw(sheet: Sheet, piece: Piece) -> None:
    while piece.height > sheet.room:
        header = piece.header.height if piece.header else 0.0
        too_tall = piece.height + header > sheet.height
        much_room = sheet.room > sheet.height * _LEAST_SHARE
        parts = piece.split(sheet.room) if too_tall or much_room else None
        if parts:
            _put(sheet, parts[0])
            piece = parts[1]
            _turn(sheet, piece.header)
        elif sheet.room < sheet.height - header - _ROUNDING:
            _turn(sheet, piece.header)
        else:
            break
    _put(sheet, piece)


def _put(sheet: Sheet, piece: Piece) -> None:
    piece.draw(sheet, sheet.cursor)
    sheet.cursor -= piece.height


def _turn(sheet: Sheet, header: Piece | None) -> None:
    sheet.next_page()
    if header:
        _put(sheet, header)
