"""Khung giấy khen: bands of gold and red with rosettes in the corners, on a page tinted lightly."""

from __future__ import annotations

from hashlib import sha256
from math import cos, pi, sin

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from services.certificates.emblem import draw_emblem
from services.certificates.fitting import POINTS_PER_MM
from services.certificates.layout import Layout

RED, GOLD = HexColor("#c8102e"), HexColor("#b8892b")
BAND, TINT = HexColor("#fbf0cf"), HexColor("#fdf7e6")
BAND_SHARE = 0.032
"""Of the shorter side of the page: how broad the band with the ornament is."""
_RAYS = 14
_RINGS = (0.26, 0.3, 0.38, 0.42, 0.5)


def draw_decoration(canvas: Canvas, layout: Layout) -> None:
    """What blank paper bears besides its texts; stored once in the file."""
    if layout.frame.style == "none" and layout.emblem is None:
        return
    drawn = (layout.width, layout.height, layout.frame, layout.emblem)
    name = f"decoration-{sha256(repr(drawn).encode()).hexdigest()[:16]}"
    if not canvas.hasForm(name):
        width, height = layout.width * POINTS_PER_MM, layout.height * POINTS_PER_MM
        canvas.beginForm(name, 0, 0, width, height)
        _frame(canvas, layout, width, height)
        if emblem := layout.emblem:
            size = emblem.size * POINTS_PER_MM
            top = (layout.height - emblem.y) * POINTS_PER_MM
            draw_emblem(canvas, emblem.x * POINTS_PER_MM, top - size / 2, size)
        canvas.endForm()
    canvas.doForm(name)


def _frame(canvas: Canvas, layout: Layout, width: float, height: float) -> None:
    style = layout.frame.style
    if style == "none":
        return
    inset = layout.frame.inset * POINTS_PER_MM
    band = min(width, height) * BAND_SHARE
    if style == "ornate":
        _drum(canvas, width / 2, height / 2, min(width, height))
        _band(canvas, inset, width, height, band)
    else:
        _rectangle(canvas, inset, width, height, 2.0)
        _rectangle(canvas, inset + 3.5, width, height, 0.6)


def _band(canvas: Canvas, inset: float, width: float, height: float, band: float) -> None:
    canvas.setFillColor(BAND)
    path = canvas.beginPath()
    path.rect(inset, inset, width - 2 * inset, height - 2 * inset)
    inner = inset + band
    path.rect(inner, inner, width - 2 * inner, height - 2 * inner)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=0)
    _waves(canvas, inset, width, height, band)
    canvas.setStrokeColor(RED)
    _rectangle(canvas, inset - 2.6, width, height, 1.6)
    canvas.setStrokeColor(GOLD)
    _rectangle(canvas, inset, width, height, 0.6)
    _rectangle(canvas, inner, width, height, 0.6)
    canvas.setStrokeColor(RED)
    _rectangle(canvas, inner + 2.6, width, height, 0.9)
    middle = inset + band / 2
    for x in (middle, width - middle):
        for y in (middle, height - middle):
            _rosette(canvas, x, y, band * 0.66)


def _rectangle(canvas: Canvas, inset: float, width: float, height: float, thickness: float) -> None:
    canvas.setLineWidth(thickness)
    canvas.rect(inset, inset, width - 2 * inset, height - 2 * inset)


def _waves(canvas: Canvas, inset: float, width: float, height: float, band: float) -> None:
    """Two waves that cross along each side, and a dot in each eye."""
    middle = inset + band / 2
    for length, across, upright in ((width, height, False), (height, width, True)):
        start, end = middle + band, length - middle - band
        count = max(1, round((end - start) / (band * 1.5)))
        step = (end - start) / count
        for offset in (middle, across - middle):
            for sign in (1, -1):
                path = canvas.beginPath()
                path.moveTo(*_turned(start, offset, upright))
                for turn in range(count):
                    x, rise = start + turn * step, sign * band * 0.52
                    path.curveTo(
                        *_turned(x + step * 0.35, offset + rise, upright),
                        *_turned(x + step * 0.65, offset + rise, upright),
                        *_turned(x + step, offset, upright),
                    )
                    sign = -sign
                canvas.setStrokeColor(GOLD)
                canvas.setLineWidth(0.8)
                canvas.drawPath(path, stroke=1, fill=0)
            canvas.setFillColor(RED)
            for turn in range(count):
                x, y = _turned(start + (turn + 0.5) * step, offset, upright)
                canvas.circle(x, y, band * 0.085, stroke=0, fill=1)


def _turned(x: float, y: float, upright: bool) -> tuple[float, float]:
    return (y, x) if upright else (x, y)


def _rosette(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Eight petals around a disc."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.setFillColor(BAND)
    canvas.setStrokeColor(GOLD)
    canvas.setLineWidth(0.8)
    canvas.circle(0, 0, radius, stroke=1, fill=1)
    for petal in range(8):
        canvas.setFillColor(RED if petal % 2 == 0 else GOLD)
        canvas.saveState()
        canvas.rotate(petal * 45)
        path = canvas.beginPath()
        path.moveTo(radius * 0.2, 0)
        path.curveTo(radius * 0.45, radius * 0.26, radius * 0.7, radius * 0.2, radius * 0.88, 0)
        path.curveTo(radius * 0.7, -radius * 0.2, radius * 0.45, -radius * 0.26, radius * 0.2, 0)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.restoreState()
    canvas.setFillColor(GOLD)
    canvas.circle(0, 0, radius * 0.2, stroke=0, fill=1)
    canvas.restoreState()


def _drum(canvas: Canvas, x: float, y: float, side: float) -> None:
    """Rings around a sun of many rays, so light that any text is read on it."""
    canvas.setFillColor(TINT)
    canvas.setStrokeColor(BAND)
    path = canvas.beginPath()
    for point in range(2 * _RAYS):
        reach = side * (0.24 if point % 2 == 0 else 0.08)
        angle = pi / 2 + point * pi / _RAYS
        (path.moveTo if point == 0 else path.lineTo)(x + reach * cos(angle), y + reach * sin(angle))
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.setLineWidth(1.2)
    for share in _RINGS:
        canvas.circle(x, y, side * share * 0.8, stroke=1, fill=0)
