"""In: the papers of one meeting, from the invitation to the minutes, and the list of meetings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from services.forms.meeting.ballot import BALLOT
from services.forms.meeting.counting_minutes import COUNTING_MINUTES
from services.forms.meeting.invitation import INVITATION
from services.forms.meeting.minutes import MINUTES
from services.forms.meeting.opinion_sheet import OPINION_SHEET
from ui.pages.paper_menu import PaperMenu
from ui.printing_desk import PrintingDesk

PAPERS = (
    (INVITATION, "Giấy mời họp", "send"),
    (OPINION_SHEET, "Phiếu lấy ý kiến thành viên vắng mặt", "file-text"),
    (BALLOT, "Phiếu bầu", "list-checks"),
    (COUNTING_MINUTES, "Biên bản kiểm phiếu", "list-checks"),
    (MINUTES, "Biên bản họp Hội đồng", "stamp"),
)
"""In the order in which a meeting needs them."""


class MeetingPrintMenu(PaperMenu):
    """On the page of meetings, where ``print_shown`` prints what is listed, and in a meeting's window."""

    def __init__(
        self,
        desk: PrintingDesk,
        chosen: Callable[[], str | None],
        parent: QWidget,
        owner: str,
        print_shown: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(owner, desk, chosen, parent)
        self.papers = {
            form.id: self.add_form(form.id.replace("-", "_"), text, drawing, form)
            for form, text, drawing in PAPERS
        }
        self.follow(bool(chosen()))
        if print_shown is not None:
            self.addSeparator()
            self.add("shown", "Các cuộc họp đang xem", "users", print_shown)
