"""The measures of an official paper, read from the data file that states them."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date

import msgspec

import resources


@dataclass(frozen=True, slots=True)
class Margins:
    top: float
    bottom: float
    left: float
    right: float
    page_number: float


@dataclass(frozen=True, slots=True)
class Sizes:
    country: float
    motto: float
    parent: float
    agency: float
    number: float
    about: float
    place_date: float
    title: float
    body: float
    table: float
    smallest_table: float
    position: float
    signer: float
    recipients_head: float
    recipients: float
    appendix: float
    page_number: float


@dataclass(frozen=True, slots=True)
class Spacing:
    line: float
    paragraph_points: float
    first_line: float
    after_letterhead: float
    around_heading: float
    addressee_label: float
    addressee_names: float
    signature: float
    signature_before: float


@dataclass(frozen=True, slots=True)
class LetterheadMeasures:
    left_share: float
    left_share_signature: float
    gap: float
    """Between the halves, in millimetres."""
    agency_rule: float
    heading_rule: float
    rule_points: float


@dataclass(frozen=True, slots=True)
class TableMeasures:
    rule_points: float
    padding_x: float
    padding_y_points: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Sizes in points; distances in millimetres unless the name ends in ``points``."""

    valid_from: date
    citation: str
    margins: Margins
    slip_margins: Margins
    sizes: Sizes
    spacing: Spacing
    letterhead: LetterheadMeasures
    table: TableMeasures


@functools.cache
def official_layout() -> Layout:
    file = resources.path("documents/nghi-dinh-30-2020.toml")
    return msgspec.toml.decode(file.read_bytes(), type=Layout)
