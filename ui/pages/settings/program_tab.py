"""The program: its version, where the data lies, and the law catalogue it uses."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.dates import format_short
from services.version import VERSION
from ui.look import grid
from ui.next_step import NextStep, own_folder, sample_folder
from ui.opening import open_outside
from ui.pages.page import Page
from ui.pages.settings.facts import Facts
from ui.widgets.cards import Panel
from ui.workspace import Workspace


class ProgramTab(QWidget):
    def __init__(self, workspace: Workspace, page: Page) -> None:
        super().__init__()
        services = workspace.services
        self._folder = services.folder
        self._page = page
        self._workspace = workspace
        profile = self._folder.profile
        facts = Facts()
        for label, value in (
            ("Phiên bản", VERSION),
            ("Thư mục dữ liệu", str(self._folder.root)),
            ("Danh mục pháp luật", f"Bản {services.catalogue.version}"),
            (
                "Quy định riêng của tỉnh",
                str(profile) if profile.exists() else "Chưa có; dùng quy định chung của cả nước",
            ),
            ("Danh sách xã, phường", f"Theo ngày {format_short(services.communes.effective)}"),
        ):
            facts.add(label, value)
        about = Panel("Sổ Thi đua")
        about.body.addWidget(facts)
        about.body.addSpacing(grid(8))
        about.body.addLayout(
            _buttons(_button("Mở thư mục dữ liệu", "open_folder", self.open_folder))
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, grid(12), 0, 0)
        layout.setSpacing(grid(12))
        layout.addWidget(about)
        layout.addWidget(self._sample_panel())
        layout.addStretch()

    def open_folder(self) -> None:
        if not open_outside(self._folder.root):
            self._page.refused.emit(
                f"Máy này không mở được thư mục; dữ liệu nằm ở {self._folder.root}."
            )

    def open_sample(self) -> None:
        self._workspace.leave(NextStep(sample_folder(self._folder), sample=True))

    def _sample_panel(self) -> Panel:
        panel = Panel("Xã mẫu để tập dùng")
        own = own_folder(self._folder)
        if own is not None:
            sentence = "Đang mở xã mẫu. Những gì làm ở đây không ảnh hưởng đến sổ của xã."
            button = _button(
                "Trở về sổ của xã", "leave_sample", lambda: self._workspace.leave(NextStep(own))
            )
        else:
            sentence = (
                "Một xã không có thật, đủ người, đăng ký, quyết định của mười năm, để thử mọi việc "
                "mà không đụng đến sổ của xã."
            )
            button = _button("Mở xã mẫu", "open_sample", self.open_sample)
        text = QLabel(sentence)
        text.setWordWrap(True)
        panel.body.addWidget(text)
        panel.body.addSpacing(grid(8))
        panel.body.addLayout(_buttons(button))
        return panel


def _button(text: str, verb: str, run) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(f"action.settings.{verb}")
    button.clicked.connect(lambda: run())
    return button


def _buttons(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(grid(8))
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    return row
