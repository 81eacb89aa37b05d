"""Hồ sơ đến: the intake register, from what was handed in to the answer."""

from __future__ import annotations

from PySide6.QtGui import QAction

from models.dossiers import DOSSIER_STATUSES, Dossier, DossierStatus
from models.listing import Query
from models.nominations import Nomination
from models.numbers import format_number
from services.deadlines import deadlines_of
from services.forms.form import Form, Wanted
from services.forms.nominating.intake_slip import INTAKE_SLIP
from services.forms.nominating.step_sheet import STEP_SHEET
from services.nominating import Added
from ui.dialogs.dossier_action_dialog import DossierAction, DossierActionDialog
from ui.dialogs.dossier_dialog import DossierDialog
from ui.dialogs.dossier_step_dialog import DossierStepDialog
from ui.dialogs.nomination_dialog import NominationDialog
from ui.dialogs.question import ask
from ui.pages.list_page import Empty
from ui.pages.nominations.dossier_details import deadline_section, dossier_details
from ui.pages.stored_list_page import StoredListPage
from ui.printing_desk import form_task
from ui.scans import Scans
from ui.widgets.details_pane import Details
from ui.workspace import Workspace

OPEN, LATE, EVERY_PERIOD = "open", "late", "every_period"
OPEN_STATUSES: tuple[DossierStatus, ...] = ("received", "incomplete", "accepted")


