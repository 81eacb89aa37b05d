"""The kinds of files a document can become."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from models.files import write_whole
from models.problems import Refused
from models.progress import SILENT, Progress
from services.documents.document import Document

Writer = Callable[[Document, Path, Progress], None]


def _pdf(document: Document, path: Path, progress: Progress) -> None:
    from services.documents.pdf_writer import write_pdf

    write_pdf(document, path, progress)


def _docx(document: Document, path: Path, progress: Progress) -> None:
    from services.documents.docx_writer import write_docx

    write_docx(document, path, progress)


def _xlsx(document: Document, path: Path, progress: Progress) -> None:
    from services.documents.xlsx_writer import write_xlsx

    write_xlsx(document, path, progress)


# Each library is loaded when the first file of its kind is written, not when the program starts.
WRITERS: dict[str, Writer] = {".pdf": _pdf, ".docx": _docx, ".xlsx": _xlsx}


def write_document(document: Document, path: Path, progress: Progress = SILENT) -> None:
    """Write ``document`` in the kind that the path's ending names; the file appears whole or not at all."""
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise Refused(
            f"Không ghi được tệp {path.name}: tên tệp phải kết thúc bằng .pdf, .docx hoặc .xlsx; hãy đổi tên tệp."
        )
    with write_whole(path) as partial:
        writer(document, partial, progress)
