"""Trang chủ: the numbers of the period, what waits to be done, and where to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton

from services.charts import as_svg, bar_chart
from services.overview import WAITING, Overview, overview
from ui.look import grid
from ui.pages.page import Page
from ui.widgets.cards import NumberCard, Panel
from ui.widgets.drawing_view import DrawingView
from ui.workspace import Workspace

YEARS_DRAWN = 8


class HomePage(Page):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__("home", "Trang chủ")
        self._workspace = workspace
        services = workspace.services
        self.cards = {
            "directory": NumberCard("directory", "đối tượng trong danh bạ"),
            "registrations": NumberCard("registrations", "đăng ký trong kỳ"),
            "decisions": NumberCard("decisions", "quyết định đã ban hành"),
            "printing": NumberCard("printing", "lượt khen thưởng trong kỳ"),
        }
        self.waiting = Panel("Việc đang chờ")
        self.chart = DrawingView("Số lượt khen thưởng theo năm")
        self.chart.setMinimumHeight(grid(180))
        drawn = Panel("Số lượt khen thưởng theo năm")
        drawn.body.addWidget(self.chart, 1)
        numbers = QHBoxLayout()
        numbers.setSpacing(grid(12))
        for page, card in self.cards.items():
            numbers.addWidget(card, 1)
            card.clicked.connect(lambda _on=False, page=page: self.go_to.emit(page))
        below = QGridLayout()
        below.setSpacing(grid(12))
        below.addWidget(self.waiting, 0, 0)
        below.addWidget(drawn, 0, 1)
        below.setColumnStretch(0, 1)
        below.setColumnStretch(1, 1)
        self.body.setSpacing(grid(16))
        self.body.addLayout(numbers)
        self.body.addLayout(below)
        self.body.addStretch(1)

        commune = services.settings.get("commune_name")
        self.sentence.setText(f"Công tác thi đua, khen thưởng của {commune}.")
        self.action_row.hide()
        changes = workspace.changes
        self.follow(
            workspace.period.changed,
            changes.subjects_changed,
            changes.registrations_changed,
            changes.decisions_changed,
            changes.packages_changed,
            changes.settings_changed,
        )

    def refresh(self) -> None:
        services = self._workspace.services
        period = self._workspace.period
        commune = services.settings.get("commune_name")
        self.sentence.setText(
            f"Công tác thi đua, khen thưởng của {commune}, {period.title.lower()}."
        )
        found = overview(services.store, services.lists, period.code)
        self.cards["directory"].show_number(found.subjects)
        self.cards["registrations"].show_number(found.registrations)
        self.cards["decisions"].show_number(found.decisions)
        self.cards["printing"].show_number(found.awards)
        self._show_waiting(found)
        years = found.by_year[-YEARS_DRAWN:]
        family = QFontInfo(self.font()).family()
        self.chart.show_drawing(lambda w, h: as_svg(bar_chart(years, w, h), family))

    def _show_waiting(self, found: Overview) -> None:
        body = self.waiting.body
        while (item := body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        entries = [(f"{number} {WAITING[status]}", "decisions") for status, number in found.waiting]
        if found.unsent:
            entries.append((f"{found.unsent} thay đổi chưa gửi cấp trên", "sending"))
        if not found.subjects:
            entries.insert(
                0, ("Đưa danh sách cán bộ, tập thể, hộ gia đình vào danh bạ", "directory")
            )
        if not found.registrations:
            entries.append(("Ghi đăng ký thi đua của kỳ này", "registrations"))
        for text, page in entries:
            button = QPushButton(text)
            button.setProperty("kind", "link")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _on=False, page=page: self.go_to.emit(page))
            body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if not entries:
            body.addWidget(QLabel("Không còn việc nào đang chờ."))
