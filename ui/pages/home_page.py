"""Trang chủ: the numbers of the period, what waits to be done, and where to begin."""

from __future__ import annotations

from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.numbers import format_number
from services.charts import as_svg, bar_chart
from services.overview import WAITING, Overview, overview
from ui.colours import Tone
from ui.latest import Latest
from ui.look import grid
from ui.pages.page import Page
from ui.widgets.cards import LinkRow, NumberCard, Panel
from ui.widgets.drawing_view import DrawingView
from ui.workspace import Workspace

YEARS_DRAWN = 8
DRAWN = "Số lượt khen thưởng theo năm ra quyết định"
CARDS = {
    "directory": "đối tượng trong danh bạ",
    "registrations": "đăng ký trong kỳ",
    "decisions": "quyết định đã ban hành trong kỳ",
    "printing": "lượt khen thưởng trong kỳ",
}
"""By the page that a card leads to."""


class HomePage(Page):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__("home", "Trang chủ")
        self._workspace = workspace
        self._latest: Latest[Overview] = Latest(workspace, "Đang đếm số liệu", self._show)
        self.cards = {page: NumberCard(page, label) for page, label in CARDS.items()}
        self.waiting = Panel("Việc đang chờ")
        self.chart = DrawingView(DRAWN)
        self.chart.setMinimumHeight(grid(160))
        self.nothing_drawn = QLabel("Chưa có khen thưởng nào để vẽ biểu đồ.")
        self.nothing_drawn.setProperty("kind", "muted")
        drawn = Panel(DRAWN)
        drawn.body.addWidget(self.nothing_drawn)
        drawn.body.addWidget(self.chart, 1)
        numbers = QHBoxLayout()
        numbers.setSpacing(grid(12))
        for card in self.cards.values():
            numbers.addWidget(card, 1)
        below = QHBoxLayout()
        below.setSpacing(grid(12))
        below.addWidget(self.waiting, 1)
        below.addWidget(drawn, 1)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, grid(8))
        rows.setSpacing(grid(12))
        rows.addLayout(numbers)
        rows.addLayout(below, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        self.body.addWidget(scroll, 1)
        self.action_row.hide()

        for page, card in self.cards.items():
            card.clicked.connect(lambda _on=False, page=page: self.go_to.emit(page))
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
        commune = self._workspace.services.settings.get("commune_name")
        period = self._workspace.period
        self.sentence.setText(
            f"Công tác thi đua, khen thưởng của {commune[:1].lower()}{commune[1:]}, "
            f"{period.title.lower()}."
        )
        code = period.code
        self._latest.ask(lambda services: overview(services.store, services.lists, code))

    def _show(self, found: Overview) -> None:
        numbers = (found.subjects, found.registrations, found.decisions, found.awards)
        for card, number in zip(self.cards.values(), numbers, strict=True):
            card.show_number(number)
        self._show_waiting(found)
        years = found.by_year[-YEARS_DRAWN:]
        self.nothing_drawn.setVisible(not years)
        font = QFontInfo(self.font())
        self.chart.show_drawing(
            lambda width, height: as_svg(
                bar_chart(
                    years, width, height, chosen=found.period[-4:], size=font.pixelSize() * 0.9
                ),
                font.family(),
            )
        )

    def _show_waiting(self, found: Overview) -> None:
        body = self.waiting.body
        while (item := body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        lines = _lines(found)
        for drawing, text, page, tone in lines:
            row = LinkRow(drawing, text, tone)
            row.clicked.connect(lambda _on=False, page=page: self.go_to.emit(page))
            body.addWidget(row)
        if not lines:
            body.addWidget(QLabel("Không còn việc nào đang chờ."))
        body.addStretch(1)


def _lines(found: Overview) -> list[tuple[str, str, str, Tone]]:
    """Icon, sentence, page and tone of each thing that can be done next."""
    lines: list[tuple[str, str, str, Tone]] = []
    if not found.subjects:
        lines.append(
            (
                "users",
                "Đưa danh sách cán bộ, tập thể, hộ gia đình vào danh bạ",
                "directory",
                "plain",
            )
        )
    if not found.registrations:
        lines.append(("clipboard-pen", "Ghi đăng ký thi đua của kỳ này", "registrations", "plain"))
    if found.undecided:
        text = f"{format_number(found.undecided)} đăng ký chưa đưa vào quyết định"
        lines.append(("clipboard-pen", text, "registrations", "plain"))
    for status, number in found.waiting:
        lines.append(("stamp", f"{format_number(number)} {WAITING[status]}", "decisions", "warn"))
    if found.unsent:
        text = f"{format_number(found.unsent)} thay đổi trong kỳ chưa gửi cấp trên"
        lines.append(("send", text, "sending", "warn"))
    return lines
