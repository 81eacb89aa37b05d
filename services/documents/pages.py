"""The pages of a PDF file as pictures, for the preview and the printer."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from models.files import plain_errors
from models.problems import Refused

_POINTS_PER_INCH = 72
_MM_PER_INCH = 25.4
_ONE_AT_A_TIME = threading.Lock()
"""PDFium serves one thread of the process at a time."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows from the top, four bytes a dot: red, green, blue, unused (``QImage.Format_RGBX8888``)."""

    width: int
    height: int
    dots: bytes


def page_count(path: Path) -> int:
    with _opened(path) as pdf:
        return len(pdf)


def page_sizes(path: Path) -> list[tuple[float, float]]:
    """Width and height of every page in millimetres."""
    with _opened(path) as pdf:
        scale = _MM_PER_INCH / _POINTS_PER_INCH
        sizes = (pdf.get_page_size(index) for index in range(len(pdf)))
        return [(width * scale, height * scale) for width, height in sizes]


def render_page(path: Path, index: int, dpi: float) -> Picture:
    """Page ``index`` (from 0) on white paper."""
    with _opened(path) as pdf:
        return _rendered(pdf, index, dpi)


def render_content(content: bytes, index: int, dpi: float) -> Picture:
    """The same of a PDF that is in no file."""
    with _ONE_AT_A_TIME:
        pdf = pypdfium2.PdfDocument(content)
        try:
            return _rendered(pdf, index, dpi)
        finally:
            pdf.close()


def _rendered(pdf: pypdfium2.PdfDocument, index: int, dpi: float) -> Picture:
    page = pdf[index]
    try:
        bitmap = page.render(
            scale=dpi / _POINTS_PER_INCH,  # pyright: ignore[reportArgumentType]
            rev_byteorder=True,
            prefer_bgrx=True,
            may_draw_forms=False,
        )
        try:
            return Picture(bitmap.width, bitmap.height, bytes(bitmap.buffer))
        finally:
            bitmap.close()
    finally:
        page.close()


def join_first_pages(paths: Sequence[Path], target: Path) -> None:
    """The first page of each of these files, as they are, in one."""
    with contextlib.ExitStack() as stack:
        contents = [_content(path) for path in paths]
        stack.enter_context(_ONE_AT_A_TIME)
        joined = stack.enter_context(contextlib.closing(pypdfium2.PdfDocument.new()))
        for content in contents:
            one = stack.enter_context(contextlib.closing(pypdfium2.PdfDocument(content)))
            joined.import_pages(one, [0])
        with plain_errors(target):
            joined.save(target)


def _content(path: Path) -> bytes:
    with plain_errors(path):
        return path.read_bytes()


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    """Read whole, so that the file stays free to be written again while it is shown."""
    content = _content(path)
    with _ONE_AT_A_TIME:
        try:
            pdf = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise Refused(
                f"Không xem được tệp {path.name} vì không phải tệp PDF hoặc tệp đã hỏng; hãy in lại tệp này."
            ) from error
        try:
            yield pdf
        finally:
            pdf.close()
