"""What a page shows in boxes: numbers that lead to their pages, titled panels, lines to press."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.numbers import format_number
from ui.colours import Tone, colours
from ui.look import grid
from ui.widgets.picture import Picture


class NumberCard(QPushButton):
    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"card.{name}")
        self.setProperty("kind", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._label_text = label
        self.number = QLabel("0")
        self.number.setProperty("kind", "number")
        self.label = QLabel(label)
        self.label.setProperty("kind", "muted")
        layout = self._inside = QVBoxLayout(self)
        layout.setContentsMargins(grid(16), grid(12), grid(16), grid(12))
        layout.setSpacing(grid(2))
        for widget in (self.number, self.label):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(widget)

    def sizeHint(self) -> QSize:
        """Of the two lines: the style knows only the height of a button."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_number(self, number: int) -> None:
        self.number.setText(format_number(number))
        self.setAccessibleName(f"{self._label_text}: {format_number(number)}")


class Panel(QFrame):
    """A titled box; ``beside`` stands at the right of the title."""

    def __init__(
        self, title: str, beside: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        heading = QLabel(title)
        heading.setProperty("kind", "heading")
        above = QHBoxLayout()
        above.setSpacing(grid(8))
        above.addWidget(heading, 1)
        if beside is not None:
            above.addWidget(beside)
        self.body = QVBoxLayout()
        self.body.setSpacing(grid(6))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(16), grid(12), grid(16), grid(16))
        layout.setSpacing(grid(8))
        layout.addLayout(above)
        layout.addLayout(self.body, 1)


class LinkRow(QPushButton):
    """A line that leads to the page where it can be done."""

    def __init__(self, drawing: str, text: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        words = QLabel(text)
        mark = Picture(drawing, grid(18), colours().of(tone))
        arrow = Picture("chevron-right", grid(16), colours().muted)
        words.setWordWrap(True)
        layout = self._inside = QHBoxLayout(self)
        layout.setContentsMargins(grid(8), grid(6), grid(8), grid(6))
        layout.setSpacing(grid(12))
        for widget, share in ((mark, 0), (words, 1), (arrow, 0)):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(widget, share)

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inside.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._inside.heightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A page that scrolls asks for the least height alone, not for that of two lines.

        A row that grows by this before it is shown is not told, so what is inside is placed here.
        """
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self._inside.setGeometry(self.contentsRect())
