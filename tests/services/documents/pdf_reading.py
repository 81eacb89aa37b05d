"""What stands on the pages of a PDF, read by another library than the one that wrote it."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2

_HYPHEN_AT_LINE_END = "\x02"


def page_texts(path: Path) -> list[str]:
    pdf = pypdfium2.PdfDocument(path)
    try:
        texts: list[str] = []
        for page in pdf:
            reader = page.get_textpage()
            text = reader.get_text_bounded().replace(_HYPHEN_AT_LINE_END, "-")
            texts.append(re.sub(r"\s+", " ", text))
            reader.close()
            page.close()
        return texts
    finally:
        pdf.close()


def boxes_of(path: Path, page: int) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right, top of every stretch of text on the page, in points."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        sheet = pdf[page]
        reader = sheet.get_textpage()
        boxes = [reader.get_rect(index) for index in range(reader.count_rects())]
        reader.close()
        sheet.close()
        return boxes
    finally:
        pdf.close()
