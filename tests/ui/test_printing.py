from dataclasses import dataclass
from threading import Event

import pypdfium2
import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter

from models.progress import Cancelled
from ui.dialogs.preview_dialog import PreviewDialog
from ui.paper import Paper
from ui.printing import chosen_pages, send_to_printer
from ui.widgets.pdf_view import WHOLE_PAGE

A4, A4_LANDSCAPE, A3 = (210.0, 297.0), (297.0, 210.0), (297.0, 420.0)


@dataclass(frozen=True)
class Picture:
    width: int
    height: int
    dots: bytes


class Sheets:
    """Coloured sheets that note which were drawn: the top quarter red, the rest blue."""

    def __init__(self, *sizes):
        self.drawn = []
        self.sizes = sizes
        self.paper = Paper(sizes, self.render)

    def render(self, index, dpi):
        self.drawn.append(index)
        width, height = (round(side / 25.4 * dpi) for side in self.sizes[index])
        top = height // 4
        red, blue = b"\xff\x00\x00\xff", b"\x00\x00\xff\xff"
        return Picture(width, height, red * (width * top) + blue * (width * (height - top)))


@pytest.fixture
def printer(qapp, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    return printer


def printed(printer):
    with pypdfium2.PdfDocument(printer.outputFileName()) as pdf:
        millimetres = [
            tuple(round(side / 72 * 25.4) for side in pdf.get_page_size(page))
            for page in range(len(pdf))
        ]
        pictures = [page.render(scale=0.5).to_pil().convert("RGB") for page in pdf]
    return millimetres, pictures


def is_red(picture, across, down):
    """At a place given in shares of the page; pictures in a PDF are not exact to the shade."""
    width, height = picture.size
    red, _green, blue = picture.getpixel((int(across * (width - 1)), int(down * (height - 1))))
    return red > 200 > 50 > blue


def test_pages_come_out_in_their_size_and_to_the_edge(printer):
    send_to_printer(printer, Sheets(A4, A4).paper, [0, 1])
    sizes, pictures = printed(printer)
    assert sizes == [(210, 297), (210, 297)]
    assert is_red(pictures[0], 0, 0)
    assert not is_red(pictures[0], 1, 1)


def test_a_landscape_appendix_is_turned_into_the_same_job(printer):
    send_to_printer(printer, Sheets(A4, A4_LANDSCAPE).paper, [0, 1])
    sizes, pictures = printed(printer)
    assert sizes == [(210, 297), (210, 297)]
    assert is_red(pictures[1], 1, 0.5)
    assert not is_red(pictures[1], 0, 0.5)


def test_pages_that_are_all_landscape_are_not_turned(printer):
    send_to_printer(printer, Sheets(A4_LANDSCAPE).paper, [0])
    assert printed(printer)[0] == [(297, 210)]
    assert printer.pageLayout().orientation() == QPageLayout.Orientation.Landscape


def test_another_size_of_paper_is_another_job(printer):
    sheets = Sheets(A4, A3)
    send_to_printer(printer, sheets.paper, [0, 1])
    assert sheets.drawn == [0, 1]
    assert printed(printer)[0] == [(297, 420)]  # the second job wrote the file again


def test_printing_stops_when_it_is_cancelled(printer):
    class StopAtThird:
        def report(self, done, total, doing=""):
            if done == 2:
                raise Cancelled

    sheets = Sheets(*[A4] * 5)
    with pytest.raises(Cancelled):
        send_to_printer(printer, sheets.paper, range(5), StopAtThird())
    assert sheets.drawn == [0, 1]


def test_only_the_chosen_pages_are_printed(printer):
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert chosen_pages(printer, 5, current=0) == [1, 2]
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert chosen_pages(printer, 5, current=4) == [4]


@pytest.fixture
def open_preview(qtbot, look, jobs):
    def open_(sheets, **offers):
        dialog = PreviewDialog("Quyết định khen thưởng", sheets.paper, jobs, **offers)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return open_


def test_preview_draws_only_the_pages_that_are_seen(qtbot, open_preview):
    sheets = Sheets(*[A4] * 300)
    dialog = open_preview(sheets)
    qtbot.waitUntil(lambda: 0 in sheets.drawn)
    assert max(sheets.drawn) < 4
    assert dialog.place.text() == "Trang 1/300"


def test_preview_goes_from_page_to_page(qtbot, open_preview):
    dialog = open_preview(Sheets(*[A4] * 5))
    dialog.view.next_page()
    dialog.view.next_page()
    assert dialog.place.text() == "Trang 3/5"
    dialog.view.show_page(99)
    assert dialog.place.text() == "Trang 5/5"


def test_preview_fits_the_whole_page_and_zooms(open_preview):
    dialog = open_preview(Sheets(A4))
    dialog.view.fit(WHOLE_PAGE)
    assert dialog.view.verticalScrollBar().maximum() == 0
    before = dialog.view.zoom
    dialog.view.zoom_in()
    assert dialog.view.zoom > before
    assert dialog.scale.text() == f"{round(dialog.view.zoom * 100)}%"


def test_preview_offers_only_what_can_be_done(open_preview):
    opened = []
    dialog = open_preview(Sheets(A4), open_word=lambda: opened.append("word"))
    actions = {action.objectName(): action for action in dialog.actions()}
    assert "action.preview.pdf" not in actions
    actions["action.preview.word"].trigger()
    assert opened == ["word"]


def test_preview_prints_on_the_worker_and_says_so(qtbot, open_preview, printer):
    dialog = open_preview(Sheets(A4, A4))
    dialog._printer = printer
    with qtbot.waitSignal(dialog.printed) as done:
        dialog.print_now()
    assert done.args == [[0, 1]]
    assert dialog.message.text.text() == "Đã gửi 2 trang tới máy in."
    assert len(printed(printer)[0]) == 2


def test_pages_that_are_not_there_are_not_said_to_be_printed(open_preview, printer):
    dialog = open_preview(Sheets(A4, A4))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(50, 60)
    dialog._printer = printer
    said: list[list[int]] = []
    dialog.printed.connect(said.append)
    dialog.print_now()
    assert "không có trang nào" in dialog.message.text.text()
    assert said == []


def test_preview_stays_usable_while_printing(qtbot, open_preview, printer, jobs):
    may_go_on = Event()

    class SlowSheets(Sheets):
        def render(self, index, dpi):
            if dpi > 200:
                may_go_on.wait()
            return super().render(index, dpi)

    dialog = open_preview(SlowSheets(A4, A4))
    dialog._printer = printer
    dialog.print_now()
    qtbot.waitUntil(dialog.job_bar.isVisible)
    dialog.view.next_page()
    assert dialog.place.text() == "Trang 2/2"
    with qtbot.waitSignal(dialog.printed):
        may_go_on.set()
