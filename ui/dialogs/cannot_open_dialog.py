"""Says why the data cannot be opened, and offers what helps."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.data_folder import DataFolder
from models.problems import OpenElsewhere, Refused
from services.backup.retention import backups_in
from ui.colours import colours
from ui.dialogs.restore_dialog import RestoreDialog
from ui.look import grid
from ui.next_step import NextStep
from ui.widgets.picture import Picture


class CannotOpenDialog(QDialog):
    """``wanted`` says what the clerk asked for; None is to leave.

    Data that is in use elsewhere needs no backup, so none is offered.
    """

    def __init__(self, folder: DataFolder, refused: Refused, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self.wanted: NextStep | None = None
        self.setWindowTitle("Sổ Thi đua")
        self.setFixedWidth(grid(520))
        mark = Picture("triangle-alert", grid(28), colours().warn)
        title = QLabel("Chưa mở được dữ liệu")
        title.setProperty("kind", "heading")
        self.sentence = QLabel(str(refused))
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        place = QLabel(f"Thư mục dữ liệu: {folder.root}")
        place.setProperty("kind", "small")
        place.setWordWrap(True)
        place.setVisible(str(folder.root) not in str(refused))
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = QPushButton("Đóng")
        self.restore_button = QPushButton("Lấy lại từ bản sao lưu")
        self.restore_button.setVisible(not isinstance(refused, OpenElsewhere))
        self.again_button = QPushButton("Thử lại")
        self.again_button.setProperty("kind", "main")
        self.again_button.setDefault(True)
        for button in (self.close_button, self.restore_button):
            button.setAutoDefault(False)

        words = QVBoxLayout()
        words.setSpacing(grid(8))
        for label in (title, self.sentence, place):
            words.addWidget(label)
        above = QHBoxLayout()
        above.setSpacing(grid(16))
        above.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        above.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(grid(8))
        buttons.addStretch()
        for button in (self.close_button, self.restore_button, self.again_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(24), grid(24), grid(24), grid(16))
        layout.setSpacing(grid(24))
        layout.addLayout(above)
        layout.addLayout(buttons)

        self.close_button.clicked.connect(self.reject)
        self.again_button.clicked.connect(lambda: self._leave(NextStep(folder)))
        self.restore_button.clicked.connect(self.ask_what_to_restore)
        self.again_button.setFocus()

    def ask_what_to_restore(self) -> None:
        dialog = RestoreDialog(backups_in(self._folder), self)
        dialog.chosen.connect(self._restore)
        dialog.open()

    def _restore(self, file: Path, password: str) -> None:
        self._leave(NextStep(self._folder, backup=file, password=password or None))

    def _leave(self, wanted: NextStep) -> None:
        self.wanted = wanted
        self.accept()
