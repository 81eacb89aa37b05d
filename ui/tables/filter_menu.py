"""The small window under a column's title: which of its values to show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from models.numbers import format_number
from models.vietnamese import fold
from ui.look import grid
from ui.tables.cells import shown
from ui.tables.source import ColumnLike

BLANK = "(Để trống)"
MOST_LISTED = 500
"""Values that a list brings; of a column with more, the first ones."""


class FilterMenu(QFrame):
    """``chosen`` brings the values to let through, or ``None`` for all."""

    chosen = Signal(object)

    def __init__(
        self,
        column: ColumnLike,
        values: Sequence[tuple[str, str, int]],
        let_through: Sequence[str] | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "card")
        self.setAccessibleName(f"Lọc cột {column.title}")
        self.search = QLineEdit()
        self.search.setPlaceholderText("Tìm trong các giá trị")
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName("Các giá trị của cột")
        self.list.setItemDelegate(_BesideBox(self.list))
        self.everything = QPushButton("Chọn hết")
        self.nothing = QPushButton("Bỏ chọn hết")
        self.apply = QPushButton("Lọc")
        self.clear = QPushButton("Bỏ lọc")
        for button, kind in (
            (self.everything, "link"),
            (self.nothing, "link"),
            (self.apply, "main"),
        ):
            button.setProperty("kind", kind)

        title = QLabel(f"Lọc theo {column.title}")
        title.setProperty("kind", "section")
        toggles = QHBoxLayout()
        toggles.addWidget(self.everything)
        toggles.addWidget(self.nothing)
        toggles.addStretch()
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.clear)
        buttons.addWidget(self.apply)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(grid(12),) * 4)
        layout.setSpacing(grid(8))
        layout.addWidget(title)
        layout.addWidget(self.search)
        layout.addLayout(toggles)
        layout.addWidget(self.list)
        if len(values) >= MOST_LISTED:
            more = QLabel("Cột còn nhiều giá trị khác; hãy gõ vào ô tìm ở trên danh sách.")
            more.setWordWrap(True)
            more.setProperty("kind", "small")
            layout.addWidget(more)
        layout.addLayout(buttons)

        self.search.textChanged.connect(self._narrow)
        self.everything.clicked.connect(lambda: self._check_shown(Qt.CheckState.Checked))
        self.nothing.clicked.connect(lambda: self._check_shown(Qt.CheckState.Unchecked))
        self.apply.clicked.connect(self._choose)
        self.clear.clicked.connect(self._choose_all)
        self.list.itemChanged.connect(self._see_whether_any)

        self.clear.setEnabled(let_through is not None)
        for value, word, count in values:
            label = shown(column.kind, word) if value else BLANK
            item = QListWidgetItem(f"{label}  ({format_number(count)})", self.list)
            item.setData(Qt.ItemDataRole.UserRole, value)
            on = let_through is None or value in let_through
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def popup_at(self, place: QPoint) -> None:
        self.resize(grid(280), grid(360))
        screen = QGuiApplication.screenAt(place) or self.screen()
        room = screen.availableGeometry()
        left = min(place.x(), room.right() - self.width())
        top = min(place.y(), room.bottom() - self.height())
        self.move(max(left, room.left()), max(top, room.top()))
        self.show()
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.apply.isEnabled():
            self._choose()
        else:
            super().keyPressEvent(event)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _narrow(self, text: str) -> None:
        wanted = fold(text)
        for item in self._items():
            item.setHidden(wanted not in fold(item.text()))

    def _check_shown(self, state: Qt.CheckState) -> None:
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(state)

    def _see_whether_any(self) -> None:
        self.apply.setEnabled(any(_checked(item) for item in self._items()))

    def _choose(self) -> None:
        items = self._items()
        if self.search.text():
            items = [item for item in items if not item.isHidden()]
        checked = [item.data(Qt.ItemDataRole.UserRole) for item in items if _checked(item)]
        if checked:
            self.chosen.emit(None if len(checked) == self.list.count() else checked)
            self.close()

    def _choose_all(self) -> None:
        self.chosen.emit(None)
        self.close()


class _BesideBox(QStyledItemDelegate):
    """Keeps the text clear of its check box, which the style makes larger than it reckons."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.text = f"\u2003{option.text}"  # type: ignore[attr-defined]


def _checked(item: QListWidgetItem) -> bool:
    return item.checkState() == Qt.CheckState.Checked
