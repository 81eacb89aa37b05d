"""Quyết định: from draft to issued, with what stands in the way of the next step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtGui import QAction

from models.awards import Award
from models.batches import Batch
from models.decisions import DECISION_STATUSES, Decision
from models.listing import Query
from models.numbers import format_number
from services.presenting import to_present
from ui.dialogs.decision_dialog import DecisionDialog
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.issue_dialog import IssueDialog, issue
from ui.dialogs.numbering_dialog import NumberingDialog
from ui.dialogs.question import ask
from ui.dialogs.recipients_dialog import RecipientsDialog
from ui.dialogs.recorded_decision_dialog import RecordedDecisionDialog
from ui.icons import beside_icon
from ui.pages.certificate_printing import CertificatePrinting
from ui.pages.decision_details import decision_details
from ui.pages.decision_following import DecisionFollowing
from ui.pages.decision_print_menu import DecisionPrintMenu
from ui.pages.decision_prizes import DecisionPrizes
from ui.pages.list_page import Empty
from ui.pages.presenting import Presentation
from ui.pages.stored_list_page import StoredListPage
from ui.printing_desk import PrintingDesk
from ui.scans import Scans
from ui.widgets.details_pane import Details
from ui.workspace import Workspace

EVERY_PERIOD, OPEN, ISSUED = "every_period", "open", "issued"


class DecisionsPage(StoredListPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "decisions",
            "Quyết định",
            "decision-list",
            workspace,
            noun="quyết định",
            empty=Empty(
                "stamp",
                "Chưa có quyết định nào trong kỳ này",
                "Lập quyết định từ danh sách đăng ký, hoặc ghi lại quyết định của cấp trên.",
                "new",
                "record",
            ),
            search_hint="Tìm số, trích yếu, cơ quan",
            tones={
                "status": {
                    "Nháp": "draft",
                    "Đã trình": "info",
                    "Đã ký, chờ số": "warn",
                    "Đã ban hành": "locked",
                }
            },
        )
        self._deciding = workspace.services.deciding
        self.desk = PrintingDesk(workspace, self)
        self.scans = Scans(workspace, self.desk, self.details)
        self.chips.add(OPEN, "Đang làm", group="step")
        self.chips.add(ISSUED, "Đã ban hành", group="step")
        self.chips.add(EVERY_PERIOD, "Mọi kỳ")
        self._add_actions()
        self._add_print_menu()
        self.add_handing_out()
        changes = workspace.changes
        self.follow(
            changes.decisions_changed,
            changes.registrations_changed,
            changes.nominations_changed,
            changes.movements_changed,
            changes.payments_changed,
            changes.settings_changed,
            workspace.period.changed,
        )
        self.desk.refused.connect(self.refused)
        self.scans.refused.connect(self.refused)
        self.scans.attached.connect(lambda name: self.told.emit(f"Đã đính kèm {name}.", True))

    def scope(self) -> Query:
        chosen = self.chips.chosen()
        scope = {} if EVERY_PERIOD in chosen else {"period": self.workspace.period.code}
        if OPEN in chosen:
            return Query(scope=scope, filters={"status": ["draft", "submitted", "signed"]})
        if ISSUED in chosen:
            return Query(scope=scope, filters={"status": ["issued"]})
        return Query(scope=scope)

    @property
    def narrowed(self) -> bool:
        """All periods are more than one, not less."""
        chips = set(self.chips.chosen()) - {EVERY_PERIOD}
        return bool(self.search_text or chips or self.list.filters)

    def summary(self, count: int) -> str:
        every = EVERY_PERIOD in self.chips.chosen()
        where = "mọi kỳ" if every else self.workspace.period.title.lower()
        return f"Có {format_number(count)} quyết định của {where}."

    def widen_for(self, uid: str) -> None:
        super().widen_for(uid)
        if self._deciding.get(uid).period != self.workspace.period.code:
            self.chips.choose(EVERY_PERIOD)

    def details_of(self, uid: str) -> Details | None:
        decision = self._deciding.get(uid)
        return decision_details(
            self.services, decision, self.scans.actions(uid), self._next_actions()
        )

    def new_record(self) -> None:
        self._open(DecisionDialog(self.workspace, None, self))

    def record(self) -> None:
        """Write down what another office decided."""
        self._open(RecordedDecisionDialog(self.workspace, None, self))

    def import_file(self) -> None:
        """Take in awards of one or many decisions from a spreadsheet."""
        self._import()

    def open_record(self, uid: str) -> None:
        decision = self._deciding.get(uid)
        if decision.status == "issued" and decision.purpose != "award":
            self.print_menu.print_decision()
        elif decision.status == "issued":
            self.open_recipients(uid)
        elif decision.origin == "recorded":
            self._open(RecordedDecisionDialog(self.workspace, decision, self))
        else:
            self._open(DecisionDialog(self.workspace, decision, self))

    def open_recipients(self, uid: str | None = None) -> None:
        uid = uid or self.list.current_uid()
        if uid:
            RecipientsDialog(self.workspace, uid, self).open()

    def advance(self) -> None:
        """Submit, or note that it was signed."""
        uid = self.list.current_uid()
        if uid and (decision := self.attempt(lambda: self._deciding.advance(uid))):
            step = DECISION_STATUSES[decision.status].lower()
            self._changed(f"Quyết định nay ở bước: {step}.")

    def issue(self) -> None:
        if self.list.selected_count() > 1:
            self.following.issue_many(self.list.selected_uids())
            return
        if not (uid := self.list.current_uid()):
            return
        decision = self._deciding.get(uid)
        count = sum(each.count for each in self._deciding.tally(uid))
        whom = f"{format_number(count)} đối tượng"
        dialog = IssueDialog(self.workspace, decision, whom, self)
        dialog.saved.connect(lambda values: self._issue(uid, values))
        dialog.open()

    def fill_numbers(self) -> None:
        """Number and day of everything that waits for them, decisions and other papers."""
        NumberingDialog(self.workspace, self).open()

    def step_back(self) -> None:
        uid = self.list.current_uid()
        if uid and (decision := self.attempt(lambda: self._deciding.step_back(uid))):
            self._changed(f"Quyết định trở lại bước: {DECISION_STATUSES[decision.status].lower()}.")

    def attach(self) -> None:
        """Keep the scan with its seal, or any other file, with the decision."""
        if uid := self.list.current_uid():
            self.scans.attach(uid)

    def ask_to_delete(self) -> None:
        if not (uid := self.list.current_uid()):
            return
        decision = self._deciding.get(uid)
        count = sum(each.count for each in self._deciding.tally(uid))
        question = ask(
            self,
            f"Xóa quyết định {'số ' + decision.code if decision.number else 'chưa có số'}?",
            f"Danh sách {format_number(count)} đối tượng của quyết định cũng được xóa theo; "
            "đăng ký của họ lại có thể đưa vào quyết định khác.",
            "Xóa quyết định",
            "Giữ lại",
        )
        question.confirmed.connect(lambda: self._delete(uid))

    def show_selected_count(self, count: int) -> None:
        """Offer the step that the selected decision takes next."""
        super().show_selected_count(count)
        uid = self.list.current_uid() if count == 1 else None
        decision = self._deciding.get(uid) if uid else None
        step = self._deciding.next_step(decision) if decision else None
        for name, action in self._step_actions.items():
            action.setVisible(name == step)
        recorded = decision is not None and decision.origin == "recorded"
        text = "Khóa…" if recorded else "Ban hành…"
        self.issue_action.setText(text)
        self.issue_action.setIconText(beside_icon(text))
        if decision:
            issued = decision.status == "issued"
            self.edit.setEnabled(not issued)
            self.remove.setEnabled(not issued)
            self.back.setEnabled(not issued and decision.status != "draft")
        elif count > 1:
            self.issue_action.setVisible(True)
        self.recipients.setVisible(decision is None or decision.purpose == "award")
        self.following.show_for(decision)
        self.certificates.show_for(decision)
        self.presentation.show_for(decision)
        self.prizes.show_for_chosen()
        self.print_menu.follow(decision is not None)

    # Inside

    def _add_actions(self) -> None:
        self.add_action(
            "new", "Thêm quyết định", "plus", self.new_record, main=True, shortcut="Ctrl+N"
        )
        self.following = DecisionFollowing(self, self.workspace)
        self.recipients = self.add_action(
            "recipients",
            "Danh sách khen thưởng…",
            "users",
            self.open_recipients,
            shortcut="Ctrl+L",
            needs="one",
        )
        self.submit = self.add_action("submit", "Trình", "send", self.advance, needs="one")
        self.sign = self.add_action("sign", "Đã ký", "pencil", self.advance, needs="one")
        self.issue_action = self.add_action("issue", "Ban hành…", "stamp", self.issue, needs="some")
        self.print_action = self.add_action("print", "In", "printer", self._print)
        self.certificates = CertificatePrinting(self, self.workspace)
        self.presentation = Presentation(self, self.workspace, self._to_present, "one")
        self.edit = self.add_edit_action("F2")
        self.add_action("numbering", "Điền số, ngày…", "list-checks", self.fill_numbers, rare=True)
        self.attach_action = self.add_action(
            "attach", "Đính kèm bản quét…", "paperclip", self.attach, needs="one"
        )
        self.remove = self.add_action("delete", "Xóa", "trash-2", self.ask_to_delete, needs="one")
        self.add_action("record", "Ghi quyết định của cấp trên", "inbox", self.record)
        self.prizes = DecisionPrizes(self, self.workspace)
        self.add_action(
            "import",
            "Lấy khen thưởng từ Excel…",
            "file-spreadsheet",
            self.import_file,
            rare=True,
        )
        self.accept_files(self._import)
        self.back = self.add_action(
            "back", "Lùi một bước", "undo-2", self.step_back, rare=True, needs="one"
        )
        self._step_actions = {
            "submitted": self.submit,
            "signed": self.sign,
            "issued": self.issue_action,
        }
        for action in self._step_actions.values():
            action.setVisible(False)

    def _add_print_menu(self) -> None:
        self.print_menu = DecisionPrintMenu(
            self.workspace, self.desk, self.list.current_uid, self.wanted, self
        )

    def _print(self) -> None:
        self.print_menu.print_decision()

    def _to_present(self) -> list[Award]:
        """Whoever of the chosen decision was not presented yet."""
        uid = self.list.current_uid()
        return to_present(self._deciding.awards(uid)) if uid else []

    def _next_actions(self) -> list[QAction]:
        shown = (
            self.recipients,
            self.following.amended_action,
            *self._step_actions.values(),
            self.certificates.action,
            self.presentation.action,
            *self.prizes.actions,
            self.attach_action,
        )
        return [action for action in shown if action.isVisible()]

    def _open(self, dialog: DecisionDialog | RecordedDecisionDialog) -> None:
        dialog.saved.connect(self._saved)
        dialog.list_wanted.connect(self.open_recipients)
        dialog.open()

    def _import(self, file: Path | None = None, *more: Path) -> None:
        dialog = ImportDialog(self.workspace, "awards", file=file, more=more, parent=self)
        dialog.taken_in.connect(self._taken_in)
        dialog.open()

    def _taken_in(self, batch: Batch | None, said: str) -> None:
        self.workspace.changes.announce(
            "decisions", "registrations", "subjects", "units", "periods"
        )
        self.told.emit(said, batch is not None)

    def _saved(self, decision: Decision) -> None:
        self.workspace.changes.announce("decisions", "periods")
        self.list.select_uid(decision.uid)
        self.told.emit("Đã lưu quyết định.", True)

    def _issue(self, uid: str, values: dict[str, Any]) -> None:
        issue(
            self.workspace,
            uid,
            values,
            lambda decision: self.told.emit(
                f"Đã ban hành và khóa quyết định số {decision.code}."
                if decision.origin == "own"
                else f"Đã ghi xong và khóa quyết định số {decision.code}.",
                True,
            ),
        )

    def _delete(self, uid: str) -> None:
        self.workspace.run(
            "Đang xóa quyết định",
            lambda services, progress: services.deciding.delete(uid),
            lambda _: self.told.emit("Đã xóa quyết định.", True),
            "decisions",
            "registrations",
        )

    def _changed(self, said: str) -> None:
        self.workspace.changes.announce("decisions")
        self.told.emit(said, True)
