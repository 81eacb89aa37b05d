"""Trình cấp trên: submissions, what they hold, and what came back."""

from __future__ import annotations

from models.dates import format_short
from models.listing import Query
from models.nominations import NOMINATION_STATUSES, NominationStatus
from models.numbers import format_number
from models.submissions import SUBMISSION_STATUSES, Submission
from services.forms.nominating.proposal_list import PROPOSAL_LIST
from services.forms.sending.submission_upward import SUBMISSION_UPWARD
from services.forms.sending.transmittal import TRANSMITTAL
from services.submitting import SUBMITTED_FROM, Answer
from ui.colours import Tone
from ui.dialogs.answer_dialog import AnswerDialog
from ui.dialogs.choose_dialog import ChooseDialog
from ui.dialogs.numbering_dialog import NumberingDialog
from ui.dialogs.question import ask
from ui.dialogs.submission_dialog import SendSubmissionDialog, SubmissionDialog
from ui.pages.list_page import Empty
from ui.pages.print_menu import PrintMenu
from ui.pages.stored_list_page import StoredListPage
from ui.scans import Scans
from ui.widgets.details_pane import Details, Note, Section
from ui.workspace import Workspace

ENDED: dict[NominationStatus, Tone] = {"awarded": "good", "returned": "bad"}
CHANGED = ("nominations", "decisions", "periods")
MOST_NAMED = 12
PAPERS = (
    ("submission", "Tờ trình và danh sách", "send", SUBMISSION_UPWARD),
    ("proposals", "Chỉ danh sách đề nghị", "users", PROPOSAL_LIST),
    ("transmittal", "Phiếu gửi, danh mục hồ sơ", "inbox", TRANSMITTAL),
)


