"""Says why the data cannot be opened, and offers what helps."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.data_folder import DataFolder
from services.backup.retention import backups_in
from ui.dialogs.restore_dialog import RestoreDialog
from ui.look import grid
from ui.next_step import NextStep


class CannotOpenDialog(QDialog):
    """``wanted`` says what the clerk asked for; None is to leave."""

    def __init__(self, folder: DataFolder, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self.wanted: NextStep | None = None
        self.setWindowTitle("Chưa mở được dữ liệu")
        self.setMinimumWidth(grid(480))
        self.sentence = QLabel(sentence)
        self.sentence.setWordWrap(True)
        self.again_button = QPushButton("Thử lại")
        self.restore_button = QPushButton("Khôi phục")
        self.close_button = QPushButton("Đóng")
        self.again_button.setProperty("kind", "main")
        buttons = QHBoxLayout()
        buttons.addStretch()
        for button in (self.close_button, self.restore_button, self.again_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(24), grid(24), grid(24), grid(16))
        layout.setSpacing(grid(24))
        layout.addWidget(self.sentence)
        layout.addLayout(buttons)
        self.close_button.clicked.connect(self.reject)
        self.again_button.clicked.connect(lambda: self._leave(NextStep(folder)))
        self.restore_button.clicked.connect(self.ask_what_to_restore)

    def ask_what_to_restore(self) -> None:
        dialog = RestoreDialog(backups_in(self._folder), self)
        dialog.chosen.connect(self._restore)
        dialog.open()

    def _restore(self, file: Path, password: str) -> None:
        self._leave(NextStep(self._folder, backup=file, password=password or None))

    def _leave(self, wanted: NextStep) -> None:
        self.wanted = wanted
        self.accept()
