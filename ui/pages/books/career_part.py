"""Quá trình công tác: recruitment, transfers and absences of people."""

from __future__ import annotations

from collections.abc import Callable

from models.career import CAREER_KINDS, CareerSpan
from models.dates import format_short
from models.listing import Query
from models.numbers import format_number
from services.career import EVENTS
from services.editing.career_grid import CareerGrid
from services.services import Services
from ui.dialogs.career_dialog import CareerDialog
from ui.dialogs.question import ask
from ui.intake.list_taking import ListTaking
from ui.pages.list_page import Empty
from ui.pages.stored_list_page import StoredListPage
from ui.widgets.details_pane import Details, Note, Section
from ui.workspace import Workspace


class CareerPart(StoredListPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "career",
            "Quá trình công tác",
            "career-list",
            workspace,
            noun="dòng quá trình công tác",
            empty=Empty(
                "history",
                "Chưa ghi quá trình công tác của ai",
                "Ghi ngày tuyển dụng, chuyển đến, đi học, thai sản, nghỉ: thời gian công tác để "
                "xét danh hiệu tính từ đây.",
                "new",
                "import",
            ),
            search_hint="Tìm theo tên, không cần dấu",
            edited=True,
        )
        self._career = workspace.services.career
        self._directory = workspace.services.directory
        for kind in ("recruited", "transferred", "study", "maternity"):
            self.chips.add(kind, CAREER_KINDS[kind], group="kind")
        self.add_action("new", "Ghi thêm", "plus", self.new_record, main=True, shortcut="Ctrl+N")
        ListTaking(self, workspace, "career", "facts")
        self.add_edit_action()
        self.add_action("delete", "Xóa", "trash-2", self.ask_to_delete, needs="some")
        self.add_paper_actions()
        self.edit_in_place(workspace, self.make_grid, self.source_anywhere)
        changes = workspace.changes
        self.follow(changes.facts_changed, changes.subjects_changed, changes.units_changed)

    def scope(self) -> Query:
        kinds = self.chips.chosen()
        return Query(scope={"kind": kinds[0]} if kinds else {})

    def make_grid(self) -> Callable[[Services], CareerGrid]:
        return lambda services: CareerGrid(services.store, services.directory, services.career)

    def new_record(self) -> None:
        self._open(None)

    def open_record(self, uid: str) -> None:
        self._open(self._career.get(uid))

    def ask_to_delete(self) -> None:
        uids = self.list.selected_uids()
        count = format_number(len(uids))
        question = ask(
            self,
            f"Xóa {count} dòng quá trình công tác?",
            "Thời gian công tác để xét danh hiệu tính lại theo những dòng còn lại. "
            "Có thể hoàn tác ngay sau khi xóa.",
            f"Xóa {count} dòng",
            "Giữ lại",
        )
        question.confirmed.connect(lambda: self._delete(uids))

    def details_of(self, uid: str) -> Details | None:
        span = self._career.get(uid)
        subject = self._directory.subject(span.subject_uid)
        facts = [
            ("Đơn vị cũ", span.unit_name),
            ("Ý kiến đơn vị cũ", span.opinion),
            ("Ghi chú", span.note),
        ]
        unit = self._directory.unit_name(subject.unit_uid)
        return Details(
            subject.name,
            ", ".join(part for part in (subject.position, unit) if part),
            state=_missing_opinion(span),
            sections=[
                Section(
                    CAREER_KINDS[span.kind],
                    [("Thời gian", days_of(span)), *(fact for fact in facts if fact[1])],
                ),
                Section(
                    "Cả quá trình",
                    notes=[
                        Note(CAREER_KINDS[each.kind], "plain", days_of(each))
                        for each in self._career.of_subject(subject.uid)
                    ],
                ),
            ],
        )

    def _open(self, span: CareerSpan | None) -> None:
        dialog = CareerDialog(self.workspace, span, self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self, span: CareerSpan) -> None:
        self.workspace.changes.announce("facts")
        self.list.select_uid(span.uid)
        name = self._directory.subject(span.subject_uid).name
        self.told.emit(f"Đã lưu quá trình công tác của {name}.", True)

    def _delete(self, uids: list[str]) -> None:
        done = f"Đã xóa {format_number(len(uids))} dòng quá trình công tác."
        if self.attempt(lambda: self._career.delete(uids), done):
            self.workspace.changes.announce("facts")


def days_of(span: CareerSpan) -> str:
    """When it was, in words."""
    start = format_short(span.starts_on)
    if span.kind in EVENTS:
        return f"Ngày {start}"
    return f"{start} - {format_short(span.ends_on)}" if span.ends_on else f"Từ {start}"


def _missing_opinion(span: CareerSpan) -> Note | None:
    if span.kind != "transferred" or span.opinion:
        return None
    return Note("Chưa có văn bản nhận xét của đơn vị cũ", "warn")
