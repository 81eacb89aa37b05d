"""Cần xem: every sentence about a row or a cell; going to one goes to its cell in the sheet."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from services.intake.cell_values import column_number
from services.intake.plan import Plan
from ui.look import grid
from ui.tables.list_model import ListModel
from ui.tables.list_view import ListView
from ui.tables.source import Column, Row, ShortList

COLUMNS = (
    Column("row", "Dòng", "number", 52),
    Column("column", "Cột", width=44),
    Column("message", "Điều cần xem", width=520),
    Column("name", "Họ và tên / Tên tập thể", width=170),
)


class ProblemPanel(QWidget):
    save_wanted = Signal()
    pointed = Signal(int, int)  # row as Excel numbers it, column counted from 0

    def __init__(self, settings: QSettings | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self.list = ListView("import.problems", "Những điều cần xem", ListModel(), settings)
        self.whole = QLabel()
        self.whole.setWordWrap(True)
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.save_button = QPushButton("Lưu báo cáo Excel…")
        self.save_button.setToolTip(
            "Ghi danh sách ra Excel, nhận xét bên cạnh từng dòng, để gửi lại nơi lập danh sách"
        )
        self.save_button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, grid(8), 0, 0)
        layout.setSpacing(grid(8))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.whole)
        layout.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignRight)
        self.list.selected.connect(self._show_whole)
        self.save_button.clicked.connect(self.save_wanted)

    def show_plan(self, plan: Plan | None) -> None:
        self._plan = plan
        problems = plan.problems if plan else []
        names = {row.row: row.name for row in plan.rows} if plan else {}
        rows = [
            Row(str(place), (each.row, each.column, each.message, names.get(each.row, "")))
            for place, each in enumerate(problems)
        ]
        self.list.list_model.set_source(ShortList(COLUMNS, rows))
        self.whole.clear()

    def _show_whole(self) -> None:
        """The sentence of the selected line, which its cell may cut short."""
        uid = self.list.current_uid()
        if self._plan is None or not uid:
            return
        problem = self._plan.problems[int(uid)]
        self.whole.setText(problem.message)
        column = column_number(problem.column) if problem.column else 0
        self.pointed.emit(problem.row, column)
