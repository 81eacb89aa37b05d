"""What was done, when; each of it can be taken back from here while nothing newer rests on it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.batches import Batch
from ui.dialogs.question import ask
from ui.look import grid
from ui.pages.page import Page
from ui.tables.short_list_view import ShortListView
from ui.tables.source import Column, Row
from ui.workspace import Workspace

COLUMNS = (
    Column("when", "Lúc", "moment", 150),
    Column("title", "Việc đã làm", width=620),
    Column("state", "Tình trạng", width=160),
)
UNDONE = "Đã hoàn tác"
SHOWN = 500


class HistoryTab(QWidget):
    def __init__(self, workspace: Workspace, page: Page) -> None:
        super().__init__()
        self._workspace = workspace
        self._page = page
        self._history = workspace.services.history
        self._batches: dict[str, Batch] = {}
        self._old = True
        self.list = ShortListView(
            "history",
            "Việc đã làm",
            COLUMNS,
            workspace.settings,
            filterable=("state",),
            tones={"state": {UNDONE: "draft"}},
        )
        hint = QLabel(
            "Mỗi dòng là một việc trọn vẹn; hoàn tác được khi chưa có việc nào sau đó dựa vào nó."
        )
        hint.setProperty("kind", "muted")
        hint.setWordWrap(True)
        self.reverse_button = QPushButton("Hoàn tác việc này")
        self.reverse_button.setObjectName("action.settings.reverse")
        buttons = QHBoxLayout()
        buttons.addWidget(self.reverse_button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, grid(12), 0, 0)
        layout.setSpacing(grid(8))
        layout.addWidget(hint)
        layout.addLayout(buttons)
        layout.addWidget(self.list, 1)
        self.reverse_button.clicked.connect(self._ask_to_reverse)
        self.list.selected.connect(self._follow_selection)
        workspace.changes.history_changed.connect(self._read_when_seen)
        self._follow_selection()

    def showEvent(self, event) -> None:
        super().showEvent(event)
        if self._old:
            self._fill()

    def _read_when_seen(self) -> None:
        if self.isVisible():
            self._fill()
        else:
            self._old = True

    def _fill(self) -> None:
        self._old = False
        self._batches = {batch.uid: batch for batch in self._history.recent(limit=SHOWN)}
        self.list.show_rows(
            [
                Row(uid, (_moment(batch), batch.title, UNDONE if batch.reversed_by else ""))
                for uid, batch in self._batches.items()
            ]
        )
        self._follow_selection()

    def _follow_selection(self) -> None:
        batch = self._selected()
        self.reverse_button.setEnabled(batch is not None and batch.reversed_by is None)

    def _selected(self) -> Batch | None:
        chosen = self.list.selected_uids() if self.list.selected_count() == 1 else []
        return self._batches.get(chosen[0]) if chosen else None

    def _ask_to_reverse(self) -> None:
        batch = self._selected()
        if batch is None:
            return
        question = ask(
            self,
            f"Hoàn tác “{batch.title}”?",
            "Mọi thứ mà việc này đã ghi trở lại như trước khi làm.",
            "Hoàn tác",
            "Giữ nguyên",
        )
        question.confirmed.connect(lambda: self._reverse(batch))

    def _reverse(self, batch: Batch) -> None:
        self._workspace.run(
            "Đang hoàn tác",
            lambda services, _progress: services.history.reverse(batch.uid),
            lambda by: self._reversed(by),
        )

    def _reversed(self, by: Batch) -> None:
        self._workspace.changes.announce_all()
        self._page.told.emit(f"Đã xong: {by.title}.", True)


def _moment(batch: Batch) -> str:
    return f"{datetime.fromisoformat(batch.created_at).astimezone():%Y-%m-%dT%H:%M}"
