"""A page around one stored list: asks for it as searched, filtered and ordered on screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView

from models.listing import Query
from services.forms.form import Wanted
from services.lists import OpenList
from services.services import Services
from ui.dialogs.sort_dialog import SortDialog
from ui.pages.handing_out import HandingOut
from ui.pages.list_page import Empty, ListPage
from ui.printing_desk import PrintingDesk
from ui.tables.list_model import Tones
from ui.widgets.file_drop import dropped_files
from ui.workspace import Workspace


class StoredListPage(ListPage):
    """Subclasses may narrow the list by ``scope``, and ``accept_files`` that are dropped on it."""

    def __init__(
        self,
        name: str,
        title: str,
        list_id: str,
        workspace: Workspace,
        *,
        noun: str,
        empty: Empty,
        search_hint: str = "Tìm trong danh sách này",
        tones: Tones | None = None,
        edited: bool = False,
    ) -> None:
        super().__init__(
            name,
            title,
            noun=noun,
            empty=empty,
            search_hint=search_hint,
            tones=tones,
            settings=workspace.settings,
            edited=edited,
        )
        self.workspace = workspace
        self.services = workspace.services
        self._opened = self.services.lists.open(list_id)
        filterable = [column.name for column in self._opened.columns if column.kind != "money"]
        self.list.set_filterable(filterable)
        self.list.header_entries.append(("Xếp theo nhiều cột…", self.choose_order))
        self.take_file: Callable[..., None]
        self.desk: PrintingDesk
        self.handing_out: HandingOut

    def scope(self) -> Query:
        """What the page fixes besides what is typed and chosen in the list."""
        return Query()

    def query(self) -> Query:
        """What is shown now."""
        scope = self.scope()
        filters = dict(scope.filters)
        for column, values in self.list.filters.items():
            allowed = scope.filters.get(column, values)
            filters[column] = [value for value in values if value in allowed]
        return replace(scope, search=self.search_text, order=self.list.order, filters=filters)

    def choose_order(self) -> None:
        """By which columns to sort, one after the other."""
        dialog = SortDialog(self._opened.columns, self.list.order, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.list.sort)
        dialog.open()

    def source(self) -> OpenList:
        return self._opened.asked(self.query())

    def source_anywhere(self) -> Callable[[Services], OpenList]:
        """The same list as it is asked now, on any connection."""
        list_id, query = self._opened.listing.id, self.query()
        return lambda services: services.lists.open(list_id, query)

    def reveal(self, uid: str) -> bool:
        self.widen_for(uid)
        if self.editing is not None and self.editing.holds:
            self.read_anew()
        place = self.source().place(uid)
        if place is None:
            return False
        self.list.selectRow(place)
        self.list.scrollTo(self.list.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        self.list.setFocus()
        return True

    def widen_for(self, uid: str) -> None:
        """Let the list hold the record ``uid``: drop what narrows it."""
        self.clear_search()

    def accept_files(self, take: Callable[..., None]) -> None:
        """Let files be dropped on the page; ``take`` is given the first and all others."""
        self.take_file = take
        self.setAcceptDrops(True)

    def add_paper_actions(self) -> None:
        """Let what is shown be printed, written as a file, and copied."""
        self.desk = PrintingDesk(self.workspace, self)
        self.desk.refused.connect(self.refused)
        self.add_action("print", "In danh sách", "printer", self.print_list, shortcut="Ctrl+P")
        self.add_handing_out()

    def add_handing_out(self) -> None:
        """The menu of files and copies; the page has its printing desk already."""
        self.handing_out = HandingOut(
            self, self.workspace, self.desk, self._opened.listing.id, self.wanted
        )

    def wanted(self) -> Wanted:
        """What is shown now, for a paper or a file."""
        query = self.query()
        return Wanted(period=query.scope.get("period", ""), query=query)

    def print_list(self) -> None:
        self.handing_out.print_list()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if files := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.take_file(*files)
