"""The office: which commune this is, what its papers say, which office is above."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from services.settings import SETTINGS, Setting
from ui.dialogs.settings_dialog import SettingsDialog
from ui.look import grid
from ui.pages.page import Page
from ui.pages.settings.facts import Facts
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
        layout.setContentsMargins(0, grid(12), grid(4), grid(12))
        layout.setSpacing(grid(12))
        for group in dict.fromkeys(setting.group for setting in SETTINGS):
            layout.addWidget(self._panel(group, [s for s in SETTINGS if s.group == group]))
        layout.addStretch()
        self.setWidget(inside)
        workspace.changes.settings_changed.connect(self._fill)
        self._fill()

    def value_shown(self, key: str) -> str:
        return self._values[key].text()

    def _panel(self, group: str, settings: list[Setting]) -> Panel:
        change = QPushButton("Sửa")
        change.setAccessibleName(f"Sửa: {group}")
        change.setObjectName(f"action.settings.edit.{settings[0].key}")
        change.clicked.connect(lambda: self._change(group, settings))
        facts = Facts()
        for setting in settings:
            self._values[setting.key] = facts.add(setting.label)
        panel = Panel(group, change)
        panel.body.addWidget(facts)
        return panel

    def _fill(self) -> None:
        stored = self._workspace.services.settings.all()
        for setting in SETTINGS:
            shown = dict(setting.choices).get(stored[setting.key], stored[setting.key])
            label = self._values[setting.key]
            label.setText(shown or "Chưa ghi")
            label.setProperty("kind", "" if shown else "muted")
            label.style().unpolish(label)
            label.style().polish(label)

    def _change(self, group: str, settings: list[Setting]) -> None:
        dialog = SettingsDialog(self._workspace, group, settings, self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self, _result: object) -> None:
        self._workspace.changes.announce("settings")
        self._page.told.emit("Đã lưu cài đặt.", True)
