"""The PDF on which certificates and ruler sheets are drawn."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

from services.documents.fonts import paper_faces
from services.documents.pdf_writer import PROGRAM


def certificate_canvas(content: io.BytesIO, title: str) -> Canvas:
    canvas = Canvas(
        content,
        invariant=True,
        initialFontName=paper_faces().regular.name,  # pyright: ignore[reportArgumentType]
        lang="vi-VN",
    )
    canvas.setTitle(title)
    canvas.setSubject("")
    canvas.setCreator(PROGRAM)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas
