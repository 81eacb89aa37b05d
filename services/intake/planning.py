"""Works out, row by row, what taking in a file would do; writes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from models.problems import Refused
from models.progress import SILENT, Progress
from models.subjects import SubjectKind
from services.intake.award_decisions import AwardDecisions, check_choices, number_of
from services.intake.award_rows import AwardRows
from services.intake.columns import TITLES, ListKind
from services.intake.matching import Match, Matcher
from services.intake.plan import Choices, Gaps, IntakeKind, Plan, PlannedRow, Unusable
from services.intake.registration_rows import RegistrationRows
from services.intake.rows import ReadResult, SourceRow, records_of
from services.intake.source_rows import Problem
from services.intake.template_rows import plan_template, signature_of
from services.intake.unit_names import UnitNames
from services.intake.workbook import read_workbook
from services.law import AwardType
from services.services import Services

_NOT_KEPT = {"sector", "employment", "phone", "rating", "score", "votes", "members"}
_OF_AWARDS = {"award", "award_code", "period", "initiative", "movement", "ground", "achievement"}
_OF_DECISIONS = {"decision_number", "decision_symbol", "decision_date", "issuer", "level"}
_OF_PRIZES = {"prize", "book_number", "posthumous"}
_PASSED_OVER: dict[IntakeKind, set[str]] = {
    "subjects": _NOT_KEPT,
    "households": _NOT_KEPT | _OF_AWARDS | _OF_DECISIONS | _OF_PRIZES,
    "registrations": _NOT_KEPT | {"movement", "ground", "achievement"},
    "awards": _NOT_KEPT | {"initiative"},
}
"""Columns that are recognised but of which nothing is stored."""
_SEVERAL = re.compile(r"\s*[,;+\n/]\s*|\s+(?:và|&)\s+")


def plan_intake(
    services: Services,
    file: Path,
    kind: IntakeKind,
    choices: Choices,
    progress: Progress = SILENT,
) -> Plan:
    """Read ``file`` and plan every row. Raises ``Refused`` when nothing of it can be read."""
    check_choices(services, choices)
    today = services.store.origin.now().astimezone().date()
    read_as: ListKind = kind
    progress.report(0, 0, f"Đang đọc {file.name}")
    workbook = read_workbook(file)
    if signature := signature_of(workbook):
        return plan_template(
            services,
            workbook,
            signature,
            lambda kind, choices, rows: _Planner(services, kind, choices, rows).plan(progress),
            progress,
        )
    result = records_of(workbook, read_as, choices.sheet or None, today=today, progress=progress)
    with services.store.snapshot():
        return _Planner(services, kind, choices, result).plan(progress)


class _Planner:
    def __init__(
        self, services: Services, kind: IntakeKind, choices: Choices, result: ReadResult
    ) -> None:
        self._services = services
        self._catalogue = services.catalogue
        self._choices = choices
        self._result = result
        self._today = services.store.origin.now().astimezone().date()
        self._rows = list(self._one_award_each(result.rows))
        awarded = kind == "households" and any(self._is_award(row) for row in self._rows)
        self._kind: IntakeKind = "awards" if awarded else kind
        self._unit_names = UnitNames(services.store.units.in_order())
        self._matcher = Matcher(
            services.store,
            self._unit_names,
            (str(row.values["name"]) for row in self._rows if row.values.get("name")),
            (str(row.values.get("personal_id", "")) for row in self._rows),
            replaces=self._kind in ("subjects", "households"),
        )
        self._households = kind == "households"
        self._decisions = AwardDecisions(services, choices, self._today)
        self._plan = Plan(result.file, kind, notes=list(result.notes))

    def plan(self, progress: Progress) -> Plan:
        plan = self._plan
        plan.notes += self._passed_over()
        plan_row = self._row_planner()
        for number, row in enumerate(self._rows, start=1):
            if number % 200 == 1 or number == len(self._rows):
                progress.report(number, len(self._rows), f"Đang đối chiếu dòng {row.row}")
            plan.problems += row.problems
            try:
                if not row.values.get("name"):
                    raise Unusable("name", "Dòng này không có tên nên không lấy được.")
                planned = plan_row(row)
            except Unusable as unusable:
                name = str(row.values.get("name", ""))
                planned = PlannedRow(row.sheet, row.row, "skipped", name, reason=str(unusable))
                self._say(row, unusable.field, str(unusable))
            plan.rows.append(planned)
        plan.notes += [*self._decisions.notes, *self._units_alike()]
        plan.gaps = self._gaps()
        return plan

    def _row_planner(self) -> Callable[[SourceRow], PlannedRow]:
        if self._kind == "registrations":
            registering = RegistrationRows(self._services)
            return lambda row: registering.planned(
                row, self._award_type(row), self._period(row), self._match
            )
        if self._kind != "awards":
            return self._subject_row
        decisions = self._decisions
        for row in self._rows:
            try:
                decisions.note(row, self._award_type(row), self._period(row, ""))
            except Unusable:
                continue  # said when the row is planned
        names = self._unit_names
        awarding = AwardRows(self._services, self._today, decisions, names, self._say)
        return lambda row: awarding.planned(
            row, self._award_type(row), self._period(row, ""), self._match
        )

    def _subject_row(self, row: SourceRow) -> PlannedRow:
        match = self._match(row, None)
        state = "added" if match.made else "updated" if match.changed else "same"
        return PlannedRow(row.sheet, row.row, state, str(row.values["name"]), "", match.subject)

    def _match(self, row: SourceRow, award_type: AwardType | None, scope: object = "") -> Match:
        """Whom the row means; what a person should look at is said."""
        values: dict[str, Any] = dict(row.values)
        if self._kind in ("registrations", "awards"):
            values.pop("note", None)
        rank, honorific = values.get("rank"), values.get("honorific")
        if rank and rank != honorific and rank not in str(values.get("position", "")):
            values["position"] = ", ".join(filter(None, (rank, values.get("position"))))
        kind = self._subject_kind(row, award_type)
        day = values.get("decision_date") if self._kind == "awards" else None
        match = self._matcher.match(kind, values, row.row, scope, day)
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

    # Awards and periods

    def _one_award_each(self, rows: Sequence[SourceRow]) -> Iterator[SourceRow]:
        """A cell that names several titles becomes one row for each."""
        for row in rows:
            text = str(row.values.get("award", ""))
            parts = [part for part in _SEVERAL.split(text) if part]
            if len(parts) > 1 and not self._recognised(row, text):
                found = {a.code: part for part in parts if (a := self._recognised(row, part))}
                if len(found) == len(parts):
                    for place, part in enumerate(parts):
                        problems = row.problems if place == 0 else ()
                        yield replace(row, values={**row.values, "award": part}, problems=problems)
                    continue
            yield row

    def _is_award(self, row: SourceRow) -> bool:
        named = bool(row.values.get("award") or self._choices.award)
        return named and bool(number_of(row) or self._choices.decision)

    def _award_type(self, row: SourceRow) -> AwardType:
        text = str(row.values.get("award", ""))
        if text:
            if found := self._recognised(row, text):
                return found
            raise Unusable(
                "award",
                f"Không nhận ra danh hiệu, hình thức “{text}”; hãy ghi tên đầy đủ như trong luật.",
            )
        if self._choices.award:
            return self._catalogue.award_type(self._choices.award)
        raise Unusable(
            "award",
            "Dòng này không ghi danh hiệu, hình thức; hãy chọn một danh hiệu cho cả danh sách.",
        )

    def _recognised(self, row: SourceRow, text: str) -> AwardType | None:
        kind: SubjectKind | None = "household" if self._is_household(row) else None
        return self._catalogue.recognise(text, kind or row.values.get("kind"))

    def _is_household(self, row: SourceRow) -> bool:
        return row.values.get("kind") == "household"

    def _period(self, row: SourceRow, otherwise: str | None = None) -> str:
        told = str(row.values.get("period", ""))
        if told:
            try:
                return self._services.periods.meant(told)
            except Refused as refused:
                raise Unusable("period", str(refused)) from refused
        if self._choices.period:
            return self._services.periods.meant(self._choices.period)
        return self._services.periods.current_code() if otherwise is None else otherwise

    # Telling

    def _say(self, row: SourceRow, field: str, sentence: str) -> None:
        column = self._result.columns.get(field, "")
        self._plan.problems.append(Problem(row.sheet, row.row, column, sentence))

    def _gaps(self) -> Gaps:
        def without(field: str) -> int:
            return sum(not row.values.get(field) for row in self._rows)

        sheets = (self._result.sheet, *self._result.other_sheets)
        titled = self._kind in ("registrations", "awards")
        awarded = self._kind == "awards"
        return Gaps(
            awards=without("award") if titled else 0,
            periods=without("period") if titled else 0,
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
            if name in _PASSED_OVER[self._kind]
        ]
        return [f"Các cột sau không được lưu ở đây: {', '.join(titles)}."] if titles else []


_KIND_NAMES: dict[SubjectKind, str] = {
    "individual": "cá nhân",
    "collective": "tập thể",
    "household": "hộ gia đình",
}
