"""Holds the list of recipients of one decision."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from models.vietnamese import lower_first
from ui.dialogs.dialog_frame import stack_up
from ui.look import grid
from ui.pages.recipients_page import RecipientsPage
from ui.widgets.message_bar import MessageBar
from ui.widgets.scrolling import Scrolling
from ui.workspace import Workspace

SECONDS_TOLD = 8.0


class RecipientsDialog(QDialog):
    def __init__(
        self, workspace: Workspace, decision_uid: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        decision = workspace.services.deciding.get(decision_uid)
        name = f"Quyết định số {decision.code}" if decision.number else "Quyết định chưa có số"
        about = decision.summary or workspace.services.wording.summary(decision)
        self.setWindowTitle(f"{name}: {lower_first(about)}")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.page = RecipientsPage(workspace, decision_uid)
        self.message = MessageBar()
        self.close_button = QPushButton("Đóng")
        self.close_button.setAutoDefault(False)
        told = QHBoxLayout()
        told.setContentsMargins(grid(16), 0, grid(16), grid(8))
        told.addWidget(self.message, 4)
        told.addStretch(1)
        told.addWidget(self.close_button)
        page = Scrolling(self.page)
        stack_up(self, page, told, tall=page)
        room = self.screen().availableGeometry()
        self.resize(min(grid(1240), room.width() - grid(32)), room.height() - grid(64))

        self.close_button.clicked.connect(self.accept)
        self.page.told.connect(
            lambda said, _undoable: self.message.tell(said, "good", seconds=SECONDS_TOLD)
        )
        self.page.refused.connect(lambda said: self.message.tell(said, "bad"))
        self.page.moved_on.connect(self.message.clear)
        workspace.jobs.refused.connect(self._tell_refused)
        self.page.list.setFocus()

    def _tell_refused(self, refused: Exception) -> None:
        self.message.tell(str(refused), "bad")
