"""Tiền thưởng: what each award brings, reckoned in one press, and whether it was handed out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction

from models.listing import Query
from models.money import format_money
from models.numbers import format_number
from models.payments import Payment
from services.fund import Ledger
from services.prize_reckoning import Prepared
from ui.dialogs.payment_dialog import PaymentDialog
from ui.icons import beside_icon
from ui.pages.fund.fund_year import fund_year
from ui.pages.fund.payment_details import TONES, payment_details
from ui.pages.fund.payment_steps import PaymentSteps
from ui.pages.list_page import Empty
from ui.pages.stored_list_page import StoredListPage
from ui.widgets.details_pane import Details
from ui.workspace import Workspace

EVERY_YEAR = "every_year"
SHOWN: dict[str, tuple[str, tuple[str, ...]]] = {
    "unpaid": ("Chưa chi", ("unpaid",)),
    "paid": ("Đã chi", ("paid", "to_return", "returned")),
    "not_paid": ("Không chi", ("not_paid",)),
    "to_return": ("Phải thu hồi", ("to_return",)),
}
PREPARE = "Tính tiền thưởng"


def prepared_in_words(prepared: Prepared) -> str:
    """What is told after prize money was reckoned."""
    said = (
        f"Đã tính {format_number(prepared.made)} khoản tiền thưởng của "
        f"{format_number(prepared.decisions)} quyết định, phải chi {format_money(prepared.total)}."
    )
    if prepared.not_paid:
        said += f" {format_number(prepared.not_paid)} khoản không chi vì đã tính mức cao hơn."
    if prepared.without_amount:
        said += f" {format_number(prepared.without_amount)} khoản chưa có số tiền, cần nhập."
    return said


class PaymentsPart(StoredListPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "payments",
            "Tiền thưởng",
            "payment-list",
            workspace,
            noun="khoản tiền thưởng",
            empty=Empty(
                "wallet",
                "Chưa tính tiền thưởng nào trong năm này",
                "Sau khi ban hành quyết định, bấm Tính tiền thưởng: mỗi người một khoản, theo hệ "
                "số và lương cơ sở của ngày quyết định.",
                "prepare",
            ),
            search_hint="Tìm tên, số quyết định",
            tones={"status": TONES},
        )
        self._payments = workspace.services.payments
        self._many = PaymentSteps(self, workspace)
        self._ledger: Ledger | None = None
        for name, (text, _) in SHOWN.items():
            self.chips.add(name, text, group="status")
        self.chips.add(EVERY_YEAR, "Mọi năm")
        self._add_actions()
        self.add_paper_actions()
        changes = workspace.changes
        self.follow(
            changes.payments_changed,
            changes.decisions_changed,
            changes.settings_changed,
            workspace.period.changed,
        )

    def scope(self) -> Query:
        chosen = self.chips.chosen()
        scope = {} if EVERY_YEAR in chosen else {"year": str(fund_year(self.workspace))}
        wanted = [status for name in chosen if name in SHOWN for status in SHOWN[name][1]]
        return Query(scope=scope, filters={"status": wanted} if wanted else {})

    @property
    def narrowed(self) -> bool:
        """All years are more than one, not less."""
        chips = set(self.chips.chosen()) - {EVERY_YEAR}
        return bool(self.search_text or chips or self.list.filters)

    def refresh(self) -> None:
        self._ledger = self.services.fund.ledger(fund_year(self.workspace))
        left = len(self._payments.decisions_left())
        text = f"{PREPARE} ({format_number(left)} quyết định)" if left else PREPARE
        self.prepare_action.setText(text)
        self.prepare_action.setIconText(beside_icon(text))
        super().refresh()

    def summary(self, count: int) -> str:
        told = f"Có {format_number(count)} {self._noun}"
        if EVERY_YEAR in self.chips.chosen() or self._ledger is None:
            return f"{told} của mọi năm."
        told = (
            f"{told} của quỹ năm {self._ledger.year}: đã chi {format_money(self._ledger.paid)}, "
            f"chưa chi {format_money(self._ledger.planned)}"
        )
        if self._ledger.to_return:
            told += f", phải thu hồi {format_money(self._ledger.to_return)}"
        return f"{told}."

    def widen_for(self, uid: str) -> None:
        super().widen_for(uid)
        if self.source().place(uid) is None:
            self.chips.choose(EVERY_YEAR)

    def details_of(self, uid: str) -> Details | None:
        return payment_details(self.services, self._payments.get(uid), self._next_actions())

    def open_record(self, uid: str) -> None:
        payment = self._payments.get(uid)
        if payment.status in ("paid", "returned"):
            self.refused.emit(
                "Khoản này đã chi nên không sửa được; "
                "hãy dùng Trả về bước trước nếu ghi nhầm, rồi sửa."
            )
            return
        dialog = PaymentDialog(self.workspace, payment, self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def prepare(self) -> None:
        """Reckon the prize money of every issued decision that was not reckoned yet."""
        left = self._payments.decisions_left()
        if not left:
            self.told.emit("Mọi quyết định đã ban hành của xã đều đã tính tiền thưởng.", False)
            return
        self._prepare(left)

    def reckon_again(self) -> None:
        """Anew for the decisions of the chosen rows, where nothing was paid or typed."""
        awards = [self._payments.award(payment) for payment in self._chosen()]
        self._prepare(list(dict.fromkeys(award.decision_uid for award in awards)))

    def pay(self) -> None:
        self._many.pay(self._chosen())

    def give_back(self) -> None:
        self._many.give_back(self._chosen())

    def leave_out(self) -> None:
        self._many.decide(self._chosen(), paid=False)

    def pay_anyway(self) -> None:
        self._many.decide(self._chosen(), paid=True)

    def step_back(self) -> None:
        self._many.step_back(self.list.selected_uids())

    # Inside

    def _add_actions(self) -> None:
        self.prepare_action = self.add_action(
            "prepare", PREPARE, "calculator", self.prepare, main=True, shortcut="Ctrl+N"
        )
        self._steps = [
            self.add_action(
                "pay", "Ghi đã chi…", "banknote", self.pay, shortcut="Ctrl+Return", needs="some"
            ),
            self.add_action(
                "edit",
                "Sửa số tiền…",
                "pencil",
                self.edit_selected,
                shortcut="F2",
                needs="one",
            ),
        ]
        self.add_action("leave_out", "Không chi…", "x", self.leave_out, needs="some")
        self.add_action("pay_anyway", "Vẫn chi…", "check", self.pay_anyway, needs="some")
        self.add_action("give_back", "Ghi nộp lại…", "undo-2", self.give_back, needs="some")
        self.add_action(
            "back", "Trả về bước trước", "undo-2", self.step_back, rare=True, needs="some"
        )
        self.add_action(
            "again", "Tính lại", "calculator", self.reckon_again, rare=True, needs="some"
        )

    def _chosen(self) -> list[Payment]:
        return self.services.store.payments.get_many(self.list.selected_uids())

    def _next_actions(self) -> list[QAction]:
        return [action for action in self._steps if action.isEnabled()]

    def _prepare(self, decisions: Sequence[str]) -> None:
        self.workspace.run(
            "Đang tính tiền thưởng",
            lambda services, progress: services.payments.prepare_many(decisions, progress),
            lambda prepared: self.told.emit(prepared_in_words(prepared), True),
            "payments",
        )

    def _saved(self, payment: Payment) -> None:
        self.workspace.changes.announce("payments")
        self.told.emit(f"Đã ghi tiền thưởng {format_money(payment.amount)}.", True)
