"""The bin: what was deleted in the last year, and can be taken back."""

from __future__ import annotations

from datetime import datetime

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

from models.problems import Refused
from models.subjects import SUBJECT_KINDS, Subject
from ui.look import grid
from ui.tables.short_list_view import ShortListView
from ui.tables.source import Column, Row
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_bar import MessageBar
from ui.workspace import Workspace

COLUMNS = (
    Column("name", "Họ và tên / Tên tập thể", width=240),
    Column("kind", "Đối tượng", width=110),
    Column("unit", "Đơn vị", width=200),
    Column("deleted", "Xóa lúc", "moment", 150),
)


class BinDialog(QDialog):
    restored = Signal(int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._directory = workspace.services.directory
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Thùng rác")
        self.setModal(True)
        self.sentence = QLabel("Những gì đã xóa được giữ một năm rồi mới bỏ hẳn.")
        self.sentence.setProperty("kind", "muted")
        self.message = MessageBar()
        self.list = ShortListView(
            "bin", "Thùng rác", COLUMNS, workspace.settings, filterable=("kind", "unit")
        )
        self.empty = EmptyState()
        self.empty.tell(
            "trash-2", "Thùng rác đang trống", "Những gì đã xóa được giữ ở đây một năm."
        )
        self.restore_button = QPushButton("Khôi phục")
        self.restore_button.setProperty("kind", "main")
        self.close_button = QPushButton("Đóng")
        for button in (self.restore_button, self.close_button):
            button.setAutoDefault(False)

        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        buttons = QHBoxLayout()
        buttons.setSpacing(grid(8))
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.restore_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(24), grid(16), grid(24), grid(12))
        layout.setSpacing(grid(12))
        layout.addWidget(self.sentence)
        layout.addWidget(self.message)
        layout.addWidget(self._stack, 1)
        layout.addLayout(buttons)
        room = self.screen().availableGeometry()
        self.resize(
            min(grid(780), room.width() - grid(32)), min(grid(480), room.height() - grid(48))
        )

        self.close_button.clicked.connect(self.accept)
        self.restore_button.clicked.connect(self._restore)
        self.list.opened.connect(lambda _uid: self._restore())
        self.list.selected.connect(self._follow_selection)
        self._fill()

    def _fill(self) -> None:
        rows = [self._row(subject) for subject in self._directory.bin()]
        self.list.show_rows(rows)
        self.sentence.setVisible(bool(rows))
        self.restore_button.setVisible(bool(rows))
        self._stack.setCurrentWidget(self.list if rows else self.empty)
        if rows:
            self.list.selectRow(0)
            self.list.setFocus()
        self._follow_selection()

    def _row(self, subject: Subject) -> Row:
        deleted = (
            datetime.fromisoformat(subject.deleted_at).astimezone() if subject.deleted_at else None
        )
        return Row(
            subject.uid,
            (
                subject.name,
                SUBJECT_KINDS[subject.kind],
                self._directory.unit_name(subject.unit_uid),
                f"{deleted:%Y-%m-%dT%H:%M}" if deleted else "",
            ),
        )

    def _follow_selection(self) -> None:
        count = self.list.selected_count()
        self.restore_button.setEnabled(count > 0)
        self.restore_button.setText(f"Khôi phục ({count})" if count > 1 else "Khôi phục")

    def _restore(self) -> None:
        try:
            count = self._directory.restore(self.list.selected_uids())
        except Refused as refused:
            self.message.tell(str(refused), "bad")
            return
        self._fill()
        self.message.tell(f"Đã khôi phục {count} đối tượng vào danh bạ.", "good", seconds=6)
        self.restored.emit(count)
