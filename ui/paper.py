"""Pages of a finished document, as the preview shows them and the printer gets them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QImage


class PictureLike(Protocol):
    """Rows from the top, four bytes a dot: red, green, blue, unused."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def dots(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Paper:
    """``sizes``: width and height of each page in millimetres; ``render`` takes a page from 0 and dots per inch."""

    sizes: Sequence[tuple[float, float]]
    render: Callable[[int, float], PictureLike]

    def image(self, index: int, dpi: float) -> QImage:
        return picture_of(self.render(index, dpi))


def picture_of(drawn: PictureLike) -> QImage:
    image = QImage(
        drawn.dots, drawn.width, drawn.height, drawn.width * 4, QImage.Format.Format_RGBX8888
    )
    return image.copy()  # the image above only borrows the bytes


def is_landscape(size: tuple[float, float]) -> bool:
    return size[0] > size[1]
