"""Carries out a plan: one transaction, one named batch that can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from typing import TypeVar

from models.awards import Award
from models.batches import Batch
from models.decisions import Decision
from models.initiatives import InitiativeAuthor
from models.numbers import format_number
from models.progress import SILENT, Progress
from models.records import Record, RecordTable
from models.subjects import Subject, SubjectKind
from models.units import Unit
from models.vietnamese import nfc
from services.intake.collection import no_garbage
from services.intake.plan import (
    INTAKE_KINDS,
    Plan,
    PlannedDecision,
    PlannedInitiative,
    PlannedRow,
    PlannedSubject,
)
from services.intake.staff import departed
from services.intake.unit_names import UnitNames, unit_kind_of
from services.services import Services

ROWS_AT_ONCE = 500
R = TypeVar("R", bound=Record)


def take_in(services: Services, plan: Plan, progress: Progress = SILENT) -> Batch | None:
    """Back up, then write what ``plan`` says: all of it, or nothing. None: nothing was to write."""
    if not plan.to_write and not plan.departing:
        return None
    progress.report(0, 0, "Đang sao lưu trước khi ghi")
    copy = services.backups.automatic("truoc-khi-lay-excel")
    try:
        return carry_out(services, plan, progress)
    except BaseException:
        with suppress(OSError):  # of what stayed as it was; trying again must not fill the disk
            copy.unlink()
        raise


@no_garbage()
def carry_out(services: Services, plan: Plan, progress: Progress = SILENT) -> Batch | None:
    rows = plan.to_write
    if not rows and not plan.departing:
        return None
    count = f"{format_number(len(rows))} dòng"
    title = f"Lấy từ Excel vào {INTAKE_KINDS[plan.kind]}: {plan.file} ({count})"
    with services.store.action(title, "import", unlocked=True) as batch:
        _Writer(services, rows, progress).write()
        services.store.subjects.save_many(map(departed, plan.departing))
        if plan.kept:
            services.store.settings.write({plan.layout: plan.kept})
    return batch


class _Writer:
    """Leaves the plan as it is, so that it can be carried out again if this fails."""

    def __init__(self, services: Services, rows: Sequence[PlannedRow], progress: Progress) -> None:
        self._services = services
        self._store = services.store
        self._rows = rows
        self._progress = progress
        self._units = UnitNames(self._store.units.in_order())
        self._stored: dict[int, Subject] = {}
        self._written = 0
        self._total = 0

    def write(self) -> None:
        subjects = {id(row.subject): row.subject for row in self._rows if row.subject}
        changed = [subject for subject in subjects.values() if subject.changed]
        registering = [row for row in self._rows if row.registration]
        awarding = [row for row in self._rows if row.award]
        facts = [row for row in self._rows if row.rating or row.review or row.nomination]
        initiatives = {id(row.initiative): row.initiative for row in self._rows if row.initiative}
        self._total = sum(map(len, (changed, registering, awarding, facts, initiatives)))
        self._write_subjects(changed)
        self._write_registrations(registering)
        self._write_awards(awarding)
        self._write_ratings([row for row in facts if row.rating])
        self._write_reviews([row for row in facts if row.review])
        self._write_nominations([row for row in facts if row.nomination])
        self._write_initiatives(list(initiatives.values()))
        self._write_lives()

    def _write_subjects(self, subjects: list[PlannedSubject]) -> None:
        records: list[Subject] = []
        for subject in subjects:
            record = subject.record
            if subject.unit and not record.unit_uid:
                record = replace(record, unit_uid=self._unit(subject.unit, record.kind))
            records.append(record)
        stored = self._save(self._store.subjects, records, "Đang ghi danh bạ")
        self._stored = {id(s): record for s, record in zip(subjects, stored, strict=True)}

    def _unit(self, name: str, member: SubjectKind) -> str:
        unit = self._units.find(name)
        if unit is None:
            name = nfc(name)
            unit = self._store.units.place(Unit(name=name, kind=unit_kind_of(name, member)))
            self._units.remember(unit)
        return unit.uid

    def _uid(self, subject: PlannedSubject | None) -> str:
        assert subject is not None
        return self._stored.get(id(subject), subject.record).uid

    def _write_registrations(self, rows: list[PlannedRow]) -> None:
        records = [
            replace(row.registration, subject_uid=self._uid(row.subject))
            for row in rows
            if row.registration
        ]
        self._ensure(record.period for record in records)
        self._save(self._store.registrations, records, "Đang ghi đăng ký")

    def _write_awards(self, rows: list[PlannedRow]) -> None:
        decisions = {id(row.decision): row.decision for row in rows if row.decision}
        stored = {place: self._decision(planned) for place, planned in decisions.items()}
        last = {place: self._store.awards.count_of(d.uid) for place, d in stored.items()}
        self._ensure(row.award.period for row in rows if row.award and row.award.period)
        lines: list[Award] = []
        for row in rows:
            if row.award is None:
                continue
            decision = stored[id(row.decision)]
            last[id(row.decision)] += 1
            lines.append(
                replace(
                    row.award,
                    decision_uid=decision.uid,
                    subject_uid=self._uid(row.subject),
                    position=last[id(row.decision)],
                )
            )
        with ExitStack() as summaries:
            for decision in stored.values():
                if decision.status != "issued":
                    kept = self._services.deciding.standard_summary_kept(decision.uid)
                    summaries.enter_context(kept)
            self._save(self._store.awards, lines, "Đang ghi khen thưởng")

    def _write_ratings(self, rows: list[PlannedRow]) -> None:
        records = [
            replace(row.rating, subject_uid=self._uid(row.subject)) for row in rows if row.rating
        ]
        self._ensure(record.period for record in records)
        self._save(self._store.ratings, records, "Đang ghi xếp loại")

    def _write_reviews(self, rows: list[PlannedRow]) -> None:
        records = [
            replace(row.review, subject_uid=self._uid(row.subject)) for row in rows if row.review
        ]
        self._ensure(record.period for record in records)
        self._save(self._store.household_reviews, records, "Đang ghi bình xét Gia đình văn hóa")

    def _write_nominations(self, rows: list[PlannedRow]) -> None:
        records = [
            replace(row.nomination, subject_uid=self._uid(row.subject))
            for row in rows
            if row.nomination
        ]
        for start in range(0, len(records), ROWS_AT_ONCE):
            self._progress.report(self._written, self._total, "Đang ghi đề nghị")
            some = records[start : start + ROWS_AT_ONCE]
            self._services.nominating.save_checked(some)
            self._written += len(some)

    def _write_initiatives(self, planned: list[PlannedInitiative]) -> None:
        self._ensure(each.record.period for each in planned)
        changed = [each for each in planned if each.changed]
        saved = self._save(
            self._store.initiatives, [each.record for each in changed], "Đang ghi sáng kiến"
        )
        uids = {id(each): record.uid for each, record in zip(changed, saved, strict=True)}
        self._store.initiative_authors.save_many(
            replace(author.stored, share=author.share)
            if author.stored
            else InitiativeAuthor(
                initiative_uid=uids.get(id(each), each.record.uid),
                subject_uid=self._uid(author.subject),
                share=author.share,
            )
            for each in planned
            for author in each.authors.values()
            if author.changed
        )

    def _write_lives(self) -> None:
        """When people came, were away, were disciplined."""
        self._store.career.save_many(
            replace(span, subject_uid=self._uid(row.subject))
            for row in self._rows
            for span in row.career
        )
        self._store.hindrances.save_many(
            replace(row.hindrance, subject_uid=self._uid(row.subject))
            for row in self._rows
            if row.hindrance
        )

    def _ensure(self, periods: Iterable[str]) -> None:
        for period in dict.fromkeys(periods):
            self._services.periods.ensure(period)

    def _decision(self, planned: PlannedDecision) -> Decision:
        record = planned.record
        if record.period:
            self._services.periods.ensure(record.period)
        if not planned.is_new:
            return record
        if record.status == "issued":
            return self._store.decisions.save(record)
        return self._services.deciding.save(record)

    def _save(self, table: RecordTable[R], records: Sequence[R], doing: str) -> list[R]:
        saved: list[R] = []
        for start in range(0, len(records), ROWS_AT_ONCE):
            self._progress.report(self._written, self._total, doing)
            saved += table.save_many(records[start : start + ROWS_AT_ONCE])
            self._written += len(records[start : start + ROWS_AT_ONCE])
        self._progress.report(self._written, self._total, doing)
        return saved
