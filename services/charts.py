"""Charts: drawn once, shown on screen as SVG and printed as vectors."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import Color, HexColor, transparent

from models.numbers import format_number

INK, SOFT, BAR = HexColor("#1F2933"), HexColor("#52606D"), HexColor("#A61B1B")
TINT = HexColor("#E9C9C9")
LABEL, NUMBER = 16, 14
SIZE = 10


def bar_chart(values: Sequence[tuple[str, int]], width: float, height: float) -> Drawing:
    """Bars with their numbers above and names below; the last one stands out."""
    drawing = Drawing(width, height)
    if not values:
        return drawing
    step = width / len(values)
    room = height - LABEL - NUMBER - 6
    highest = max(number for _, number in values) or 1
    for place, (name, number) in enumerate(values):
        tall = room * number / highest
        left = place * step + step * 0.2
        fill = BAR if place == len(values) - 1 else TINT
        drawing.add(Rect(left, LABEL, step * 0.6, tall, fillColor=fill, strokeColor=transparent))
        middle = left + step * 0.3
        drawing.add(_text(middle, 3, name, SOFT))
        drawing.add(_text(middle, LABEL + tall + 4, format_number(number), INK))
    return drawing


def as_svg(drawing: Drawing, font: str) -> bytes:
    """For the screen, in one of its fonts."""
    file = io.StringIO()
    renderSVG.drawToFile(drawing, file)
    return file.getvalue().replace("Helvetica", font).encode("utf-8")


def _text(x: float, y: float, text: str, colour: Color) -> String:
    return String(
        x, y, text, fontName="Helvetica", fontSize=SIZE, fillColor=colour, textAnchor="middle"
    )
