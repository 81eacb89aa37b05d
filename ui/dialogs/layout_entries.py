"""The list beside the page of a layout: the page itself, its fields, those that can be added."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from services.certificates.keys import KEYS
from services.certificates.layout import Layout
from ui.colours import colours
from ui.icons import icon
from ui.look import grid

PAGE = ""
"""The entry that stands for the page itself."""
KEY = Qt.ItemDataRole.UserRole


class LayoutEntries(QWidget):
    chosen = Signal(str)  # key of a field, or PAGE
    added = Signal(str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setAccessibleName("Trang giấy và các ô")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(grid(16), grid(16)))
        self.add_button = QPushButton("Thêm ô")
        self.add_menu = QMenu(self.add_button)
        self.add_button.setMenu(self.add_menu)
        self.remove_button = QPushButton("Bỏ ô")
        self.remove_button.setToolTip("Bỏ ô đang chọn (Delete trên hình)")
        buttons = QHBoxLayout()
        buttons.setSpacing(grid(8))
        for button in (self.add_button, self.remove_button):
            button.setAutoDefault(False)
            buttons.addWidget(button, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(16), grid(12), grid(12), grid(12))
        layout.setSpacing(grid(8))
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        self.list.currentItemChanged.connect(
            lambda item, _before: self.chosen.emit(item.data(KEY)) if item else None
        )
        self.remove_button.clicked.connect(lambda: self.removed.emit(self.chosen_key))

    @property
    def chosen_key(self) -> str:
        item = self.list.currentItem()
        return item.data(KEY) if item else PAGE

    def choose(self, key: str) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(KEY) == key:
                self.list.blockSignals(True)
                self.list.setCurrentRow(row)
                self.list.blockSignals(False)
        self.remove_button.setEnabled(key != PAGE)

    def show_layout(self, layout: Layout, problems: Mapping[str, str]) -> None:
        """``problems`` by the key of a field, or ``PAGE``."""
        wanted = {PAGE: "Trang giấy"} | {field.key: field.label for field in layout.fields}
        shown = [self.list.item(row).data(KEY) for row in range(self.list.count())]
        if shown != list(wanted):
            self._list(wanted)
        for row in range(self.list.count()):
            item = self.list.item(row)
            problem = problems.get(item.data(KEY), "")
            item.setIcon(icon("circle-alert", colours().bad) if problem else QIcon())
            name = wanted[item.data(KEY)]
            item.setToolTip(problem or name)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{name}. {problem}" if problem else name
            )

    def _list(self, wanted: Mapping[str, str]) -> None:
        chosen = self.chosen_key
        self.list.blockSignals(True)
        self.list.clear()
        for key, label in wanted.items():
            QListWidgetItem(label, self.list).setData(KEY, key)
        self.list.blockSignals(False)
        self.choose(chosen if chosen in wanted else PAGE)
        self.add_menu.clear()
        for key, known in KEYS.items():
            if key not in wanted:
                action = QAction(known.label, self.add_menu)
                action.triggered.connect(lambda _on=False, key=key: self.added.emit(key))
                self.add_menu.addAction(action)
        self.add_button.setEnabled(not self.add_menu.isEmpty())
