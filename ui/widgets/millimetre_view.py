"""Shows one page in millimetres, drawn anew at every zoom, with room for rulers beside it."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.look import grid

SCREEN_DPI, MM_PER_INCH = 96.0, 25.4
SMALLEST, LARGEST, STEP = 0.1, 4.0, 1.2
MOST_DOTS = 12_000_000
"""Of a drawing; a larger page is drawn more coarsely."""
MILLISECONDS_BETWEEN_DRAWINGS = 30


class MillimetreView(QAbstractScrollArea):
    zoom_changed = Signal(float)  # 1.0 is life size

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = (297.0, 210.0)
        self._zoom = 1.0
        self._fits = True
        self._render: Callable[[float], QImage] | None = None
        self._image: QImage | None = None
        self._draw_soon = QTimer(self)
        self._draw_soon.setSingleShot(True)
        self._draw_soon.setInterval(MILLISECONDS_BETWEEN_DRAWINGS)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setSingleStep(grid(40))
            bar.valueChanged.connect(self.viewport().update)
        self._draw_soon.timeout.connect(self._draw)

    @property
    def zoom(self) -> float:
        return self._zoom

    @property
    def scale(self) -> float:
        """Logical pixels a millimetre."""
        return SCREEN_DPI / MM_PER_INCH * self._zoom

    def show_drawing(self, size: tuple[float, float], render: Callable[[float], QImage]) -> None:
        """``size`` in millimetres; ``render`` gives the page at so many dots per inch."""
        self._render = render
        if size != self._size:
            self._size = size
            self._image = None
            self._arrange()
        self._draw_again()

    def fit(self) -> None:
        """The whole page, also when the view changes its size."""
        self._fits = True
        self._arrange()

    def zoom_in(self) -> None:
        self.set_zoom(self._zoom * STEP)

    def zoom_out(self) -> None:
        self.set_zoom(self._zoom / STEP)

    def set_zoom(self, zoom: float) -> None:
        self._fits = False
        self._set_zoom(zoom)

    def place_of(self, x: float, y: float) -> QPointF:
        """A point of the page, given in millimetres, in the coordinates of the viewport."""
        corner = self.page_place().topLeft()
        return QPointF(corner.x() + x * self.scale, corner.y() + y * self.scale)

    def on_page(self, point: QPointF) -> tuple[float, float]:
        """A point of the viewport, in millimetres of the page."""
        corner = self.page_place().topLeft()
        return (point.x() - corner.x()) / self.scale, (point.y() - corner.y()) / self.scale

    def page_place(self) -> QRectF:
        view, gap = self.viewport().size(), self._gap
        width, height = self._size[0] * self.scale, self._size[1] * self.scale
        room_x, room_y = view.width() - self.ruler, view.height() - self.ruler
        left = (room_x - width) / 2 if width + 2 * gap <= room_x else gap
        top = (room_y - height) / 2 if height + 2 * gap <= room_y else gap
        return QRectF(
            round(self.ruler + left - self.horizontalScrollBar().value()),
            round(self.ruler + top - self.verticalScrollBar().value()),
            width,
            height,
        )

    @property
    def ruler(self) -> float:
        """How thick the rulers at the top and the left are."""
        return float(grid(20))

    def bring_into_view(self, x: float, y: float, width: float, height: float) -> None:
        start, end = self.place_of(x, y), self.place_of(x + width, y + height)
        view, gap = self.viewport().size(), self._gap
        for bar, first, last, room in (
            (self.horizontalScrollBar(), start.x(), end.x(), view.width()),
            (self.verticalScrollBar(), start.y(), end.y(), view.height()),
        ):
            if first < self.ruler:
                bar.setValue(round(bar.value() + first - self.ruler - gap))
            elif last > room:
                bar.setValue(round(bar.value() + min(last - room + gap, first - self.ruler)))

    def sizeHint(self) -> QSize:
        return QSize(grid(560), grid(420))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
        else:
            super().wheelEvent(event)

    @property
    def _gap(self) -> float:
        return float(grid(16))

    def _set_zoom(self, zoom: float) -> None:
        zoom = max(SMALLEST, min(zoom, LARGEST))
        if zoom != self._zoom:
            self._zoom = zoom
            self._measure()
            self._draw_again()
            self.zoom_changed.emit(zoom)

    def _arrange(self) -> None:
        if self._fits:
            room_x = self.width() - self.ruler - 2 * self._gap
            room_y = self.height() - self.ruler - 2 * self._gap
            life = SCREEN_DPI / MM_PER_INCH
            self._set_zoom(min(room_x / self._size[0], room_y / self._size[1]) / life)
        self._measure()
        self.viewport().update()

    def _measure(self) -> None:
        view = self.viewport().size()
        for bar, side, room in (
            (self.horizontalScrollBar(), self._size[0], view.width()),
            (self.verticalScrollBar(), self._size[1], view.height()),
        ):
            whole = side * self.scale + 2 * self._gap + self.ruler
            bar.setRange(0, 0 if self._fits else max(0, round(whole - room)))
            bar.setPageStep(room)

    def _draw_again(self) -> None:
        if not self._draw_soon.isActive():
            self._draw_soon.start()
        self.viewport().update()

    def _draw(self) -> None:
        if self._render is not None:
            dpi = SCREEN_DPI * self._zoom * self.devicePixelRatioF()
            dots = self._size[0] * self._size[1] * (dpi / MM_PER_INCH) ** 2
            self._image = self._render(dpi * min(1.0, math.sqrt(MOST_DOTS / dots)))
            self.viewport().update()
