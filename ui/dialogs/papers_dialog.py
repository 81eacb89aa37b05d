"""Văn bản đã lập: the list of papers, over the page that prints them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from ui.dialogs.dialog_frame import fit_to_screen, stack_up
from ui.look import grid
from ui.pages.papers_page import PapersPage
from ui.widgets.message_bar import MessageBar
from ui.workspace import Workspace

SECONDS_TOLD = 8.0


class PapersDialog(QDialog):
    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Văn bản đã lập")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.page = PapersPage(workspace)
        self.page.hide_heading(keep_sentence=True)
        self.message = MessageBar()
        self.close_button = QPushButton("Đóng")
        self.close_button.setAutoDefault(False)
        below = QHBoxLayout()
        below.setContentsMargins(grid(16), 0, grid(16), grid(12))
        below.addWidget(self.message, 4)
        below.addStretch(1)
        below.addWidget(self.close_button)
        stack_up(self, self.page, below, tall=self.page)
        fit_to_screen(self, 1200, 620)

        self.close_button.clicked.connect(self.accept)
        self.page.told.connect(
            lambda said, _: self.message.tell(said, "good", seconds=SECONDS_TOLD)
        )
        self.page.refused.connect(lambda said: self.message.tell(said, "bad"))
        self.page.moved_on.connect(self.message.clear)
        self.page.take_focus()
