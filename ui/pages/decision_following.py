"""What decisions follow from, and what follows them: results, correction, revocation, mending."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject

from models.decisions import Decision
from models.numbers import format_number
from services.following_results import Followed, follow, waiting
from services.rules.finding import Finding, blocking
from ui.dialogs.correct_dialog import CorrectDialog
from ui.dialogs.issue_many_dialog import IssueManyDialog
from ui.dialogs.mend_dialog import MendDecisionDialog, RemoveRecordedDialog
from ui.dialogs.override_dialog import OverrideDecisionDialog
from ui.dialogs.paper_award_dialog import PaperAwardDialog
from ui.dialogs.results_dialog import ResultsDialog
from ui.dialogs.revoke_dialog import RevokeDialog
from ui.pages.stored_list_page import StoredListPage
from ui.workspace import Workspace

CHANGED = ("decisions", "nominations", "registrations", "payments")


class DecisionFollowing(QObject):
    """Actions of the page of decisions."""

    def __init__(self, page: StoredListPage, workspace: Workspace) -> None:
        super().__init__(page)
        self._page = page
        self._workspace = workspace
        self._deciding = workspace.services.deciding
        page.add_action(
            "follow",
            "Theo kết quả Hội đồng…",
            "list-checks",
            self.follow_results,
            shortcut="Ctrl+Shift+N",
        )
        page.add_action("quick", "Ghi nhanh khen thưởng cũ…", "medal", self.record_paper, rare=True)
        self.amended_action = page.add_action(
            "amended", "Xem quyết định gốc", "history", self.show_amended, needs="one"
        )
        self.amended_action.setVisible(False)
        self.correct_action = page.add_action(
            "correct", "Đính chính…", "pencil", self.correct, rare=True, needs="one"
        )
        self.revoke_action = page.add_action(
            "revoke", "Thu hồi…", "undo-2", self.revoke, rare=True, needs="one"
        )
        self.override_action = page.add_action(
            "override", "Bỏ qua quy định…", "circle-alert", self.override, rare=True, needs="one"
        )
        self.mend_action = page.add_action(
            "mend", "Sửa bản ghi cũ…", "pencil", self.mend, rare=True, needs="one"
        )
        self.remove_action = page.add_action(
            "remove_recorded",
            "Xóa bản ghi cũ…",
            "trash-2",
            self.remove_recorded,
            rare=True,
            needs="one",
        )

    def show_for(self, decision: Decision | None) -> None:
        """Offer what can be done with the selected decision."""
        issued = decision is not None and decision.status == "issued"
        own = decision is not None and decision.origin == "own"
        amendable = issued and own and decision.purpose == "award" if decision else False
        amends = decision is not None and decision.amends_uid is not None
        self.amended_action.setVisible(amends)
        self.correct_action.setEnabled(amendable)
        self.revoke_action.setEnabled(amendable)
        open_own = decision is not None and not issued and bool(blocking(self._findings(decision)))
        self.override_action.setEnabled(open_own)
        self.mend_action.setEnabled(issued and not own)
        self.remove_action.setEnabled(issued and not own)

    def follow_results(self) -> None:
        """Decisions and submissions for what the council passed."""
        period = self._workspace.period.code
        results = waiting(self._workspace.services, period)
        if not results:
            self._page.refused.emit(
                f"{self._workspace.period.title} không có kết quả họp Hội đồng nào đang chờ; hãy "
                "ghi kết quả ở trang Đề nghị & xét duyệt trước."
            )
            return
        dialog = ResultsDialog(self._workspace, results, self._page)
        dialog.saved.connect(lambda keys: self._follow(period, keys))
        dialog.open()

    def issue_many(self, uids: Sequence[str]) -> None:
        decisions = [self._deciding.get(uid) for uid in uids]
        if any(each.status == "issued" for each in decisions):
            self._page.refused.emit("Có quyết định đã ban hành rồi; hãy bỏ chọn quyết định đó.")
            return
        dialog = IssueManyDialog(self._workspace, decisions, self._page)
        dialog.saved.connect(lambda values: self._issue_all(*values))
        dialog.open()

    def show_amended(self) -> None:
        """The decision which the selected one corrects or revokes."""
        uid = self._page.list.current_uid()
        if uid and (amended := self._deciding.get(uid).amends_uid):
            self._page.reveal(amended)

    def record_paper(self) -> None:
        dialog = PaperAwardDialog(self._workspace, self._page)
        dialog.saved.connect(
            lambda decision: self._done(
                decision, f"Đã ghi khen thưởng theo quyết định số {decision.code}."
            )
        )
        dialog.open()

    def correct(self) -> None:
        self._amend(CorrectDialog, "Đã lập quyết định đính chính, đang là nháp.")

    def revoke(self) -> None:
        self._amend(RevokeDialog, "Đã lập quyết định thu hồi, đang là nháp.")

    def override(self) -> None:
        """Go on although a rule objects, with a reason that is written down."""
        self._amend(OverrideDecisionDialog, "Đã ghi lý do bỏ qua quy định.")

    def mend(self) -> None:
        self._amend(MendDecisionDialog, "Đã sửa bản ghi.")

    def remove_recorded(self) -> None:
        if uid := self._page.list.current_uid():
            dialog = RemoveRecordedDialog(self._workspace, self._deciding.get(uid), self._page)
            dialog.saved.connect(lambda _: self._done(None, "Đã xóa bản ghi quyết định."))
            dialog.open()

    def _findings(self, decision: Decision) -> list[Finding]:
        return self._workspace.services.decision_reviewing.of_decision(decision.uid)

    def _amend(self, make: Callable, done: str) -> None:
        if uid := self._page.list.current_uid():
            dialog = make(self._workspace, self._deciding.get(uid), self._page)
            dialog.saved.connect(
                lambda saved: self._done(saved if isinstance(saved, Decision) else None, done)
            )
            dialog.open()

    def _done(self, decision: Decision | None, said: str) -> None:
        self._workspace.changes.announce(*CHANGED, "periods")
        if decision is not None:
            self._page.list.select_uid(decision.uid)
        self._page.told.emit(said, True)

    def _follow(self, period: str, keys: Sequence[str]) -> None:
        self._workspace.run(
            "Đang lập quyết định theo kết quả Hội đồng",
            lambda services, progress: follow(services, period, keys, progress),
            self._followed,
            *CHANGED,
        )

    def _followed(self, followed: Followed) -> None:
        made = [f"{format_number(len(followed.decisions))} quyết định nháp"]
        if followed.submissions:
            made.append(f"{format_number(len(followed.submissions))} tờ trình cấp trên")
        self._page.told.emit(f"Đã lập {' và '.join(made)}.", True)

    def _issue_all(self, numbers: dict[str, str], day: date) -> None:
        self._workspace.run(
            f"Đang ban hành {format_number(len(numbers))} quyết định",
            lambda services, progress: services.deciding.issue_all(numbers, day, progress),
            lambda issued: self._page.told.emit(
                f"Đã ban hành và khóa {format_number(len(issued))} quyết định.", True
            ),
            *CHANGED,
        )
