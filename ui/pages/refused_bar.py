"""Tells above a list how many of its cells could not be stored and why, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
)

from models.numbers import format_number
from ui.colours import TONE_ICONS, colours
from ui.icons import icon
from ui.look import grid
from ui.widgets.picture import Picture

LINES = 5
"""Of reasons; more are scrolled."""


class RefusedBar(QFrame):
    first_wanted = Signal()
    next_wanted = Signal()
    units_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("refused_cells")
        self.setProperty("kind", "message")
        self.setProperty("tone", "warn")
        mark = Picture()
        mark.show_drawing(TONE_ICONS["warn"], grid(18), colours().warn)
        self.text = QLabel()
        self.text.setProperty("kind", "section")
        self.text.setWordWrap(True)
        self.reasons = QLabel()
        self.reasons.setWordWrap(True)
        self.reasons.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.reasons.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._room = QScrollArea()
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setWidgetResizable(True)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setWidget(self.reasons)
        for ground in (self._room.viewport(), self.reasons):
            ground.setAutoFillBackground(False)
        self.first = _link("Xem ô đầu tiên")
        self.following = _link("Ô tiếp theo (F7)")
        self.add_units = _link("")
        self.close_button = QToolButton()
        self.close_button.setIcon(icon("x"))
        self.close_button.setToolTip("Đóng thông báo")
        self.close_button.setAccessibleName("Đóng thông báo")

        above = QHBoxLayout()
        above.setSpacing(grid(8))
        above.addWidget(mark)
        above.addWidget(self.text, 1)
        for button in (self.first, self.following, self.add_units, self.close_button):
            above.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(12), grid(6), grid(12), grid(6))
        layout.setSpacing(grid(2))
        layout.addLayout(above)
        layout.addWidget(self._room)

        self.first.clicked.connect(self.first_wanted)
        self.following.clicked.connect(self.next_wanted)
        self.add_units.clicked.connect(self.units_wanted)
        self.close_button.clicked.connect(self.hide)
        self.hide()

    def tell(self, text: str, reasons: Sequence[str], units: Sequence[str]) -> None:
        """Why not, each on its own line; ``units`` could be added."""
        self.text.setText(text)
        mark = "•\u00a0" if len(reasons) > 1 else ""
        self.reasons.setText("\n".join(mark + reason for reason in reasons))
        self.setAccessibleName(" ".join([text, *reasons]))
        count = format_number(len(units))
        self.add_units.setText(f"Thêm {count} đơn vị này" if len(units) > 1 else "Thêm đơn vị này")
        self.add_units.setToolTip("Thêm vào danh sách đơn vị: " + "; ".join(units))
        self.add_units.setVisible(bool(units))
        self.show()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the reasons, up to some lines."""
        wide = self.contentsRect().width() - 2 * grid(12)
        high = self.reasons.heightForWidth(max(wide, grid(200)))
        most = LINES * self.reasons.fontMetrics().lineSpacing() + grid(4)
        self._room.setFixedHeight(max(min(high, most), 0))


def _link(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", "link")
    button.setAutoDefault(False)
    return button
