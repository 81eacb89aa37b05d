"""Shows the pages of a finished document one under the other, drawing only those that are seen."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.colours import colours
from ui.look import grid
from ui.paper import Paper

SCREEN_DPI = 96.0
MM_PER_INCH = 25.4
SMALLEST, LARGEST, STEP = 0.2, 4.0, 1.2
PAGES_HELD = 12

WHOLE_PAGE, WHOLE_WIDTH = "page", "width"


class PdfView(QAbstractScrollArea):
    page_changed = Signal(int)  # from 0
    zoom_changed = Signal(float)  # 1.0 is life size

    def __init__(self, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        self._zoom = 1.0
        self._fit: str | None = WHOLE_WIDTH
        self._page = 0
        self._drawn: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._draw_soon = QTimer(self)
        self._draw_soon.setSingleShot(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Bản xem trước")
        self.verticalScrollBar().setSingleStep(grid(40))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        self._draw_soon.timeout.connect(self._draw_next)

    @property
    def page(self) -> int:
        """The page (from 0) that fills the middle of the view."""
        return self._page

    @property
    def page_count(self) -> int:
        return len(self._paper.sizes)

    @property
    def zoom(self) -> float:
        return self._zoom

    def set_paper(self, paper: Paper) -> None:
        self._paper = paper
        self._drawn.clear()
        self._page = min(self._page, max(self.page_count - 1, 0))
        self._arrange()

    def fit(self, what: str) -> None:
        """``WHOLE_PAGE`` or ``WHOLE_WIDTH``, also when the view changes its size."""
        self._fit = what
        self._arrange()

    def set_zoom(self, zoom: float) -> None:
        self._fit = None
        self._set_zoom(zoom)

    def zoom_in(self) -> None:
        self.set_zoom(self._zoom * STEP)

    def zoom_out(self) -> None:
        self.set_zoom(self._zoom / STEP)

    def show_page(self, page: int) -> None:
        page = max(0, min(page, self.page_count - 1))
        self.verticalScrollBar().setValue(self._tops()[page] - self._gap)
        self._notice(page)

    def next_page(self) -> None:
        self.show_page(self._page + 1)

    def previous_page(self) -> None:
        self.show_page(self._page - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self.next_page()
            case Qt.Key.Key_PageUp | Qt.Key.Key_Backspace:
                self.previous_page()
            case Qt.Key.Key_Home:
                self.show_page(0)
            case Qt.Key.Key_End:
                self.show_page(self.page_count - 1)
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(colours().pressed))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._seen():
            place = self._place(page)
            image = self._drawn.get((page, self._dots(page)))
            painter.fillRect(place, QColor("white"))
            if image is not None:
                painter.drawImage(place.topLeft(), image)  # dot for dot
            elif older := [drawn for (number, _), drawn in self._drawn.items() if number == page]:
                painter.drawImage(place, older[-1])
            painter.setPen(QColor(colours().edge))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.end()
        self._draw_soon.start(0)

    @property
    def _gap(self) -> int:
        return grid(16)

    def _set_zoom(self, zoom: float) -> None:
        zoom = max(SMALLEST, min(zoom, LARGEST))
        if zoom != self._zoom:
            kept = self._page
            self._zoom = zoom
            self._measure()
            self.show_page(kept)
            self.zoom_changed.emit(zoom)

    def _arrange(self) -> None:
        if self._fit is not None and self.page_count:
            widest = max(width for width, _ in self._paper.sizes)
            bar = self.verticalScrollBar().sizeHint().width()
            across = (self.width() - bar - 2 * self._gap) / _pixels(widest)
            height = self._paper.sizes[self._page][1]
            down = (self.height() - 2 * self._gap) / _pixels(height)
            self._set_zoom(min(across, down) if self._fit == WHOLE_PAGE else min(across, 1.6))
        self._measure()
        self.viewport().update()

    def _measure(self) -> None:
        heights = [self._size(page)[1] + self._gap for page in range(self.page_count)]
        widest = max((self._size(page)[0] for page in range(self.page_count)), default=0)
        view = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, sum(heights) + self._gap - view.height()))
        down.setPageStep(view.height())
        across.setRange(0, max(0, widest + 2 * self._gap - view.width()))
        across.setPageStep(view.width())

    def _size(self, page: int) -> tuple[int, int]:
        width, height = self._paper.sizes[page]
        return round(_pixels(width) * self._zoom), round(_pixels(height) * self._zoom)

    def _tops(self) -> list[int]:
        tops, top = [], self._gap
        for page in range(self.page_count):
            tops.append(top)
            top += self._size(page)[1] + self._gap
        return tops

    def _place(self, page: int) -> QRect:
        width, height = self._size(page)
        room = self.viewport().width()
        left = (room - width) // 2 if width + 2 * self._gap <= room else self._gap
        corner = QPoint(left - self.horizontalScrollBar().value(), self._tops()[page])
        return QRect(corner.x(), corner.y() - self.verticalScrollBar().value(), width, height)

    def _seen(self) -> list[int]:
        above, below = self.verticalScrollBar().value(), self.viewport().height()
        tops = self._tops()
        return [
            page
            for page, top in enumerate(tops)
            if top < above + below and top + self._size(page)[1] > above
        ]

    def _dots(self, page: int) -> int:
        """How wide the picture of a page must be for this zoom on this screen."""
        return round(self._size(page)[0] * self.devicePixelRatioF())

    def _draw_next(self) -> None:
        """One page at a time, so that scrolling never waits for more than one."""
        for page in self._seen():
            key = (page, self._dots(page))
            if key not in self._drawn:
                dpi = SCREEN_DPI * self._zoom * self.devicePixelRatioF()
                image = self._paper.image(page, dpi)
                image.setDevicePixelRatio(self.devicePixelRatioF())
                self._drawn[key] = image
                while len(self._drawn) > PAGES_HELD:
                    self._drawn.popitem(last=False)
                self.viewport().update()
                return

    def _scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        tops = self._tops()
        self._notice(max((page for page, top in enumerate(tops) if top <= middle), default=0))
        self.viewport().update()

    def _notice(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)


def _pixels(millimetres: float) -> float:
    return millimetres / MM_PER_INCH * SCREEN_DPI
