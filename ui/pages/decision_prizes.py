"""Tính tiền thưởng: the money of issued decisions, reckoned from where they were issued."""

from __future__ import annotations

from ui.pages.fund.payments_part import PREPARE, prepared_in_words
from ui.pages.stored_list_page import StoredListPage
from ui.workspace import Workspace


class DecisionPrizes:
    """Adds its action to ``page``; it stands for every chosen decision that is issued."""

    def __init__(self, page: StoredListPage, workspace: Workspace) -> None:
        self._page = page
        self._workspace = workspace
        self.action = page.add_action("prizes", PREPARE, "calculator", self.prepare, needs="some")
        self.action.setVisible(False)

    def show_for_chosen(self) -> None:
        self.action.setVisible(bool(self._issued()))

    def prepare(self) -> None:
        """Reckon anew what is not paid, too: one press, one thing to undo."""
        if uids := self._issued():
            self._workspace.run(
                "Đang tính tiền thưởng",
                lambda services, progress: services.payments.prepare_many(uids, progress),
                lambda prepared: self._page.told.emit(
                    f"{prepared_in_words(prepared)} Xem ở trang Quỹ khen thưởng.", True
                ),
                "payments",
            )

    def _issued(self) -> list[str]:
        chosen = self._workspace.services.store.decisions.get_many(self._page.list.selected_uids())
        return [d.uid for d in chosen if d.status == "issued" and d.purpose == "award"]
