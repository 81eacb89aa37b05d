"""One meeting in four steps: who is there, what is voted on, the count, the conclusion."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QWidget,
)

from models.councils import MEETING_STATUSES
from models.dates import format_short
from ui.dialogs.councils_dialog import CouncilsDialog
from ui.dialogs.dialog_frame import stack_up, thin_line
from ui.dialogs.meeting_form_dialog import MeetingFormDialog
from ui.look import grid
from ui.pages.nominations.agenda_step import AgendaStep
from ui.pages.nominations.attendance_step import AttendanceStep
from ui.pages.nominations.conclusion_step import ConclusionStep
from ui.pages.nominations.meeting_print_menu import MeetingPrintMenu
from ui.pages.nominations.votes_page import VotesPage
from ui.printing_desk import PrintingDesk
from ui.widgets.message_bar import MessageBar
from ui.workspace import Workspace

STEPS = ("1. Thành viên dự họp", "2. Chương trình", "3. Kiểm phiếu", "4. Kết luận")
SECONDS_TOLD = 8.0


class Step(Protocol):
    def refresh(self) -> None: ...

    def first_widget(self) -> QWidget | None: ...


class MeetingDialog(QDialog):
    def __init__(
        self, workspace: Workspace, meeting_uid: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._workspace = workspace
        self._meetings = workspace.services.meetings
        self._uid = meeting_uid
        self.about = QLabel()
        self.about.setProperty("kind", "heading")
        self.about.setWordWrap(True)
        self.edit_button = QPushButton("Sửa thông tin…")
        self.councils_button = QPushButton("Hội đồng…")
        self.print_button = QPushButton("In…")
        self.desk = PrintingDesk(workspace, self)
        self.print_button.setMenu(
            MeetingPrintMenu(self.desk, lambda: meeting_uid, self.print_button, "meeting")
        )
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Các bước của cuộc họp")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for step in STEPS:
            self.tabs.addTab(step)
        self.attendance = AttendanceStep(workspace, meeting_uid)
        self.agenda = AgendaStep(workspace, meeting_uid)
        self.votes = VotesPage(workspace, meeting_uid)
        self.votes.hide_heading(keep_sentence=True)
        self.conclusion = ConclusionStep(workspace, meeting_uid)
        self._steps: tuple[Step, ...] = (
            self.attendance,
            self.agenda,
            self.votes,
            self.conclusion,
        )
        self.stack = QStackedWidget()
        for widget in (self.attendance, self.agenda, self.votes, self.conclusion):
            self.stack.addWidget(widget)
        self.message = MessageBar()
        self.back_button = QPushButton("Bước trước")
        self.next_button = QPushButton("Bước sau")
        self.next_button.setProperty("kind", "main")
        self.back_button.setToolTip("Bước trước (Ctrl+PgUp)")
        self.next_button.setToolTip("Bước sau (Ctrl+PgDown)")
        self.close_button = QPushButton("Đóng")
        self._arrange()

        self.tabs.currentChanged.connect(self._show_step)
        self.next_button.clicked.connect(lambda: self.go(1))
        self.back_button.clicked.connect(lambda: self.go(-1))
        QShortcut(QKeySequence("Ctrl+PgDown"), self, lambda: self.go(1))
        QShortcut(QKeySequence("Ctrl+PgUp"), self, lambda: self.go(-1))
        self.close_button.clicked.connect(self.accept)
        self.edit_button.clicked.connect(self.edit_meeting)
        self.councils_button.clicked.connect(self.open_councils)
        self.desk.refused.connect(lambda said: self.message.tell(said, "bad"))
        self.attendance.refused.connect(lambda said: self.message.tell(said, "bad"))
        self.votes.refused.connect(lambda said: self.message.tell(said, "bad"))
        self.votes.moved_on.connect(self.message.clear)
        self.votes.told.connect(lambda said, _undoable: self._tell(said))
        self.agenda.told.connect(self._tell)
        self.conclusion.told.connect(self._tell)
        workspace.jobs.refused.connect(self._tell_refused)
        workspace.changes.councils_changed.connect(self.refresh)
        self._show_step(0)
        self._name()

    def go(self, by: int) -> None:
        place = self.tabs.currentIndex() + by
        if 0 <= place < len(STEPS):
            self.tabs.setCurrentIndex(place)

    def show_step(self, place: int) -> None:
        self.tabs.setCurrentIndex(place)

    def refresh(self) -> None:
        """Read the step again that is shown; the others are read when they are."""
        if self._workspace.services.store.meetings.get(self._uid).deleted_at is not None:
            return
        self._name()
        if self.stack.currentWidget() is not self.votes:
            self._steps[self.tabs.currentIndex()].refresh()

    def edit_meeting(self) -> None:
        dialog = MeetingFormDialog(self._workspace, self._meetings.get(self._uid), self)
        dialog.saved.connect(lambda _meeting: self._changed("Đã lưu thông tin cuộc họp."))
        dialog.open()

    def open_councils(self) -> None:
        CouncilsDialog(self._workspace, self).open()

    def _changed(self, said: str) -> None:
        self._workspace.changes.announce("councils")
        self._tell(said)

    def _show_step(self, place: int) -> None:
        self.message.clear()
        step = self._steps[place]
        step.refresh()
        self.stack.setCurrentIndex(place)
        self.back_button.setEnabled(place > 0)
        self.next_button.setVisible(place < len(STEPS) - 1)
        if (widget := step.first_widget()) is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name(self) -> None:
        meeting = self._meetings.get(self._uid)
        council = self._meetings.council(meeting)
        self.setWindowTitle(f"Họp Hội đồng ngày {format_short(meeting.held_on)}")
        status = MEETING_STATUSES[meeting.status].lower()
        self.about.setText(f"{council.name}, {status}")
        self.edit_button.setEnabled(meeting.status != "closed")

    def _tell(self, said: str) -> None:
        self.message.tell(said, "good", seconds=SECONDS_TOLD)

    def _tell_refused(self, refused: Exception) -> None:
        self.message.tell(str(refused), "bad")

    def _arrange(self) -> None:
        buttons = (self.edit_button, self.councils_button, self.print_button)
        for button in (*buttons, self.back_button, self.next_button, self.close_button):
            button.setAutoDefault(False)
        above = QHBoxLayout()
        above.setContentsMargins(grid(16), grid(12), grid(16), grid(4))
        above.setSpacing(grid(8))
        above.addWidget(self.about, 1)
        above.addWidget(self.edit_button)
        above.addWidget(self.councils_button)
        above.addWidget(self.print_button)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(grid(16), 0, grid(16), 0)
        tabs.addWidget(self.tabs, 1)
        below = QHBoxLayout()
        below.setContentsMargins(grid(16), grid(8), grid(16), grid(12))
        below.setSpacing(grid(8))
        below.addWidget(self.message, 4)
        below.addStretch(1)
        for button in (self.back_button, self.next_button, self.close_button):
            below.addWidget(button)
        stack_up(self, above, tabs, self.stack, thin_line(), below, tall=self.stack)
        room = self.screen().availableGeometry()
        self.resize(min(grid(1280), room.width() - grid(32)), room.height() - grid(64))
