"""Có thể trùng: pairs that are probably one person, collective or household, to look at one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.dates import format_partial
from models.likely import LikelyPair
from models.subjects import SUBJECT_KINDS
from ui.dialogs.merge_dialog import MergeDialog
from ui.latest import Latest
from ui.look import grid
from ui.tables.short_list_view import ShortListView
from ui.tables.source import Column, Row
from ui.widgets.empty_state import EmptyState
from ui.workspace import Workspace

COLUMNS = (
    Column("first", "Bản ghi thứ nhất", width=190),
    Column("second", "Bản ghi thứ hai", width=190),
    Column("kind", "Đối tượng", width=100),
    Column("likeness", "Giống nhau ở", width=150),
    Column("birth_date", "Ngày sinh", width=100),
    Column("unit", "Đơn vị", width=180),
)
LIKENESSES = {
    "number": "Số định danh",
    "birth_date": "Tên, ngày sinh",
    "birth_year": "Tên, năm sinh",
    "unit": "Tên, đơn vị",
}


class DuplicatesDialog(QDialog):
    """``merged`` brings the subject that stays, each time two became one."""

    merged = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Có thể trùng")
        self.setModal(True)
        self._workspace = workspace
        self._pairs: list[LikelyPair] = []
        self._open = True
        self.sentence = QLabel("Đang tìm…")
        self.sentence.setProperty("kind", "muted")
        self.sentence.setWordWrap(True)
        self.list = ShortListView(
            "duplicates",
            "Có thể trùng",
            COLUMNS,
            workspace.settings,
            filterable=("kind", "likeness", "unit"),
        )
        self.empty = EmptyState()
        self.look_button = QPushButton("Xem và gộp…")
        self.look_button.setProperty("kind", "main")
        self.apart_button = QPushButton("Là hai đối tượng khác nhau")
        self.apart_button.setToolTip("Không kể cặp này nữa; hoàn tác được")
        self.close_button = QPushButton("Đóng")
        for button in (self.look_button, self.apart_button, self.close_button):
            button.setAutoDefault(False)
        self._arrange()

        self.look_button.clicked.connect(self.look)
        self.apart_button.clicked.connect(self.keep_apart)
        self.close_button.clicked.connect(self.accept)
        self.list.opened.connect(lambda _uid: self.look())
        self.list.selected.connect(self._follow_selection)
        self._follow_selection()
        self._latest: Latest[list[LikelyPair]] = Latest(
            workspace, "Đang tìm người ghi trùng", self._show
        )
        self._search()

    def done(self, result: int) -> None:
        self._open = False
        super().done(result)

    def look(self) -> None:
        """Open the pair that is chosen, side by side."""
        if (uid := self.list.current_uid()) is None:
            return
        pair = self._pairs[int(uid)]
        dialog = MergeDialog(self._workspace, pair.first_uid, pair.second_uid, self)
        dialog.merged.connect(self._merged)
        dialog.open()

    def keep_apart(self) -> None:
        """The pair that is chosen is two, and listed no more."""
        if (uid := self.list.current_uid()) is None:
            return
        pair = self._pairs[int(uid)]
        self._workspace.services.merging.keep_apart(pair.first_uid, pair.second_uid)
        self._workspace.changes.announce()
        self._search()

    def _merged(self, subject: object) -> None:
        self.merged.emit(subject)
        self._search()

    def _search(self) -> None:
        self._latest.ask(lambda services: services.merging.likely())

    def _show(self, pairs: Sequence[LikelyPair]) -> None:
        if not self._open:
            return
        self._pairs = list(pairs)
        self.list.show_rows([_row(place, pair) for place, pair in enumerate(pairs)])
        self.sentence.setText(
            f"Có {len(pairs)} cặp giống nhau; hai người vẫn có thể trùng tên, hãy xem từng cặp."
            if pairs
            else ""
        )
        if not pairs:
            self.empty.tell(
                "circle-check",
                "Không thấy ai ghi trùng",
                "Không có hai bản ghi nào cùng tên, cùng ngày sinh, năm sinh hoặc đơn vị, "
                "mà số định danh không khác nhau.",
            )
        self._stack.setCurrentWidget(self.list if pairs else self.empty)
        if pairs:
            self.list.selectRow(0)
            self.list.setFocus()
        self._follow_selection()

    def _follow_selection(self) -> None:
        for button in (self.look_button, self.apart_button):
            button.setEnabled(self.list.selected_count() == 1)

    def _arrange(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        buttons = QHBoxLayout()
        buttons.setSpacing(grid(8))
        buttons.addWidget(self.apart_button)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.look_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(24), grid(16), grid(24), grid(12))
        layout.setSpacing(grid(12))
        layout.addWidget(self.sentence)
        layout.addWidget(self._stack, 1)
        layout.addLayout(buttons)
        room = self.screen().availableGeometry()
        self.resize(
            min(grid(980), room.width() - grid(32)), min(grid(520), room.height() - grid(48))
        )


def _row(place: int, pair: LikelyPair) -> Row:
    return Row(
        str(place),
        (
            pair.first_name,
            pair.second_name,
            SUBJECT_KINDS[pair.kind],
            LIKENESSES[pair.likeness],
            format_partial(pair.birth_date),
            pair.unit_name,
        ),
    )
