"""How the prize money of one decision is put on sheets: one, or one for each unit."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from models.decisions import Decision
from models.payments import PaymentList
from models.problems import Rejected
from services.payment_sheets import SheetTerms
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import text_field
from ui.workspace import Workspace

ONE, EACH_UNIT = "one", "units"


def year_typed(text: str) -> int | None:
    """None for what is no year; the service says so at the field."""
    return int(text) if text.isdecimal() and len(text) == len("2026") else None


class PaymentSheetsDialog(FormDialog):
    """``saved`` brings the ``SheetTerms``; putting many on sheets may be long work."""

    def __init__(
        self, workspace: Workspace, decision: Decision, parent: QWidget | None = None
    ) -> None:
        self._sheets = workspace.services.payment_sheets
        self._decision = decision
        known = self._sheets.of_decision(decision.uid)
        super().__init__(
            f"Lập danh sách chi của Quyết định số {decision.code}",
            self._checked,
            parent,
            verb="Lập danh sách",
            intro="Danh sách mới thay cho danh sách đang có của quyết định này." if known else "",
        )
        choices = [(ONE, "Một danh sách chung"), (EACH_UNIT, "Mỗi đơn vị một danh sách")]
        self.add_field("by_unit", "Chia danh sách", Choice(choices), required=True)
        _add_terms(self)
        _fill_terms(self, self._sheets.usual_terms(decision))

    def _checked(self, values: dict[str, Any]) -> SheetTerms:
        terms = _terms(values, by_unit=values["by_unit"] == EACH_UNIT)
        if problems := self._sheets.problems(self._decision.uid, terms):
            raise Rejected(problems)
        return terms


class PaymentSheetDialog(FormDialog):
    """Change the year, day and source of one sheet."""

    def __init__(
        self, workspace: Workspace, sheet: PaymentList, parent: QWidget | None = None
    ) -> None:
        self._sheets = workspace.services.payment_sheets
        self._sheet = sheet
        decision = workspace.services.deciding.get(sheet.decision_uid)
        super().__init__(
            f"Sửa danh sách chi của Quyết định số {decision.code}", self._save_values, parent
        )
        _add_terms(self)
        _fill_terms(self, self._sheets.terms(sheet))

    def _save_values(self, values: dict[str, Any]) -> PaymentList:
        return self._sheets.change(self._sheet.uid, _terms(values, by_unit=False))


def _add_terms(dialog: FormDialog) -> None:
    dialog.add_field(
        "fund_year",
        "Chi từ quỹ năm",
        text_field("2026", width=100),
        required=True,
        help="Quyết định cuối năm có thể chi từ quỹ của năm sau.",
    )
    dialog.add_field("made_on", "Ngày lập danh sách", DateField(), required=True)
    dialog.add_field("source", "Nguồn", text_field(), optional=True)
    dialog.add_field("note", "Ghi chú", text_field(), optional=True)


def _fill_terms(dialog: FormDialog, terms: SheetTerms) -> None:
    dialog.fill(
        {
            "fund_year": str(terms.fund_year or ""),
            "made_on": terms.made_on,
            "source": terms.source,
            "note": terms.note,
        }
    )


def _terms(values: dict[str, Any], *, by_unit: bool) -> SheetTerms:
    return SheetTerms(
        by_unit=by_unit,
        fund_year=year_typed(values["fund_year"]),
        made_on=values["made_on"],
        source=values["source"],
        note=values["note"],
    )
