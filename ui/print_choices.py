"""How each form was printed last: printer, copies, both sides, colour, pages."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSettings
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

Range = QPrinter.PrintRange
DUPLEX: dict[str, QPrinter.DuplexMode] = {
    "one": QPrinter.DuplexMode.DuplexNone,
    "auto": QPrinter.DuplexMode.DuplexAuto,
    "long": QPrinter.DuplexMode.DuplexLongSide,
    "short": QPrinter.DuplexMode.DuplexShortSide,
}
GREY, COLOUR = "grey", "colour"
MOST_COPIES = 999


@dataclass(frozen=True, slots=True)
class PrintChoices:
    printer: str = ""
    """Its name; "" for the usual one of the machine."""
    copies: int = 1
    duplex: str = ""
    colour: str = ""
    first: int = 0
    """The first page from 1; 0 for all pages."""
    last: int = 0


class PrintMemory:
    """What is remembered of one form, or of one kind of paper."""

    def __init__(self, settings: QSettings, form_id: str) -> None:
        self._settings = settings
        self._group = f"prints/{form_id}"

    def choices(self) -> PrintChoices:
        return PrintChoices(
            printer=self._text("printer"),
            copies=min(self._number("copies") or 1, MOST_COPIES),
            duplex=self._text("duplex"),
            colour=self._text("colour"),
            first=self._number("first"),
            last=self._number("last"),
        )

    def keep(self, choices: PrintChoices) -> None:
        for name in PrintChoices.__slots__:
            self._settings.setValue(f"{self._group}/{name}", getattr(choices, name))

    def _text(self, name: str) -> str:
        return str(self._settings.value(f"{self._group}/{name}") or "")

    def _number(self, name: str) -> int:
        written = self._text(name)
        return int(written) if written.isdecimal() else 0


def set_up(printer: QPrinter, choices: PrintChoices, count: int) -> bool:
    """Set a printer as it was used last, for a paper of ``count`` pages; False when it is gone."""
    there = not choices.printer or choices.printer in QPrinterInfo.availablePrinterNames()
    if choices.printer and there:
        printer.setPrinterName(choices.printer)
    printer.setCopyCount(choices.copies)
    if choices.duplex in DUPLEX:
        printer.setDuplex(DUPLEX[choices.duplex])
    if choices.colour:
        grey = choices.colour == GREY
        printer.setColorMode(QPrinter.ColorMode.GrayScale if grey else QPrinter.ColorMode.Color)
    if 0 < choices.first <= count:
        printer.setPrintRange(Range.PageRange)
        printer.setFromTo(choices.first, min(max(choices.last, choices.first), count))
    return there


def chosen(printer: QPrinter) -> PrintChoices:
    """As it is set now."""
    pages = printer.printRange() == Range.PageRange
    duplex = next((name for name, mode in DUPLEX.items() if mode == printer.duplex()), "")
    return PrintChoices(
        printer.printerName(),
        printer.copyCount(),
        duplex,
        GREY if printer.colorMode() == QPrinter.ColorMode.GrayScale else COLOUR,
        printer.fromPage() if pages else 0,
        printer.toPage() if pages else 0,
    )


def why_not(printer: QPrinter) -> str:
    """Why nothing should be sent to it now; "" when nothing is known against it."""
    name = printer.printerName()
    if not name or printer.outputFormat() == QPrinter.OutputFormat.PdfFormat:
        return ""
    known = QPrinterInfo.printerInfo(name)
    if known.isNull():
        return f"Không còn thấy máy in {name} trên máy này; hãy chọn máy in khác."
    if known.state() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        return f"Máy in {name} đang tắt hoặc báo lỗi nên chưa gửi trang nào; hãy xem máy in rồi in lại."
    return ""
