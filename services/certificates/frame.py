"""Khung, hình trang trí: lines, corners and a star in a wreath, drawn once and used on every page."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from services.certificates.fitting import POINTS_PER_MM
from services.certificates.layout import Layout


def draw_decoration(canvas: Canvas, layout: Layout) -> None:
    """What blank paper bears besides the texts."""
    name = f"decoration-{layout.code}-{id(layout)}"
    if not canvas.hasForm(name):
        canvas.beginForm(name, 0, 0, layout.width * POINTS_PER_MM, layout.height * POINTS_PER_MM)
        canvas.endForm()
    canvas.doForm(name)
