"""Tính tiền thưởng, Xem tiền thưởng: the money of issued decisions, from where they were issued."""

from __future__ import annotations

from ui.pages.fund.payments_part import PREPARE, prepared_in_words
from ui.pages.stored_list_page import StoredListPage
from ui.workspace import Workspace


class DecisionPrizes:
    """Adds its actions to ``page``: to reckon for all chosen that are issued, to see what one brings."""

    def __init__(self, page: StoredListPage, workspace: Workspace) -> None:
        self._page = page
        self._workspace = workspace
        self.action = page.add_action("prizes", PREPARE, "calculator", self.prepare, needs="some")
        self.see_action = page.add_action(
            "see_prizes", "Xem tiền thưởng", "wallet", self.see, needs="one"
        )
        self.actions = (self.action, self.see_action)
        for action in self.actions:
            action.setVisible(False)

    def show_for_chosen(self) -> None:
        """What is reckoned is only looked at; there it can be reckoned anew."""
        issued = self._issued()
        payments = self._workspace.services.payments
        self.action.setVisible(any(payments.left_of(uid) for uid in issued))
        reckoned = len(issued) == 1 and bool(payments.of_decision(issued[0]))
        self.see_action.setVisible(reckoned)

    def see(self) -> None:
        uid = self._page.list.current_uid()
        payments = self._workspace.services.payments.of_decision(uid) if uid else []
        if payments:
            self._page.go_to.emit(f"fund/payments#{payments[0].uid}")

    def prepare(self) -> None:
        """Reckon anew what is not paid, too: one press, one thing to undo."""
        if uids := self._issued():
            self._workspace.run(
                "Đang tính tiền thưởng",
                lambda services, progress: services.payments.prepare_many(uids, progress),
                lambda prepared: self._page.told.emit(
                    f"{prepared_in_words(prepared)} Xem ở trang Quỹ & phôi.", True
                ),
                "payments",
            )

    def _issued(self) -> list[str]:
        chosen = self._workspace.services.store.decisions.get_many(self._page.list.selected_uids())
        return [d.uid for d in chosen if d.status == "issued" and d.purpose == "award"]
