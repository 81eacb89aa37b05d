"""Hồ sơ của thôn: what one hamlet hands in for Gia đình văn hóa, printed from its reviews."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from services.forms.form import Form, Wanted
from services.forms.hamlet_submission import HAMLET_SUBMISSION
from services.forms.household_minutes import HOUSEHOLD_MINUTES
from services.forms.household_request import HOUSEHOLD_REQUEST
from services.forms.household_summary import HOUSEHOLD_SUMMARY
from ui.icons import icon
from ui.pages.unit_list_page import UnitListPage
from ui.printing_desk import form_task
from ui.workspace import Workspace

CHOOSE = "Hãy chọn thôn ở cây đơn vị bên trái, hoặc chọn một hộ của thôn, rồi in lại."
ENTRIES = (
    ("minutes", "Biên bản họp bình xét", "users", HOUSEHOLD_MINUTES),
    ("summary", "Bảng tổng hợp hộ đạt và kết quả lấy ý kiến", "list-checks", HOUSEHOLD_SUMMARY),
    ("request", "Văn bản đề nghị của thôn", "file-text", HOUSEHOLD_REQUEST),
    ("submission", "Tờ trình thôn, tổ dân phố văn hóa", "stamp", HAMLET_SUBMISSION),
)


class HamletPapers(QObject):
    """Adds the action "Hồ sơ của thôn" with its menu to ``page``, which has its printing desk."""

    def __init__(self, page: UnitListPage, workspace: Workspace) -> None:
        super().__init__(page)
        self._page = page
        self._workspace = workspace
        self.action = page.add_action("papers", "Hồ sơ của thôn", "printer", self._open_menu)
        self.menu = QMenu(page)
        for verb, text, drawing, form in ENTRIES:
            self._add(verb, text, drawing, form)
        self.action.setMenu(self.menu)
        button = page.findChild(QToolButton, f"button.{page.name}.papers")
        assert button is not None
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def print_paper(self, form: Form) -> None:
        unit = self._hamlet()
        if unit is None:
            self._page.refused.emit(CHOOSE)
            return
        wanted = Wanted(unit=unit, period=self._workspace.period.code)
        self._page.desk.show_preview(form_task(form, wanted))

    def _hamlet(self) -> str | None:
        """The one whose households are shown, else that of the current row."""
        if self._page.chosen_unit:
            return self._page.chosen_unit
        uid = self._page.list.current_uid()
        if not uid:
            return None
        services = self._workspace.services
        review = services.household_reviews.get(uid)
        return services.directory.subject(review.subject_uid).unit_uid

    def _add(self, verb: str, text: str, drawing: str, form: Form) -> None:
        action = QAction(icon(drawing), text, self._page)
        action.setObjectName(f"action.{self._page.name}.print_{verb}")
        action.triggered.connect(lambda: self.print_paper(form))
        self.menu.addAction(action)

    def _open_menu(self) -> None:
        """Where the action is run by its key or its name."""
        self.menu.popup(
            self._page.action_row.mapToGlobal(self._page.action_row.rect().bottomLeft())
        )
