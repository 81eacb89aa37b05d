"""In ấn: every form and report by the step of the year, for what it is made, and what was made."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from models.dates import format_short
from models.problems import Refused
from services.forms import FORMS
from services.forms.form import Form, Wanted
from services.printing import recent_prints
from services.reports import REPORTS
from services.reports.report import Report, Span
from services.year_steps import YEAR_STEPS
from ui.look import grid
from ui.pages.page import Page
from ui.printing_desk import EXCEL, PDF, WORD, PrintingDesk, Task, form_task, report_task
from ui.tables.list_model import ListModel
from ui.tables.list_view import ListView
from ui.tables.source import Column, Row, ShortList
from ui.widgets.choice import Choice
from ui.widgets.decision_picker import DecisionPicker
from ui.widgets.form_field import FormField
from ui.workspace import Workspace

Paper = Form | Report
PAPER = Qt.ItemDataRole.UserRole
MADE = (
    Column("name", "Tên tệp", width=460),
    Column("kind", "Dạng", width=80),
    Column("made_at", "Làm lúc", width=140),
    Column("size", "Cỡ", width=90),
)
KINDS = {PDF: "PDF", WORD: "Word", EXCEL: "Excel"}


class PrintingPage(Page):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__("printing", "In ấn")
        self._workspace = workspace
        self._services = workspace.services
        self.desk = PrintingDesk(workspace, self)
        self.papers = QListWidget()
        self.papers.setObjectName("papers")
        self.papers.setAccessibleName("Các mẫu và báo cáo")
        self.papers.setItemDelegate(_PaperDelegate(self.papers))
        self.papers.setFixedWidth(grid(280))
        self.papers.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.chosen_title = QLabel()
        self.chosen_title.setProperty("kind", "heading")
        self.explained = QLabel()
        self.explained.setProperty("kind", "muted")
        self.explained.setWordWrap(True)
        self.decision = DecisionPicker(workspace)
        self.period = Choice(blank="Mọi kỳ")
        self.private = QCheckBox("In cả số định danh và dân tộc")
        self.decision_field = FormField("decision", "Quyết định", self.decision)
        self.period_field = FormField("period", "Kỳ", self.period)
        self.private_field = FormField(
            "private",
            "Dữ liệu cá nhân",
            self.private,
            help="Chỉ in khi biểu mẫu cần; không dùng cho danh sách công khai.",
        )
        self.made = ListView("prints", "Các bản in đã làm", ListModel(), workspace.settings)
        self.none_made = QLabel("Chưa làm bản in nào. Tệp đã làm sẽ hiện ở đây để mở lại.")
        self.none_made.setProperty("kind", "muted")
        self._add_actions()
        self._arrange()
        self._list_papers()

        self.papers.currentItemChanged.connect(lambda *_: self._show_paper())
        self.papers.itemActivated.connect(lambda _item: self.preview())
        self.made.opened.connect(self._open_made)
        self.desk.made.connect(lambda _path: self._list_made())
        self.desk.refused.connect(self.refused)
        changes = workspace.changes
        self.follow(workspace.period.changed, changes.periods_changed, changes.decisions_changed)
        self.sentence.setText("Chọn mẫu, chọn in cho gì, xem trước rồi in.")
        self.papers.setCurrentRow(1)

    @property
    def paper(self) -> Paper | None:
        """The form or report that is chosen."""
        item = self.papers.currentItem()
        return item.data(PAPER) if item else None

    def refresh(self) -> None:
        chosen = self.period.value() or self._workspace.period.code
        self.period.set_options(self._workspace.period.choices)
        self.period.set_value(chosen)
        self._show_paper()
        self._list_made()

    def choose(self, paper_id: str) -> None:
        for row in range(self.papers.count()):
            paper = self.papers.item(row).data(PAPER)
            if paper is not None and paper.id == paper_id:
                self.papers.setCurrentRow(row)

    def preview(self) -> None:
        if task := self._task():
            self.desk.show_preview(task)

    def open_in_word(self) -> None:
        if task := self._task():
            self.desk.open_as(task, WORD)

    def open_in_excel(self) -> None:
        if task := self._task():
            self.desk.open_as(task, EXCEL)

    # Inside

    def _task(self) -> Task | None:
        """What is asked for now; a problem is shown at its field."""
        paper = self.paper
        self.decision_field.show_problem("")
        match paper:
            case Report():
                return report_task(paper, Span(period=self._period_of(paper)))
            case Form():
                try:
                    uid = (self.decision.value() or "") if paper.record == "decision" else ""
                except Refused as refused:
                    self.decision_field.show_problem(str(refused))
                    return None
                if paper.needs_record and not uid:
                    self.decision_field.show_problem("Hãy chọn quyết định cần in.")
                    self.decision.setFocus()
                    return None
                period = "" if uid else self._period_of(paper)
                private = paper.has_private and self.private.isChecked()
                return form_task(paper, Wanted(uid=uid, period=period, private=private))
            case _:
                return None

    def _period_of(self, paper: Paper) -> str:
        if isinstance(paper, Report):
            return self.period.value() or self._workspace.period.code
        return (self.period.value() or "") if paper.by_period else ""

    def _show_paper(self) -> None:
        paper = self.paper
        for action, suffix in ((self.word, WORD), (self.excel, EXCEL), (self.view, PDF)):
            action.setVisible(paper is not None and suffix in paper.formats)
        if paper is None:
            return
        form = paper if isinstance(paper, Form) else None
        about_decision = form is not None and form.record == "decision"
        self.decision_field.show_problem("")
        self.decision_field.setVisible(about_decision)
        if form is not None and about_decision:
            self.decision.only_own = form.needs_record
        self.period_field.setVisible(form is None or form.by_period)
        self.private_field.setVisible(form is not None and form.has_private)
        self.chosen_title.setText(paper.title)
        self.explained.setText(_explained(paper))

    def _list_papers(self) -> None:
        papers: list[Paper] = [*FORMS, *REPORTS]
        for step, title in YEAR_STEPS.items():
            own = [paper for paper in papers if paper.step == step and _offered(paper)]
            if not own:
                continue
            heading = QListWidgetItem(title, self.papers)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            font = self.papers.font()
            font.setWeight(font.Weight.DemiBold)
            heading.setFont(font)
            for paper in own:
                item = QListWidgetItem(f"   {paper.title}", self.papers)
                item.setData(PAPER, paper)
                item.setToolTip(paper.title)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}: {paper.title}")

    def _list_made(self) -> None:
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
            for printed in recent_prints(self._services)
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
        self.add_action("folder", "Mở thư mục bản in", "folder-open", self.desk.open_folder)

    def _arrange(self) -> None:
        asked = QVBoxLayout()
        asked.setSpacing(grid(12))
        for widget in (
            self.chosen_title,
            self.explained,
            self.decision_field,
            self.period_field,
            self.private_field,
        ):
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
        beside = QHBoxLayout()
        beside.addWidget(self.papers)
        beside.addWidget(right, 1)
        self.body.addLayout(beside, 1)


class _PaperDelegate(QStyledItemDelegate):
    """Rows are as tall as those of other lists, also before the list is dressed."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(super().sizeHint(option, index).width(), grid(30))


def _offered(paper: Paper) -> bool:
    """Papers about a package are made on the page that sends it."""
    return not (isinstance(paper, Form) and paper.needs_record and paper.record != "decision")


def _explained(paper: Paper) -> str:
    made = "; ".join(KINDS[suffix] for suffix in paper.formats if suffix in KINDS)
    if isinstance(paper, Form) and paper.record == "decision" and not paper.needs_record:
        return f"Của một quyết định, hoặc của cả kỳ khi không chọn quyết định. Dạng tệp: {made}."
    return f"Dạng tệp: {made}."
