"""Đề nghị: who is put forward in the period, what the rules find, and the steps until it is decided."""

from __future__ import annotations

from collections.abc import Callable

from models.listing import NO_UNIT, Query
from models.nominations import (
    ENDED,
    NOMINATION_STATUSES,
    OPEN_STATUSES,
    Nomination,
    NominationStatus,
)
from models.numbers import format_number
from models.subjects import Subject
from models.vietnamese import lower_first
from services.editing.nomination_grid import NominationGrid, nomination_grid
from services.forms.form import Wanted
from services.forms.nominating.explanation import EXPLANATION
from services.forms.nominating.proposal_list import PROPOSAL_LIST
from services.rules.finding import Finding
from services.services import Services
from services.verdicts import JudgedList, Verdict, judged, troubled, verdict
from ui.dialogs.nomination_dialog import NominationDialog
from ui.dialogs.question import ask
from ui.intake.list_taking import ListTaking
from ui.latest import Latest
from ui.look import grid
from ui.pages.list_page import Empty
from ui.pages.nominations.nomination_details import nomination_details
from ui.pages.nominations.nomination_sources import NominationSources
from ui.pages.nominations.nomination_work import NominationWork
from ui.pages.print_menu import PrintMenu
from ui.pages.report_work import ReportWork
from ui.pages.stored_list_page import StoredListPage
from ui.printing_desk import form_task
from ui.scans import Scans
from ui.widgets.choice import Choice
from ui.widgets.details_pane import Details, Note, Section
from ui.workspace import Workspace

CHIPS: dict[str, tuple[NominationStatus, ...]] = {
    "draft": ("draft",),
    "complete": ("complete",),
    "examined": ("examined",),
    "voted": ("voted",),
    "awarded": ("awarded",),
    "ended": ("returned", "withdrawn"),
}
CHIP_TEXTS = {"voted": "Đã họp", "awarded": "Đã khen", "ended": "Trả lại, rút"}
TROUBLED = "troubled"
Judged = tuple[dict[str, list[Finding]], list[str]]
EVERYWHERE = ""
NOBODY = "-"
"""A uid that nothing has."""


