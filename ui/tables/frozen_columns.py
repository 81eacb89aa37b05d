"""Keeps the first columns of a grid in sight while the others are scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSettings, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QTableView

from ui.colours import colours
from ui.look import grid
from ui.tables.grid_delegate import GridDelegate
from ui.tables.list_header import ListHeader

if TYPE_CHECKING:
    from ui.tables.grid_view import GridView

NAME = "name"
"""Up to this column, or the first one, all stay in sight until somebody chooses otherwise."""
LEAST_ROOM = 160
"""For the other columns; in a narrower list nothing is kept in sight."""


class FrozenColumns(QObject):
    """Lies over the left edge of the list while that is scrolled, showing the same cells."""

    def __init__(self, table: GridView, settings: QSettings | None) -> None:
        super().__init__(table)
        self._table = table
        self._settings = settings
        self._key = f"frozen/{table.objectName()}"
        kept = settings.value(self._key) if settings is not None else None
        self._count: int | None = None if kept is None else int(str(kept))
        self.over = _Over(table)
        self._arranging = False
        header = table.list_header
        for signal in (
            header.sectionResized,
            header.sectionMoved,
            header.state_changed,
            table.list_model.modelReset,
            table.horizontalScrollBar().valueChanged,
            table.horizontalScrollBar().rangeChanged,
        ):
            signal.connect(lambda *_: self.arrange())
        table.verticalScrollBar().valueChanged.connect(self.over.verticalScrollBar().setValue)
        self.over.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        self.over.header.sectionResized.connect(self._resize)
        self.over.header.order_changed.connect(self._sort)
        self.over.header.filter_requested.connect(header.filter_requested)
        self.over.header.menu_requested.connect(header.menu_requested)
        table.selectionModel().currentChanged.connect(lambda *_: self.over.viewport().update())
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)
        self.arrange()

    @property
    def count(self) -> int:
        if self._count is not None:
            return self._count
        names = [column.name for column in self._table.list_model.columns]
        return names.index(NAME) + 1 if NAME in names else 1

    @property
    def columns(self) -> list[int]:
        """The numbers of the columns that stay in sight, as far as there is room."""
        chosen = self._table.visible_columns()[: self.count]
        room = self._table.viewport().width() - grid(LEAST_ROOM)
        while chosen and sum(map(self._table.columnWidth, chosen)) > room:
            chosen.pop()
        return chosen

    @property
    def width(self) -> int:
        return sum(map(self._table.columnWidth, self.columns))

    def freeze(self, count: int) -> None:
        """Keep the first ``count`` columns in sight."""
        self._count = count
        if self._settings is not None:
            self._settings.setValue(self._key, count)
        self.arrange()

    def arrange(self) -> None:
        """Lay the columns over the list as they are now; nothing while the list is not scrolled."""
        if self._arranging:
            return
        self._arranging = True
        try:
            columns = self.columns
            seen = bool(columns) and self._table.horizontalScrollBar().value() > 0
            self.over.setVisible(seen)
            if seen:
                self.over.take_over(columns)
        finally:
            self._arranging = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self.arrange()
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.over.viewport().update()
        return False

    def _resize(self, column: int, _before: int, width: int) -> None:
        if not self._arranging and width:
            self._table.setColumnWidth(column, width)

    def _sort(self, order: list[tuple[str, bool]]) -> None:
        self._table.list_header.set_order(order)
        self._table.order_changed.emit(order)


class _Over(QTableView):
    """The same model, selection and painting; keys, wheel and menus belong to the list below."""

    def __init__(self, table: GridView) -> None:
        super().__init__(table)
        self._table = table
        self.header = ListHeader(self)
        self.setHorizontalHeader(self.header)
        self.setModel(table.list_model)
        mine = self.selectionModel()
        self.setSelectionModel(table.selectionModel())
        mine.deleteLater()
        self.setItemDelegate(GridDelegate(table))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(f"QTableView {{ border: 0; border-right: 1px solid {colours().edge}; }}")
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(table.customContextMenuRequested)
        self.header.sectionPressed.disconnect()
        self.header.sectionEntered.disconnect()
        self.header.setSectionsMovable(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setAccessibleName("")
        table.viewport().stackUnder(self)

    def take_over(self, columns: list[int]) -> None:
        table, above = self._table, self._table.list_header
        self.header.mirror(above)
        for column in range(above.count()):
            self.setColumnHidden(column, column not in columns)
        for place, column in enumerate(columns):
            self.header.moveSection(self.header.visualIndex(column), place)
            self.setColumnWidth(column, table.columnWidth(column))
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())
        frame = table.frameWidth()
        self.setGeometry(
            frame + table.verticalHeader().width(),
            frame,
            sum(map(table.columnWidth, columns)) + 1,
            table.viewport().height() + above.height(),
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._table.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._table.open_cell(self.indexAt(event.position().toPoint()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self._table.viewport(), event)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """The list below follows the cursor for both."""
