"""Quỹ khen thưởng: prize money, the sheets on which it is signed for, and the fund it comes from."""

from __future__ import annotations

from ui.pages.fund.ledger_part import LedgerPart
from ui.pages.fund.payment_lists_part import PaymentListsPart
from ui.pages.fund.payments_part import PaymentsPart
from ui.pages.tabbed_page import Part, TabbedPage
from ui.workspace import Workspace


class FundPage(TabbedPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "fund",
            "Quỹ khen thưởng",
            [
                Part("payments", "Tiền thưởng", lambda: PaymentsPart(workspace)),
                Part("payment-lists", "Danh sách chi", lambda: PaymentListsPart(workspace)),
                Part("ledger", "Thu, chi quỹ", lambda: LedgerPart(workspace)),
            ],
            workspace.settings,
        )
