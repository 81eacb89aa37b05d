"""Giấy khen: how it is laid out, how each printer prints it, the blank stock, and every sheet printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from models.records import Record, RecordTable
from models.vietnamese import fold

StockKind = Literal["certificate", "frame"]
StockMoveKind = Literal["out", "spoiled", "correction"]
PrintStatus = Literal["printed", "spoiled"]
Copy = Literal["first", "again", "reissue"]

STOCK_KINDS: dict[StockKind, str] = {"certificate": "Phôi", "frame": "Khung"}
STOCK_MOVE_KINDS: dict[StockMoveKind, str] = {
    "out": "Xuất kho",
    "spoiled": "Hỏng",
    "correction": "Kiểm kê, điều chỉnh",
}
PRINT_STATUSES: dict[PrintStatus, str] = {"printed": "Đã in", "spoiled": "In hỏng"}
COPIES: dict[Copy, str] = {"first": "Bản đầu", "again": "In lại", "reissue": "Bản cấp lại"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateLayout(Record):
    """A layout of the commune's own; those that ship with the program are files."""

    name: str
    body: str
    """The layout as a TOML text (services/certificates/layout.py)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration(Record):
    """What a printer does to a page: where it puts a point (x, y) of the layout, in millimetres.

    The ink of ``x`` is wanted at ``x``; the page is drawn at ``x * scale_x + shift_x`` so that it
    lands there. At most one per printer, tray and stock.
    """

    printer: str
    tray: str = ""
    stock_uid: str | None = None
    """The batch of stock it was measured for; None: for all."""
    shift_x: float = 0.0
    shift_y: float = 0.0
    """Downwards."""
    scale_x: float = 1.0
    scale_y: float = 1.0
    measured: dict[str, float] = field(default_factory=dict)
    """What was read off the ruler sheet, by corner and direction."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock(Record):
    """A batch of blank certificates or of frames that came in."""

    kind: StockKind = "certificate"
    name: str
    layout: str = ""
    """Code or uid of the layout it is printed with."""
    serial_prefix: str = ""
    first_serial: int | None = None
    """Numbers printed on the sheets by the printing house; None: they bear none."""
    serial_digits: int = 0
    """How many digits are printed at least: "000123" has 6."""
    quantity: int
    received_on: date
    supplier: str = ""
    unit_price: int | None = None
    """In đồng."""
    warn_below: int = 20
    note: str = ""

    @property
    def unit(self) -> str:
        """What one of them is counted as."""
        return "chiếc" if self.kind == "frame" else "tờ"

    @property
    def last_serial(self) -> int | None:
        return None if self.first_serial is None else self.first_serial + self.quantity - 1

    def serial(self, number: int) -> str:
        """As it is written on the sheet."""
        return f"{self.serial_prefix}{number:0{self.serial_digits}d}"

    def serial_number(self, serial: str) -> int | None:
        """The number in what is written on a sheet; None where it is none of this batch."""
        digits = serial.removeprefix(self.serial_prefix)
        if not serial.startswith(self.serial_prefix) or not digits.isdecimal():
            return None
        number = int(digits)
        first, last = self.first_serial, self.last_serial
        return (
            number if first is not None and last is not None and first <= number <= last else None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StockMove(Record):
    """What left a batch otherwise than through the printer; a correction may also add."""

    stock_uid: str
    kind: StockMoveKind
    quantity: int
    """Taken from the batch; of a correction below 0: found."""
    first_serial: int | None = None
    moved_on: date
    decision_uid: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificatePrint(Record):
    """One sheet that went through the printer."""

    award_uid: str
    layout: str
    stock_uid: str | None = None
    serial: str = ""
    """Of the sheet, as it is written there: "GK-000123"."""
    printed_on: date
    printed_by: str = ""
    printer: str = ""
    tray: str = ""
    status: PrintStatus = "printed"
    copy: Copy = "first"
    reason: str = ""
    """Why it is spoiled, printed again or issued again."""


class CertificateLayoutTable(RecordTable[CertificateLayout]):
    name = "certificate_layouts"
    record = CertificateLayout


class CalibrationTable(RecordTable[Calibration]):
    name = "calibrations"
    record = Calibration

    def of_printer(self, printer: str) -> list[Calibration]:
        return list(self._select("printer = ? and deleted_at is null", [printer], "id"))


class StockTable(RecordTable[Stock]):
    name = "stocks"
    record = Stock

    def derived(self, record: Stock) -> dict[str, Any]:
        return {"search_key": fold(f"{record.name} {record.supplier}")}


class StockMoveTable(RecordTable[StockMove]):
    name = "stock_moves"
    record = StockMove

    def of_stocks(self, stock_uids: Sequence[str]) -> list[StockMove]:
        return self._of_many("stock_uid", stock_uids)


class CertificatePrintTable(RecordTable[CertificatePrint]):
    name = "certificate_prints"
    record = CertificatePrint

    def of_awards(self, award_uids: Sequence[str]) -> list[CertificatePrint]:
        return self._of_many("award_uid", award_uids)

    def of_stocks(self, stock_uids: Sequence[str]) -> list[CertificatePrint]:
        return self._of_many("stock_uid", stock_uids)
