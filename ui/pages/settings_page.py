"""Cài đặt: the office, who signs, backups, the law in force, what was done, the program, its updates."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget

from services.releases.installation import this_installation
from ui.pages.page import Page
from ui.pages.settings.backup_tab import BackupTab
from ui.pages.settings.history_tab import HistoryTab
from ui.pages.settings.law_tab import LawTab
from ui.pages.settings.letterheads_tab import LetterheadsTab
from ui.pages.settings.office_tab import OfficeTab
from ui.pages.settings.program_tab import ProgramTab
from ui.pages.settings.rules_tab import RulesTab
from ui.pages.settings.update_tab import HELP_TEXT, UpdateTab
from ui.pages.settings.wording_tab import WordingTab
from ui.workspace import Workspace

SHOWN_LAST = "settings/tab"


class SettingsPage(Page):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__("settings", "Cài đặt")
        self.sentence.setText("Mọi điều khai lúc bắt đầu đều sửa được ở đây.")
        self.action_row.hide()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("settings_tabs")
        self.tabs.tabBar().setDrawBase(False)
        for title, tab in (
            ("Cơ quan", OfficeTab(workspace, self)),
            ("Tiêu đề, chữ ký", LetterheadsTab(workspace, self)),
            ("Lời văn", WordingTab(workspace, self)),
            ("Sao lưu", BackupTab(workspace, self)),
            ("Quy định đang áp dụng", LawTab(workspace)),
            ("Quy định của tỉnh", RulesTab(workspace, self)),
            ("Việc đã làm", HistoryTab(workspace, self)),
            ("Chương trình", ProgramTab(workspace, self)),
            ("Cập nhật", UpdateTab(workspace, self, this_installation())),
        ):
            self.tabs.addTab(tab, title)
        self.body.addWidget(self.tabs, 1)
        self.tabs.setCurrentIndex(int(str(workspace.settings.value(SHOWN_LAST, 0))))
        self.tabs.currentChanged.connect(
            lambda place: workspace.settings.setValue(SHOWN_LAST, place)
        )

    @property
    def help(self) -> str:
        updating = isinstance(self.tabs.currentWidget(), UpdateTab)
        return HELP_TEXT if updating else self.name
