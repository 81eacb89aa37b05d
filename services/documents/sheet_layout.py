"""How a sheet is divided: its size, the halves of the letterhead, the columns of the signatures."""

from __future__ import annotations

from services.documents.document import Letterhead, Paper, Section, SignatureBlock
from services.documents.layout import Layout
from services.documents.typesetting import Typesetter

POINTS_PER_MM = 72 / 25.4
_PAPER_MM: dict[Paper, tuple[float, float]] = {
    "A3": (297.0, 420.0),
    "A4": (210.0, 297.0),
    "A5": (148.0, 210.0),
    "A6": (105.0, 148.0),
}
_SLACK = 2.0
_LARGEST_HALF = 0.7


def sheet_mm(section: Section) -> tuple[float, float]:
    """Width and height of the section's sheets."""
    width, height = _PAPER_MM[section.paper]
    return (height, width) if section.landscape else (width, height)


def text_width(section: Section, layout: Layout) -> float:
    """Between the margins, in points."""
    width, _ = sheet_mm(section)
    return (width - layout.margins.left - layout.margins.right) * POINTS_PER_MM


def country_width(block: Letterhead, width: float, layout: Layout, typesetter: Typesetter) -> float:
    """Of the right half of a letterhead: as the layout says, and the country on one line if it can be."""
    country = typesetter.width(block.country, layout.sizes.country, bold=True) + _SLACK
    share = 1 - layout.letterhead.left_share
    return min(max(width * share, country), width * _LARGEST_HALF)


def signature_columns(
    block: SignatureBlock, width: float, layout: Layout
) -> tuple[float, list[float]]:
    """How far from the left the signers begin, and the width each has."""
    if len(block.signers) == 1:
        share = layout.letterhead.left_share_signature if block.recipients else 0.5
        return width * share, [width * (1 - share)]
    return 0.0, [width / len(block.signers) for _ in block.signers]
