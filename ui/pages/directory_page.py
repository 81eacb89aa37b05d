"""Danh bạ: people, collectives and households in their tree of units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

from models.batches import Batch
from models.dates import format_partial
from models.listing import Query
from models.subjects import HOLDER_CLASSES, SEXES, STATUSES, SUBJECT_KINDS, Subject, SubjectKind
from services.editing.subject_grid import SubjectGrid
from services.intake.plan import IntakeKind
from services.services import Services
from ui.dialogs.bin_dialog import BinDialog
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.question import ask
from ui.dialogs.subject_dialog import SubjectDialog
from ui.dialogs.unit_picker_dialog import UnitPickerDialog
from ui.pages.double_work import DoubleWork
from ui.pages.list_page import Empty
from ui.pages.report_work import ReportWork
from ui.pages.subject_details import past_sections
from ui.pages.templates_out import TemplatesOut
from ui.pages.unit_list_page import UnitListPage
from ui.pages.unit_work import UnitWork
from ui.widgets.details_pane import Details, Section
from ui.workspace import Workspace

KIND_CHIPS: dict[str, SubjectKind] = {
    "Cá nhân": "individual",
    "Tập thể": "collective",
    "Hộ gia đình": "household",
}
LONGEST_SHOWN_WHOLE = 50_000
"""In a longer list, somebody is shown among those of the same name only."""


class DirectoryPage(UnitListPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "directory",
            "Danh bạ",
            "subject-list",
            workspace,
            noun="đối tượng",
            empty=Empty(
                "users",
                "Danh bạ còn trống",
                "Danh bạ giữ cá nhân, tập thể, hộ gia đình để đăng ký và khen thưởng. "
                "Có thể lấy cả danh sách từ Excel.",
                "import",
                "new",
            ),
            search_hint="Tìm theo tên, không cần dấu",
            edited=True,
        )
        self._directory = workspace.services.directory
        for text, kind in KIND_CHIPS.items():
            self.chips.add(kind, text, group="kind")
        self.add_action(
            "new", "Thêm cá nhân", "user-plus", self.new_record, main=True, shortcut="Ctrl+N"
        )
        self.add_action("new_collective", "Thêm tập thể", "building-2", self.new_collective)
        self.add_action("new_household", "Thêm hộ", "house", self.new_household)
        self.add_action("import", "Lấy từ Excel", "file-spreadsheet", self.import_file)
        self.accept_files(self._import)
        self.add_paper_actions()
        self.templates_out = TemplatesOut(
            self, workspace, self.handing_out, "subjects", lambda: self.chosen_unit
        )
        self.add_edit_action()
        self.add_action("move", "Chuyển đơn vị", "building-2", self.move_selected, needs="some")
        self.add_action("delete", "Xóa", "trash-2", self.ask_to_delete, needs="some")
        self.doubles = DoubleWork(self, workspace)
        self.reports = ReportWork(self, workspace, self._directory.subject)
        self.unit_work = UnitWork(self, workspace)
        self.add_action("bin", "Thùng rác", "archive-restore", self.open_bin, rare=True)
        self.edit_in_place(workspace, self.make_grid, self.source_anywhere)
        changes = workspace.changes
        self.recount_after(changes.subjects_changed, changes.units_changed)
        self.follow(
            changes.subjects_changed,
            changes.units_changed,
            changes.registrations_changed,
            changes.decisions_changed,
        )

    def scope(self) -> Query:
        kinds = self.chips.chosen()
        return Query(unit=self.shown_unit, scope={"kind": kinds[0]} if kinds else {})

    def query(self) -> Query:
        query = super().query()
        return replace(query, search=self._directory.parted(query.search))

    def reveal(self, uid: str) -> bool:
        """A subject, or a unit with everybody in it."""
        if self.services.store.units.find(uid) is None:
            return super().reveal(uid)
        self.clear_search()
        self.units.choose(uid)
        self.units.setFocus()
        return self.chosen_unit == uid

    def widen_for(self, uid: str) -> None:
        super().widen_for(uid)
        if self._directory.count() > LONGEST_SHOWN_WHOLE:
            self.search.setText(self._directory.subject(uid).name)
            self.refresh()

    def make_grid(self) -> Callable[[Services], SubjectGrid]:
        """A new row is of the kind and in the unit that are shown."""
        kinds, unit = self.chips.chosen(), self.chosen_unit
        kind = cast("SubjectKind", kinds[0]) if kinds else None
        return lambda services: SubjectGrid(services.store, services.directory, kind, unit)

    def count_by_unit(self) -> tuple[dict[str, int], int]:
        return self._directory.unit_counts(), self._directory.count()

    def new_record(self) -> None:
        self._open(None, "individual")

    def new_collective(self) -> None:
        self._open(None, "collective")

    def new_household(self) -> None:
        self._open(None, "household")

    def open_record(self, uid: str) -> None:
        self._open(self._directory.subject(uid))

    def import_file(self) -> None:
        self._import(None)

    def move_selected(self) -> None:
        uids = self.list.selected_uids()
        dialog = UnitPickerDialog(self.workspace, len(uids), self)
        dialog.saved.connect(lambda unit_uid: self._move(uids, unit_uid))
        dialog.open()

    def ask_to_delete(self) -> None:
        uids = self.list.selected_uids()
        question = ask(
            self,
            f"Xóa {len(uids)} đối tượng khỏi danh bạ?",
            "Đăng ký, xếp loại, kỷ luật và đề nghị chưa họp Hội đồng của họ cũng được xóa theo; "
            "sáng kiến và khen thưởng đã có quyết định vẫn giữ nguyên. "
            "Có thể lấy lại từ thùng rác trong một năm.",
            f"Xóa {len(uids)} đối tượng",
            "Giữ lại",
        )
        question.confirmed.connect(lambda: self._delete(uids))

    def open_bin(self) -> None:
        dialog = BinDialog(self.workspace, self)
        dialog.restored.connect(self._restored)
        dialog.open()

    def details_of(self, uid: str) -> Details | None:
        subject = self._directory.subject(uid)
        return Details(
            subject.name,
            ", ".join(
                part
                for part in (subject.position, self._directory.unit_name(subject.unit_uid))
                if part
            ),
            sections=[
                Section("Thông tin", self._facts(subject)),
                Section("Quá trình", actions=[self.doubles.history]),
                Section("Báo cáo thành tích", actions=self.reports.actions),
                *past_sections(self.services, uid),
            ],
        )

    def _facts(self, subject: Subject) -> list[tuple[str, str]]:
        facts = [
            ("Đối tượng", SUBJECT_KINDS[subject.kind]),
            ("Ngày sinh", format_partial(subject.birth_date) if subject.birth_date else ""),
            ("Giới tính", SEXES[subject.sex] if subject.sex else ""),
            ("Thuộc diện", HOLDER_CLASSES[subject.holder_class] if subject.holder_class else ""),
            ("Địa chỉ", subject.address),
            ("Đơn vị cũ", subject.former_unit),
            ("Số định danh", _masked(subject.personal_id)),
            ("Tình trạng", STATUSES[subject.status]),
            ("Ghi chú", subject.note),
        ]
        return [(label, value) for label, value in facts if value]

    def _open(self, subject: Subject | None, kind: SubjectKind = "individual") -> None:
        dialog = SubjectDialog(self.workspace, subject, kind, self.chosen_unit, self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def _saved(self, subject: Subject) -> None:
        self.workspace.changes.announce("subjects")
        self.list.select_uid(subject.uid)
        self.told.emit(f"Đã lưu {subject.name}.", True)

    def _move(self, uids: list[str], unit_uid: str | None) -> None:
        self.workspace.run(
            f"Đang chuyển {len(uids)} đối tượng",
            lambda services, progress: services.directory.move(uids, unit_uid),
            lambda count: self.told.emit(f"Đã chuyển {count} đối tượng.", True),
            "subjects",
        )

    def _delete(self, uids: list[str]) -> None:
        self.workspace.run(
            f"Đang xóa {len(uids)} đối tượng",
            lambda services, progress: services.directory.delete(uids),
            lambda count: self.told.emit(f"Đã xóa {count} đối tượng.", True),
            "subjects",
            "registrations",
            "facts",
            "nominations",
        )

    def _import(self, file: Path | None, *more: Path) -> None:
        """As households while only those are shown."""
        kind: IntakeKind = "households" if "household" in self.chips.chosen() else "subjects"
        dialog = ImportDialog(self.workspace, kind, file=file, more=more, parent=self)
        dialog.taken_in.connect(self._taken_in)
        dialog.open()

    def _taken_in(self, batch: Batch | None, summary: str) -> None:
        """A template that came back may have brought registrations."""
        self.workspace.changes.announce("subjects", "units", "registrations", "periods")
        self.told.emit(summary, batch is not None)

    def _restored(self, count: int) -> None:
        self.workspace.changes.announce("subjects", "registrations", "facts", "nominations")
        self.told.emit(f"Đã khôi phục {count} đối tượng từ thùng rác.", True)


def _masked(number: str) -> str:
    """All but the last three digits hidden."""
    return "*" * (len(number) - 3) + number[-3:] if number else ""
