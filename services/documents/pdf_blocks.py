"""How each block but the table and the letterhead is set on a PDF page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from services.documents.document import (
    Addressees,
    Align,
    AppendixHeading,
    AuthorityLine,
    Block,
    Heading,
    LegalBases,
    Letterhead,
    ListBlock,
    PageBreak,
    Paragraph,
    Run,
    SignatureBlock,
    Table,
    Text,
    italic,
    runs,
)
from services.documents.layout import Layout
from services.documents.pdf_flow import Gap, Piece, Turn
from services.documents.pdf_letterhead import LetterheadPiece
from services.documents.pdf_sheet import Sheet
from services.documents.pdf_signature import SignaturePiece
from services.documents.pdf_table import table_pieces
from services.documents.row_progress import RowProgress
from services.documents.sheet_layout import POINTS_PER_MM
from services.documents.typesetting import Line, Typesetter, line_height


@dataclass(frozen=True, slots=True)
class Setting:
    """What setting a block needs to know."""

    layout: Layout
    typesetter: Typesetter
    width: float
    """Between the margins, in points."""
    counted: RowProgress


class _LinePiece(Piece):
    def __init__(self, line: Line, left: float, width: float, align: Align, step: float) -> None:
        self._line = line
        self._left, self._width = left, width
        self._align: Align = align
        self.height = step

    def draw(self, sheet: Sheet, top: float) -> None:
        left = sheet.left + self._left
        sheet.lines([self._line], left, top, self._width, self._align, self.height)


class _RulePiece(Piece):
    def __init__(self, width: float, thickness: float, height: float) -> None:
        self._width, self._thickness = width, thickness
        self.height = height

    def draw(self, sheet: Sheet, top: float) -> None:
        middle = (sheet.left + sheet.right) / 2
        half = self._width / 2
        sheet.rule(middle - half, middle + half, top - self.height / 2, self._thickness)


def block_pieces(blocks: Iterable[Block], setting: Setting) -> Iterator[Piece]:
    for block in blocks:
        yield from _SETTERS[type(block)](block, setting)


def _paragraph(block: Paragraph, setting: Setting) -> Iterator[Piece]:
    spacing = setting.layout.spacing
    size = block.size or setting.layout.sizes.body
    left = block.left * POINTS_PER_MM
    width = setting.width - left
    first = spacing.first_line * POINTS_PER_MM if block.indent else 0.0
    step = line_height(size) * spacing.line
    lines = setting.typesetter.lines(block.text, size, width, first=first)
    if block.leader:
        lines[-1] = _with_leader(lines[-1], width - (first if len(lines) == 1 else 0.0), setting)
    for place, line in enumerate(lines):
        set_in = first if place == 0 else 0.0
        piece = _LinePiece(line, left + set_in, width - set_in, block.align, step)
        piece.keep = place in (0, len(lines) - 2) or block.keep_with_next
        if place == len(lines) - 1:
            piece.keep = block.keep_with_next
        yield piece
    yield Gap(spacing.paragraph_points, keep=block.keep_with_next)


def _with_leader(line: Line, width: float, setting: Setting) -> Line:
    if not line.spans:
        return line
    end = line.spans[-1]
    dot = end.face.width(".", end.size)
    count = max(int((width - line.width) / dot) - 1, 0)
    dots = end._replace(text=" " + "." * count, width=end.face.width(" ", end.size) + dot * count)
    return line._replace(spans=(*line.spans, dots), width=line.width + dots.width)


def _list(block: ListBlock, setting: Setting) -> Iterator[Piece]:
    for paragraph in block.paragraphs():
        yield from _paragraph(paragraph, setting)


def _legal_bases(block: LegalBases, setting: Setting) -> Iterator[Piece]:
    for line in block.lines:
        yield from _paragraph(Paragraph((italic(line),)), setting)


def _addressees(block: Addressees, setting: Setting) -> Iterator[Piece]:
    if len(block.names) == 1:
        text = f"{block.label} {block.names[0]}"
        yield from _paragraph(Paragraph(text, "center", indent=False, keep_with_next=True), setting)
    else:
        spacing = setting.layout.spacing
        lines = [(block.label, spacing.addressee_label)]
        lines += [(line, spacing.addressee_names) for line in block.lines]
        for text, left in lines:
            paragraph = Paragraph(text, indent=False, left=left, keep_with_next=True)
            yield from _paragraph(paragraph, setting)
    yield Gap(setting.layout.spacing.around_heading * POINTS_PER_MM, keep=True)


def _centred(text: Text, size: float, setting: Setting) -> tuple[list[Piece], float]:
    """Centred lines that stay with what follows, and the width of the widest."""
    lines = setting.typesetter.lines(text, size, setting.width)
    pieces: list[Piece] = []
    for line in lines:
        piece = _LinePiece(line, 0.0, setting.width, "center", line_height(size))
        piece.keep = True
        pieces.append(piece)
    return pieces, max(line.width for line in lines)


def _ruled(width: float, setting: Setting) -> Piece:
    measures = setting.layout.letterhead
    rule = _RulePiece(width * measures.heading_rule, measures.rule_points, 5.0)
    rule.keep = True
    return rule


def _heading(block: Heading, setting: Setting) -> Iterator[Piece]:
    size = setting.layout.sizes.title
    around = setting.layout.spacing.around_heading * POINTS_PER_MM
    yield Gap(around, keep=True)
    lines, width = _centred(runs(block.title, bold=True), size, setting)
    yield from lines
    if block.about:
        lines, width = _centred(runs(block.about, bold=True), size, setting)
        yield from lines
    if block.rule:
        yield _ruled(width, setting)
    yield Gap(around, keep=True)


def _appendix_heading(block: AppendixHeading, setting: Setting) -> Iterator[Piece]:
    size = setting.layout.sizes.appendix
    width = 0.0
    for line in (block.label, block.title):
        if line:
            lines, width = _centred(runs(line, bold=True), size, setting)
            yield from lines
    if block.reference:
        lines, width = _centred((italic(block.reference),), size, setting)
        yield from lines
    if block.rule:
        yield _ruled(width, setting)
    yield Gap(setting.layout.spacing.around_heading * POINTS_PER_MM, keep=True)


def _authority(block: AuthorityLine, setting: Setting) -> Iterator[Piece]:
    lines, _ = _centred((Run(block.text, bold=True),), setting.layout.sizes.title, setting)
    gap = setting.layout.spacing.paragraph_points
    yield Gap(gap, keep=True)
    yield from lines
    yield Gap(gap, keep=True)


def _letterhead(block: Letterhead, setting: Setting) -> Iterator[Piece]:
    yield LetterheadPiece(block, setting.width, setting.layout, setting.typesetter)
    yield Gap(setting.layout.spacing.after_letterhead * POINTS_PER_MM)


def _table(block: Table, setting: Setting) -> Iterator[Piece]:
    yield from table_pieces(
        block, setting.width, setting.layout, setting.typesetter, setting.counted
    )
    yield Gap(setting.layout.spacing.paragraph_points)


def _signature(block: SignatureBlock, setting: Setting) -> Iterator[Piece]:
    yield Gap(setting.layout.spacing.signature_before * POINTS_PER_MM)
    yield SignaturePiece(block, setting.width, setting.layout, setting.typesetter)


def _page_break(block: PageBreak, setting: Setting) -> Iterator[Piece]:
    yield Turn()


_SETTERS: dict[type, Callable[[Any, Setting], Iterator[Piece]]] = {
    Addressees: _addressees,
    AppendixHeading: _appendix_heading,
    AuthorityLine: _authority,
    Heading: _heading,
    LegalBases: _legal_bases,
    Letterhead: _letterhead,
    ListBlock: _list,
    PageBreak: _page_break,
    Paragraph: _paragraph,
    SignatureBlock: _signature,
    Table: _table,
}
