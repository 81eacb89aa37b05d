"""In on the page of registrations: the form of one unit, the summary, the submission."""

from __future__ import annotations

from services.forms.form import Wanted
from services.forms.registering.registration_form import REGISTRATION_FORM
from services.forms.registering.submission_registration import SUBMISSION_REGISTRATION
from services.reports.registration_summary import REGISTRATION_SUMMARY
from services.reports.report import Span
from ui.pages.print_menu import PrintMenu
from ui.pages.unit_list_page import UnitListPage
from ui.workspace import Workspace

CHOOSE = "Hãy chọn đơn vị ở cây đơn vị bên trái, hoặc chọn một dòng của đơn vị, rồi in lại."


class RegistrationPapers:
    def __init__(self, page: UnitListPage, workspace: Workspace) -> None:
        self._page = page
        self._workspace = workspace
        self.menu = PrintMenu(page)
        self.menu.add(
            "form", "Bản đăng ký thi đua của đơn vị", "clipboard-pen", self.print_unit_form
        )
        self.menu.add("summary", "Bảng tổng hợp đăng ký", "calculator", self.print_summary)
        self.menu.add(
            "submission", "Tờ trình đăng ký danh hiệu thi đua", "send", self.print_submission
        )

    def print_unit_form(self) -> None:
        """Of the unit that is chosen beside the list, else of the current row's."""
        unit = self._unit()
        if unit is None:
            self._page.refused.emit(CHOOSE)
            return
        self.menu.print_form(REGISTRATION_FORM, Wanted(unit=unit, period=self._period))

    def print_summary(self) -> None:
        self.menu.print_report(REGISTRATION_SUMMARY, Span(period=self._period))

    def print_submission(self) -> None:
        self.menu.print_form(SUBMISSION_REGISTRATION, Wanted(period=self._period))

    @property
    def _period(self) -> str:
        return self._workspace.period.code

    def _unit(self) -> str | None:
        if self._page.chosen_unit:
            return self._page.chosen_unit
        uid = self._page.list.current_uid()
        if not uid:
            return None
        services = self._workspace.services
        registration = services.registering.get(uid)
        return services.directory.subject(registration.subject_uid).unit_uid
