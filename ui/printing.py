"""Sends finished pages to a printer as pictures, true to the millimetre."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QTransform
from PySide6.QtPrintSupport import QPrinter

from models.problems import Refused
from models.progress import SILENT, Progress
from ui.paper import Paper, is_landscape

DPI = 300


def send_to_printer(
    printer: QPrinter, paper: Paper, pages: Sequence[int], progress: Progress = SILENT
) -> None:
    """Print ``pages`` (from 0) as often as the printer was told; one job per size of paper.

    A printer takes one size and one orientation per job, so the odd page is turned.
    """
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    runs = [list(run) for _, run in groupby(pages, key=lambda page: _sheet(paper.sizes[page]))]
    done, total = 0, copies * len(pages)
    for run in runs:
        landscape = all(is_landscape(paper.sizes[page]) for page in run)
        printer.setPageLayout(_layout(paper.sizes[run[0]], landscape=landscape))
        printer.setFullPage(True)
        painter = QPainter()
        if not painter.begin(printer):
            raise Refused(
                "Máy in không nhận việc; hãy kiểm tra máy in đã bật và còn kết nối rồi in lại."
            )
        try:
            for number, page in enumerate(run * copies):
                progress.report(done, total, f"Đang gửi trang {page + 1} tới máy in")
                if number and not printer.newPage():
                    raise Refused(
                        f"Máy in ngừng nhận khi đang gửi trang {page + 1}; hãy xem máy in, tờ nào đã "
                        "ra, rồi in tiếp từ trang đó."
                    )
                _draw(
                    painter, printer, paper, page, turn=is_landscape(paper.sizes[page]) != landscape
                )
                done += 1
        except BaseException:
            printer.abort()
            raise
        finally:
            painter.end()
    progress.report(total, total, "Đã gửi xong tới máy in")


def chosen_pages(printer: QPrinter, count: int, current: int) -> list[int]:
    """The pages (from 0) that were chosen in the dialog of the printer."""
    match printer.printRange():
        case QPrinter.PrintRange.PageRange:
            first, last = printer.fromPage() or 1, printer.toPage() or count
            pages = list(range(first - 1, min(last, count)))
        case QPrinter.PrintRange.CurrentPage:
            pages = [current]
        case _:
            pages = list(range(count))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    return pages


def _sheet(size: tuple[float, float]) -> tuple[int, int]:
    """The sheet of paper, whichever way it is turned."""
    short, long = sorted(size)
    return round(short), round(long)


def _layout(size: tuple[float, float], *, landscape: bool) -> QPageLayout:
    short, long = sorted(size)
    sheet = QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter)
    way = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    layout = QPageLayout(sheet, way, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _draw(painter: QPainter, printer: QPrinter, paper: Paper, page: int, *, turn: bool) -> None:
    image = paper.image(page, DPI)
    if turn:
        image = image.transformed(QTransform().rotate(90))
    painter.drawImage(printer.pageLayout().fullRectPixels(printer.resolution()), image)
