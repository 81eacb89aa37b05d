"""The forms and reports by the step of the year, found while one types."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.vietnamese import fold
from services.forms import FORMS
from services.forms.form import Form
from services.forms.record_kinds import RECORD_KINDS
from services.reports import REPORTS
from services.reports.report import Report
from services.year_steps import YEAR_STEPS
from ui.look import grid
from ui.widgets.tall_rows import TallRows

Paper = Form | Report
PAPER = Qt.ItemDataRole.UserRole
SEARCHED = Qt.ItemDataRole.UserRole + 1
WIDTH = 300


class PaperList(QWidget):
    chosen = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText("Tìm mẫu, không cần dấu (Ctrl+F)")
        self.search.setAccessibleName("Tìm mẫu")
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setObjectName("papers")
        self.list.setAccessibleName("Các mẫu và báo cáo")
        self.list.setItemDelegate(TallRows(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.none_found = QLabel("Không có mẫu nào tên như vậy; hãy thử ít chữ hơn.")
        self.none_found.setProperty("kind", "muted")
        self.none_found.setWordWrap(True)
        self.none_found.hide()
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.search)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.setFixedWidth(grid(WIDTH))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(grid(8))
        for widget in (self.search, self.none_found):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        self._fill()

        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self.list.setFocus)
        down.activated.connect(self.list.setFocus)
        self.list.currentItemChanged.connect(lambda *_: self.chosen.emit())
        self.list.itemActivated.connect(lambda _item: self.opened.emit())
        self._choose_first()

    def paper(self) -> Paper | None:
        """The form or report that is chosen."""
        item = self.list.currentItem()
        return None if item is None or item.isHidden() else item.data(PAPER)

    def papers(self) -> list[Paper]:
        """Those that are shown."""
        shown = [item for item in self._items() if not item.isHidden()]
        return [item.data(PAPER) for item in shown if item.data(PAPER) is not None]

    def choose(self, paper_id: str) -> None:
        for item in self._items():
            paper = item.data(PAPER)
            if paper is not None and paper.id == paper_id:
                if item.isHidden():
                    self.search.clear()
                self.list.setCurrentItem(item)

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _narrow(self, text: str) -> None:
        words = fold(text).split()
        heading, found = None, False
        for item in self._items():
            if item.data(PAPER) is None:
                heading = item
                heading.setHidden(True)
                continue
            fits = all(f" {word}" in f" {item.data(SEARCHED)}" for word in words)
            item.setHidden(not fits)
            if fits and heading is not None:
                heading.setHidden(False)
            found = found or fits
        self.list.setVisible(found)
        self.none_found.setVisible(not found)
        if self.paper() is None:
            self._choose_first()

    def _choose_first(self) -> None:
        """Nothing, when nothing is found."""
        fitting = [i for i in self._items() if i.data(PAPER) is not None and not i.isHidden()]
        self.list.setCurrentItem(fitting[0] if fitting else None)  # type: ignore[arg-type]

    def _fill(self) -> None:
        papers: list[Paper] = [*FORMS, *REPORTS]
        for step, title in YEAR_STEPS.items():
            own = [paper for paper in papers if paper.step == step and _offered(paper)]
            if not own:
                continue
            heading = QListWidgetItem(title, self.list)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            font = self.list.font()
            font.setWeight(font.Weight.DemiBold)
            heading.setFont(font)
            for paper in own:
                item = QListWidgetItem(f"   {paper.title}", self.list)
                item.setData(PAPER, paper)
                item.setData(SEARCHED, fold(f"{title} {paper.title}"))
                item.setToolTip(paper.title)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}: {paper.title}")


def _offered(paper: Paper) -> bool:
    """Papers about a package are made on the page that sends it."""
    return not (isinstance(paper, Form) and paper.needs_record and paper.record not in RECORD_KINDS)
