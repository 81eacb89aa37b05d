"""Makes papers on the worker, shows them before they are printed, opens them elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from models.problems import InUse, Refused
from models.progress import Progress
from services.documents.pages import page_sizes, render_page
from services.first_pages import FirstPages, print_first_pages
from services.forms.form import Form, Wanted
from services.printing import (
    note_made,
    print_form,
    print_report,
    prints_folder,
    save_copy,
)
from services.reports.report import Report, Span
from services.services import Services
from ui.dialogs.paper_dialog import PaperDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.question import ask
from ui.opening import open_outside
from ui.paper import Paper
from ui.print_choices import PrintMemory
from ui.workspace import Workspace

PDF, WORD, EXCEL = ".pdf", ".docx", ".xlsx"
OPENED_IN = {PDF: "xem PDF", WORD: "Word", EXCEL: "Excel"}
LAST_FOLDER = "printing/folder"
FIRST_PAGES = "first-pages"


class Write(Protocol):
    def __call__(
        self, services: Services, suffix: str, progress: Progress, *, beside: bool = False
    ) -> Path:
        """Make the file with this ending; ``beside``: under another name, the usual being in use."""
        ...


@dataclass(frozen=True, slots=True)
class Task:
    """A paper that can be made; ``form`` and ``wanted`` are named where it is one of a form."""

    title: str
    formats: tuple[str, ...]
    write: Write
    id: str = ""
    """Under which it is remembered how such papers are printed."""
    form: Form | None = None
    wanted: Wanted | None = None


def form_task(form: Form, wanted: Wanted) -> Task:
    def write(services: Services, suffix: str, progress: Progress, *, beside: bool = False) -> Path:
        return print_form(services, form, wanted, suffix, progress, beside=beside)

    return Task(form.title, form.formats, write, form.id, form, wanted)


def report_task(report: Report, span: Span) -> Task:
    def write(services: Services, suffix: str, progress: Progress, *, beside: bool = False) -> Path:
        return print_report(services, report, span, suffix, progress, beside=beside)

    return Task(report.title, report.formats, write, report.id)


def first_pages_task(first: FirstPages) -> Task:
    def write(services: Services, suffix: str, progress: Progress, *, beside: bool = False) -> Path:
        return print_first_pages(services, first, progress, beside=beside)

    return Task(first.title, (PDF,), write, FIRST_PAGES)


class PrintingDesk(QObject):
    made = Signal(Path)
    refused = Signal(str)

    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._page = page
        self.preview: PreviewDialog | None = None

    def show_preview(self, task: Task, *, beside: bool = False) -> None:
        """Make the PDF, then show that very file."""

        def work(
            services: Services, progress: Progress
        ) -> tuple[Path, list[tuple[float, float]]] | InUse:
            try:
                path = task.write(services, PDF, progress, beside=beside)
            except InUse as in_use:
                return in_use
            return path, page_sizes(path)

        def then(made: tuple[Path, list[tuple[float, float]]] | InUse) -> None:
            if isinstance(made, InUse):
                self._offer_beside(made, lambda: self.show_preview(task, beside=True))
            else:
                self._show(task, *made)

        self._workspace.run("Đang dựng bản in", work, then)

    def open_as(self, task: Task, suffix: str, *, beside: bool = False) -> None:
        """Make the file in another format and open it."""

        def work(services: Services, progress: Progress) -> Path | InUse:
            try:
                return task.write(services, suffix, progress, beside=beside)
            except InUse as in_use:
                return in_use

        def then(made: Path | InUse) -> None:
            if isinstance(made, InUse):
                self._offer_beside(made, lambda: self.open_as(task, suffix, beside=True))
                return
            self.made.emit(made)
            if self.open_file(made):
                self._note(task)

        self._workspace.run(f"Đang dựng tệp {OPENED_IN[suffix]}", work, then)

    def edit_paper(self, task: Task) -> None:
        """Change this one paper; the preview is made again afterwards."""
        if task.form is None or task.wanted is None or task.form.official is None:
            return
        try:
            dialog = PaperDialog(
                self._workspace, task.form, task.wanted, self.preview or self._page
            )
        except Refused as refused:
            self._refuse(str(refused))
            return
        dialog.saved.connect(lambda _paper: self._edited(task))
        dialog.open()

    def open_file(self, path: Path) -> bool:
        """Open a file, or a folder, in whatever the system opens it with."""
        if not path.exists():
            self._refuse(f"Không còn thấy {path.name}; hãy in lại.")
            return False
        if not open_outside(path):
            program = OPENED_IN.get(path.suffix)
            missing = f"chương trình {program}" if program else "chương trình phù hợp"
            self._refuse(
                f"Máy này chưa có {missing} để mở {path.name}; tệp nằm trong thư mục {path.parent}."
            )
            return False
        return True

    def open_folder(self) -> None:
        """The folder of prints."""
        try:
            folder = prints_folder(self._workspace.services)
        except Refused as refused:
            self._refuse(str(refused))
            return
        self.open_file(folder)

    def save_pdf(self, task: Task, path: Path) -> None:
        """Ask where to, and put a copy of the very file that is shown there."""
        settings = self._workspace.settings
        folder = Path(str(settings.value(LAST_FOLDER) or Path.home()))
        chosen, _kind = QFileDialog.getSaveFileName(
            self.preview or self._page, "Lưu PDF", str(folder / path.name), "Tệp PDF (*.pdf)"
        )
        if not chosen:
            return
        target = Path(chosen)
        if target.suffix.lower() != PDF:
            target = target.with_name(f"{target.name}{PDF}")
        try:
            save_copy(path, target)
        except Refused as refused:
            self._refuse(str(refused))
            return
        settings.setValue(LAST_FOLDER, str(target.parent))
        if self.preview is not None:
            self.preview.message.tell(f"Đã lưu {target.name} vào {target.parent}.", "good")
        self._note(task)

    def _show(self, task: Task, path: Path, sizes: list[tuple[float, float]]) -> None:
        self.made.emit(path)
        edited = task.form is not None and task.form.official is not None
        dialog = PreviewDialog(
            path.stem,
            Paper(sizes, lambda index, dpi: render_page(path, index, dpi)),
            self._workspace.jobs,
            self._page,
            memory=PrintMemory(self._workspace.settings, task.id) if task.id else None,
            edit=(lambda: self.edit_paper(task)) if edited else None,
            save_pdf=lambda: self.save_pdf(task, path),
            open_word=(lambda: self.open_as(task, WORD)) if WORD in task.formats else None,
            open_pdf=lambda: self._open_pdf(task, path),
            open_folder=self.open_folder,
        )
        dialog.printed.connect(lambda _pages: self._note(task))
        self.preview = dialog
        dialog.destroyed.connect(self._forget_preview)
        dialog.open()

    def _open_pdf(self, task: Task, path: Path) -> None:
        if self.open_file(path):
            self._note(task)

    def _note(self, task: Task) -> None:
        """Keep that the paper went out of the program."""
        if task.form is None or task.wanted is None:
            return
        try:
            paper = note_made(self._workspace.services, task.form, task.wanted)
        except Refused as refused:
            self._refuse(str(refused))
            return
        if paper is not None:
            self._workspace.changes.announce("papers")

    def _edited(self, task: Task) -> None:
        self._workspace.changes.announce("papers")
        if self.preview is not None:
            self.preview.close()
            self.show_preview(task)

    def _offer_beside(self, in_use: InUse, again: Callable[[], object]) -> None:
        question = ask(
            self.preview or self._page,
            str(in_use),
            "Ghi tên khác thì bản mới nằm ngay bên cạnh, tên có thêm số (2); tệp đang mở giữ nguyên.",
            "Ghi tên khác",
            "Để sau",
        )
        question.confirmed.connect(again)

    def _refuse(self, sentence: str) -> None:
        """Where the clerk looks: in the preview, which covers the page, or on the page."""
        if self.preview is not None:
            self.preview.message.tell(sentence, "bad")
        else:
            self.refused.emit(sentence)

    def _forget_preview(self) -> None:
        self.preview = None
