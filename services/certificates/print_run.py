"""Một lần in giấy khen: numbers of the golden book are given, then the very file that is printed is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from models.certificates import Calibration, Copy
from models.file_names import safe_name
from models.numbers import format_number
from models.problems import InUse
from models.progress import SILENT, Progress
from services.certificates.drawing import Mode
from services.certificates.print_register import PrintedSheet, Run
from services.documents.pages import page_sizes
from services.printing import next_free, prints_folder
from services.services import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOrder:
    """What is to be printed, sheet by sheet."""

    run: Run
    sheets: Sequence[PrintedSheet]
    calibration: Calibration | None = None
    numbers: bool = True
    """Whether those without a number of the golden book get one first."""


@dataclass(frozen=True, slots=True)
class MadeSheets:
    """A file with one page for each sheet of the order."""

    order: SheetOrder
    path: Path
    sizes: Sequence[tuple[float, float]]
    """Of each page, in millimetres."""
    numbered: int
    """How many awards got their number for it."""


def make_sheets(services: Services, order: SheetOrder, progress: Progress = SILENT) -> MadeSheets:
    """Raises ``Refused`` when a text does not fit; nothing is written then, no number either.

    A file of this name that another program holds stays as it is: the new one stands beside it.
    """
    award_uids = [sheet.award_uid for sheet in order.sheets]
    layout = services.certificates.layout(order.run.layout).layout
    path = prints_folder(services) / f"{_name(services, award_uids)}.pdf"
    copies: dict[str, Copy] = {sheet.award_uid: sheet.copy for sheet in order.sheets}
    mode: Mode = "stock" if order.run.stock_uid else "blank"
    write = services.certificates.write
    with services.golden_book.assigning(award_uids if order.numbers else []) as numbered:
        try:
            write(award_uids, layout, path, mode, order.calibration, copies, progress)
        except InUse:
            path = next_free(path)
            write(award_uids, layout, path, mode, order.calibration, copies, progress)
    return MadeSheets(order, path, page_sizes(path), len(numbered))


def _name(services: Services, award_uids: Sequence[str]) -> str:
    if len(award_uids) == 1:
        return safe_name(f"Giấy khen {services.deciding.award(award_uids[0]).name}")
    return f"Giấy khen {format_number(len(award_uids))} tờ"
