"""A list that is edited like a spreadsheet: a cell cursor, typing in cells, blocks in and out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSettings,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from services.editing.cells import EditColumn
from ui.tables.cell_cursor import CellCursor
from ui.tables.cell_editor import CellEdit, LongEdit
from ui.tables.frozen_columns import FrozenColumns
from ui.tables.grid_delegate import GridDelegate
from ui.tables.grid_keys import ROW_KEYS, Ask, spreadsheet_key
from ui.tables.grid_model import DRAFT, GridModel

Index = QModelIndex | QPersistentModelIndex
_FLAG = QItemSelectionModel.SelectionFlag


class Cells(Protocol):
    """What a grid must know of its cells; the grids of ``services.editing`` are such."""

    columns: dict[str, EditColumn]

    def why_locked(self, uid: str, column: str) -> str: ...

    def text(self, uid: str, column: str) -> str: ...

    def suggestions(self, uid: str, column: str) -> Sequence[str]: ...


class GridView(CellCursor):
    typed = Signal(str, str, str)  # uid, name of the column, text; after the field has closed
    typed_in_all = Signal(str)  # one text for every selected cell
    locked = Signal(str)  # why a cell is not edited
    row_left = Signal(str)  # uid of a row that the cursor has left
    settled = Signal()  # a field has closed that kept the list from being read again
    _commit = Signal(str, str, str)

    def __init__(
        self,
        name: str,
        title: str,
        model: GridModel,
        settings: QSettings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.opens_by_typing = True
        self.delete_action = ""
        """The name of the page's action that deletes the selected rows."""
        self._cells: Cells | None = None
        self._must_read_again = False
        self._row_before = ""
        super().__init__(name, title, model, settings, parent)
        self.setItemDelegate(GridDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        self._commit.connect(self.typed, Qt.ConnectionType.QueuedConnection)
        self.selectionModel().currentChanged.connect(self._notice_row)
        self.frozen = FrozenColumns(self, settings)

    # What is edited

    @property
    def cells(self) -> Cells:
        assert self._cells is not None
        return self._cells

    def set_cells(self, cells: Cells | None, *, can_add: bool = False) -> None:
        """Which cells can be edited, and how; none while nothing is known of them."""
        self._cells = cells
        self.can_add = can_add

    @property
    def editing(self) -> bool:
        return self.state() == QAbstractItemView.State.EditingState

    @property
    def shows_cursor(self) -> bool:
        return self.hasFocus() or self.editing

    def why_locked(self, index: Index) -> str:
        uid = self._grid_model.uid_at(index.row())
        if self._cells is None or uid is None:
            return NOT_HERE
        name = self._grid_model.columns[index.column()].name
        return self._cells.why_locked("" if uid.startswith(DRAFT) else uid, name)

    def suggestions(self, index: Index) -> Sequence[str]:
        uid = self._grid_model.uid_at(index.row()) if index.isValid() else None
        if uid is None:
            return ()
        name = self._grid_model.columns[index.column()].name
        return self.cells.suggestions("" if uid.startswith(DRAFT) else uid, name)

    def edit_text(self, index: Index) -> str:
        """What the field of a cell begins with: what was typed and not stored, else what is stored."""
        uid = self._grid_model.uid_at(index.row()) or ""
        remark = self._grid_model.remark(index)
        if remark is not None and remark.text and not remark.stored:
            return remark.text
        if draft := self._grid_model.draft(uid):
            return draft.texts.get(index.column(), "")
        return self.cells.text(uid, self._grid_model.columns[index.column()].name)

    def take_typed(self, index: Index, text: str) -> None:
        """A field closes with ``text`` in it."""
        uid = self._grid_model.uid_at(index.row())
        if uid is not None and text != self.edit_text(index):
            self._commit.emit(uid, self._grid_model.columns[index.column()].name, text)

    def fill_selected(self, text: str) -> None:
        self.typed_in_all.emit(text)

    def open_editor(self, *, all_suggestions: bool = False) -> None:
        """Open the field of the current cell with the cursor at its end."""
        index = self.currentIndex()
        if not index.isValid():
            return
        self.opens_by_typing = False
        self.edit(index)
        self.opens_by_typing = True
        editor = self._open_field()
        if editor is not None:
            editor.put_cursor_last()
            if all_suggestions:
                editor.offer_all()

    def _open_field(self) -> CellEdit | LongEdit | None:
        fields = [*self.viewport().findChildren(CellEdit), *self.viewport().findChildren(LongEdit)]
        return next((field for field in fields if field.isVisible()), None)

    def fill_menu(self, menu: QMenu) -> None:
        if self._cells is None:
            super().fill_menu(menu)
            return
        entries: list[tuple[str, Ask] | None] = [
            ("Cắt\tCtrl+X", "cut"),
            ("Dán\tCtrl+V", "paste"),
            ("Điền xuống\tCtrl+D", "fill"),
            ("Xóa nội dung ô\tDel", "clear"),
            None,
            ("Tìm và thay thế…\tCtrl+H", "replace"),
        ]
        menu.addAction("Sửa ô\tF2", self.open_editor)
        menu.addAction("Chép\tCtrl+C", self.copy)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            else:
                menu.addAction(entry[0], lambda ask=entry[1]: self.asked.emit(ask))
        menu.addAction("Chọn tất cả\tCtrl+A", self.selectAll)
        menu.addSeparator()
        if self.can_add:
            menu.addAction("Thêm dòng ở cuối\tCtrl+=", lambda: self.asked.emit("add"))
        menu.addAction("Xóa dòng\tCtrl+-", lambda: self.asked.emit("delete"))

    def offers(self, action: QAction) -> bool:
        return self._cells is None or action.objectName() != self.delete_action

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.type() == QEvent.Type.ShortcutOverride and control and event.key() in ROW_KEYS:
                event.accept()
                return True
            tabs = event.type() == QEvent.Type.KeyPress and self._cells is not None
            if tabs and self._tabs(event):
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._cells is None or not spreadsheet_key(self, event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A word that comes at once, without being composed first, opens the cell too."""
        at_once = bool(event.commitString()) and not event.preeditString()
        if self._cells is None or self.editing or not at_once:
            super().inputMethodEvent(event)
            return
        index = self.currentIndex()
        if index.isValid():
            self.edit(index)
            if (editor := self._open_field()) is not None:
                QCoreApplication.sendEvent(editor, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere in the window leaves the row as well; another program or a menu does not."""
        super().focusOutEvent(event)
        reason = Qt.FocusReason
        away = (reason.ActiveWindowFocusReason, reason.PopupFocusReason, reason.MenuBarFocusReason)
        if not self.editing and event.reason() not in away and (uid := self._uid_here()):
            self.row_left.emit(uid)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.open_cell(index)

    def open_cell(self, index: Index) -> None:
        """Edit the cell; where that cannot be, open the form of its record."""
        if self._cells is not None and not self.why_locked(index):
            self.open_editor()
        elif (uid := self.current_uid()) is not None:
            self.opened.emit(uid)

    def column_entries(self, column: int) -> list[tuple[str, Callable[[], object]]]:
        entries, frozen = super().column_entries(column), self.frozen
        visible = self.visible_columns()
        if frozen is not None and column in visible[:-1]:
            count = visible.index(column) + 1
            entries.append(("Cố định các cột đến cột này", lambda: frozen.freeze(count)))
        if frozen is not None and frozen.count:
            entries.append(("Bỏ cố định cột", lambda: frozen.freeze(0)))
        return entries

    def keyboardSearch(self, search: str) -> None:
        """Letters are typed into cells; they look for nothing."""

    def forget_remark(self) -> bool:
        """Esc on a cell that was not stored lets go of what was typed."""
        index = self.currentIndex()
        remark = self._grid_model.remark(index)
        if remark is None:
            return False
        self._grid_model.forget_remarks(remark.uid, remark.column)
        self.selected.emit()
        return True

    def _notice_row(self, current: QModelIndex, before: QModelIndex) -> None:
        uid = self._uid_here(current)
        if uid != self._row_before:
            left, self._row_before = self._row_before, uid
            if left:
                self.row_left.emit(left)

    def _uid_here(self, index: QModelIndex | None = None) -> str:
        """Of the row under the cursor, also of one that is not stored yet."""
        index = index or self.currentIndex()
        return (self._grid_model.uid_at(index.row()) or "") if index.isValid() else ""

    # Reading again

    def put_off(self) -> bool:
        """While a field is open the list is not read again, but told by ``settled`` afterwards."""
        self._must_read_again = self._must_read_again or self.editing
        return self.editing

    def reload(self, read_again: Callable[[], None]) -> None:
        cells = self.selected_cells()
        place, before = self.currentIndex(), self._uid_here()
        row, column = place.row(), place.column()
        super().reload(read_again)
        again = self._grid_model.row_of(before) if before.startswith(DRAFT) else None
        if again is not None:
            self.choose_cell(again, column)
            cells = {}
        if cells:
            self.select_cells(cells)
        if row >= 0 and not self.currentIndex().isValid() and self._grid_model.rowCount():
            near = self._grid_model.index(min(row, self._grid_model.rowCount() - 1), column)
            self.selectionModel().setCurrentIndex(near, _FLAG.NoUpdate)
        self._row_before = self._uid_here()
        self.row_header.updateGeometry()

    def closeEditor(self, editor: QWidget, hint: object) -> None:
        super().closeEditor(editor, hint)  # type: ignore[arg-type]
        if self._must_read_again:
            self._must_read_again = False
            self.settled.emit()


NOT_HERE = "Danh sách này không sửa trực tiếp trong bảng được; hãy nhấn đúp để mở."
