"""How a sheet is divided: its size, the halves of the letterhead, the columns of the signatures."""

from __future__ import annotations

from dataclasses import replace

from services.documents.document import Letterhead, Paper, Section, SignatureBlock
from services.documents.layout import Layout, Margins, Sizes
from services.documents.typesetting import Typesetter

POINTS_PER_MM = 72 / 25.4
TWIPS = 20
"""Of a point: Word measures in them, so whoever means the same page does too."""
_PAPER_MM: dict[Paper, tuple[float, float]] = {
    "A3": (297.0, 420.0),
    "A4": (210.0, 297.0),
    "A5": (148.0, 210.0),
    "A6": (105.0, 148.0),
}
_SLACK = 2.0
_LARGEST_HALF = 0.66
_SLIPS: tuple[Paper, ...] = ("A5", "A6")


def sheet_mm(section: Section) -> tuple[float, float]:
    """Width and height of the section's sheets."""
    width, height = _PAPER_MM[section.paper]
    return (height, width) if section.landscape else (width, height)


def margins_of(section: Section, layout: Layout) -> Margins:
    return layout.slip_margins if section.paper in _SLIPS else layout.margins


def text_width(section: Section, layout: Layout) -> float:
    """Between the margins, in points."""
    width, _ = sheet_mm(section)
    margins = margins_of(section, layout)
    return (width - margins.left - margins.right) * POINTS_PER_MM


def whole_twips(points: float) -> float:
    return round(points * TWIPS) / TWIPS


def cell_padding(layout: Layout) -> float:
    """Between the rule of a table and its text, in points."""
    return whole_twips(layout.table.padding_x * POINTS_PER_MM)


def letterhead_halves(
    block: Letterhead, width: float, layout: Layout, typesetter: Typesetter
) -> tuple[float, float, Sizes]:
    """Width of the left and the right half, and the sizes: smaller where the country has no room.

    Between the halves stays a gap, so that the longest name does not run into the country.
    """
    sizes = layout.sizes
    country = typesetter.width(block.country, sizes.country, bold=True) + _SLACK
    right = min(max(width * (1 - layout.letterhead.left_share), country), width * _LARGEST_HALF)
    scale = min(right / country, 1.0)
    if scale < 1.0:
        sizes = replace(
            sizes,
            country=sizes.country * scale,
            motto=sizes.motto * scale,
            parent=sizes.parent * scale,
            agency=sizes.agency * scale,
            number=sizes.number * scale,
            about=sizes.about * scale,
            place_date=sizes.place_date * scale,
        )
    return width - right - layout.letterhead.gap * POINTS_PER_MM, right, sizes


def signature_columns(
    block: SignatureBlock, width: float, layout: Layout
) -> tuple[float, list[float]]:
    """How far from the left the signers begin, and the width each has."""
    if len(block.signers) == 1:
        share = layout.letterhead.left_share_signature if block.recipients else 0.5
        return width * share, [width * (1 - share)]
    return 0.0, [width / len(block.signers) for _ in block.signers]
