"""A field with a short list of choices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from ui.look import grid


class Choice(QComboBox):
    """``options`` are (value, label); ``blank`` is what is shown while nothing is chosen."""

    edited = Signal()

    def __init__(
        self,
        options: Sequence[tuple[str, str]] = (),
        *,
        blank: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._blank = blank
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(12)
        self.setItemDelegate(QStyledItemDelegate(self))  # rows as the style sheet wants them
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.currentIndexChanged.connect(lambda _index: self.edited.emit())
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other choices; what was chosen stays when it is still offered."""
        before = self.value() if self.count() else None
        self.blockSignals(True)
        self.clear()
        if self._blank is not None:
            self.addItem(self._blank, None)
        for value, label in options:
            self.addItem(label, value)
        self.blockSignals(False)
        self.set_value(before)

    def set_blank(self, blank: str | None) -> None:
        """What is shown while nothing is chosen; None: something has to be."""
        if blank != self._blank:
            options = [(value, self.itemText(self.findData(value))) for value in self.values()]
            self._blank = blank
            self.set_options(options)

    def values(self) -> list[str]:
        """What can be chosen, without the blank."""
        values = [self.itemData(place) for place in range(self.count())]
        return [value for value in values if value is not None]

    def value(self) -> str | None:
        return self.currentData()

    def set_value(self, value: str | None) -> None:
        found = self.findData(value)
        self.setCurrentIndex(found if found >= 0 else 0 if self.count() else -1)

    def typed(self) -> str:
        return self.value() or ""

    def retype(self, typed: str) -> None:
        self.set_value(typed or None)

    def minimumSizeHint(self) -> QSize:
        """A long choice must not make a form wider than its window."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), grid(120)), least.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel over a form scrolls the form and changes nothing."""
        event.ignore()
