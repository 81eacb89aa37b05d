"""Choose a backup to go back to, and understand what that replaces."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
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

from services.backup.retention import Backup
from ui.look import grid
from ui.tables.short_list_view import ShortListView
from ui.tables.source import Column, Row
from ui.widgets.form_field import FormField

COLUMNS = (
    Column("when", "Sao lưu lúc", "moment", 150),
    Column("occasion", "Lý do", width=390),
    Column("size", "Cỡ (MB)", "number", 100),
)
FILES = "Bản sao lưu (*.stdbak *.db)"
MEGABYTE = 1024**2
ELSEWHERE = "Hoặc lấy từ USB hay thư mục khác."
NONE_HERE = "Trên máy này chưa có bản sao lưu tự động nào; hãy chọn tệp sao lưu trên USB."


class RestoreDialog(QDialog):
    """``chosen`` brings the file and the password of its keys ("" for none)."""

    chosen = Signal(object, str)

    def __init__(self, backups: list[Backup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paths = {str(backup.path): backup.path for backup in backups}
        self._other: Path | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Lấy lại dữ liệu từ bản sao lưu")
        self.setModal(True)
        intro = QLabel(
            "Toàn bộ dữ liệu hiện có được thay bằng dữ liệu trong bản sao lưu. "
            "Trước khi thay, chương trình tự giữ lại một bản của dữ liệu hiện có."
        )
        intro.setProperty("kind", "muted")
        intro.setWordWrap(True)
        self.list = ShortListView("backups", "Các bản sao lưu tự động", COLUMNS)
        self.other = QLabel()
        self.other.setWordWrap(True)
        self.browse_button = QPushButton("Chọn tệp khác")
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setMaximumWidth(grid(240))
        password = FormField(
            "password",
            "Mật khẩu của khóa ký",
            self.password,
            optional=True,
            help="Chỉ cần khi lúc sao lưu ra tệp có đặt mật khẩu; không có thì vẫn lấy lại được dữ liệu.",
        )
        self.restore_button = QPushButton("Thay bằng bản này")
        self.restore_button.setProperty("kind", "main")
        self.cancel_button = QPushButton("Hủy")
        for button in (self.browse_button, self.restore_button, self.cancel_button):
            button.setAutoDefault(False)

        beside = QHBoxLayout()
        beside.setSpacing(grid(12))
        beside.addWidget(self.other, 1)
        beside.addWidget(self.browse_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(grid(8))
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.restore_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(grid(24), grid(16), grid(24), grid(12))
        layout.setSpacing(grid(12))
        layout.addWidget(intro)
        layout.addWidget(self.list, 1)
        layout.addLayout(beside)
        layout.addWidget(password)
        layout.addLayout(buttons)
        room = self.screen().availableGeometry()
        self.resize(
            min(grid(720), room.width() - grid(32)), min(grid(520), room.height() - grid(48))
        )

        self.list.selected.connect(self._chosen_in_list)
        self.list.opened.connect(lambda _uid: self._restore())
        self.browse_button.clicked.connect(self.browse)
        self.cancel_button.clicked.connect(self.reject)
        self.restore_button.clicked.connect(self._restore)

        self.list.show_rows([_row(backup) for backup in backups])
        self.list.setVisible(bool(backups))
        self._follow()
        if backups:
            self.list.selectRow(0)
            self.list.setFocus()
        else:
            self.browse_button.setFocus()
            self.resize(self.width(), self.sizeHint().height())

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
        self.restore_button.setEnabled(self.wanted() is not None)
        elsewhere = ELSEWHERE if self._paths else NONE_HERE
        self.other.setText(f"Sẽ lấy lại từ: {self._other}" if self._other else elsewhere)

    def _restore(self) -> None:
        if path := self.wanted():
            password = self.password.text()
            self.accept()
            self.chosen.emit(path, password)


def _row(backup: Backup) -> Row:
    return Row(
        str(backup.path),
        (
            f"{backup.made_at:%Y-%m-%dT%H:%M}",
            backup.occasion,
            -(-backup.size // MEGABYTE),
        ),
    )
