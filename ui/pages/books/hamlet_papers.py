"""Hồ sơ của thôn: what one hamlet hands in for Gia đình văn hóa, printed from its reviews."""

from __future__ import annotations

from functools import partial

from services.forms.form import Form, Wanted
from services.forms.hamlet.hamlet_submission import HAMLET_SUBMISSION
from services.forms.hamlet.household_minutes import HOUSEHOLD_MINUTES
from services.forms.hamlet.household_request import HOUSEHOLD_REQUEST
from services.forms.hamlet.household_summary import HOUSEHOLD_SUMMARY
from ui.icons import beside_icon
from ui.pages.print_menu import PrintMenu
from ui.pages.unit_list_page import UnitListPage
from ui.workspace import Workspace

CHOOSE = "Hãy chọn thôn ở cây đơn vị bên trái, hoặc chọn một hộ của thôn, rồi in lại."
ENTRIES = (
    ("minutes", "Biên bản họp bình xét", "users", HOUSEHOLD_MINUTES),
    ("summary", "Bảng tổng hợp hộ đạt", "list-checks", HOUSEHOLD_SUMMARY),
    ("request", "Văn bản đề nghị của thôn", "file-text", HOUSEHOLD_REQUEST),
    ("submission", "Tờ trình thôn, tổ dân phố văn hóa", "stamp", HAMLET_SUBMISSION),
)


class HamletPapers(PrintMenu):
    """``page`` has its paper actions already."""

    def __init__(self, page: UnitListPage, workspace: Workspace) -> None:
        super().__init__(page)
        self._list_page = page
        self._workspace = workspace
        self.papers = [
            self.add(verb, text, drawing, partial(self.print_paper, form))
            for verb, text, drawing, form in ENTRIES
        ]
        for action in self.papers:
            action.setIconText(beside_icon(action.text()))

    def print_paper(self, form: Form) -> None:
        unit = self._hamlet()
        if unit is None:
            self._list_page.refused.emit(CHOOSE)
            return
        self.print_form(form, Wanted(unit=unit, period=self._workspace.period.code))

    def _hamlet(self) -> str | None:
        """The one whose households are shown, else that of the current row."""
        if self._list_page.chosen_unit:
            return self._list_page.chosen_unit
        uid = self._list_page.list.current_uid()
        if not uid:
            return None
        services = self._workspace.services
        review = services.household_reviews.get(uid)
        return services.directory.subject(review.subject_uid).unit_uid
