"""In: the papers of one meeting, from the invitation to the minutes, and the list of meetings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from services.forms import FORMS
from services.forms.form import Wanted
from ui.icons import icon
from ui.printing_desk import PrintingDesk, form_task

PAPERS = {
    "invitation": ("Giấy mời họp", "send"),
    "opinion-sheet": ("Phiếu lấy ý kiến thành viên vắng mặt", "file-text"),
    "ballot": ("Phiếu bầu", "list-checks"),
    "counting-minutes": ("Biên bản kiểm phiếu", "list-checks"),
    "minutes": ("Biên bản họp Hội đồng", "stamp"),
}
"""In the order in which a meeting needs them."""


class MeetingPrintMenu(QMenu):
    """``chosen`` gives the uid of the meeting; ``owner`` begins the names of the actions.

    On the page of meetings, where ``print_shown`` prints what is listed, Ctrl+P prints the minutes.
    """

    def __init__(
        self,
        desk: PrintingDesk,
        chosen: Callable[[], str | None],
        parent: QWidget,
        owner: str,
        print_shown: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chosen = chosen
        self.papers: dict[str, QAction] = {}
        for form_id, (text, name) in PAPERS.items():
            action = self.addAction(icon(name), text, partial(self.print_paper, form_id))
            action.setObjectName(f"action.{owner}.print_{form_id.replace('-', '_')}")
            self.papers[form_id] = action
        if print_shown is not None:
            minutes = self.papers["minutes"]
            minutes.setShortcut(QKeySequence("Ctrl+P"))
            minutes.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            parent.addAction(minutes)
            self.addSeparator()
            shown = self.addAction(icon("users"), "Các cuộc họp đang xem", print_shown)
            shown.setObjectName(f"action.{owner}.print_shown")

    def follow(self, chosen: bool) -> None:
        """Whether one meeting is chosen."""
        for action in self.papers.values():
            action.setEnabled(chosen)

    def print_paper(self, form_id: str) -> None:
        if uid := self._chosen():
            form = next(form for form in FORMS if form.id == form_id)
            self._desk.show_preview(form_task(form, Wanted(uid=uid)))
