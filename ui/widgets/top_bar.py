"""The bar at the top of the window: period, search over everything, undo and redo, size of text, help."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.current_period import CurrentPeriod
from ui.icons import beside_icon
from ui.look import grid
from ui.widgets.choice import Choice
from ui.widgets.tool_button import ToolButton


class TopBar(QFrame):
    def __init__(self, period: CurrentPeriod, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self._period = period
        self.period_choice = Choice()
        self.period_choice.setObjectName("period")
        self.period_choice.setAccessibleName("Kỳ đang xem")
        self.period_choice.setToolTip("Kỳ mà các trang đang hiển thị")
        self.period_choice.setMinimumWidth(grid(168))
        label = QLabel("Kỳ")
        label.setProperty("kind", "muted")
        label.setBuddy(self.period_choice)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(grid(16), grid(8), grid(12), grid(8))
        self._row.setSpacing(grid(8))
        self._row.addWidget(label)
        self._row.addWidget(self.period_choice)
        self._row.addStretch(1)
        self._search_place = self._row.count()
        self._row.addStretch(1)

        period.choices_changed.connect(self._show_choices)
        period.changed.connect(self.period_choice.set_value)
        self.period_choice.edited.connect(self._choose)
        self._show_choices()

    def add_actions(self, *actions: QAction) -> None:
        for action in actions:
            self._row.addWidget(ToolButton(action, size=20))

    def add_search(self, action: QAction) -> None:
        """What looks like a field and opens the search over everything."""
        self.search = ToolButton(action, "search")
        self.search.setText(beside_icon("Tìm mọi thứ (Ctrl+K)"))
        self.search.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.search.setMinimumWidth(grid(280))
        self._row.insertWidget(self._search_place, self.search)

    def _show_choices(self) -> None:
        self.period_choice.blockSignals(True)
        self.period_choice.set_options(self._period.choices)
        self.period_choice.set_value(self._period.code)
        self.period_choice.blockSignals(False)

    def _choose(self) -> None:
        if (code := self.period_choice.value()) is not None:
            self._period.choose(code)
