"""The report of achievements of one subject, and the facts it asks for, from whichever page shows it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from models.profiles import Profile
from models.subjects import Subject, SubjectKind
from services.forms.form import Form, Wanted
from services.forms.nominating.achievement_collective import ACHIEVEMENT_COLLECTIVE
from services.forms.nominating.achievement_household import ACHIEVEMENT_HOUSEHOLD
from services.forms.nominating.achievement_individual import ACHIEVEMENT_INDIVIDUAL
from ui.dialogs.profile_dialog import ProfileDialog
from ui.pages.stored_list_page import StoredListPage
from ui.printing_desk import form_task
from ui.workspace import Workspace

REPORTS: dict[SubjectKind, Form] = {
    "individual": ACHIEVEMENT_INDIVIDUAL,
    "collective": ACHIEVEMENT_COLLECTIVE,
    "household": ACHIEVEMENT_HOUSEHOLD,
}


class ReportWork(QObject):
    """``subject_of`` gives the subject of a row; the report is about the row's own record."""

    def __init__(
        self,
        page: StoredListPage,
        workspace: Workspace,
        subject_of: Callable[[str], Subject],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._workspace = workspace
        self._subject_of = subject_of
        self.report = page.add_action(
            "report",
            "In báo cáo thành tích",
            "file-text",
            self.print_report,
            rare=True,
            needs="one",
        )
        self.profile = page.add_action(
            "profile", "Lý lịch cho báo cáo…", "pencil", self.edit_profile, rare=True, needs="one"
        )

    @property
    def actions(self) -> list[QAction]:
        return [self.report, self.profile]

    def print_report(self) -> None:
        if uid := self._page.list.current_uid():
            form = REPORTS[self._subject_of(uid).kind]
            self._page.desk.show_preview(form_task(form, Wanted(uid=uid)))

    def edit_profile(self) -> None:
        if uid := self._page.list.current_uid():
            dialog = ProfileDialog(self._workspace, self._subject_of(uid), self._page)
            dialog.saved.connect(self._saved)
            dialog.open()

    def _saved(self, profile: Profile) -> None:
        self._workspace.changes.announce("subjects")
        name = self._workspace.services.directory.subject(profile.subject_uid).name
        self._page.told.emit(f"Đã lưu lý lịch cho báo cáo của {name}.", True)
