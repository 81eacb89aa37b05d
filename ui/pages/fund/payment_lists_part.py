"""Danh sách chi: the sheets on which recipients sign, one of a decision or one of each unit."""

from __future__ import annotations

from models.dates import format_short
from models.listing import Query
from models.money import amount_in_words, format_money
from models.numbers import format_number
from services.forms.deciding.payment_facts import payment_facts
from services.forms.deciding.payment_list import PAYMENT_LIST_FORM
from services.forms.form import Wanted
from services.payment_sheets import SheetTerms
from ui.dialogs.payment_sheets_dialog import PaymentSheetDialog, PaymentSheetsDialog
from ui.pages.fund.fund_year import fund_year
from ui.pages.fund.payment_steps import PaymentSteps
from ui.pages.list_page import Empty
from ui.pages.stored_list_page import StoredListPage
from ui.printing_desk import form_task
from ui.widgets.details_pane import Details, Section
from ui.workspace import Workspace

EVERY_YEAR = "every_year"


class PaymentListsPart(StoredListPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "payment-lists",
            "Danh sách chi",
            "payment-sheet-list",
            workspace,
            noun="danh sách chi",
            empty=Empty(
                "wallet",
                "Chưa có danh sách chi nào trong năm này",
                "Danh sách chi được lập cùng lúc khi tính tiền thưởng ở thẻ Tiền thưởng.",
            ),
            search_hint="Tìm số quyết định",
        )
        self._sheets = workspace.services.payment_sheets
        self._many = PaymentSteps(self, workspace)
        self.chips.add(EVERY_YEAR, "Mọi năm")
        self.add_action(
            "print_sheet",
            "In để ký nhận…",
            "printer",
            self.print_sheet,
            main=True,
            shortcut="Ctrl+L",
            needs="one",
        )
        self.add_action("pay", "Ghi đã chi cả danh sách…", "banknote", self.pay, needs="some")
        self.add_action("split", "Chia theo đơn vị…", "building-2", self.arrange, needs="one")
        self.add_action("edit", "Sửa…", "pencil", self.edit_selected, shortcut="F2", needs="one")
        self.add_action("delete", "Xóa", "trash-2", self.delete_selected, needs="one")
        self.add_paper_actions()
        changes = workspace.changes
        self.follow(
            changes.payments_changed,
            changes.decisions_changed,
            changes.units_changed,
            workspace.period.changed,
        )

    def scope(self) -> Query:
        every = EVERY_YEAR in self.chips.chosen()
        return Query(scope={} if every else {"year": str(fund_year(self.workspace))})

    @property
    def narrowed(self) -> bool:
        """All years are more than one, not less."""
        return bool(self.search_text or self.list.filters)

    def summary(self, count: int) -> str:
        every = EVERY_YEAR in self.chips.chosen()
        whose = "của mọi năm" if every else f"chi từ quỹ năm {fund_year(self.workspace)}"
        return f"Có {format_number(count)} danh sách {whose}."

    def widen_for(self, uid: str) -> None:
        super().widen_for(uid)
        if self.source().place(uid) is None:
            self.chips.choose(EVERY_YEAR)

    def details_of(self, uid: str) -> Details | None:
        sheet = self._sheets.get(uid)
        decision = self.services.deciding.get(sheet.decision_uid)
        unit = self.services.store.units.find(sheet.unit_uid) if sheet.unit_uid else None
        facts = payment_facts(self.services, Wanted(uid=uid))
        fields = [
            ("Đơn vị", unit.name if unit else "Cả quyết định"),
            ("Ngày lập", format_short(sheet.made_on)),
            ("Số khoản", format_number(len(facts.lines))),
            ("Tổng số", format_money(facts.total)),
            ("Bằng chữ", amount_in_words(facts.total, exact=True)),
            ("Nguồn", sheet.source),
            ("Ghi chú", sheet.note),
        ]
        return Details(
            f"Quyết định số {decision.code}",
            decision.summary,
            sections=[Section("Danh sách chi", [(n, v) for n, v in fields if v])],
            next_actions=[
                action
                for verb in ("pay", "split")
                if (action := self.find_action(verb)) is not None and action.isEnabled()
            ],
        )

    def open_record(self, uid: str) -> None:
        """Enter shows the sheet as it is printed."""
        self.desk.show_preview(form_task(PAYMENT_LIST_FORM, Wanted(uid=uid)))

    def print_sheet(self) -> None:
        if uid := self.list.current_uid():
            self.open_record(uid)

    def pay(self) -> None:
        """Write down that everybody on the chosen sheets was paid."""
        store = self.services.store
        payments = [p for uid in self.list.selected_uids() for p in store.payments.of_list(uid)]
        self._many.pay(payments)

    def arrange(self) -> None:
        """One sheet for each unit, or one for all again."""
        if uid := self.list.current_uid():
            decision = self.services.deciding.get(self._sheets.get(uid).decision_uid)
            dialog = PaymentSheetsDialog(self.workspace, decision, self)
            dialog.saved.connect(lambda terms: self._arrange(decision.uid, terms))
            dialog.open()

    def edit_selected(self) -> None:
        if uid := self.list.current_uid():
            dialog = PaymentSheetDialog(self.workspace, self._sheets.get(uid), self)
            dialog.saved.connect(lambda _sheet: self._changed("Đã sửa danh sách chi."))
            dialog.open()

    def delete_selected(self) -> None:
        uid = self.list.current_uid()
        if uid is not None and self.attempt(lambda: self._sheets.delete(uid) or True):
            self._changed("Đã xóa danh sách chi; các khoản tiền thưởng vẫn còn ở thẻ Tiền thưởng.")

    def _arrange(self, decision_uid: str, terms: SheetTerms) -> None:
        self.workspace.run(
            "Đang lập danh sách chi",
            lambda services, _progress: services.payment_sheets.arrange(decision_uid, terms),
            lambda made: self.told.emit(f"Đã lập {len(made)} danh sách chi.", True),
            "payments",
        )

    def _changed(self, said: str) -> None:
        self.workspace.changes.announce("payments")
        self.told.emit(said, True)
