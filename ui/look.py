"""How the program looks everywhere: style, colours, font, and the size that A- and A+ choose."""

from __future__ import annotations

from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QStyleFactory

import resources
from ui.colours import PAPER, Colours, high_contrast, system_wants_high_contrast

SIZES = (8, 9, 10, 11, 12, 13, 14, 16, 18)
NORMAL_SIZE = 10
LENGTHS = (4, 6, 8, 10, 12, 16, 18, 20, 24, 28, 30, 32, 36)
DRESSED_BY_WINDOWS = (
    "QAbstractItemView",
    "QMenu",
    "QMenuBar",
    "QMessageBox",
    "QStatusBar",
    "QTipLabel",
)
"""What keeps a font of the system's own choice when the application is given another."""
SCREEN_FONTS = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold")


class Look(QObject):
    """Dresses the application; ``changed`` says that the size did."""

    changed = Signal()

    def __init__(self, application: QApplication, size: int = NORMAL_SIZE) -> None:
        super().__init__(application)
        self._application = application
        self._family = _load_screen_font()
        contrast = system_wants_high_contrast()
        self.colours: Colours = high_contrast(application.palette()) if contrast else PAPER
        if not contrast:  # nor the dark colours of the system in title bars and what Qt picks
            application.styleHints().setColorScheme(Qt.ColorScheme.Light)
        self._template = Template(resources.path("style.qss").read_text(encoding="utf-8"))
        self._size = size if size in SIZES else NORMAL_SIZE
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setPalette(self.colours.palette())
        application.setProperty("colours", self.colours)
        self._dress()

    @property
    def size(self) -> int:
        """Of the text, in points."""
        return self._size

    def choose_size(self, size: int) -> None:
        if size in SIZES and size != self._size:
            self._size = size
            self._dress()
            self.changed.emit()

    def larger(self) -> None:
        self.choose_size(SIZES[min(SIZES.index(self._size) + 1, len(SIZES) - 1)])

    def smaller(self) -> None:
        self.choose_size(SIZES[max(SIZES.index(self._size) - 1, 0)])

    def normal(self) -> None:
        self.choose_size(NORMAL_SIZE)

    def _dress(self) -> None:
        font = QFont(self._family) if self._family else QFont(self._application.font())
        font.setPointSizeF(self._size)
        font.setFeature(QFont.Tag("tnum"), 1)
        self._application.setFont(font)
        self._application.setStyleSheet(self._template.substitute(self._tokens()))
        for part in DRESSED_BY_WINDOWS:  # after the style sheet, which gives them theirs again
            QApplication.setFont(font, part)  # pyright: ignore[reportArgumentType]

    def _tokens(self) -> dict[str, str]:
        control, inset = scaled(30, self._size), scaled(8, self._size)
        sizes = {
            "body": f"{self._size}pt",
            "small": f"{self._size * 0.9:.1f}pt",
            "title": f"{self._size * 1.4:.1f}pt",
            "heading": f"{self._size * 1.15:.1f}pt",
            "number": f"{self._size * 2:.1f}pt",
            "control": f"{control}px",
            "control_focused": f"{control - 2}px",
            "tool": f"{control - 3}px",
            "tool_focused": f"{control - 5}px",
            "inset": f"{inset}px",
            "inset_focused": f"{inset - 1}px",
            "press_inset": f"{inset + inset // 2}px",
            "press_inset_focused": f"{inset + inset // 2 - 1}px",
            "icons": resources.path("icons").as_posix(),
        }
        lengths = {f"px{base}": f"{scaled(base, self._size)}px" for base in LENGTHS}
        return self.colours.tokens() | sizes | lengths


def scaled(pixels: int, size: float) -> int:
    """A length of the grid, drawn for text of ``NORMAL_SIZE``, at another size of text."""
    return round(pixels * size / NORMAL_SIZE)


def grid(pixels: int) -> int:
    """A length of the grid at the size of text chosen now."""
    return scaled(pixels, QApplication.font().pointSizeF())


def _load_screen_font() -> str:
    """The family to use; empty when the program was built without its fonts."""
    family = ""
    for name in SCREEN_FONTS:
        file = resources.path(f"fonts/{name}.ttf")
        number = QFontDatabase.addApplicationFont(str(file)) if file.exists() else -1
        if number >= 0 and not family:
            family = QFontDatabase.applicationFontFamilies(number)[0]
    return family
