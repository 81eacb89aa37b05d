"""The boxes on the picture of a layout: one for each field that is drawn."""

from __future__ import annotations

from collections.abc import Mapping

from services.certificates.keys import KEYS
from services.certificates.layout import Layout
from services.certificates.layout_trial import shown_place
from ui.widgets.page_boxes import Box


def boxes_of(layout: Layout, problems: Mapping[str, str], *, on_stock: bool) -> list[Box]:
    """``on_stock``: what the stock bears already is hatched."""
    return [
        Box(
            field.key,
            field.label,
            shown_place(field.x),
            shown_place(field.y),
            max(shown_place(field.width), 0.0),
            max(shown_place(field.height), 0.0),
            problem=problems.get(field.key, ""),
            left_out=on_stock and field.blank_only,
        )
        for field in layout.fields
        if field.key in KEYS
    ]
