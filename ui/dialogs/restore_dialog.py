"""Choose a backup to go back to, and understand what that replaces."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.dates import format_short
from models.numbers import format_number
from services.backup.retention import Backup
from ui.look import grid
from ui.tables.list_model import ListModel
from ui.tables.list_view import ListView
from ui.tables.source import Column, Row, ShortList

COLUMNS = (
    Column("when", "Sao lưu lúc", width=170),
    Column("name", "Tệp", width=360),
    Column("size", "Dung lượng (KB)", "number", 120),
)
FILES = "Bản sao lưu (*.stdbak *.db)"


class RestoreDialog(QDialog):
    """``chosen`` brings the file and the password of its keys ("" for none)."""

    chosen = Signal(object, str)

    def __init__(self, backups: list[Backup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paths = {str(backup.path): backup.path for backup in backups}
        self._other: Path | None = None
        self.setWindowTitle("Khôi phục từ bản sao lưu")
        self.resize(grid(720), grid(460))
        intro = QLabel(
            "Toàn bộ dữ liệu hiện có được thay bằng dữ liệu trong bản sao lưu. "
            "Trước khi thay, chương trình tự giữ lại một bản của dữ liệu hiện có."
        )
        intro.setWordWrap(True)
        self.list = ListView("backups", "Các bản sao lưu tự động", ListModel(), None)
        self.other = QLabel("Hoặc lấy từ USB hay thư mục khác:")
        self.browse_button = QPushButton("Chọn tệp")
        self.password = QLineEdit()
        self.password.setObjectName("password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText("Mật khẩu, nếu bản sao lưu có đặt")
        self.restore_button = QPushButton("Khôi phục")
        self.restore_button.setProperty("kind", "main")
        self.cancel_button = QPushButton("Hủy")
        beside = QHBoxLayout()
        beside.addWidget(self.other, 1)
        beside.addWidget(self.browse_button)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.restore_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(16), grid(16), grid(16), grid(16))
        layout.setSpacing(grid(12))
        layout.addWidget(intro)
        layout.addWidget(self.list, 1)
        layout.addLayout(beside)
        layout.addWidget(self.password)
        layout.addLayout(buttons)

        rows = [
            Row(
                str(backup.path),
                (
                    f"{backup.made_at.astimezone():%H:%M} ngày {format_short(backup.made_at.date())}",
                    backup.path.name,
                    backup.path.stat().st_size // 1024,
                ),
            )
            for backup in backups
        ]
        self.list.list_model.set_source(ShortList(COLUMNS, rows))
        self.list.selected.connect(self._chosen_in_list)
        self.list.opened.connect(lambda _uid: self._restore())
        self.browse_button.clicked.connect(self.browse)
        self.cancel_button.clicked.connect(self.reject)
        self.restore_button.clicked.connect(self._restore)
        self._follow()

    def browse(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Chọn bản sao lưu", "", FILES)
        if name:
            self.choose_file(Path(name))

    def choose_file(self, path: Path) -> None:
        """Take a file from elsewhere rather than one of the list."""
        self.list.clearSelection()
        self._other = path
        self._follow()

    def wanted(self) -> Path | None:
        uid = self.list.current_uid() if self.list.selected_count() else None
        return self._other or (self._paths.get(uid) if uid else None)

    def _chosen_in_list(self) -> None:
        if self.list.selected_count():
            self._other = None
        self._follow()

    def _follow(self) -> None:
        path = self.wanted()
        self.restore_button.setEnabled(path is not None)
        if self._other:
            size = format_number(self._other.stat().st_size // 1024)
            self.other.setText(f"Sẽ khôi phục từ: {self._other} ({size} KB)")
        else:
            self.other.setText("Hoặc lấy từ USB hay thư mục khác:")

    def _restore(self) -> None:
        if path := self.wanted():
            self.accept()
            self.chosen.emit(path, self.password.text())
