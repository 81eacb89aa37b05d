"""Where the boxes of a page are in millimetres, which one a point hits, and what a box clings to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from models.numbers import format_number

FINEST = 0.1
"""Millimetres; nothing is placed finer."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the page, from its left and top edge, in millimetres."""

    key: str
    label: str
    x: float
    y: float
    width: float
    height: float
    problem: str = ""
    left_out: bool = False
    """Not printed in this way of printing, but still there."""

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x <= self.right and self.y <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Clung:
    """Where a box is put, and the lines (in millimetres) it clings to."""

    x: float
    y: float
    across: float | None = None
    """An upright line at this x."""
    down: float | None = None
    """A level line at this y."""


def hit(boxes: Iterable[Box], x: float, y: float) -> Box | None:
    """The smallest box at a point, as a small one may lie inside a large one."""
    return min(
        (box for box in boxes if box.holds(x, y)),
        key=lambda box: box.width * box.height,
        default=None,
    )


def cling(
    moved: Box, others: Sequence[Box], page: tuple[float, float], x: float, y: float, reach: float
) -> Clung:
    """Put ``moved`` at (x, y), or where it is in line with the page or another box within ``reach``."""
    width, height = page
    upright = [width / 2, *(line for box in others for line in _lines(box.x, box.width))]
    level = [height / 2, *(line for box in others for line in _lines(box.y, box.height))]
    found_x, across = _nearest(x, moved.width, upright, width / 2, reach)
    found_y, down = _nearest(y, moved.height, level, height / 2, reach)
    return Clung(rounded(found_x), rounded(found_y), across, down)


def rounded(millimetres: float) -> float:
    return round(millimetres, 1) + 0.0  # never -0.0


def said(millimetres: float) -> str:
    """As a clerk reads it: 12,5."""
    return format_number(Decimal(str(millimetres)))


def _lines(start: float, length: float) -> tuple[float, float, float]:
    return start, start + length / 2, start + length


def _nearest(
    start: float, length: float, lines: Sequence[float], middle: float, reach: float
) -> tuple[float, float | None]:
    """Edges cling to edges, middles to middles; the middle of the page comes before all others."""
    best: tuple[float, float, float] | None = None
    for line in lines:
        for offset in (0.0, length / 2, length):
            away = abs(start + offset - line)
            if line == middle:
                if offset != length / 2:
                    continue
                away /= 2
            if away <= reach and (best is None or away < best[0]):
                best = (away, line - offset, line)
    return (best[1], best[2]) if best else (start, None)
