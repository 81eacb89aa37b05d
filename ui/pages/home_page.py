"""Trang chủ: the numbers of the period, what waits to be done, and where to begin."""

from __future__ import annotations

from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.numbers import format_number
from models.vietnamese import lower_first
from services.charts import as_svg, bar_chart
from services.deadlines import DAYS_AHEAD, Due, coming_due
from services.overview import WAITING, Overview, overview
from services.year_steps import YearStep
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
DONE_ON: dict[YearStep, str] = {
    "register": "registrations",
    "nominate": "nominations",
    "decide": "decisions",
    "report": "printing",
    "send": "sending",
    "records": "books",
}
"""The page on which what is due is done."""
Line = tuple[str, str, str, Tone]
"""Icon, sentence, page and tone of something that leads to where it is done."""
MOST_DUE = 5
DAYS_BEFORE_WARNING = 7


class HomePage(Page):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__("home", "Trang chủ")
        self._workspace = workspace
        self._latest: Latest[Overview] = Latest(workspace, "Đang đếm số liệu", self._show)
        self.cards = {page: NumberCard(page, label) for page, label in CARDS.items()}
        self._latest_due: Latest[list[Due]] = Latest(workspace, "Đang xem hạn việc", self._show_due)
        self.waiting = Panel("Việc đang chờ")
        self.due = Panel("Sắp đến hạn")
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
        left = QVBoxLayout()
        left.setSpacing(grid(12))
        left.addWidget(self.waiting, 1)
        left.addWidget(self.due, 1)
        below.addLayout(left, 1)
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
            changes.dossiers_changed,
            changes.movements_changed,
            changes.decisions_changed,
            changes.nominations_changed,
            changes.papers_changed,
            changes.certificates_changed,
            changes.packages_changed,
            changes.settings_changed,
        )

    def refresh(self) -> None:
        commune = self._workspace.services.settings.get("commune_name")
        period = self._workspace.period
        self.sentence.setText(
            f"Công tác thi đua, khen thưởng của {lower_first(commune)}, {period.title.lower()}."
        )
        code = period.code
        self._latest.ask(lambda services: overview(services.store, services.lists, code))
        self._latest_due.ask(coming_due)

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
        self._show_rows(self.waiting, _lines(found), "Không còn việc nào đang chờ.")

    def _show_due(self, found: list[Due]) -> None:
        lines = [_due_line(due) for due in found[:MOST_DUE]]
        nothing = f"Không có việc nào đến hạn trong {DAYS_AHEAD} ngày tới."
        self._show_rows(self.due, lines, nothing)

    def _show_rows(self, panel: Panel, lines: list[Line], nothing: str) -> None:
        body = panel.body
        while (item := body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for drawing, text, page, tone in lines:
            row = LinkRow(drawing, text, tone)
            row.clicked.connect(lambda _on=False, page=page: self.go_to.emit(page))
            body.addWidget(row)
        if not lines:
            body.addWidget(QLabel(nothing))
        body.addStretch(1)


def _due_line(due: Due) -> Line:
    page = f"nominations/dossiers#{due.dossier_uid}" if due.dossier_uid else DONE_ON[due.step]
    drawing = "inbox" if due.dossier_uid else "calendar"
    tone: Tone = "plain"
    if due.days_left < 0:
        tone = "bad"
    elif due.days_left <= DAYS_BEFORE_WARNING:
        tone = "warn"
    return drawing, due.sentence, page, tone


def _lines(found: Overview) -> list[Line]:
    """What can be done next."""
    lines: list[Line] = []
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
    if found.unnumbered:
        text = f"{format_number(found.unnumbered)} văn bản chờ văn thư cấp số, ngày"
        lines.append(("list-checks", text, "printing#numbering", "warn"))
    if found.unrecorded:
        text = f"{format_number(found.unrecorded)} lần in giấy khen chưa ghi kết quả vào sổ in"
        lines.append(("printer", text, "fund/certificate-prints", "warn"))
    for text in found.low_stock:
        lines.append(("award", text, "fund/stock", "warn"))
    if found.unsent:
        text = f"{format_number(found.unsent)} thay đổi trong kỳ chưa gửi cấp trên"
        lines.append(("send", text, "sending", "warn"))
    return lines
