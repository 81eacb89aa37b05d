"""How each block but the table is set in Excel: lines over the columns of the table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from services.documents.document import (
    RECIPIENTS_LABEL,
    Addressees,
    AppendixHeading,
    AuthorityLine,
    Block,
    Heading,
    LegalBases,
    Letterhead,
    ListBlock,
    PageBreak,
    Paragraph,
    SignatureBlock,
    Signer,
    Table,
    Text,
)
from services.documents.row_progress import RowProgress
from services.documents.sheet_layout import POINTS_PER_MM
from services.documents.xlsx_sheet import Look, SheetFiller
from services.documents.xlsx_table import fill_table


def fill_blocks(blocks: Iterable[Block], filler: SheetFiller, counted: RowProgress) -> None:
    for block in blocks:
        if isinstance(block, Table):
            fill_table(block, filler, counted)
        else:
            _FILLERS[type(block)](block, filler)


def _letterhead(block: Letterhead, filler: SheetFiller) -> None:
    sizes = filler.layout.sizes
    left: list[tuple[Text, Look]] = [
        *((line, Look(sizes.parent, align="center")) for line in block.parent),
        *((line, Look(sizes.agency, bold=True, align="center")) for line in block.agency),
    ]
    right: list[tuple[Text, Look]] = [
        (block.country, Look(sizes.country, bold=True, align="center")),
        (block.motto, Look(sizes.motto, bold=True, align="center")),
    ]
    height = max(len(left), len(right))
    left += [("", Look(sizes.number))] * (height - len(left))
    right += [("", Look(sizes.number))] * (height - len(right))
    left.append((block.number, Look(sizes.number, align="center")))
    right.append((block.place_date, Look(sizes.place_date, italic=True, align="center")))
    if block.about:
        left.append((block.about, Look(sizes.about, align="center")))
        right.append(("", Look(sizes.number)))
    _side_by_side(left, right, filler, filler.layout.letterhead.left_share)
    filler.blank()


def _side_by_side(
    left: list[tuple[Text, Look]],
    right: list[tuple[Text, Look]],
    filler: SheetFiller,
    share: float,
) -> None:
    if filler.last_column == 0:
        for text, look in (*left, *right):
            if text:
                filler.line(text, look)
        return
    middle = filler.split(share)
    for (before, before_look), (after, after_look) in zip(left, right, strict=True):
        filler.parts(
            [
                (0, middle - 1, before, before_look),
                (middle, filler.last_column, after, after_look),
            ]
        )


def _heading(block: Heading, filler: SheetFiller) -> None:
    look = Look(filler.layout.sizes.title, bold=True, align="center")
    filler.line(block.title, look)
    if block.about:
        filler.line(block.about, look)
    filler.blank()


def _appendix_heading(block: AppendixHeading, filler: SheetFiller) -> None:
    size = filler.layout.sizes.appendix
    for text in (block.label, block.title):
        if text:
            filler.line(text, Look(size, bold=True, align="center"))
    if block.reference:
        filler.line(block.reference, Look(size, italic=True, align="center"))
    filler.blank()


def _authority(block: AuthorityLine, filler: SheetFiller) -> None:
    filler.line(block.text, Look(filler.layout.sizes.title, bold=True, align="center"))


def _addressees(block: Addressees, filler: SheetFiller) -> None:
    look = Look(filler.layout.sizes.body, align="center")
    if len(block.names) == 1:
        filler.line(f"{block.label} {block.names[0]}", look)
        return
    for line in (block.label, *block.lines):
        filler.line(line, look)


def _legal_bases(block: LegalBases, filler: SheetFiller) -> None:
    for line in block.lines:
        filler.line(line, Look(filler.layout.sizes.body, italic=True))


def _paragraph(block: Paragraph, filler: SheetFiller) -> None:
    align = "left" if block.align == "justify" else block.align
    filler.line(block.text, Look(block.size or filler.layout.sizes.body, align=align))


def _list(block: ListBlock, filler: SheetFiller) -> None:
    for paragraph in block.paragraphs():
        _paragraph(paragraph, filler)


def _signature(block: SignatureBlock, filler: SheetFiller) -> None:
    filler.blank()
    signers = [_signer_lines(signer, block, filler) for signer in block.signers]
    received = _recipient_lines(block, filler)
    if len(signers) == 1:
        [signed] = signers
        nothing = ("", Look(filler.layout.sizes.recipients))
        height = max(len(signed), len(received))
        received += [nothing] * (height - len(received))
        signed += [nothing] * (height - len(signed))
        _side_by_side(received, signed, filler, filler.layout.letterhead.left_share_signature)
        return
    starts = [filler.split(place / len(signers)) if place else 0 for place in range(len(signers))]
    if len(set(starts)) < len(signers):
        for lines in signers:
            for text, look in lines:
                filler.line(text, look)
    else:
        ends = [*(start - 1 for start in starts[1:]), filler.last_column]
        for row in zip(*signers, strict=True):
            filler.parts(
                [
                    (start, end, text, look)
                    for start, end, (text, look) in zip(starts, ends, row, strict=True)
                ]
            )
    for text, look in received:
        filler.line(text, look)


def _signer_lines(
    signer: Signer, block: SignatureBlock, filler: SheetFiller
) -> list[tuple[Text, Look]]:
    """As many lines for every signer, so that the names stand in one row."""
    sizes = filler.layout.sizes
    strong = Look(sizes.position, bold=True, align="center")
    light = Look(sizes.position - 1, italic=True, align="center")
    lines: list[tuple[Text, Look]] = []
    if any(one.place_date for one in block.signers):
        lines.append((signer.place_date, light))
    lines += [(line, strong) for line in signer.authority]
    lines += [("", strong)] * (
        max(len(one.authority) for one in block.signers) - len(signer.authority)
    )
    if any(one.hint for one in block.signers):
        lines.append((signer.hint, light))
    space = block.seal_space(filler.layout.spacing.signature) * POINTS_PER_MM
    row = filler.height(0, filler.last_column, "", strong)
    lines += [("", strong)] * max(round(space / row), 1)
    lines.append((signer.name, Look(sizes.signer, bold=True, align="center")))
    return lines


def _recipient_lines(block: SignatureBlock, filler: SheetFiller) -> list[tuple[Text, Look]]:
    if not block.recipients:
        return []
    sizes = filler.layout.sizes
    head = Look(sizes.recipients_head, bold=True, italic=True)
    items = [(line, Look(sizes.recipients)) for line in block.recipient_lines]
    return [(RECIPIENTS_LABEL, head), *items]


def _page_break(block: PageBreak, filler: SheetFiller) -> None:
    filler.page_breaks.append(filler.row)


_FILLERS: dict[type, Callable[[Any, SheetFiller], None]] = {
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
}
