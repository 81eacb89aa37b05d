"""Two records of one subject: found, looked at side by side, joined; and the history of one."""

from __future__ import annotations

from PySide6.QtCore import QObject

from models.subjects import Subject
from ui.dialogs.duplicates_dialog import DuplicatesDialog
from ui.dialogs.history_dialog import HistoryDialog
from ui.dialogs.merge_dialog import MergeDialog
from ui.pages.stored_list_page import StoredListPage
from ui.workspace import Workspace

CHOOSE_TWO = "Hãy chọn đúng hai dòng (giữ Ctrl và bấm) rồi gộp."


class DoubleWork(QObject):
    def __init__(self, page: StoredListPage, workspace: Workspace) -> None:
        super().__init__(page)
        self._page = page
        self._workspace = workspace
        self.history = page.add_action(
            "history", "Lý lịch khen thưởng…", "history", self.show_history, rare=True, needs="one"
        )
        page.add_action("merge", "Gộp hai bản ghi…", "merge", self.merge, rare=True)
        page.add_action("duplicates", "Tìm người ghi trùng…", "copy", self.find, rare=True)

    def show_history(self) -> None:
        if uid := self._page.list.current_uid():
            HistoryDialog(self._workspace, uid, self._page).open()

    def merge(self) -> None:
        if self._page.list.selected_count() != 2:
            self._page.refused.emit(CHOOSE_TWO)
            return
        dialog = MergeDialog(self._workspace, *self._page.list.selected_uids(), parent=self._page)
        dialog.merged.connect(self._merged)
        dialog.open()

    def find(self) -> None:
        dialog = DuplicatesDialog(self._workspace, self._page)
        dialog.merged.connect(self._merged)
        dialog.open()

    def _merged(self, subject: Subject) -> None:
        self._workspace.changes.announce(
            "subjects", "registrations", "facts", "nominations", "councils", "decisions"
        )
        self._page.list.select_uid(subject.uid)
        self._page.told.emit(f"Đã gộp hai bản ghi của {subject.name}.", True)
