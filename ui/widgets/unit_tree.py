"""The tree of units beside a list: chooses whose records are shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from models.listing import NO_UNIT
from models.numbers import format_number
from models.units import Unit
from ui.colours import colours
from ui.look import grid

UID = Qt.ItemDataRole.UserRole


class UnitTree(QTreeWidget):
    """``chosen`` brings the uid of a unit, "" for all of them, or ``NO_UNIT``."""

    chosen = Signal(str)
    edit_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("units")
        self.setAccessibleName("Cây đơn vị")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMinimumWidth(grid(180))
        self.setIndentation(grid(14))
        self.currentItemChanged.connect(lambda item, _before: self.chosen.emit(_uid(item)))
        self.itemActivated.connect(lambda item, _column: self._edit(item))

    def value(self) -> str:
        """Uid of the chosen unit, "" for all, ``NO_UNIT`` for what belongs to none."""
        return _uid(self.currentItem())

    def show_units(
        self, units: Sequence[Unit], counts: dict[str, int], everybody: int, unplaced: int = 0
    ) -> None:
        """``counts``: subjects of each unit with everything below it; ``unplaced``: of none."""
        wanted = self.value()
        closed = {
            _uid(item) for item in self._items() if item.childCount() and not item.isExpanded()
        }
        self.blockSignals(True)
        self.clear()
        top = _item("", "Tất cả", everybody)
        self.addTopLevelItem(top)
        items: dict[str, QTreeWidgetItem] = {}
        for unit in units:
            ended = " (đã sáp nhập)" if unit.ended_on else ""
            item = _item(unit.uid, unit.name + ended, counts.get(unit.uid, 0))
            parent = items.get(unit.parent_uid or "")
            if parent is None:
                self.addTopLevelItem(item)
            else:
                parent.addChild(item)
            if unit.former_name:
                item.setToolTip(0, f"{unit.name}\nTên cũ: {unit.former_name}")
            items[unit.uid] = item
        if unplaced:
            items[NO_UNIT] = _item(NO_UNIT, "Chưa có đơn vị", unplaced)
            self.addTopLevelItem(items[NO_UNIT])
        for uid, item in items.items():
            item.setExpanded(uid not in closed)
        self.setCurrentItem(items.get(wanted, top))
        self.blockSignals(False)
        if self.value() != wanted:
            self.chosen.emit(self.value())

    def choose(self, uid: str) -> None:
        for item in self._items():
            if _uid(item) == uid:
                self.setCurrentItem(item)

    def _items(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        waiting = [self.topLevelItem(place) for place in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop()
            if item is not None:
                found.append(item)
                waiting += [item.child(place) for place in range(item.childCount())]
        return found

    def _edit(self, item: QTreeWidgetItem) -> None:
        if (uid := _uid(item)) and uid != NO_UNIT:
            self.edit_wanted.emit(uid)


def _item(uid: str, name: str, count: int) -> QTreeWidgetItem:
    item = QTreeWidgetItem([name, format_number(count)])
    item.setData(0, UID, uid)
    item.setToolTip(0, name)
    item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setForeground(1, QColor(colours().muted))
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{name}, {format_number(count)}")
    return item


def _uid(item: QTreeWidgetItem | None) -> str:
    return str(item.data(0, UID) or "") if item is not None else ""
