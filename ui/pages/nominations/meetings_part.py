"""Họp Hội đồng: the meetings of the period, how many were there and what came of them."""

from __future__ import annotations

from models.councils import MEETING_STATUSES, Meeting
from models.dates import format_short
from models.listing import Query
from models.numbers import format_number
from services.concluding import MeetingFacts
from services.forms.meeting.minutes import MINUTES
from ui.dialogs.councils_dialog import CouncilsDialog
from ui.dialogs.meeting_dialog import MeetingDialog
from ui.dialogs.meeting_form_dialog import MeetingFormDialog
from ui.dialogs.question import ask
from ui.pages.list_page import Empty
from ui.pages.nominations.meeting_print_menu import MeetingPrintMenu
from ui.pages.stored_list_page import StoredListPage
from ui.printing_desk import PrintingDesk
from ui.widgets.details_pane import Details, Note, Section
from ui.workspace import Workspace

STEPS = ("Chuẩn bị", "Kiểm phiếu", "Kết luận")
STEP_OF = {"planned": 0, "voted": 1, "closed": 2}
MOST_NAMED = 12


class MeetingsPart(StoredListPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "meetings",
            "Họp Hội đồng",
            "meeting-list",
            workspace,
            noun="cuộc họp",
            empty=Empty(
                "users",
                "Kỳ này chưa có cuộc họp nào",
                "Ghi Hội đồng và các thành viên một lần, rồi thêm cuộc họp để kiểm phiếu.",
                "new",
                "councils",
            ),
            tones={
                "status": {
                    MEETING_STATUSES["planned"]: "draft",
                    MEETING_STATUSES["voted"]: "info",
                    MEETING_STATUSES["closed"]: "good",
                }
            },
        )
        self._meetings = workspace.services.meetings
        self._voting = workspace.services.voting
        self.add_action(
            "new", "Thêm cuộc họp", "plus", self.new_record, main=True, shortcut="Ctrl+N"
        )
        self.open_action = self.add_action(
            "open", "Mở cuộc họp", "list-checks", self.open_selected, needs="one"
        )
        self.add_action(
            "edit",
            "Sửa thông tin",
            "pencil",
            self.edit_selected,
            shortcut="Alt+Return",
            needs="one",
        )
        self.add_action("delete", "Xóa", "trash-2", self.ask_to_delete, needs="one")
        self.add_action("councils", "Hội đồng…", "users", self.open_councils)
        self._add_print_menu()
        changes = workspace.changes
        self.follow(
            changes.councils_changed,
            changes.nominations_changed,
            changes.decisions_changed,
            workspace.period.changed,
        )

    def show_selected_count(self, count: int) -> None:
        super().show_selected_count(count)
        self.print_menu.follow(count == 1)

    def scope(self) -> Query:
        return Query(scope={"period": self.workspace.period.code})

    def widen_for(self, uid: str) -> None:
        self.workspace.period.choose(self._meetings.get(uid).period)
        super().widen_for(uid)

    def new_record(self) -> None:
        if not self.services.councils.all():
            self.open_councils()
            return
        dialog = MeetingFormDialog(self.workspace, None, self)
        dialog.saved.connect(self._added)
        dialog.open()

    def open_record(self, uid: str) -> None:
        MeetingDialog(self.workspace, uid, self).open()

    def open_selected(self) -> None:
        if uid := self.list.current_uid():
            self.open_record(uid)

    def edit_selected(self) -> None:
        uid = self.list.current_uid()
        if uid is None or self.attempt(lambda: self._free(uid)) is None:
            return
        dialog = MeetingFormDialog(self.workspace, self._meetings.get(uid), self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def open_councils(self) -> None:
        CouncilsDialog(self.workspace, self).open()

    def ask_to_delete(self) -> None:
        uid = self.list.current_uid()
        if uid is None or self.attempt(lambda: self._free(uid)) is None:
            return
        meeting = self._meetings.get(uid)
        question = ask(
            self,
            f"Xóa {self._meetings.name(meeting)}?",
            "Chương trình và số phiếu đã ghi cũng được xóa theo; các đề nghị vẫn còn.",
            "Xóa cuộc họp",
            "Giữ lại",
        )
        question.confirmed.connect(lambda: self._delete(uid))

    def details_of(self, uid: str) -> Details | None:
        facts = self._voting.facts(uid)
        meeting = facts.meeting
        times = " - ".join(part for part in (meeting.begins_at, meeting.ends_at) if part)
        about = [
            ("Thời gian", times),
            ("Địa điểm", meeting.venue),
            ("Chủ trì", meeting.chaired_by),
            ("Thư ký", meeting.secretary),
            ("Tổ kiểm phiếu", ", ".join(meeting.tellers)),
            ("Nội dung", meeting.content),
            ("Kết luận", meeting.conclusion),
            ("Ghi chú", meeting.note),
        ]
        return Details(
            f"Họp ngày {format_short(meeting.held_on)}",
            facts.council.name,
            steps=STEPS,
            step=STEP_OF[meeting.status],
            next_actions=[self.open_action],
            sections=[
                Section("Cuộc họp", [(label, text) for label, text in about if text]),
                Section("Thành viên", notes=_who(facts)),
                Section("Kết quả", notes=_results(facts)),
            ],
        )

    def _add_print_menu(self) -> None:
        self.desk = PrintingDesk(self.workspace, self)
        self.desk.refused.connect(self.refused)
        self.print_action = self.add_action("print", "In", "printer", self._print)
        self.add_handing_out()
        self.print_menu = MeetingPrintMenu(
            self.desk, self.list.current_uid, self, "meetings", self.print_list
        )
        self.print_menu.open_from(self, self.print_menu.papers[MINUTES.id])

    def _print(self) -> None:
        self.print_menu.print_about_chosen(MINUTES)

    def _free(self, uid: str) -> bool:
        self._meetings.refuse_closed(uid)
        return True

    def _added(self, meeting: Meeting) -> None:
        """Go straight on to who is there."""
        self._saved(meeting)
        self.open_record(meeting.uid)

    def _saved(self, meeting: Meeting) -> None:
        self.workspace.changes.announce("councils", "periods")
        self.list.select_uid(meeting.uid)
        self.told.emit(f"Đã lưu {self._meetings.name(meeting)}.", True)

    def _delete(self, uid: str) -> None:
        name = self._meetings.name(self._meetings.get(uid))
        if self.attempt(lambda: self._meetings.delete(uid), f"Đã xóa {name}."):
            self.workspace.changes.announce("councils", "nominations")


def _who(facts: MeetingFacts) -> list[Note]:
    notes = [Note(facts.quorum, "good" if facts.quorate else "warn")]
    for seat in facts.seats:
        if not seat.attendance.present:
            why = seat.attendance.reason or "chưa ghi lý do"
            wrote = ", đã gửi ý kiến bằng văn bản" if seat.attendance.opinion else ""
            notes.append(Note(f"Vắng: {seat.member.name} ({why}{wrote})"))
    return notes


def _results(facts: MeetingFacts) -> list[Note]:
    if not facts.lines:
        return [Note("Chương trình chưa có đề nghị nào.", "draft")]
    passed = sum(line.result.passed is True for line in facts.lines)
    count = f"{format_number(passed)}/{format_number(len(facts.lines))} đề nghị đạt."
    notes = [Note(count, "good" if passed == len(facts.lines) else "draft")]
    failed = [line for line in facts.lines if line.result.passed is False]
    notes += [
        Note(f"{line.subject.name}: {line.result.sentence}", "bad") for line in failed[:MOST_NAMED]
    ]
    notes += [Note(said, "warn") for said in facts.remarks[:MOST_NAMED]]
    return notes
