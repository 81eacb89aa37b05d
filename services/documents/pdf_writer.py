"""Writes a document as a PDF: what is previewed, printed and sent."""

from __future__ import annotations

import io
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from models.progress import SILENT, Progress
from services.documents.document import Document
from services.documents.fonts import Faces, paper_faces
from services.documents.pdf_blocks import Setting, block_pieces
from services.documents.pdf_flow import pour
from services.documents.pdf_sheet import Sheet
from services.documents.row_progress import RowProgress
from services.documents.typesetting import Typesetter

PROGRAM = "Sổ Thi đua"
_DOING = "Đang dựng trang PDF"


def write_pdf(
    document: Document, path: Path, progress: Progress = SILENT, *, faces: Faces | None = None
) -> None:
    """The same document in the same faces gives the same bytes."""
    faces = faces or paper_faces()
    content = io.BytesIO()
    canvas = Canvas(
        content,
        invariant=True,
        initialFontName=faces.regular.name,  # pyright: ignore[reportArgumentType]
        initialFontSize=document.layout.sizes.body,
        lang="vi-VN",
    )
    canvas.setTitle(document.title)
    canvas.setAuthor(document.author)
    canvas.setSubject("")
    canvas.setCreator(PROGRAM)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    sheet = Sheet(canvas, document.layout, Typesetter(faces))
    counted = RowProgress(document.row_count, progress, _DOING)
    for section, blocks in document.sections():
        sheet.begin_section(section)
        setting = Setting(document.layout, sheet.typesetter, sheet.width, counted)
        pour(sheet, block_pieces(blocks, setting))
    sheet.finish()
    canvas.save()
    path.write_bytes(content.getvalue())
