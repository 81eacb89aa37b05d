"""The program: its version, where the data lies, and the law catalogue it uses."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from services.version import VERSION
from ui.look import grid
from ui.next_step import NextStep, sample_folder
from ui.widgets.cards import Panel
from ui.workspace import Workspace


class ProgramTab(QWidget):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        folder = workspace.services.folder
        profile = folder.profile
        panel = Panel("Sổ Thi đua")
        rows = QGridLayout()
        rows.setHorizontalSpacing(grid(24))
        rows.setColumnStretch(1, 1)
        facts = (
            ("Phiên bản", VERSION),
            ("Thư mục dữ liệu", str(folder.root)),
            ("Danh mục pháp luật", f"Bản {workspace.services.catalogue.version}"),
            (
                "Quy định riêng của tỉnh",
                str(profile) if profile.exists() else "Chưa có tệp profile.toml",
            ),
            ("Danh sách xã, phường", f"Theo ngày {workspace.services.communes.effective}"),
        )
        for row, (label, value) in enumerate(facts):
            name, shown = QLabel(label), QLabel(value)
            name.setProperty("kind", "muted")
            shown.setWordWrap(True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            rows.addWidget(name, row, 0)
            rows.addWidget(shown, row, 1)
        open_folder = QPushButton("Mở thư mục dữ liệu")
        open_folder.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder.root)))
        )
        sample = QPushButton("Mở xã mẫu để tập dùng")
        sample.setObjectName("action.settings.open_sample")
        sample.clicked.connect(
            lambda: workspace.leave(NextStep(sample_folder(folder), sample=True))
        )
        buttons = QHBoxLayout()
        buttons.addWidget(open_folder)
        buttons.addWidget(sample)
        buttons.addStretch()
        panel.body.addLayout(rows)
        panel.body.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, grid(12), 0, 0)
        layout.addWidget(panel)
        layout.addStretch()
