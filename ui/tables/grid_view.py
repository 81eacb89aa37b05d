"""A list that is edited like a spreadsheet: a cell cursor, typing in cells, blocks in and out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, Protocol

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSettings,
    Qt,
    Signal,
)
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QWidget

from services.editing.cells import EditColumn
from ui.tables.cell_editor import CellEdit, LongEdit, way_out
from ui.tables.cells import shown
from ui.tables.clipboard import mime_of
from ui.tables.grid_delegate import GridDelegate
from ui.tables.grid_model import DRAFT, GridModel
from ui.tables.list_view import ListView
from ui.tables.row_header import RowHeader
from ui.tables.source import RowLike

Index = QModelIndex | QPersistentModelIndex
Ask = Literal["paste", "cut", "copy", "clear", "fill", "replace", "delete", "add"]
_FLAG = QItemSelectionModel.SelectionFlag
LONGEST_COPIED = 2000
"""Rows that are put on the clipboard at once; more are read on the worker."""


class Cells(Protocol):
    """What a grid must know of its cells; the grids of ``services.editing`` are such."""

    columns: dict[str, EditColumn]

    def why_locked(self, uid: str, column: str) -> str: ...

    def text(self, uid: str, column: str) -> str: ...

    def suggestions(self, uid: str, column: str) -> Sequence[str]: ...


class GridView(ListView):
    typed = Signal(str, str, str)  # uid, name of the column, text; after the field has closed
    typed_in_all = Signal(str)  # one text for every selected cell
    locked = Signal(str)  # why a cell is not edited
    asked = Signal(str)  # Ask: what the keys or the menu want done with the selected cells
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
        self.can_add = False
        self._cells: Cells | None = None
        self._tab_start: int | None = None
        self._must_read_again = False
        self._row_before = ""
        super().__init__(name, title, model, settings, parent)
        self._grid_model = model
        self._header.sectionPressed.disconnect()  # a press on a title sorts; it selects no column
        self._header.sectionEntered.disconnect()
        self.row_header = RowHeader(self)
        self.setVerticalHeader(self.row_header)
        self.row_header.show()
        self._fit_to_text()
        self.setItemDelegate(GridDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        self._commit.connect(self.typed, Qt.ConnectionType.QueuedConnection)
        self.selectionModel().currentChanged.connect(self._notice_row)
        self.selectionModel().selectionChanged.connect(
            lambda *_: self.row_header.viewport().update()
        )

    # What is edited

    @property
    def grid_model(self) -> GridModel:
        return self._grid_model

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

    # Selection: cells, and the rows that they touch

    def current_uid(self) -> str | None:
        uid = super().current_uid()
        return None if uid is None or uid.startswith(DRAFT) else uid

    def selected_count(self) -> int:
        last = self._grid_model.record_count - 1
        return sum(min(b, last) - a + 1 for a, b in self._selected_stretches() if a <= last)

    def selected_uids(self) -> list[str]:
        return [uid for uid in super().selected_uids() if not uid.startswith(DRAFT)]

    def selected_places(self) -> tuple[list[tuple[int, int]], list[int]]:
        """The stretches of rows that the selected cells touch, and their visible columns in order."""
        chosen = self.selectionModel().selection()
        touched: set[int] = set()
        for number in range(chosen.count()):
            touched |= set(range(chosen.at(number).left(), chosen.at(number).right() + 1))
        visible = [column for column in self.visible_columns() if column in touched]
        return self._selected_stretches(), visible

    def visible_columns(self) -> list[int]:
        """Their numbers in the model, in the order they are seen."""
        return self._columns.visible()

    def whole_rows(self) -> bool:
        """Whether nothing but whole rows is selected."""
        stretches, columns = self.selected_places()
        return bool(stretches) and columns == self.visible_columns() and len(columns) > 1

    def is_selected(self, row: int, column: int) -> bool:
        return self.selectionModel().isSelected(self._grid_model.index(row, column))

    def choose_cell(self, row: int, column: int) -> None:
        self.selectionModel().setCurrentIndex(
            self._grid_model.index(row, column), _FLAG.ClearAndSelect
        )

    def choose_columns(self) -> None:
        """The whole columns of the selected cells."""
        columns = self.selected_places()[1] or self.visible_columns()[:1]
        chosen = QItemSelection()
        for column in columns:
            last = self._grid_model.rowCount() - 1
            chosen.select(self._grid_model.index(0, column), self._grid_model.index(last, column))
        self.selectionModel().select(chosen, _FLAG.ClearAndSelect)

    def choose_rows(self) -> None:
        """The whole rows of the selected cells."""
        chosen, width = QItemSelection(), self._grid_model.columnCount()
        for first, last in self._selected_stretches():
            model = self._grid_model
            chosen.select(model.index(first, 0), model.index(last, width - 1))
        self.selectionModel().select(chosen, _FLAG.ClearAndSelect)

    # Out

    def copy(self) -> None:
        """The selected cells as shown; of many rows, the worker reads them."""
        stretches, columns = self.selected_places()
        if not stretches or not columns:
            return
        if sum(last - first + 1 for first, last in stretches) > LONGEST_COPIED:
            self.asked.emit("copy")
            return
        self.copy_rows(
            [(row, record) for a, b in stretches for row, record in self._records(a, b)], columns
        )

    def copy_rows(self, rows: Sequence[tuple[int, RowLike]], columns: Sequence[int]) -> None:
        """Put cells of these rows on the clipboard; what is not selected between them is blank."""
        kinds = [self._grid_model.columns[column] for column in columns]
        ragged = self.selectionModel().selection().count() > 1
        texts = [
            [
                shown(kind.kind, record.cells[column])
                if not ragged or self.is_selected(row, column)
                else ""
                for column, kind in zip(columns, kinds, strict=True)
            ]
            for row, record in rows
        ]
        QApplication.clipboard().setMimeData(mime_of(kinds, texts))

    def _records(self, first: int, last: int) -> list[tuple[int, RowLike]]:
        return list(enumerate(self._grid_model.records(first, last), start=first))

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

    # Moving

    def go(self, how: str) -> None:
        """Move the cursor as Enter and Tab do; after Tab, Enter returns to where the row was begun."""
        index, columns = self.currentIndex(), self.visible_columns()
        if not index.isValid() or index.column() not in columns:
            return
        row, place, last = (
            index.row(),
            columns.index(index.column()),
            self._grid_model.rowCount() - 1,
        )
        match how:
            case "right" | "left":
                if self._tab_start is None:
                    self._tab_start = place
                start = self._tab_start
                place += 1 if how == "right" else -1
                if place == len(columns) and row < last:
                    row, place = row + 1, 0
                elif place < 0 and row > 0:
                    row, place = row - 1, len(columns) - 1
                self._choose(row, min(max(place, 0), len(columns) - 1), columns)
                self._tab_start = start
            case "down" if row == last:
                if self.can_add:
                    self.asked.emit("add")
                    self._choose(
                        self._grid_model.rowCount() - 1, self._column_of_row(place), columns
                    )
            case "down":
                self._choose(row + 1, self._column_of_row(place), columns)
            case "up":
                self._choose(max(row - 1, 0), place, columns)
            case _:
                pass

    def _column_of_row(self, place: int) -> int:
        return place if self._tab_start is None else self._tab_start

    def _choose(self, row: int, place: int, columns: Sequence[int]) -> None:
        self.choose_cell(row, columns[place])

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if (
                event.type() == QEvent.Type.ShortcutOverride
                and control
                and event.key() in _ROW_KEYS
            ):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._tabs(event):
                return True
        return super().event(event)

    def _tabs(self, event: QKeyEvent) -> bool:
        """Tab goes from cell to cell; Ctrl+Tab, or Tab in the last cell, leaves the list."""
        key = event.key()
        if key not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) or self._cells is None:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self.focusNextPrevChild(key == Qt.Key.Key_Tab)
        index, columns = self.currentIndex(), self.visible_columns()
        ends = (self._grid_model.rowCount() - 1, columns[-1]), (0, columns[0])
        edge = ends[0] if key == Qt.Key.Key_Tab else ends[1]
        if not index.isValid() or (index.row(), index.column()) == edge:
            return False
        self.go("right" if key == Qt.Key.Key_Tab else "left")
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._cells is None or not self._edits(event):
            super().keyPressEvent(event)

    def _edits(self, event: QKeyEvent) -> bool:
        """Whether a key was one of a spreadsheet's."""
        key, modifiers = event.key(), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        if alt and key == Qt.Key.Key_Down and self.suggestions(self.currentIndex()):
            self.open_editor(all_suggestions=True)
        elif alt and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if (uid := self.current_uid()) is not None:
                self.opened.emit(uid)
        elif alt:
            return False
        elif control and key in _ASKED_WITH_CONTROL:
            self.asked.emit(_ASKED_WITH_CONTROL[key])
        elif control and shift and key == Qt.Key.Key_L:
            self._open_filter_of_current()
        elif key == Qt.Key.Key_Space and control:
            self.choose_columns()
        elif key == Qt.Key.Key_Space and shift:
            self.choose_rows()
        elif key in _ENDS and control:
            self._jump(_ENDS[key], extend=shift)
        elif control:
            return False
        elif key == Qt.Key.Key_F2:
            self.open_editor()
        elif key == Qt.Key.Key_Delete:
            self.asked.emit("clear")
        elif key == Qt.Key.Key_Escape:
            return self._forget_remark()
        elif (how := way_out(event)) in ("down", "up"):
            self.go(how)
        elif key == Qt.Key.Key_Down and self._is_last() and self.can_add and not shift:
            self.go("down")
        else:
            if not event.text():
                self._tab_start = None
            return False
        return True

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

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if self._cells is None or not index.isValid() or not left:
            super().mouseDoubleClickEvent(event)
        elif self.why_locked(index):
            if (uid := self.current_uid()) is not None:
                self.opened.emit(uid)
        else:
            self.open_editor()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._tab_start = None
        super().mousePressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are typed into cells; they look for nothing."""

    def _jump(self, towards: tuple[int, int], *, extend: bool) -> None:
        """To the edge of the list; with ``extend``, selecting what lies between."""
        index, columns = self.currentIndex(), self.visible_columns()
        if not index.isValid():
            return
        down, right = towards
        row = (index.row(), self._grid_model.rowCount() - 1, 0)[down]
        column = (index.column(), columns[-1], columns[0])[right]
        target = self._grid_model.index(row, column)
        if not extend:
            self.choose_cell(row, column)
            return
        chosen = QItemSelection(
            self._grid_model.index(min(row, index.row()), min(column, index.column())),
            self._grid_model.index(max(row, index.row()), max(column, index.column())),
        )
        self.selectionModel().select(chosen, _FLAG.Select)
        self.selectionModel().setCurrentIndex(target, _FLAG.NoUpdate)

    def _is_last(self) -> bool:
        return self.currentIndex().row() == self._grid_model.rowCount() - 1

    def _forget_remark(self) -> bool:
        """Esc on a cell that was not stored lets go of what was typed."""
        index = self.currentIndex()
        remark = self._grid_model.remark(index)
        if remark is None:
            return False
        self._grid_model.forget_remarks(remark.uid, remark.column)
        self.selected.emit()
        return True

    def _notice_row(self, current: QModelIndex, before: QModelIndex) -> None:
        uid = (self._grid_model.uid_at(current.row()) or "") if current.isValid() else ""
        if uid != self._row_before:
            left, self._row_before = self._row_before, uid
            if left:
                self.row_left.emit(left)

    # Reading again

    def put_off(self) -> bool:
        """While a field is open the list is not read again, but told by ``settled`` afterwards."""
        self._must_read_again = self._must_read_again or self.editing
        return self.editing

    def reload(self, read_again: Callable[[], None]) -> None:
        columns = self.selected_places()[1]
        current, before = self.currentIndex(), super().current_uid() or ""
        super().reload(read_again)
        if before.startswith(DRAFT) and (row := self._grid_model.row_of(before)) is not None:
            self.choose_cell(row, current.column())
        elif 0 < len(columns) < len(self.visible_columns()):
            self._narrow(columns)
        self._row_before = super().current_uid() or ""
        self.row_header.updateGeometry()

    def closeEditor(self, editor: QWidget, hint: object) -> None:
        super().closeEditor(editor, hint)  # type: ignore[arg-type]
        if self._must_read_again:
            self._must_read_again = False
            self.settled.emit()

    def _narrow(self, columns: Sequence[int]) -> None:
        """Of the rows that are selected again, only these columns."""
        chosen = QItemSelection()
        for first, last in self._selected_stretches():
            for column in columns:
                model = self._grid_model
                chosen.select(model.index(first, column), model.index(last, column))
        self.selectionModel().select(chosen, _FLAG.ClearAndSelect)


_ROW_KEYS = (Qt.Key.Key_Minus, Qt.Key.Key_Equal, Qt.Key.Key_Plus)
_ASKED_WITH_CONTROL: dict[int, Ask] = {
    Qt.Key.Key_V: "paste",
    Qt.Key.Key_X: "cut",
    Qt.Key.Key_D: "fill",
    Qt.Key.Key_H: "replace",
    Qt.Key.Key_Minus: "delete",
    Qt.Key.Key_Equal: "add",
    Qt.Key.Key_Plus: "add",
}
_ENDS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (2, 0),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Left: (0, 2),
}
"""For rows and for columns: 0 stays, 1 goes to the end, 2 to the beginning."""
NOT_HERE = "Danh sách này không sửa trực tiếp trong bảng được; hãy nhấn đúp để mở."
