"""Backups: made by themselves, saved to a stick, and restored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.dates import format_short
from models.file_names import safe_name
from models.progress import Progress
from services.services import Services
from ui.dialogs.password_dialog import PasswordDialog
from ui.dialogs.restore_dialog import RestoreDialog
from ui.look import grid
from ui.next_step import NextStep
from ui.opening import open_outside
from ui.pages.page import Page
from ui.widgets.cards import Panel
from ui.workspace import Workspace

ENDING = ".stdbak"
LAST_FOLDER = "backup/folder"
PROBLEMS_TOLD = 3
Result = TypeVar("Result")


class BackupTab(QScrollArea):
    def __init__(self, workspace: Workspace, page: Page) -> None:
        super().__init__()
        self._workspace = workspace
        self._page = page
        self.last = QLabel()
        self.last.setProperty("kind", "muted")
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, grid(12), grid(4), grid(12))
        layout.setSpacing(grid(12))
        layout.addWidget(
            _panel(
                "Tự động trên máy này",
                "Chương trình tự sao lưu khi đóng cửa sổ và trước mỗi lần lấy từ Excel, nâng cấp, lấy lại "
                "dữ liệu; bản sao được mở lại kiểm tra ngay. Các bản này nằm trong thư mục dữ liệu.",
                [
                    ("Sao lưu ngay", "backup_now", self.back_up_now),
                    ("Mở thư mục sao lưu", "open_backups", self.open_folder),
                ],
                self.last,
            )
        )
        layout.addWidget(
            _panel(
                "Ra USB hoặc ổ đĩa khác",
                "Một tệp chứa toàn bộ: dữ liệu, tệp đính kèm và khóa ký. Nên làm mỗi tuần "
                "và cất USB ở chỗ khác.",
                [("Sao lưu ra tệp", "backup_to_file", self.ask_where_to_save)],
                main=True,
            )
        )
        layout.addWidget(
            _panel(
                "Lấy lại và kiểm tra",
                "Lấy lại dữ liệu của một ngày trước, hoặc dữ liệu mang từ máy khác sang. Kiểm tra xem "
                "dữ liệu và các tệp đính kèm trên máy có còn nguyên vẹn.",
                [
                    ("Lấy lại từ bản sao lưu", "restore", self.ask_what_to_restore),
                    ("Kiểm tra dữ liệu", "check", self.check),
                ],
            )
        )
        layout.addStretch()
        self.setWidgetResizable(True)
        self.setWidget(inside)
        workspace.changes.history_changed.connect(self._show_last)
        self._show_last()

    def back_up_now(self) -> None:
        self._run(
            "Đang sao lưu",
            lambda services, _progress: services.backups.automatic("theo-yeu-cau"),
            lambda path: self._told(f"Đã sao lưu vào {path.name}."),
        )

    def open_folder(self) -> None:
        folder = self._workspace.services.folder.backups
        if not open_outside(folder):
            self._page.refused.emit(f"Máy này không mở được thư mục; bản sao lưu nằm ở {folder}.")

    def ask_where_to_save(self) -> None:
        services = self._workspace.services
        today = services.store.origin.now().astimezone()
        name = safe_name(f"{services.settings.get('commune_name')} {today:%Y-%m-%d}") + ENDING
        folder = Path(str(self._workspace.settings.value(LAST_FOLDER) or Path.home()))
        proposed = str((folder if folder.is_dir() else Path.home()) / name)
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Sao lưu ra tệp", proposed, f"Bản sao lưu (*{ENDING})"
        )
        if chosen:
            dialog = PasswordDialog(self)
            dialog.saved.connect(lambda password: self.save_to(Path(chosen), password))
            dialog.open()

    def save_to(self, file: Path, password: str) -> None:
        file = file if file.suffix == ENDING else file.with_name(f"{file.name}{ENDING}")
        self._workspace.settings.setValue(LAST_FOLDER, str(file.parent))
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
            more = len(problems) - PROBLEMS_TOLD
            rest = [f"Và {more} chỗ khác."] if more > 0 else []
            self._page.refused.emit(" ".join([*problems[:PROBLEMS_TOLD], *rest]))
        else:
            self._page.told.emit("Dữ liệu và các tệp đính kèm đều nguyên vẹn.", False)

    def _told(self, sentence: str) -> None:
        self._workspace.changes.announce()
        self._page.told.emit(sentence, False)

    def _show_last(self) -> None:
        last = self._workspace.services.backups.last()
        self.last.setText(
            f"Bản gần nhất: {last:%H:%M} ngày {format_short(last.date())}."
            if last
            else "Chưa có bản sao lưu nào."
        )

    def _run(
        self,
        title: str,
        work: Callable[[Services, Progress], Result],
        then: Callable[[Result], object],
    ) -> None:
        self._workspace.run(title, work, then, covers=False)


def _panel(
    title: str,
    sentence: str,
    entries: list[tuple[str, str, Callable[[], None]]],
    note: QLabel | None = None,
    *,
    main: bool = False,
) -> Panel:
    panel = Panel(title)
    text = QLabel(sentence)
    text.setWordWrap(True)
    panel.body.addWidget(text)
    if note is not None:
        panel.body.addWidget(note)
    panel.body.addSpacing(grid(8))
    row = QHBoxLayout()
    row.setSpacing(grid(8))
    for label, verb, run in entries:
        button = QPushButton(label)
        button.setObjectName(f"action.settings.{verb}")
        if main:
            button.setProperty("kind", "main")
        button.clicked.connect(lambda _on=False, run=run: run())
        row.addWidget(button)
    row.addStretch()
    panel.body.addLayout(row)
    return panel
