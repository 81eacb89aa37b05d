"""Đối chiếu Danh bạ: rows that may be about somebody known, each beside whom it may mean."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.numbers import format_number
from services.intake.candidates import NEW_SUBJECT
from services.intake.plan import Plan
from ui.colours import colours
from ui.intake.likely_rows import (
    COMPARED,
    LikelyRow,
    likely_rows,
    masked,
    of_one_likeness,
    told_in_file,
    told_of,
)
from ui.intake.looking import Looked
from ui.look import grid
from ui.tables.short_list_view import ShortListView
from ui.tables.source import Column, Row
from ui.widgets.choice import Choice

COLUMNS = (
    Column("row", "Dòng", "number", 52),
    Column("name", "Trong tệp", width=150),
    Column("answer", "Trả lời", width=110),
)


class MatchingPanel(QWidget):
    """``answered`` brings row -> whom it means; ``left_out`` the rows not to be taken."""

    answered = Signal(object)  # dict; PySide would drop keys that are numbers
    left_out = Signal(object)
    pointed = Signal(int)  # row as Excel numbers it

    def __init__(self, settings: QSettings | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looked: Looked | None = None
        self._rows: list[LikelyRow] = []
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.list = ShortListView("import.likely", "Có thể đã có trong Danh bạ", COLUMNS, settings)
        self.candidate = Choice()
        self.candidate.setAccessibleName("Người trong Danh bạ")
        self.reason = QLabel()
        self.reason.setWordWrap(True)
        self.reason.setProperty("kind", "section")
        self.same = QPushButton("Cùng một người")
        self.new = QPushButton("Người mới")
        self.leave = QPushButton("Bỏ qua dòng")
        self.all_alike = QCheckBox()
        self._cells: dict[tuple[str, int], QLabel] = {}
        self._arrange()

        self.list.selected.connect(self._show_current)
        self.candidate.edited.connect(self._compare)
        self.same.clicked.connect(lambda: self._answer(""))
        self.new.clicked.connect(lambda: self._answer(NEW_SUBJECT))
        self.leave.clicked.connect(self._leave_out)

    def show_looked(self, looked: Looked | None, matches: Mapping[int, str]) -> None:
        self._looked = looked
        plan = looked.plan if looked else None
        self._rows = likely_rows(plan, matches)
        self.summary.setText(_summary(plan, self._rows))
        before = self.list.current_uid()
        self.list.show_rows(
            [Row(str(r.row.match_key), (r.row.row, r.row.name, r.answer)) for r in self._rows]
        )
        uids = [str(row.row.match_key) for row in self._rows]
        self.list.selectRow(uids.index(before) if before in uids else 0)
        self._show_current()

    @property
    def open_count(self) -> int:
        """How many nobody answered yet."""
        return sum(not row.chosen for row in self._rows)

    def _current(self) -> LikelyRow | None:
        uid = self.list.current_uid()
        return next((row for row in self._rows if str(row.row.match_key) == uid), None)

    def _show_current(self) -> None:
        current = self._current()
        self._beside.setVisible(current is not None)
        if current is None:
            return
        self.candidate.blockSignals(True)
        self.candidate.set_options(
            [
                (c.uid, " · ".join(filter(None, (c.name, c.birth_date, c.unit))))
                for c in current.row.candidates
            ]
        )
        if current.chosen and current.chosen != NEW_SUBJECT:
            self.candidate.set_value(current.chosen)
        self.candidate.blockSignals(False)
        self.candidate.setVisible(len(current.row.candidates) > 1)
        alike = len(of_one_likeness(self._rows, current))
        self.all_alike.setText(f"Áp dụng cho cả {format_number(alike)} dòng cùng loại")
        self.all_alike.setVisible(alike > 1)
        self._compare()
        if self.isVisible():
            self.pointed.emit(current.row.row)

    def _compare(self) -> None:
        current = self._current()
        if current is None or self._looked is None:
            return
        chosen = self.candidate.value()
        candidate = next((c for c in current.row.candidates if c.uid == chosen), None)
        if candidate is None:
            return
        self.reason.setText(candidate.reason)
        here, there = told_in_file(self._looked.view, current.row), told_of(candidate)
        here["personal_id"] = masked(here.get("personal_id", ""))
        for name, _title in COMPARED:
            mine, theirs = here.get(name, ""), there.get(name, "")
            differs = bool(mine and theirs and mine.casefold() != theirs.casefold())
            for place, text in enumerate((mine, theirs)):
                label = self._cells[name, place]
                label.setText(text or "–")
                label.setStyleSheet(f"color: {colours().warn}" if differs else "")

    def _answer(self, meaning: str) -> None:
        """``meaning`` "" is the person who stands beside the row."""
        current = self._current()
        if current is None:
            return
        answers: dict[int, str] = {}
        for row in self._meant(current):
            uid = self.candidate.value() if row is current else row.row.candidates[0].uid
            answers[row.row.match_key] = meaning or uid or ""
        self.answered.emit(answers)

    def _leave_out(self) -> None:
        current = self._current()
        if current is not None:
            self.left_out.emit([row.row.row for row in self._meant(current)])

    def _meant(self, current: LikelyRow) -> list[LikelyRow]:
        """The current row, and all like it when that is ticked."""
        if not (self.all_alike.isChecked() and not self.all_alike.isHidden()):
            return [current]
        others = of_one_likeness(self._rows, current)
        return [current, *(row for row in others if row is not current)]

    def _arrange(self) -> None:
        self._beside, inner = QWidget(), QFrame()
        inner.setProperty("kind", "panel")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(grid(10), grid(8), grid(10), grid(8))
        inside.setSpacing(grid(6))
        inside.addWidget(self.reason)
        inside.addWidget(self.candidate)
        table = QGridLayout()
        table.setHorizontalSpacing(grid(8))
        table.setVerticalSpacing(grid(2))
        table.setColumnStretch(1, 1)
        table.setColumnStretch(2, 1)
        for column, title in enumerate(("", "Trong tệp", "Trong Danh bạ")):
            head = QLabel(title)
            head.setProperty("kind", "small")
            table.addWidget(head, 0, column)
        for line, (name, title) in enumerate(COMPARED, start=1):
            word = QLabel(title)
            word.setProperty("kind", "muted")
            table.addWidget(word, line, 0, Qt.AlignmentFlag.AlignTop)
            for place in (0, 1):
                label = QLabel()
                label.setWordWrap(True)
                self._cells[name, place] = label
                table.addWidget(label, line, place + 1, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(table)
        inside.addStretch()
        buttons = QHBoxLayout()
        buttons.setSpacing(grid(6))
        for button in (self.same, self.new, self.leave):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        around = QScrollArea()
        around.setWidgetResizable(True)
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around.setMinimumHeight(grid(60))
        around.setWidget(inner)
        beside = QVBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(grid(6))
        beside.addWidget(around, 1)
        beside.addWidget(self.all_alike)
        beside.addLayout(buttons)
        self.list.setMinimumHeight(grid(60))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, grid(8), 0, 0)
        layout.setSpacing(grid(8))
        layout.addWidget(self.summary)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._beside, 2)


def _summary(plan: Plan | None, likely: list[LikelyRow]) -> str:
    if plan is None:
        return ""
    sure = sum(row.verdict == "same" for row in plan.rows)
    new = sum(row.verdict == "new" and row.state == "added" for row in plan.rows)
    counts = f"Mới {format_number(new)}, đã có trong Danh bạ {format_number(sure)}"
    return f"{counts}, cần xem {format_number(sum(not row.chosen for row in likely))}."
