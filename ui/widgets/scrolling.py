"""Scroll bars where the screen has no room, rather than buttons that cannot be reached."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def scrolling(inside: QWidget, smallest: QSize | None = None) -> QScrollArea:
    """``inside`` fills the room there is, but gets no smaller than ``smallest``, or than it can."""
    if smallest is not None:
        inside.setMinimumSize(smallest)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
