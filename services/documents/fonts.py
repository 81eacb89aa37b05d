"""The faces paper is set in: Times New Roman where the machine has it, else the shipped one of equal widths."""

from __future__ import annotations

import functools
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

import resources

TYPEFACE = "Times New Roman"
"""As Word and Excel files name it; what stands in for it has the same widths."""

_WINDOWS_FILES = ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")
_SHIPPED_FILES = (
    "fonts/LiberationSerif-Regular.ttf",
    "fonts/LiberationSerif-Bold.ttf",
    "fonts/LiberationSerif-Italic.ttf",
    "fonts/LiberationSerif-BoldItalic.ttf",
)
_SPARE_FILE = "fonts/Inter-Regular.ttf"
_SANS_BOLD_FILE = "fonts/Inter-Bold.ttf"


@dataclass(frozen=True, slots=True)
class Face:
    """One font file. ``widths`` gives each character it can draw its width at size 1."""

    name: str
    widths: dict[str, float] = field(repr=False, compare=False)

    def width(self, text: str, size: float) -> float:
        return sum(map(self.widths.__getitem__, text)) * size


@dataclass(frozen=True, slots=True)
class Faces:
    """Four looks of one family, and a spare face for signs that the family lacks."""

    regular: Face
    bold: Face
    italic: Face
    bold_italic: Face
    spare: Face

    @property
    def complete(self) -> bool:
        """Whether every Vietnamese letter can be drawn in every look."""
        looks = (self.regular, self.bold, self.italic, self.bold_italic)
        return all(letter in face.widths for face in looks for letter in vietnamese_letters())

    def look(self, bold: bool, italic: bool) -> Face:
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular


def vietnamese_letters() -> Iterator[str]:
    """The 134 letters beyond ASCII, small and capital."""
    yield from "đĐ"
    for vowel in "aăâeêioôơuưy":
        for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"):
            letter = unicodedata.normalize("NFC", vowel + tone)
            if not letter.isascii():
                yield letter
                yield letter.upper()


@functools.cache
def paper_faces() -> Faces:
    """The machine's Times New Roman when all its faces have every Vietnamese letter; else the shipped faces."""
    for folder in _font_folders():
        files = [folder / name for name in _WINDOWS_FILES]
        if all(file.is_file() for file in files):
            try:
                faces = _faces(files)
            except TTFError:
                continue
            if faces.complete:
                return faces
    return shipped_faces()


@functools.cache
def shipped_faces() -> Faces:
    return _faces([resources.path(name) for name in _SHIPPED_FILES])


@functools.cache
def sans_faces() -> Faces:
    """The face of the screen, which has no italics; its spare face has serifs."""
    regular = _face(resources.path(_SPARE_FILE))
    bold = _face(resources.path(_SANS_BOLD_FILE))
    return Faces(regular, bold, regular, bold, shipped_faces().regular)


def _font_folders() -> Iterator[Path]:
    windows, own = os.environ.get("WINDIR"), os.environ.get("LOCALAPPDATA")
    if windows:
        yield Path(windows) / "Fonts"
    if own:
        yield Path(own) / "Microsoft" / "Windows" / "Fonts"


def _faces(files: list[Path]) -> Faces:
    regular, bold, italic, bold_italic = map(_face, files)
    return Faces(regular, bold, italic, bold_italic, _face(resources.path(_SPARE_FILE)))


@functools.cache
def _face(file: Path) -> Face:
    font = TTFont(file.stem, str(file))
    pdfmetrics.registerFont(font)
    metrics = font.face
    widths = {
        chr(code): metrics.charWidths.get(code, metrics.defaultWidth) / 1000
        for code in metrics.charToGlyph
    }
    return Face(font.fontName, widths)
