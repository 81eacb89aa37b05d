"""The buttons below a list that is taken in: only those that lead on from here are shown."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from models.numbers import format_number
from ui.look import grid


class ImportButtons(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.other = QPushButton("Tệp khác…")
        self.undo = QPushButton("Hoàn tác")
        self.report = QPushButton("Lưu báo cáo Excel…")
        self.close_window = QPushButton("Đóng")
        self.next_file = QPushButton()
        self.open_list = QPushButton("Mở danh sách")
        self.take = QPushButton()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(grid(16), grid(8), grid(16), grid(8))
        layout.setSpacing(grid(8))
        for button in (self.other, self.undo, self.report):
            layout.addWidget(button)
        layout.addStretch()
        for button in (self.close_window, self.next_file, self.open_list, self.take):
            layout.addWidget(button)
        for button in (self.take, self.next_file, self.open_list):
            button.setProperty("kind", "main")
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)

    def offer_to_choose(self, waiting: int, *, busy: bool) -> None:
        """No file is looked at; some may wait."""
        self._offer(self.close_window, waiting=waiting, busy=busy)

    def offer_to_take(self, count: int, *, busy: bool) -> None:
        """A file is looked at, of which ``count`` rows would be written."""
        self.take.setText(f"Đưa vào sổ ({format_number(count)} dòng)")
        self._offer(self.other, self.close_window, self.take, busy=busy)
        self.take.setEnabled(count > 0 and not busy)

    def offer_result(self, waiting: int, *, undoable: bool, reported: bool, busy: bool) -> None:
        """The file is in the book, or was taken back."""
        shown = [self.other]
        shown += [self.undo] if undoable else []
        shown += [self.report] if reported else []
        shown.append(self.open_list if undoable and not waiting else self.close_window)
        self._offer(*shown, waiting=waiting, busy=busy)

    def _offer(self, *shown: QPushButton, busy: bool, waiting: int = 0) -> None:
        self.next_file.setText(f"Tệp tiếp theo (còn {format_number(waiting)})")
        for button in self.findChildren(QPushButton):
            button.setVisible(button in shown or (button is self.next_file and waiting > 0))
        for button in (self.other, self.undo, self.report, self.next_file):
            button.setEnabled(not busy)
        self.take.setEnabled(False)
