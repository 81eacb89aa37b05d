"""A button of an action whose icon grows with the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from ui.look import grid


class ToolButton(QToolButton):
    """``kind`` "main" or "plain" shows the text beside the icon; "icon" shows the icon alone."""

    def __init__(
        self, action: QAction, kind: str = "icon", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._most = ""
        self.setDefaultAction(action)
        self.setProperty("kind", kind)
        alone = kind == "icon"
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonIconOnly if alone else style.ToolButtonTextBesideIcon
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(action.text())
        self._fit_to_text()

    def keep_room(self, text: str) -> None:
        """Be as wide as ``text`` needs also while a shorter one is shown."""
        if len(text) > len(self._most):
            self._most = text
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint, metrics = super().sizeHint(), self.fontMetrics()
        missing = metrics.horizontalAdvance(self._most) - metrics.horizontalAdvance(self.text())
        return QSize(hint.width() + max(missing, 0), hint.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_to_text()

    def _fit_to_text(self) -> None:
        self.setIconSize(QSize(grid(self._size), grid(self._size)))
