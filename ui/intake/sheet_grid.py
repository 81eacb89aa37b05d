"""The sheet that is looked at, as a grid: its rows and columns can be said to be something else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QTableView, QWidget

from services.intake.cell_values import column_letter
from services.intake.columns import ListKind
from services.intake.legacy_encoding import ENCODINGS
from services.intake.reading import PASSED_OVER, Reading
from services.intake.sheet_view import fields_offered
from ui.intake.looking import Looked
from ui.intake.rereading import (
    ROW_CHOICES,
    RowChoice,
    offered,
    with_column,
    with_encoding,
    with_rows,
)
from ui.intake.sheet_delegate import SheetDelegate
from ui.intake.sheet_heads import ColumnHeads, RowGutter
from ui.intake.sheet_model import SheetModel
from ui.look import grid

_ROWS_MEASURED = 60
_MOST_SPANS = 200
_MOST_ABOVE = 10


class SheetGrid(QTableView):
    """``reread`` brings how the sheet is to be read from now on."""

    reread = Signal(object)  # Reading
    pointed = Signal()
    """Another cell is the current one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import.sheet")
        self.setAccessibleName("Trang tính như trong tệp")
        self.sheet_model = SheetModel(self)
        self.heads = ColumnHeads(self.sheet_model, self)
        self.gutter = RowGutter(self.sheet_model, self)
        self.reading = Reading()
        self._kind: ListKind = "subjects"
        self._fixed = False
        """Of a template, whose rows and columns are known by their marks."""
        self._shape: tuple[str, str, int] | None = None
        self.open_menu: QMenu | None = None
        self.setHorizontalHeader(self.heads)
        self.setVerticalHeader(self.gutter)
        self.setModel(self.sheet_model)
        self.setItemDelegate(SheetDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.gutter.setDefaultSectionSize(grid(26))
        self.heads.pressed_at.connect(lambda column, at: self._open(self.column_menu(column), at))
        self.gutter.pressed_at.connect(lambda at: self._open(self.row_menu(), at))
        self.selectionModel().currentChanged.connect(lambda *_: self.pointed.emit())

    def show_sheet(
        self, looked: Looked | None, reading: Reading, kind: ListKind, only: str
    ) -> None:
        """Place and widths stay as they are while it is the same sheet."""
        view = looked.view if looked else None
        shape = (view.file, view.sheet.name, view.width) if view else None
        same = shape is not None and shape == self._shape
        at, scrolled = self.current_cell(), self.verticalScrollBar().value()
        self.reading, self._kind, self._shape = reading, kind, shape
        self._fixed = bool(looked and looked.plan and looked.plan.template)
        self.clearSpans()
        self.sheet_model.show(looked, reading, only)
        self.gutter.fit()
        if not same:
            self._fit_columns()
            self._show_beginning()
        if not only:
            self._span_merged()
        if same and at is not None:
            self.verticalScrollBar().setValue(scrolled)
            self.go_to(*at, scroll=False)

    def current_cell(self) -> tuple[int, int] | None:
        """The row as Excel numbers it, and the column counted from 0."""
        index = self.currentIndex()
        return (
            (self.sheet_model.number_at(index.row()), index.column()) if index.isValid() else None
        )

    def go_to(self, number: int, column: int, *, scroll: bool = True) -> None:
        place = self.sheet_model.place_of(number)
        if place is None:
            return
        index = self.sheet_model.index(place, column)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        if scroll:
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def selected_numbers(self) -> list[int]:
        """The rows in which something is selected."""
        rows = {
            row
            for selected in self.selectionModel().selection().toList()
            for row in range(selected.top(), selected.bottom() + 1)
        }
        return [self.sheet_model.number_at(row) for row in sorted(rows)]

    def row_menu(self) -> QMenu:
        """What the selected rows may be said to be."""
        menu = QMenu(self)
        view, rows = self.sheet_model.view, self.selected_numbers()
        if view is None or not rows or self._fixed:
            return menu
        words = f"Dòng {rows[0]}" if len(rows) == 1 else f"{len(rows)} dòng đang chọn"
        _head(menu, f"{words} là:")
        for choice in offered(view, rows):
            if choice == "found":
                menu.addSeparator()
            action = menu.addAction(ROW_CHOICES[choice])
            action.setData(choice)
            action.triggered.connect(partial(self._rows_chosen, rows, choice))
        return menu

    def column_menu(self, column: int) -> QMenu:
        """What a column may be taken for."""
        menu = QMenu(self)
        view = self.sheet_model.view
        if view is None or not view.header_first or self._fixed:
            return menu
        letter, shown = column_letter(column), self.sheet_model.column_view(column)
        _head(menu, f"Cột {letter} là:")
        taken = shown.field if shown else ""
        choices: Sequence[tuple[str | None, str]] = (
            (PASSED_OVER, "Bỏ qua cột này"),
            (None, "Như chương trình nhận ra"),
            *fields_offered(self._kind),
        )
        for field, title in choices:
            action = menu.addAction(title)
            action.setData(field)
            action.setCheckable(field is not None)
            action.setChecked(field is not None and field == taken)
            action.triggered.connect(
                lambda _on=False, field=field: self.reread.emit(
                    with_column(self.reading, letter, field)
                )
            )
            if field is None:
                menu.addSeparator()
        menu.addSeparator()
        fonts = menu.addMenu("Chữ trong cột này")
        for encoding, title in (("", "Unicode, để nguyên"), *ENCODINGS.items()):
            action = fonts.addAction(title)
            action.setData(encoding)
            action.triggered.connect(
                lambda _on=False, encoding=encoding: self.reread.emit(
                    with_encoding(self.reading, letter, encoding)
                )
            )
        return menu

    def copy(self) -> None:
        """The selected block, as it is in the file."""
        view, numbers = self.sheet_model.view, self.selected_numbers()
        columns = sorted({index.column() for index in self.selectedIndexes()})
        if view is None or not numbers:
            return
        lines = [
            "\t".join(view.text(row, c).replace("\n", " ") for c in columns) for row in numbers
        ]
        QApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Down and alt:
            column = max(self.currentIndex().column(), 0)
            self._open(self.column_menu(column), self.heads.menu_place(column))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._open(self.row_menu(), self._beside_current())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._open(self.row_menu(), event.globalPos())

    def _rows_chosen(self, rows: Sequence[int], choice: RowChoice, _on: bool = False) -> None:
        view = self.sheet_model.view
        if view is not None:
            self.reread.emit(with_rows(self.reading, view, rows, choice))

    def _open(self, menu: QMenu, at: QPoint) -> None:
        if self.open_menu is not None:
            self.open_menu.deleteLater()
        self.open_menu = menu
        if not menu.isEmpty():
            menu.popup(at)

    def _beside_current(self) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())

    def _fit_columns(self) -> None:
        """As wide as what stands in the first rows of data, and as the heads, within reason."""
        model, metrics = self.sheet_model, self.fontMetrics()
        view = model.view
        if view is None:
            return
        first = max(view.first_row, 1)
        rows = range(first, min(view.row_count, first + _ROWS_MEASURED - 1) + 1)
        for column in range(model.columnCount()):
            texts = [model.shown(row, column) for row in rows]
            widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            head = metrics.horizontalAdvance(model.taken_for(column)) + grid(40)
            wanted = max(widest + grid(20), min(head, grid(170)), grid(56))
            self.setColumnWidth(column, min(wanted, grid(300)))

    def _show_beginning(self) -> None:
        """From the top, or from the header where much stands above it."""
        view = self.sheet_model.view
        self.scrollToTop()
        room = self.viewport().height() // self.gutter.defaultSectionSize() // 2
        if view is not None and view.header_first and view.first_row > min(room, _MOST_ABOVE):
            header = self.sheet_model.index(view.header_first - 1, 0)
            self.scrollTo(header, QAbstractItemView.ScrollHint.PositionAtTop)

    def _span_merged(self) -> None:
        """Above the data, cells that are merged in the file are shown as one."""
        view = self.sheet_model.view
        if view is None:
            return
        spans = 0
        for merged in view.sheet.merged:
            if merged.first_row + 1 >= max(view.first_row, 1) or spans >= _MOST_SPANS:
                continue
            last = min(merged.last_column, self.sheet_model.columnCount() - 1)
            down, across = merged.last_row - merged.first_row + 1, last - merged.first_column + 1
            if across > 0 and merged.last_row < view.row_count and (down > 1 or across > 1):
                self.setSpan(merged.first_row, merged.first_column, down, across)
                spans += 1


def _head(menu: QMenu, text: str) -> None:
    """Of what the menu speaks; the style draws no titles of sections."""
    menu.addAction(text).setEnabled(False)
