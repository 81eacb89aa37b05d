"""Which records go out for a period: what is new, what changed, and what is taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from models.attachments import Attachment
from models.awards import Award
from models.decisions import Decision
from models.movements import Movement
from models.packages import SentRecord
from models.periods import Period
from models.records import Record, RecordTable
from models.registrations import Registration
from models.store import Store
from models.subjects import Subject
from models.units import Unit
from services.packages.kinds import PackageKind
from services.packages.lines import WithdrawnLine, WithdrawnReason
from services.packages.manifest import Counts

R = TypeVar("R", bound=Record)

_DIRECTORY = ("subjects", "units", "movements")
"""Taken back only when deleted: that nothing refers to them any more means nothing."""


@dataclass(slots=True)
class Contents:
    """Everything that a package of one period and kind carries, as it is at one moment."""

    period: Period
    units: list[Unit] = field(default_factory=list)
    subjects: list[Subject] = field(default_factory=list)
    movements: list[Movement] = field(default_factory=list)
    registrations: list[Registration] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    awards: list[Award] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    withdrawn: list[WithdrawnLine] = field(default_factory=list)
    sent_before: dict[str, SentRecord] = field(default_factory=dict)
    open_decisions: int = 0

    def tables(self) -> dict[str, Sequence[Record]]:
        """Records by table; a period that was only derived from its code is none."""
        return {
            "periods": [self.period] if self.period.uid else [],
            "units": self.units,
            "subjects": self.subjects,
            "movements": self.movements,
            "registrations": self.registrations,
            "decisions": self.decisions,
            "awards": self.awards,
            "attachments": self.attachments,
        }

    def counts(self) -> dict[str, int]:
        counts = {table: len(records) for table, records in self.tables().items()}
        return counts | {"withdrawn": len(self.withdrawn)}

    def tally(self) -> Counts:
        return Counts(
            records=self.counts(),
            registrations=dict(Counter(r.award_type for r in self.registrations)),
            awards=dict(Counter(a.award_type for a in self.awards)),
        )

    def sent_records(self) -> Iterator[SentRecord]:
        """What is remembered of this package."""
        for table, records in self.tables().items():
            for record in records:
                yield SentRecord(table, record.uid, record.revision)
        for line in self.withdrawn:
            yield SentRecord(line.table, line.uid, line.revision, withdrawn=True)

    def since_last(self) -> Changes:
        new = changed = same = 0
        for table in ("registrations", "decisions", "awards", "subjects"):
            for record in self.tables()[table]:
                before = self.sent_before.get(record.uid)
                if before is None or before.withdrawn:
                    new += 1
                elif before.revision < record.revision:
                    changed += 1
                else:
                    same += 1
        before = self.sent_before
        withdrawn = sum(not before[line.uid].withdrawn for line in self.withdrawn)
        return Changes(new, changed, same, withdrawn)


@dataclass(frozen=True, slots=True)
class Changes:
    """Against what went out last with the same period and kind."""

    new: int
    changed: int
    same: int
    withdrawn: int

    @property
    def any(self) -> bool:
        return bool(self.new or self.changed or self.withdrawn)


def gather(store: Store, period: Period, kind: PackageKind, *, attachments: bool) -> Contents:
    with store.snapshot():
        contents = Contents(period)
        contents.sent_before = store.packages.sent_before(period.code, kind.code)
        if kind.registrations:
            contents.registrations = store.registrations.of_period(period.code)
        if kind.decisions:
            decisions, awards = store.packages.issued(period.code)
            contents.decisions = store.decisions.get_many(decisions)
            contents.awards = store.awards.get_many(awards)
            contents.open_decisions = store.packages.open_decisions(period.code)
        contents.movements = _movements(store, contents, kind)
        contents.subjects = _subjects(store, contents, kind)
        contents.units = _units(store, contents, kind)
        if attachments:
            contents.attachments = _attachments(store, contents)
        contents.withdrawn = _withdrawn(store, contents)
    return contents


def _movements(store: Store, contents: Contents, kind: PackageKind) -> list[Movement]:
    named = (d.movement_uid for d in contents.decisions if d.movement_uid)
    return _with_all(store.movements.all() if kind.directory else [], named, store.movements)


def _subjects(store: Store, contents: Contents, kind: PackageKind) -> list[Subject]:
    """Also those in the bin, when a registration or an award still tells of them."""
    named = [
        *(r.subject_uid for r in contents.registrations),
        *(a.subject_uid for a in contents.awards),
    ]
    return _with_all(store.subjects.all() if kind.directory else [], named, store.subjects)


def _units(store: Store, contents: Contents, kind: PackageKind) -> list[Unit]:
    """The units of the subjects and everything above them, parents first."""
    units = {unit.uid: unit for unit in store.units.in_order()} if kind.directory else {}
    wanted = {s.unit_uid for s in contents.subjects} | {u.parent_uid for u in units.values()}
    while missing := [uid for uid in wanted if uid and uid not in units]:
        found = store.units.get_many(missing)
        units |= {unit.uid: unit for unit in found}
        wanted = {unit.parent_uid for unit in found}
    ordered: dict[str, Unit] = {}
    for unit in sorted(units.values(), key=lambda unit: (unit.tree_key, unit.uid)):
        line = {unit.uid: unit}
        above = unit.parent_uid
        while above in units and above not in ordered and above not in line:
            line[above] = units[above]
            above = units[above].parent_uid
        ordered |= dict(reversed(line.items()))
    return list(ordered.values())


def _attachments(store: Store, contents: Contents) -> list[Attachment]:
    owners = {
        record.uid
        for table in ("movements", "registrations", "decisions", "awards")
        for record in contents.tables()[table]
    }
    return [found for found in store.attachments.all() if found.owner_uid in owners]


def _with_all(known: list[R], uids: Iterable[str], table: RecordTable[R]) -> list[R]:
    present = {record.uid for record in known}
    return known + table.get_many([uid for uid in dict.fromkeys(uids) if uid not in present])


def _withdrawn(store: Store, contents: Contents) -> list[WithdrawnLine]:
    """What went out before, or was taken back before, and is not inside now.

    It is said again in every later package: each is complete, whichever of them were lost.
    """
    present = {record.uid for records in contents.tables().values() for record in records}
    lines: list[WithdrawnLine] = []
    for sent in contents.sent_before.values():
        if sent.uid in present or sent.table in ("periods", "attachments"):
            continue
        record = _find(store, sent)
        deleted = record is None or record.deleted_at is not None
        if sent.table in _DIRECTORY and not deleted:
            continue
        lines.append(
            WithdrawnLine(
                table=sent.table,  # pyright: ignore[reportArgumentType]
                uid=sent.uid,
                revision=max(sent.revision, record.revision if record else 0),
                reason=_reason(record),
                withdrawn_at=record.deleted_at or record.changed_at if record else None,
                label=_label(store, record),
            )
        )
    return lines


def _find(store: Store, sent: SentRecord) -> Record | None:
    table = {
        "units": store.units,
        "subjects": store.subjects,
        "movements": store.movements,
        "registrations": store.registrations,
        "decisions": store.decisions,
        "awards": store.awards,
    }[sent.table]
    return table.find(sent.uid)


def _reason(record: Record | None) -> WithdrawnReason:
    if record is None or record.deleted_at is not None:
        return "deleted"
    if isinstance(record, Decision) and record.status != "issued":
        return "not_issued"
    return "not_in_period"


def _label(store: Store, record: Record | None) -> str:
    match record:
        case Registration():
            subject = store.subjects.find(record.subject_uid)
            return f"{subject.name if subject else ''} - {record.award_type}"
        case Decision():
            return f"{record.code} {record.summary}".strip()
        case Award():
            return f"{record.name} - {record.award_type}"
        case Unit() | Subject() | Movement():
            return record.name
        case _:
            return ""
