"""The office: which commune this is, what its papers say, which office is above."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from services.settings import SETTINGS, Setting
from ui.dialogs.settings_dialog import SettingsDialog
from ui.look import grid
from ui.pages.page import Page
from ui.widgets.cards import Panel
from ui.workspace import Workspace


class OfficeTab(QScrollArea):
    def __init__(self, workspace: Workspace, page: Page) -> None:
        super().__init__()
        self._workspace = workspace
        self._page = page
        self._values: dict[str, QLabel] = {}
        self.setWidgetResizable(True)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, grid(12), 0, grid(12))
        layout.setSpacing(grid(12))
        for group in dict.fromkeys(setting.group for setting in SETTINGS):
            layout.addWidget(self._panel(group, [s for s in SETTINGS if s.group == group]))
        layout.addStretch()
        self.setWidget(inside)
        workspace.changes.settings_changed.connect(self._fill)
        self._fill()

    def _panel(self, group: str, settings: list[Setting]) -> Panel:
        panel = Panel(group)
        rows = QGridLayout()
        rows.setHorizontalSpacing(grid(24))
        rows.setVerticalSpacing(grid(6))
        rows.setColumnStretch(1, 1)
        for row, setting in enumerate(settings):
            label = QLabel(setting.label)
            label.setProperty("kind", "muted")
            value = QLabel()
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._values[setting.key] = value
            rows.addWidget(label, row, 0)
            rows.addWidget(value, row, 1)
        change = QPushButton("Sửa")
        change.setAccessibleName(f"Sửa: {group}")
        change.setObjectName(f"action.settings.edit.{settings[0].key}")
        change.clicked.connect(lambda: self._change(group, settings))
        panel.body.addLayout(rows)
        panel.body.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        return panel

    def _fill(self) -> None:
        stored = self._workspace.services.settings.all()
        for setting in SETTINGS:
            shown = dict(setting.choices).get(stored[setting.key], stored[setting.key])
            self._values[setting.key].setText(shown or "(để trống)")

    def _change(self, group: str, settings: list[Setting]) -> None:
        dialog = SettingsDialog(self._workspace, group, settings, self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self, _result: object) -> None:
        self._workspace.changes.announce("settings")
        self._page.told.emit("Đã lưu cài đặt.", True)
