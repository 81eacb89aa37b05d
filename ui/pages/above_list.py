"""What stands above a list: the field to search in, the chips that filter, the way to the details."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton

from ui.icons import beside_icon, icon
from ui.look import grid
from ui.widgets.chips import ChipRow

MILLISECONDS_BEFORE_SEARCHING = 120


class AboveList(QHBoxLayout):
    """From the search field, the arrow leads into the list and Esc empties the field."""

    searched = Signal()  # something else is typed, and nothing more for a moment
    list_wanted = Signal()

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
        self._search_soon = QTimer(self)
        self._search_soon.setSingleShot(True)
        self._search_soon.setInterval(MILLISECONDS_BEFORE_SEARCHING)
        self._search_soon.timeout.connect(self.searched)
        self.search.textChanged.connect(lambda _text: self._search_soon.start())
        self.search.installEventFilter(self)
        self.setSpacing(grid(8))
        self.addWidget(self.search, 1, Qt.AlignmentFlag.AlignTop)
        self.addWidget(self.chips, 2)
        self.addWidget(self.details_button, 0, Qt.AlignmentFlag.AlignTop)

    def search_is_done(self) -> None:
        """The list is read with what is typed now."""
        self._search_soon.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
                self.list_wanted.emit()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self.search.clear()
                return True
        return super().eventFilter(watched, event)
