"""A page around one stored list: asks for it as searched, filtered and ordered on screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView

from models.listing import Query
from services.forms import FORMS
from services.forms.form import Wanted
from services.lists import OpenList
from services.services import Services
from ui.pages.list_page import Empty, ListPage
from ui.printing_desk import EXCEL, PrintingDesk, Task, form_task
from ui.tables.list_model import Tones
from ui.widgets.file_drop import dropped_file
from ui.workspace import Workspace


class StoredListPage(ListPage):
    """Subclasses may narrow the list by ``scope``, and ``take_file`` that is dropped on it."""

    takes_files = False

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
        self.setAcceptDrops(self.takes_files)

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

    def source(self) -> OpenList:
        return self._opened.asked(self.query())

    def source_anywhere(self) -> Callable[[Services], OpenList]:
        """The same list as it is asked now, on any connection."""
        list_id, query = self._opened.listing.id, self.query()
        return lambda services: services.lists.open(list_id, query)

    def reveal(self, uid: str) -> bool:
        self.widen_for(uid)
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

    def take_file(self, file: Path) -> None:
        """A file was dropped on the page; asked only of pages that ``takes_files``."""

    def add_paper_actions(self) -> None:
        """Let what is shown be printed, and written as a spreadsheet."""
        self.desk = PrintingDesk(self.workspace, self)
        self.desk.refused.connect(self.refused)
        self.desk.made.connect(self._tell_made)
        self.add_action("print", "In danh sách", "printer", self.print_list, shortcut="Ctrl+P")
        self.add_action("export", "Xuất Excel", "download", self.export_list)

    def print_list(self) -> None:
        self.desk.show_preview(self._paper())

    def export_list(self) -> None:
        self.desk.open_as(self._paper(), EXCEL)

    def _paper(self) -> Task:
        query = self.query()
        form = next(form for form in FORMS if form.id == self._opened.listing.id)
        return form_task(form, Wanted(period=query.scope.get("period", ""), query=query))

    def _tell_made(self, path: Path) -> None:
        self.told.emit(f"Đã ghi {path.name} vào thư mục bản in.", False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.takes_files and dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = dropped_file(event.mimeData())
        if self.takes_files and file is not None:
            event.acceptProposedAction()
            self.take_file(file)
