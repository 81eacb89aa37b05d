"""The pages at the left of the window, in the order of the year; icons alone where there is little room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.colours import colours
from ui.icons import beside_icon, icon
from ui.look import grid

PAGE_KEYS = "1234567890-"
"""With Alt they lead to the pages, as they stand beside each other on the keyboard."""


class Navigation(QFrame):
    """``entries`` are (name, title, icon); ``chosen`` brings the place of the pressed one."""

    chosen = Signal(int)

    def __init__(
        self, entries: Sequence[tuple[str, str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName("Các trang")
        self.buttons: list[QToolButton] = []
        self._entries = list(entries)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._dense = False
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(grid(8), grid(8), grid(8), grid(8))
        self._rows.setSpacing(grid(2))
        for place, (name, title, _icon) in enumerate(entries):
            button = QToolButton()
            button.setObjectName(f"navigation.{name}")
            button.setText(beside_icon(title))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(title)
            key = PAGE_KEYS[place : place + 1]
            button.setToolTip(f"{title} (Alt+{key})" if key else title)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(button, place)
            self.buttons.append(button)
            self._rows.addWidget(button)
        self._rows.addStretch()
        self._group.idClicked.connect(self.chosen)
        self.show_titles(True)

    def choose(self, place: int) -> None:
        self.buttons[place].setChecked(True)
        self._tint()

    def show_titles(self, shown: bool) -> None:
        style = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            if shown
            else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        for button in self.buttons:
            button.setToolButtonStyle(style)
            button.setIconSize(QSize(grid(20), grid(20)))
        self.setFixedWidth(grid(208) if shown else grid(56))
        self._tint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low screen the pages stand closer, so that all can be seen."""
        super().resizeEvent(event)
        roomy = len(self.buttons) * grid(42) + grid(16)
        dense = event.size().height() < roomy
        if dense != self._dense:
            self._dense = dense
            self._rows.setSpacing(0 if dense else grid(2))
            for button in self.buttons:
                button.setProperty("dense", dense)
                button.style().unpolish(button)
                button.style().polish(button)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.width(), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        focused = next((i for i, button in enumerate(self.buttons) if button.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
        else:
            self.buttons[(focused + step) % len(self.buttons)].setFocus()

    def _tint(self) -> None:
        for button, (_name, _title, drawing) in zip(self.buttons, self._entries, strict=True):
            tint = colours().accent if button.isChecked() else colours().muted
            button.setIcon(icon(drawing, tint))
