"""F07: giấy khen, bằng chứng nhận of a decision on blank paper, each in the usual layout of its award."""

from __future__ import annotations

from pathlib import Path

from models.progress import Progress
from services.documents.document import Document, Paragraph
from services.forms.form import Form, Wanted
from services.services import Services

TITLE = "Giấy khen, giấy chứng nhận"


def make(services: Services, wanted: Wanted) -> Document:
    """Who is in the file; the sheets themselves are drawn, not set in blocks."""
    uids = services.certificates.printable(wanted.uid)
    sheets = services.certificates.sheets(uids)
    names = (f"{sheet.values['danh xưng']} {sheet.values['tên']}".strip() for sheet in sheets)
    today = services.store.origin.today()
    return Document(
        title=_title(services, wanted), dated=today, blocks=tuple(map(Paragraph, names))
    )


def _write_pdf(services: Services, wanted: Wanted, path: Path, progress: Progress) -> None:
    services.certificates.write_decision(wanted.uid, path, progress)


def _title(services: Services, wanted: Wanted) -> str:
    decision = services.deciding.get(wanted.uid)
    return f"{TITLE} theo Quyết định {decision.code}" if decision.number else TITLE


def _file_name(services: Services, wanted: Wanted) -> str:
    return _title(services, wanted).replace("/", "-")


CERTIFICATE = Form(
    id="certificate",
    title=TITLE,
    formats=(".pdf",),
    make=make,
    file_name=_file_name,
    needs_record=True,
    record="decision",
    step="present",
    writers={".pdf": _write_pdf},
)
