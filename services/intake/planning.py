"""Works out, row by row, what taking in a file would do; writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from models.progress import SILENT, Progress
from models.subjects import SubjectKind
from services.intake.award_decisions import AwardDecisions, check_choices, number_of
from services.intake.award_rows import AwardRows
from services.intake.career_rows import CareerRows
from services.intake.cell_values import Workbook
from services.intake.collection import no_garbage
from services.intake.columns import PASSED_OVER, TITLES, ListKind
from services.intake.hindrance_rows import HindranceRows
from services.intake.initiative_rows import InitiativeRows
from services.intake.layouts import layout_text
from services.intake.matching import Match, Matcher
from services.intake.name_case import LONGEST_NAME
from services.intake.nomination_rows import NominationRows
from services.intake.plan import Choices, Gaps, IntakeKind, Plan, PlannedRow, Unusable
from services.intake.rating_rows import RatingRows
from services.intake.registration_rows import RegistrationRows
from services.intake.review_rows import ReviewRows, has_reviews
from services.intake.rows import ReadResult, SourceRow, look_at, records_of
from services.intake.sheet_view import SheetView
from services.intake.source_rows import Problem
from services.intake.staff import StaffChange, StaffList
from services.intake.template_rows import plan_template, signature_of
from services.intake.titles import Titles
from services.intake.unit_names import UnitNames
from services.intake.workbook import read_workbook
from services.law import AwardType
from services.services import Services


@no_garbage()
def plan_intake(
    services: Services,
    file: Path,
    kind: IntakeKind,
    choices: Choices,
    progress: Progress = SILENT,
) -> Plan:
    """Read ``file`` and plan every row. Raises ``Refused`` when nothing of it can be read."""
    check_choices(services, choices)
    progress.report(0, 0, f"Đang đọc {file.name}")
    return plan_workbook(services, read_workbook(file), kind, choices, progress)


@no_garbage()
def plan_workbook(
    services: Services,
    workbook: Workbook,
    kind: IntakeKind,
    choices: Choices,
    progress: Progress = SILENT,
) -> Plan:
    """Plan a workbook that was read before, as often as the choices change. Raises ``Refused``."""
    check_choices(services, choices)
    today = services.store.origin.today()
    read_as: ListKind = kind
    if signature := signature_of(workbook):
        return plan_template(
            services,
            workbook,
            signature,
            choices,
            lambda kind, choices, rows: _Planner(services, kind, choices, rows).plan(progress),
            progress,
        )
    result = records_of(
        workbook,
        read_as,
        choices.sheet or None,
        today=today,
        progress=progress,
        reading=choices.reading,
        layouts=_layouts(services, choices),
    )
    with services.store.snapshot():
        plan = _Planner(services, kind, choices, result).plan(progress)
    if choices.remembers and (opened := result.opened):
        plan.layout, plan.remembered = opened.layout, opened.stored
        if layout_text(choices.reading, opened.found, choices.award, choices.level):
            plan.kept = layout_text(opened.reading, opened.found, choices.award, choices.level)
    return plan


def view_workbook(
    services: Services, workbook: Workbook, kind: IntakeKind, choices: Choices
) -> SheetView:
    """The sheet as it can be shown, also when no list was found in it. Raises ``Refused``."""
    layouts = _layouts(services, choices)
    return look_at(workbook, kind, choices.sheet or None, reading=choices.reading, layouts=layouts)


def _layouts(services: Services, choices: Choices) -> dict[str, str]:
    return services.store.settings.all() if choices.remembers else {}


class _Planner:
    def __init__(
        self, services: Services, kind: IntakeKind, choices: Choices, result: ReadResult
    ) -> None:
        self._services = services
        self._catalogue = services.catalogue
        self._choices = choices
        self._result = result
        self._today = services.store.origin.today()
        self._titles = Titles(services, choices)
        self._rows = list(self._titles.one_award_each(result.rows))
        awarded = kind == "households" and any(self._is_award(row) for row in self._rows)
        self._kind: IntakeKind = "awards" if awarded else kind
        staffed = choices.staff_of and kind == "subjects"
        self._staff = StaffList(services, choices.staff_of) if staffed else None
        self._unit_names = UnitNames(services.store.units.in_order())
        self._matcher = Matcher(
            services.store,
            self._unit_names,
            (str(row.values["name"]) for row in self._rows if row.values.get("name")),
            (str(row.values.get("personal_id", "")) for row in self._rows),
            replaces=self._kind in ("subjects", "households"),
            moves=self._staff is not None,
        )
        self._households = kind == "households"
        self._titled = self._kind in ("registrations", "awards", "nominations")
        self._initiatives: InitiativeRows | None = None
        self._undated = self._kind in ("subjects", "career", "hindrances") or (
            self._kind == "households" and not has_reviews(result.columns)
        )
        self._decisions = AwardDecisions(services, choices, self._today)
        self._plan = Plan(result.file, kind, notes=list(result.notes), view=result.view)

    def plan(self, progress: Progress) -> Plan:
        plan = self._plan
        plan.notes += self._passed_over()
        plan_row = self._row_planner()
        for number, row in enumerate(self._rows, start=1):
            if number % 200 == 1 or number == len(self._rows):
                progress.report(number, len(self._rows), f"Đang đối chiếu dòng {row.row}")
            plan.problems += row.problems
            name = str(row.values.get("name", ""))
            try:
                if not name:
                    raise Unusable("name", "Dòng này không có tên nên không lấy được.")
                if len(name) > LONGEST_NAME:
                    raise Unusable("name", "Ô tên ghi cả một đoạn văn; hãy chỉ ghi tên.")
                planned = plan_row(row)
            except Unusable as unusable:
                planned = PlannedRow(row.sheet, row.row, "skipped", name, reason=str(unusable))
                planned.place = row.place
                if unusable.candidates:
                    planned.verdict, planned.candidates = "probable", unusable.candidates
                self._say(row, unusable.field, str(unusable))
            plan.rows.append(planned)
        if self._initiatives is not None:
            plan.notes += self._initiatives.finish()
            plan.problems.sort(key=lambda problem: problem.row)
        plan.notes += [*self._decisions.notes, *self._units_alike()]
        plan.gaps = self._gaps()
        if self._staff is not None:
            named = {row.subject.record.uid for row in plan.rows if row.subject}
            unsure = (row.candidates for row in plan.rows if row.state == "skipped")
            named.update(candidate.uid for some in unsure for candidate in some)
            plan.leavers = self._staff.leavers(named, self._choices.departures)
        return plan

    def _row_planner(self) -> Callable[[SourceRow], PlannedRow]:
        titles = self._titles
        if self._kind == "registrations":
            registering = RegistrationRows(self._services)
            return lambda row: registering.planned(
                row, titles.award_type(row), titles.period(row), self._match
            )
        if self._kind == "nominations":
            nominating = NominationRows(self._services, self._say)
            return lambda row: nominating.planned(
                row, titles.award_type(row), titles.period(row), self._match
            )
        if self._kind == "ratings":
            rating = RatingRows(self._services, self._say)
            return lambda row: rating.planned(row, titles.period(row), self._match)
        if self._kind == "initiatives":
            writing = InitiativeRows(self._services, titles, self._rows, self._say)
            self._initiatives = writing
            return lambda row: writing.planned(row, self._match)
        if self._kind == "career":
            living = CareerRows(self._services, self._say)
            return lambda row: living.planned(row, self._match)
        if self._kind == "hindrances":
            hindering = HindranceRows(self._services)
            return lambda row: hindering.planned(row, self._match)
        if self._kind == "households" and has_reviews(self._result.columns):
            return self._reviewed_row(ReviewRows(self._services, titles, self._say))
        if self._kind != "awards":
            return self._subject_row
        decisions = self._decisions
        for row in self._rows:
            try:
                decisions.note(row, titles.award_type(row), titles.period_told(row))
            except Unusable:
                continue  # said when the row is planned
        names = self._unit_names
        awarding = AwardRows(self._services, self._today, decisions, names, self._say)
        return lambda row: awarding.planned(
            row, titles.award_type(row), titles.period_told(row), self._match
        )

    def _reviewed_row(self, reviewing: ReviewRows) -> Callable[[SourceRow], PlannedRow]:
        def planned(row: SourceRow) -> PlannedRow:
            household = self._subject_row(row)
            reviewing.add_to(household, row)
            return household

        return planned

    def _subject_row(self, row: SourceRow) -> PlannedRow:
        staff = self._staff
        if staff is not None:
            row = replace(row, values=staff.told(row.values))
        match = self._match(row, None)
        state = "added" if match.made else "updated" if match.changed else "same"
        change: StaffChange = ""
        if staff is not None:
            change = staff.change(row.values, match.made, match.moved_from, match.status_before)
        return PlannedRow(
            row.sheet,
            row.row,
            state,
            str(row.values["name"]),
            subject=match.subject,
            verdict=match.verdict,
            candidates=match.candidates,
            change=change,
            moved_from=match.moved_from,
        )

    def _match(self, row: SourceRow, award_type: AwardType | None, scope: object = "") -> Match:
        """Whom the row means; what a person should look at is said."""
        values = row.values
        if self._kind not in ("subjects", "households") and "note" in values:
            values = {name: value for name, value in values.items() if name != "note"}
        rank = values.get("rank")
        if rank and rank != values.get("honorific") and rank not in str(values.get("position", "")):
            position = ", ".join(filter(None, (rank, values.get("position"))))
            values = {**values, "position": position}
        kind = self._subject_kind(row, award_type)
        day = values.get("decision_date") if self._kind == "awards" else None
        chosen = self._choices.matches.get(row.match_key, "")
        match = self._matcher.match(kind, values, row.row, scope, day, chosen)
        if match.remark:
            self._say(row, "name", match.remark)
        return match

    def _subject_kind(self, row: SourceRow, award_type: AwardType | None) -> SubjectKind:
        if self._households:
            return "household"
        told: SubjectKind | None = row.values.get("kind")
        if award_type is not None:
            only = award_type.recipients[0] if len(award_type.recipients) == 1 else None
            if told is None or row.kind_from == "heading":
                told = told if told in award_type.recipients else only or told
            if told and told not in award_type.recipients:
                raise Unusable(
                    "award",
                    f"{award_type.name} không dành cho {_KIND_NAMES[told]}; hãy kiểm tra danh hiệu "
                    "hoặc loại đối tượng.",
                )
        return told or "individual"

    def _is_award(self, row: SourceRow) -> bool:
        named = bool(row.values.get("award") or self._choices.award)
        return named and bool(number_of(row) or self._choices.decision)

    # Telling

    def _say(self, row: SourceRow, field: str, sentence: str) -> None:
        column = row.letters.get(field) or self._result.columns.get(field, "")
        self._plan.problems.append(Problem(row.sheet, row.row, column, sentence))

    def _gaps(self) -> Gaps:
        def without(field: str) -> int:
            return sum(not row.values.get(field) for row in self._rows)

        sheets = (self._result.sheet, *self._result.other_sheets)
        awarded = self._kind == "awards"
        return Gaps(
            awards=without("award") if self._titled else 0,
            periods=without("period") if not self._undated else 0,
            numbers=without("decision_number") if awarded else 0,
            levels=self._decisions.unsure,
            sheets=sheets if len(sheets) > 1 else (),
        )

    def _units_alike(self) -> list[str]:
        units = (row.subject.unit for row in self._plan.rows if row.subject)
        return [
            f"Đơn vị “{one}” và “{other}” chỉ khác cách đặt dấu nên vẫn ghi thành hai đơn vị; "
            "nếu là một, hãy sửa cho giống nhau rồi lấy lại."
            for one, other in self._unit_names.alike(units)
        ]

    def _passed_over(self) -> list[str]:
        titles = [
            TITLES[name].lower()
            for name in self._result.columns
            if name in PASSED_OVER[self._kind] or (name == "period" and self._undated)
        ]
        return [f"Các cột sau không được lưu ở đây: {', '.join(titles)}."] if titles else []


_KIND_NAMES: dict[SubjectKind, str] = {
    "individual": "cá nhân",
    "collective": "tập thể",
    "household": "hộ gia đình",
}
