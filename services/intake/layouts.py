"""Remembers what was chosen for files headed alike, so that it need not be chosen again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import msgspec

from services.intake.cell_values import Sheet, column_letter
from services.intake.columns import ListKind
from services.intake.header import Table
from services.intake.headings import key_of
from services.intake.reading import Reading
from services.intake.switches import CleaningKind

_ROWS_LOOKED_AT = 30


@dataclass(frozen=True, slots=True)
class Layout:
    """What the user chose otherwise than the program proposed."""

    columns: Mapping[str, str] = field(default_factory=dict)
    cleaning: Mapping[CleaningKind, bool] = field(default_factory=dict)
    encodings: Mapping[str, str] = field(default_factory=dict)
    header: tuple[int, int] | None = None
    """The first row counted from the header that is found, and how many rows."""
    award: str = ""
    level: str = ""


def layout_key(kind: ListKind, sheet: Sheet, found: Table | None) -> str:
    """The setting under which a layout is kept: made of the headings and where they stand."""
    if found is not None:
        texts = [f"{column_letter(c)}:{key_of(t)}" for c, t in sorted(found.labels.items())]
    else:
        texts = [
            key_of(cell)
            for row in sheet.rows[:_ROWS_LOOKED_AT]
            for cell in row
            if isinstance(cell, str)
        ]
    digest = hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
    return f"intake/{kind}/{digest}"


def stored_layout(settings: Mapping[str, str], key: str) -> Layout | None:
    text = settings.get(key)
    if not text:
        return None
    try:
        return msgspec.json.decode(text, type=Layout)
    except msgspec.DecodeError:
        return None


def layout_text(reading: Reading, found: Table | None, award: str, level: str) -> str:
    """What of the choices is worth keeping, as it is stored; "" when nothing was changed."""
    header = None
    if reading.header is not None:
        first, last = sorted(reading.header)
        header = (first - 1 - (found.top if found else 0), last - first + 1)
    layout = Layout(reading.columns, reading.cleaning, reading.encodings, header, award, level)
    return "" if layout == Layout() else msgspec.json.encode(layout).decode()


def with_layout(reading: Reading, layout: Layout, found: Table | None) -> Reading:
    """What was remembered, below what is said now."""
    header = reading.header
    if header is None and layout.header is not None:
        first = layout.header[0] + (found.top if found else 0) + 1
        header = (first, first + layout.header[1] - 1) if first > 0 else None
    return replace(
        reading,
        header=header,
        columns={**layout.columns, **reading.columns},
        cleaning={**layout.cleaning, **reading.cleaning},
        encodings={**layout.encodings, **reading.encodings},
    )
