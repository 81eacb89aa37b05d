"""Shows a finished document before it is printed or opened elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtPrintSupport import (
    QAbstractPrintDialog,
    QPrintDialog,
    QPrinter,
    QPrinterInfo,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.colours import colours
from ui.icons import beside_icon, icon
from ui.jobs import Job, Jobs
from ui.look import grid
from ui.paper import Paper
from ui.print_choices import PrintMemory, chosen, set_up, why_not
from ui.printing import chosen_pages, send_to_printer
from ui.widgets.job_bar import JobBar
from ui.widgets.message_bar import MessageBar
from ui.widgets.pdf_view import WHOLE_PAGE, WHOLE_WIDTH, PdfView
from ui.widgets.tool_button import ToolButton

ROOMY = 1100
"""A screen as wide as this has room for the words beside the icons."""
INSTEAD = "Lưu PDF thay thế"
NO_PRINTER = (
    "Máy này chưa có máy in nào; hãy lưu PDF để in ở máy khác, hoặc cài máy in trong Windows."
)


class PreviewDialog(QDialog):
    """``edit``, ``save_pdf``, ``open_word``, ``open_pdf`` and ``open_folder`` are offered when given.

    ``memory`` keeps how such a paper was printed last.
    """

    printed = Signal(list)  # the pages, from 0

    def __init__(
        self,
        title: str,
        paper: Paper,
        jobs: Jobs,
        parent: QWidget | None = None,
        *,
        memory: PrintMemory | None = None,
        edit: Callable[[], object] | None = None,
        save_pdf: Callable[[], object] | None = None,
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
        self._memory = memory
        self._save_pdf = save_pdf
        self.view = PdfView(paper)
        self.place = QLabel()
        self.scale = QLabel()
        self.message = MessageBar()
        self.job_bar = JobBar()

        room = self.screen().availableGeometry()
        roomy = room.width() > grid(ROOMY)
        bar = QHBoxLayout()
        bar.setContentsMargins(grid(16), grid(8), grid(16), grid(8))
        bar.setSpacing(grid(8 if roomy else 4))
        bar.addWidget(
            self._button("print", "In…", "printer", self.choose_printer, "Ctrl+P", kind="main")
        )
        for verb, text, drawing, run, key in (
            ("edit", "Sửa văn bản này…", "pencil", edit, "F2"),
            ("word", "Mở trong Word", "file-text", open_word, ""),
            ("save", "Lưu PDF…", "download", save_pdf, "Ctrl+S"),
            ("pdf", "Mở PDF", "external-link", open_pdf, ""),
            ("folder", "Mở thư mục", "folder-open", open_folder, ""),
        ):
            if run is not None:
                named = roomy and verb in ("edit", "word", "save")
                kind = "plain" if named else "icon"
                bar.addWidget(self._button(verb, text, drawing, run, key, kind=kind))
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

        self.message.acted.connect(self.save_instead)
        self.view.page_changed.connect(lambda _page: self._say_place())
        self.view.zoom_changed.connect(lambda _zoom: self._say_place())
        self._say_place()
        self.resize(min(grid(1040), room.width() - grid(40)), room.height() - grid(80))
        self.view.setFocus()

    def choose_printer(self) -> None:
        """Open the dialog of the printers as it was left; printing starts when it is accepted."""
        if not QPrinterInfo.availablePrinterNames():
            self.offer_pdf(NO_PRINTER)
            return
        count = len(self._paper.sizes)
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(self._title)
        self._printer.setFromTo(1, count)
        if self._memory is not None:
            before = self._memory.choices()
            if not set_up(self._printer, before, count):
                self.offer_pdf(
                    f"Máy in {before.printer} dùng lần trước không còn trên máy này; hãy chọn máy in "
                    "khác."
                )
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("In")
        dialog.setMinMax(1, count)
        dialog.setFromTo(self._printer.fromPage(), self._printer.toPage())
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage)
        dialog.accepted.connect(self.print_now)
        dialog.setModal(True)
        dialog.show()

    def print_now(self) -> None:
        printer = self._printer
        if printer is None:
            return
        if refusal := why_not(printer):
            self.offer_pdf(refusal)
            return
        if self._memory is not None:
            self._memory.keep(chosen(printer))
        count = len(self._paper.sizes)
        pages = chosen_pages(printer, count, self.view.page)
        if not pages:
            self.message.tell(
                f"Văn bản chỉ có {count} trang, không có trang nào trong khoảng đã chọn; "
                "hãy chọn lại trang cần in.",
                "bad",
            )
            return
        job = Job(
            lambda progress: send_to_printer(printer, self._paper, pages, progress),
            "Đang in",
            shows_itself=True,
        )
        job.succeeded.connect(lambda _: self._say_printed(pages))
        job.refused.connect(lambda refused: self.offer_pdf(str(refused)))
        job.cancelled.connect(
            lambda: self.message.tell(
                "Đã dừng in trước khi gửi xong; hãy xem máy in đã ra những tờ nào.", "warn"
            )
        )
        self.job_bar.follow(job)
        self._jobs.start(job)

    def offer_pdf(self, sentence: str) -> None:
        """Say why nothing is printed, and offer the file instead."""
        self.message.tell(sentence, "bad", INSTEAD if self._save_pdf else "")

    def save_instead(self) -> None:
        if self._save_pdf is not None:
            self._save_pdf()

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
