"""What the page of decisions prints: the chosen decision with its list, the list alone, all shown."""

from __future__ import annotations

from collections.abc import Callable

from models.problems import Refused
from services.forms import FORMS
from services.forms.deciding.decision import DECISION
from services.forms.deciding.submission_awards import SUBMISSION_AWARDS
from services.forms.deciding.submission_titles import SUBMISSION_TITLES
from services.forms.form import Form, Wanted
from services.forms.presenting.decision_extract import DECISION_EXTRACT
from services.forms.presenting.presentation_cards import PRESENTATION_CARDS
from services.forms.presenting.presentation_order import PRESENTATION_ORDER
from services.forms.records.award_register import AWARD_REGISTER
from services.forms.sending.transmittal import TRANSMITTAL
from ui.dialogs.extract_unit_dialog import ExtractUnitDialog
from ui.pages.list_page import ListPage
from ui.pages.paper_menu import PaperMenu
from ui.printing_desk import PrintingDesk
from ui.workspace import Workspace


class DecisionPrintMenu(PaperMenu):
    """``chosen`` gives the uid of the chosen decision, ``shown`` what is listed now."""

    def __init__(
        self,
        workspace: Workspace,
        desk: PrintingDesk,
        chosen: Callable[[], str | None],
        shown: Callable[[], Wanted],
        page: ListPage,
    ) -> None:
        super().__init__("decisions", desk, chosen, page)
        self._workspace = workspace
        self._deciding = workspace.services.deciding
        self._page = page
        self._shown = shown
        whole = self.add(
            "decision", "Quyết định và danh sách", "stamp", self.print_decision, about_one=True
        )
        self.add(
            "recipients",
            "Chỉ danh sách khen thưởng",
            "users",
            self.print_recipients,
            about_one=True,
        )
        self.add(
            "submission", "Tờ trình ký quyết định", "send", self.print_submission, about_one=True
        )
        self.add_form("transmittal", "Phiếu gửi, danh mục hồ sơ", "inbox", TRANSMITTAL)
        self.add("extract", "Trích sao cho một đơn vị…", "copy", self.choose_unit, about_one=True)
        self.add_form("order", "Thứ tự trao thưởng", "flag", PRESENTATION_ORDER)
        self.add_form("cards", "Phiếu trao thưởng", "medal", PRESENTATION_CARDS)
        self.add("shown", "Các quyết định đang xem", "list-checks", self.print_shown)
        self.add("register", "Sổ theo dõi khen thưởng của kỳ", "book-open", self.print_register)
        self.open_from(page, whole)

    def print_decision(self) -> None:
        """The decision with its list; of a decision from above, the list alone."""
        if uid := self.chosen():
            own = self._deciding.get(uid).origin == "own"
            self.print_about_chosen(DECISION if own else _list("award-list"))

    def print_recipients(self) -> None:
        self.print_about_chosen(_list("award-list"))

    def print_submission(self) -> None:
        """With which the chairman is asked to sign: for titles, or for certificates."""
        if uid := self.chosen():
            awards = self._workspace.services.wording.honours(self._deciding.get(uid)).awards
            titles = any(award.kind != "form" for award in awards)
            self.print_about_chosen(SUBMISSION_TITLES if titles else SUBMISSION_AWARDS)

    def choose_unit(self) -> None:
        """Which unit is given its part of the chosen decision."""
        uid = self.chosen()
        if uid is None:
            return
        try:
            dialog = ExtractUnitDialog(self._workspace, uid, self._page)
        except Refused as problem:
            self._desk.refused.emit(str(problem))
            return
        dialog.saved.connect(lambda unit_uid: self.print_extract(uid, unit_uid))
        dialog.open()

    def print_extract(self, uid: str, unit_uid: str) -> None:
        self.print_form(DECISION_EXTRACT, Wanted(uid=uid, unit=unit_uid))

    def print_register(self) -> None:
        self.print_form(AWARD_REGISTER, Wanted(period=self._shown().period))

    def print_shown(self) -> None:
        self.print_form(_list("decision-list"), self._shown())


def _list(list_id: str) -> Form:
    return next(form for form in FORMS if form.id == list_id)
