"""What large dialogs are put together from: buttons below a thin line, in a size that the screen has."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.look import grid


def thin_line() -> QFrame:
    line = QFrame()
    line.setFixedHeight(1)
    line.setProperty("kind", "line")
    return line


def button_row(*buttons: QWidget, before: QWidget | None = None) -> QHBoxLayout:
    """The buttons at the right end, ``before`` at the left."""
    row = QHBoxLayout()
    row.setContentsMargins(grid(24), grid(12), grid(24), grid(12))
    row.setSpacing(grid(8))
    if before is not None:
        row.addWidget(before)
    row.addStretch()
    for button in buttons:
        row.addWidget(button)
    return row


def stack_up(dialog: QDialog, *parts: QWidget | QLayout, tall: QWidget | QLayout) -> None:
    """Put the parts below each other from edge to edge; ``tall`` has all room that is left."""
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part in parts:
        stretch = 1 if part is tall else 0
        if isinstance(part, QLayout):
            layout.addLayout(part, stretch)
        else:
            layout.addWidget(part, stretch)


def fit_to_screen(dialog: QDialog, width: int, height: int) -> None:
    room = dialog.screen().availableGeometry()
    dialog.resize(
        min(grid(width), room.width() - grid(48)), min(grid(height), room.height() - grid(80))
    )
