"""Văn bản đã lập: the papers that bear a number, and those that were changed by themselves."""

from __future__ import annotations

from models.dates import format_short
from models.lists.paper_list import PAPER_STATUSES
from models.numbers import format_number
from models.papers import Paper
from services.forms import FORMS
from services.forms.form import Form, Wanted
from services.forms.record_kinds import has_record, nouns_of
from ui.dialogs.numbering_dialog import NumberingDialog
from ui.dialogs.question import ask
from ui.pages.list_page import Empty
from ui.pages.stored_list_page import StoredListPage
from ui.printing_desk import Task, form_task
from ui.widgets.details_pane import Details, Section
from ui.workspace import Workspace


class PapersPage(StoredListPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "papers",
            "Văn bản đã lập",
            "paper-list",
            workspace,
            noun="văn bản",
            empty=Empty(
                "file-text",
                "Chưa có văn bản nào",
                "Văn bản có số được ghi vào đây khi in, lưu PDF hoặc mở trong Word ở trang In ấn.",
            ),
            search_hint="Tìm số, nội dung văn bản",
            tones={
                "status": {
                    PAPER_STATUSES["waiting"]: "warn",
                    PAPER_STATUSES["unmade"]: "draft",
                    PAPER_STATUSES["complete"]: "good",
                }
            },
        )
        self._papers = workspace.services.papers
        self.add_action("view", "Xem trước và in…", "eye", self.view, main=True, needs="one")
        self.add_action(
            "edit", "Sửa văn bản này…", "pencil", self.edit_selected, shortcut="F2", needs="one"
        )
        self.add_action("numbering", "Điền số, ngày…", "list-checks", self.fill_numbers)
        self.add_action("delete", "Xóa", "trash-2", self.ask_to_delete, needs="some")
        self.add_paper_actions()
        changes = workspace.changes
        self.follow(changes.papers_changed)

    def details_of(self, uid: str) -> Details | None:
        paper = self._papers.get(uid)
        changed = [
            *(paper.addressees and ("nơi gửi",)),
            *(paper.bases and ("căn cứ",)),
            *(paper.recipients and ("nơi nhận",)),
            *(paper.texts and ("lời văn",)),
        ]
        facts = [
            ("Số, ký hiệu", paper.code if paper.number else ""),
            ("Ngày", format_short(paper.dated_on) if paper.dated_on else ""),
            ("Lập ngày", format_short(paper.made_on) if paper.made_on else ""),
            ("Người ký", paper.signer_name),
            ("Sửa riêng", ", ".join(changed)),
        ]
        return Details(
            paper.kind,
            paper.title,
            sections=[Section("Văn bản", [(name, value) for name, value in facts if value])],
        )

    def open_record(self, uid: str) -> None:
        """Enter shows the paper as it is printed."""
        if (task := self._task(uid)) is not None:
            self.desk.show_preview(task)

    def view(self) -> None:
        if uid := self.list.current_uid():
            self.open_record(uid)

    def edit_selected(self) -> None:
        uid = self.list.current_uid()
        if uid and (task := self._task(uid)) is not None:
            self.desk.edit_paper(task)

    def fill_numbers(self) -> None:
        NumberingDialog(self.workspace, self).open()

    def ask_to_delete(self) -> None:
        uids = self.list.selected_uids()
        count = format_number(len(uids))
        question = ask(
            self,
            f"Xóa {count} văn bản khỏi danh sách?",
            "Số, ngày và những chỗ sửa riêng của văn bản không còn; cuộc họp, quyết định, đề nghị mà "
            "văn bản nói tới vẫn giữ nguyên. Có thể hoàn tác ngay sau khi xóa.",
            f"Xóa {count} văn bản",
            "Giữ lại",
        )
        question.confirmed.connect(lambda: self._delete(uids))

    def _delete(self, uids: list[str]) -> None:
        count = self.attempt(lambda: self._papers.delete(uids))
        if count:
            self.workspace.changes.announce("papers")
            self.told.emit(f"Đã xóa {format_number(count)} văn bản khỏi danh sách.", True)

    def _task(self, uid: str) -> Task | None:
        paper = self._papers.get(uid)
        form = _form(paper)
        if form is None:
            self.refused.emit(
                "Mẫu của văn bản này không còn trong chương trình nên không in lại được."
            )
            return None
        if gone := self._gone(form, paper):
            self.refused.emit(
                f"{gone} mà văn bản này nói tới đã bị xóa nên không in lại, không sửa được; có thể "
                "xóa văn bản khỏi danh sách này."
            )
            return None
        wanted = Wanted(uid=paper.about_uid, unit=paper.unit_uid, period=paper.period)
        return form_task(form, wanted)

    def _gone(self, form: Form, paper: Paper) -> str:
        """What the paper is about and is no longer there; nothing where all of it is."""
        if paper.about_uid and not has_record(self.services, form, paper.about_uid):
            named = nouns_of(form)
            return f"{named[:1].upper()}{named[1:]}"
        units = self.services.store.units
        return "Đơn vị" if paper.unit_uid and units.find(paper.unit_uid) is None else ""


def _form(paper: Paper) -> Form | None:
    return next((form for form in FORMS if form.id == paper.form), None)
