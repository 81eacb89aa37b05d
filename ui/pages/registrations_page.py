"""Đăng ký: who aims at which title in the period, and the counts as reports print them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from models.batches import Batch
from models.dates import format_short
from models.listing import Query
from models.numbers import format_number
from models.subjects import SUBJECT_KINDS, SubjectKind
from services.editing.registration_grid import RegistrationGrid, registration_grid
from services.intake.plan import Choices
from services.nominating import Added
from services.putting_forward import PutForward, offered, put_forward
from services.registering import RegistrationSummary
from services.services import Services
from ui.dialogs.copy_period_dialog import REGISTRATIONS, CopyPeriodDialog
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.put_forward_dialog import PutForwardDialog
from ui.dialogs.question import ask
from ui.dialogs.registration_change_dialog import RegistrationChangeDialog
from ui.dialogs.registration_dialog import RegistrationDialog
from ui.icons import beside_icon
from ui.pages.list_page import Empty
from ui.pages.period_list_page import PeriodListPage
from ui.pages.registration_papers import RegistrationPapers
from ui.pages.subject_details import past_sections
from ui.pages.templates_out import TemplatesOut
from ui.widgets.details_pane import Details, Note, Section
from ui.workspace import Workspace

NOTHING_LEFT = "Những đăng ký này đã lập đề nghị cả rồi."
KINDS: tuple[SubjectKind, ...] = ("individual", "collective", "household")


class RegistrationsPage(PeriodListPage[RegistrationSummary]):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "registrations",
            "Đăng ký",
            "registration-list",
            workspace,
            noun="đăng ký",
            empty=Empty(
                "clipboard-pen",
                "Kỳ này chưa có đăng ký nào",
                "Ghi từng người, lấy danh sách các đơn vị gửi bằng Excel, hoặc chép từ kỳ trước.",
                "new",
                "import",
            ),
            search_hint="Tìm theo tên, không cần dấu",
            tones={
                "nominated": {"Đã lập": "good", "Chưa": "draft"},
                "decided": {"Đã đưa vào": "good", "Chưa": "draft"},
            },
            edited=True,
        )
        self._registering = self.records = workspace.services.registering
        self._directory = workspace.services.directory
        for kind in KINDS:
            self.chips.add(kind, SUBJECT_KINDS[kind], group="kind")
        self.add_action(
            "new", "Đăng ký", "clipboard-pen", self.new_record, main=True, shortcut="Ctrl+N"
        )
        self.add_action("import", "Lấy từ Excel", "file-spreadsheet", self.import_file)
        self.accept_files(self._import)
        self.add_paper_actions()
        self.papers = RegistrationPapers(self, workspace)
        self.templates_out = TemplatesOut(
            self, workspace, self.handing_out, "registrations", lambda: self.chosen_unit
        )
        self.add_action(
            "nominate", "Lập đề nghị", "list-checks", self.nominate_selected, needs="some"
        )
        self.decide = self.add_action(
            "decide", "Đưa vào quyết định…", "stamp", self.offer_to_decide, rare=True
        )
        self.add_edit_action()
        self.add_action("delete", "Xóa", "trash-2", self.ask_to_delete, needs="some")
        self.add_action("copy", "Chép từ kỳ trước…", "copy", self.copy_from)
        self.edit_in_place(workspace, self.make_grid, self.source_anywhere)
        changes = workspace.changes
        self.sum_up_after(
            changes.registrations_changed, changes.subjects_changed, workspace.period.changed
        )
        self.recount_after(
            changes.registrations_changed,
            changes.subjects_changed,
            changes.units_changed,
            workspace.period.changed,
        )
        self.follow(
            changes.registrations_changed,
            changes.subjects_changed,
            changes.units_changed,
            changes.nominations_changed,
            changes.decisions_changed,
            workspace.period.changed,
        )

    def scope(self) -> Query:
        scope = {"period": self.workspace.period.code}
        if kinds := self.chips.chosen():
            scope["kind"] = kinds[0]
        return Query(unit=self.shown_unit, scope=scope)

    def make_grid(self) -> Callable[[Services], RegistrationGrid]:
        """A new row registers for the period that is shown."""
        kinds, period = self.chips.chosen(), self.workspace.period.code
        kind = cast("SubjectKind", kinds[0]) if kinds else None
        return lambda services: registration_grid(services, period, kind)

    def summary(self, count: int) -> str:
        """How many, and of whom; each subject is counted once, as reports do."""
        kinds = self._summary.kinds if self._summary else ()
        totals = [
            f"{format_number(each.total)} {SUBJECT_KINDS[each.kind].lower()}"
            for each in kinds
            if each.total
        ]
        period = self.workspace.period.title.lower()
        return f"Có {format_number(count)} đăng ký của {period}: {', '.join(totals)}."

    def refresh(self) -> None:
        super().refresh()
        self.decide.setEnabled(self.list.list_model.rowCount() > 0)

    def show_selected_count(self, count: int) -> None:
        super().show_selected_count(count)
        told = f" ({format_number(count)})" if count > 1 else ""
        text = f"Đưa vào quyết định{told}…"
        self.decide.setText(text)
        self.decide.setIconText(beside_icon(text))

    def new_record(self) -> None:
        kinds: list[SubjectKind] = [kind for kind in KINDS if kind in self.chips.chosen()]
        dialog = RegistrationDialog(self.workspace, *kinds[:1], parent=self)
        dialog.saved.connect(self._registered)
        dialog.open()

    def open_record(self, uid: str) -> None:
        dialog = RegistrationChangeDialog(self.workspace, self._registering.get(uid), self)
        dialog.saved.connect(self._changed)
        dialog.open()

    def import_file(self) -> None:
        self._import(None)

    def ask_to_delete(self) -> None:
        uids = self.list.selected_uids()
        count = format_number(len(uids))
        question = ask(
            self,
            f"Xóa {count} đăng ký?",
            "Người đăng ký vẫn ở trong Danh bạ. Có thể hoàn tác ngay sau khi xóa.",
            f"Xóa {count} đăng ký",
            "Giữ lại",
        )
        question.confirmed.connect(lambda: self._delete(uids))

    def copy_from(self) -> None:
        dialog = CopyPeriodDialog(self.workspace, self._registering, REGISTRATIONS, self)
        dialog.saved.connect(self._copy)
        dialog.open()

    def nominate_selected(self) -> None:
        uids = self.list.selected_uids()
        self.workspace.run(
            f"Đang lập {format_number(len(uids))} đề nghị",
            lambda services, progress: services.nominating.from_registrations(uids, progress),
            self._tell_nominated,
            "nominations",
            "registrations",
        )

    def offer_to_decide(self) -> None:
        """What is selected, or all that is shown, may go into a draft decision."""
        uids = self.list.selected_uids() if self.list.selected_count() > 1 else []
        uids = uids or list(self.source().uids())
        found = offered(self.services, uids)
        if not found.titles:
            self.refused.emit("Những đăng ký này đã được đưa vào quyết định cả rồi.")
            return
        dialog = PutForwardDialog(self.workspace, found, self)
        dialog.saved.connect(lambda chosen: self._put_forward(uids, *chosen))
        dialog.open()

    def details_of(self, uid: str) -> Details | None:
        registration = self._registering.get(uid)
        subject = self._directory.subject(registration.subject_uid)
        award = self.services.catalogue.award_type(registration.award_type)
        day = registration.registered_on
        facts = [
            ("Danh hiệu", award.name),
            ("Ngày đăng ký", format_short(day) if day else ""),
            ("Sáng kiến", registration.initiative),
            ("Ghi chú", registration.note),
        ]
        return Details(
            subject.name,
            ", ".join(
                part
                for part in (subject.position, self._directory.unit_name(subject.unit_uid))
                if part
            ),
            sections=[
                Section(
                    self.workspace.period.title, [(label, value) for label, value in facts if value]
                ),
                *past_sections(self.services, subject.uid),
            ],
        )

    def overview(self) -> Details | None:
        """The counts in the words of the report."""
        if self._summary is None or not any(count.total for count in self._summary.kinds):
            return None
        return Details(
            f"Số liệu {self.workspace.period.title.lower()}",
            "Như in trong báo cáo: mỗi đối tượng tính một lần, ở danh hiệu cao nhất.",
            sections=[
                Section(
                    "Đăng ký thi đua",
                    notes=[
                        Note(self._registering.sentence(count)) for count in self._summary.kinds
                    ],
                )
            ],
        )

    # Inside

    def _import(self, file: Path | None, *more: Path) -> None:
        choices = Choices(period=self.workspace.period.code)
        dialog = ImportDialog(
            self.workspace, "registrations", choices=choices, file=file, more=more, parent=self
        )
        dialog.taken_in.connect(self._taken_in)
        dialog.open()

    def _taken_in(self, batch: Batch | None, summary: str) -> None:
        self.workspace.changes.announce("registrations", "subjects", "units", "periods")
        self.told.emit(summary, batch is not None)

    def _registered(self, count: int) -> None:
        self.workspace.changes.announce("registrations", "periods")
        self.told.emit(f"Đã thêm {format_number(count)} đăng ký.", True)

    def _changed(self, _registration: object) -> None:
        self.workspace.changes.announce("registrations")
        self.told.emit("Đã lưu đăng ký.", True)

    def _delete(self, uids: Sequence[str]) -> None:
        self.workspace.run(
            f"Đang xóa {format_number(len(uids))} đăng ký",
            lambda services, progress: services.registering.delete(uids),
            lambda count: self.told.emit(f"Đã xóa {format_number(count)} đăng ký.", True),
            "registrations",
        )

    def _copy(self, source: str) -> None:
        target = self.workspace.period.code
        self.workspace.run(
            "Đang chép đăng ký",
            lambda services, progress: services.registering.copy_from(source, target),
            lambda count: self.told.emit(f"Đã chép {format_number(count)} đăng ký.", True),
            "registrations",
            "periods",
        )

    def _tell_nominated(self, added: Added) -> None:
        held = format_number(len(added.held))
        if not added.uids:
            self.refused.emit(added.held[0].sentence if added.held else NOTHING_LEFT)
            return
        left = f" {held} đăng ký đã lập từ trước hoặc không lập được." if added.held else ""
        self.told.emit(
            f"Đã lập {format_number(len(added.uids))} đề nghị; mở trang Đề nghị & xét duyệt để "
            f"ghi thành tích và xét.{left}",
            True,
        )

    def _put_forward(
        self, uids: Sequence[str], award_types: Sequence[str], decision_uid: str
    ) -> None:
        self.workspace.run(
            "Đang đưa vào quyết định",
            lambda services, progress: put_forward(
                services, uids, award_types, decision_uid, progress
            ),
            self._tell_put_forward,
            "decisions",
            "registrations",
        )

    def _tell_put_forward(self, result: PutForward) -> None:
        already = (
            f" {format_number(len(result.already))} đối tượng đã có sẵn trong quyết định."
            if result.already
            else ""
        )
        self.told.emit(
            f"Đã đưa {format_number(result.added)} đối tượng vào quyết định nháp; "
            f"mở trang Quyết định để soạn tiếp.{already}",
            True,
        )
