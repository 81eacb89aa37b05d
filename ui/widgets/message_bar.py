"""One sentence about what was done or what stands in the way, with at most one thing to press."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ui.colours import TONE_ICONS, Tone, colours
from ui.icons import icon
from ui.look import grid
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.picture import Picture


class MessageBar(QFrame):
    """Hidden until something is told; ``acted`` and ``dismissed`` tell which button was pressed."""

    acted = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None, *, flat: bool = False) -> None:
        """``flat``: one line, without a ground of its own, inside another bar."""
        super().__init__(parent)
        self.setProperty("kind", "flat" if flat else "message")
        self._mark = Picture()
        self.text = ElidedLabel() if flat else QLabel()
        self.text.setWordWrap(not flat)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action = QPushButton()
        self.action.setProperty("kind", "link")
        self.close_button = QToolButton()
        self.close_button.setIcon(icon("x"))
        self.dismiss_button = QPushButton()
        self.dismiss_button.setProperty("kind", "link")
        for button in (self.action, self.dismiss_button):
            button.setAutoDefault(False)
        self.close_button.setToolTip("Đóng thông báo")
        self.close_button.setAccessibleName("Đóng thông báo")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)

        layout = QHBoxLayout(self)
        above = 0 if flat else grid(6)
        layout.setContentsMargins(0 if flat else grid(12), above, above, above)
        layout.setSpacing(grid(8))
        layout.addWidget(self._mark)
        layout.addWidget(self.text, 100)
        layout.addWidget(self.action)
        layout.addWidget(self.dismiss_button)
        layout.addWidget(self.close_button)
        if flat:
            layout.addStretch(1)

        self._timer.timeout.connect(self.hide)
        self.dismiss_button.clicked.connect(self._dismiss)
        self.close_button.clicked.connect(self._dismiss)
        self.action.clicked.connect(self._act)
        self.hide()

    def tell(
        self,
        text: str,
        tone: Tone = "info",
        action: str = "",
        *,
        dismiss: str = "",
        seconds: float = 0,
        closable: bool = True,
    ) -> None:
        """Show a sentence; ``seconds`` 0 leaves it until it is closed. ``dismiss`` names a second button."""
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._mark.show_drawing(TONE_ICONS[tone], grid(18), colours().of(tone))
        self.text.setText(text)
        self.setAccessibleName(text)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.dismiss_button.setText(dismiss)
        self.dismiss_button.setVisible(bool(dismiss))
        self.close_button.setVisible(closable and not dismiss)
        self._timer.stop()
        self.show()
        if seconds:
            self._timer.start(round(seconds * 1000))

    def clear(self) -> None:
        self._timer.stop()
        self.hide()

    def _dismiss(self) -> None:
        self.clear()
        self.dismissed.emit()

    def _act(self) -> None:
        self.clear()
        self.acted.emit()