class SubmissionsPart(StoredListPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "submissions",
            "Trình cấp trên",
            "submission-list",
            workspace,
            noun="tờ trình",
            empty=Empty(
                "send",
                "Chưa có tờ trình nào gửi cấp trên",
                "Chọn những đề nghị mà xã không có thẩm quyền quyết định để lập tờ trình; "
                "khi có kết quả thì ghi vào đây.",
                "new",
            ),
            search_hint="Tìm số, trích yếu, nơi nhận",
            tones={
                "status": {
                    SUBMISSION_STATUSES["draft"]: "draft",
                    SUBMISSION_STATUSES["sent"]: "info",
                    SUBMISSION_STATUSES["answered"]: "good",
                }
            },
        )
        self._submitting = workspace.services.submitting
        for status, title in SUBMISSION_STATUSES.items():
            self.chips.add(status, title, group="status")
        self.add_action(
            "new", "Lập tờ trình…", "plus", self.new_record, main=True, shortcut="Ctrl+N"
        )
        self.send_action = self.add_action("send", "Ghi đã gửi…", "send", self.send, needs="one")
        self.answer_action = self.add_action(
            "answer", "Ghi kết quả…", "inbox", self.answer, needs="one"
        )
        self.add_action("numbering", "Điền số, ngày…", "list-checks", self.fill_numbers, rare=True)
        self.add_paper_actions()
        self._add_print_menu()
        self.add_edit_action()
        self.take_out_action = self.add_action(
            "take_out", "Bỏ bớt đề nghị…", "x", self.choose_to_take_out, rare=True, needs="one"
        )
        self.attach_action = self.add_action(
            "attach", "Đính kèm bản quét…", "paperclip", self.attach, needs="one"
        )
        self.add_action(
            "delete", "Xóa", "trash-2", self.ask_to_delete, shortcut="Delete", needs="one"
        )
        self.scans = Scans(workspace, self.desk, self.details)
        self.scans.refused.connect(self.refused)
        self.scans.attached.connect(lambda name: self.told.emit(f"Đã đính kèm {name}.", True))
        changes = workspace.changes
        self.follow(
            changes.nominations_changed, changes.decisions_changed, workspace.period.changed
        )

    def _add_print_menu(self) -> None:
        self.print_menu = PrintMenu(self)
        for verb, text, drawing, form in PAPERS:
            self.print_menu.add_form(verb, text, drawing, form)

    def scope(self) -> Query:
        scope = {"period": self.workspace.period.code}
        if chosen := self.chips.chosen():
            scope["status"] = chosen[0]
        return Query(scope=scope)

    def widen_for(self, uid: str) -> None:
        super().widen_for(uid)
        period = self._submitting.get(uid).period
        if period != self.workspace.period.code:
            self.workspace.period.choose(period)

    def new_record(self) -> None:
        """Choose among what was examined or voted on."""
        period = self.workspace.period.code
        dialog = ChooseDialog(
            self.workspace,
            f"Chọn đề nghị để trình, {self.workspace.period.title.lower()}",
            "nomination-list",
            ("name", "kind", "position", "unit", "award", "status"),
            lambda search, chips: Query(
                search, scope={"period": period}, filters={"status": list(SUBMITTED_FROM)}
            ),
            noun="đề nghị đã thẩm định hoặc đã họp Hội đồng",
            chips=[],
            empty=(
                "Chưa có đề nghị nào để trình",
                "Đề nghị phải được thẩm định hoặc họp Hội đồng trước.",
            ),
            offers_all=True,
            parent=self,
        )
        dialog.chosen.connect(self._begin)
        dialog.open()

    def open_record(self, uid: str) -> None:
        dialog = SubmissionDialog(self.workspace, self._submitting.get(uid), None, self)
        dialog.saved.connect(lambda saved: self._saved(saved, "Đã lưu tờ trình."))
        dialog.open()

    def send(self) -> None:
        if uid := self.list.current_uid():
            dialog = SendSubmissionDialog(self.workspace, self._submitting.get(uid), self)
            dialog.saved.connect(
                lambda saved: self._saved(saved, f"Tờ trình số {saved.code} chờ kết quả cấp trên.")
            )
            dialog.open()

    def answer(self) -> None:
        if uid := self.list.current_uid():
            dialog = AnswerDialog(self.workspace, self._submitting.get(uid), self)
            dialog.saved.connect(lambda answer: self._answer(uid, answer))
            dialog.open()

    def fill_numbers(self) -> None:
        """Number and day of everything that waits for them, submissions and other papers."""
        NumberingDialog(self.workspace, self).open()

    def choose_to_take_out(self) -> None:
        """Let nominations of a submission that was not sent wait again as before."""
        uid = self.list.current_uid()
        if uid is None:
            return
        dialog = ChooseDialog(
            self.workspace,
            "Bỏ bớt đề nghị khỏi tờ trình",
            "nomination-list",
            ("name", "kind", "position", "unit", "award"),
            lambda search, chips: Query(search, scope={"submission": uid}),
            noun="đề nghị của tờ trình",
            chips=[],
            empty=("Tờ trình không còn đề nghị nào", "Có thể xóa tờ trình."),
            parent=self,
        )
        dialog.chosen.connect(lambda uids: self._take_out(uid, uids))
        dialog.open()

    def attach(self) -> None:
        if uid := self.list.current_uid():
            self.scans.attach(uid)

    def ask_to_delete(self) -> None:
        uid = self.list.current_uid()
        if uid is None:
            return
        count = format_number(len(self._submitting.nominations(uid)))
        question = ask(
            self,
            "Xóa tờ trình này?",
            f"{count} đề nghị của tờ trình trở lại bước trước đó, lập tờ trình khác được.",
            "Xóa tờ trình",
            "Giữ lại",
        )
        question.confirmed.connect(lambda: self._delete(uid))

    def details_of(self, uid: str) -> Details | None:
        submission = self._submitting.get(uid)
        nominations = self._submitting.nominations(uid)
        subjects = {
            subject.uid: subject
            for subject in self.services.store.subjects.get_many(
                [nomination.subject_uid for nomination in nominations]
            )
        }
        notes = [
            Note(
                subjects[nomination.subject_uid].name,
                ENDED.get(nomination.status, "info"),
                nomination.reason or NOMINATION_STATUSES[nomination.status],
            )
            for nomination in nominations[:MOST_NAMED]
        ]
        if len(nominations) > MOST_NAMED:
            more = format_number(len(nominations) - MOST_NAMED)
            notes.append(Note(f"và {more} đề nghị khác", "plain"))
        sent = submission.submitted_on
        scans = self.scans.actions(uid)
        return Details(
            f"Tờ trình số {submission.code}" if submission.number else "Tờ trình chưa có số",
            submission.summary,
            steps=["Đang soạn", "Đã gửi", "Có kết quả"],
            step=list(SUBMISSION_STATUSES).index(submission.status),
            sections=[
                Section(
                    "Thông tin",
                    [
                        ("Kính gửi", submission.addressee),
                        ("Ngày", format_short(sent) if sent else "Chưa gửi"),
                    ],
                ),
                Section(f"Đề nghị ({format_number(len(nominations))})", notes=notes),
                *([Section("Tệp đính kèm", actions=scans)] if scans else []),
            ],
        )

    def show_selected_count(self, count: int) -> None:
        super().show_selected_count(count)
        uid = self.list.current_uid() if count == 1 else None
        status = self._submitting.get(uid).status if uid else None
        self.print_menu.follow(uid is not None)
        self.send_action.setEnabled(status == "draft")
        self.answer_action.setEnabled(status == "sent")
        self.take_out_action.setEnabled(status == "draft")

    def _begin(self, uids: list[str]) -> None:
        draft = Submission(
            period=self.workspace.period.code,
            addressee=self._submitting.addressee("province"),
        )
        dialog = SubmissionDialog(self.workspace, draft, uids, self)
        dialog.saved.connect(lambda saved: self._saved(saved, "Đã lập tờ trình, đang soạn."))
        dialog.open()

    def _saved(self, submission: Submission, said: str) -> None:
        self.workspace.changes.announce(*CHANGED)
        self.list.select_uid(submission.uid)
        self.told.emit(said, True)

    def _answer(self, uid: str, answer: Answer) -> None:
        granted, refused = len(answer.granted), len(answer.refused)
        self.workspace.run(
            "Đang ghi kết quả của cấp trên",
            lambda services, progress: services.submitting.answer(uid, answer, progress),
            lambda _: self.told.emit(
                f"Đã ghi kết quả: {format_number(granted)} được khen, "
                f"{format_number(refused)} không được khen.",
                True,
            ),
            *CHANGED,
        )

    def _take_out(self, uid: str, nomination_uids: list[str]) -> None:
        count = self.attempt(lambda: self._submitting.take_out(uid, nomination_uids))
        if count:
            self.workspace.changes.announce(*CHANGED)
            self.told.emit(f"Đã bỏ {format_number(count)} đề nghị khỏi tờ trình.", True)

    def _delete(self, uid: str) -> None:
        if self.attempt(lambda: self._removed(uid), "Đã xóa tờ trình."):
            self.workspace.changes.announce(*CHANGED)

    def _removed(self, uid: str) -> bool:
        self._submitting.delete(uid)
        return True
