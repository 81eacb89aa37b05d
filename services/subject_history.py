"""Lý lịch khen thưởng: everything that is known of one subject, in the order in which it happened.

A new kind of entry: a function that gives its entries, one line in ``SOURCES``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from models.dates import format_short
from models.decisions import DECISION_STATUSES
from models.subjects import Subject
from services.history_entry import Entry, EntryKind
from services.periods import period_of_code
from services.services import Services
from services.subject_facts import (
    career,
    hindrances,
    initiatives,
    nominations,
    ratings,
    reviews,
)


@dataclass(frozen=True, slots=True)
class SubjectHistory:
    subject: Subject
    unit_name: str
    entries: tuple[Entry, ...]
    """The newest first; what has no day yet before them."""

    def of(self, kind: EntryKind) -> list[Entry]:
        return [entry for entry in self.entries if entry.kind == kind]


Source = Callable[[Services, Subject], Iterable[Entry]]


def history_of(services: Services, uid: str) -> SubjectHistory:
    subject = services.store.subjects.get(uid)
    entries = [entry for source in SOURCES for entry in source(services, subject)]
    entries.sort(key=lambda entry: entry.day or date.max, reverse=True)
    return SubjectHistory(subject, services.directory.unit_name(subject.unit_uid), tuple(entries))


def _awards(services: Services, subject: Subject) -> Iterator[Entry]:
    for award, decision in services.directory.past(subject.uid).awards:
        issued = decision.status == "issued"
        code = f"Quyết định số {decision.code}" if decision.number else "Quyết định chưa có số"
        yield Entry(
            "award",
            decision.decided_on,
            format_short(decision.decided_on) if decision.decided_on else "",
            services.catalogue.award_type(award.award_type).name,
            source=code,
            issuer=decision.issuer,
            then=", ".join(part for part in (award.subject_position, award.unit_name) if part),
            note=award.achievement if issued else DECISION_STATUSES[decision.status],
            settled=issued,
        )


def _registrations(services: Services, subject: Subject) -> Iterator[Entry]:
    past = services.directory.past(subject.uid)
    taken_up = {award.registration_uid for award, _ in past.awards}
    for registration in past.registrations:
        period = services.periods.find(registration.period) or period_of_code(registration.period)
        yield Entry(
            "registration",
            registration.registered_on or period.starts_on,
            period.name,
            services.catalogue.award_type(registration.award_type).name,
            note="Đã đưa vào quyết định" if registration.uid in taken_up else "Chưa có quyết định",
            settled=registration.uid in taken_up,
        )


def _changes(services: Services, subject: Subject) -> Iterator[Entry]:
    """Another unit, or another position, as the change log tells."""
    units = services.store.units
    for batch, change in services.store.batches.history_of(subject.uid):
        if not change.old or not change.new or batch.reverses or batch.reversed_by:
            continue
        before, after = change.old, change.new
        day = datetime.fromisoformat(batch.created_at).astimezone().date()
        if before["unit_uid"] != after["unit_uid"]:
            old = units.find(before["unit_uid"] or "")
            new = services.directory.unit_name(after["unit_uid"])
            merged = old is not None and old.successor_uid == after["unit_uid"]
            if merged and old is not None and old.ended_on is not None:
                day = old.ended_on
            yield Entry(
                "change",
                day,
                format_short(day),
                _from_to("Đơn vị", old.name if old else "", new),
                note="Do sáp nhập đơn vị" if merged else "",
            )
        if before["position"] != after["position"]:
            title = _from_to("Chức vụ", before["position"], after["position"])
            yield Entry("change", day, format_short(day), title)


def _from_to(what: str, before: str, after: str) -> str:
    if not before:
        return f"{what}: {after}"
    return f"{what}: từ {before} sang {after}" if after else f"{what}: thôi {before}"


SOURCES: tuple[Source, ...] = (
    _awards,
    nominations,
    _registrations,
    ratings,
    reviews,
    initiatives,
    career,
    hindrances,
    _changes,
)
