"""A picture of a page, true to the millimetre, with boxes on it that are chosen, moved and stretched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look import grid
from ui.widgets.millimetre_view import MillimetreView
from ui.widgets.page_boxes import FINEST, Box, Clung, cling, hit, rounded, said
from ui.widgets.page_painting import Marks, paint_boxes, paint_page, paint_rulers

REACH = 6.0
"""Logical pixels within which a dragged box clings to a line."""
LEAST_SIZE = 2.0
"""Millimetres a box cannot be made smaller than with the mouse."""
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, slots=True)
class _Drag:
    """``edges``: which of its right and bottom edge are pulled; none: the box is moved."""

    box: Box
    begun_x: float
    begun_y: float
    edges: tuple[bool, bool]


class PagePicture(MillimetreView):
    """Tab goes from box to box; arrows move the chosen one, with Shift they stretch it."""

    chosen = Signal(str)  # key, "" for none
    moved = Signal(str, float, float)  # key, x, y
    stretched = Signal(str, float, float)  # key, width, height
    let_go = Signal()  # the mouse, after moving or stretching
    opened = Signal(str)  # Enter or double click
    removal_wanted = Signal(str)  # Delete

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: list[Box] = []
        self._chosen = ""
        self._under = ""
        self._drag: _Drag | None = None
        self._clung = Clung(0, 0)
        self.viewport().setMouseTracking(True)
        self._say_chosen()

    @property
    def chosen_key(self) -> str:
        return self._chosen

    @property
    def boxes(self) -> list[Box]:
        return list(self._boxes)

    def show_page(
        self, size: tuple[float, float], boxes: Sequence[Box], render: Callable[[float], QImage]
    ) -> None:
        self._boxes = list(boxes)
        if self._chosen and self._box(self._chosen) is None:
            self.choose("")
        self._say_chosen()
        self.show_drawing(size, render)

    def choose(self, key: str, *, under_mouse: bool = False) -> None:
        """Also brings the box into view, unless it is ``under_mouse`` and must stay there."""
        if key != self._chosen:
            self._chosen = key
            self._say_chosen()
            if (box := self._box(key)) and not under_mouse:
                self.bring_into_view(box.x, box.y, box.width, box.height)
            self.viewport().update()
            self.chosen.emit(key)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        place = self.page_place()
        paint_page(painter, QRectF(self.viewport().rect()), place, self._image)
        marks = Marks(
            chosen=self._chosen,
            under=self._under,
            focused=self.hasFocus(),
            across=self._clung.across,
            down=self._clung.down,
        )
        paint_boxes(painter, place, self.scale, self._boxes, marks)
        paint_rulers(
            painter,
            QRectF(self.viewport().rect()),
            place,
            self.scale,
            self._box(self._chosen),
            self.ruler,
        )
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x, y = self.on_page(event.position())
        edges = self._edges_at(event.position())
        box = self._box(self._chosen) if any(edges) else hit(self._boxes, x, y)
        self.choose(box.key if box else "", under_mouse=True)
        if box is not None:
            self._drag = _Drag(box, x, y, edges)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            self._look_under(event.position())
            return
        x, y = self.on_page(event.position())
        free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if any(self._drag.edges):
            self._stretch(self._drag, x, y)
        else:
            self._pull(self._drag, x, y, free=free)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None and event.button() == Qt.MouseButton.LeftButton:
            self._drag = None
            self._clung = Clung(0, 0)
            self.viewport().update()
            self.let_go.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._chosen:
            self.opened.emit(self._chosen)

    def leaveEvent(self, event: QEvent) -> None:
        self._under = ""
        self.viewport().update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        box, key = self._box(self._chosen), Qt.Key(event.key())
        if box is None or key not in (*ARROWS, *_ENTER, Qt.Key.Key_Delete):
            super().keyPressEvent(event)
        elif key in ARROWS:
            self._nudge(box, ARROWS[key], event.modifiers())
        elif key == Qt.Key.Key_Delete:
            self.removal_wanted.emit(box.key)
        else:
            self.opened.emit(box.key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        keyed = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if not self._chosen and self._boxes and event.reason() in keyed:
            backwards = event.reason() == Qt.FocusReason.BacktabFocusReason
            self.choose(self._boxes[-1 if backwards else 0].key)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes from box to box, and on from the last one."""
        keys = [box.key for box in self._boxes]
        place = keys.index(self._chosen) if self._chosen in keys else -1
        wanted = place + (1 if next else -1)
        if place >= 0 and 0 <= wanted < len(keys):
            self.choose(keys[wanted])
            return True
        return super().focusNextPrevChild(next)

    # Inside

    def _box(self, key: str) -> Box | None:
        return next((box for box in self._boxes if box.key == key), None)

    def _pull(self, drag: _Drag, x: float, y: float, *, free: bool) -> None:
        to_x, to_y = drag.box.x + x - drag.begun_x, drag.box.y + y - drag.begun_y
        others = [box for box in self._boxes if box.key != drag.box.key]
        reach = 0.0 if free else REACH / self.scale
        self._clung = (
            Clung(rounded(to_x), rounded(to_y))
            if free
            else cling(drag.box, others, self._size, to_x, to_y, reach)
        )
        self._put(replace(drag.box, x=self._clung.x, y=self._clung.y))

    def _stretch(self, drag: _Drag, x: float, y: float) -> None:
        wider, taller = drag.edges
        width = drag.box.width + (x - drag.begun_x if wider else 0)
        height = drag.box.height + (y - drag.begun_y if taller else 0)
        width, height = (rounded(max(side, LEAST_SIZE)) for side in (width, height))
        now = self._box(drag.box.key)
        if now is not None and (now.width, now.height) != (width, height):
            self.stretched.emit(drag.box.key, width, height)

    def _nudge(self, box: Box, way: tuple[int, int], modifiers: Qt.KeyboardModifier) -> None:
        step = FINEST if modifiers & Qt.KeyboardModifier.ControlModifier else 1.0
        across, down = way
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            width = max(rounded(box.width + across * step), LEAST_SIZE)
            height = max(rounded(box.height + down * step), LEAST_SIZE)
            self.stretched.emit(box.key, width, height)
        else:
            self._put(
                replace(box, x=rounded(box.x + across * step), y=rounded(box.y + down * step))
            )

    def _put(self, box: Box) -> None:
        now = self._box(box.key)
        if now is not None and (now.x, now.y) != (box.x, box.y):
            self.moved.emit(box.key, box.x, box.y)
        self.viewport().update()

    def _edges_at(self, point: QPointF) -> tuple[bool, bool]:
        """Which edges of the chosen box can be pulled at this point."""
        box = self._box(self._chosen)
        if box is None:
            return False, False
        end, near = self.place_of(box.right, box.bottom), grid(5)
        start = self.place_of(box.x, box.y)
        beside, below = abs(point.x() - end.x()) <= near, abs(point.y() - end.y()) <= near
        within_x = start.x() + near < point.x() <= end.x() + near
        within_y = start.y() + near < point.y() <= end.y() + near
        return beside and within_y, below and within_x

    def _look_under(self, point: QPointF) -> None:
        shapes = {
            (True, True): Qt.CursorShape.SizeFDiagCursor,
            (True, False): Qt.CursorShape.SizeHorCursor,
            (False, True): Qt.CursorShape.SizeVerCursor,
        }
        edges = self._edges_at(point)
        found = hit(self._boxes, *self.on_page(point))
        usual = Qt.CursorShape.SizeAllCursor if found else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shapes.get(edges, usual))
        self.viewport().setToolTip(found.label if found else "")
        under = found.key if found else ""
        if under != self._under:
            self._under = under
            self.viewport().update()

    def _say_chosen(self) -> None:
        box = self._box(self._chosen)
        if box is None:
            self.setAccessibleName("Hình trang giấy, chưa chọn ô nào")
            return
        name = (
            f"Hình trang giấy, ô {box.label}: cách trái {said(box.x)} mm, "
            f"cách trên {said(box.y)} mm, rộng {said(box.width)} mm, cao {said(box.height)} mm"
        )
        self.setAccessibleName(f"{name}. {box.problem}" if box.problem else name)


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
