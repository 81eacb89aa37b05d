"""What stands above a list: the field to search in, the chips that filter, the way to the details."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton

from ui.icons import beside_icon, icon
from ui.look import grid
from ui.widgets.chips import ChipRow


class AboveList(QHBoxLayout):
    def __init__(self, search_hint: str) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(f"{search_hint} (Ctrl+F)")
        self.search.setAccessibleName(search_hint)
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMinimumWidth(grid(160))
        self.search.setMaximumWidth(grid(320))
        self.chips = ChipRow()
        self.details_button = QToolButton()
        self.details_button.setIcon(icon("panel-right"))
        self.details_button.setText(beside_icon("Chi tiết"))
        self.details_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.details_button.setToolTip("Xem chi tiết dòng đang chọn")
        self.details_button.hide()
        self.setSpacing(grid(8))
        self.addWidget(self.search, 1, Qt.AlignmentFlag.AlignTop)
        self.addWidget(self.chips, 2)
        self.addWidget(self.details_button, 0, Qt.AlignmentFlag.AlignTop)
