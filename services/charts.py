"""Charts: drawn once, shown on screen as SVG and printed as vectors."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import Color, HexColor

from models.numbers import format_number

INK, SOFT, BAR = HexColor("#1F2933"), HexColor("#52606D"), HexColor("#A61B1B")
TINT = HexColor("#E9C9C9")
SIZE = 10
WIDEST = 6
"""Of a bar, in heights of its letters."""


def bar_chart(
    values: Sequence[tuple[str, int]],
    width: float,
    height: float,
    *,
    chosen: str = "",
    size: float = SIZE,
) -> Drawing:
    """Bars with their numbers above and names below; that of ``chosen`` stands out."""
    drawing = Drawing(width, height)
    if not values:
        return drawing
    step = width / len(values)
    wide = min(step * 0.6, WIDEST * size)
    floor = size * 1.8
    room = height - floor - size * 1.6
    highest = max(number for _, number in values) or 1
    for place, (name, number) in enumerate(values):
        tall = room * number / highest
        middle = (place + 0.5) * step
        fill = BAR if name == chosen else TINT
        bar = Rect(middle - wide / 2, floor, wide, tall)
        bar.fillColor, bar.strokeColor = fill, None
        drawing.add(bar)
        drawing.add(_text(middle, size * 0.4, name, SOFT, size))
        drawing.add(_text(middle, floor + tall + size * 0.4, format_number(number), INK, size))
    return drawing


def as_svg(drawing: Drawing, font: str) -> bytes:
    """For the screen, in one of its fonts."""
    shown = drawing.copy()
    for shape in shown.contents:
        if isinstance(shape, String):  # centred by whoever draws it: only they know the font
            shape.textAnchor = "start"
            shape.__dict__["_svgAttrs"] = {"text-anchor": "middle"}
    file = io.StringIO()
    renderSVG.drawToFile(shown, file, useClip=True)
    return file.getvalue().replace("Helvetica", font).encode("utf-8")


def _text(x: float, y: float, text: str, colour: Color, size: float) -> String:
    return String(
        x, y, text, fontName="Helvetica", fontSize=size, fillColor=colour, textAnchor="middle"
    )
