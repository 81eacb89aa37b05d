"""What happened, one below the other along a line, the year beside the first of each year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.colours import colours
from ui.icons import paint
from ui.look import grid

YEAR, LINE, TEXT = 12, 84, 112
"""Where each begins, from the left."""


@dataclass(frozen=True, slots=True)
class Happening:
    year: str
    icon: str
    title: str
    lines: Sequence[str] = ()
    honour: bool = False
    """Whether its mark is drawn in gold."""
    settled: bool = True


class Timeline(QScrollArea):
    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_all(self, happenings: Sequence[Happening]) -> None:
        content = QWidget()
        content.setObjectName("timeline")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, grid(8), grid(16), grid(16))
        layout.setSpacing(0)
        year = None
        for place, happening in enumerate(happenings):
            named = happening.year if happening.year != year else ""
            year = happening.year
            last = place == len(happenings) - 1
            layout.addWidget(_Mark(happening, named, first=place == 0, last=last))
        layout.addStretch()
        self.setWidget(content)


class _Mark(QWidget):
    def __init__(self, happening: Happening, year: str, *, first: bool, last: bool) -> None:
        super().__init__()
        self._happening = happening
        self._first, self._last = first, last
        layout = QGridLayout(self)
        layout.setContentsMargins(grid(TEXT), grid(8), 0, grid(8))
        layout.setVerticalSpacing(grid(2))
        title = _label(happening.title, "section" if happening.settled else "muted")
        layout.addWidget(title, 0, 0)
        for row, line in enumerate(happening.lines, start=1):
            layout.addWidget(_label(line, "small"), row, 0)
        self._year = QLabel(year, self)
        self._year.setProperty("kind", "section")
        self._year.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._year.setGeometry(grid(YEAR), grid(8), grid(LINE - YEAR - 20), grid(22))
        self.setAccessibleName(". ".join([happening.title, *happening.lines]))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, radius = QPointF(grid(LINE), grid(18)), float(grid(12))
        painter.setPen(QPen(QColor(colours().line), 2))
        top = middle.y() if self._first else 0.0
        bottom = middle.y() if self._last else float(self.height())
        painter.drawLine(QPointF(middle.x(), top), QPointF(middle.x(), bottom))
        honour = self._happening.honour and self._happening.settled
        edge = colours().gold if honour else colours().edge
        painter.setPen(QPen(QColor(edge), 1.5))
        painter.setBrush(QColor(colours().page))
        painter.drawEllipse(middle, radius, radius)
        size = float(grid(14))
        place = QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size)
        paint(painter, self._happening.icon, place, colours().gold if honour else colours().muted)
        painter.end()


def _label(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("kind", kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
