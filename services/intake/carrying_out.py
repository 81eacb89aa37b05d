"""Carries out a plan: one transaction, one named batch that can be taken back."""

from __future__ import annotations

from dataclasses import replace

from models.awards import Award
from models.batches import Batch
from models.progress import SILENT, Progress
from models.registrations import Registration
from models.subjects import Subject
from models.units import Unit, UnitKind
from models.vietnamese import canonical, nfc
from services.intake.plan import INTAKE_KINDS, IntakeKind, Plan, PlannedDecision, PlannedSubject
from services.services import Services

UNIT_KIND: dict[IntakeKind, UnitKind] = {"households": "hamlet"}


def carry_out(services: Services, plan: Plan, progress: Progress = SILENT) -> Batch | None:
    """Write what ``plan`` says: all of it, or nothing. None when there is nothing to write."""
    rows = [row for row in plan.rows if row.state in ("added", "updated")]
    if not rows:
        return None
    title = f"Lấy từ Excel vào {INTAKE_KINDS[plan.kind]}: {plan.file} ({len(rows)} dòng)"
    with services.store.action(title, "import", unlocked=True) as batch:
        _Writer(services, plan, progress).write()
    return batch


class _Writer:
    def __init__(self, services: Services, plan: Plan, progress: Progress) -> None:
        self._services = services
        self._store = services.store
        self._plan = plan
        self._progress = progress
        self._units = {
            canonical(unit.name): unit.uid for unit in reversed(self._store.units.in_order())
        }

    def write(self) -> None:
        rows = [row for row in self._plan.rows if row.state in ("added", "updated")]
        self._progress.report(0, 4, "Đang ghi đơn vị và đối tượng")
        self._write_subjects([row.subject for row in rows if row.subject is not None])
        self._progress.report(1, 4, "Đang ghi đăng ký")
        self._write_registrations(
            [(r.registration, r.subject) for r in rows if r.registration and r.subject]
        )
        self._progress.report(2, 4, "Đang ghi khen thưởng")
        self._write_awards(
            [(r.award, r.subject, r.decision) for r in rows if r.award and r.subject and r.decision]
        )
        self._progress.report(3, 4, "Đang hoàn tất")

    def _write_subjects(self, subjects: list[PlannedSubject]) -> None:
        changed = list({id(s): s for s in subjects if s.changed}.values())
        records: list[Subject] = []
        for subject in changed:
            record = subject.record
            if subject.unit and not record.unit_uid:
                record = replace(record, unit_uid=self._unit(subject.unit))
            records.append(record)
        for subject, saved in zip(changed, self._store.subjects.save_many(records), strict=True):
            subject.record = saved
            subject.changed = False

    def _unit(self, name: str) -> str:
        key = canonical(name)
        if key not in self._units:
            kind = UNIT_KIND.get(self._plan.kind, "other")
            self._units[key] = self._store.units.place(Unit(name=nfc(name), kind=kind)).uid
        return self._units[key]

    def _write_registrations(
        self, registrations: list[tuple[Registration, PlannedSubject]]
    ) -> None:
        for period in {registration.period for registration, _ in registrations}:
            self._services.periods.ensure(period)
        self._store.registrations.save_many(
            replace(registration, subject_uid=subject.record.uid)
            for registration, subject in registrations
        )

    def _write_awards(self, awards: list[tuple[Award, PlannedSubject, PlannedDecision]]) -> None:
        decisions = list({id(decision): decision for _, _, decision in awards}.values())
        place: dict[int, int] = {}
        for decision in decisions:
            if decision.record.period:
                self._services.periods.ensure(decision.record.period)
            if not decision.record.uid:
                decision.record = self._store.decisions.save(decision.record)
            place[id(decision)] = self._store.awards.count_of(decision.record.uid)
        lines: list[Award] = []
        for award, subject, decision in awards:
            place[id(decision)] += 1
            lines.append(
                replace(
                    award,
                    decision_uid=decision.record.uid,
                    subject_uid=subject.record.uid,
                    position=place[id(decision)],
                )
            )
        self._store.awards.save_many(lines)
        for decision in decisions:
            if decision.issued and decision.record.status != "issued":
                self._store.decisions.save(replace(decision.record, status="issued"))
