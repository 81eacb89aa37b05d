"""The buttons below the certificates that are to be printed, and how many sheets that will be."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from models.numbers import format_number
from ui.dialogs.dialog_frame import button_row
from ui.dialogs.sheet_sending import INSTEAD


class SheetButtons(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.preview = QPushButton("Xem trước")
        self.save = QPushButton(INSTEAD)
        self.feed = QPushButton("Đưa từng tờ…")
        self.print = QPushButton("In")
        self.close_dialog = QPushButton("Đóng")
        for button, verb in (
            (self.preview, "preview"),
            (self.save, "save"),
            (self.feed, "feed"),
            (self.print, "print"),
            (self.close_dialog, "close"),
        ):
            button.setObjectName(f"action.certificates.{verb}")
            button.setAutoDefault(False)
        self.print.setProperty("kind", "main")
        self.print.setToolTip("In, rồi hỏi tờ nào hỏng (Ctrl+P)")
        self.preview.setToolTip("Xem đúng tệp sẽ in (Ctrl+E)")
        for key, button in (("Ctrl+P", self.print), ("Ctrl+E", self.preview)):
            QShortcut(QKeySequence(key), self).activated.connect(button.click)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(
            button_row(
                self.close_dialog, self.save, self.preview, self.feed, self.print, before=self.told
            )
        )

    def say_how_many(self, count: int, *, has_printer: bool) -> None:
        self.told.setText(f"Sẽ in {format_number(count)} tờ." if count else "Chưa có tờ nào để in.")
        self.print.setText(f"In {format_number(count)} tờ" if count else "In")
        for button in (self.preview, self.save):
            button.setEnabled(count > 0)
        for button in (self.feed, self.print):
            button.setEnabled(count > 0 and has_printer)

    def hold(self) -> None:
        """While something is made or printed; ``say_how_many`` gives the buttons back."""
        for button in (self.preview, self.save, self.feed, self.print):
            button.setEnabled(False)
