"""The icons for Windows and the pictures of the installer, drawn from the program's own drawings.

`python -m installer.icons FOLDER` writes so-thi-dua.ico, tdkt.ico, installer-side.bmp and installer-header.bmp.
"""

from __future__ import annotations

import argparse
import os
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QImage,
    QImageWriter,
    QPainter,
)

import resources
from ui.colours import PAPER
from ui.icons import DRAWN_SIZES, drawing_of_size, paint

PROGRAM = "Sổ Thi đua"
PURPOSE = "Sổ theo dõi công tác\nthi đua, khen thưởng\ncủa xã, phường, đặc khu"
SIDE = (164, 314)
HEADER = (150, 57)
DOTS_PER_METRE_AT_96_DPI = 3780
"""Written into the pictures, so that they are the same on every screen."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m installer.icons")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(arguments).folder
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv[:1])
    write_icons(folder)
    application.quit()
    return 0


def write_icons(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("so-thi-dua", "tdkt"):
        (folder / f"{name}.ico").write_bytes(icon_file(name))
    for name, image in (("side", side_picture()), ("header", header_picture())):
        (folder / f"installer-{name}.bmp").write_bytes(_encoded(image, "BMP"))


def icon_file(name: str) -> bytes:
    """All sizes in one file; the largest as PNG, the others as bitmaps, which every reader knows."""
    pictures = [
        (size, _encoded(drawn(name, size), "PNG") if size >= 256 else _bitmap(drawn(name, size)))
        for size in DRAWN_SIZES
    ]
    entries, place = b"", 6 + 16 * len(pictures)
    for size, content in pictures:
        side = size % 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(content), place)
        place += len(content)
    start = struct.pack("<HHH", 0, 1, len(pictures))
    return start + entries + b"".join(content for _, content in pictures)


def drawn(name: str, size: int) -> QImage:
    """The drawing that is readable at this size, on nothing."""
    image = _blank(size, size, Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint(painter, drawing_of_size(name, size), QRectF(image.rect()), PAPER.ink)
    painter.end()
    return image


def side_picture() -> QImage:
    """For the first and the last page of the installer."""
    width, height = SIDE
    image = _blank(width, height, PAPER.accent)
    painter = _painter(image)
    paint(painter, "so-thi-dua", QRectF(22, 40, 120, 120), PAPER.ink)
    _write(painter, QRect(0, 168, width, 32), PROGRAM, 22, QFont.Weight.Bold, PAPER.on_accent)
    line = QRect(width // 2 - 16, 206, 32, 2)
    painter.fillRect(line, QColor(PAPER.gold))
    words = QRect(4, 218, width - 8, 80)
    _write(painter, words, PURPOSE, 12, QFont.Weight.Normal, PAPER.accent_tint)
    painter.end()
    return image


def header_picture() -> QImage:
    """For the top of the pages between."""
    width, height = HEADER
    image = _blank(width, height, PAPER.page)
    painter = _painter(image)
    paint(painter, drawing_of_size("so-thi-dua", 32), QRectF(8, 12, 32, 32), PAPER.ink)
    name = QRect(46, 0, width - 50, height)
    _write(painter, name, PROGRAM, 17, QFont.Weight.DemiBold, PAPER.ink)
    painter.end()
    return image


def _write(
    painter: QPainter, room: QRect, text: str, size: int, weight: QFont.Weight, colour: str
) -> None:
    font = QFont("Inter")
    font.setPixelSize(size)
    font.setWeight(weight)
    font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    middle = Qt.AlignmentFlag.AlignHCenter
    across = Qt.AlignmentFlag.AlignVCenter if room.height() < 60 else Qt.AlignmentFlag.AlignTop
    painter.drawText(room, middle | across | Qt.TextFlag.TextWordWrap, text)


def _painter(image: QImage) -> QPainter:
    for weight in ("Regular", "SemiBold", "Bold"):
        QFontDatabase.addApplicationFont(str(resources.path(f"fonts/Inter-{weight}.ttf")))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    return painter


def _blank(width: int, height: int, colour: str | Qt.GlobalColor) -> QImage:
    opaque = isinstance(colour, str)
    kinds = QImage.Format
    image = QImage(width, height, kinds.Format_RGB32 if opaque else kinds.Format_ARGB32)
    image.setDotsPerMeterX(DOTS_PER_METRE_AT_96_DPI)
    image.setDotsPerMeterY(DOTS_PER_METRE_AT_96_DPI)
    image.fill(QColor(colour))
    return image


def _bitmap(image: QImage) -> bytes:
    """As an icon file holds it: rows from the bottom, then a mask that nobody needs beside alpha."""
    side, upside_down = image.width(), image.mirrored(horizontally=False, vertically=True)
    dots = bytes(upside_down.constBits())  # blue, green, red, alpha
    mask = bytes((side + 31) // 32 * 4 * side)
    header = struct.pack("<IiiHHIIiiII", 40, side, side * 2, 1, 32, 0, 0, 0, 0, 0, 0)
    return header + dots + mask


def _encoded(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if kind == "BMP":
        image = image.convertToFormat(QImage.Format.Format_RGB888)
    if not QImageWriter(buffer, kind.encode()).write(image):
        raise OSError(f"Qt cannot write {kind}")
    return bytes(buffer.data().data())


if __name__ == "__main__":
    sys.exit(main())
