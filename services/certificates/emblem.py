"""Ngôi sao trong vòng lá: the ornament at the head of a certificate, drawn by paths."""

from __future__ import annotations

from math import cos, pi, radians, sin

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

RED, DEEP_RED = HexColor("#c8102e"), HexColor("#9d0b22")
GOLD, PALE_GOLD, STAR = HexColor("#b8892b"), HexColor("#e3c067"), HexColor("#ffd84a")
_LEAVES = 9
_FIRST, _LAST = -76.0, 62.0
"""Degrees from the horizontal at which a branch begins and ends."""


def draw_emblem(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Around (x, y), ``size`` wide and high, in points."""
    radius = size / 2
    canvas.saveState()
    canvas.translate(x, y)
    for side in (1, -1):
        canvas.saveState()
        canvas.scale(side, 1)
        _branch(canvas, radius)
        canvas.restoreState()
    _disc(canvas, radius * 0.6)
    _ribbon(canvas, radius)
    canvas.restoreState()


def _disc(canvas: Canvas, radius: float) -> None:
    canvas.setFillColor(RED)
    canvas.setStrokeColor(PALE_GOLD)
    canvas.setLineWidth(radius * 0.07)
    canvas.circle(0, 0, radius, stroke=1, fill=1)
    canvas.setLineWidth(radius * 0.025)
    canvas.circle(0, 0, radius * 0.87, stroke=1, fill=0)
    _star(canvas, radius * 0.72)


def _star(canvas: Canvas, radius: float) -> None:
    path = canvas.beginPath()
    for point in range(10):
        reach = radius if point % 2 == 0 else radius * 0.382
        angle = pi / 2 + point * pi / 5
        (path.moveTo if point == 0 else path.lineTo)(reach * cos(angle), reach * sin(angle))
    path.close()
    canvas.setFillColor(STAR)
    canvas.drawPath(path, stroke=0, fill=1)


def _branch(canvas: Canvas, radius: float) -> None:
    """The right one: a stem along a circle, with leaves in pairs."""
    around = radius * 0.79
    canvas.setStrokeColor(GOLD)
    canvas.setLineWidth(radius * 0.025)
    canvas.arc(-around, -around, around, around, _FIRST, _LAST - _FIRST)
    for place in range(_LEAVES):
        share = place / (_LEAVES - 1)
        angle = _FIRST + (_LAST - _FIRST) * share
        length = radius * (0.36 - 0.1 * share)
        for turn, colour in ((-34, GOLD), (34, PALE_GOLD)):
            canvas.saveState()
            canvas.translate(around * cos(radians(angle)), around * sin(radians(angle)))
            canvas.rotate(angle + 90 + turn)
            canvas.setFillColor(colour)
            _leaf(canvas, length * (1.0 if turn < 0 else 0.86))
            canvas.restoreState()
    canvas.saveState()
    canvas.translate(around * cos(radians(_LAST)), around * sin(radians(_LAST)))
    canvas.rotate(_LAST + 94)
    canvas.setFillColor(GOLD)
    _leaf(canvas, radius * 0.27)
    canvas.restoreState()


def _leaf(canvas: Canvas, length: float) -> None:
    path = canvas.beginPath()
    path.moveTo(0, 0)
    path.curveTo(length * 0.3, length * 0.24, length * 0.75, length * 0.2, length, 0)
    path.curveTo(length * 0.75, -length * 0.16, length * 0.3, -length * 0.2, 0, 0)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _ribbon(canvas: Canvas, radius: float) -> None:
    """A band across the foot, its ends folded back."""
    half, high, foot = radius * 0.42, radius * 0.19, -radius * 0.96
    canvas.setFillColor(DEEP_RED)
    for side in (1, -1):
        path = canvas.beginPath()
        path.moveTo(side * half * 0.8, foot - high * 0.15)
        path.lineTo(side * half * 1.5, foot + high * 0.15)
        path.lineTo(side * half * 1.3, foot + high * 0.6)
        path.lineTo(side * half * 1.5, foot + high * 1.1)
        path.lineTo(side * half * 0.8, foot + high * 0.85)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
    canvas.setFillColor(RED)
    path = canvas.beginPath()
    path.moveTo(-half, foot + high * 0.25)
    path.curveTo(
        -half * 0.4, foot - high * 0.1, half * 0.4, foot - high * 0.1, half, foot + high * 0.25
    )
    path.lineTo(half, foot + high * 1.25)
    path.curveTo(
        half * 0.4, foot + high * 0.9, -half * 0.4, foot + high * 0.9, -half, foot + high * 1.25
    )
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
