"""How certificates are printed: for whom, on which paper, with which printer; each problem under its field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.awards import Award
from models.numbers import format_number
from services.services import Services
from services.stock import called
from services.stock_serials import ranges_in_words
from ui.look import grid
from ui.printers import TRAYS, printer_names
from ui.widgets import fields
from ui.widgets.choice import Choice
from ui.widgets.date_field import DateField
from ui.widgets.form_field import FormField, text_field
from ui.widgets.named_fields import read_all, show_problems
from ui.widgets.number_field import NumberField

LEFT, ALL, CHOSEN, RANGE = "left", "all", "chosen", "range"
BLANK_PAPER = ""
AGAIN, REISSUE = "again", "reissue"
MANUAL = "manual"


class SheetFields(QWidget):
    """``whom_changed`` when other recipients are meant, ``paper_changed`` when they look otherwise."""

    whom_changed = Signal()
    paper_changed = Signal()
    printer_changed = Signal()
    calibration_wanted = Signal()

    def __init__(
        self,
        services: Services,
        printers: Sequence[str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._fields: dict[str, FormField] = {}
        self.award = Choice()
        self.whom = Choice()
        self.first, self.last = NumberField(), NumberField()
        self.layout_choice = Choice(
            [(known.id, known.name) for known in services.certificates.layouts()]
        )
        self.stock = Choice()
        self.first_serial = text_field("GK-000123")
        names = printer_names() if printers is None else printers
        self.printer = Choice([(name, name) for name in names], blank=None)
        self.tray = Choice(list(TRAYS.items()))
        self.calibrated = QLabel()
        self.calibrated.setWordWrap(True)
        self.calibrated.setProperty("kind", "small")
        self.calibrate_button = QPushButton("Canh máy in…")
        self.calibrate_button.setAutoDefault(False)
        self.copy = Choice(
            [
                (AGAIN, "In lại, thay tờ đã in"),
                (REISSUE, "Cấp lại, ghi “Bản cấp lại” trên tờ"),
            ]
        )
        self.reason = text_field("Sai chức vụ")
        self.printed_by = text_field("Lường Thị Ánh")
        self.printed_on = DateField()
        self.numbers = QCheckBox()
        self._arrange()
        for part in (self._fields["printer"], self._fields["tray"], self.calibrate_button):
            part.setVisible(self.has_printer)
        self.read_stock()

        for widget in (self.award, self.whom, self.first, self.last, self.copy):
            fields.watch(widget, self.whom_changed.emit)
        fields.watch(self.layout_choice, self.paper_changed.emit)
        fields.watch(self.stock, self._stock_chosen)
        for widget in (self.printer, self.tray):
            fields.watch(widget, self.printer_changed.emit)
        self.calibrate_button.clicked.connect(self.calibration_wanted)

    @property
    def has_printer(self) -> bool:
        return bool(self.printer.values())

    def field(self, name: str) -> FormField:
        return self._fields[name]

    def offer_awards(self, awards: Sequence[Award]) -> None:
        """Each sort of award is printed by itself: it may have paper of its own."""
        codes = list(dict.fromkeys(award.award_type for award in awards))
        known = self._services.catalogue
        self.award.set_options([(code, known.award_type(code).name) for code in codes])
        self._fields["award"].setVisible(len(codes) > 1)

    def count(self, left: int, every: int, chosen: int) -> None:
        """Say how many there are of each."""
        self.whom.set_options(
            [
                (LEFT, f"Chưa in ({format_number(left)})"),
                (ALL, f"Tất cả ({format_number(every)})"),
                (CHOSEN, f"Các dòng đang chọn ({format_number(chosen)})"),
                (RANGE, "Từ số thứ tự … đến …"),
            ]
        )
        ranged = self.whom.value() == RANGE
        self._fields["first"].setVisible(ranged)
        self._fields["last"].setVisible(ranged)

    def say_calibrated(self, sentence: str) -> None:
        self.calibrated.setText(sentence)

    def ask_why_again(self, count: int) -> None:
        """``count``: how many of those meant have a sheet already."""
        self._fields["copy"].setVisible(count > 0)
        self._fields["reason"].setVisible(count > 0)
        self._fields["copy"].relabel(f"{format_number(count)} người đã có giấy khen", required=True)

    def offer_numbers(self, given: Sequence[Award]) -> None:
        """``given``: those without a number, with the numbers they would get."""
        self.numbers.setVisible(bool(given))
        if given:
            first, last = given[0].book_number, given[-1].book_number
            span = first if first == last else f"{first} đến {last}"
            self.numbers.setText(
                f"Ghi số sổ vàng {span} cho {format_number(len(given))} người chưa có"
            )

    def read_stock(self) -> None:
        """Which batches there are, with what is left of each."""
        usable = self._services.stock.usable()
        self.stock.set_options(
            [
                (BLANK_PAPER, "Giấy trắng, in cả khung và biểu tượng"),
                *(
                    (stock.uid, f"Còn {format_number(count.remaining)} tờ: {called(stock)}")
                    for stock, count in usable
                ),
            ]
        )
        self._offer_serial()

    def values(self) -> dict[str, Any]:
        """By field name; ``Rejected`` names every field whose text cannot be understood."""
        return read_all(self._fields)

    def show_problems(self, problems: Mapping[str, str]) -> list[str]:
        """Each under its field; what belongs to none that is seen is given back."""
        first, elsewhere = show_problems(self._fields, problems)
        if first is not None:
            first.widget.setFocus()
        return elsewhere

    # Inside

    def _stock_chosen(self) -> None:
        self._offer_serial()
        self.paper_changed.emit()

    def _offer_serial(self) -> None:
        """The first sheet that is left of the batch."""
        uid = self.stock.value()
        sheets = self._services.stock.sheets(uid) if uid else None
        numbered = sheets is not None and sheets.stock.first_serial is not None
        field = self._fields["first_serial"]
        field.setVisible(numbered)
        if sheets is None or not numbered:
            self.first_serial.clear()
            return
        free = next(sheets.free(), None)
        self.first_serial.setText("" if free is None else sheets.stock.serial(free))
        field.help.setText(f"Còn {ranges_in_words(sheets.stock, sheets.free_ranges(), 3)}.")
        field.help.show()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(grid(16), grid(12), grid(24), grid(12))
        column.setSpacing(grid(10))
        for name, label, widget, required in (
            ("award", "Danh hiệu, hình thức", self.award, False),
            ("whom", "In cho", self.whom, False),
        ):
            column.addWidget(self._add(name, label, widget, required=required))
        ranged = QHBoxLayout()
        ranged.addWidget(self._add("first", "Từ số thứ tự", self.first))
        ranged.addWidget(self._add("last", "đến số thứ tự", self.last))
        ranged.addStretch()
        column.addLayout(ranged)
        column.addWidget(self._add("copy", "Đã có giấy khen", self.copy))
        column.addWidget(self._add("reason", "Lý do", self.reason, required=True))
        column.addWidget(self._add("layout", "Mẫu giấy khen", self.layout_choice))
        column.addWidget(self._add("stock_uid", "Giấy", self.stock))
        column.addWidget(
            self._add("first_serial", "Số sê-ri của tờ trên cùng", self.first_serial, required=True)
        )
        column.addWidget(self._add("printer", "Máy in", self.printer))
        column.addWidget(self._add("tray", "Khay giấy", self.tray))
        calibration = QHBoxLayout()
        calibration.setSpacing(grid(8))
        calibration.addWidget(self.calibrated, 1)
        calibration.addWidget(self.calibrate_button)
        column.addLayout(calibration)
        noted = QHBoxLayout()
        noted.setSpacing(grid(12))
        noted.addWidget(self._add("printed_by", "Người in", self.printed_by, required=True), 1)
        noted.addWidget(self._add("printed_on", "Ngày in", self.printed_on, required=True))
        column.addLayout(noted)
        column.addWidget(self._add("numbers", "Số sổ vàng", self.numbers))
        column.addStretch()
        for choice in (self.award, self.layout_choice, self.stock, self.printer):
            choice.setSizeAdjustPolicy(
                Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )

    def _add(self, name: str, label: str, widget: QWidget, *, required: bool = False) -> FormField:
        field = FormField(name, label, widget, required=required)
        self._fields[name] = field
        return field
