"""Thành viên dự họp: who is there, who is not and why, who handed in a written opinion."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.councils import COUNCIL_ROLES, Attendance
from models.problems import Rejected
from services.meetings import Seat
from ui.look import grid
from ui.widgets.message_bar import MessageBar
from ui.workspace import Workspace

PRESENT, NAME, POSITION, ROLE, OPINION, REASON = range(6)
TITLES = (
    "Dự họp",
    "Họ và tên",
    "Chức vụ",
    "Trong Hội đồng",
    "Ý kiến bằng văn bản",
    "Lý do vắng mặt",
)
WIDTHS = (80, 190, 230, 175, 150)
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
CHECKABLE = (
    Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
)
READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class AttendanceStep(QWidget):
    """Everything is stored at once as it is ticked or typed; Space ticks, F2 writes the reason."""

    refused = Signal(str)

    def __init__(self, workspace: Workspace, meeting_uid: str) -> None:
        super().__init__()
        self._workspace = workspace
        self._meetings = workspace.services.meetings
        self._voting = workspace.services.voting
        self._uid = meeting_uid
        self._seats: list[Seat] = []
        self.quorum = MessageBar()
        self.quorum.close_button.hide()
        self.hint = QLabel(
            "Bỏ dấu ở người vắng mặt. Người vắng mặt gửi ý kiến bằng văn bản vẫn được tính phiếu."
        )
        self.hint.setProperty("kind", "muted")
        self.table = QTableWidget(0, len(TITLES))
        self.table.setAccessibleName("Thành viên dự họp")
        self.table.setHorizontalHeaderLabels(TITLES)
        self.table.verticalHeader().hide()
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for column, width in enumerate(WIDTHS):
            self.table.setColumnWidth(column, grid(width))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(16), grid(12), grid(16), grid(8))
        layout.setSpacing(grid(8))
        layout.addWidget(self.hint)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.quorum)
        self.table.itemChanged.connect(self._changed)
        self.refresh()

    def first_widget(self) -> QWidget:
        return self.table

    def refresh(self) -> None:
        """Read again who sits and what was noted."""
        self._seats = self._meetings.seats(self._uid)
        closed = self._meetings.get(self._uid).status == "closed"
        current = self.table.currentRow(), self.table.currentColumn()
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._seats))
        for row, seat in enumerate(self._seats):
            self._show(row, seat, closed=closed)
        self.table.blockSignals(False)
        self.table.setCurrentCell(max(current[0], 0), max(current[1], 0))
        self._say_quorum()

    def _show(self, row: int, seat: Seat, *, closed: bool) -> None:
        member, noted = seat.member, seat.attendance
        away = not noted.present
        self._tick(row, PRESENT, noted.present, READ if closed else CHECKABLE)
        called = f"{member.honorific} {member.name}".strip()
        for column, text in (
            (NAME, called),
            (POSITION, member.position),
            (ROLE, COUNCIL_ROLES[member.role]),
        ):
            item = QTableWidgetItem(text)
            item.setFlags(READ)
            item.setToolTip(text)
            self.table.setItem(row, column, item)
        if away:
            self._tick(row, OPINION, noted.opinion, READ if closed else CHECKABLE)
        else:
            nothing = QTableWidgetItem()
            nothing.setFlags(READ)
            self.table.setItem(row, OPINION, nothing)
        reason = QTableWidgetItem(noted.reason)
        editable = READ | Qt.ItemFlag.ItemIsEditable
        reason.setFlags(editable if away and not closed else READ)
        self.table.setItem(row, REASON, reason)

    def _tick(self, row: int, column: int, on: bool, flags: Qt.ItemFlag) -> None:
        item = QTableWidgetItem()
        item.setFlags(flags)
        item.setCheckState(CHECKED if on else UNCHECKED)
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole,
            f"{TITLES[column]}: {'có' if on else 'không'}",
        )
        self.table.setItem(row, column, item)

    def _changed(self, item: QTableWidgetItem) -> None:
        """The items are made anew when all is read again, so not before this signal is over."""
        row = item.row()
        QTimer.singleShot(0, self, lambda: self._store(row))

    def _store(self, row: int) -> None:
        if row >= len(self._seats):
            return
        noted = self._noted(row)
        if noted == self._seats[row].attendance:
            return
        try:
            self._voting.note(self._uid, [noted])
        except Rejected as rejected:
            self.refused.emit(str(rejected))
            self.refresh()
            return
        self._workspace.changes.announce("councils")

    def _noted(self, row: int) -> Attendance:
        def ticked(column: int) -> bool:
            item = self.table.item(row, column)
            return item is not None and item.checkState() == CHECKED

        reason = self.table.item(row, REASON)
        present = ticked(PRESENT)
        return replace(
            self._seats[row].attendance,
            present=present,
            opinion=not present and ticked(OPINION),
            reason=reason.text() if reason is not None else "",
        )

    def _say_quorum(self) -> None:
        facts = self._voting.facts(self._uid)
        self.quorum.tell(facts.quorum, "good" if facts.quorate else "warn", closable=False)
