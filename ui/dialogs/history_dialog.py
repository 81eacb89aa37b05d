"""Lý lịch khen thưởng on screen: a life along a line, and the paper of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from services.forms.form import Wanted
from services.forms.records.history_card import HISTORY_CARD
from services.history_entry import ENTRY_KINDS, EntryKind
from services.subject_history import Entry, SubjectHistory, history_of
from ui.dialogs.dialog_frame import button_row, fit_to_screen, stack_up, thin_line
from ui.look import grid
from ui.printing_desk import PrintingDesk, form_task
from ui.widgets.chips import ChipRow
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_bar import MessageBar
from ui.widgets.timeline import Happening, Timeline
from ui.workspace import Workspace

ICONS: dict[EntryKind, str] = {
    "award": "award",
    "nomination": "send",
    "registration": "clipboard-pen",
    "rating": "medal",
    "initiative": "lightbulb",
    "career": "history",
    "hindrance": "triangle-alert",
    "change": "building-2",
}
TITLES: dict[EntryKind, str] = {
    "nomination": "Đề nghị ",
    "registration": "Đăng ký ",
}
"""What stands before the title of an entry."""


class HistoryDialog(QDialog):
    def __init__(self, workspace: Workspace, uid: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Lý lịch khen thưởng")
        self.setModal(True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._uid = uid
        self.history = history_of(workspace.services, uid)
        self.desk = PrintingDesk(workspace, self)
        self.name = QLabel(self.history.subject.name)
        self.name.setProperty("kind", "title")
        self.name.setWordWrap(True)
        self.sentence = QLabel(_sentence(self.history))
        self.sentence.setProperty("kind", "muted")
        self.sentence.setWordWrap(True)
        self.message = MessageBar()
        self.chips = ChipRow()
        counted: dict[EntryKind, int] = {kind: len(self.history.of(kind)) for kind in ENTRY_KINDS}
        for kind, count in counted.items():
            if count:
                self.chips.add(kind, f"{ENTRY_KINDS[kind]} ({count})")
        self.chips.setVisible(len([count for count in counted.values() if count]) > 1)
        self.timeline = Timeline(f"Lý lịch khen thưởng của {self.history.subject.name}")
        self.empty = EmptyState()
        self.empty.tell(
            "history",
            "Chưa có gì để kể",
            "Đăng ký, đề nghị, khen thưởng, xếp loại, sáng kiến và việc chuyển đơn vị hiện ở đây.",
        )
        self.private = QCheckBox("In cả số định danh và dân tộc")
        self.print_button = QPushButton("Xem trước và in…")
        self.print_button.setProperty("kind", "main")
        self.print_button.setToolTip("Xem trước và in lý lịch (Ctrl+P)")
        self.print_button.setShortcut("Ctrl+P")
        self.close_button = QPushButton("Đóng")
        for button in (self.print_button, self.close_button):
            button.setAutoDefault(False)
        self._arrange()
        if self.history.entries:
            self._show_entries()
            self._stack.setCurrentWidget(self.timeline)
        else:
            self._stack.setCurrentWidget(self.empty)

        self.chips.changed.connect(self._show_entries)
        self.print_button.clicked.connect(self.show_paper)
        self.close_button.clicked.connect(self.accept)
        self.desk.refused.connect(lambda sentence: self.message.tell(sentence, "bad"))
        self.timeline.setFocus()

    def show_paper(self) -> None:
        wanted = Wanted(uid=self._uid, private=self.private.isChecked())
        self.desk.show_preview(form_task(HISTORY_CARD, wanted))

    def _show_entries(self) -> None:
        """Those of the chosen kinds; all while none is chosen."""
        kinds = self.chips.chosen()
        shown = [entry for entry in self.history.entries if not kinds or entry.kind in kinds]
        self.timeline.show_all([_happening(entry) for entry in shown])

    def _arrange(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.timeline)
        self._stack.addWidget(self.empty)
        heading = QVBoxLayout()
        heading.setContentsMargins(grid(24), grid(16), grid(24), grid(8))
        heading.setSpacing(grid(4))
        for widget in (self.name, self.sentence, self.message, self.chips):
            heading.addWidget(widget)
        buttons = button_row(self.close_button, self.print_button, before=self.private)
        stack_up(self, heading, self._stack, thin_line(), buttons, tall=self._stack)
        fit_to_screen(self, 720, 620)


def _sentence(history: SubjectHistory) -> str:
    awards = len([entry for entry in history.of("award") if entry.settled])
    registrations = len(history.of("registration"))
    where = ", ".join(part for part in (history.subject.position, history.unit_name) if part)
    told = f"Đã được khen {awards} lần, đăng ký {registrations} lần."
    return f"{where}. {told}" if where else told


def _happening(entry: Entry) -> Happening:
    match entry.kind:
        case "award":
            day = f" ngày {entry.when}" if entry.when else ""
            decision = (
                f"{entry.source}{day}, {entry.issuer}" if entry.issuer else entry.source + day
            )
            then = f"Khi đó: {entry.then}" if entry.then else ""
            lines = (decision, then, entry.note)
        case "registration":
            lines = (f"{entry.when}. {entry.note}",)
        case "change":
            lines = (entry.when, entry.note)
        case _:
            when = ", ".join(part for part in (entry.when, entry.then) if part)
            paper = ", ".join(part for part in (entry.source, entry.issuer) if part)
            lines = (when, paper, entry.note)
    title = f"{TITLES.get(entry.kind, '')}{entry.title}"
    return Happening(
        entry.year or "Chưa có ngày",
        ICONS[entry.kind],
        title,
        [line for line in lines if line],
        honour=entry.kind == "award",
        settled=entry.settled or entry.kind not in ("award", "initiative"),
    )
