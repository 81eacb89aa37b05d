"""Quỹ & phôi: prize money, its sheets and its fund; the stock of certificates and what was printed."""

from __future__ import annotations

from ui.pages.fund.certificate_prints_part import CertificatePrintsPart
from ui.pages.fund.ledger_part import LedgerPart
from ui.pages.fund.payment_lists_part import PaymentListsPart
from ui.pages.fund.payments_part import PaymentsPart
from ui.pages.fund.stock_moves_part import StockMovesPart
from ui.pages.fund.stock_part import StockPart
from ui.pages.tabbed_page import Part, TabbedPage
from ui.workspace import Workspace


class FundPage(TabbedPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "fund",
            "Quỹ & phôi",
            [
                Part("payments", "Tiền thưởng", lambda: PaymentsPart(workspace)),
                Part("payment-lists", "Danh sách chi", lambda: PaymentListsPart(workspace)),
                Part("ledger", "Thu, chi quỹ", lambda: LedgerPart(workspace)),
                Part("stock", "Phôi, khung", lambda: StockPart(workspace)),
                Part("stock-moves", "Xuất, hỏng", lambda: StockMovesPart(workspace)),
                Part(
                    "certificate-prints",
                    "Sổ in giấy khen",
                    lambda: CertificatePrintsPart(workspace),
                ),
            ],
            workspace.settings,
        )
