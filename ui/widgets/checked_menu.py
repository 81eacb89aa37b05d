"""A field for several of a short list: a button that tells them, and a menu in which they are checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui.look import grid


class CheckedMenu(QPushButton):
    """``options`` are (value, label); its value are those that are checked, in their order."""

    edited = Signal()

    def __init__(
        self, options: Sequence[tuple[str, str]], *, blank: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._blank = blank
        self._name = ""
        self._actions: dict[str, QAction] = {}
        self.setAutoDefault(False)
        menu = QMenu(self)
        for value, label in options:
            action = QAction(label, menu)
            action.setCheckable(True)
            action.toggled.connect(lambda _on: self._changed())
            menu.addAction(action)
            self._actions[value] = action
        self.setMenu(menu)
        self._say()

    def value(self) -> tuple[str, ...]:
        return tuple(value for value, action in self._actions.items() if action.isChecked())

    def set_value(self, value: Iterable[str] | None) -> None:
        wanted = set(value or ())
        before = self.value()
        for code, action in self._actions.items():
            action.blockSignals(True)
            action.setChecked(code in wanted)
            action.blockSignals(False)
        if self.value() != before:
            self._changed()

    def typed(self) -> str:
        return "\n".join(self.value())

    def retype(self, typed: str) -> None:
        self.set_value(typed.split("\n"))

    def setAccessibleName(self, name: str) -> None:
        self._name = name
        self._say()

    def minimumSizeHint(self) -> QSize:
        return QSize(grid(80), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(grid(160), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say()

    def _changed(self) -> None:
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        chosen = [action.text() for action in self._actions.values() if action.isChecked()]
        said = ", ".join(chosen) or self._blank
        room = max(self.width() - grid(44), grid(40))
        shown = self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(said)
        super().setAccessibleName(f"{self._name}: {said}" if self._name else said)
