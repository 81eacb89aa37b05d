"""What taking in a file would do: how many rows, each row as it is understood, what to look at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from models.dates import format_short
from models.numbers import format_number
from models.subjects import SUBJECT_KINDS
from services.catalogue import Catalogue
from services.intake.plan import STATES, Plan, PlannedRow
from ui.colours import Tone
from ui.look import grid
from ui.tables.list_model import ListModel, Tones
from ui.tables.list_view import ListView
from ui.tables.source import Column, Row, ShortList
from ui.widgets.count_row import CountRow
from ui.workspace import Workspace

TONES: dict[str, Tone] = {"added": "good", "updated": "info", "same": "plain", "skipped": "warn"}
PROBLEM_COLUMNS = (
    Column("row", "Dòng", "number", 60),
    Column("column", "Cột", width=50),
    Column("name", "Họ và tên / Tên tập thể", width=180),
    Column("message", "Điều cần xem", width=620),
)


class ImportPreview(QWidget):
    save_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue: Catalogue = workspace.services.catalogue
        self._plan: Plan | None = None
        self.counts = CountRow({name: (word, TONES[name]) for name, word in STATES.items()})
        tones: Tones = {"state": {STATES[state]: TONES[state] for state in STATES}}
        self.rows = ListView(
            "import.rows", "Các dòng của tệp", ListModel(tones=tones), workspace.settings
        )
        self.problems = ListView(
            "import.problems", "Những điều cần xem", ListModel(), workspace.settings
        )
        self.whole = QLabel()
        self.whole.setWordWrap(True)
        self.whole.setProperty("kind", "muted")
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.save_button = QPushButton("Lưu danh sách dòng có vấn đề…")
        self.save_button.setAutoDefault(False)
        self.notes = QLabel()
        self.notes.setWordWrap(True)
        self.notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.notes.setContentsMargins(grid(4), grid(12), grid(4), grid(4))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)

        wrong = QWidget()
        beside = QVBoxLayout(wrong)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(grid(8))
        beside.addWidget(self.problems, 1)
        below = QHBoxLayout()
        below.addWidget(self.whole, 1)
        below.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignBottom)
        beside.addLayout(below)
        self._pages = {"rows": self.rows, "problems": wrong, "notes": self.notes}
        for page in self._pages.values():
            self.tabs.addTab(page, "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(grid(8))
        layout.addWidget(self.counts)
        layout.addWidget(self.tabs, 1)
        self.tabs.setMinimumHeight(grid(120))

        self.counts.chosen.connect(self._show_rows)
        self.problems.selected.connect(self._show_whole)
        self.save_button.clicked.connect(self.save_wanted)

    def show_plan(self, plan: Plan) -> None:
        self._plan = plan
        self.counts.show_counts({state: plan.count(state) for state in STATES})
        self._show_rows("")
        names = {row.row: row.name for row in plan.rows}
        rows = [
            Row(str(place), (each.row, each.column, names.get(each.row, ""), each.message))
            for place, each in enumerate(plan.problems)
        ]
        self.problems.list_model.set_source(ShortList(PROBLEM_COLUMNS, rows))
        self.problems.selectRow(0)
        self.notes.setText("\n\n".join(plan.notes))
        self._tab("problems", "Cần xem", len(plan.problems), seen=bool(plan.problems))
        self._tab("notes", "Về tệp này", len(plan.notes), seen=bool(plan.notes))
        first = self._pages["problems"] if plan.problems else self._pages["rows"]
        self.tabs.setCurrentWidget(first)

    def _show_whole(self) -> None:
        """The sentence of the selected line, which its cell may cut short."""
        uid = self.problems.current_uid()
        told = self._plan.problems[int(uid)].message if self._plan and uid else ""
        self.whole.setText(told)

    def _show_rows(self, only: str) -> None:
        if self._plan is None:
            return
        kept = [row for row in self._plan.rows if not only or row.state == only]
        columns = self._columns()
        shown = [
            Row(str(place), tuple(self._cell(row, column.name) for column in columns))
            for place, row in enumerate(kept)
        ]
        self.rows.list_model.set_source(ShortList(columns, shown))
        self._tab("rows", "Các dòng", len(kept), seen=True)
        if only:
            self.tabs.setCurrentWidget(self.rows)

    def _columns(self) -> list[Column]:
        assert self._plan is not None
        columns = [
            Column("row", "Dòng", "number", 60),
            Column("state", "Kết quả", width=110),
            Column("name", "Họ và tên / Tên tập thể", width=210),
        ]
        if any(row.changes for row in self._plan.rows):
            columns.append(Column("changes", "Thay đổi", width=460))
        columns += [
            Column("kind", "Đối tượng", width=100),
            Column("position", "Chức vụ", width=130),
            Column("unit", "Đơn vị", width=200),
        ]
        if any(row.award_type for row in self._plan.rows):
            columns.append(Column("award", "Danh hiệu, hình thức", width=220))
        if any(row.decision for row in self._plan.rows):
            columns.append(Column("decision", "Quyết định", width=170))
        if any(row.reason for row in self._plan.rows):
            columns.append(Column("reason", "Lý do bỏ qua", width=420))
        return columns

    def _cell(self, row: PlannedRow, name: str) -> str | int:
        subject = row.subject
        match name:
            case "row":
                return row.row
            case "state":
                return STATES[row.state]
            case "name":
                return row.name
            case "changes":
                return "; ".join(change.sentence for change in row.changes)
            case "kind":
                return SUBJECT_KINDS[subject.record.kind] if subject else ""
            case "position":
                return subject.record.position if subject else ""
            case "unit":
                return subject.unit if subject else ""
            case "award":
                return self._catalogue.award_type(row.award_type).name if row.award_type else ""
            case "decision":
                return _decision_of(row)
            case _:
                return row.reason

    def _tab(self, page: str, title: str, count: int, *, seen: bool) -> None:
        place = self.tabs.indexOf(self._pages[page])
        self.tabs.setTabText(place, f"{title} ({format_number(count)})")
        self.tabs.setTabVisible(place, seen)


def _decision_of(row: PlannedRow) -> str:
    if row.decision is None:
        return ""
    decision = row.decision.record
    if not decision.number:
        return "Quyết định nháp mới" if row.decision.is_new else "Quyết định nháp"
    day = f" ngày {format_short(decision.decided_on)}" if decision.decided_on else ""
    return f"{decision.code}{day}"