class DossiersPart(StoredListPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "dossiers",
            "Hồ sơ đến",
            "dossier-list",
            workspace,
            noun="hồ sơ",
            empty=Empty(
                "inbox",
                "Kỳ này chưa nhận hồ sơ nào",
                "Ghi hồ sơ của từng đơn vị, đánh dấu giấy tờ đã có; chương trình cấp số, hẹn ngày "
                "trả theo ngày làm việc và in giấy hẹn.",
                "new",
            ),
            search_hint="Tìm người nộp, nội dung",
            tones={
                "status": {
                    DOSSIER_STATUSES["received"]: "draft",
                    DOSSIER_STATUSES["incomplete"]: "warn",
                    DOSSIER_STATUSES["accepted"]: "info",
                    DOSSIER_STATUSES["refused"]: "bad",
                    DOSSIER_STATUSES["answered"]: "good",
                },
                "timing": {
                    "Quá hạn": "bad",
                    "Sắp đến hạn": "warn",
                    "Còn hạn": "info",
                    "Trả đúng hạn": "good",
                    "Trả muộn": "warn",
                },
            },
        )
        self._dossiers = workspace.services.dossiers
        self.chips.add(OPEN, "Đang giải quyết", group="step")
        self.chips.add(LATE, "Quá hạn", group="step")
        self.chips.add(EVERY_PERIOD, "Mọi kỳ")
        self._add_actions()
        self.add_paper_actions()
        self.scans = Scans(workspace, self.desk, self.details)
        self.scans.refused.connect(self.refused)
        self.scans.attached.connect(self._attached)
        changes = workspace.changes
        self.follow(
            changes.dossiers_changed,
            changes.nominations_changed,
            changes.decisions_changed,
            changes.units_changed,
            changes.settings_changed,
            workspace.period.changed,
        )

    def scope(self) -> Query:
        chosen = self.chips.chosen()
        scope = {} if EVERY_PERIOD in chosen else {"period": self.workspace.period.code}
        if LATE in chosen:
            return Query(scope=scope, filters={"timing": ["late"]})
        if OPEN in chosen:
            return Query(scope=scope, filters={"status": list(OPEN_STATUSES)})
        return Query(scope=scope)

    @property
    def narrowed(self) -> bool:
        """All periods are more than one, not less."""
        chips = set(self.chips.chosen()) - {EVERY_PERIOD}
        return bool(self.search_text or chips or self.list.filters)

    def summary(self, count: int) -> str:
        every = EVERY_PERIOD in self.chips.chosen()
        where = "mọi kỳ" if every else self.workspace.period.title.lower()
        return f"Có {format_number(count)} hồ sơ của {where}."

    def widen_for(self, uid: str) -> None:
        super().widen_for(uid)
        if self._dossiers.get(uid).period != self.workspace.period.code:
            self.chips.choose(EVERY_PERIOD)

    def details_of(self, uid: str) -> Details | None:
        dossier = self._dossiers.get(uid)
        shown = [action for action in self._next_actions() if action.isVisible()]
        return dossier_details(self.services, dossier, self.scans.actions(uid), shown)

    def overview(self) -> Details | None:
        """What is due in the period while no dossier is chosen."""
        period = self.services.periods.find(self.workspace.period.code)
        deadlines = deadlines_of(self.services, period) if period else []
        if not deadlines or period is None:
            return None
        return Details(
            f"Hạn việc {period.name.lower()}",
            "Mỗi tỉnh đặt hạn riêng; sửa được trong Cài đặt.",
            sections=[deadline_section("Đến hạn", deadlines)],
        )

    def new_record(self) -> None:
        self._open(DossierDialog(self.workspace, None, self), "Đã tiếp nhận")

    def open_record(self, uid: str) -> None:
        self._open(DossierDialog(self.workspace, self._dossiers.get(uid), self), "Đã lưu")

    def act(self, action: DossierAction, done: str) -> None:
        if uid := self.list.current_uid():
            dossier = self._dossiers.get(uid)
            self._open(DossierActionDialog(self.workspace, dossier, action, self), done)

    def note_step(self) -> None:
        """Write down who did a step."""
        uid = self.list.current_uid()
        if not uid:
            return
        dialog = DossierStepDialog(self.workspace, self._dossiers.get(uid), self)
        dialog.saved.connect(lambda _event: self._changed("Đã ghi bước vào phiếu kiểm soát."))
        dialog.open()

    def nominate(self) -> None:
        """Put somebody forward with the dossier."""
        uid = self.list.current_uid()
        if not uid:
            return
        dossier = self._dossiers.get(uid)
        dialog = NominationDialog(self.workspace, None, parent=self, dossier=dossier)
        dialog.saved.connect(self._nominated)
        dialog.open()

    def take_nominations(self) -> None:
        """Say that the nominations of the unit came with the dossier."""
        uid = self.list.current_uid()
        if not uid:
            return
        dossier = self._dossiers.get(uid)
        uids = self._dossiers.unlinked(dossier)
        if not uids:
            self.refused.emit(
                "Không có đề nghị nào của đơn vị này trong kỳ chưa gắn với hồ sơ; "
                "hãy ghi đơn vị của hồ sơ, hoặc lập đề nghị trước."
            )
            return
        count = format_number(len(uids))
        question = ask(
            self,
            f"Gắn {count} đề nghị vào hồ sơ số {dossier.code}?",
            f"Đó là các đề nghị trong kỳ của {self.services.directory.unit_name(dossier.unit_uid)} "
            "chưa gắn với hồ sơ nào. Phiếu kiểm soát sẽ theo bước của các đề nghị này.",
            f"Gắn {count} đề nghị",
            "Thôi",
        )
        question.confirmed.connect(lambda: self._take(uid, uids))

    def print_slip(self) -> None:
        self._print(INTAKE_SLIP)

    def print_step_sheet(self) -> None:
        self._print(STEP_SHEET)

    def attach(self) -> None:
        """Keep a scan of the dossier."""
        if uid := self.list.current_uid():
            self.scans.attach(uid)

    def ask_to_delete(self) -> None:
        uid = self.list.current_uid()
        if not uid:
            return
        dossier = self._dossiers.get(uid)
        question = ask(
            self,
            f"Xóa hồ sơ số {dossier.code}?",
            "Chỉ xóa hồ sơ ghi nhầm; hồ sơ không giải quyết thì ghi Từ chối. Xóa xong hoàn tác được.",
            "Xóa hồ sơ",
            "Giữ lại",
        )
        question.confirmed.connect(lambda: self._delete(uid))

    def show_selected_count(self, count: int) -> None:
        """Offer the steps that the selected dossier can take next."""
        super().show_selected_count(count)
        uid = self.list.current_uid() if count == 1 else None
        dossier = self._dossiers.get(uid) if uid else None
        status = dossier.status if dossier else ""
        self.complete_action.setVisible(status in ("received", "incomplete"))
        self.answer_action.setVisible(status == "accepted")
        for action in (self.ask_action, self.refuse_action):
            action.setEnabled(status in OPEN_STATUSES)
        for action in (self.nominate_action, self.take_action):
            action.setEnabled(status in OPEN_STATUSES)

    # Inside

    def _add_actions(self) -> None:
        self.add_action(
            "new", "Tiếp nhận hồ sơ", "plus", self.new_record, main=True, shortcut="Ctrl+N"
        )
        self.complete_action = self.add_action(
            "complete",
            "Đã đủ hồ sơ…",
            "circle-check",
            lambda: self.act("complete", "Đã ghi đủ hồ sơ"),
            needs="one",
        )
        self.answer_action = self.add_action(
            "answer",
            "Trả kết quả…",
            "send",
            lambda: self.act("answer", "Đã ghi trả kết quả"),
            needs="one",
        )
        self.slip_action = self.add_action(
            "slip", "Giấy hẹn", "file-text", self.print_slip, shortcut="Ctrl+Shift+P", needs="one"
        )
        self.nominate_action = self.add_action(
            "nominate", "Lập đề nghị từ hồ sơ…", "award", self.nominate, needs="one"
        )
        self.ask_action = self.add_action(
            "ask",
            "Yêu cầu bổ sung…",
            "undo-2",
            lambda: self.act("ask", "Đã ghi yêu cầu bổ sung"),
            needs="one",
        )
        self.add_edit_action()
        self.refuse_action = self.add_action(
            "refuse",
            "Từ chối…",
            "x",
            lambda: self.act("refuse", "Đã ghi từ chối"),
            rare=True,
            needs="one",
        )
        self.sheet_action = self.add_action(
            "sheet", "Phiếu kiểm soát", "list-checks", self.print_step_sheet, needs="one"
        )
        self.step_action = self.add_action(
            "step", "Ghi bước giải quyết…", "pencil", self.note_step, rare=True, needs="one"
        )
        self.take_action = self.add_action(
            "take",
            "Gắn đề nghị của đơn vị…",
            "users",
            self.take_nominations,
            rare=True,
            needs="one",
        )
        self.add_action(
            "attach", "Đính kèm bản quét…", "paperclip", self.attach, rare=True, needs="one"
        )
        self.add_action(
            "delete",
            "Xóa",
            "trash-2",
            self.ask_to_delete,
            rare=True,
            shortcut="Delete",
            needs="one",
        )

    def _next_actions(self) -> list[QAction]:
        return [
            action
            for action in (
                self.complete_action,
                self.answer_action,
                self.slip_action,
                self.nominate_action,
                self.sheet_action,
                self.step_action,
            )
            if action.isEnabled()
        ]

    def _open(self, dialog: DossierDialog | DossierActionDialog, done: str) -> None:
        dialog.saved.connect(lambda dossier: self._saved(dossier, done))
        dialog.open()

    def _saved(self, dossier: Dossier, done: str) -> None:
        self.workspace.changes.announce("dossiers", "periods")
        self.list.select_uid(dossier.uid)
        self.told.emit(f"{done}: hồ sơ số {dossier.code}.", True)

    def _nominated(self, added: Added | Nomination) -> None:
        self.workspace.changes.announce("nominations", "dossiers", "periods")
        count = len(added.uids) if isinstance(added, Added) else 1
        self.told.emit(f"Đã lập {format_number(count)} đề nghị từ hồ sơ.", True)

    def _take(self, uid: str, nomination_uids: list[str]) -> None:
        self.workspace.run(
            "Đang gắn đề nghị vào hồ sơ",
            lambda services, progress: services.dossiers.take_nominations(uid, nomination_uids),
            lambda count: self.told.emit(f"Đã gắn {format_number(count)} đề nghị.", True),
            "nominations",
            "dossiers",
        )

    def _attached(self, name: str) -> None:
        self.workspace.changes.announce("dossiers")
        self.told.emit(f"Đã đính kèm {name}.", True)

    def _delete(self, uid: str) -> None:
        code = self._dossiers.get(uid).code
        self.attempt(lambda: self._dossiers.delete(uid))
        if self._dossiers.get(uid).deleted_at is not None:
            self._changed(f"Đã xóa hồ sơ số {code}.")

    def _changed(self, said: str) -> None:
        self.workspace.changes.announce("dossiers")
        self.told.emit(said, True)

    def _print(self, form: Form) -> None:
        if uid := self.list.current_uid():
            self.desk.show_preview(form_task(form, Wanted(uid=uid)))
