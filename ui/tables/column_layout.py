"""The widths, the order and the choice of the columns of a list, as its user left them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, QSettings, Qt
from PySide6.QtWidgets import QApplication, QHeaderView, QMenu, QTableView

from ui.look import grid
from ui.tables.source import ColumnLike


class ColumnLayout(QObject):
    """``key`` is where ``settings`` remember it; without settings nothing is remembered."""

    def __init__(self, table: QTableView, key: str, settings: QSettings | None) -> None:
        super().__init__(table)
        self._table = table
        self._header: QHeaderView = table.horizontalHeader()
        self._key = key
        self._settings = settings
        self._columns: Sequence[ColumnLike] = ()
        self._laid_out = False
        self._text_size = QApplication.font().pointSizeF()
        self._header.sectionResized.connect(self._remember)
        self._header.sectionMoved.connect(self._remember)

    def show_columns(self, columns: Sequence[ColumnLike]) -> None:
        """Give a new set of columns its widths; the same columns keep theirs."""
        if [column.name for column in columns] == [column.name for column in self._columns]:
            return
        self._columns = columns
        self._laid_out = False
        for number, column in enumerate(columns):
            self._header.setSectionHidden(number, False)
            self._header.resizeSection(number, grid(column.width))
        kept = self._settings.value(self._place) if self._settings is not None else None
        if kept is not None:
            self._header.restoreState(kept)
        self._laid_out = bool(columns)

    def visible(self) -> list[int]:
        """The numbers of the columns that are seen, in the order they are seen."""
        order = (self._header.logicalIndex(place) for place in range(self._header.count()))
        return [number for number in order if not self._header.isSectionHidden(number)]

    def reset(self) -> None:
        """Every column in its first place and width."""
        self._laid_out = False
        if self._settings is not None:
            self._settings.remove(self._place)
        for place in range(self._header.count()):
            self._header.moveSection(self._header.visualIndex(place), place)
        columns, self._columns = self._columns, ()
        self.show_columns(columns)

    def fit_to_text(self) -> None:
        """The columns grow with the text."""
        before, self._text_size = self._text_size, QApplication.font().pointSizeF()
        if self._laid_out and before != self._text_size:
            for number in self.visible():
                width = self._header.sectionSize(number) * self._text_size / before
                self._header.resizeSection(number, round(width))

    def open_menu(
        self, place: QPoint, entries: Sequence[tuple[str, Callable[[], object]]] = ()
    ) -> None:
        """What can be done with the columns, and which of them to see."""
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, run in entries:
            menu.addAction(text).triggered.connect(lambda _checked, run=run: run())
        if entries:
            menu.addSeparator()
        visible = self.visible()
        for number, column in enumerate(self._columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(number in visible)
            action.setEnabled(number not in visible or len(visible) > 1)
            action.toggled.connect(lambda on, number=number: self._show(number, on))
        menu.addSeparator()
        menu.addAction("Trả các cột về ban đầu", self.reset)
        menu.popup(place)

    def _show(self, number: int, on: bool) -> None:
        self._header.setSectionHidden(number, not on)
        self._remember()

    def _remember(self) -> None:
        if self._laid_out and self._settings is not None:
            self._settings.setValue(self._place, self._header.saveState())

    @property
    def _place(self) -> str:
        names = ",".join(column.name for column in self._columns)
        return f"lists/{self._key}/{names}"
