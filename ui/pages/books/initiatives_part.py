"""Sáng kiến: what was recognised in the period, who wrote which share, how far its effect reaches."""

from __future__ import annotations

from collections.abc import Callable

from models.dates import format_short
from models.initiatives import (
    INITIATIVE_KINDS,
    INITIATIVE_STATUSES,
    SCOPES,
    Initiative,
    InitiativeStatus,
)
from models.listing import Query
from models.numbers import format_number
from services.editing.initiative_grid import InitiativeGrid
from services.services import Services
from ui.colours import Tone
from ui.dialogs.initiative_dialog import InitiativeDialog
from ui.dialogs.question import ask
from ui.dialogs.recognise_dialog import RecogniseDialog
from ui.intake.list_taking import ListTaking
from ui.pages.list_page import Empty
from ui.pages.stored_list_page import StoredListPage
from ui.widgets.details_pane import Details, Note, Section
from ui.workspace import Workspace

TONES: dict[InitiativeStatus, Tone] = {
    "recognised": "good",
    "applied": "draft",
    "rejected": "bad",
}


class InitiativesPart(StoredListPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "initiatives",
            "Sáng kiến",
            "initiative-list",
            workspace,
            noun="sáng kiến, đề tài, đề án",
            empty=Empty(
                "lightbulb",
                "Kỳ này chưa có sáng kiến nào",
                "Ghi sáng kiến, đề tài, đề án đã được công nhận cùng tác giả và tỷ lệ đóng góp; "
                "việc xét danh hiệu dựa vào đây.",
                "new",
                "import",
            ),
            search_hint="Tìm theo tên sáng kiến hoặc tác giả",
            tones={"status": {INITIATIVE_STATUSES[each]: tone for each, tone in TONES.items()}},
            edited=True,
        )
        self._initiatives = workspace.services.initiatives
        self._directory = workspace.services.directory
        for status, text in INITIATIVE_STATUSES.items():
            self.chips.add(status, text, group="status")
        self.add_action(
            "new", "Thêm sáng kiến", "plus", self.new_record, main=True, shortcut="Ctrl+N"
        )
        ListTaking(self, workspace, "initiatives", "facts")
        self.add_edit_action()
        self.add_action(
            "recognise", "Công nhận", "circle-check", self.recognise_selected, needs="some"
        )
        self.add_action("delete", "Xóa", "trash-2", self.ask_to_delete, needs="some")
        self.add_paper_actions()
        self.edit_in_place(workspace, self.make_grid, self.source_anywhere)
        changes = workspace.changes
        self.follow(changes.facts_changed, changes.subjects_changed, workspace.period.changed)

    def scope(self) -> Query:
        chosen = self.chips.chosen()
        return Query(
            scope={"period": self.workspace.period.code},
            filters={"status": chosen} if chosen else {},
        )

    def summary(self, count: int) -> str:
        period = self.workspace.period.title.lower()
        return f"Có {format_number(count)} sáng kiến, đề tài, đề án của {period}."

    def widen_for(self, uid: str) -> None:
        self.workspace.period.choose(self._initiatives.get(uid).period)
        super().widen_for(uid)

    def make_grid(self) -> Callable[[Services], InitiativeGrid]:
        return lambda services: InitiativeGrid(services.store, services.initiatives)

    def new_record(self) -> None:
        self._open(None)

    def open_record(self, uid: str) -> None:
        self._open(self._initiatives.get(uid))

    def recognise_selected(self) -> None:
        """What a council recognised in one meeting is written down once."""
        dialog = RecogniseDialog(self.workspace, self.list.selected_uids(), self)
        dialog.saved.connect(self._recognised)
        dialog.open()

    def ask_to_delete(self) -> None:
        uids = self.list.selected_uids()
        count = format_number(len(uids))
        question = ask(
            self,
            f"Xóa {count} sáng kiến, đề tài, đề án?",
            "Đề nghị khen thưởng đang dựa vào đó sẽ thiếu điều kiện. "
            "Có thể hoàn tác ngay sau khi xóa.",
            f"Xóa {count} mục",
            "Giữ lại",
        )
        question.confirmed.connect(lambda: self._delete(uids))

    def details_of(self, uid: str) -> Details | None:
        initiative = self._initiatives.get(uid)
        day = initiative.recognised_on
        facts = [
            ("Loại", INITIATIVE_KINDS[initiative.kind]),
            ("Phạm vi", SCOPES[initiative.scope]),
            ("Nơi công nhận", initiative.recognised_by),
            ("Ngày", format_short(day) if day else ""),
            ("Văn bản", initiative.document),
            ("Lĩnh vực", initiative.field),
            ("Ghi chú", initiative.note),
        ]
        authors = [
            Note(
                self._directory.subject(author.subject_uid).name,
                "plain",
                f"Đóng góp {author.share}%" if author.share is not None else "Chưa ghi tỷ lệ",
            )
            for author in self._initiatives.authors(uid)
        ]
        status = initiative.status
        return Details(
            initiative.title,
            state=Note(INITIATIVE_STATUSES[status], TONES[status]),
            sections=[
                Section("Thông tin", [(label, value) for label, value in facts if value]),
                Section(f"Tác giả ({len(authors)})", notes=authors),
            ],
        )

    def _open(self, initiative: Initiative | None) -> None:
        dialog = InitiativeDialog(self.workspace, initiative, self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self, initiative: Initiative) -> None:
        self.workspace.changes.announce("facts", "periods")
        self.list.select_uid(initiative.uid)
        elsewhere = initiative.period != self.workspace.period.code
        where = f" vào kỳ {initiative.period}" if elsewhere else ""
        self.told.emit(f"Đã lưu “{initiative.title}”{where}.", True)

    def _recognised(self, count: int) -> None:
        self.workspace.changes.announce("facts")
        self.told.emit(f"Đã công nhận {format_number(count)} sáng kiến, đề tài, đề án.", True)

    def _delete(self, uids: list[str]) -> None:
        done = f"Đã xóa {format_number(len(uids))} sáng kiến, đề tài, đề án."
        if self.attempt(lambda: self._initiatives.delete(uids), done):
            self.workspace.changes.announce("facts")
