"""In: what a page prints besides its list, in the menu of its print action."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from services.forms.form import Form, Wanted
from services.reports.report import Report, Span
from ui.icons import beside_icon, icon
from ui.pages.stored_list_page import StoredListPage
from ui.printing_desk import form_task, report_task


class PrintMenu(QMenu):
    """``page`` has its paper actions already; Ctrl+P prints its list as before."""

    def __init__(self, page: StoredListPage) -> None:
        super().__init__(page)
        self._page = page
        self._about_one: list[QAction] = []
        printing = page.find_action("print")
        button = page.findChild(QToolButton, f"button.{page.name}.print")
        assert printing is not None
        assert button is not None
        printing.setText("In")
        printing.setIconText(beside_icon("In"))
        printing.setToolTip("In (Ctrl+P)")
        self.add("shown", "Danh sách đang xem", "list-checks", page.print_list)
        self.addSeparator()
        printing.setMenu(self)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def add(
        self,
        verb: str,
        text: str,
        drawing: str,
        run: Callable[[], object],
        *,
        about_one: bool = False,
    ) -> QAction:
        """``about_one``: only while one row is chosen."""
        action = self.addAction(icon(drawing), text, run)
        action.setObjectName(f"action.{self._page.name}.print_{verb}")
        if about_one:
            action.setEnabled(False)
            self._about_one.append(action)
        return action

    def follow(self, chosen: bool) -> None:
        """Whether one row is chosen."""
        for action in self._about_one:
            action.setEnabled(chosen)

    def print_form(self, form: Form, wanted: Wanted) -> None:
        self._page.desk.show_preview(form_task(form, wanted))

    def print_about_chosen(self, form: Form) -> None:
        if uid := self._page.list.current_uid():
            self.print_form(form, Wanted(uid=uid))

    def print_report(self, report: Report, span: Span) -> None:
        self._page.desk.show_preview(report_task(report, span))
