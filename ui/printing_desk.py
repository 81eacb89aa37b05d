"""Makes papers on the worker, shows them before they are printed, opens them elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from models.progress import Progress
from services.documents.pages import page_sizes, render_page
from services.forms.form import Form, Wanted
from services.printing import print_form, print_report, prints_folder
from services.reports.report import Report, Span
from services.services import Services
from ui.dialogs.preview_dialog import PreviewDialog
from ui.opening import open_outside
from ui.paper import Paper
from ui.workspace import Workspace

PDF, WORD, EXCEL = ".pdf", ".docx", ".xlsx"
OPENED_IN = {PDF: "xem PDF", WORD: "Word", EXCEL: "Excel"}


@dataclass(frozen=True, slots=True)
class Task:
    """A paper that can be made; ``write`` gets the ending that is wanted and gives the file."""

    title: str
    formats: tuple[str, ...]
    write: Callable[[Services, str, Progress], Path]


def form_task(form: Form, wanted: Wanted) -> Task:
    return Task(
        form.title,
        form.formats,
        lambda services, suffix, progress: print_form(services, form, wanted, suffix, progress),
    )


def report_task(report: Report, span: Span) -> Task:
    return Task(
        report.title,
        report.formats,
        lambda services, suffix, progress: print_report(services, report, span, suffix, progress),
    )


class PrintingDesk(QObject):
    made = Signal(Path)
    refused = Signal(str)

    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._page = page
        self.preview: PreviewDialog | None = None

    def show_preview(self, task: Task) -> None:
        """Make the PDF, then show that very file."""

        def work(services: Services, progress: Progress) -> tuple[Path, list[tuple[float, float]]]:
            path = task.write(services, PDF, progress)
            return path, page_sizes(path)

        self._workspace.run("Đang dựng bản in", work, lambda made: self._show(task, *made))

    def open_as(self, task: Task, suffix: str) -> None:
        """Make the file in another format and open it."""
        self._workspace.run(
            f"Đang dựng tệp {OPENED_IN[suffix]}",
            lambda services, progress: task.write(services, suffix, progress),
            self._open_made,
        )

    def open_file(self, path: Path) -> None:
        """Open a file, or a folder, in whatever the system opens it with."""
        if not path.exists():
            self._refuse(f"Không còn thấy {path.name}; hãy in lại.")
        elif not open_outside(path):
            program = OPENED_IN.get(path.suffix)
            missing = f"chương trình {program}" if program else "chương trình phù hợp"
            self._refuse(
                f"Máy này chưa có {missing} để mở {path.name}; tệp nằm trong thư mục {path.parent}."
            )

    def open_folder(self) -> None:
        """The folder of prints."""
        self.open_file(prints_folder(self._workspace.services))

    def _show(self, task: Task, path: Path, sizes: list[tuple[float, float]]) -> None:
        self.made.emit(path)
        dialog = PreviewDialog(
            path.stem,
            Paper(sizes, lambda index, dpi: render_page(path, index, dpi)),
            self._workspace.jobs,
            self._page,
            open_word=(lambda: self.open_as(task, WORD)) if WORD in task.formats else None,
            open_pdf=lambda: self.open_file(path),
            open_folder=self.open_folder,
        )
        self.preview = dialog
        dialog.destroyed.connect(self._forget_preview)
        dialog.open()

    def _open_made(self, path: Path) -> None:
        self.made.emit(path)
        self.open_file(path)

    def _refuse(self, sentence: str) -> None:
        """Where the clerk looks: in the preview, which covers the page, or on the page."""
        if self.preview is not None:
            self.preview.message.tell(sentence, "bad")
        else:
            self.refused.emit(sentence)

    def _forget_preview(self) -> None:
        self.preview = None
