"""A page around one list: search and filters above it, details of the selected row beside it, sums below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.numbers import format_number
from services.services import Services
from ui.look import grid
from ui.pages.above_list import AboveList
from ui.pages.empty_list import Empty, tell_not_found, tell_nothing_yet
from ui.pages.grid_editing import GridEditing
from ui.pages.grid_records import EditedSource
from ui.pages.grid_storing import MakeGrid
from ui.pages.list_status import ListStatus
from ui.pages.page import Page
from ui.tables.grid_model import GridModel
from ui.tables.grid_view import GridView
from ui.tables.list_model import ListModel, Tones
from ui.tables.list_view import ListView
from ui.tables.source import ListSource, ShortList
from ui.widgets.details_pane import Details, DetailsPane
from ui.widgets.empty_state import EmptyState
from ui.widgets.side_by_side import SideBySide
from ui.workspace import Workspace

NARROW = 1100
"""Of the window."""


class ListPage(Page):
    """Subclasses give ``source`` and may give ``details_of``, ``open_record``, ``new_record``.

    An ``edited`` list is a grid, whose page calls ``edit_in_place``.
    """

    def __init__(
        self,
        name: str,
        title: str,
        *,
        noun: str,
        empty: Empty,
        search_hint: str = "Tìm trong danh sách này",
        tones: Tones | None = None,
        settings: QSettings | None = None,
        edited: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, title, parent)
        self._noun = noun
        self.editing: GridEditing | None = None
        self._empty = empty
        self.above = AboveList(search_hint)
        self.search, self.chips = self.above.search, self.above.chips
        self.details_button = self.above.details_button
        self.list: ListView = (
            GridView(name, title, GridModel(tones=tones), settings)
            if edited
            else ListView(name, title, ListModel(tones=tones), settings)
        )
        self.empty = EmptyState()
        self.details = DetailsPane()
        self.status = ListStatus(noun)
        self._describe_soon = QTimer(self)
        self._describe_soon.setSingleShot(True)

        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        left = QWidget()
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(grid(6))
        beside.addWidget(self._stack, 1)
        beside.addWidget(self.status)
        self._beside = SideBySide(left, self.details)
        self.body.addLayout(self.above)
        self.body.addWidget(self._beside, 1)

        self.above.searched.connect(self.refresh)
        self.above.list_wanted.connect(self._enter_list)
        self._describe_soon.timeout.connect(self._describe_selection)
        self.chips.changed.connect(self.refresh)
        self.chips.removed.connect(self._remove_filter)
        self.list.order_changed.connect(lambda _order: self.refresh())
        self.list.filters_changed.connect(lambda _filters: self.refresh())
        self.list.selected.connect(self._count_selection)
        self.list.selected.connect(self._describe_soon.start)
        self.list.opened.connect(self.open_record)
        self.list.new_wanted.connect(self.new_record)
        self.list.row_actions = self.row_actions
        self.list.header_entries.append(("Đọc lại và xếp lại danh sách\tF5", self.read_anew))
        self.empty.stepped.connect(self._take_step)
        self.details.closed.connect(self.close_drawer)
        self.details_button.clicked.connect(self.open_drawer)

    @property
    def grid(self) -> GridView:
        """The list of a page that is edited in place."""
        assert isinstance(self.list, GridView)
        return self.list

    def put_beside_search(self, widget: QWidget) -> None:
        """One more choice of what the list shows, before the chips."""
        self.above.insertWidget(1, widget, 0, Qt.AlignmentFlag.AlignTop)

    def edit_in_place(
        self,
        workspace: Workspace,
        make: Callable[[], MakeGrid],
        source: Callable[[], Callable[[Services], EditedSource]],
        *,
        delete: str = "delete",
    ) -> GridEditing:
        """Let the cells be typed in; ``delete`` is the verb of the action that removes rows."""
        self.editing = GridEditing(self, self.grid, workspace, make, source, delete=delete)
        self.grid.delete_action = f"action.{self.name}.{delete}"
        return self.editing

    def source(self) -> ListSource:
        """The list as searched, filtered and ordered now."""
        return ShortList(())

    def details_of(self, uid: str) -> Details | None:
        """What the pane shows of one record."""

    def overview(self) -> Details | None:
        """What the pane shows while no single record is chosen."""

    def open_record(self, uid: str) -> None:
        """Enter or double click on a row."""

    def new_record(self) -> None:
        """Insert in the list."""

    def add_edit_action(self, shortcut: str = "Alt+Return") -> QAction:
        return self.add_action(
            "edit", "Sửa", "pencil", self.edit_selected, shortcut=shortcut, needs="one"
        )

    def edit_selected(self) -> None:
        if uid := self.list.current_uid():
            self.open_record(uid)

    def summary(self, count: int) -> str:
        """The sentence under the title when all ``count`` records are shown."""
        return f"Có {format_number(count)} {self._noun}."

    @property
    def search_text(self) -> str:
        return self.search.text().strip()

    @property
    def narrowed(self) -> bool:
        """Whether something typed or chosen hides part of the list."""
        return bool(self.search_text or self.chips.chosen() or self.list.filters)

    def refresh(self) -> None:
        self.above.search_is_done()
        if self.editing is not None and self.editing.waits():
            return
        self.list.reload(lambda: self.list.list_model.set_source(self._source_to_show()))
        if self.editing is not None:
            self.editing.renew()
        self._show_filters()
        had_keys = self._stack.isAncestorOf(self.window().focusWidget() or self)
        self._show_empty_or_list()
        if had_keys:
            self._keep_keys()
        self._describe_soon.start()

    def read_anew(self) -> None:
        """Ask for the list as if it were shown for the first time: sorted and filtered again."""
        if self.editing is not None:
            self.editing.let_go()
        self.refresh()

    def refresh_when_seen(self) -> None:
        if self.editing is None or not self.editing.announcing:
            super().refresh_when_seen()

    def tell_anew(self) -> None:
        """Say again what is said of the list, after cells were edited in place."""
        if self.list.list_model.rowCount() and not self.narrowed:
            self.sentence.setText(self.summary(self.list.list_model.record_count))
        self._describe_soon.start()

    def clear_search(self) -> None:
        """Show the whole list again."""
        for widget in (self.search, self.chips, self.list):
            widget.blockSignals(True)
        self.search.clear()
        self.chips.choose()
        self.list.clear_filters()
        for widget in (self.search, self.chips, self.list):
            widget.blockSignals(False)
        self.refresh()

    def first_widget(self) -> QWidget | None:
        if self._stack.currentWidget() is self.list:
            return self.list
        return self.search if self.empty.first.isHidden() else self.empty.first

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _enter_list(self) -> None:
        self.list.setFocus()
        if not self.list.currentIndex().isValid():
            self.list.selectRow(0)

    def open_drawer(self) -> None:
        """Where there is no room beside the list, lay the details over it."""
        self._beside.open_drawer()

    def close_drawer(self) -> None:
        self._beside.close_drawer()
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_F and control:
            self.focus_search()
        elif event.key() == Qt.Key.Key_F5 and not event.modifiers():
            self.read_anew()
        elif event.matches(QKeySequence.StandardKey.Paste) and self.editing is not None:
            self.editing.paste()
        elif event.key() == Qt.Key.Key_Escape and self._beside.drawer_open:
            self.close_drawer()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < grid(NARROW)
        self._beside.set_narrow(narrow)
        self.details_button.setVisible(narrow)
        self.details.close_button.setVisible(narrow)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever comes back finds the list sorted and filtered, and nothing red."""
        super().hideEvent(event)
        if self.editing is not None and not event.spontaneous() and self.editing.let_go():
            self._stale = True

    def _source_to_show(self) -> ListSource:
        source = self.source()
        return source if self.editing is None else self.editing.over(cast("EditedSource", source))

    def _show_filters(self) -> None:
        texts = {name: self.list.filter_text(name) for name in self.list.filters}
        self.chips.show_filters(texts)

    def _remove_filter(self, name: str) -> None:
        self.list.set_filter(name, None)

    def _show_empty_or_list(self) -> None:
        count = self.list.list_model.record_count
        self._beside.set_right_wanted(count > 0)
        self.status.setVisible(count > 0)
        if self.list.list_model.rowCount():
            self._stack.setCurrentWidget(self.list)
            self.sentence.setText(
                f"Tìm thấy {format_number(count)} {self._noun}."
                if self.narrowed
                else self.summary(count)
            )
            return
        self._stack.setCurrentWidget(self.empty)
        self.sentence.setText(
            tell_not_found(self.empty, self._noun)
            if self.narrowed
            else tell_nothing_yet(self.empty, self._noun, self._empty, self.find_action)
        )

    def _take_step(self, number: int) -> None:
        if self.narrowed:
            self.clear_search()
            return
        verb = (self._empty.first_verb, self._empty.second_verb)[number]
        if (action := self.find_action(verb)) is not None:
            action.trigger()

    def _count_selection(self) -> None:
        focused = self.window().focusWidget()
        self.show_selected_count(self.list.selected_count())
        if focused is not None and self.isAncestorOf(focused) and not focused.isEnabled():
            self._keep_keys()

    def _keep_keys(self) -> None:
        """Qt would go on to the next widget, far from here."""
        if (widget := self.first_widget()) is not None:
            widget.setFocus()

    def _describe_selection(self) -> None:
        self._count_selection()
        count = self.list.selected_count()
        self.status.describe(self.list, self.editing)
        uids = self.list.selected_uids() if count == 1 else []  # none: deleted a moment ago
        details = self.details_of(uids[0]) if uids else None
        if details is None and count <= 1:
            details = self.overview()
        if details is not None:
            self.details.show_details(details)
        elif count > 1:
            self.details.show_hint(f"Đang chọn {format_number(count)} {self._noun}.")
        else:
            self.details.show_hint("Chọn một dòng để xem chi tiết.")
