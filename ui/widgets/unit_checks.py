"""The tree of units with a box before each: chooses several of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from models.numbers import format_number
from models.units import Unit
from ui.colours import colours
from ui.look import grid

UID = Qt.ItemDataRole.UserRole
ROWS_SEEN = 7


class UnitChecks(QTreeWidget):
    """Its value are the uids of the checked units in the order of the tree; "" stands for all units."""

    edited = Signal()

    def __init__(
        self,
        units: Sequence[Unit],
        counts: Mapping[str, int],
        everybody: int,
        parent: QWidget | None = None,
    ) -> None:
        """``counts``: people of each unit with everything below it."""
        super().__init__(parent)
        self.setAccessibleName("Đơn vị")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setUniformRowHeights(True)
        self.setIndentation(grid(16))
        self.setMinimumHeight(grid(30 * ROWS_SEEN))
        self._items: dict[str, QTreeWidgetItem] = {}
        self._add("", "Tất cả trong một tệp", everybody, None)
        for unit in units:
            above = self._items.get(unit.parent_uid or "") if unit.parent_uid else None
            self._add(unit.uid, unit.name, counts.get(unit.uid, 0), above)
        self.expandAll()
        self.setCurrentItem(self._items[""])
        self.itemChanged.connect(lambda _item, _column: self.edited.emit())

    def value(self) -> list[str]:
        checked = Qt.CheckState.Checked
        return [uid for uid, item in self._items.items() if item.checkState(0) == checked]

    def set_value(self, value: Sequence[str] | None) -> None:
        for uid, item in self._items.items():
            wanted = uid in (value or ())
            item.setCheckState(0, _state(wanted))
            if wanted:
                self.setCurrentItem(item)

    def typed(self) -> str:
        return "\n".join(self.value())

    def retype(self, typed: str) -> None:
        self.set_value(typed.split("\n"))

    def check_all(self) -> None:
        """Every unit that has people and lies at the top, each with what is below it."""
        self.set_value(
            [
                uid
                for uid, item in self._items.items()
                if uid and item.parent() is None and item.data(1, UID)
            ]
        )

    def _add(self, uid: str, name: str, count: int, above: QTreeWidgetItem | None) -> None:
        item = QTreeWidgetItem([name, format_number(count)])
        item.setData(0, UID, uid)
        item.setData(1, UID, count)
        item.setCheckState(0, Qt.CheckState.Unchecked)
        item.setToolTip(0, name)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setForeground(1, QColor(colours().muted))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{name}, {format_number(count)}")
        if above is None:
            self.addTopLevelItem(item)
        else:
            above.addChild(item)
        self._items[uid] = item


def _state(checked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
