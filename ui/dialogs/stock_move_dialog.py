"""Write down sheets that left a batch, were spoiled, or were found missing or too many when counted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from models.certificates import Stock, StockMove, StockMoveKind
from models.numbers import format_number
from models.problems import Rejected
from services.stock import called
from services.stock_serials import ranges_in_words, serial_typed
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import text_field
from ui.widgets.number_field import NumberField
from ui.workspace import Workspace

TITLES: dict[StockMoveKind, str] = {
    "out": "Xuất phôi, khung",
    "spoiled": "Ghi hỏng",
    "correction": "Kiểm kê, điều chỉnh",
}
REASONS: dict[StockMoveKind, str] = {
    "out": "Giao Trường Mầm non Hoa Ban",
    "spoiled": "Ướt mưa khi vận chuyển",
    "correction": "Đếm thực tế thiếu 2 tờ",
}
MISSING, FOUND = "missing", "found"


class StockMoveDialog(FormDialog):
    def __init__(
        self,
        workspace: Workspace,
        stock: Stock,
        kind: StockMoveKind,
        move: StockMove | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._keeping = workspace.services.stock
        self._stock = stock
        self._kind = kind
        today = workspace.services.store.origin.today()
        self._move = move or StockMove(stock_uid=stock.uid, kind=kind, quantity=0, moved_on=today)
        sheets = self._keeping.sheets(stock.uid, without=self._move.uid)
        left = f"{called(stock)} còn {format_number(sheets.count.remaining)} {stock.unit}"
        if stock.first_serial is not None and sheets.count.remaining:
            left += f": {ranges_in_words(stock, sheets.free_ranges(), 4)}"
        super().__init__(TITLES[kind], self._save_values, parent, intro=f"{left}.")
        corrects = kind == "correction"
        self.found = Choice([(MISSING, "Đếm thiếu so với sổ"), (FOUND, "Thấy lại tờ đã ghi mất")])
        self.add_field("found", "Kết quả kiểm kê", self.found)
        self.show_field("found", corrects)
        self.add_field("quantity", "Số lượng", NumberField("1"), required=True)
        self.add_field(
            "first_serial",
            "Số sê-ri của tờ đầu tiên",
            text_field(stock.serial(stock.first_serial or 1)),
            required=True,
            help="Các tờ liền nhau kể từ tờ này.",
        )
        self.show_field("first_serial", stock.first_serial is not None)
        self.add_field("moved_on", "Ngày", DateField(), required=True)
        decisions = [
            (each.uid, f"Quyết định số {each.code}")
            for each in workspace.services.store.decisions.all("decided_on desc, id desc")
            if each.number and each.origin == "own" and each.purpose == "award"
        ]
        self.add_field(
            "decision_uid", "Theo quyết định", Choice(decisions, blank="Không theo quyết định nào")
        )
        self.show_field("decision_uid", kind == "out" and bool(decisions))
        reason = text_field(REASONS[kind])
        if kind == "out":
            self.add_field("reason", "Người nhận, lý do", reason, optional=True)
        else:
            self.add_field("reason", "Lý do", reason, required=True)
        first = self._move.first_serial
        if first is None:
            first = next(sheets.free(), None)
        self.fill(
            {
                "found": FOUND if self._move.quantity < 0 else MISSING,
                "quantity": abs(self._move.quantity) or None,
                "first_serial": "" if first is None else stock.serial(first),
                "moved_on": self._move.moved_on,
                "decision_uid": self._move.decision_uid,
                "reason": self._move.reason,
            }
        )

    def _save_values(self, values: dict[str, Any]) -> StockMove:
        found = self._kind == "correction" and values.pop("found") == FOUND
        values.pop("found", None)
        typed = values.pop("first_serial")
        numbered = self._stock.first_serial is not None
        first = serial_typed(self._stock, typed) if numbered else None
        quantity = abs(values.pop("quantity") or 0)
        day = values.pop("moved_on")
        move = replace(
            self._move, **values, quantity=-quantity if found else quantity, first_serial=first
        )
        if day is None:
            raise Rejected({**self._keeping.move_problems(move), "moved_on": "Hãy nhập ngày."})
        return self._keeping.move(replace(move, moved_on=day))
