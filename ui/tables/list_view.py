"""The one list of the program: sorts, filters, remembers its columns, copies to Excel, works by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSettings,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QTableView, QWidget

from ui.look import grid
from ui.tables.cell_delegate import CellDelegate
from ui.tables.cells import shown
from ui.tables.clipboard import block_for_clipboard
from ui.tables.column_layout import ColumnLayout
from ui.tables.filter_menu import FilterMenu
from ui.tables.list_header import ListHeader, Order
from ui.tables.list_model import ListModel
from ui.tables.selected_again import Selected
from ui.tables.source import RowLike

Filters = dict[str, list[str]]
"""Column name -> the stored values that are let through; "" is a blank cell."""


class ListView(QTableView):
    order_changed = Signal(list)  # Order
    filters_changed = Signal(dict)  # Filters
    selected = Signal()
    opened = Signal(str)  # uid: Enter or double click
    new_wanted = Signal()  # Insert

    def __init__(
        self,
        name: str,
        title: str,
        model: ListModel | None = None,
        settings: QSettings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._filters: Filters = {}
        self._filter_words: dict[str, dict[str, str]] = {}
        self.row_actions: Callable[[], Sequence[QAction]] = tuple
        """What the menu of a row offers for the selected rows."""
        self.header_entries: list[tuple[str, Callable[[], object]]] = []
        """What the menu of the titles offers besides choosing columns."""
        self._header = ListHeader(self)
        self._list_model: ListModel = model or ListModel(parent=self)
        self.setObjectName(f"list.{name}")
        self.setAccessibleName(title)
        self.setHorizontalHeader(self._header)
        self._columns = ColumnLayout(self, self.objectName(), settings)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(True)
        self.setGridStyle(Qt.PenStyle.SolidLine)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self._fit_to_text()

        self.setItemDelegate(CellDelegate(self))
        self.setModel(self._list_model)
        self._list_model.modelReset.connect(self._show_columns)
        self._header.order_changed.connect(self.order_changed)
        self._header.filter_requested.connect(self._open_filter)
        self._header.menu_requested.connect(self._open_header_menu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selected.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self.selected.emit())
        self.selectionModel().currentChanged.connect(self._move_mark)
        self._show_columns()

    @property
    def list_model(self) -> ListModel:
        return self._list_model

    @property
    def list_header(self) -> ListHeader:
        return self._header

    @property
    def order(self) -> Order:
        return self._header.order

    @property
    def filters(self) -> Filters:
        return {name: list(values) for name, values in self._filters.items()}

    def filter_text(self, name: str) -> str:
        """What a filter lets through, in words."""
        column = self._list_model.columns[self._list_model.column_number(name)]
        values = self._filters[name]
        if len(values) > 1:
            return f"{column.title}: {len(values)} giá trị"
        word = self._filter_words.get(name, {}).get(values[0], values[0])
        return f"{column.title}: {word or 'để trống'}"

    def set_order(self, order: Order) -> None:
        self._header.set_order(order)

    def sort(self, order: Order) -> None:
        """Show the order, and let it be read."""
        self._header.set_order(order)
        self.order_changed.emit(order)

    def set_filterable(self, columns: Iterable[str]) -> None:
        """Offer a filter on these columns."""
        self._header.set_filterable(frozenset(columns))

    def set_filter(self, name: str, values: Sequence[str] | None) -> None:
        """Let only ``values`` of a column through; ``None`` lets all through."""
        if values is None:
            self._filters.pop(name, None)
        else:
            self._filters[name] = list(values)
        self._header.set_filtered(frozenset(self._filters))
        self.filters_changed.emit(self.filters)

    def clear_filters(self) -> None:
        if self._filters:
            self._filters.clear()
            self._header.set_filtered(frozenset())
            self.filters_changed.emit({})

    def reset_columns(self) -> None:
        self._columns.reset()

    def current_uid(self) -> str | None:
        index = self.currentIndex()
        return self._list_model.uid_at(index.row()) if index.isValid() else None

    def selected_count(self) -> int:
        return sum(last - first + 1 for first, last in self.selected_stretches())

    def selected_records(self) -> list[RowLike]:
        """All selected records, in the order shown; long selections are read from the source."""
        return [
            record
            for first, last in self.selected_stretches()
            for record in self._list_model.records(first, last)
        ]

    def selected_uids(self) -> list[str]:
        if 0 < self.selected_count() == self._list_model.record_count:
            return list(self._list_model.source.uids())
        return [record.uid for record in self.selected_records()]

    def selectRow(self, row: int) -> None:
        """Choose this row alone, whatever keys are held down, Ctrl+S for one."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            self._list_model.index(row, max(self.currentIndex().column(), 0)),
            flags.ClearAndSelect | flags.Rows,
        )

    def select_uid(self, uid: str) -> bool:
        """Go to a record if it is among the rows near the screen."""
        row = self._list_model.row_of(uid)
        if row is None:
            return False
        self.selectRow(row)
        return True

    def reload(self, read_again: Callable[[], None]) -> None:
        """Run ``read_again``, which sets the source anew; place and selection stay where they can."""
        before = Selected(self)
        read_again()
        before.select_again()

    def copy(self) -> None:
        """Put the selected rows, as shown, on the clipboard for Excel, Word or a message."""
        columns = self._columns.visible()
        mime = block_for_clipboard(
            [self._list_model.columns[number] for number in columns],
            ([record.cells[number] for number in columns] for record in self.selected_records()),
        )
        if mime is not None:
            QApplication.clipboard().setMimeData(mime)

    def copy_cell(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            QApplication.clipboard().setText(str(index.data() or ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if (uid := self.current_uid()) is not None:
                self.opened.emit(uid)
        elif event.key() == Qt.Key.Key_Insert and not event.modifiers():
            self.new_wanted.emit()
        elif event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_filter_of_current()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        uid = self._list_model.uid_at(index.row()) if index.isValid() else None
        if uid is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(uid)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._fit_to_text()

    def _fit_to_text(self) -> None:
        self.verticalHeader().setDefaultSectionSize(grid(30))
        self._columns.fit_to_text()

    def _move_mark(self, current: QModelIndex, before: QModelIndex) -> None:
        """The mark of the current row stands in its first cell, wherever the cursor goes."""
        for index in (current, before):
            if index.isValid():
                top, height = self.rowViewportPosition(index.row()), self.rowHeight(index.row())
                self.viewport().update(0, top, self.viewport().width(), height)

    def selected_stretches(self) -> list[tuple[int, int]]:
        """The rows of selected cells, as (first, last)."""
        selection = self.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.count())]
        ranges = sorted((part.top(), part.bottom()) for part in parts)
        merged: list[tuple[int, int]] = []
        for top, bottom in ranges:
            if merged and top <= merged[-1][1] + 1:
                merged[-1] = (merged[-1][0], max(bottom, merged[-1][1]))
            else:
                merged.append((top, bottom))
        return merged

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.addSeparator()
        for action in self.row_actions():
            if action.isEnabled() and action.isVisible() and self.offers(action):
                action.setShortcutVisibleInContextMenu(True)
                menu.addAction(action)
        menu.popup(self.viewport().mapToGlobal(place))

    def offers(self, action: QAction) -> bool:
        """Whether the menu of a row has this action besides what it has of its own."""
        return True

    def fill_menu(self, menu: QMenu) -> None:
        """What can be done with the cells themselves."""
        menu.addAction("Chép các dòng đang chọn\tCtrl+C", self.copy)
        menu.addAction("Chép ô này", self.copy_cell)
        menu.addAction("Chọn tất cả\tCtrl+A", self.selectAll)

    def column_entries(self, column: int) -> list[tuple[str, Callable[[], object]]]:
        """What can be done with one column."""
        return list(self.header_entries)

    def _open_header_menu(self, place: QPoint) -> None:
        column = self._header.logicalIndexAt(self._header.mapFromGlobal(place))
        self._columns.open_menu(place, self.column_entries(column))

    def open_filter_of_current(self) -> None:
        column = max(self.currentIndex().column(), 0)
        left = QPoint(self.columnViewportPosition(column), 0)
        self._open_filter(self._list_model.columns[column].name, self.viewport().mapToGlobal(left))

    def _open_filter(self, name: str, place: QPoint) -> None:
        column = self._list_model.columns[self._list_model.column_number(name)]
        if name not in self._header.filterable:
            return
        values = self._list_model.source.values(name)
        self._filter_words[name] = {value: shown(column.kind, word) for value, word, _ in values}
        menu = FilterMenu(column, values, self._filters.get(name), self)
        menu.chosen.connect(lambda chosen: self.set_filter(name, chosen))
        menu.popup_at(place)

    def _show_columns(self) -> None:
        columns = self._list_model.columns
        self._header.set_names([column.name for column in columns])
        self._columns.show_columns(columns)