class NominationsPart(StoredListPage):
    def __init__(self, workspace: Workspace) -> None:
        super().__init__(
            "nominations",
            "Đề nghị",
            "nomination-list",
            workspace,
            noun="đề nghị",
            empty=Empty(
                "list-checks",
                "Kỳ này chưa có đề nghị nào",
                "Lập từ đăng ký đã có, tìm người đủ điều kiện theo hồ sơ, hoặc thêm từng đề nghị.",
                "from_registrations",
                "eligible",
            ),
            search_hint="Tìm theo tên, không cần dấu",
            tones={
                "findings": {
                    "Vi phạm": "bad",
                    "Thiếu": "bad",
                    "Cảnh báo": "warn",
                    "Cần xem": "warn",
                    "Bỏ qua có lý do": "info",
                    "Đạt": "good",
                    "Đang đối chiếu": "draft",
                },
                "status": {
                    "Mới lập": "draft",
                    "Đủ hồ sơ": "info",
                    "Đã thẩm định": "info",
                    "Đã họp Hội đồng": "info",
                    "Đang ra quyết định": "info",
                    "Đã trình cấp trên": "info",
                    "Đã được khen": "good",
                    "Trả lại": "bad",
                    "Đã rút": "locked",
                },
                "vote": {"Đồng ý": "good", "Không đồng ý": "bad", "Chờ họp": "draft"},
            },
            edited=True,
        )
        self._nominating = workspace.services.nominating
        self._findings: dict[str, list[Finding]] = {}
        self._verdicts: dict[str, Verdict] = {}
        self._unjudged = True
        self._troubled: list[str] = []
        self._latest: Latest[Judged] = Latest(
            workspace, "Đang đối chiếu quy định", self._show_findings
        )
        self.destroyed.connect(self._latest.forget)
        self.unit = Choice()
        self.unit.setObjectName("unit")
        self.unit.setAccessibleName("Đơn vị")
        self.unit.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.unit.setFixedWidth(grid(176))
        self.unit.edited.connect(self.refresh)
        self._units_old = True
        self.put_beside_search(self.unit)
        self.chips.add(TROUBLED, "Có vướng mắc")
        for name, statuses in CHIPS.items():
            text = CHIP_TEXTS.get(name) or NOMINATION_STATUSES[statuses[0]]
            self.chips.add(name, text, group="status")
        self.sources = NominationSources(self, workspace)
        self.work = NominationWork(self, workspace, self._findings_of)
        ListTaking(self, workspace, "nominations", "nominations")
        self.add_paper_actions()
        self.print_menu = PrintMenu(self)
        self.print_menu.add(
            "proposals",
            "Danh sách đề nghị khen thưởng (mẫu trình)",
            "users",
            self.print_proposals,
        )
        self.add_edit_action()
        self.attach = self.add_action(
            "attach", "Đính kèm tệp…", "paperclip", self.attach_file, needs="one"
        )
        self.explain = self.add_action(
            "explain",
            "Vì sao không được?",
            "circle-question-mark",
            self.print_explanation,
            rare=True,
            needs="one",
        )
        self.reports = ReportWork(self, workspace, self._subject_of)
        self.print_menu.addAction(self.reports.report)
        self.add_action("delete", "Xóa", "trash-2", self.ask_to_delete, rare=True, needs="some")
        self.scans = Scans(workspace, self.desk, self.details, "nominations")
        self.scans.refused.connect(self.refused)
        self.scans.attached.connect(lambda name: self.told.emit(f"Đã đính kèm {name}.", True))
        self.edit_in_place(workspace, self.make_grid, self.source_anywhere)
        changes = workspace.changes
        concerning = (
            changes.nominations_changed,
            changes.registrations_changed,
            changes.facts_changed,
            changes.councils_changed,
            changes.decisions_changed,
            changes.dossiers_changed,
            changes.subjects_changed,
            changes.settings_changed,
            workspace.period.changed,
        )
        for signal in concerning:
            signal.connect(self._forget_findings)
        for signal in (*concerning, changes.units_changed):
            signal.connect(self._forget_units)
        self.follow(*concerning, changes.units_changed)

    # The list

    def scope(self) -> Query:
        chosen = self.chips.chosen()
        filters: dict[str, list[str]] = {}
        for name in chosen:
            if name in CHIPS:
                filters["status"] = list(CHIPS[name])
        only = self._troubled or [NOBODY] if TROUBLED in chosen else []
        return Query(
            unit=self.unit.value() or None,
            scope={"period": self.workspace.period.code},
            filters=filters,
            only=only,
        )

    def source(self) -> JudgedList:
        return judged(super().source(), self._verdicts)

    def source_anywhere(self) -> Callable[[Services], JudgedList]:
        stored, verdicts = super().source_anywhere(), self._verdicts
        return lambda services: judged(stored(services), verdicts)

    def make_grid(self) -> Callable[[Services], NominationGrid]:
        """A new row puts somebody forward in the period that is shown."""
        period = self.workspace.period.code
        return lambda services: nomination_grid(services, period)

    @property
    def chosen_unit(self) -> str:
        """Uid of the unit whose nominations are shown; "" for all, and for those of no unit."""
        shown = self.unit.value()
        return shown if shown and shown != NO_UNIT else EVERYWHERE

    @property
    def narrowed(self) -> bool:
        return super().narrowed or bool(self.unit.value())

    def clear_search(self) -> None:
        self.unit.blockSignals(True)
        self.unit.set_value(EVERYWHERE)
        self.unit.blockSignals(False)
        super().clear_search()

    def widen_for(self, uid: str) -> None:
        self.workspace.period.choose(self._nominating.get(uid).period)
        super().widen_for(uid)

    def refresh(self) -> None:
        if self._unjudged:
            self._unjudged = False
            period = self.workspace.period.code
            self._latest.ask(lambda services: judge(services, period))
        if self._units_old:
            self._units_old = False
            self._offer_units()
        super().refresh()

    def summary(self, count: int) -> str:
        counts = self._nominating.status_counts(self.workspace.period.code)
        parts = [
            f"{format_number(counts[status])} {lower_first(words)}"
            for status, words in NOMINATION_STATUSES.items()
            if counts.get(status)
        ]
        period = self.workspace.period.title.lower()
        return f"Có {format_number(count)} đề nghị của {period}: {', '.join(parts)}."

    # One nomination

    def new_record(self) -> None:
        self.sources.ask_new()

    def open_record(self, uid: str) -> None:
        dialog = NominationDialog(self.workspace, self._nominating.get(uid), parent=self)
        dialog.saved.connect(self._saved)
        dialog.open()

    def attach_file(self) -> None:
        if uid := self.list.current_uid():
            self.scans.attach(uid)

    def print_proposals(self) -> None:
        """Of the period, and of the unit that is chosen."""
        wanted = Wanted(unit=self.chosen_unit, period=self.workspace.period.code)
        self.print_menu.print_form(PROPOSAL_LIST, wanted)

    def print_explanation(self) -> None:
        """One page that answers why this nomination does not go on."""
        if uid := self.list.current_uid():
            self.desk.show_preview(form_task(EXPLANATION, Wanted(uid=uid)))

    def details_of(self, uid: str) -> Details | None:
        nomination = self._nominating.get(uid)
        asked = nomination.status in ENDED or troubled(self._findings_of(uid) or ())
        actions = [
            *self.work.next_actions(nomination.status, self._findings_of(uid) or ()),
            *self.work.override_actions(uid),
            *([self.explain] if asked else []),
            self.attach,
            *self.reports.actions,
        ]
        return nomination_details(
            self.services,
            nomination,
            self._findings_of(uid),
            self.go_to.emit,
            self.scans.actions(uid),
            actions,
        )

    def overview(self) -> Details | None:
        """How many meet the rules, before any row is chosen."""
        if not self._verdicts:
            return None
        troubled_ones = len(self._troubled)
        fine = len(self._verdicts) - troubled_ones
        notes = [Note(f"{format_number(fine)} đề nghị không vướng quy định nào.", "good")]
        if troubled_ones:
            notes.insert(0, Note(f"{format_number(troubled_ones)} đề nghị có vướng mắc.", "bad"))
        return Details(
            f"Đề nghị {self.workspace.period.title.lower()}",
            "Chọn một dòng để xem từng quy định và hồ sơ làm căn cứ.",
            sections=[Section("Đối chiếu quy định", notes=notes)],
        )

    def ask_to_delete(self) -> None:
        uids = self.list.selected_uids()
        count = format_number(len(uids))
        question = ask(
            self,
            f"Xóa {count} đề nghị?",
            "Chỉ xóa khi lập nhầm; thôi không đề nghị nữa thì dùng Rút để còn lưu lý do. "
            "Có thể hoàn tác ngay sau khi xóa.",
            f"Xóa {count} đề nghị",
            "Giữ lại",
        )
        question.confirmed.connect(lambda: self._delete(uids))

    # Inside

    def _delete(self, uids: list[str]) -> None:
        self.workspace.run(
            f"Đang xóa {format_number(len(uids))} đề nghị",
            lambda services, _progress: services.nominating.delete(uids),
            lambda moved: self.work.tell(moved, "xóa"),
            "nominations",
            "registrations",
        )

    def _saved(self, _nomination: Nomination) -> None:
        self.workspace.changes.announce("nominations")
        self.told.emit("Đã lưu đề nghị.", True)

    def _subject_of(self, uid: str) -> Subject:
        return self.services.directory.subject(self._nominating.get(uid).subject_uid)

    def _findings_of(self, uid: str) -> list[Finding] | None:
        return None if self._unjudged else self._findings.get(uid)

    def _offer_units(self) -> None:
        """Those that have nominations in the period, each with what is below it."""
        counts, everybody = self._nominating.unit_counts(self.workspace.period.code)
        units = self.services.directory.units()
        inside = sum(counts.get(unit.uid, 0) for unit in units if unit.parent_uid is None)
        unplaced = f"Chưa có đơn vị ({format_number(everybody - inside)})"
        self.unit.blockSignals(True)
        self.unit.set_options(
            [
                (EVERYWHERE, f"Mọi đơn vị ({format_number(everybody)})"),
                *(
                    (unit.uid, f"{unit.name} ({format_number(counts[unit.uid])})")
                    for unit in units
                    if counts.get(unit.uid)
                ),
                *([(NO_UNIT, unplaced)] if everybody > inside else []),
            ]
        )
        self.unit.blockSignals(False)

    def _forget_units(self) -> None:
        self._units_old = True

    def _forget_findings(self) -> None:
        self._unjudged = True

    def _show_findings(self, judged: Judged) -> None:
        self._findings, self._troubled = judged
        self._verdicts = {uid: verdict(findings) for uid, findings in self._findings.items()}
        self.chips.set_text(TROUBLED, f"Có vướng mắc ({format_number(len(self._troubled))})")
        super().refresh()


def judge(services: Services, period: str) -> Judged:
    """What the rules find in a period, and which of those still under way they stand against."""
    findings = services.reviewing.of_period(period)
    under_way = {n.uid for n in services.nominating.of_period(period) if n.status in OPEN_STATUSES}
    against = [uid for uid, found in findings.items() if uid in under_way and troubled(found)]
    return findings, against
