"""Backups: made by themselves, saved to a stick, and restored."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.progress import Progress
from services.services import Services
from ui.dialogs.password_dialog import PasswordDialog
from ui.dialogs.restore_dialog import RestoreDialog
from ui.look import grid
from ui.next_step import NextStep
from ui.pages.page import Page
from ui.widgets.cards import Panel
from ui.workspace import Workspace


class BackupTab(QWidget):
    def __init__(self, workspace: Workspace, page: Page) -> None:
        super().__init__()
        self._workspace = workspace
        self._page = page
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, grid(12), 0, 0)
        layout.setSpacing(grid(12))
        for title, sentence, buttons in (
            (
                "Tự động",
                "Chương trình tự sao lưu khi đóng cửa sổ và trước mỗi lần lấy từ Excel, nâng cấp, "
                "khôi phục; bản sao được mở lại kiểm tra ngay. Các bản này nằm trong thư mục dữ liệu.",
                [("Sao lưu ngay", "backup_now", self.back_up_now, False)],
            ),
            (
                "Ra USB",
                "Một tệp chứa toàn bộ: dữ liệu, tệp đính kèm và khóa ký. Nên làm mỗi tuần "
                "và cất USB ở chỗ khác.",
                [("Sao lưu ra tệp", "backup_to_file", self.ask_where_to_save, True)],
            ),
            (
                "Khôi phục và kiểm tra",
                "Lấy lại dữ liệu của một ngày trước, hoặc dữ liệu mang từ máy khác sang.",
                [
                    ("Khôi phục", "restore", self.ask_what_to_restore, False),
                    ("Kiểm tra dữ liệu", "check", self.check, False),
                ],
            ),
        ):
            layout.addWidget(_panel(title, sentence, buttons))
        layout.addStretch()

    def back_up_now(self) -> None:
        self._run(
            "Đang sao lưu",
            lambda services, progress: services.backups.automatic("theo-yeu-cau"),
            lambda path: self._page.told.emit(f"Đã sao lưu vào {path.name}.", False),
        )

    def ask_where_to_save(self) -> None:
        proposed = f"{self._workspace.services.settings.get('commune_name')}.stdbak"
        name, _ = QFileDialog.getSaveFileName(
            self, "Sao lưu ra tệp", proposed, "Bản sao lưu (*.stdbak)"
        )
        if name:
            dialog = PasswordDialog(self)
            dialog.saved.connect(lambda password: self.save_to(Path(name), password))
            dialog.open()

    def save_to(self, file: Path, password: str) -> None:
        file = file if file.suffix == ".stdbak" else file.with_name(f"{file.name}.stdbak")
        self._run(
            "Đang sao lưu ra tệp",
            lambda services, progress: services.backups.save_to(file, password or None, progress),
            lambda path: self._page.told.emit(f"Đã sao lưu và đọc lại kiểm tra {path}.", False),
        )

    def ask_what_to_restore(self) -> None:
        dialog = RestoreDialog(self._workspace.services.backups.all(), self)
        dialog.chosen.connect(self._restore)
        dialog.open()

    def check(self) -> None:
        self._run(
            "Đang kiểm tra dữ liệu",
            lambda services, progress: services.backups.check(progress),
            self._tell_check,
        )

    def _restore(self, file: Path, password: str) -> None:
        folder = self._workspace.services.folder
        self._workspace.leave(NextStep(folder, backup=file, password=password or None))

    def _tell_check(self, problems: list[str]) -> None:
        if problems:
            self._page.refused.emit(" ".join(problems[:3]))
        else:
            self._page.told.emit("Dữ liệu và các tệp đính kèm đều nguyên vẹn.", False)

    def _run(self, title: str, work, then) -> None:
        def on_worker(services: Services, progress: Progress):
            return work(services, progress)

        self._workspace.run(title, on_worker, then, covers=False)


def _panel(title: str, sentence: str, buttons: list) -> Panel:
    panel = Panel(title)
    text = QLabel(sentence)
    text.setWordWrap(True)
    panel.body.addWidget(text)
    row = QHBoxLayout()
    for label, verb, run, main in buttons:
        button = QPushButton(label)
        button.setObjectName(f"action.settings.{verb}")
        if main:
            button.setProperty("kind", "main")
        button.clicked.connect(run)
        row.addWidget(button)
    row.addStretch()
    panel.body.addLayout(row)
    return panel
