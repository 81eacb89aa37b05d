"""One layout of certificates in small, with the texts of an invented person."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from services.certificates.layout_trial import LayoutTrials
from services.certificates.layouts import KnownLayout
from ui.look import grid
from ui.paper import picture_of

MILLIMETRES_PER_INCH = 25.4


class LayoutThumbnail(QLabel):
    """``side``: how long the longer side of the page is, in units of the grid."""

    def __init__(self, trials: LayoutTrials, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trials = trials
        self._side = grid(side)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFixedWidth(self._side)

    def show_layout(self, known: KnownLayout | None) -> None:
        """Raises ``Refused``, and shows nothing, when the layout cannot be drawn."""
        self.clear()
        if known is None:
            return
        layout, ratio = known.layout, self.devicePixelRatioF()
        dpi = self._side / max(layout.width, layout.height) * MILLIMETRES_PER_INCH * ratio
        image = picture_of(self._trials.of(layout, "individual", "blank").picture(dpi))
        image.setDevicePixelRatio(ratio)
        self.setPixmap(QPixmap.fromImage(image))
        self.setAccessibleName(f"Hình mẫu {known.name}")
