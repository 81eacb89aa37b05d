"""The icons of the program: line drawings in SVG, tinted with the colours of the palette, sharp at any scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources

SIZES = (16, 20, 24, 32)
"""The logical sizes at which icons are shown; each is drawn for every screen's scale."""

DRAWN_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""Those that Windows asks for, of the program and of its files."""

LARGEST_SIMPLE = 32
"""Up to this size a drawing of fewer, larger parts is the one that can be read."""


def icon(name: str, colour: QColor | str | None = None) -> QIcon:
    """The drawing ``resources/icons/<name>.svg``; without ``colour``, that of the palette's text."""
    palette = QGuiApplication.palette()
    ink = palette.color(QPalette.ColorRole.WindowText) if colour is None else QColor(colour)
    faded = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    return _icon(name, ink.name(), faded.name(), _screen_ratios())


def picture(name: str, size: int, colour: QColor | str, ratio: float = 1.0) -> QPixmap:
    """The drawing as a picture of ``size`` logical pixels for a screen of ``ratio``."""
    _renderer(name, QColor(colour).name())
    drawn = QPixmap(QSize(size, size) * ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    paint(painter, name, QRectF(drawn.rect()), colour)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def paint(painter: QPainter, name: str, rectangle: QRectF, colour: QColor | str) -> None:
    _renderer(name, QColor(colour).name()).render(painter, rectangle)


def beside_icon(text: str) -> str:
    """A text for a button with an icon: not too near it, and "&" stays "&"."""
    return "\u2009 " + text.replace("&", "&&")


def drawing_of_size(name: str, size: int) -> str:
    """The drawing of the program, or of its files, to be used at this size."""
    return f"{name}-small" if size <= LARGEST_SIMPLE else name


def program_icon() -> QIcon:
    drawing = QIcon()
    for size in DRAWN_SIZES:
        drawing.addPixmap(picture(drawing_of_size("so-thi-dua", size), size, "black"))
    return drawing


@cache
def _icon(name: str, ink: str, faded: str, ratios: tuple[float, ...]) -> QIcon:
    drawing = QIcon()
    for size in sorted({round(size * ratio) for size in SIZES for ratio in ratios}):
        drawn = picture(name, size, ink)
        drawing.addPixmap(drawn, QIcon.Mode.Normal)
        drawing.addPixmap(drawn, QIcon.Mode.Selected)
        drawing.addPixmap(picture(name, size, faded), QIcon.Mode.Disabled)
    return drawing


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))


def _screen_ratios() -> tuple[float, ...]:
    return tuple(
        sorted({1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())})
    )
