"""Choose some, or all, of the records of a stored list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.listing import Query
from models.numbers import format_number
from services.lists import OpenList
from ui.dialogs.dialog_frame import button_row, fit_to_screen, stack_up, thin_line
from ui.icons import icon
from ui.look import grid
from ui.tables.list_model import ListModel
from ui.tables.list_view import ListView
from ui.tables.source import ColumnLike, Row
from ui.widgets.chips import ChipRow
from ui.widgets.empty_state import EmptyState
from ui.workspace import Workspace

MILLISECONDS_BEFORE_SEARCHING = 120


@dataclass(frozen=True, slots=True)
class SomeColumns:
    """A list with fewer columns than it is stored with."""

    opened: OpenList
    names: Sequence[str]

    @property
    def columns(self) -> Sequence[ColumnLike]:
        return [column for column in self.opened.columns if column.name in self.names]

    def count(self) -> int:
        return self.opened.count()

    def rows(self, offset: int, limit: int) -> Sequence[Row]:
        shown = [n for n, c in enumerate(self.opened.columns) if c.name in self.names]
        return [
            Row(row.uid, tuple(row.cells[number] for number in shown))
            for row in self.opened.rows(offset, limit)
        ]

    def uids(self) -> Sequence[str]:
        return self.opened.uids()

    def values(self, column: str) -> list[tuple[str, str, int]]:
        return list(self.opened.values(column))


class ChooseDialog(QDialog):
    """``chosen`` brings uids. ``query`` gets what is typed and which chips are on."""

    chosen = Signal(list)

    def __init__(
        self,
        workspace: Workspace,
        title: str,
        list_id: str,
        columns: Sequence[str],
        query: Callable[[str, list[str]], Query],
        *,
        noun: str,
        chips: Sequence[tuple[str, str, str, bool]] = (),
        empty: tuple[str, str] = ("", ""),
        offers_all: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``chips``: name, text, group, whether it is on."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._opened = workspace.services.lists.open(list_id)
        self._names = columns
        self._query = query
        self._noun = noun
        self._empty = empty
        self._offers_all = offers_all
        self.search = QLineEdit()
        self.search.setPlaceholderText("Tìm theo tên, không cần dấu (Ctrl+F)")
        self.search.setAccessibleName("Tìm theo tên")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMinimumWidth(grid(280))
        self.chips = ChipRow()
        for name, text, group, on in chips:
            self.chips.add(name, text, group=group, on=on)
        self.list = ListView(f"choose.{list_id}", title, ListModel(), workspace.settings)
        self.list.set_filterable(columns)
        self.empty = EmptyState()
        self.status = QLabel()
        self.status.setProperty("kind", "small")
        self.add_button = QPushButton()
        self.add_button.setProperty("kind", "main")
        self.all_button = QPushButton()
        self.cancel_button = QPushButton("Hủy")
        for button in (self.add_button, self.all_button, self.cancel_button):
            button.setAutoDefault(False)
        self._search_soon = QTimer(self)
        self._search_soon.setSingleShot(True)
        self._search_soon.setInterval(MILLISECONDS_BEFORE_SEARCHING)
        self._arrange()

        self.search.textChanged.connect(lambda _text: self._search_soon.start())
        self.search.returnPressed.connect(self.list.setFocus)
        self._search_soon.timeout.connect(self.refresh)
        self.chips.changed.connect(self.refresh)
        self.chips.removed.connect(lambda name: self.list.set_filter(name, None))
        self.list.order_changed.connect(lambda _order: self.refresh())
        self.list.filters_changed.connect(lambda _filters: self.refresh())
        self.list.selected.connect(self._say_how_many)
        self.list.opened.connect(lambda uid: self._choose([uid]))
        self.add_button.clicked.connect(lambda: self._choose(self.list.selected_uids()))
        self.all_button.clicked.connect(lambda: self._choose(self.source().uids()))
        self.cancel_button.clicked.connect(self.reject)
        self.refresh()
        self.search.setFocus()

    def source(self) -> SomeColumns:
        query = self._query(self.search.text().strip(), self.chips.chosen())
        filters = dict(query.filters)
        for column, values in self.list.filters.items():
            allowed = query.filters.get(column, values)
            filters[column] = [value for value in values if value in allowed]
        asked = replace(query, filters=filters, order=self.list.order)
        return SomeColumns(self._opened.asked(asked), self._names)

    def refresh(self) -> None:
        self._search_soon.stop()
        self.list.reload(lambda: self.list.list_model.set_source(self.source()))
        self.chips.show_filters({n: self.list.filter_text(n) for n in self.list.filters})
        count = self.list.list_model.rowCount()
        self._stack.setCurrentWidget(self.list if count else self.empty)
        if not count and (self.search.text().strip() or self.list.filters):
            self.empty.tell(
                "search", "Không tìm thấy", "Có thể gõ ngắn hơn, không cần dấu, hoặc bỏ bớt lọc."
            )
        elif not count:
            self.empty.tell("inbox", *self._empty)
        self._say_how_many()

    def _say_how_many(self) -> None:
        count, selected = self.list.list_model.rowCount(), self.list.selected_count()
        self.status.setText(f"{format_number(count)} {self._noun}" if count else "")
        self.add_button.setText(
            f"Thêm {format_number(selected)} đã chọn" if selected > 1 else "Thêm dòng đã chọn"
        )
        self.add_button.setEnabled(selected > 0)
        self.all_button.setText(f"Thêm tất cả ({format_number(count)})")
        self.all_button.setVisible(self._offers_all and count > 0)

    def _choose(self, uids: Sequence[str]) -> None:
        if uids:
            self.chosen.emit(list(uids))
            self.accept()

    def _arrange(self) -> None:
        finding = QHBoxLayout()
        finding.setSpacing(grid(8))
        finding.addWidget(self.search)
        finding.addWidget(self.chips, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        inside = QVBoxLayout()
        inside.setContentsMargins(grid(24), grid(16), grid(24), grid(12))
        inside.setSpacing(grid(8))
        inside.addLayout(finding)
        inside.addWidget(self._stack, 1)
        buttons = button_row(
            self.cancel_button, self.all_button, self.add_button, before=self.status
        )
        stack_up(self, inside, thin_line(), buttons, tall=inside)
        fit_to_screen(self, 920, 600)
