"""In: a menu of papers to print, of one record or of what a page shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from services.forms.form import Form, Wanted
from services.reports.report import Report, Span
from ui.icons import icon
from ui.pages.list_page import ListPage
from ui.printing_desk import PrintingDesk, form_task, report_task


class PaperMenu(QMenu):
    """``owner`` stands in the names of its actions; ``chosen`` gives the uid of the chosen record."""

    def __init__(
        self, owner: str, desk: PrintingDesk, chosen: Callable[[], str | None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.chosen = chosen
        self._owner = owner
        self._desk = desk
        self._of_one: list[QAction] = []

    def add(
        self,
        verb: str,
        text: str,
        drawing: str,
        run: Callable[[], object],
        *,
        about_one: bool = False,
    ) -> QAction:
        """``about_one``: only while one record is chosen."""
        action = self.addAction(icon(drawing), text, run)
        action.setObjectName(f"action.{self._owner}.print_{verb}")
        if about_one:
            action.setEnabled(False)
            self._of_one.append(action)
        return action

    def add_form(self, verb: str, text: str, drawing: str, form: Form) -> QAction:
        """Prints ``form`` about the chosen record."""
        run = partial(self.print_about_chosen, form)
        return self.add(verb, text, drawing, run, about_one=True)

    def follow(self, chosen: bool) -> None:
        """Whether one record is chosen."""
        for action in self._of_one:
            action.setEnabled(chosen)

    def print_form(self, form: Form, wanted: Wanted) -> None:
        self._desk.show_preview(form_task(form, wanted))

    def print_about_chosen(self, form: Form) -> None:
        if uid := self.chosen():
            self.print_form(form, Wanted(uid=uid))

    def print_report(self, report: Report, span: Span) -> None:
        self._desk.show_preview(report_task(report, span))

    def open_from(self, page: ListPage, usual: QAction | None = None) -> None:
        """Let the print action of ``page`` open it; ``usual``: what Ctrl+P prints instead."""
        printing = page.find_action("print")
        button = page.findChild(QToolButton, f"button.{page.name}.print")
        assert printing is not None
        assert button is not None
        printing.setMenu(self)
        printing.setToolTip("In (Ctrl+P)")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        if usual is not None:
            usual.setShortcut(QKeySequence("Ctrl+P"))
            usual.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            page.addAction(usual)
