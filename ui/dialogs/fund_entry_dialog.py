"""Write into the book of the fund what came in or was spent besides prize money."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from models.payments import FUND_ENTRY_KINDS, FundEntry
from models.problems import Rejected
from ui.dialogs.form_dialog import FormDialog
from ui.dialogs.payment_sheets_dialog import year_typed
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import text_field
from ui.widgets.money_field import MoneyField
from ui.workspace import Workspace

BY_HAND = [(kind, name) for kind, name in FUND_ENTRY_KINDS.items() if kind != "refund"]
SHOWN = ("kind", "amount", "entered_on", "source", "document", "note")


class FundEntryDialog(FormDialog):
    def __init__(
        self,
        workspace: Workspace,
        year: int,
        entry: FundEntry | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._fund = workspace.services.fund
        today = workspace.services.store.origin.today()
        self._entry = entry or FundEntry(year=year, kind="budget", entered_on=today, amount=0)
        super().__init__(
            "Sửa khoản thu, chi" if entry else "Ghi thu, chi quỹ",
            self._save_values,
            parent,
            verb_again="" if entry else "Lưu và ghi tiếp",
            kept_again=("year", "entered_on"),
            intro="" if entry else "Tiền thưởng đã chi tự trừ vào quỹ, không phải ghi ở đây.",
            drafts=workspace.services.store.drafts,
            draft_key=f"fund-entry:{self._entry.uid}",
        )
        self.add_field("kind", "Nội dung", Choice(BY_HAND), required=True)
        self.add_field("amount", "Số tiền (đồng)", MoneyField(), required=True)
        self.add_field("entered_on", "Ngày ghi sổ", DateField(), required=True)
        self.add_field("year", "Quỹ năm", text_field("2026", width=100), required=True)
        self.add_field("source", "Nguồn, người nộp, nơi nhận", text_field(), optional=True)
        self.add_field(
            "document", "Chứng từ", text_field("Phiếu chi số 4 ngày 12/3/2026"), optional=True
        )
        self.add_field("note", "Ghi chú", text_field(), optional=True)
        values = {name: getattr(self._entry, name) for name in SHOWN}
        self.fill(values | {"amount": self._entry.amount or None, "year": str(self._entry.year)})

    def _save_values(self, values: dict[str, Any]) -> FundEntry:
        values["year"] = year_typed(values["year"]) or 0
        values["amount"] = values["amount"] or 0
        day = values.pop("entered_on")
        entry = replace(self._entry, **values)
        if day is None:
            raise Rejected({**self._fund.problems(entry), "entered_on": "Hãy nhập ngày ghi sổ."})
        return self._fund.save(replace(entry, entered_on=day))
