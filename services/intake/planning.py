"""Works out, row by row, what taking in a file would do; writes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

from models.awards import Award
from models.decisions import Decision, Level
from models.problems import Refused
from models.progress import SILENT, Progress
from models.registrations import Registration
from models.subjects import SubjectKind
from models.vietnamese import canonical
from services.intake.matching import Ambiguous, Matcher
from services.intake.plan import (
    Choices,
    IntakeKind,
    Plan,
    PlannedDecision,
    PlannedRow,
    PlannedSubject,
    RowState,
)
from services.intake.rows import Problem, ReadResult, SourceRow, read_records
from services.law import AwardType
from services.periods import period_of_code
from services.services import Services

NEW_DECISION = "NEW"


class _Unusable(Exception):
    """The row cannot be taken in: column field and sentence."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def plan_intake(
    services: Services,
    file: Path,
    kind: IntakeKind,
    choices: Choices,
    progress: Progress = SILENT,
) -> Plan:
    """Read ``file`` and plan every row. Raises ``Refused`` when nothing of it can be read."""
    progress.report(0, 0, f"Đang đọc {file.name}")
    result = read_records(file, kind, choices.sheet or None)
    return _Planner(services, kind, choices, result).plan(file.name, progress)


class _Planner:
    def __init__(
        self, services: Services, kind: IntakeKind, choices: Choices, result: ReadResult
    ) -> None:
        self._services = services
        self._store = services.store
        self._catalogue = services.catalogue
        self._kind = kind
        self._choices = choices
        self._result = result
        names = [str(row.values["name"]) for row in result.rows if row.values.get("name")]
        self._matcher = Matcher(services.store, names)
        self._registered: dict[str, dict[tuple[str, str], Registration]] = {}
        self._decisions: dict[tuple, PlannedDecision] = {}
        self._awarded: dict[int, set[str]] = {}
        self._seen: set[int] = set()
        self._choices_checked()

    def plan(self, file_name: str, progress: Progress) -> Plan:
        plan = Plan(file_name, self._kind, notes=list(self._result.notes))
        total = len(self._result.rows)
        for number, row in enumerate(self._result.rows, start=1):
            if number % 200 == 0 or number == total:
                progress.report(number, total, f"Đang đối chiếu dòng {row.row}")
            plan.problems += row.problems
            try:
                plan.rows.append(self._planned(row))
            except _Unusable as unusable:
                plan.rows.append(PlannedRow(row.sheet, row.row, "skipped"))
                column = self._result.columns.get(unusable.field, "")
                plan.problems.append(Problem(row.sheet, row.row, column, str(unusable)))
        return plan

    def _planned(self, row: SourceRow) -> PlannedRow:
        values = row.values
        if not values.get("name"):
            raise _Unusable("name", "Dòng này không có tên nên bị bỏ qua.")
        match self._kind:
            case "subjects" | "households":
                return self._subject_row(row)
            case "registrations":
                return self._registration_row(row)
            case "awards":
                return self._award_row(row)

    # Subjects

    def _subject(self, row: SourceRow, award_type: AwardType | None = None) -> PlannedSubject:
        kind = self._subject_kind(row, award_type)
        try:
            return self._matcher.match(kind, row.values)
        except Ambiguous as ambiguous:
            raise _Unusable("name", str(ambiguous)) from ambiguous

    def _subject_kind(self, row: SourceRow, award_type: AwardType | None) -> SubjectKind:
        if self._kind == "households":
            return "household"
        told = row.values.get("kind")
        if told in get_args(SubjectKind):
            return told
        if award_type is not None and len(award_type.recipients) == 1:
            return award_type.recipients[0]
        return "individual"

    def _subject_row(self, row: SourceRow) -> PlannedRow:
        subject = self._subject(row)
        first = id(subject) not in self._seen
        self._seen.add(id(subject))
        state: RowState = "same"
        if first and subject.is_new:
            state = "added"
        elif first and subject.changed:
            state = "updated"
        return PlannedRow(row.sheet, row.row, state, subject)

    # Registrations

    def _registration_row(self, row: SourceRow) -> PlannedRow:
        award_type = self._award_type(row)
        subject = self._subject(row, award_type)
        self._check_recipient(award_type, subject)
        period = self._period(row)
        known = self._registrations_of(period)
        key = (_key(subject), award_type.code)
        initiative = str(row.values.get("initiative") or "")
        if (old := known.get(key)) is not None:
            if initiative and initiative != old.initiative and old.uid:
                new = replace(old, initiative=initiative)
                known[key] = new
                return PlannedRow(row.sheet, row.row, "updated", subject, registration=new)
            return PlannedRow(row.sheet, row.row, "same", subject)
        fresh = Registration(
            period=period,
            subject_uid=subject.record.uid,
            award_type=award_type.code,
            initiative=initiative,
        )
        known[key] = fresh
        return PlannedRow(row.sheet, row.row, "added", subject, registration=fresh)

    def _registrations_of(self, period: str) -> dict[tuple[str, str], Registration]:
        """Registrations of ``period`` by subject and title."""
        if period not in self._registered:
            self._registered[period] = {
                (registration.subject_uid, registration.award_type): registration
                for registration in self._store.registrations.of_period(period)
            }
        return self._registered[period]

    # Awards

    def _award_row(self, row: SourceRow) -> PlannedRow:
        award_type = self._award_type(row)
        subject = self._subject(row, award_type)
        self._check_recipient(award_type, subject)
        decision = self._decision(row, award_type)
        awarded = self._awarded_in(decision)
        if _key(subject) in awarded:
            return PlannedRow(row.sheet, row.row, "same", subject)
        awarded.add(_key(subject))
        values = row.values
        award = Award(
            decision_uid=decision.record.uid,
            subject_uid=subject.record.uid,
            award_type=award_type.code,
            ground=decision.record.ground,
            period=decision.record.period,
            kind=subject.record.kind,
            name=str(values["name"]),
            honorific=str(values.get("honorific") or ""),
            birth_date=str(values.get("birth_date") or ""),
            subject_position=str(values.get("position") or ""),
            unit_name=str(values.get("unit") or ""),
            holder_class=subject.record.holder_class,
            achievement=str(values.get("achievement") or ""),
            note=str(values.get("note") or ""),
        )
        return PlannedRow(row.sheet, row.row, "added", subject, decision=decision, award=award)

    def _decision(self, row: SourceRow, award_type: AwardType) -> PlannedDecision:
        values = row.values
        number = str(values.get("decision_number") or "")
        day: date | None = values.get("decision_date")
        if not number:
            return self._draft(row, award_type)
        if day is None:
            raise _Unusable("decision_date", "Dòng này có số quyết định nhưng không có ngày.")
        level = self._level(award_type, day)
        if sentence := self._catalogue.level_problem(award_type.code, level, day):
            raise _Unusable("award", sentence)
        issuer = str(values.get("issuer") or "")
        symbol = str(values.get("decision_symbol") or "")
        key = (number, symbol, day, level, canonical(issuer))
        if key not in self._decisions:
            known = self._store.decisions.of_code(number, symbol, day, level)
            same = [d for d in known if not issuer or canonical(d.issuer) == canonical(issuer)]
            self._decisions[key] = PlannedDecision(
                same[0]
                if same
                else Decision(
                    origin="recorded",
                    level=level,
                    issuer=issuer or self._decider(award_type, level, day),
                    number=number,
                    symbol=symbol,
                    decided_on=day,
                    summary=f"Khen thưởng: {award_type.name}",
                    period=self._period_code(row, str(day.year)),
                    award_type=award_type.code,
                    ground=self._ground(row),
                ),
                issued=True,
            )
        return self._decisions[key]

    def _draft(self, row: SourceRow, award_type: AwardType) -> PlannedDecision:
        wanted = self._choices.decision
        if not wanted:
            raise _Unusable(
                "decision_number",
                "Dòng này không có số quyết định; hãy chọn quyết định nháp để đưa vào.",
            )
        if (wanted,) not in self._decisions:
            record = (
                Decision(
                    award_type=award_type.code,
                    period=self._period(row),
                    ground=self._ground(row),
                    issuer=self._services.settings.get("agency_name"),
                    proposer=self._services.settings.get("department"),
                )
                if wanted == NEW_DECISION
                else self._store.decisions.get(wanted)
            )
            self._decisions[wanted,] = PlannedDecision(record)
        return self._decisions[wanted,]

    def _awarded_in(self, decision: PlannedDecision) -> set[str]:
        """Whoever stands in the decision, stored or planned."""
        if id(decision) not in self._awarded:
            stored = self._store.awards.of_decision(decision.record.uid)
            self._awarded[id(decision)] = {award.subject_uid for award in stored}
        return self._awarded[id(decision)]

    def _level(self, award_type: AwardType, day: date) -> Level:
        if self._choices.level:
            return self._choices.level  # pyright: ignore[reportReturnType]
        levels = {decider.level for decider in award_type.deciders_on(day)}
        if len(levels) == 1:
            return next(iter(levels))
        if "commune" in levels or not levels:
            return "commune"
        raise _Unusable(
            "award", f"Không rõ cấp nào quyết định {award_type.name}; hãy chọn cấp quyết định."
        )

    def _decider(self, award_type: AwardType, level: Level, day: date) -> str:
        deciders = award_type.deciders_on(day)
        return next((d.decider for d in deciders if d.level == level), "")

    def _ground(self, row: SourceRow) -> str:
        text = str(row.values.get("ground") or "")
        ground = self._catalogue.recognise_ground(text) if text else None
        return ground.code if ground else "CONG_TRANG"

    # Shared

    def _award_type(self, row: SourceRow) -> AwardType:
        text = str(row.values.get("award") or "")
        told = row.values.get("kind")
        kind: SubjectKind | None = told if told in get_args(SubjectKind) else None
        if text:
            if found := self._catalogue.recognise(text, kind):
                return found
            raise _Unusable("award", f"Không nhận ra danh hiệu, hình thức “{text}”.")
        if self._choices.award:
            return self._catalogue.award_type(self._choices.award)
        raise _Unusable(
            "award",
            "Dòng này không ghi danh hiệu, hình thức; hãy chọn một danh hiệu cho cả danh sách.",
        )

    def _check_recipient(self, award_type: AwardType, subject: PlannedSubject) -> None:
        if subject.record.kind not in award_type.recipients:
            raise _Unusable("award", f"{award_type.name} không dành cho đối tượng này.")

    def _period(self, row: SourceRow) -> str:
        return self._period_code(row, self._services.periods.current_code())

    def _period_code(self, row: SourceRow, otherwise: str) -> str:
        told = str(row.values.get("period") or "")
        if told:
            try:
                return period_of_code(told).code
            except Refused as refused:
                raise _Unusable("period", str(refused)) from refused
        return self._choices.period or otherwise

    def _choices_checked(self) -> None:
        choices = self._choices
        if choices.award:
            self._catalogue.award_type(choices.award)
        if choices.level and choices.level not in get_args(Level):
            raise Refused(f"Không có cấp “{choices.level}”; hãy chọn {', '.join(get_args(Level))}.")
        if choices.period and self._services.periods.find(choices.period) is None:
            period_of_code(choices.period)
        if choices.decision not in ("", NEW_DECISION):
            decision = self._store.decisions.find(choices.decision)
            if decision is None or decision.deleted_at:
                raise Refused(f"Không tìm thấy quyết định có mã {choices.decision}.")
            if decision.status == "issued":
                raise Refused("Quyết định đã ban hành nên không thêm người vào được nữa.")


def _key(subject: PlannedSubject) -> str:
    """What stands for a subject: its uid, or for a new one its place in memory."""
    return subject.record.uid or f"new {id(subject)}"
