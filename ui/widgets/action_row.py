"""The actions of a page: the main one filled, others plain, rare ones and those without room under "…"."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from ui.icons import icon
from ui.look import grid
from ui.widgets.tool_button import ToolButton

MOST_COUNTED = "88"
"""A button for more grows once."""


class ActionRow(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[QToolButton] = []
        self._rare: list[QAction] = []
        self._menu = QMenu(self)
        self.more = QToolButton()
        self.more.setProperty("kind", "plain")
        self.more.setIcon(icon("ellipsis"))
        self.more.setToolTip("Việc khác")
        self.more.setAccessibleName("Việc khác")
        self.more.setMenu(self._menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(grid(8))
        self._row.addWidget(self.more)
        self._row.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._menu.aboutToShow.connect(self._fill_menu)

    def add(
        self, action: QAction, *, main: bool = False, rare: bool = False, counts: bool = False
    ) -> None:
        """``counts``: its text tells how many rows it is about; the button does not grow by that."""
        if rare:
            self._rare.append(action)
            self._give_room()
            return
        button = ToolButton(action, "main" if main else "plain")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys in the list
        button.setObjectName(f"button.{action.objectName().removeprefix('action.')}")
        self._row.insertWidget(len(self._buttons), button)
        self._buttons.append(button)
        if counts:
            button.keep_room(f"{action.iconText()} ({MOST_COUNTED})")
            action.changed.connect(lambda: button.keep_room(action.iconText()))
        action.changed.connect(self._give_room)
        self._give_room()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        """Show as many buttons as fit; the first always."""
        shown = [button for button in self._buttons if button.defaultAction().isVisible()]
        for button in self._buttons:
            if button not in shown:
                button.hide()
        space = self._row.spacing()
        widths = [button.sizeHint().width() + space for button in shown]
        room = self.width() if self.isVisible() else sum(widths) + 1000
        if self._rare or sum(widths) > room + space:
            room -= self.more.sizeHint().width()
        used = 0
        overflow = bool(self._rare)
        for number, (button, width) in enumerate(zip(shown, widths, strict=True)):
            used += width
            fits = number == 0 or used <= room
            button.setVisible(fits)
            overflow = overflow or not fits
        self.more.setVisible(overflow)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for button in self._buttons:
            if button.isHidden() and button.defaultAction().isVisible():
                self._menu.addAction(button.defaultAction())
        if not self._menu.isEmpty() and self._rare:
            self._menu.addSeparator()
        self._menu.addActions(self._rare)
