"""The bin: what was deleted in the last year, and can be taken back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.subjects import SUBJECT_KINDS
from ui.look import grid
from ui.tables.list_model import ListModel
from ui.tables.list_view import ListView
from ui.tables.source import Column, Row, ShortList
from ui.workspace import Workspace

COLUMNS = (
    Column("name", "Họ và tên / Tên tập thể", width=240),
    Column("kind", "Đối tượng", width=110),
    Column("unit", "Đơn vị", width=220),
    Column("deleted", "Xóa ngày", "date", 110),
)


class BinDialog(QDialog):
    restored = Signal(int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._directory = workspace.services.directory
        self.setWindowTitle("Thùng rác")
        self.resize(grid(760), grid(480))
        self.sentence = QLabel()
        self.sentence.setProperty("kind", "muted")
        self.list = ListView("bin", "Thùng rác", ListModel(), workspace.settings)
        self.restore_button = QPushButton("Khôi phục")
        self.restore_button.setProperty("kind", "main")
        self.close_button = QPushButton("Đóng")
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.restore_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(16), grid(16), grid(16), grid(16))
        layout.setSpacing(grid(12))
        layout.addWidget(self.sentence)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        self.close_button.clicked.connect(self.accept)
        self.restore_button.clicked.connect(self._restore)
        self.list.selected.connect(self._follow_selection)
        self._fill()

    def _fill(self) -> None:
        subjects = self._directory.bin()
        rows = [
            Row(
                subject.uid,
                (
                    subject.name,
                    SUBJECT_KINDS[subject.kind],
                    self._directory.unit_name(subject.unit_uid),
                    (subject.deleted_at or "")[:10],
                ),
            )
            for subject in subjects
        ]
        self.list.list_model.set_source(ShortList(COLUMNS, rows))
        self.sentence.setText(
            "Những gì đã xóa được giữ một năm rồi mới bỏ hẳn."
            if rows
            else "Thùng rác đang trống. Những gì đã xóa được giữ ở đây một năm."
        )
        self._follow_selection()

    def _follow_selection(self) -> None:
        count = self.list.selected_count()
        self.restore_button.setEnabled(count > 0)
        self.restore_button.setText(f"Khôi phục ({count})" if count > 1 else "Khôi phục")

    def _restore(self) -> None:
        count = self._directory.restore(self.list.selected_uids())
        self._fill()
        self.restored.emit(count)
