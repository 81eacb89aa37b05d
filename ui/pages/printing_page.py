"""In ấn: every form and report by the step of the year, for what it is made, and what was made."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.dates import format_short
from models.problems import Refused
from services.forms.form import Form
from services.forms.presenting.certificate import CERTIFICATE
from services.forms.record_kinds import RECORD_KINDS, nouns_of
from services.printing import recent_prints
from services.reports.report import Report
from ui.dialogs.calibrations_dialog import CalibrationsDialog
from ui.dialogs.layouts_dialog import LayoutsDialog
from ui.dialogs.numbering_dialog import NumberingDialog
from ui.dialogs.papers_dialog import PapersDialog
from ui.dialogs.print_certificates_dialog import PrintCertificatesDialog
from ui.look import grid
from ui.pages.page import Page
from ui.pages.paper_list import PaperList
from ui.pages.wanted_fields import WantedFields
from ui.printing_desk import EXCEL, PDF, WORD, PrintingDesk, Task, form_task, report_task
from ui.tables.list_model import ListModel
from ui.tables.list_view import ListView
from ui.tables.source import Column, Row, ShortList
from ui.widgets.scrolling import Scrolling
from ui.workspace import Workspace

Paper = Form | Report
MADE = (
    Column("name", "Tên tệp", width=460),
    Column("kind", "Dạng", width=80),
    Column("made_at", "Làm lúc", width=140),
    Column("size", "Cỡ", width=90),
)
NUMBERING = "numbering"
"""In place of a record: what waits for its number."""
MADE_HEIGHT = 130
"""How tall the list of files is at least."""
KINDS = {PDF: "PDF", WORD: "Word", EXCEL: "Excel"}


class PrintingPage(Page):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__("printing", "In ấn")
        self._workspace = workspace
        self._services = workspace.services
        self.desk = PrintingDesk(workspace, self)
        self.papers = PaperList()
        self.chosen_title = QLabel()
        self.chosen_title.setProperty("kind", "heading")
        self.chosen_title.setWordWrap(True)
        self.explained = QLabel()
        self.explained.setProperty("kind", "muted")
        self.explained.setWordWrap(True)
        self.asked = WantedFields(workspace)
        self.made = ListView("prints", "Các bản in đã làm", ListModel(), workspace.settings)
        self.none_made = QLabel("Chưa làm bản in nào. Tệp đã làm sẽ hiện ở đây để mở lại.")
        self.none_made.setProperty("kind", "muted")
        self._add_actions()
        self._arrange()

        self.papers.chosen.connect(self._show_paper)
        self.papers.opened.connect(self.preview)
        self.made.opened.connect(self._open_made)
        self.desk.made.connect(lambda _path: self._list_made())
        self.desk.refused.connect(self.refused)
        changes = workspace.changes
        self.follow(
            workspace.period.changed,
            changes.periods_changed,
            changes.decisions_changed,
            changes.councils_changed,
            changes.nominations_changed,
            changes.dossiers_changed,
            changes.subjects_changed,
        )
        self.sentence.setText("Chọn mẫu, chọn in cho gì, xem trước rồi in.")

    @property
    def paper(self) -> Paper | None:
        """The form or report that is chosen."""
        return self.papers.paper()

    def refresh(self) -> None:
        self.asked.refresh()
        self._show_paper()
        self._list_made()

    def choose(self, paper_id: str) -> None:
        self.papers.choose(paper_id)

    def preview(self) -> None:
        """What is printed is shown first; a certificate goes into the register of printed sheets."""
        form = self.paper
        if isinstance(form, Form) and form.id == CERTIFICATE.id:
            if wanted := self.asked.wanted(form):
                awards = self._services.deciding.listed(wanted.uid)
                PrintCertificatesDialog(self._workspace, awards, parent=self).open()
        elif task := self._task():
            self.desk.show_preview(task)

    def open_in_word(self) -> None:
        if task := self._task():
            self.desk.open_as(task, WORD)

    def open_in_excel(self) -> None:
        if task := self._task():
            self.desk.open_as(task, EXCEL)

    def edit_paper(self) -> None:
        """Change the chosen paper, and no other of its form."""
        if task := self._task():
            self.desk.edit_paper(task)

    def fill_numbers(self) -> None:
        """Give numbers and days to everything that waits for them."""
        NumberingDialog(self._workspace, self).open()

    def show_papers(self) -> None:
        PapersDialog(self._workspace, self).open()

    def show_layouts(self) -> None:
        LayoutsDialog(self._workspace, self).open()

    def show_calibrations(self) -> None:
        CalibrationsDialog(self._workspace, self).open()

    def reveal(self, uid: str) -> bool:
        """Other pages lead here to what is opened over this one."""
        if uid != NUMBERING:
            return False
        self.fill_numbers()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_F and control:
            self.papers.focus_search()
        else:
            super().keyPressEvent(event)

    # Inside

    def _task(self) -> Task | None:
        """What is asked for now; a problem is shown at its field."""
        match self.paper:
            case Report() as report:
                return report_task(report, self.asked.span())
            case Form() as form:
                wanted = self.asked.wanted(form)
                return form_task(form, wanted) if wanted is not None else None
            case _:
                return None

    def _show_paper(self) -> None:
        paper = self.paper
        for action, suffix in ((self.word, WORD), (self.excel, EXCEL), (self.view, PDF)):
            action.setVisible(paper is not None and suffix in paper.formats)
        self.edit.setVisible(isinstance(paper, Form) and paper.official is not None)
        for widget in (self.chosen_title, self.explained, self.asked):
            widget.setVisible(paper is not None)
        if paper is not None:
            self.asked.ask_for(paper)
            self.chosen_title.setText(paper.title)
            self.explained.setText(_explained(paper))

    def _list_made(self) -> None:
        try:
            found = recent_prints(self._services)
        except Refused as refused:
            found = []
            self.refused.emit(str(refused))
        rows = [
            Row(
                str(printed.path),
                (
                    printed.path.stem,
                    KINDS[printed.path.suffix],
                    f"{printed.made_at.astimezone():%H:%M} "
                    f"{format_short(printed.made_at.astimezone().date())}",
                    f"{-(-printed.size // 1024)} KB",
                ),
            )
            for printed in found
        ]
        self.made.list_model.set_source(ShortList(MADE, rows))
        self.made.setVisible(bool(rows))
        self.none_made.setVisible(not rows)

    def _open_made(self, path: str) -> None:
        self.desk.open_file(Path(path))

    def _add_actions(self) -> None:
        self.view = self.add_action(
            "preview", "Xem trước và in…", "eye", self.preview, main=True, shortcut="Ctrl+P"
        )
        self.word = self.add_action("word", "Mở trong Word", "file-text", self.open_in_word)
        self.excel = self.add_action("excel", "Xuất Excel", "file-spreadsheet", self.open_in_excel)
        self.edit = self.add_action(
            "edit_paper", "Sửa văn bản này…", "pencil", self.edit_paper, shortcut="F2"
        )
        self.add_action("numbering", "Điền số, ngày…", "list-checks", self.fill_numbers)
        self.add_action("papers", "Văn bản đã lập…", "book-open", self.show_papers)
        self.add_action("folder", "Mở thư mục bản in", "folder-open", self.desk.open_folder)
        self.add_action("layouts", "Mẫu giấy khen…", "award", self.show_layouts, rare=True)
        self.add_action("calibrate", "Canh máy in…", "gauge", self.show_calibrations, rare=True)

    def _arrange(self) -> None:
        asked = QVBoxLayout()
        asked.setSpacing(grid(12))
        for widget in (self.chosen_title, self.explained, self.asked):
            widget.setMaximumWidth(grid(560))
            asked.addWidget(widget)
        made_title = QLabel("Đã làm gần đây")
        made_title.setProperty("kind", "section")
        right = QWidget()
        layout = QVBoxLayout(right)
        layout.setContentsMargins(grid(16), 0, 0, 0)
        layout.setSpacing(grid(12))
        layout.addLayout(asked)
        layout.addSpacing(grid(8))
        layout.addWidget(made_title)
        layout.addWidget(self.none_made)
        layout.addWidget(self.made, 1)
        layout.addStretch()
        self.made.setMinimumHeight(grid(MADE_HEIGHT))
        beside = QHBoxLayout()
        beside.addWidget(self.papers)
        beside.addWidget(Scrolling(right), 1)
        self.body.addLayout(beside, 1)


def _explained(paper: Paper) -> str:
    made = f"Dạng tệp: {'; '.join(KINDS[suffix] for suffix in paper.formats if suffix in KINDS)}."
    if isinstance(paper, Form) and paper.record in RECORD_KINDS and not paper.needs_record:
        noun = nouns_of(paper)
        return f"Của một {noun}, hoặc của cả kỳ khi không chọn {noun}. {made}"
    return made
