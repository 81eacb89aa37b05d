"""A field for the colour of ink: a few that are usual, or any, typed as #rrggbb."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from ui.colours import colours
from ui.look import grid

EXAMPLE = "Ví dụ #C8102E"
USUAL = {
    "#000000": "Đen",
    "#c8102e": "Đỏ",
    "#8f1717": "Đỏ sẫm",
    "#b8860b": "Vàng kim",
    "#1f4e79": "Xanh",
}


class ColourField(QWidget):
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.typing = QLineEdit()
        self.typing.setPlaceholderText(EXAMPLE)
        self.typing.setMaxLength(7)
        self.typing.setFixedWidth(grid(112))
        self.swatches: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid(2))
        row.addWidget(self.typing)
        for colour, name in USUAL.items():
            swatch = QToolButton()
            swatch.setCheckable(True)
            swatch.setProperty("kind", "icon")
            swatch.setIcon(_spot(colour))
            swatch.setIconSize(QSize(grid(16), grid(16)))
            swatch.setToolTip(name)
            swatch.setAccessibleName(f"Màu {name.lower()}")
            swatch.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            swatch.clicked.connect(lambda _checked, colour=colour: self.typing.setText(colour))
            self.swatches[colour] = swatch
            row.addWidget(swatch)
        row.addStretch()
        self.typing.textChanged.connect(self._follow)
        self.setFocusProxy(self.typing)

    def value(self) -> str:
        return self.typing.text().strip().lower()

    def set_value(self, value: str | None) -> None:
        self.typing.setText((value or "").lower())

    def typed(self) -> str:
        return self.typing.text()

    def retype(self, typed: str) -> None:
        self.typing.setText(typed)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.typing.setAccessibleName(name)

    def _follow(self) -> None:
        for colour, swatch in self.swatches.items():
            swatch.setChecked(colour == self.value())
        self.edited.emit()


def _spot(colour: str) -> QIcon:
    drawn = QPixmap(32, 32)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(colours().edge))
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(3, 3, 26, 26, 5, 5)
    painter.end()
    return QIcon(drawn)
