"""Thành viên tập thể: whom each collective has in the period, and who counts for its shares."""

from __future__ import annotations

from collections.abc import Callable

from models.dates import format_short
from models.listing import Query
from models.lists.membership_list import COUNTED
from models.numbers import format_number
from services.editing.membership_grid import MembershipGrid, membership_grid
from services.memberships import Taken
from services.services import Services
from ui.dialogs.copy_period_dialog import MEMBERS, CopyPeriodDialog
from ui.dialogs.counting_dialog import CountingDialog
from ui.dialogs.members_dialog import MembersDialog
from ui.dialogs.question import ask
from ui.dialogs.take_members_dialog import TakeMembersDialog, WantedMembers
from ui.pages.list_page import Empty
from ui.pages.unit_list_page import UnitListPage
from ui.widgets.details_pane import Details, Note, Section
from ui.workspace import Workspace

MOST_NAMED = 3


class MembershipsPart(UnitListPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "memberships",
            "Thành viên tập thể",
            "membership-list",
            workspace,
            noun="thành viên",
            empty=Empty(
                "users",
                "Kỳ này chưa ghi thành viên tập thể",
                "Lấy những người của đơn vị làm thành viên, hoặc chép từ kỳ trước; "
                "tỷ lệ của tập thể được tính theo danh sách này.",
                "take",
                "copy",
            ),
            search_hint="Tìm theo tên người, tên tập thể",
            tones={"counted": {COUNTED["no"]: "warn"}},
            edited=True,
        )
        self._memberships = workspace.services.memberships
        self._directory = workspace.services.directory
        self.chips.add("no", COUNTED["no"])
        self.add_action(
            "take", "Lấy những người của đơn vị", "users", self.take_from_unit, main=True
        )
        self.add_action("new", "Thêm thành viên", "plus", self.new_record, shortcut="Ctrl+N")
        self.add_action(
            "edit",
            "Tính, không tính",
            "list-checks",
            self.edit_selected,
            shortcut="Alt+Return",
            needs="some",
        )
        self.add_paper_actions()
        self.add_action("delete", "Bỏ khỏi tập thể", "trash-2", self.ask_to_delete, needs="some")
        self.add_action("copy", "Chép từ kỳ trước…", "copy", self.copy_from)
        self.edit_in_place(workspace, self.make_grid, self.source_anywhere)
        changes = workspace.changes
        told_by = (
            changes.facts_changed,
            changes.subjects_changed,
            changes.units_changed,
            workspace.period.changed,
        )
        self.recount_after(*told_by)
        self.follow(*told_by, changes.registrations_changed)

    def scope(self) -> Query:
        filters = {"counted": ["no"]} if self.chips.chosen() else {}
        return Query(
            unit=self.shown_unit, scope={"period": self.workspace.period.code}, filters=filters
        )

    def widen_for(self, uid: str) -> None:
        self.workspace.period.choose(self._memberships.get(uid).period)
        super().widen_for(uid)

    def make_grid(self) -> Callable[[Services], MembershipGrid]:
        period = self.workspace.period.code
        return lambda services: membership_grid(services, period)

    def count_by_unit(self) -> tuple[dict[str, int], int]:
        return self._memberships.unit_counts(self.workspace.period.code)

    def summary(self, count: int) -> str:
        totals = self._memberships.totals(self.workspace.period.code).values()
        members = sum(total for total, _counted in totals)
        left_out = sum(total - counted for total, counted in totals)
        return (
            f"{format_number(len(totals))} tập thể có {format_number(members)} thành viên trong "
            f"{self.workspace.period.title.lower()}, {format_number(left_out)} người không tính."
        )

    def refresh_when_seen(self) -> None:
        super().refresh_when_seen()
        if self.editing is not None and self.editing.announcing:
            self.tell_anew()

    def take_from_unit(self) -> None:
        dialog = TakeMembersDialog(self.workspace, self._collective(), self)
        dialog.saved.connect(self._take)
        dialog.open()

    def new_record(self) -> None:
        dialog = MembersDialog(self.workspace, self._collective(), self)
        dialog.saved.connect(self._added)
        dialog.open()

    def open_record(self, uid: str) -> None:
        self._open_counting([uid])

    def edit_selected(self) -> None:
        if uids := self.list.selected_uids():
            self._open_counting(uids)

    def ask_to_delete(self) -> None:
        uids = self.list.selected_uids()
        count = format_number(len(uids))
        question = ask(
            self,
            f"Bỏ {count} thành viên khỏi tập thể?",
            "Người vẫn ở trong Danh bạ. Nếu chỉ không tính tỷ lệ thì chọn Không tính và ghi lý do.",
            f"Bỏ {count} thành viên",
            "Giữ lại",
        )
        question.confirmed.connect(lambda: self._delete(uids))

    def copy_from(self) -> None:
        dialog = CopyPeriodDialog(self.workspace, self._memberships, MEMBERS, self)
        dialog.saved.connect(self._copy)
        dialog.open()

    def details_of(self, uid: str) -> Details | None:
        member = self._memberships.get(uid)
        person = self._directory.subject(member.subject_uid)
        collective = self._directory.subject(member.collective_uid)
        totals = self._memberships.totals(member.period)
        total, counted = totals.get(collective.uid, (0, 0))
        facts = [
            ("Ngày tính", format_short(member.counted_on) if member.counted_on else ""),
            ("Lý do", member.reason),
        ]
        about = (person.position, self._directory.unit_name(person.unit_uid))
        state = Note(
            COUNTED["yes" if member.counted else "no"], "good" if member.counted else "warn"
        )
        return Details(
            person.name,
            ", ".join(part for part in about if part),
            state=state,
            sections=[
                Section("Trong tập thể", [(label, text) for label, text in facts if text]),
                Section(
                    collective.name,
                    [
                        ("Thành viên", format_number(total)),
                        ("Được tính", format_number(counted)),
                        ("Không tính", format_number(total - counted)),
                    ],
                ),
            ],
        )

    # Inside

    def _collective(self) -> str:
        """The collective of the row under the cursor; "" when there is none."""
        uid = self.list.current_uid() if self.list.selected_count() == 1 else None
        return self._memberships.get(uid).collective_uid if uid else ""

    def _open_counting(self, uids: list[str]) -> None:
        dialog = CountingDialog(self.workspace, self._memberships.get_many(uids), self)
        dialog.saved.connect(self._tell_counted)
        dialog.open()

    def _take(self, wanted: WantedMembers) -> None:
        self.workspace.run(
            "Đang lấy thành viên tập thể",
            lambda services, progress: (
                Taken(
                    services.memberships.take_from_unit(
                        wanted.collective_uid, wanted.period, wanted.unit_uid, wanted.counted_on
                    ),
                    1,
                )
                if wanted.collective_uid
                else services.memberships.take_for_all(wanted.period, wanted.counted_on, progress)
            ),
            self._tell_taken,
            "facts",
            "periods",
        )

    def _tell_taken(self, taken: Taken) -> None:
        done = (
            f"Đã thêm {format_number(taken.added)} thành viên cho "
            f"{format_number(taken.collectives)} tập thể."
        )
        if taken.unclear:
            named = ", ".join(taken.unclear[:MOST_NAMED])
            more = " và tập thể khác" if len(taken.unclear) > MOST_NAMED else ""
            done += (
                f" {format_number(len(taken.unclear))} tập thể chưa rõ đơn vị hoặc đơn vị chưa có "
                f"ai ({named}{more}); hãy lấy riêng từng tập thể."
            )
        self.told.emit(done, taken.added > 0)

    def _added(self, count: int) -> None:
        self.workspace.changes.announce("facts", "periods")
        self.told.emit(f"Đã thêm {format_number(count)} thành viên.", True)

    def _tell_counted(self, count: int) -> None:
        self.workspace.changes.announce("facts")
        self.told.emit(f"Đã lưu {format_number(count)} thành viên.", True)

    def _delete(self, uids: list[str]) -> None:
        self.workspace.run(
            f"Đang bỏ {format_number(len(uids))} thành viên",
            lambda services, progress: services.memberships.delete(uids),
            lambda count: self.told.emit(f"Đã bỏ {format_number(count)} thành viên.", True),
            "facts",
        )

    def _copy(self, source: str) -> None:
        target = self.workspace.period.code
        self.workspace.run(
            "Đang chép thành viên tập thể",
            lambda services, progress: services.memberships.copy_from(source, target),
            lambda count: self.told.emit(f"Đã chép {format_number(count)} thành viên.", True),
            "facts",
            "periods",
        )
