"""Draws one certificate onto a page of a PDF, as its printer needs it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from reportlab.pdfgen.canvas import Canvas

from models.certificates import Calibration
from services.certificates.fitting import ASCENTS, POINTS_PER_MM, Fitted, block_height
from services.certificates.frame import draw_decoration
from services.certificates.layout import Field, Layout
from services.documents.page_text import PageText

Mode = Literal["blank", "stock"]

_RULE = 0.05
_BELOW = 0.16


def drawn_fields(layout: Layout, mode: Mode) -> list[Field]:
    """What is printed in a mode: on stock not what it bears already."""
    return [field for field in layout.fields if mode == "blank" or not field.blank_only]


def draw(
    canvas: Canvas,
    layout: Layout,
    fitted: Mapping[str, Fitted],
    mode: Mode,
    calibration: Calibration | None = None,
) -> None:
    """One page, not yet closed; ``fitted`` has the text of each field by its key.

    What does not fit its box is left out.
    """
    canvas.setPageSize((layout.width * POINTS_PER_MM, layout.height * POINTS_PER_MM))
    canvas.saveState()
    if calibration is not None:
        canvas.transform(*matrix(calibration, layout.height))
    if mode == "blank":
        draw_decoration(canvas, layout)
    text = PageText(canvas)
    rules: list[tuple[str, float, float, float, float]] = []
    look: tuple[str, float] | None = None
    colour = ""
    for field in drawn_fields(layout, mode):
        known = fitted.get(field.key)
        if known is None or not known.lines:
            continue
        if field.colour != colour:
            colour = field.colour
            text.colour(colour)
        baseline = _first_baseline(layout, field, known)
        left, room = field.x * POINTS_PER_MM, field.width * POINTS_PER_MM
        for line in known.lines:
            x = left
            if field.align == "center":
                x += (room - line.width) / 2
            elif field.align == "right":
                x += room - line.width
            if field.underline:
                below = baseline - _BELOW * known.size
                rules.append((colour, known.size * _RULE, x, below, x + line.width))
            for stretch in line.stretches:
                if (stretch.face.name, known.size) != look:
                    look = (stretch.face.name, known.size)
                    text.setFont(*look)
                text.put(x, baseline, stretch.text)
                x += stretch.width
            baseline -= field.leading * known.size
    canvas.drawText(text)
    for colour, thickness, x, y, end in rules:
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(thickness)
        canvas.line(x, y, end, y)
    canvas.restoreState()


def matrix(
    calibration: Calibration, height: float
) -> tuple[float, float, float, float, float, float]:
    """A point (x, y) of the layout, from the upper left corner, is drawn at
    (x * scale_x + shift_x, y * scale_y + shift_y)."""
    return (
        calibration.scale_x,
        0.0,
        0.0,
        calibration.scale_y,
        calibration.shift_x * POINTS_PER_MM,
        (height * (1 - calibration.scale_y) - calibration.shift_y) * POINTS_PER_MM,
    )


def _first_baseline(layout: Layout, field: Field, known: Fitted) -> float:
    """In points from the lower edge of the paper."""
    spare = field.height * POINTS_PER_MM - block_height(field, known.size, len(known.lines))
    share = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[field.vertical]
    top = (layout.height - field.y) * POINTS_PER_MM - spare * share
    return top - ASCENTS[field.font] * known.size
