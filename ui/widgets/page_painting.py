"""Draws a page with the boxes on it, and the rulers beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from ui.colours import colours
from ui.look import grid
from ui.widgets.page_boxes import Box


@dataclass(frozen=True, slots=True)
class Marks:
    """What is told apart: the chosen box, the one under the mouse, the lines that are clung to."""

    chosen: str = ""
    under: str = ""
    focused: bool = False
    across: float | None = None
    down: float | None = None


def paint_page(painter: QPainter, view: QRectF, place: QRectF, image: QImage | None) -> None:
    painter.fillRect(view, QColor(colours().pressed))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillRect(place, QColor("white"))
    if image is not None:
        painter.drawImage(place, image)
    painter.setPen(QColor(colours().edge))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place.adjusted(-1, -1, 0, 0))


def paint_boxes(
    painter: QPainter, page: QRectF, scale: float, boxes: Sequence[Box], marks: Marks
) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for box in boxes:
        if box.key != marks.chosen:
            _paint_box(painter, _place(box, page, scale), box, under=box.key == marks.under)
    chosen = next((box for box in boxes if box.key == marks.chosen), None)
    if chosen is not None:
        _paint_chosen(painter, _place(chosen, page, scale), chosen, focused=marks.focused)
    pen = QPen(QColor(colours().info), 1, Qt.PenStyle.DashLine)
    pen.setCosmetic(True)
    painter.setPen(pen)
    if marks.across is not None:
        x = page.left() + marks.across * scale
        painter.drawLine(QPointF(x, page.top()), QPointF(x, page.bottom()))
    if marks.down is not None:
        y = page.top() + marks.down * scale
        painter.drawLine(QPointF(page.left(), y), QPointF(page.right(), y))
    painter.restore()


def paint_rulers(
    painter: QPainter, view: QRectF, page: QRectF, scale: float, chosen: Box | None, thick: float
) -> None:
    """Along the top and the left, in millimetres of the page, where the chosen box is shaded."""
    worn = colours()
    painter.fillRect(QRectF(0, 0, view.width(), thick), QColor(worn.panel))
    painter.fillRect(QRectF(0, 0, thick, view.height()), QColor(worn.panel))
    if chosen is not None:
        place = _place(chosen, page, scale)
        painter.fillRect(QRectF(place.left(), 0, place.width(), thick), QColor(worn.accent_tint))
        painter.fillRect(QRectF(0, place.top(), thick, place.height()), QColor(worn.accent_tint))
    painter.fillRect(QRectF(0, 0, thick, thick), QColor(worn.panel))
    font = painter.font()
    font.setPointSizeF(font.pointSizeF() * 0.7)
    painter.setFont(font)
    painter.setPen(QColor(worn.muted))
    every = 10 if scale * 10 >= grid(26) else 50
    for number in range(0, round(page.width() / scale) + 1, 5):
        x = page.left() + number * scale
        if x >= thick:
            long = number % 10 == 0
            painter.drawLine(QPointF(x, thick * (0.6 if long else 0.8)), QPointF(x, thick - 1))
            if number % every == 0:
                place = QRectF(x - 20, 0, 40, thick * 0.62)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number))
    for number in range(0, round(page.height() / scale) + 1, 5):
        y = page.top() + number * scale
        if y >= thick:
            long = number % 10 == 0
            painter.drawLine(QPointF(thick * (0.6 if long else 0.8), y), QPointF(thick - 1, y))
            if number % every == 0:
                painter.save()
                painter.translate(0, y)
                painter.rotate(-90)
                place = QRectF(-20, 0, 40, thick * 0.62)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(number))
                painter.restore()
    painter.setPen(QColor(worn.line))
    painter.drawLine(QPointF(0, thick), QPointF(view.width(), thick))
    painter.drawLine(QPointF(thick, 0), QPointF(thick, view.height()))


def _place(box: Box, page: QRectF, scale: float) -> QRectF:
    return QRectF(
        round(page.left() + box.x * scale),
        round(page.top() + box.y * scale),
        round(box.width * scale),
        round(box.height * scale),
    )


def _paint_box(painter: QPainter, place: QRectF, box: Box, *, under: bool) -> None:
    worn = colours()
    if box.left_out:
        painter.fillRect(place, QBrush(QColor(worn.line), Qt.BrushStyle.BDiagPattern))
        _write_label(painter, place, box.label)
    colour = worn.bad if box.problem else worn.accent if under else worn.edge
    style = Qt.PenStyle.SolidLine if box.problem or under else Qt.PenStyle.DotLine
    painter.setPen(QPen(QColor(colour), 1, style))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place)


def _paint_chosen(painter: QPainter, place: QRectF, box: Box, *, focused: bool) -> None:
    worn = colours()
    colour = QColor(worn.bad if box.problem else worn.accent)
    if box.left_out:
        painter.fillRect(place, QBrush(QColor(worn.line), Qt.BrushStyle.BDiagPattern))
        _write_label(painter, place, box.label)
    ground = QColor(colour)
    ground.setAlpha(18)
    painter.fillRect(place, ground)
    painter.setPen(QPen(colour, 2 if focused else 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place)
    handle = float(grid(7))
    for point in (
        place.bottomRight(),
        QPointF(place.right(), place.center().y()),
        QPointF(place.center().x(), place.bottom()),
    ):
        spot = QRectF(point.x() - handle / 2, point.y() - handle / 2, handle, handle)
        painter.fillRect(spot, QColor(worn.page))
        painter.setPen(QPen(colour, 1))
        painter.drawRect(spot)


def _write_label(painter: QPainter, place: QRectF, label: str) -> None:
    """Nothing where there is no room for it."""
    painter.save()
    font = painter.font()
    font.setPointSizeF(font.pointSizeF() * 0.8)
    painter.setFont(font)
    if place.height() < painter.fontMetrics().height() * 0.9:
        painter.restore()
        return
    painter.setPen(QColor(colours().muted))
    said = painter.fontMetrics().elidedText(
        label, Qt.TextElideMode.ElideRight, max(0, round(place.width()) - 4)
    )
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)
    painter.restore()
