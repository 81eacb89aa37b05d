"""The printers of this machine and the trays a sheet can be taken from."""

from __future__ import annotations

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

Source = QPrinter.PaperSource

TRAYS: dict[str, str] = {
    "": "Khay do máy in tự chọn",
    "manual": "Đưa tay từng tờ",
    "upper": "Khay trên (khay 1)",
    "middle": "Khay giữa (khay 2)",
    "lower": "Khay dưới (khay 3)",
}
"""As a calibration and the register of printed sheets name them -> as a clerk calls them."""

SOURCES: dict[str, QPrinter.PaperSource] = {
    "": Source.Auto,
    "manual": Source.Manual,
    "upper": Source.OnlyOne,
    "middle": Source.Middle,
    "lower": Source.Lower,
}


def printer_names() -> list[str]:
    """The usual printer of the machine first; empty when there is none."""
    usual = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return sorted(names, key=lambda name: (name != usual, name.casefold()))


def use_tray(printer: QPrinter, tray: str) -> None:
    """Take the sheets of the next job from there, as far as the printer lets itself be told."""
    printer.setPaperSource(SOURCES.get(tray, Source.Auto))
