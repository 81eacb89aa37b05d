"""The members of one council, in the order in which papers name them."""

from __future__ import annotations

from models.councils import COUNCIL_ROLES, CouncilMember
from models.dates import format_short
from models.listing import Query
from ui.dialogs.council_member_dialog import CouncilMemberDialog
from ui.dialogs.question import ask
from ui.pages.list_page import Empty
from ui.pages.stored_list_page import StoredListPage
from ui.widgets.details_pane import Details, Section
from ui.workspace import Workspace

NO_COUNCIL = Empty(
    "users",
    "Chưa có Hội đồng nào",
    "Ghi Hội đồng bằng nút “Thêm Hội đồng…” trước, rồi ghi thành viên.",
)
NO_MEMBER = Empty(
    "users",
    "Hội đồng chưa có thành viên",
    "Ghi đủ mọi thành viên theo quyết định thành lập: tỷ lệ phiếu tính trên số người này.",
    "new",
)


class CouncilMembersPage(StoredListPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "council-members",
            "Thành viên Hội đồng",
            "council-member-list",
            workspace,
            noun="thành viên",
            empty=NO_COUNCIL,
        )
        self._councils = workspace.services.councils
        self._council_uid = ""
        self._new = self.add_action(
            "new", "Thêm thành viên", "user-plus", self.new_record, main=True, shortcut="Ctrl+N"
        )
        self.add_edit_action()
        self.add_action(
            "up", "Lên", "arrow-up", lambda: self.move(-1), shortcut="Alt+Up", needs="one"
        )
        self.add_action(
            "down", "Xuống", "arrow-down", lambda: self.move(1), shortcut="Alt+Down", needs="one"
        )
        self.add_action("delete", "Xóa", "trash-2", self.ask_to_delete, needs="one")
        self.add_paper_actions()
        self.follow(workspace.changes.councils_changed)

    def show_council(self, uid: str) -> None:
        """Members can be added once there is a council."""
        self._council_uid = uid
        self._empty = NO_MEMBER if uid else NO_COUNCIL
        self._new.setVisible(bool(uid))
        self.refresh()

    def scope(self) -> Query:
        return Query(scope={"council": self._council_uid})

    def new_record(self) -> None:
        if self._council_uid:
            self._open(CouncilMember(council_uid=self._council_uid, name=""))

    def open_record(self, uid: str) -> None:
        self._open(self._councils.member(uid))

    def details_of(self, uid: str) -> Details | None:
        member = self._councils.member(uid)
        days = [format_short(day) for day in (member.starts_on, member.ends_on) if day]
        known = "Có, nên biết khi người này cũng được xét" if member.subject_uid else "Không"
        facts = [
            ("Trong Hội đồng", COUNCIL_ROLES[member.role]),
            ("Thời gian", " - ".join(days) or "Suốt thời gian của Hội đồng"),
            ("Ở Danh bạ", known),
        ]
        name = f"{member.honorific} {member.name}".strip()
        return Details(name, member.position, sections=[Section("Thành viên", facts)])

    def move(self, by: int) -> None:
        uid = self.list.current_uid()
        if uid and self.attempt(lambda: self._councils.move_member(uid, by)):
            self.workspace.changes.announce("councils")
            self.list.select_uid(uid)

    def ask_to_delete(self) -> None:
        uid = self.list.current_uid()
        if uid is None:
            return
        name = self._councils.member(uid).name
        question = ask(
            self,
            f"Xóa {name} khỏi Hội đồng?",
            "Ai đã thôi làm thành viên thì nên ghi ngày thôi, để các cuộc họp trước vẫn đúng.",
            "Xóa thành viên",
            "Giữ lại",
        )
        question.confirmed.connect(lambda: self._delete(uid, name))

    def _delete(self, uid: str, name: str) -> None:
        if self.attempt(lambda: self._councils.delete_member(uid), f"Đã xóa {name}."):
            self.workspace.changes.announce("councils")

    def _open(self, member: CouncilMember) -> None:
        dialog = CouncilMemberDialog(self.workspace, member, self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self, member: CouncilMember) -> None:
        self.workspace.changes.announce("councils")
        self.list.select_uid(member.uid)
        self.told.emit(f"Đã lưu {member.name}.", True)
