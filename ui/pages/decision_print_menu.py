"""What the page of decisions prints: the chosen decision with its list, the list alone, all shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from models.problems import Refused
from services.forms import FORMS
from services.forms.form import Form, Wanted
from ui.dialogs.extract_unit_dialog import ExtractUnitDialog
from ui.icons import icon
from ui.printing_desk import PrintingDesk, form_task
from ui.workspace import Workspace

VERBS = (
    "decision", "recipients", "submission", "transmittal", "extract", "order", "cards", "shown",
    "register",
)  # fmt: skip


class DecisionPrintMenu(QMenu):
    """``chosen`` gives the uid of the chosen decision, ``shown`` what is listed now."""

    def __init__(
        self,
        workspace: Workspace,
        desk: PrintingDesk,
        chosen: Callable[[], str | None],
        shown: Callable[[], Wanted],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._deciding = workspace.services.deciding
        self._desk = desk
        self._page = parent
        self._chosen = chosen
        self._shown = shown
        whole = self.addAction(icon("stamp"), "Quyết định và danh sách", self.print_decision)
        whole.setShortcut(QKeySequence("Ctrl+P"))
        whole.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        parent.addAction(whole)
        recipients = self.addAction(
            icon("users"), "Chỉ danh sách khen thưởng", self.print_recipients
        )
        submission = self.addAction(icon("send"), "Tờ trình ký quyết định", self.print_submission)
        envelope = self.addAction(
            icon("inbox"), "Phiếu gửi, danh mục hồ sơ", self.print_transmittal
        )
        extract = self.addAction(icon("copy"), "Trích sao cho một đơn vị…", self.choose_unit)
        order = self.addAction(icon("flag"), "Thứ tự trao thưởng", self.print_order)
        cards = self.addAction(icon("medal"), "Phiếu trao thưởng", self.print_cards)
        self._about_one = (whole, recipients, submission, envelope, extract, order, cards)
        self.addAction(icon("list-checks"), "Các quyết định đang xem", self.print_shown)
        self.addAction(icon("book-open"), "Sổ theo dõi khen thưởng của kỳ", self.print_register)
        for verb, action in zip(VERBS, self.actions(), strict=True):
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

    def print_submission(self) -> None:
        """With which the chairman is asked to sign: for titles, or for certificates."""
        if uid := self._chosen():
            awards = self._workspace.services.wording.honours(self._deciding.get(uid)).awards
            titles = any(award.kind != "form" for award in awards)
            self._print("submission-titles" if titles else "submission-awards", Wanted(uid=uid))

    def print_transmittal(self) -> None:
        if uid := self._chosen():
            self._print("transmittal", Wanted(uid=uid))

    def choose_unit(self) -> None:
        """Which unit is given its part of the chosen decision."""
        uid = self._chosen()
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
        self._print("decision-extract", Wanted(uid=uid, unit=unit_uid))

    def print_order(self) -> None:
        if uid := self._chosen():
            self._print("presentation-order", Wanted(uid=uid))

    def print_cards(self) -> None:
        if uid := self._chosen():
            self._print("presentation-cards", Wanted(uid=uid))

    def print_register(self) -> None:
        self._print("award-register", Wanted(period=self._shown().period))

    def print_shown(self) -> None:
        self._print("decision-list", self._shown())

    def _print(self, form_id: str, wanted: Wanted) -> None:
        self._desk.show_preview(form_task(_form(form_id), wanted))


def _form(form_id: str) -> Form:
    return next(form for form in FORMS if form.id == form_id)
