"""How much the fund of a year may spend: a share of the regular spending, or an amount."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from models.money import format_money
from models.numbers import format_number, parse_number
from models.payments import FundYear
from models.problems import Refused
from services.fund import ceiling_of
from ui.dialogs.form_dialog import FormDialog
from ui.widgets import fields
from ui.widgets.form_field import text_field
from ui.widgets.money_field import MoneyField
from ui.workspace import Workspace


class FundLimitDialog(FormDialog):
    def __init__(self, workspace: Workspace, year: int, parent: QWidget | None = None) -> None:
        self._fund = workspace.services.fund
        self._terms = self._fund.terms(year)
        super().__init__(
            f"Mức trần của quỹ năm {year}",
            self._save_values,
            parent,
            intro="Ghi tỷ lệ trên chi thường xuyên, hoặc ghi thẳng số tiền. Để trống tất cả nếu "
            "địa phương không đặt mức trần.",
        )
        self._percent = text_field("1,5", width=100)
        self._spending, self._ceiling = MoneyField(), MoneyField()
        self.told = QLabel()
        self.told.setProperty("kind", "help")
        self.told.setWordWrap(True)
        self.add_field("percent", "Tỷ lệ (%)", self._percent, optional=True)
        self.add_field(
            "regular_spending", "Chi thường xuyên trong năm (đồng)", self._spending, optional=True
        )
        self.add_field(
            "ceiling",
            "Hoặc số tiền cố định (đồng)",
            self._ceiling,
            optional=True,
            help="Có số này thì không tính theo tỷ lệ.",
        )
        self.add_widget(self.told)
        self.add_field("note", "Căn cứ, ghi chú", text_field(), optional=True)
        for widget in (self._percent, self._spending, self._ceiling):
            fields.watch(widget, self._say_limit)
        percent = self._terms.percent
        self.fill(
            {
                "percent": format_number(parse_number(percent)) if percent else "",
                "regular_spending": self._terms.regular_spending,
                "ceiling": self._terms.ceiling,
                "note": self._terms.note,
            }
        )
        self._say_limit()

    def _save_values(self, values: dict[str, Any]) -> FundYear:
        return self._fund.save_terms(replace(self._terms, **values))

    def _say_limit(self) -> None:
        """What the typed terms come to, while they can be understood."""
        try:
            typed = self._percent.text().strip()
            percent = format(parse_number(typed), "f") if typed else ""
            terms = replace(
                self._terms,
                percent=percent,
                regular_spending=self._spending.value(),
                ceiling=self._ceiling.value(),
            )
            limit = ceiling_of(terms)
        except Refused:
            limit = None
        self.told.setText("" if limit is None else f"Mức trần: {format_money(limit)}.")
