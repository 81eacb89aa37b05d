"""Thay đổi nhân sự: what a new staff list says of the people of a unit, and of those it leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import Literal

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.numbers import format_number
from models.subjects import Status
from services.intake.plan import Plan
from services.intake.staff import DEPARTURES, STAFF_CHANGES
from ui.look import grid
from ui.tables.short_list_view import ShortListView
from ui.tables.source import Column, Row

COLUMNS = (
    Column("name", "Không còn trong danh sách", width=170),
    Column("becomes", "Ghi là", width=100),
    Column("birth_date", "Ngày sinh", width=104),
    Column("unit", "Đơn vị", width=160),
)


class StaffPanel(QWidget):
    """``departed`` brings uid -> what becomes of them, None: they stay as they are."""

    departed = Signal(object)

    def __init__(self, settings: QSettings | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.list = ShortListView("import.leavers", "Không còn trong danh sách", COLUMNS, settings)
        self.told = QLabel(
            "Chọn một hoặc nhiều người rồi cho biết họ đi đâu; ai không được chọn thì giữ nguyên."
        )
        self.told.setProperty("kind", "small")
        self.told.setWordWrap(True)
        self.buttons: dict[Literal["moved", "retired", "deceased"] | None, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(grid(6))
        for becomes in (*DEPARTURES, None):
            button = QPushButton(STAFF_CHANGES[becomes] if becomes else "Giữ nguyên")
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._say, becomes))
            self.buttons[becomes] = button
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, grid(8), 0, 0)
        layout.setSpacing(grid(8))
        layout.addWidget(self.summary)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.told)
        layout.addLayout(row)
        self.list.selected.connect(self._follow_selection)

    def show_plan(self, plan: Plan | None) -> None:
        leavers = plan.leavers if plan else []
        self.summary.setText(_summary(plan))
        self.list.show_rows(
            [
                Row(
                    leaver.subject.uid,
                    (
                        leaver.subject.name,
                        STAFF_CHANGES[leaver.becomes] if leaver.becomes in DEPARTURES else "",
                        leaver.birth_date,
                        leaver.unit,
                    ),
                )
                for leaver in leavers
            ]
        )
        self._follow_selection()

    def _say(self, becomes: Status | None, _on: bool = False) -> None:
        self.departed.emit(dict.fromkeys(self.list.selected_uids(), becomes))

    def _follow_selection(self) -> None:
        for button in self.buttons.values():
            button.setEnabled(self.list.selected_count() > 0)


def with_departures(
    known: Mapping[str, Status], told: Mapping[str, Status | None]
) -> dict[str, Status]:
    """``known`` with what was said now; whoever stays is in it no more."""
    left: dict[str, Status] = {}
    for uid, becomes in {**known, **told}.items():
        if becomes is not None:
            left[uid] = becomes
    return left


def _summary(plan: Plan | None) -> str:
    if plan is None:
        return ""
    counted = Counter(row.change for row in plan.rows if row.change)
    parts = [
        f"{title.lower()} {format_number(counted[change])}"
        for change, title in STAFF_CHANGES.items()
        if counted[change]
    ]
    missing = f"không còn trong danh sách {format_number(len(plan.leavers))}"
    sentence = ", ".join([*parts, missing])
    return f"{sentence[0].upper()}{sentence[1:]}."
