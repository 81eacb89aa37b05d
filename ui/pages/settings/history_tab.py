"""What was done, when; takings-in of whole files can be taken back from here."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.batches import Batch
from models.dates import format_short
from models.problems import Refused
from ui.dialogs.question import ask
from ui.look import grid
from ui.pages.page import Page
from ui.tables.list_model import ListModel
from ui.tables.list_view import ListView
from ui.tables.source import Column, Row, ShortList
from ui.workspace import Workspace

COLUMNS = (
    Column("when", "Lúc", width=150),
    Column("title", "Việc đã làm", width=560),
    Column("state", "Tình trạng", width=140),
)
SHOWN = 500


class HistoryTab(QWidget):
    def __init__(self, workspace: Workspace, page: Page) -> None:
        super().__init__()
        self._workspace = workspace
        self._page = page
        self._history = workspace.services.history
        self.list = ListView("history", "Việc đã làm", ListModel(), workspace.settings)
        hint = QLabel(
            "Mỗi dòng là một việc trọn vẹn; hoàn tác được khi chưa có việc nào sau đó dựa vào nó."
        )
        hint.setProperty("kind", "muted")
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
        workspace.changes.history_changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        self._batches = {batch.uid: batch for batch in self._history.recent(limit=SHOWN)}
        rows = [
            Row(uid, (_moment(batch), batch.title, "Đã hoàn tác" if batch.reversed_by else ""))
            for uid, batch in self._batches.items()
        ]
        self.list.reload(lambda: self.list.list_model.set_source(ShortList(COLUMNS, rows)))
        self._follow_selection()

    def _follow_selection(self) -> None:
        batch = self._batches.get(self.list.current_uid() or "")
        self.reverse_button.setEnabled(batch is not None and batch.reversed_by is None)

    def _ask_to_reverse(self) -> None:
        batch = self._batches[self.list.current_uid() or ""]
        question = ask(
            self,
            f"Hoàn tác “{batch.title}”?",
            "Mọi bản ghi của việc này trở lại như trước khi làm.",
            "Hoàn tác",
            "Giữ nguyên",
        )
        question.confirmed.connect(lambda: self._reverse(batch))

    def _reverse(self, batch: Batch) -> None:
        try:
            self._history.reverse(batch.uid)
        except Refused as refused:
            self._page.refused.emit(str(refused))
            return
        self._workspace.changes.announce_all()
        self._page.told.emit(f"Đã hoàn tác: {batch.title}.", True)


def _moment(batch: Batch) -> str:
    moment = datetime.fromisoformat(batch.created_at).astimezone()
    return f"{moment:%H:%M} ngày {format_short(moment.date())}"
