"""Plans the rows of a list of awards: who was, or is to be, given what by which decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from models.awards import Award
from models.decisions import Decision
from models.registrations import Registration
from models.vietnamese import canonical
from services.intake.award_decisions import AwardDecisions
from services.intake.cells import quoted
from services.intake.likeness import agree
from services.intake.plan import PlannedDecision, PlannedRow, PlannedSubject, Unusable
from services.intake.registration_rows import Matching
from services.intake.saying import Say
from services.intake.source_rows import SourceRow
from services.intake.unit_names import UnitNames
from services.law import AwardType
from services.services import Services


class AwardRows:
    def __init__(
        self,
        services: Services,
        today: date,
        decisions: AwardDecisions,
        unit_names: UnitNames,
        say: Say,
    ) -> None:
        self._store = services.store
        self._catalogue = services.catalogue
        self._today = today
        self._decisions = decisions
        self._units = unit_names
        self._say = say
        self._awarded: dict[int, dict[str, str]] = {}
        self._lines: dict[int, dict[tuple[str, str], list[Award]]] = {}
        self._drafted = services.store.awards.in_open_decisions()
        self._registered: dict[str, dict[tuple[str, str], Registration]] = {}

    def planned(
        self, row: SourceRow, award_type: AwardType, period: str, matching: Matching
    ) -> PlannedRow:
        """Raises ``Unusable``."""
        decision = self._decisions.of(row, award_type, period)
        self._check_level(row, award_type, decision.record)
        match = matching(self._recognised(row, award_type, decision), award_type, id(decision))
        subject = match.subject
        planned = match.row(row, award_type=award_type.code)
        planned.decision = decision
        awarded = self._awarded_in(decision)
        given = awarded.get(subject.key)
        if given == award_type.code or self._stands_in_a_draft(planned, period):
            return planned
        if given is not None:
            raise Unusable(
                "award",
                f"{subject.record.name} đã có {self._catalogue.award_type(given).name} trong cùng "
                "quyết định; một quyết định chỉ ghi mỗi đối tượng một lần.",
            )
        if decision.locked:
            raise Unusable(
                "decision_number",
                f"Quyết định số {decision.record.code} đã ban hành trong sổ nên không thêm "
                f"{subject.record.name} vào được.",
            )
        awarded[subject.key] = award_type.code
        planned.state = "added"
        planned.award = self._award(row, award_type, period, decision.record, subject)
        return planned

    def _recognised(
        self, row: SourceRow, award_type: AwardType, decision: PlannedDecision
    ) -> SourceRow:
        """With whom the row means, where the decision holds that very line.

        A line keeps how its recipient was then: the directory may know them elsewhere by now.
        """
        unit = self._units.key(str(row.values.get("unit") or ""))
        name = canonical(str(row.values["name"]))
        lines = self._lines_of(decision).get((name, award_type.code), [])
        for line in lines:
            if (
                row.values.get("kind") in (None, line.kind)
                and self._units.key(line.unit_name) == unit
                and agree(str(row.values.get("birth_date") or ""), line.birth_date)
            ):
                lines.remove(line)  # a namesake has a line of their own
                return replace(row, values={"uid": line.subject_uid, **row.values})
        return row

    def _stands_in_a_draft(self, row: PlannedRow, period: str) -> bool:
        """Whoever is in a draft already for the same award is not put into another new one."""
        decision = row.decision.record if row.decision else None
        if decision is None or decision.uid or decision.status == "issued" or not row.subject:
            return False
        period = period or decision.period or ""
        return (row.subject.record.uid, row.award_type, period or None) in self._drafted

    def _award(
        self,
        row: SourceRow,
        award_type: AwardType,
        period: str,
        decision: Decision,
        subject: PlannedSubject,
    ) -> Award:
        """The line as the file tells it; where it is silent, as the directory knows it."""
        values, record = row.values, subject.record
        period = period or decision.period or ""
        registration = self._registrations(period).pop((record.uid, award_type.code), None)
        texts: dict[str, Any] = {
            name: str(values.get(name, "")) for name in ("achievement", "book_number", "note")
        }
        return Award(
            decision_uid=decision.uid,
            subject_uid=record.uid,
            registration_uid=registration.uid if registration else None,
            award_type=award_type.code,
            ground=self._ground(row, decision),
            period=period or None,
            kind=record.kind,
            name=str(values["name"]),
            honorific=str(values.get("honorific") or record.honorific),
            birth_date=str(values.get("birth_date") or record.birth_date),
            subject_position=str(values.get("position") or record.position),
            unit_name=str(values.get("unit") or subject.unit),
            holder_class=values.get("holder_class") or record.holder_class,
            prize=values.get("prize"),
            posthumous=bool(values.get("posthumous")),
            **texts,
        )

    def _check_level(self, row: SourceRow, award_type: AwardType, decision: Decision) -> None:
        """Rule K7; what rests on an unverified text is only told."""
        day = decision.decided_on or self._today
        problem = self._catalogue.level_check(award_type.code, decision.level, day)
        if problem is None:
            return
        rules = self._catalogue.rules_on(day)
        rule = next((each for each in rules if each.evaluator == "level_may_decide"), None)
        if rule is None:
            return
        if problem.confidence == "verified" and rule.severity == "block":
            raise Unusable("award", problem.sentence)
        self._say(row, "award", f"{problem.sentence} Dòng này vẫn được lấy; hãy kiểm tra lại.")

    def _ground(self, row: SourceRow, decision: Decision) -> str:
        text = str(row.values.get("ground", ""))
        if not text:
            return decision.ground
        if ground := self._catalogue.recognise_ground(text):
            return ground.code
        self._say(
            row,
            "ground",
            f"Không nhận ra loại hình khen thưởng {quoted(text)} nên lấy theo quyết định; "
            "hãy ghi như Công trạng, Đột xuất, Phong trào thi đua.",
        )
        return decision.ground

    def _awarded_in(self, decision: PlannedDecision) -> dict[str, str]:
        """What everybody in the decision is given, stored or planned."""
        if id(decision) not in self._awarded:
            stored = self._stored_in(decision)
            self._awarded[id(decision)] = {a.subject_uid: a.award_type for a in stored}
        return self._awarded[id(decision)]

    def _lines_of(self, decision: PlannedDecision) -> dict[tuple[str, str], list[Award]]:
        """By name and award the stored lines that no row of the file has meant yet."""
        if id(decision) not in self._lines:
            lines = self._lines[id(decision)] = {}
            for line in self._stored_in(decision):
                lines.setdefault((canonical(line.name), line.award_type), []).append(line)
        return self._lines[id(decision)]

    def _stored_in(self, decision: PlannedDecision) -> list[Award]:
        return [] if decision.is_new else self._store.awards.of_decision(decision.record.uid)

    def _registrations(self, period: str) -> dict[tuple[str, str], Registration]:
        """Registrations of ``period`` that no decision has taken up yet, by subject and title."""
        if period not in self._registered:
            decided = self._store.awards.registrations_decided(period)
            self._registered[period] = {
                (r.subject_uid, r.award_type): r
                for r in self._store.registrations.of_period(period)
                if r.uid not in decided
            }
        return self._registered[period]
