"""Shows a finished document before it is printed or opened elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.colours import colours
from ui.icons import beside_icon, icon
from ui.jobs import Job, Jobs
from ui.look import grid
from ui.paper import Paper
from ui.printing import chosen_pages, send_to_printer
from ui.widgets.job_bar import JobBar
from ui.widgets.message_bar import MessageBar
from ui.widgets.pdf_view import WHOLE_PAGE, WHOLE_WIDTH, PdfView
from ui.widgets.tool_button import ToolButton

ROOMY = 940
"""A screen as wide as this has room for the words beside the icons."""


class PreviewDialog(QDialog):
    """``open_word``, ``open_pdf`` and ``open_folder`` are offered when given."""

    printed = Signal(list)  # the pages, from 0

    def __init__(
        self,
        title: str,
        paper: Paper,
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        open_word: Callable[[], object] | None = None,
        open_pdf: Callable[[], object] | None = None,
        open_folder: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._title = title
        self._paper = paper
        self._jobs = jobs
        self._printer: QPrinter | None = None
        self.view = PdfView(paper)
        self.place = QLabel()
        self.scale = QLabel()
        self.message = MessageBar()
        self.job_bar = JobBar()

        room = self.screen().availableGeometry()
        roomy = room.width() > grid(ROOMY)
        bar = QHBoxLayout()
        bar.setContentsMargins(grid(16), grid(8), grid(16), grid(8))
        bar.setSpacing(grid(8))
        bar.addWidget(
            self._button("print", "In…", "printer", self.choose_printer, "Ctrl+P", kind="main")
        )
        for verb, text, drawing, run in (
            ("word", "Mở trong Word", "file-text", open_word),
            ("pdf", "Mở PDF", "external-link", open_pdf),
            ("folder", "Mở thư mục", "folder-open", open_folder),
        ):
            if run is not None:
                kind = "plain" if roomy else "icon"
                bar.addWidget(self._button(verb, text, drawing, run, kind=kind))
        bar.addStretch()
        view = self.view
        bar.addWidget(
            self._tool("previous", "Trang trước", "chevron-up", view.previous_page, "PgUp")
        )
        bar.addWidget(self.place)
        bar.addWidget(self._tool("next", "Trang sau", "chevron-down", view.next_page, "PgDown"))
        bar.addSpacing(grid(8))
        bar.addWidget(self._tool("zoom_out", "Thu nhỏ", "zoom-out", view.zoom_out, "Ctrl+-"))
        bar.addWidget(self.scale)
        bar.addWidget(self._tool("zoom_in", "Phóng to", "zoom-in", view.zoom_in, "Ctrl+="))
        fits = (
            ("page", "Vừa cả trang", "file", WHOLE_PAGE),
            ("width", "Vừa chiều ngang", "move-horizontal", WHOLE_WIDTH),
        )
        for verb, text, drawing, what in fits:
            bar.addWidget(self._tool(verb, text, drawing, lambda what=what: view.fit(what)))
        told = QHBoxLayout()
        told.setContentsMargins(grid(16), 0, grid(16), grid(8))
        told.addWidget(self.message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addLayout(told)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.job_bar)

        self.view.page_changed.connect(lambda _page: self._say_place())
        self.view.zoom_changed.connect(lambda _zoom: self._say_place())
        self._say_place()
        self.resize(min(grid(1040), room.width() - grid(40)), room.height() - grid(80))
        self.view.setFocus()

    def choose_printer(self) -> None:
        """Open the dialog of the printers; printing starts when it is accepted."""
        count = len(self._paper.sizes)
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(self._title)
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("In")
        dialog.setMinMax(1, count)
        dialog.setFromTo(1, count)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage)
        dialog.accepted.connect(self.print_now)
        dialog.setModal(True)
        dialog.show()

    def print_now(self) -> None:
        printer = self._printer
        if printer is None:
            return
        pages = chosen_pages(printer, len(self._paper.sizes), self.view.page)
        job = Job(
            lambda progress: send_to_printer(printer, self._paper, pages, progress),
            "Đang in",
            shows_itself=True,
        )
        job.succeeded.connect(lambda _: self._say_printed(pages))
        job.refused.connect(lambda refused: self.message.tell(str(refused), "bad"))
        self.job_bar.follow(job)
        self._jobs.start(job)

    def _say_printed(self, pages: list[int]) -> None:
        self.message.tell(f"Đã gửi {len(pages)} trang tới máy in.", "good", seconds=8)
        self.printed.emit(pages)

    def _say_place(self) -> None:
        self.place.setText(f"Trang {self.view.page + 1}/{self.view.page_count}")
        self.scale.setText(f"{round(self.view.zoom * 100)}%")

    def _button(
        self,
        verb: str,
        text: str,
        drawing: str,
        run: Callable[[], object],
        key: str = "",
        *,
        kind: str = "plain",
    ) -> ToolButton:
        tint = colours().on_accent if kind == "main" else None
        action = QAction(icon(drawing, tint), text, self)
        action.setIconText(beside_icon(text))
        action.setObjectName(f"action.preview.{verb}")
        action.setToolTip(f"{text} ({key})" if key else text)
        if key:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda: run())
        self.addAction(action)
        return ToolButton(action, kind, 20 if kind == "icon" else 16)

    def _tool(
        self, verb: str, text: str, drawing: str, run: Callable[[], object], key: str = ""
    ) -> ToolButton:
        return self._button(verb, text, drawing, run, key, kind="icon")
