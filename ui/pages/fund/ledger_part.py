"""Thu, chi quỹ: what came in and what was spent, the balance, and how much may be spent."""

from __future__ import annotations

from models.dates import format_short
from models.listing import Query
from models.money import format_money
from models.numbers import format_number
from models.payments import FUND_ENTRY_KINDS, FundEntry
from services.fund import Ledger, ceiling_in_words
from ui.dialogs.fund_entry_dialog import FundEntryDialog
from ui.dialogs.fund_limit_dialog import FundLimitDialog
from ui.pages.fund.fund_year import fund_year
from ui.pages.list_page import Empty
from ui.pages.stored_list_page import StoredListPage
from ui.widgets.details_pane import Details, Note, Section
from ui.workspace import Workspace


class LedgerPart(StoredListPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "ledger",
            "Thu, chi quỹ",
            "fund-list",
            workspace,
            noun="khoản thu, chi",
            empty=Empty(
                "wallet",
                "Sổ quỹ năm này chưa có khoản nào",
                "Ghi ngân sách giao và các nguồn khác; tiền thưởng đã chi tự trừ vào quỹ.",
                "new",
                "carry_over",
            ),
            search_hint="Tìm nguồn, chứng từ",
        )
        self._fund = workspace.services.fund
        self.add_action(
            "new", "Ghi thu, chi", "plus", self.new_record, main=True, shortcut="Ctrl+N"
        )
        self.add_action("limit", "Mức trần…", "gauge", self.set_limit)
        self.add_action("carry_over", "Chuyển số dư năm trước", "history", self.carry_over)
        self.add_edit_action("F2")
        self.add_action("delete", "Xóa", "trash-2", self.delete_selected, needs="one")
        self.add_paper_actions()
        changes = workspace.changes
        self.follow(changes.payments_changed, changes.decisions_changed, workspace.period.changed)

    @property
    def year(self) -> int:
        return fund_year(self.workspace)

    def scope(self) -> Query:
        return Query(scope={"year": str(self.year)})

    def refresh(self) -> None:
        """Prize money takes from the fund also where nothing was entered by hand."""
        super().refresh()
        ledger = self._fund.ledger(self.year)
        if not self.list.list_model.rowCount() and not self.narrowed and ledger.moved:
            self.sentence.setText(self.summary(0))
            self._beside.set_right_wanted(True)

    def summary(self, count: int) -> str:
        ledger = self._fund.ledger(self.year)
        if ledger.warnings:
            return f"Quỹ năm {self.year}: {' '.join(ledger.warnings)}"
        return f"Quỹ năm {self.year} còn {format_money(ledger.balance)}."

    def widen_for(self, uid: str) -> None:
        self.workspace.period.choose(str(self._fund.entry(uid).year))
        super().widen_for(uid)

    def overview(self) -> Details | None:
        ledger = self._fund.ledger(self.year)
        return Details(
            f"Quỹ năm {self.year}", "", state=_state(ledger), sections=self._sections(ledger)
        )

    def details_of(self, uid: str) -> Details | None:
        entry = self._fund.entry(uid)
        ledger = self._fund.ledger(entry.year)
        fields = [
            ("Số tiền", format_money(entry.amount)),
            ("Ngày", format_short(entry.entered_on)),
            ("Nguồn", entry.source),
            ("Chứng từ", entry.document),
            ("Ghi chú", entry.note),
        ]
        return Details(
            FUND_ENTRY_KINDS[entry.kind],
            f"Quỹ năm {entry.year}",
            sections=[
                Section("Thông tin", [(name, value) for name, value in fields if value]),
                *self._sections(ledger),
            ],
        )

    def new_record(self) -> None:
        self._open(None)

    def open_record(self, uid: str) -> None:
        entry = self._fund.entry(uid)
        if entry.payment_uid is not None:
            self.refused.emit(
                "Khoản thu hồi này đi theo tiền thưởng đã nộp lại; hãy sửa ở thẻ Tiền thưởng."
            )
            return
        self._open(entry)

    def delete_selected(self) -> None:
        uid = self.list.current_uid()
        if uid is not None and self.attempt(
            lambda: self._fund.delete(uid) or True, "Đã xóa khoản thu, chi."
        ):
            self.workspace.changes.announce("payments")

    def carry_over(self) -> None:
        """Begin the year with what was left of the year before."""
        if entry := self.attempt(lambda: self._fund.carry_over(self.year)):
            self._saved(entry)

    def set_limit(self) -> None:
        dialog = FundLimitDialog(self.workspace, self.year, self)
        dialog.saved.connect(lambda _terms: self._changed("Đã ghi mức trần của quỹ."))
        dialog.open()

    def _sections(self, ledger: Ledger) -> list[Section]:
        income = [
            (FUND_ENTRY_KINDS[kind], format_money(ledger.entered[kind]))
            for kind in ("budget", "contribution", "carried_over", "refund")
            if ledger.entered[kind]
        ]
        terms = self._fund.terms(ledger.year)
        limit = [("Mức trần", format_money(ledger.ceiling or 0))] if ledger.ceiling else []
        if said := ceiling_in_words(terms):
            limit.append(("Cách tính", said))
        if terms.note:
            limit.append(("Căn cứ", terms.note))
        return [
            Section("Thu", [*income, ("Cộng thu", format_money(ledger.income))]),
            Section(
                "Chi",
                [
                    ("Tiền thưởng", _counted(ledger.paid, ledger.paid_count)),
                    ("Chi khác", format_money(ledger.entered["expense"])),
                    ("Cộng chi", format_money(ledger.spent)),
                    *(
                        [("Phải thu hồi", _counted(ledger.to_return, ledger.to_return_count))]
                        if ledger.to_return
                        else []
                    ),
                ],
            ),
            Section(
                "Còn lại",
                [
                    ("Tồn quỹ", _signed(ledger.balance)),
                    ("Chưa chi", _counted(ledger.planned, ledger.planned_count)),
                    ("Sau khi chi", _signed(ledger.left)),
                ],
                notes=[Note(sentence, "bad") for sentence in ledger.warnings],
            ),
            *([Section("Được chi tối đa", limit)] if limit else []),
        ]

    def _open(self, entry: FundEntry | None) -> None:
        dialog = FundEntryDialog(self.workspace, self.year, entry, self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self, entry: FundEntry) -> None:
        self._changed("Đã ghi vào sổ quỹ.")
        self.list.select_uid(entry.uid)

    def _changed(self, said: str) -> None:
        self.workspace.changes.announce("payments")
        self.told.emit(said, True)


def _counted(amount: int, count: int) -> str:
    return (
        f"{format_money(amount)} ({format_number(count)}\N{NO-BREAK SPACE}khoản)"
        if count
        else format_money(0)
    )


def _signed(amount: int) -> str:
    return format_money(amount) if amount >= 0 else f"Âm {format_money(-amount)}"


def _state(ledger: Ledger) -> Note:
    if ledger.warnings:
        return Note("Cần xem lại", "bad")
    if not ledger.income:
        return Note("Chưa ghi nguồn thu nào", "draft")
    return Note("Đủ chi", "good")
