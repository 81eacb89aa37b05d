"""Ghi ngày trao: one day for all who came, a mark for those who were away, a name for who came for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.awards import Award
from models.dates import format_short
from models.numbers import format_number
from models.problems import Refused
from services.presenting import Handed
from ui.dialogs.dialog_frame import button_row, fit_to_screen, stack_up, thin_line
from ui.look import grid
from ui.widgets.date_field import DateField
from ui.widgets.message_bar import MessageBar
from ui.workspace import Workspace

HERE, NAME, UNIT, TO, KNOWN = range(5)
TITLES = ("Đã nhận", "Họ và tên / Tên tập thể", "Đơn vị", "Người nhận thay", "Đã ghi")
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
INTRO = (
    "Mọi người có dấu được ghi cùng một ngày. Bỏ dấu (phím cách) ở người vắng mặt chưa nhận; bấm "
    "Enter ở dòng của người có người nhận thay rồi gõ tên người nhận."
)


class PresentationDialog(QDialog):
    """``recorded`` brings how many were presented and how many are still to be, once stored."""

    recorded = Signal(int, int)

    def __init__(
        self, workspace: Workspace, awards: Sequence[Award], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Ghi ngày trao")
        self.setModal(True)
        self._workspace = workspace
        self._presenting = workspace.services.presenting
        self._awards = list(awards)
        self.intro = QLabel(INTRO)
        self.intro.setWordWrap(True)
        self.intro.setProperty("kind", "muted")
        self.message = MessageBar()
        self.day = DateField()
        self.day.setObjectName("presented_on")
        self.day.setAccessibleName("Ngày trao")
        self.day.set_value(workspace.services.store.origin.today())
        self.list = QTreeWidget()
        self.list.setObjectName("recipients")
        self.list.setAccessibleName("Người được trao")
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setHeaderLabels(TITLES)
        self.list.setColumnHidden(KNOWN, not any(award.presented_on for award in awards))
        self.all_button = QPushButton("Nhận hết")
        self.none_button = QPushButton("Bỏ hết dấu")
        self.told = QLabel()
        self.save_button = QPushButton("Ghi ngày trao")
        self.save_button.setProperty("kind", "main")
        self.save_button.setToolTip("Ghi ngày trao (Ctrl+S)")
        self.save_button.setShortcut("Ctrl+S")
        self.cancel_button = QPushButton("Không ghi")
        for award in self._awards:
            self._add(award)
        self._arrange()

        self.list.itemChanged.connect(self._changed)
        self.list.itemActivated.connect(lambda item: self.list.editItem(item, TO))
        self.all_button.clicked.connect(lambda: self._mark_all(ON))
        self.none_button.clicked.connect(lambda: self._mark_all(OFF))
        self.save_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self._say_how_many()
        self.list.setCurrentItem(self.list.topLevelItem(0))
        self.day.setFocus()

    def handed(self) -> list[Handed]:
        """As it is marked."""
        return [
            Handed(award.uid, item.checkState(HERE) == ON, item.text(TO).strip())
            for award, item in zip(self._awards, self._items(), strict=True)
        ]

    def accept(self) -> None:
        handed = self.handed()
        try:
            day = self.day.value()
            assert not isinstance(day, str)
            count = self._presenting.record(handed, day)
        except Refused as refused:
            self.message.tell(str(refused), "bad")
            self.day.setFocus()
            return
        self._workspace.changes.announce("decisions")
        super().accept()
        self.recorded.emit(count, len(handed) - count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter types who received it; only the button and Ctrl+S store."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    # Inside

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _add(self, award: Award) -> None:
        known = format_short(award.presented_on) if award.presented_on else ""
        item = QTreeWidgetItem(["", award.name, award.unit_name, award.presented_to, known])
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(HERE, ON)
        item.setSizeHint(NAME, QSize(0, grid(30)))
        self.list.addTopLevelItem(item)

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        """Whoever was away has nobody who received it, and the other way round."""
        self.list.blockSignals(True)
        if column == HERE and item.checkState(HERE) == OFF:
            item.setText(TO, "")
        elif column == TO and item.text(TO).strip():
            item.setCheckState(HERE, ON)
        self.list.blockSignals(False)
        self._say_how_many()

    def _mark_all(self, state: Qt.CheckState) -> None:
        for item in self._items():
            item.setCheckState(HERE, state)

    def _say_how_many(self) -> None:
        handed = self.handed()
        here = [each for each in handed if each.here]
        for_others = sum(bool(each.to) for each in here)
        self.told.setText(
            f"{format_number(len(here))} đã nhận ({format_number(for_others)} nhờ người nhận thay), "
            f"{format_number(len(handed) - len(here))} vắng mặt."
        )

    def _arrange(self) -> None:
        for button in (self.all_button, self.none_button, self.save_button, self.cancel_button):
            button.setAutoDefault(False)
        usual = QHBoxLayout()
        usual.setSpacing(grid(8))
        usual.addWidget(QLabel("Ngày trao"))
        usual.addWidget(self.day)
        usual.addStretch(1)
        usual.addWidget(self.all_button)
        usual.addWidget(self.none_button)
        above = QVBoxLayout()
        above.setContentsMargins(grid(24), grid(16), grid(24), grid(12))
        above.setSpacing(grid(12))
        above.addWidget(self.intro)
        above.addWidget(self.message)
        above.addLayout(usual)
        above.addWidget(self.list, 1)
        stack_up(
            self,
            above,
            thin_line(),
            button_row(self.cancel_button, self.save_button, before=self.told),
            tall=above,
        )
        header = self.list.header()
        header.setSectionResizeMode(HERE, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        for column, width in ((NAME, 230), (UNIT, 230), (TO, 200)):
            self.list.setColumnWidth(column, grid(width))
        fit_to_screen(self, 860, 600)
