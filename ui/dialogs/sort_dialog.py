"""Sort a list by several columns, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.dialog_frame import thin_line
from ui.look import grid
from ui.tables.list_header import Order
from ui.tables.source import ColumnLike
from ui.widgets.choice import Choice

LEVELS = 4
_WAYS: dict[str, tuple[str, str]] = {
    "text": ("A đến Y", "Y đến A"),
    "choice": ("Theo thứ tự", "Ngược lại"),
    "date": ("Cũ trước", "Mới trước"),
    "moment": ("Cũ trước", "Mới trước"),
    "number": ("Nhỏ trước", "Lớn trước"),
    "money": ("Nhỏ trước", "Lớn trước"),
}


class SortDialog(QDialog):
    """``chosen`` brings the order, without the levels that are left out."""

    chosen = Signal(list)  # Order

    def __init__(
        self, columns: Sequence[ColumnLike], order: Order, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Xếp theo nhiều cột")
        self.setMinimumWidth(grid(480))
        self._kinds = {column.name: column.kind for column in columns}
        self.columns: list[Choice] = []
        self.ways: list[Choice] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(24), grid(16), grid(24), grid(12))
        layout.setSpacing(grid(12))
        intro = QLabel("Những dòng bằng nhau ở cột trên xếp tiếp theo cột dưới.")
        intro.setProperty("kind", "muted")
        layout.addWidget(intro)
        titles = [(column.name, column.title) for column in columns]
        for level in range(LEVELS):
            which = Choice(titles, blank="(Không xếp)")
            which.setAccessibleName(f"Cột thứ {level + 1}")
            way = Choice(_options("text"))
            way.setAccessibleName(f"Chiều xếp của cột thứ {level + 1}")
            self.columns.append(which)
            self.ways.append(way)
            label = QLabel("Xếp theo" if level == 0 else "rồi theo")
            label.setMinimumWidth(grid(64))
            line = QHBoxLayout()
            line.setSpacing(grid(8))
            line.addWidget(label)
            line.addWidget(which, 2)
            line.addWidget(way, 1)
            layout.addLayout(line)
            which.edited.connect(lambda level=level: self._column_chosen(level))
        for level in range(LEVELS):
            name, descending = order[level] if level < len(order) else (None, False)
            self.columns[level].set_value(name)
            self._column_chosen(level)
            self.ways[level].set_value("down" if descending else "up")
        layout.addWidget(thin_line())
        self.sort_button = QPushButton("Xếp")
        self.sort_button.setProperty("kind", "main")
        self.sort_button.setDefault(True)
        self.own_button = QPushButton("Thứ tự ban đầu")
        self.own_button.setToolTip("Bỏ mọi cột đã chọn để xếp")
        cancel = QPushButton("Hủy")
        buttons = QHBoxLayout()
        buttons.setSpacing(grid(8))
        buttons.addWidget(self.own_button)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.sort_button)
        layout.addLayout(buttons)
        self.sort_button.clicked.connect(self.accept)
        self.own_button.clicked.connect(self._choose_own)
        cancel.clicked.connect(self.reject)
        self.accepted.connect(lambda: self.chosen.emit(self.order()))

    def order(self) -> Order:
        """A column that is chosen twice counts the first time."""
        wanted: dict[str, bool] = {}
        for which, way in zip(self.columns, self.ways, strict=True):
            if (name := which.value()) is not None:
                wanted.setdefault(name, way.value() == "down")
        return list(wanted.items())

    def _column_chosen(self, level: int) -> None:
        name = self.columns[level].value()
        self.ways[level].set_options(_options(self._kinds.get(name or "", "text")))
        self.ways[level].setEnabled(name is not None)

    def _choose_own(self) -> None:
        for which in self.columns:
            which.set_value(None)
        self.accept()


def _options(kind: str) -> list[tuple[str, str]]:
    up, down = _WAYS.get(kind, _WAYS["text"])
    return [("up", up), ("down", down)]
