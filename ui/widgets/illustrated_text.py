"""Sets out a text in Markdown: air between its lines, pictures never wider than it and always sharp."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPixmap,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
)
from PySide6.QtWidgets import QStyle, QTextBrowser

from ui.colours import colours
from ui.look import grid

STORED_AT = 2
"""Picture files hold this many pixels for each that a plain screen shows."""
LOWEST = 240
"""A picture may be this high in the lowest window."""
_SIZES = {1: 1.5, 2: 1.2, 3: 1.05}
"""Of headings by their level, against the letters of the text."""
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_SINGLE = QTextBlockFormat.LineHeightTypes.SingleHeight.value


@dataclass(frozen=True, slots=True)
class _Placed:
    """A picture and where in the text it stands."""

    position: int
    image: QImage


class IllustratedText(QTextBrowser):
    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.document().setDocumentMargin(grid(16))
        self._pictures: list[_Placed] = []
        self._fitted: tuple[QSize, float] = (QSize(), 0.0)

    def show_text(self, markdown: str, folder: Path) -> None:
        """Pictures are named relative to ``folder``."""
        self._pictures = []
        self.setMarkdown(markdown)
        block = self.document().begin()
        while block.isValid():
            pictures = _pictures(block, folder)
            self._set_out(block, has_picture=bool(pictures))
            self._set_out_what_is_typed(block)
            self._pictures += pictures
            block = block.next()
        self._fitted = (QSize(), 0.0)  # a scroll bar that came with the text has fitted nothing yet
        self._fit_pictures()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def shown_sizes(self) -> list[QSize]:
        """How large each picture is, as a plain screen would count it."""
        shapes = [self._shape(placed) for placed in self._pictures]
        return [QSize(round(shape.width()), round(shape.height())) for shape in shapes]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_pictures()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._fit_pictures()
        return super().event(event)

    # Inside

    def _set_out(self, block: QTextBlock, has_picture: bool) -> None:
        cursor = QTextCursor(block)
        shape = block.blockFormat()
        level = shape.headingLevel()
        shape.setLineHeight(*(100, _SINGLE) if has_picture else (140, _PROPORTIONAL))
        shape.setTopMargin(grid(16) if level else grid(2))
        shape.setBottomMargin(grid(12) if has_picture else grid(6))
        cursor.setBlockFormat(shape)
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            letters = block.charFormat()
            letters.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            letters.setFontPointSize(self.font().pointSizeF() * _SIZES.get(level, 1.0))
            letters.setFontWeight(QFont.Weight.DemiBold)
            cursor.setCharFormat(letters)

    def _set_out_what_is_typed(self, block: QTextBlock) -> None:
        """In the font of the program on a grey ground."""
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            letters = fragment.charFormat()
            if letters.fontFixedPitch():
                letters.setFontFamilies([self.font().family()])
                letters.setFontFixedPitch(False)
                letters.setBackground(QColor(colours().pressed))
                cursor = QTextCursor(block)
                cursor.setPosition(fragment.position())
                end = fragment.position() + fragment.length()
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(letters)
                place = block.begin()
            else:
                place += 1

    def _fit_pictures(self) -> None:
        """Draw every picture anew for the room there is and for the screen it is shown on."""
        wanted = (self._room(), self.devicePixelRatioF())
        if wanted == self._fitted or wanted[0].isEmpty():
            return
        self._fitted = wanted
        for number, placed in enumerate(self._pictures):
            self._draw(placed, f"picture:{number}")
        self.document().markContentsDirty(0, self.document().characterCount())

    def _room(self) -> QSize:
        """Of one picture; some of the words about it are seen beside it.

        The same whether there is a scroll bar or not, so that pictures cannot make it flicker.
        """
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        edges = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        return QSize(self.width() - bar - edges, max(LOWEST, self.height() * 4 // 5))

    def _draw(self, placed: _Placed, name: str) -> None:
        room, ratio = self._fitted
        size = QSize(placed.image.width() // STORED_AT, placed.image.height() // STORED_AT)
        if size.width() > room.width() or size.height() > room.height():
            size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        image = placed.image.scaled(
            size * ratio,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(ratio)
        kind = QTextDocument.ResourceType.ImageResource.value
        self.document().addResource(kind, QUrl(name), picture)
        shape = self._shape(placed)
        shape.setName(name)
        shape.setWidth(size.width())
        shape.setHeight(size.height())
        self._select(placed).setCharFormat(shape)

    def _shape(self, placed: _Placed) -> QTextImageFormat:
        return self._select(placed).charFormat().toImageFormat()

    def _select(self, placed: _Placed) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(placed.position)
        cursor.setPosition(placed.position + 1, QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _pictures(block: QTextBlock, folder: Path) -> list[_Placed]:
    found: list[_Placed] = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        if fragment.charFormat().isImageFormat():
            image = QImage(str(folder / fragment.charFormat().toImageFormat().name()))
            found.append(_Placed(fragment.position(), image))
        place += 1
    return found
