"""A stored list with the tree of units beside it, which chooses whose records are shown."""

from __future__ import annotations

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QSplitter

from models.listing import NO_UNIT
from ui.look import grid
from ui.pages.list_page import Empty
from ui.pages.stored_list_page import StoredListPage
from ui.tables.list_model import Tones
from ui.widgets.unit_tree import UnitTree
from ui.workspace import Workspace


class UnitListPage(StoredListPage):
    """Subclasses count by unit, say when to count again, and put ``shown_unit`` into their scope."""

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
            list_id,
            workspace,
            noun=noun,
            empty=empty,
            search_hint=search_hint,
            tones=tones,
            edited=edited,
        )
        self.units = UnitTree()
        self._tree_old = True
        self._old_shown = False
        splitter = QSplitter()
        splitter.setObjectName("tree_and_list")
        splitter.setHandleWidth(grid(12))
        splitter.setChildrenCollapsible(False)
        beside = self.body.takeAt(self.body.count() - 1).widget()
        splitter.addWidget(self.units)
        splitter.addWidget(beside)
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([grid(248), grid(880)])
        self.body.addWidget(splitter, 1)
        self.units.chosen.connect(lambda _uid: (self.moved_on.emit(), self.refresh()))

    @property
    def chosen_unit(self) -> str | None:
        """Uid of the unit whose records are shown; None for all, and for those of no unit."""
        return self.shown_unit if self.shown_unit != NO_UNIT else None

    @property
    def shown_unit(self) -> str | None:
        """For the query: uid of the unit, ``NO_UNIT`` or None for all."""
        return self.units.value() or None

    def count_by_unit(self) -> tuple[dict[str, int], int]:
        """For each unit the records of it and everything below it; and how many there are."""
        return {}, 0

    def recount_after(self, *signals: SignalInstance) -> None:
        """Count again, at the next refresh, after these signals; connect before ``follow``."""
        for signal in signals:
            signal.connect(self._forget_counts)

    @property
    def narrowed(self) -> bool:
        return super().narrowed or self.shown_unit is not None

    def clear_search(self) -> None:
        self.units.choose("")
        super().clear_search()

    def refresh(self) -> None:
        if self._tree_old:
            self._tree_old = False
            units = self.services.directory.units()
            shown = [unit for unit in units if self._old_shown or unit.ended_on is None]
            counts, everybody = self.count_by_unit()
            inside = sum(counts.get(unit.uid, 0) for unit in units if unit.parent_uid is None)
            self.units.show_units(shown, counts, everybody, everybody - inside)
        super().refresh()

    def show_old_units(self, shown: bool) -> None:
        """Whether the tree also has the units that were merged into others."""
        self._old_shown = shown
        self._forget_counts()
        self.refresh()

    def _forget_counts(self) -> None:
        self._tree_old = True
