"""A page around one stored list: asks for it as searched, filtered and ordered on screen."""

from __future__ import annotations

from dataclasses import replace

from models.listing import Query
from services.lists import OpenList
from ui.pages.list_page import Empty, ListPage
from ui.tables.list_model import Tones
from ui.workspace import Workspace


class StoredListPage(ListPage):
    """Subclasses may narrow the list by ``scope``."""

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
    ) -> None:
        super().__init__(
            name,
            title,
            noun=noun,
            empty=empty,
            search_hint=search_hint,
            tones=tones,
            settings=workspace.settings,
        )
        self.workspace = workspace
        self.services = workspace.services
        self._opened = self.services.lists.open(list_id)
        filterable = [column.name for column in self._opened.columns if column.kind != "money"]
        self.list.set_filterable(filterable)

    def scope(self) -> Query:
        """What the page fixes besides what is typed and chosen in the list."""
        return Query()

    def query(self) -> Query:
        """What is shown now."""
        return replace(
            self.scope(),
            search=self.search_text,
            order=self.list.order,
            filters=self.list.filters,
        )

    def source(self) -> OpenList:
        return self._opened.asked(self.query())
