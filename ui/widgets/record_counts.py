"""How many records of each kind: as numbers under each other, or in one line."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from models.numbers import format_number
from ui.look import grid

COUNTED = {
    "subjects": "đối tượng",
    "units": "đơn vị",
    "registrations": "đăng ký",
    "decisions": "quyết định",
    "awards": "lượt khen thưởng",
    "movements": "phong trào",
    "attachments": "tệp đính kèm",
}


class RecordCounts(QWidget):
    """What there is none of is left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QGridLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(grid(8))
        self._lines.setVerticalSpacing(grid(2))
        self._lines.setColumnStretch(1, 1)
        self.sentences: list[str] = []
        """What is told, line by line."""

    def show_counts(self, records: Mapping[str, int]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        told = _told(records)
        for row, (number, word) in enumerate(told):
            left, right = QLabel(number), QLabel(word)
            left.setProperty("kind", "section")
            left.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._lines.addWidget(left, row, 0)
            self._lines.addWidget(right, row, 1)
        self.sentences = [f"{number} {word}" for number, word in told]


def counted(records: Mapping[str, int]) -> str:
    """How many of each, in one line; what there is none of is left out."""
    return ", ".join(f"{number} {word}" for number, word in _told(records))


def _told(records: Mapping[str, int]) -> list[tuple[str, str]]:
    return [(format_number(records[t]), word) for t, word in COUNTED.items() if records.get(t)]
