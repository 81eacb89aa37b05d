"""Write down a batch of blank certificates or frames that came in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from models.certificates import STOCK_KINDS, Stock
from models.numbers import format_number
from models.problems import Rejected
from services.stock_serials import serial_parts, span
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import text_field
from ui.widgets.money_field import MoneyField
from ui.widgets.number_field import NumberField
from ui.workspace import Workspace

SHOWN = ("kind", "name", "quantity", "received_on", "layout", "supplier", "unit_price")
SHOWN_TOO = ("warn_below", "note")


class StockDialog(FormDialog):
    def __init__(
        self, workspace: Workspace, stock: Stock | None = None, parent: QWidget | None = None
    ) -> None:
        self._services = workspace.services
        self._keeping = workspace.services.stock
        today = self._services.store.origin.today()
        self._stock = stock or Stock(name="", quantity=0, received_on=today)
        super().__init__(
            "Sửa đợt nhập" if stock else "Nhập phôi, khung",
            self._save_values,
            parent,
            verb_again="" if stock else "Lưu và nhập tiếp",
            kept_again=("kind", "received_on", "supplier"),
            drafts=self._services.store.drafts,
            draft_key=f"stock:{self._stock.uid}",
        )
        self.kind = Choice(list(STOCK_KINDS.items()))
        self.first_serial = text_field("GK-000101")
        self.add_field("kind", "Loại", self.kind, required=True)
        self.add_field("name", "Tên", text_field("Phôi giấy khen A4"), required=True)
        self.add_field("quantity", "Số lượng", NumberField("100"), required=True)
        self.add_field(
            "first_serial",
            "Số sê-ri của tờ đầu tiên",
            self.first_serial,
            optional=True,
            help="Ghi đúng như in trên tờ; để trống nếu không có số.",
        )
        self.add_field("received_on", "Ngày nhập", DateField(), required=True)
        known = workspace.services.certificates.layouts()
        layouts = [(each.id, each.name) for each in known]
        self.add_field("layout", "In theo mẫu giấy khen", Choice(layouts, blank="Chưa chọn"))
        self.add_field("supplier", "Nơi cung cấp", text_field("Nhà in tỉnh"), optional=True)
        self.add_field("unit_price", "Đơn giá (đồng)", MoneyField(), optional=True)
        self.add_field("warn_below", "Báo sắp hết khi còn dưới", NumberField("20"))
        self.add_field("note", "Ghi chú", text_field(), optional=True)
        self.kind.edited.connect(self._follow_kind)
        values = {name: getattr(self._stock, name) for name in (*SHOWN, *SHOWN_TOO)}
        first = self._stock.first_serial
        written = "" if first is None else self._stock.serial(first)
        self.fill(values | {"quantity": self._stock.quantity or None, "first_serial": written})
        self._follow_kind()

    def _follow_kind(self) -> None:
        """A frame bears no number and is not printed."""
        certificate = self.kind.value() == "certificate"
        for name in ("first_serial", "layout"):
            self.show_field(name, certificate)

    def _save_values(self, values: dict[str, Any]) -> Stock:
        typed = values.pop("first_serial")
        frame = values["kind"] == "frame"
        prefix, first, digits = ("", None, 0) if frame or not typed else serial_parts(typed)
        values["layout"] = "" if frame else values["layout"] or ""
        values["quantity"] = values["quantity"] or 0
        values["warn_below"] = values["warn_below"] or 0
        day = values.pop("received_on")
        stock = replace(
            self._stock,
            **values,
            serial_prefix=prefix,
            first_serial=first,
            serial_digits=digits,
        )
        if day is None:
            raise Rejected({**self._keeping.problems(stock), "received_on": "Hãy nhập ngày nhập."})
        return self._keeping.save(replace(stock, received_on=day))


def saved_in_words(stock: Stock) -> str:
    """What is told after a batch was stored."""
    serials = f", {span(stock)}" if stock.first_serial is not None else ""
    return f"Đã ghi {format_number(stock.quantity)} {stock.unit} “{stock.name}”{serials}."
