"""What the page of decisions prints: the chosen decision with its list, the list alone, all shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from services.forms import FORMS
from services.forms.form import Form, Wanted
from services.services import Services
from ui.icons import icon
from ui.printing_desk import PrintingDesk, form_task


class DecisionPrintMenu(QMenu):
    """``chosen`` gives the uid of the chosen decision, ``shown`` what is listed now."""

    def __init__(
        self,
        services: Services,
        desk: PrintingDesk,
        chosen: Callable[[], str | None],
        shown: Callable[[], Wanted],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._deciding = services.deciding
        self._desk = desk
        self._chosen = chosen
        self._shown = shown
        whole = self.addAction(icon("stamp"), "Quyết định và danh sách", self.print_decision)
        whole.setShortcut(QKeySequence("Ctrl+P"))
        whole.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        parent.addAction(whole)
        recipients = self.addAction(
            icon("users"), "Chỉ danh sách khen thưởng", self.print_recipients
        )
        self._about_one = (whole, recipients)
        self.addAction(icon("list-checks"), "Các quyết định đang xem", self.print_shown)
        for verb, action in zip(("decision", "recipients", "shown"), self.actions(), strict=True):
            action.setObjectName(f"action.decisions.print_{verb}")

    def follow(self, chosen: bool) -> None:
        """Whether one decision is chosen."""
        for action in self._about_one:
            action.setEnabled(chosen)

    def print_decision(self) -> None:
        """The decision with its list; of a decision from above, the list alone."""
        if uid := self._chosen():
            own = self._deciding.get(uid).origin == "own"
            self._print("decision" if own else "award-list", Wanted(uid=uid))

    def print_recipients(self) -> None:
        if uid := self._chosen():
            self._print("award-list", Wanted(uid=uid))

    def print_shown(self) -> None:
        self._print("decision-list", self._shown())

    def _print(self, form_id: str, wanted: Wanted) -> None:
        self._desk.show_preview(form_task(_form(form_id), wanted))


def _form(form_id: str) -> Form:
    return next(form for form in FORMS if form.id == form_id)
