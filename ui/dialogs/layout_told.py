"""One line below the picture of a layout: what stands in the way, else what deserves a look, else a hint."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from services.certificates.layout import Layout, overlaps
from ui.colours import colours
from ui.dialogs.layout_entries import PAGE
from ui.dialogs.layout_problems import MISSING, Found
from ui.look import grid
from ui.widgets.picture import Picture

HINT = (
    "Kéo ô bằng chuột, hoặc chọn ô bằng Tab rồi dùng phím mũi tên (1 mm; Ctrl: 0,1 mm; "
    "Shift: đổi cỡ ô)."
)


class LayoutTold(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.label.setProperty("kind", "muted")
        self.label.setWordWrap(True)
        self._mark = Picture("triangle-alert", grid(16), colours().warn)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(grid(8))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.label, 1)

    def tell(self, layout: Layout, problems: Found, of_texts: str) -> None:
        """``of_texts``: what the texts that are shown now are said to do."""
        if missing := problems.get(PAGE, {}).get(MISSING):
            said = missing
        elif not problems and (over := overlaps(layout)):
            one, other = over[0]
            said = f"Ô “{one.label}” và ô “{other.label}” nằm chồng lên nhau."
        else:
            said = of_texts or HINT
        if said != self.label.text():
            self.label.setText(said)
            self._mark.setVisible(said != HINT)
