"""In ấn: makes the file of a form or report, where it is asked for or in the folder of prints."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from models.dates import format_short
from models.file_names import safe_name
from models.files import plain_errors, write_whole
from models.papers import Paper as StoredPaper
from models.problems import Refused
from models.progress import SILENT, Progress
from services.documents.document import Document
from services.documents.writers import write_document
from services.forms.form import Form, Wanted
from services.forms.official_paper import OfficialPaper, stored_paper
from services.reports.report import Figures, Report, Span
from services.services import Services

_DAY = re.compile(r"\b(0[1-9]|[12][0-9]|3[01])-(0[1-9]|1[0-2])-([12][0-9]{3})\b")
PRINTED_SUFFIXES = (".pdf", ".docx", ".xlsx")


def write_form(
    services: Services, form: Form, wanted: Wanted, target: Path, progress: Progress = SILENT
) -> Path:
    """Write ``form`` to ``target``; its ending decides the format. Raises ``Refused``."""
    suffix = _checked_suffix(target, form.formats)
    if writer := form.writers.get(suffix):
        with services.store.snapshot():
            writer(services, wanted, target, progress)
        return target
    return _write(form.make(services, wanted), target, progress)


def print_form(
    services: Services,
    form: Form,
    wanted: Wanted,
    suffix: str,
    progress: Progress = SILENT,
    *,
    beside: bool = False,
) -> Path:
    """Write ``form`` into the folder of prints, under a name that says what it is.

    ``beside``: under the next name that is free, because another program holds the file.
    """
    name = safe_name(form.file_name(services, wanted))
    target = prints_folder(services) / f"{name}{suffix}"
    return write_form(services, form, wanted, next_free(target) if beside else target, progress)


def paper_title(services: Services, form: Form, wanted: Wanted) -> str:
    """What the file is called, with days as papers write them."""
    name = form.file_name(services, wanted)
    return _DAY.sub(lambda day: format_short(date(int(day[3]), int(day[2]), int(day[1]))), name)


def save_copy(path: Path, target: Path) -> None:
    """Put a copy of a finished file elsewhere. Raises ``Refused``."""
    with write_whole(target) as partial, plain_errors(path, reading=True):
        shutil.copyfile(path, partial)


def next_free(target: Path) -> Path:
    """ "Quyết định (2).docx" beside "Quyết định.docx"."""
    names = (target.with_name(f"{target.stem} ({n}){target.suffix}") for n in count(2))
    return next(path for path in names if not path.exists())


def is_kept(form: Form) -> bool:
    """Whether the office gives such a paper a number and a day, which are kept with the paper itself."""
    official = form.official
    return official is not None and not (official.own or official.outside)


def note_made(services: Services, form: Form, wanted: Wanted) -> StoredPaper | None:
    """Keep that this paper went out of the program.

    None for what bears no number and was not changed, and for what is signed outside the office:
    nothing is waited for, nothing to keep.
    """
    if not is_kept(form):
        return None
    symbol = OfficialPaper(services, form, wanted).symbol
    paper = stored_paper(services, form, wanted)
    if not symbol and not paper.uid:
        return None
    title = paper_title(services, form, wanted)
    return services.papers.note_made(paper, form.title, title, symbol=symbol)


def write_report(
    services: Services, report: Report, span: Span, target: Path, progress: Progress = SILENT
) -> Figures:
    """Write ``report`` to ``target`` and give its figures. Raises ``Refused``."""
    _checked_suffix(target, report.formats)
    figures = report.make(services, span)
    _write(figures.document, target, progress)
    return figures


def print_report(
    services: Services,
    report: Report,
    span: Span,
    suffix: str,
    progress: Progress = SILENT,
    *,
    beside: bool = False,
) -> Path:
    figures = report.make(services, span)
    target = prints_folder(services) / f"{safe_name(figures.title)}{suffix}"
    return _write(figures.document, next_free(target) if beside else target, progress)


@dataclass(frozen=True, slots=True)
class Printed:
    """A file in the folder of prints."""

    path: Path
    made_at: datetime
    size: int
    """In bytes."""


def recent_prints(services: Services, limit: int = 200) -> list[Printed]:
    """The newest first."""
    folder = prints_folder(services)
    found: list[Printed] = []
    with plain_errors(folder, reading=True):
        for path in folder.iterdir():
            if path.suffix in PRINTED_SUFFIXES and not path.name.startswith("."):
                known = path.stat()
                made_at = datetime.fromtimestamp(known.st_mtime, UTC)
                found.append(Printed(path, made_at, known.st_size))
    return sorted(found, key=lambda printed: printed.made_at, reverse=True)[:limit]


def prints_folder(services: Services) -> Path:
    folder = services.folder.prints
    with plain_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def _write(document: Document, target: Path, progress: Progress) -> Path:
    write_document(document, target, progress)
    return target


def _checked_suffix(target: Path, formats: tuple[str, ...]) -> str:
    suffix = target.suffix.lower()
    if suffix not in formats:
        raise Refused(
            f"Không ghi được {target.name or target}: mẫu này chỉ có dạng {', '.join(formats)}; "
            "hãy đổi phần đuôi của tên tệp."
        )
    return suffix
