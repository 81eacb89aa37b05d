"""In lại trang 1: the first pages of several papers, on which number and day stand, in one file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from models.files import temporary_folder, write_whole
from models.numbers import format_number
from models.problems import Refused
from models.progress import SILENT, Progress
from services.documents.pages import join_first_pages
from services.forms import FORMS
from services.forms.form import Form, Wanted
from services.numbering import Waiting
from services.printing import next_free, prints_folder, write_form
from services.services import Services

OF_DECISION, OF_SUBMISSION = "decision", "submission-upward"
PDF = ".pdf"


@dataclass(frozen=True, slots=True)
class FirstPages:
    """What is printed again, and from what."""

    papers: tuple[tuple[Form, Wanted], ...]

    @property
    def title(self) -> str:
        return f"Trang 1 của {format_number(len(self.papers))} văn bản"


def first_pages_of(services: Services, rows: Sequence[Waiting]) -> FirstPages:
    """Of these papers those that the program prints itself."""
    forms = {form.id: form for form in FORMS if PDF in form.formats}
    papers: list[tuple[Form, Wanted]] = []
    for row in rows:
        match row.kind:
            case "decision":
                form_id, wanted = OF_DECISION, Wanted(uid=row.uid)
            case "submission":
                form_id, wanted = OF_SUBMISSION, Wanted(uid=row.uid)
            case "paper":
                paper = services.papers.get(row.uid)
                form_id = paper.form
                wanted = Wanted(uid=paper.about_uid, unit=paper.unit_uid, period=paper.period)
        if form_id in forms:
            papers.append((forms[form_id], wanted))
    return FirstPages(tuple(papers))


def print_first_pages(
    services: Services, first: FirstPages, progress: Progress = SILENT, *, beside: bool = False
) -> Path:
    """Write them into the folder of prints. Raises ``Refused``."""
    if not first.papers:
        raise Refused("Chưa có văn bản nào để in lại trang 1.")
    folder = prints_folder(services)
    target = folder / f"{first.title}{PDF}"
    target = next_free(target) if beside else target
    with temporary_folder(folder) as staging, write_whole(target) as partial:
        parts: list[Path] = []
        for number, (form, wanted) in enumerate(first.papers):
            progress.report(number, len(first.papers), f"Đang dựng {form.title.lower()}")
            parts.append(write_form(services, form, wanted, staging / f"{number}{PDF}"))
        join_first_pages(parts, partial)
    return target
