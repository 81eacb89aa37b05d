"""Tờ thước: printed once per printer, tray and batch of stock, to set the printer right."""

from __future__ import annotations

from pathlib import Path

from models.progress import Progress
from services.certificates.layout import Layout
from services.documents.document import Document, Paragraph
from services.forms.form import Form, Wanted
from services.services import Services

TITLE = "Tờ thước căn chỉnh máy in"


def make(services: Services, wanted: Wanted) -> Document:
    """What the sheet is for; its marks are drawn, not set in blocks."""
    layout = _layout(services, wanted)
    about = Paragraph(f"Cho giấy của bố cục {layout.name}.")
    return Document(title=TITLE, dated=services.store.origin.today(), blocks=(about,))


def _layout(services: Services, wanted: Wanted) -> Layout:
    """The one named, else the first."""
    known = services.certificates
    return (known.layout(wanted.uid) if wanted.uid else known.layouts()[0]).layout


def _write_pdf(services: Services, wanted: Wanted, path: Path, _progress: Progress) -> None:
    services.certificates.write_ruler(_layout(services, wanted), path)


def _file_name(services: Services, wanted: Wanted) -> str:
    layout = _layout(services, wanted)
    return f"{TITLE} {layout.width:g} x {layout.height:g} mm"


RULER_SHEET = Form(
    id="ruler-sheet",
    title=TITLE,
    formats=(".pdf",),
    make=make,
    file_name=_file_name,
    step="present",
    writers={".pdf": _write_pdf},
)
