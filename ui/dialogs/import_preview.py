"""What taking in a file would do: the sheet as it is read, and beside it what is worth a look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from models.numbers import format_number
from services.intake.cell_values import column_letter
from services.intake.columns import ListKind
from services.intake.plan import STATES, Plan
from services.intake.reading import Reading
from services.intake.row_classes import ROW_CLASSES
from services.intake.switches import Proposal
from ui.colours import Tone
from ui.intake.cleaning_panel import CleaningPanel
from ui.intake.looking import Looked
from ui.intake.matching_panel import MatchingPanel
from ui.intake.planned_rows import PlannedRows
from ui.intake.problem_panel import ProblemPanel
from ui.intake.sheet_grid import SheetGrid
from ui.intake.sheet_model import NEEDS_LOOK, STATE_TONES, rows_with_problems
from ui.intake.staff_panel import StaffPanel
from ui.look import grid
from ui.tables.list_model import ListModel, Tones
from ui.tables.list_view import ListView
from ui.widgets.chips import ChipRow
from ui.widgets.count_row import CountRow
from ui.widgets.scrolling import Scrolling
from ui.workspace import Workspace

WORDS: dict[str, tuple[str, Tone]] = {
    **{name: (word, STATE_TONES[name]) for name, word in STATES.items()},
    NEEDS_LOOK: ("Cần xem", "bad"),
}


class ImportPreview(QWidget):
    """``reread`` brings how the sheet is to be read from now on; ``answered`` whom rows mean;
    ``left_out`` rows that are not to be taken; ``departed`` what becomes of people."""

    save_wanted = Signal()
    reread = Signal(object)  # Reading
    answered = Signal(object)  # dict; PySide would drop keys that are numbers
    left_out = Signal(object)
    departed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = workspace.services.catalogue
        self._plan: Plan | None = None
        self._looked: Looked | None = None
        self._reading = Reading()
        self._kind: ListKind = "subjects"
        self._only = ""
        settings = workspace.settings
        self.counts = CountRow(WORDS)
        self.shows = ChipRow()
        self.shows.add("sheet", "Như trong tệp", group="shows", on=True)
        self.shows.add("book", "Như sẽ ghi vào sổ", group="shows")
        self.shows.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.sheet = SheetGrid()
        tones: Tones = {"state": {word: STATE_TONES[state] for state, word in STATES.items()}}
        self.rows = ListView("import.rows", "Như sẽ ghi vào sổ", ListModel(tones=tones), settings)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.wrong = ProblemPanel(settings)
        self.cleaning = CleaningPanel()
        self.matching = MatchingPanel(settings)
        self.staff = StaffPanel(settings)
        self.notes = QLabel()
        self.notes.setWordWrap(True)
        self.notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.notes.setContentsMargins(grid(4), grid(12), grid(4), grid(4))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._pages: dict[str, QWidget] = {
            "matching": Scrolling(self.matching, QSize(grid(300), grid(300))),
            "problems": self.wrong,
            "staff": Scrolling(self.staff, QSize(grid(300), grid(220))),
            "cleaning": self.cleaning,
            "notes": self.notes,
        }
        self._arrange()

        self.counts.chosen.connect(self.show_only)
        self.shows.changed.connect(self._switch)
        self.sheet.pointed.connect(self._say)
        self.sheet.reread.connect(self.reread)
        self.cleaning.reread.connect(self.reread)
        self.wrong.save_wanted.connect(self.save_wanted)
        self.wrong.pointed.connect(self.sheet.go_to)
        self.matching.answered.connect(self.answered)
        self.matching.left_out.connect(self.left_out)
        self.matching.pointed.connect(lambda row: self.sheet.go_to(row, 0))
        self.staff.departed.connect(self.departed)

    @property
    def problems(self) -> ListView:
        return self.wrong.list

    def show_looked(
        self, looked: Looked, reading: Reading, matches: Mapping[int, str], kind: ListKind
    ) -> None:
        """The first tab that has something opens with a new file; later the open one stays."""
        new = self._looked is None or self._looked.workbook is not looked.workbook
        plan = looked.plan
        template = plan is not None and plan.template is not None
        if new:
            self.shows.choose("book" if template else "sheet")
        self._looked, self._plan, self._reading, self._kind = looked, plan, reading, kind
        counts = {state: plan.count(state) if plan else 0 for state in STATES}
        counts[NEEDS_LOOK] = rows_with_problems(plan) if plan else 0  # type: ignore[index]
        only = self._only if not new and counts.get(self._only) else ""
        self.counts.show_counts(counts)
        self.wrong.show_plan(plan)
        proposals = () if template else looked.view.proposals
        headings = {column.letter: column.heading for column in looked.view.columns}
        self.cleaning.show_proposals(proposals, reading, headings)
        self.matching.show_looked(looked, matches)
        self.staff.show_plan(plan)
        self.notes.setText("\n\n".join(plan.notes) if plan else looked.refusal)
        if only:
            self.counts.press(only)
        else:
            self.show_only("")
        self._show_tabs(plan, proposals, new=new)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is said has its room, so that the sheet does not jump."""
        super().resizeEvent(event)
        lines = 2 if self.height() > grid(400) else 1
        self.said.setFixedHeight(lines * self.said.fontMetrics().lineSpacing())

    def open_tab(self, name: str) -> None:
        self.tabs.setCurrentWidget(self._pages[name])

    def show_only(self, only: str) -> None:
        """Rows in this state, or those to be looked at; "" shows all."""
        self._only = only
        self.sheet.show_sheet(self._looked, self._reading, self._kind, only)
        if self._plan is not None:
            state = "" if only == NEEDS_LOOK else only
            self.rows.list_model.set_source(PlannedRows(self._plan, self._catalogue, state))
        self._say()

    def _switch(self) -> None:
        book = "book" in self.shows.chosen()
        if not self.shows.chosen():
            self.shows.choose("sheet")
            return
        self._stack.setCurrentWidget(self.rows if book else self.sheet)
        self.said.setVisible(not book)

    def _say(self) -> None:
        """What there is to say of the current cell, or of its row."""
        at = self.sheet.current_cell()
        if at is None:
            self.said.setText("Bấm số dòng để đổi dòng đó là gì, bấm đầu cột để đổi cột đó là gì.")
            return
        number, column = at
        model = self.sheet.sheet_model
        said = model.sentences(number, column)
        if not said and (shown := model.column_view(column)) is not None:
            found = model.class_of(number)
            said = [shown.why] if found == "record" else [f"{ROW_CLASSES[found]}: không lấy."]
        self.said.setText(f"{column_letter(column)}{number}: {' '.join(said)}")
        self.said.setToolTip(self.said.text())

    def _show_tabs(self, plan: Plan | None, proposals: Sequence[Proposal], *, new: bool) -> None:
        open_matches = self.matching.open_count
        self._tab(
            "matching", "Đối chiếu", open_matches, bool(self.matching.list.list_model.rowCount())
        )
        self._tab("problems", "Cần xem", len(plan.problems) if plan else 0)
        self._tab("staff", "Nhân sự", len(plan.leavers) if plan else 0, _staffed(plan))
        self._tab("cleaning", "Làm sạch", sum(each.count for each in proposals))
        self._tab("notes", "Tệp", len(plan.notes) if plan else 0)
        seen = [
            page for page in self._pages.values() if self.tabs.isTabVisible(self.tabs.indexOf(page))
        ]
        self.tabs.setVisible(bool(seen))
        if seen and (new or self.tabs.currentWidget() not in seen):
            self.tabs.setCurrentWidget(seen[0])

    def _tab(self, page: str, title: str, count: int, seen: bool | None = None) -> None:
        place = self.tabs.indexOf(self._pages[page])
        self.tabs.setTabText(place, f"{title} ({format_number(count)})" if count else title)
        self.tabs.setTabVisible(place, bool(count) if seen is None else seen)

    def _arrange(self) -> None:
        for page in self._pages.values():
            self.tabs.addTab(page, "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.sheet)
        self._stack.addWidget(self.rows)
        left = QWidget()
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(grid(4))
        beside.addWidget(self._stack, 1)
        beside.addWidget(self.said)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(grid(12))
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.tabs)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        splitter.setSizes([grid(720), grid(380)])
        self.tabs.setMinimumSize(grid(240), grid(120))
        self.sheet.setMinimumSize(grid(240), grid(90))
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(grid(6))
        layout.addWidget(self.counts)
        layout.addWidget(splitter, 1)


def _staffed(plan: Plan | None) -> bool:
    return plan is not None and (bool(plan.leavers) or any(row.change for row in plan.rows))
